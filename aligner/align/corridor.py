"""The part of the plane of two texts in which their path is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Corridor", "around"]

SLACK = 12  # segments to either side of an anchor that may be wrong
WIDEST = 600  # segments: beyond it only a band along the diagonal between two anchors is searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """For each border of the source the borders of the target that a path may cross it at.

    Attributes
    ----------
    low, high : ndarray of shape (n_source + 1,), intp
        First and last border, both ascending; a text of n segments has the borders 0 to n.
    """

    low: NDArray[np.intp]
    high: NDArray[np.intp]


def around(
    anchors: NDArray[np.intp],
    n_source: int,
    n_target: int,
    *,
    slack: int = SLACK,
    widest: int = WIDEST,
) -> Corridor:
    """Enclose the path through anchors.

    Parameters
    ----------
    anchors : ndarray of shape (p, 2), intp
        Positions of segments, ascending in both members.
    n_source, n_target : int
        Segments of the texts.
    slack : int
        How far the path may leave the straight way, in segments, >= 0.
    widest : int
        Between two anchors all is searched, up to this width; then a band of it.

    Returns
    -------
    Corridor
        It holds the borders (0, 0) and (n_source, n_target), and a path between them.

    Notes
    -----
    The second of two passes looks near the path of the first only, as in [1]_.

    References
    ----------
    .. [1] L. Liu and M. Zhu, "Bertalign", Digital Scholarship in the Humanities 38(2), 2022.
    """
    low = np.full(n_source + 1, n_target, np.intp)
    high = np.zeros(n_source + 1, np.intp)
    corners = [(0, 0), *((int(i), int(j)) for i, j in anchors), (n_source, n_target)]
    for (top, left), (bottom, right) in pairwise(corners):
        rows = np.arange(top, bottom + 1)
        if right - left <= widest:
            first, last = np.full(len(rows), left), np.full(len(rows), right)
        else:
            slope = (right - left) / max(bottom - top, 1)
            middle = left + (rows - top) * slope
            first = np.maximum(middle - widest / 2, left).astype(np.intp)
            last = np.minimum(middle + slope + widest / 2, right).astype(np.intp)
        low[rows] = np.minimum(low[rows], first)
        high[rows] = np.maximum(high[rows], last)
    return _widened(low, high, n_target, slack)


def _widened(low: NDArray[np.intp], high: NDArray[np.intp], n_target: int, slack: int) -> Corridor:
    """Give way on all four sides, and keep both walls ascending."""
    n = len(low)
    at = np.arange(n)
    low = low[np.maximum(at - slack, 0)] - slack
    high = high[np.minimum(at + slack, n - 1)] + slack
    return Corridor(
        low=np.minimum.accumulate(np.clip(low, 0, n_target)[::-1])[::-1],
        high=np.maximum.accumulate(np.clip(high, 0, n_target)),
    )

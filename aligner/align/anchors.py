"""Single segments of two texts that surely belong together."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from aligner.align.bead_model import Spans, distance

__all__ = ["heaviest_chain", "mutual_pairs"]

BLOCK = 1024  # rows of the source compared at once
FAR = 0.8  # normalised distance from which a pair is no pair


def mutual_pairs(
    source: Spans, target: Spans, *, far: float = FAR
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Pair the segments that are each other's nearest.

    Parameters
    ----------
    source, target : Spans
        Of n and m segments.
    far : float
        Normalised distance from which a pair is left out.

    Returns
    -------
    pairs : ndarray of shape (p, 2), intp
        Positions in source and target, ascending in the first.
    distances : ndarray of shape (p,), float32

    Notes
    -----
    Time O(n * m); memory O(m), times `BLOCK`.
    """
    n, m = source.vectors.shape[1], target.vectors.shape[1]
    if not n or not m:
        return np.empty((0, 2), np.intp), np.empty(0, np.float32)
    forth, near = np.empty(n, np.intp), np.empty(n, np.float32)
    back, nearest = np.zeros(m, np.intp), np.full(m, np.inf, np.float32)
    for first in range(0, n, BLOCK):
        rows = slice(first, min(first + BLOCK, n))
        cosine = source.vectors[0, rows] @ target.vectors[0].T
        apart = distance(cosine, source.remoteness[0, rows], target.remoteness[0])
        forth[rows], near[rows] = apart.argmin(axis=1), apart.min(axis=1)
        best = apart.min(axis=0)
        better = best < nearest
        back[better] = apart.argmin(axis=0)[better] + first
        nearest[better] = best[better]
    rows_kept = np.flatnonzero((back[forth] == np.arange(n)) & (near < far))
    return np.stack([rows_kept, forth[rows_kept]], axis=1), near[rows_kept]


def heaviest_chain(pairs: NDArray[np.intp], weights: NDArray[np.float32]) -> NDArray[np.intp]:
    """Choose the pairs that keep one order and weigh most together.

    Parameters
    ----------
    pairs : ndarray of shape (p, 2), intp
        Ascending in the first member, each member at most once on its side.
    weights : ndarray of shape (p,), float32
        > 0.

    Returns
    -------
    ndarray of shape (q, 2), intp
        Ascending in both members.

    Notes
    -----
    Heaviest increasing subsequence: a list of ends that no lighter end precedes, so that the best
    predecessor is found by bisection. Time O(p log p) searches, and as many insertions.
    """
    ends: list[int] = []  # second members, ascending, with weights that ascend too
    chains: list[tuple[float, int]] = []  # weight, pair at the end
    before = np.full(len(pairs), -1)
    for at, second in enumerate(pairs[:, 1].tolist()):
        place = bisect_left(ends, second)
        weight, before[at] = chains[place - 1] if place else (0.0, -1)
        weight += float(weights[at])
        while place < len(ends) and chains[place][0] <= weight:
            del ends[place], chains[place]
        ends.insert(place, second)
        chains.insert(place, (weight, at))
    chosen: list[int] = []
    at = chains[-1][1] if chains else -1
    while at >= 0:
        chosen.append(at)
        at = int(before[at])
    return pairs[chosen[::-1]]

"""Two plain ways to pair the sentences of two languages, to compare ours with.

Both see one matrix of cosines and nothing else.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["margin_pairs", "mutual_neighbours"]

Scored = tuple[int, int, float]  # row, column, score
NEIGHBOURS = 4


def mutual_neighbours(cosines: NDArray[np.float32]) -> list[Scored]:
    """Pair each row with its nearest column where that one's nearest row it is.

    Parameters
    ----------
    cosines : ndarray of shape (n, m), float32

    Returns
    -------
    list of (int, int, float)
        Row, column, cosine; each row and each column once at most.
    """
    if not cosines.size:
        return []
    there, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return [(i, int(j), float(cosines[i, j])) for i, j in enumerate(there.tolist()) if back[j] == i]


def margin_pairs(cosines: NDArray[np.float32], k: int = NEIGHBOURS) -> list[Scored]:
    """Pair rows and columns by the ratio margin, each once at most, the best margin first.

    Parameters
    ----------
    cosines : ndarray of shape (n, m), float32
    k : int
        Neighbours that a margin is measured against; all, where there are fewer.

    Returns
    -------
    list of (int, int, float)
        Row, column, margin; falling.

    Notes
    -----
    Of each row's k nearest columns the one of the best margin is taken, and of each column's k
    nearest rows as well; of both lists together, pairs are kept from the best margin down, as long
    as neither side is taken ("max" retrieval) [1]_.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Margin-based parallel corpus mining with multilingual
       sentence embeddings", ACL 2019.
    """
    if not cosines.size:
        return []
    rows, columns = _nearest(cosines, k), _nearest(cosines.T, k)
    near_row = np.take_along_axis(cosines, rows, axis=1).mean(axis=1)
    near_column = np.take_along_axis(cosines.T, columns, axis=1).mean(axis=1)
    margins = cosines / np.maximum((near_row[:, None] + near_column[None, :]) / 2, 1e-6)
    forward = np.take_along_axis(margins, rows, axis=1).argmax(axis=1)
    backward = np.take_along_axis(margins.T, columns, axis=1).argmax(axis=1)
    proposed = {(i, int(rows[i, best])) for i, best in enumerate(forward.tolist())}
    proposed |= {(int(columns[j, best]), j) for j, best in enumerate(backward.tolist())}
    scored = sorted(((i, j, float(margins[i, j])) for i, j in proposed), key=_falling)
    return take_once(scored)


def take_once(scored: list[Scored]) -> list[Scored]:
    """Keep the pairs of which neither side is in an earlier one."""
    taken: tuple[set[int], set[int]] = set(), set()
    kept = []
    for i, j, score in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            kept.append((i, j, score))
    return kept


def _falling(scored: Scored) -> tuple[float, int, int]:
    return -scored[2], scored[0], scored[1]


def _nearest(cosines: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """Return the columns of the k best of each row, the best first."""
    return np.argsort(-cosines, axis=1, kind="stable")[:, :k]

"""Which pairs of statements are worth a look: near to each other, and nearer than their documents.

All pairs of two documents are weighed at once, in one matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.align.comparable import DOCUMENTS
from aligner.align.routes import (
    DIGITS,
    NEIGHBOURS,
    REPEATED_FROM,
    Routes,
    document_rows,
    mean_of,
)
from aligner.records import Why
from aligner.remembered import remember, result_key

__all__ = ["find_candidates"]

LOOKED_AT = 2  # a clause and its sentence's other clause may both be near
LARGE = DOCUMENTS + 1  # up to here all pairs are compared anew: looking them up would gain little


class Near(NamedTuple):
    """Two statements of two documents, by their rows in these, and their similarities."""

    row: int
    column: int
    direct: float
    pivot: float | None
    margin: float | None


def find_candidates(
    routes: Routes,
    docs: NDArray[np.intp],
    comparable: Iterable[tuple[int, int]],
    *,
    margin: float,
    k: int = LOOKED_AT,
) -> dict[tuple[int, int], Why]:
    """Pair the statements that are among each other's nearest in the other's document.

    Parameters
    ----------
    routes : Routes
        Of n statements, document by document.
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending from 0 without a gap.
    comparable : iterable of (int, int)
        The documents to compare, ascending, each pair once, ``a < b``.
    margin : float
        Pairs with a smaller one are left out: they are no nearer than their neighbourhood.
    k : int
        How many of the nearest to look at, >= 1.

    Returns
    -------
    dict of (int, int) to Why
        Rows ``i < j`` of the mutual neighbours by the direct route, by the pivot route, or by the
        mean of both, ascending, with their similarities; no gate was asked yet.

    Raises
    ------
    CacheError
        If the store of a large collection cannot be read or written.
    """
    blocks = document_rows(docs)
    store = routes.store if len(blocks) > LARGE else None
    digests = routes.digests(blocks) if store else []

    @cache
    def repeats(doc: int) -> NDArray[np.bool_]:
        found = routes.similarity(blocks[doc], blocks[doc]) >= REPEATED_FROM
        np.fill_diagonal(found, False)
        return found

    def near(pair: tuple[int, int]) -> list[Near]:
        one, other = pair
        rows, repeated = (blocks[one], blocks[other]), (repeats(one), repeats(other))
        return _near(routes, rows, repeated, margin, k)

    pairs = list(comparable)
    found: dict[tuple[int, int], Why] = {}
    for (left, right), own in zip(
        pairs,
        remember(
            store,
            pairs,
            key=lambda pair: result_key(
                "near", digests[pair[0]], digests[pair[1]], repr(margin), str(k)
            ),
            compute=near,
            write=list,
            read=lambda _, rows: [Near(*row) for row in rows],
        ),
        strict=True,
    ):
        for i, j, direct, pivot, nearer in own:
            at = i + blocks[left].start, j + blocks[right].start
            found[at] = Why(direct=direct, pivot=pivot, margin=nearer, gates=())
    return found


def _near(
    routes: Routes,
    rows: tuple[slice, slice],
    repeated: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    margin: float,
    k: int,
) -> list[Near]:
    """Return the mutual neighbours of two documents, which their vectors alone decide."""
    direct = routes.direct_similarity(*rows)
    pivot = routes.pivot_similarity(*rows)
    mean = mean_of(direct, pivot)
    i, j = np.nonzero(_mutual(direct, k) | _mutual(pivot, k) | _mutual(mean, k))
    margins = _margins(mean, i, j, *repeated)
    kept = ~(margins < margin)
    i, j = i[kept], j[kept]
    values = zip(*map(_rounded, (direct[i, j], pivot[i, j], margins[kept])), strict=True)
    return [
        Near(row, column, cosine or 0.0, through_pivot, nearer)
        for row, column, (cosine, through_pivot, nearer) in zip(
            i.tolist(), j.tolist(), values, strict=True
        )
    ]


def _rounded(values: NDArray[np.float32]) -> list[float | None]:
    """Return the values as they are shown and decided on, None for NaN."""
    return [None if v != v else round(v, DIGITS) for v in values.tolist()]


def _mutual(similarity: NDArray[np.float32], k: int) -> NDArray[np.bool_]:
    """Mark the cells that are among the k best of both their row and their column."""
    filled = np.where(np.isnan(similarity), -np.inf, similarity)
    k_row, k_column = min(k, filled.shape[1]), min(k, filled.shape[0])
    row_floor = -np.partition(-filled, k_row - 1, axis=1)[:, k_row - 1, None]
    column_floor = -np.partition(-filled, k_column - 1, axis=0)[None, k_column - 1, :]
    return np.isfinite(filled) & (filled >= row_floor) & (filled >= column_floor)


def _margins(
    similarity: NDArray[np.float32],
    i: NDArray[np.intp],
    j: NDArray[np.intp],
    repeats_i: NDArray[np.bool_],
    repeats_j: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """Return the margin of each cell, as `aligner.align.routes.nearness` defines it."""
    one = _nearness(similarity[i], repeats_j[j])
    other = _nearness(similarity.T[j], repeats_i[i])
    margins = similarity[i, j] / np.maximum((one + other) / 2, 1e-3)
    return np.round(margins, DIGITS).astype(np.float32)


def _nearness(
    similarity: NDArray[np.float32], repeated: NDArray[np.bool_], k: int = NEIGHBOURS
) -> NDArray[np.float32]:
    """Return the mean of the k best of each row, its repetitions left out; NaN where too few."""
    if similarity.shape[1] <= k:
        return np.full(len(similarity), np.nan, dtype=np.float32)
    others = np.where(repeated, -np.inf, similarity)
    best = np.partition(others, -k, axis=1)[:, -k:].mean(axis=1)
    few = (~repeated).sum(axis=1) <= k
    return np.where(few, np.nan, best).astype(np.float32)

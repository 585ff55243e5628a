"""The two routes by which statements are compared: direct, and through the pivot language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.protocols import Vectors

__all__ = ["Routes", "document_rows", "mutual_neighbours", "nearness"]

NEIGHBOURS = 4
CANDIDATES = 2  # a clause and its sentence's other clause may both be near
REPEATED_FROM = 0.6  # similarity of two statements of one document that say the same, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Vectors of n statements by both routes; row i of each belongs to statement i."""

    direct: Vectors  # of the originals
    pivot: Vectors  # of the translations into the pivot language
    usable: NDArray[np.bool_]  # (n,): the translation raised no guard

    def direct_similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the cosines of the originals, shape (n_rows, n_columns)."""
        return self.direct[rows] @ self.direct[columns].T

    def pivot_similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the cosines of the translations; NaN where either side is not usable."""
        both = self.usable[rows, None] & self.usable[None, columns]
        return np.where(both, self.pivot[rows] @ self.pivot[columns].T, np.float32(np.nan))

    def similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the mean of both routes, or the direct one where the pivot is off."""
        direct, pivot = self.direct_similarity(rows, columns), self.pivot_similarity(rows, columns)
        return np.where(np.isnan(pivot), direct, (direct + pivot) / 2)


def document_rows(docs: NDArray[np.intp]) -> list[slice]:
    """Return the row range of each document.

    Parameters
    ----------
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending from 0 without a gap.
    """
    bounds = [0, *(np.flatnonzero(np.diff(docs)) + 1).tolist(), len(docs)]
    return [slice(a, b) for a, b in pairwise(bounds) if a < b]


def nearness(
    routes: Routes, row: int, partner: int, columns: slice, *, k: int = NEIGHBOURS
) -> float | None:
    """Measure how near one statement lies to its nearest ones in its partner's document.

    Parameters
    ----------
    routes : Routes
        Of all statements.
    row, partner : int
        The statement, and the one that it is compared with.
    columns : slice
        The statements of the partner's document.
    k : int
        How many neighbours to average, >= 1.

    Returns
    -------
    float or None
        Mean similarity to the k nearest, the partner among them; None where there are no more
        than k, so that the mean would say nothing.

    Notes
    -----
    The margin of a pair is its similarity over the mean of its two nearnesses [1]_: a statement
    made of background words ("the regime", "Aleppo") is near to everything. Unlike there,
    neighbours are taken from the pair's own two documents, or a claim that many documents repeat
    would be its own background; and for the same reason a document's repetitions of the partner
    (a title and its lead) are left out.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Margin-based parallel corpus mining with multilingual
       sentence embeddings", ACL 2019.
    """
    similarity = routes.similarity(slice(row, row + 1), columns)[0]
    repeated = routes.similarity(slice(partner, partner + 1), columns)[0] >= REPEATED_FROM
    repeated[partner - columns.start] = False
    others = similarity[~repeated]
    return float(np.partition(others, -k)[-k:].mean()) if len(others) > k else None


def _mutual(similarity: NDArray[np.float32], k: int) -> Iterator[tuple[int, int]]:
    """Yield the cells that are among the k best of both their row and their column."""
    filled = np.where(np.isnan(similarity), -np.inf, similarity)
    k_row, k_column = min(k, filled.shape[1]), min(k, filled.shape[0])
    row_floor = -np.partition(-filled, k_row - 1, axis=1)[:, k_row - 1, None]
    column_floor = -np.partition(-filled, k_column - 1, axis=0)[None, k_column - 1, :]
    best = np.isfinite(filled) & (filled >= row_floor) & (filled >= column_floor)
    yield from ((int(i), int(j)) for i, j in np.argwhere(best))


def mutual_neighbours(
    routes: Routes, docs: NDArray[np.intp], *, k: int = CANDIDATES
) -> list[tuple[int, int]]:
    """Pair the statements that are among each other's nearest in the other's document.

    Parameters
    ----------
    routes : Routes
        Of n statements, document by document.
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending.
    k : int
        How many of the nearest to look at, >= 1.

    Returns
    -------
    list of (int, int)
        Rows ``i < j`` of different documents that are mutual neighbours by the direct route, by
        the pivot route, or by the mean of both; sorted, each once.
    """
    pairs: set[tuple[int, int]] = set()
    blocks = document_rows(docs)
    for at, rows in enumerate(blocks):
        for columns in blocks[at + 1 :]:
            for similarity in (
                routes.direct_similarity(rows, columns),
                routes.pivot_similarity(rows, columns),
                routes.similarity(rows, columns),
            ):
                pairs.update((rows.start + i, columns.start + j) for i, j in _mutual(similarity, k))
    return sorted(pairs)

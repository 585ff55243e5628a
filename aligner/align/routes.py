"""The two routes by which statements are compared: direct, and through the pivot language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.protocols import Vectors

__all__ = ["Routes", "mutual_neighbours", "neighbourhood"]

BLOCK = 1024  # rows of a similarity block: 1,024 by 100,000 statements are 400 MB of float32


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


def neighbourhood(routes: Routes, docs: NDArray[np.intp], *, k: int = 4) -> NDArray[np.float32]:
    """Measure how near each statement lies to its nearest ones in other documents.

    A statement made of background words ("the regime", "Aleppo") is near to everything: the
    margin of a pair is its similarity over the mean of the two neighbourhoods.

    Parameters
    ----------
    routes : Routes
        Of n statements.
    docs : ndarray of shape (n,), intp
        Index of each statement's document.
    k : int, default=4
        How many neighbours to average, >= 1; fewer where other documents hold fewer.

    Returns
    -------
    ndarray of shape (n,), float32
        Mean similarity to the k nearest statements of other documents; 1 where there are none.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Margin-based parallel corpus mining with multilingual
       sentence embeddings", ACL 2019.
    """
    n = len(docs)
    means = np.ones(n, dtype=np.float32)
    for start in range(0, n, BLOCK):
        rows = slice(start, min(start + BLOCK, n))
        block = routes.similarity(rows, slice(0, n))
        block[docs[rows, None] == docs[None, :]] = -np.inf
        nearest = np.sort(np.partition(block, -min(k, n), axis=1)[:, -min(k, n) :], axis=1)
        finite = np.isfinite(nearest)
        counts = finite.sum(axis=1)
        sums = np.where(finite, nearest, 0).sum(axis=1)
        means[rows] = np.where(counts > 0, sums / np.maximum(counts, 1), 1.0)
    return means


def _blocks(docs: Sequence[int] | NDArray[np.intp]) -> list[slice]:
    """Return the row range of each document; statements stand document by document."""
    bounds = [0, *(i for i in range(1, len(docs)) if docs[i] != docs[i - 1]), len(docs)]
    return [slice(a, b) for a, b in pairwise(bounds) if a < b]


def _mutual(similarity: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    filled = np.where(np.isnan(similarity), -np.inf, similarity)
    forth, back = filled.argmax(axis=1), filled.argmax(axis=0)
    for i, j in enumerate(forth):
        if back[j] == i and np.isfinite(filled[i, j]):
            yield i, int(j)


def mutual_neighbours(routes: Routes, docs: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Pair the statements that are each other's nearest in the other's document.

    Parameters
    ----------
    routes : Routes
        Of n statements, document by document.
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending.

    Returns
    -------
    list of (int, int)
        Rows ``i < j`` of different documents that are mutual nearest neighbours by the direct
        route, by the pivot route, or by the mean of both; sorted, each once.
    """
    pairs: set[tuple[int, int]] = set()
    blocks = _blocks(docs)
    for at, rows in enumerate(blocks):
        for columns in blocks[at + 1 :]:
            for similarity in (
                routes.direct_similarity(rows, columns),
                routes.pivot_similarity(rows, columns),
                routes.similarity(rows, columns),
            ):
                pairs.update((rows.start + i, columns.start + j) for i, j in _mutual(similarity))
    return sorted(pairs)

"""The two routes by which statements are compared: direct, and through the pivot language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.protocols import Vectors
from aligner.store import Store

__all__ = ["Routes", "document_rows", "mean_of", "nearness"]

NEIGHBOURS = 4
DIGITS = 4  # similarities and probabilities are rounded before any decision is made on them
REPEATED_FROM = 0.6  # similarity of two statements of one document that say the same, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Vectors of n statements by both routes; row i of each belongs to statement i."""

    direct: Vectors  # of the originals
    pivot: Vectors  # of the translations into the pivot language
    usable: NDArray[np.bool_]  # (n,): the translation raised no guard
    store: Store | None = None  # where what large collections find in them is kept

    def digests(self, blocks: Iterable[slice]) -> list[str]:
        """Return for each block of rows a digest of all that is known of them."""
        known = self.direct, self.pivot, self.usable
        return [
            hashlib.sha256(b"".join(each[rows].tobytes() for each in known)).hexdigest()
            for rows in blocks
        ]

    def direct_similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the cosines of the originals, shape (n_rows, n_columns)."""
        return self.direct[rows] @ self.direct[columns].T

    def pivot_similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the cosines of the translations; NaN where either side is not usable."""
        both = self.usable[rows, None] & self.usable[None, columns]
        return np.where(both, self.pivot[rows] @ self.pivot[columns].T, np.float32(np.nan))

    def similarity(self, rows: slice, columns: slice) -> NDArray[np.float32]:
        """Return the mean of both routes, or the direct one where the pivot is off."""
        return mean_of(self.direct_similarity(rows, columns), self.pivot_similarity(rows, columns))


def mean_of(direct: NDArray[np.float32], pivot: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean of both routes' cosines, or the direct one where the pivot is NaN."""
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

"""Which documents of a large collection speak of the same, so that only these are compared."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aligner.align.routes import Routes
from aligner.protocols import Vectors

__all__ = ["DOCUMENTS", "comparable_documents"]

DOCUMENTS = 32  # with how many others a document is compared at least; fewer are all compared
BLOCK = 1024  # statements searched for at once


def comparable_documents(
    routes: Routes, docs: NDArray[np.intp], *, most: int = DOCUMENTS
) -> list[tuple[int, int]]:
    """Pair the documents that may hold statements with the same truth conditions.

    Parameters
    ----------
    routes : Routes
        Of n statements, document by document.
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending from 0 without a gap.
    most : int
        How many documents each may choose, >= 1.

    Returns
    -------
    list of (int, int)
        Documents ``a < b``, sorted: every pair where there are no more than ``most + 1``
        documents; else those of which one chose the other.

    Notes
    -----
    Each statement is compared with all others, `BLOCK` of them at a time, and of every other
    document only its nearest statement is kept. A statement then votes for the `most` documents
    that hold something near to it, by how much nearer they are than the first that it does not
    vote for: background words, which are near to everything, give next to nothing [1]_. Memory
    grows with n, time with n squared, in one matrix product.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Margin-based parallel corpus mining with multilingual
       sentence embeddings", ACL 2019.
    """
    n_docs = int(docs[-1]) + 1 if len(docs) else 0
    if n_docs <= most + 1:
        return list(combinations(range(n_docs), 2))
    vectors = _of_both_routes(routes)
    starts = np.searchsorted(docs, np.arange(n_docs))
    pairs: set[tuple[int, int]] = set()
    for first, last in _whole_documents(starts, len(docs)):
        rows = slice(int(starts[first]), int(starts[last]) if last < n_docs else len(docs))
        nearest = np.maximum.reduceat(vectors[rows] @ vectors.T, starts, axis=1)
        nearest[np.arange(len(nearest)), docs[rows]] = -1.0  # never a document with itself
        floor = np.partition(nearest, -most - 1, axis=1)[:, -most - 1, None]
        votes = np.add.reduceat(
            np.maximum(nearest - floor, 0), starts[first:last] - starts[first], axis=0
        )
        for doc, own in enumerate(votes, first):
            chosen = np.argsort(-own, kind="stable")[:most]
            pairs.update((min(doc, int(c)), max(doc, int(c))) for c in chosen if own[c] > 0)
    return sorted(pairs)


def _of_both_routes(routes: Routes) -> Vectors:
    """Return the mean of both vectors of each statement, of length 1: it lies near to both."""
    both = routes.direct + np.where(routes.usable[:, None], routes.pivot, routes.direct)
    lengths = np.linalg.norm(both, axis=1, keepdims=True)
    return np.asarray(both / np.maximum(lengths, 1e-9), dtype=np.float32)


def _whole_documents(starts: NDArray[np.intp], n: int) -> list[tuple[int, int]]:
    """Cut the documents into runs of about `BLOCK` statements."""
    ends = [*starts[1:].tolist(), n]
    runs, first = [], 0
    for doc, end in enumerate(ends):
        if end - starts[first] >= BLOCK or doc == len(ends) - 1:
            runs.append((first, doc + 1))
            first = doc + 1
    return runs

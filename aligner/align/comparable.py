"""Which documents of a large collection speak of the same, so that only these are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aligner.align.ballots import BallotBox
from aligner.align.routes import Routes, document_rows
from aligner.protocols import Vectors

__all__ = ["DOCUMENTS", "comparable_documents"]

DOCUMENTS = 32  # with how many others a document is compared at least; fewer are all compared
BLOCK = 1024  # statements searched for at once
EXACT = 4095.0  # 2**12 - 1: a product of two vectors of this length is a whole float32
NOT_SEEN = -(2.0**25)  # less than any similarity


def comparable_documents(
    routes: Routes, docs: NDArray[np.intp], *, most: int = DOCUMENTS
) -> list[tuple[int, int]]:
    """Pair the documents that may hold statements with the same truth conditions.

    Parameters
    ----------
    routes : Routes
        Of n statements, document by document. Where it has a store, what each statement found
        is kept there, and later runs search only for documents that are new to it.
    docs : ndarray of shape (n,), intp
        Index of each statement's document, ascending from 0 without a gap.
    most : int
        How many documents each may choose, >= 1.

    Returns
    -------
    list of (int, int)
        Documents ``a < b``, sorted: every pair where there are no more than ``most + 1``
        documents; else those of which one chose the other.

    Raises
    ------
    CacheError
        If the store cannot be read or written.

    Notes
    -----
    Each statement is compared with all others, `BLOCK` of them at a time, and of every other
    document only its nearest statement is kept. A statement then votes for the `most` documents
    that hold something near to it, by how much nearer they are than the first that it does not
    vote for: background words, which are near to everything, give next to nothing [1]_. Memory
    grows with n, time with n squared, in one matrix product.

    Similarities are whole numbers, so that they are the same to the last bit however the rows
    are cut into blocks, and whatever of them is kept from another run.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Margin-based parallel corpus mining with multilingual
       sentence embeddings", ACL 2019.
    """
    n_docs = int(docs[-1]) + 1 if len(docs) else 0
    if n_docs <= most + 1:
        return list(combinations(range(n_docs), 2))
    blocks = document_rows(docs)
    vectors = _whole_numbers(_of_both_routes(routes))
    box = BallotBox(routes, blocks, most + 1)
    kept = box.read()
    alike: dict[frozenset[int], list[int]] = defaultdict(list)
    for doc, ballot in enumerate(kept):
        alike[ballot.seen].append(doc)
    pairs: set[tuple[int, int]] = set()
    for seen, voters in alike.items():
        new = [doc for doc in range(n_docs) if doc not in seen]
        for some in _runs(voters, blocks):
            ballots = [kept[doc] for doc in some]
            own = np.repeat(some, [len(ballot.docs) for ballot in ballots])
            nearest = _nearest(vectors, blocks, some, new)
            np.put_along_axis(
                nearest,
                np.concatenate([ballot.docs for ballot in ballots]),
                np.concatenate([ballot.near for ballot in ballots]),
                axis=1,
            )
            nearest[np.arange(len(own)), own] = NOT_SEEN  # never a document with itself
            best = np.argpartition(nearest, -most - 1, axis=1)[:, -most - 1 :]
            near = np.take_along_axis(nearest, best, axis=1)
            if new:
                box.write(some, best, near)
            pairs.update(_chosen(some, own, best, near - near.min(axis=1, keepdims=True), most))
    return sorted(pairs)


def _nearest(
    vectors: Vectors, blocks: Sequence[slice], some: Sequence[int], new: Sequence[int]
) -> NDArray[np.float32]:
    """Return how near some documents' statements lie to the nearest one of each new document."""
    rows = np.concatenate([np.arange(blocks[doc].start, blocks[doc].stop) for doc in some])
    nearest = np.full((len(rows), len(blocks)), NOT_SEEN, dtype=np.float32)
    if new:
        columns = np.concatenate([np.arange(blocks[doc].start, blocks[doc].stop) for doc in new])
        starts = np.cumsum([0, *(blocks[doc].stop - blocks[doc].start for doc in new[:-1])])
        others = vectors if len(columns) == len(vectors) else vectors[columns]
        nearest[:, new] = np.maximum.reduceat(vectors[rows] @ others.T, starts, axis=1)
    return nearest


def _chosen(
    some: Sequence[int],
    own: NDArray[np.intp],
    best: NDArray[np.intp],
    votes: NDArray[np.float32],
    most: int,
) -> Iterator[tuple[int, int]]:
    """Yield each of some documents with those that its statements vote for."""
    for doc in some:
        mine = own == doc
        sums = np.bincount(best[mine].ravel(), votes[mine].ravel())
        for other in np.argsort(-sums, kind="stable")[:most].tolist():
            if sums[other] > 0:
                yield min(doc, other), max(doc, other)


def _of_both_routes(routes: Routes) -> Vectors:
    """Return the mean of both vectors of each statement, of length 1: it lies near to both."""
    both = routes.direct + np.where(routes.usable[:, None], routes.pivot, routes.direct)
    lengths = np.linalg.norm(both, axis=1, keepdims=True)
    return np.asarray(both / np.maximum(lengths, 1e-9), dtype=np.float32)


def _whole_numbers(vectors: Vectors) -> Vectors:
    """Round vectors of length 1, stretched so far that float32 holds all their products."""
    length = EXACT - np.sqrt(vectors.shape[1]) / 2  # what rounding adds at most
    stretched = vectors * np.float32(length)
    np.rint(stretched, out=stretched)
    return stretched


def _runs(docs: Sequence[int], blocks: Sequence[slice]) -> Iterator[list[int]]:
    """Cut documents into runs of about `BLOCK` statements."""
    some: list[int] = []
    size = 0
    for doc in docs:
        some.append(doc)
        size += blocks[doc].stop - blocks[doc].start
        if size >= BLOCK:
            yield some
            some, size = [], 0
    if some:
        yield some

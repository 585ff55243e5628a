"""Which documents each statement was found to lie near to, kept between runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align.routes import Routes
from aligner.remembered import keep, recall, result_key

__all__ = ["Ballot", "BallotBox"]

KEY = 64  # characters of a key


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The k documents that are nearest to each of the m statements of a document.

    Attributes
    ----------
    seen : frozenset of int
        The documents that were looked at; none: the ballot is not cast, and k is 0.
    docs : ndarray of shape (m, k), intp
        The nearest of them, in any order.
    near : ndarray of shape (m, k), float32
        How near: whole numbers.
    """

    seen: frozenset[int]
    docs: NDArray[np.intp]
    near: NDArray[np.float32]


class BallotBox:
    """Ballots of the documents of a run, as far as an earlier run has kept them.

    A ballot is kept with the key of the collection in which it was cast. It holds in another
    collection as well, but for the documents that are new, as long as all that it names are
    there: those that it does not name are no nearer.

    Parameters
    ----------
    routes : Routes
        Of all statements; without a store nothing is kept.
    blocks : sequence of slice
        The rows of each document.
    k : int
        How many documents a ballot names for each statement.
    """

    def __init__(self, routes: Routes, blocks: Sequence[slice], k: int) -> None:
        self.store, self.k = routes.store, k
        self.sizes = [rows.stop - rows.start for rows in blocks]
        self.names = _names(routes.digests(blocks)) if self.store else []
        self.keys = [result_key("ballot", name, str(k)) for name in self.names]
        self.collection = result_key("collection", *self.names) if self.store else ""

    def read(self) -> list[Ballot]:
        """Return a ballot for each document; one that is not cast where none is kept that holds.

        Raises
        ------
        CacheError
            If the store cannot be read.
        """
        ballots = [
            Ballot(seen=frozenset(), docs=np.zeros((m, 0), np.intp), near=np.zeros((m, 0), "f4"))
            for m in self.sizes
        ]
        if self.store is None:
            return ballots
        kept = recall(self.store, self.keys)
        of = {key: data[:KEY].decode("ascii", "replace") for key, data in kept.items()}
        here = {name: doc for doc, name in enumerate(self.names)}
        collections = {
            key: np.array([here.get(name, -1) for name in data.decode("ascii").split()])
            for key, data in recall(self.store, of.values()).items()
        }
        seen = {key: frozenset(docs[docs >= 0].tolist()) for key, docs in collections.items()}
        for doc, (key, m) in enumerate(zip(self.keys, self.sizes, strict=True)):
            if of.get(key) not in collections:
                continue
            named, near = np.frombuffer(kept[key][KEY:], "<i4").reshape(2, m, self.k)
            docs = collections[of[key]][named]
            if (docs >= 0).all():
                ballots[doc] = Ballot(seen=seen[of[key]], docs=docs, near=near.astype(np.float32))
        return ballots

    def write(self, docs: Sequence[int], best: NDArray[np.intp], near: NDArray[np.float32]) -> None:
        """Keep the ballots that some documents have cast in this collection.

        Parameters
        ----------
        docs : sequence of int
        best, near : ndarray of shape (m, k)
            As in a `Ballot`, of the m statements of all these documents.

        Raises
        ------
        CacheError
            If the store cannot be written.
        """
        if self.store is None:
            return
        ends = np.cumsum([self.sizes[doc] for doc in docs])
        cast = np.split(np.stack([best, near]).astype("<i4"), ends[:-1], axis=1)
        of = self.collection.encode("ascii")
        keep(
            self.store,
            {self.collection: "\n".join(self.names).encode("ascii")}
            | {self.keys[doc]: of + own.tobytes() for doc, own in zip(docs, cast, strict=True)},
        )


def _names(digests: Sequence[str]) -> list[str]:
    """Name documents by their vectors; those that have the same are numbered."""
    before: Counter[str] = Counter()
    names = []
    for digest in digests:
        names.append(f"{digest}-{before[digest]}")
        before[digest] += 1
    return names

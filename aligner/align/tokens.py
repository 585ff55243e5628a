"""How much of what one statement says, token by token and in context, another says as well.

A word alone has one vector wherever it stands. A token in its context has another one in "police
arrested protesters" and in "protesters attacked police", and tells a paraphrase from two statements
that only share their subject.
"""

from __future__ import annotations

import math
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import IO, Self

import numpy as np
from numpy.typing import NDArray

from aligner.protocols import Embedder, Tokens, tokens_of

__all__ = ["Contexts"]

IN_MEMORY = 256 * 2**20  # bytes of directions, above which they lie in a temporary file
AT_ONCE = 10_000  # texts, of which the directions are all in memory


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Contexts:
    """The tokens of n texts, and how much each token tells.

    Attributes
    ----------
    ids : tuple of ndarray of shape (n_tokens,), int32, length n
    norms : tuple of ndarray of shape (n_tokens,), float32, length n
        Length of each direction.
    weights : ndarray of shape (greatest id + 1,), float32
        Inverse document frequency over the n texts, in nats, by token id.
    directions : file
        Those of all tokens, int8, text after text: of 100,000 statements of news with 25 tokens
        each they are 1.2 GB, too much to keep in memory beside everything else.
    starts : tuple of int, length n + 1
        Where those of each text begin, in bytes, and the end.
    """

    ids: tuple[NDArray[np.int32], ...]
    norms: tuple[NDArray[np.float32], ...]
    weights: NDArray[np.float32]
    directions: IO[bytes]
    starts: tuple[int, ...]

    @classmethod
    def read(cls, texts: Sequence[str], embedder: Embedder) -> Self:
        """Embed the tokens of texts.

        Parameters
        ----------
        texts : sequence of str, length n
        embedder : Embedder
        """
        directions = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed below
        ids, norms, sizes = [], [], []
        for tokens in _embedded(texts, embedder):
            ids.append(tokens.ids.copy())  # a view would keep the directions as well
            norms.append(_norms(tokens))
            sizes.append(directions.write(tokens.vectors.tobytes()))
        counts = Counter(i for own in ids for i in set(own.tolist()))
        weights = np.zeros(max(counts, default=-1) + 1, dtype=np.float32)
        for token, count in counts.items():
            weights[token] = max(math.log((1 + len(texts)) / (0.5 + count)), 0.0)
        contexts = cls(
            ids=tuple(ids),
            norms=tuple(norms),
            weights=weights,
            directions=directions,
            starts=tuple(accumulate(sizes, initial=0)),
        )
        weakref.finalize(contexts, directions.close)
        return contexts

    def coverage(self, i: int, j: int) -> float | None:
        """Measure how much texts `i` and `j` say of each other.

        Returns
        -------
        float or None
            In [-1, 1], the same for ``(j, i)``: the weighted mean, over the tokens of one text, of
            the cosine to the nearest token of the other, and of both directions the mean. None
            where one of them has no tokens.

        References
        ----------
        .. [1] T. Zhang et al., "BERTScore: evaluating text generation with BERT", ICLR 2020.
        """
        i, j = min(i, j), max(i, j)  # the last bits depend on the order
        if not len(self.ids[i]) or not len(self.ids[j]):
            return None
        products = self._directions(i) @ self._directions(j).T
        cosines = products / (self.norms[i][:, None] * self.norms[j])
        one = self._mean(cosines.max(axis=1), self.ids[i])
        other = self._mean(cosines.max(axis=0), self.ids[j])
        return (one + other) / 2

    def _directions(self, i: int) -> NDArray[np.float32]:
        self.directions.seek(self.starts[i])
        data = self.directions.read(self.starts[i + 1] - self.starts[i])
        return np.frombuffer(data, dtype=np.int8).reshape(len(self.ids[i]), -1).astype(np.float32)

    def _mean(self, values: NDArray[np.float32], ids: NDArray[np.int32]) -> float:
        weights = self.weights[ids]
        total = float(weights.sum())
        return float(values @ weights) / total if total > 0 else 0.0


def _embedded(texts: Sequence[str], embedder: Embedder) -> Iterator[Tokens]:
    for start in range(0, len(texts), AT_ONCE):
        yield from tokens_of(embedder, texts[start : start + AT_ONCE])


def _norms(tokens: Tokens) -> NDArray[np.float32]:
    """Return the length of each direction; 1 for one that is none."""
    lengths: NDArray[np.float32] = np.linalg.norm(tokens.vectors.astype(np.float32), axis=1)
    return np.where(lengths > 0, lengths, np.float32(1))

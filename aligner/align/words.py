"""How much of what one statement says, word by word, another says as well.

Sentence vectors of one event lie close together whatever they say of it: its names and its
background are in all of them. Words that few statements of the run share tell them apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from aligner.align.tokens import Contexts
from aligner.protocols import Embedder, Vectors

__all__ = ["Wording"]

WORD = re.compile(r"[^\W\d_]{3,}")  # figures are compared as quantities, shorter words say little
UNRELATED = 0.4  # cosine of two words that have nothing in common, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of n texts, their vectors, and how much each word tells.

    Attributes
    ----------
    vectors : ndarray of shape (n_words, d), float32
        One row for each different word of the run.
    weights : ndarray of shape (n_words,), float32
        Inverse document frequency over the n texts, in nats.
    rows : tuple of ndarray of intp, length n
        Which words each text has, each once.
    contexts : Contexts
        The tokens of the same texts.
    """

    vectors: Vectors
    weights: NDArray[np.float32]
    rows: tuple[NDArray[np.intp], ...]
    contexts: Contexts

    @classmethod
    def read(cls, texts: Sequence[str], embedder: Embedder) -> Self:
        """Split texts into words and embed each different word once.

        Parameters
        ----------
        texts : sequence of str, length n
        embedder : Embedder
        """
        split = [sorted(set(WORD.findall(text.casefold()))) for text in texts]
        counts = Counter(word for words in split for word in words)
        known = {word: row for row, word in enumerate(sorted(counts))}
        weights = [math.log((1 + len(texts)) / (0.5 + counts[word])) for word in known]
        return cls(
            vectors=embedder.embed(list(known)),
            weights=np.maximum(np.array(weights, dtype=np.float32), 0),
            rows=tuple(np.array([known[w] for w in words], dtype=np.intp) for words in split),
            contexts=Contexts.read(texts, embedder),
        )

    def coverage(self, i: int, j: int) -> tuple[float, float]:
        """Measure how much of text `i` text `j` says, and the other way round.

        Returns
        -------
        pair of float
            In [0, 1]: the weighted mean, over the words of one text, of their similarity to the
            nearest word of the other. 0 where a text has no words.

        References
        ----------
        .. [1] T. Zhang et al., "BERTScore: evaluating text generation with BERT", ICLR 2020.
        """
        left, right = self.rows[i], self.rows[j]
        if not len(left) or not len(right):
            return 0.0, 0.0
        cosines = self.vectors[left] @ self.vectors[right].T
        related = np.clip((cosines - UNRELATED) / (1 - UNRELATED), 0, 1)
        return self._mean(related.max(axis=1), left), self._mean(related.max(axis=0), right)

    def in_context(self, i: int, j: int) -> float:
        """Measure how much texts `i` and `j` say of each other, token by token and in context.

        Returns
        -------
        float
            As `Contexts.coverage`, the same for ``(j, i)``; the smaller `coverage` where the
            embedder has no vectors for tokens.
        """
        found = self.contexts.coverage(i, j)
        return min(self.coverage(i, j)) if found is None else found

    def _mean(self, values: NDArray[np.float32], rows: NDArray[np.intp]) -> float:
        weights = self.weights[rows]
        total = float(weights.sum())
        return float(values @ weights) / total if total > 0 else 0.0

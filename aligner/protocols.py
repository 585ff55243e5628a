"""What a stage must be able to do: small enough to fake in five lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "NO_TOKENS",
    "Aligner",
    "Bead",
    "Counts",
    "Embedder",
    "Hypothesis",
    "Progress",
    "Span",
    "TokenEmbedder",
    "Tokens",
    "Translator",
    "Vectors",
    "silent",
    "tokens_of",
]

Vectors = NDArray[np.float32]  # (n, d), rows of unit length
Span = tuple[int, int]  # code points, half-open
Progress = Callable[[str, int, int], None]  # stage, done, total


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


class Counts(NamedTuple):
    """What one translation took, in tokens of the model; sums over texts where texts are many."""

    source: int = 0  # tokens read, end marks included
    target: int = 0  # tokens of the translation kept
    unknown: int = 0  # source tokens that the vocabulary does not know
    parts: int = 1  # translated one by one and rejoined, where the text was too long for one
    retries: int = 0  # further searches, because the guards found fault with the first


class Hypothesis(NamedTuple):
    """One translation.

    Attributes
    ----------
    text : str
    score : float
        Mean log-probability per target token, nats.
    flags : tuple of str
        What is wrong with it, as far as can be seen (`aligner.translate.guards.FLAGS`).
    counts : Counts
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()
    counts: Counts = Counts()


class Bead(NamedTuple):
    """Source and target segments that translate each other; one side may be empty."""

    source: range
    target: range
    score: float


class Translator(Protocol):
    """Turns texts of one language into another."""

    @property
    def name(self) -> str:
        """Short name for people, e.g. ``marian-es-fr-en``."""

    @property
    def fingerprint(self) -> str:
        """Name, revision and every parameter that changes the output; not batch size or device."""

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages that can be translated, sorted."""

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text.

        Parameters
        ----------
        texts : sequence of str, length n
            One or more sentences each; may be empty strings.
        source, target : str
            Language codes.

        Returns
        -------
        list of Hypothesis, length n
            In the order of `texts`.

        Raises
        ------
        LanguagePairError
            If the model does not translate `source` to `target`.
        """


class Embedder(Protocol):
    """Turns texts of any of its languages into vectors of one space."""

    @property
    def name(self) -> str:
        """Short name for people, e.g. ``use-multilingual``."""

    @property
    def fingerprint(self) -> str:
        """Name, revision and every parameter that changes the output; not batch size or device."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text.

        Parameters
        ----------
        texts : sequence of str, length n

        Returns
        -------
        ndarray of shape (n, d), float32
            Rows of unit length, in the order of `texts`.
        """


class Tokens(NamedTuple):
    """The tokens of one text, each in its context; end marks left out.

    Attributes
    ----------
    ids : ndarray of shape (n_tokens,), int32
        Equal for equal tokens, >= 0.
    vectors : ndarray of shape (n_tokens, d), int8
        Directions: only the angles between them mean something.
    """

    ids: NDArray[np.int32]
    vectors: NDArray[np.int8]


NO_TOKENS = Tokens(ids=np.empty(0, dtype=np.int32), vectors=np.empty((0, 0), dtype=np.int8))


@runtime_checkable
class TokenEmbedder(Protocol):
    """What an embedder may be able to do beside: a vector for each token of a text."""

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Embed each token of each text.

        Parameters
        ----------
        texts : sequence of str, length n

        Returns
        -------
        list of Tokens, length n
            In the order of `texts`; none of a text that holds none.
        """


def tokens_of(embedder: Embedder, texts: Sequence[str]) -> list[Tokens]:
    """Embed the tokens of texts; none of any text where the embedder has no vectors for them.

    Parameters
    ----------
    embedder : Embedder
    texts : sequence of str, length n

    Returns
    -------
    list of Tokens, length n
    """
    if isinstance(embedder, TokenEmbedder):
        return embedder.embed_tokens(texts)
    return [NO_TOKENS] * len(texts)


class Aligner(Protocol):
    """Aligns two texts by the vectors of their segments."""

    def align(self, source: NDArray[np.float32], target: NDArray[np.float32]) -> list[Bead]:
        """Align source segments with target segments.

        Parameters
        ----------
        source, target : ndarray of shape (k, n, d), float32
            ``[w - 1, i]`` embeds the ``w`` segments that end at ``i``; ``k = 1``: no merging.

        Returns
        -------
        list of Bead
            Every source and every target segment appears in exactly one bead.
        """

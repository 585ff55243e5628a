"""Fakes to test with, and the contracts that every implementation of a protocol must keep."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.protocols import NO_TOKENS, Embedder, TokenEmbedder, Tokens, Vectors

__all__ = ["HashEmbedder", "check_embedder", "check_token_embedder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HashEmbedder:
    """Embed without a model: the same text has the same unit vector, other texts are unrelated.

    Parameters
    ----------
    dimension : int, default=64
        Length of a vector, >= 1.
    """

    dimension: int = 64

    @property
    def name(self) -> str:
        """Short name for people."""
        return "hash"

    @property
    def fingerprint(self) -> str:
        """Name and dimension."""
        return f"hash/{self.dimension}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text; the vector depends on its characters alone."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
            row[:] = np.random.default_rng(list(digest)).standard_normal(self.dimension)
            row /= np.linalg.norm(row)
        return vectors

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Embed each word between spaces, wherever it stands, as a text of its own."""
        found = []
        for words in (text.split() for text in texts):
            ids = [zlib.crc32(word.encode("utf-8", "surrogatepass")) % 2**16 for word in words]
            vectors = np.round(self.embed(words) * 127).astype(np.int8)
            found.append(Tokens(np.array(ids, dtype=np.int32), vectors) if words else NO_TOKENS)
        return found


_TEXTS = (
    "The last buses left the city on Thursday evening.",
    "Los últimos autobuses salieron de la ciudad el jueves por la noche.",
    "Les derniers bus ont quitté la ville jeudi soir.",
    "",
    "   ",
    "34,000",
    "¡ÚLTIMA HORA!",
    "🙂🎉",
    "غادرت آخر الحافلات المدينة",
    "a much longer text than the others, " * 40,
    "The last buses left the city on Thursday evening.",
)


def check_embedder(embedder: Embedder) -> None:
    """Check what every embedder must keep: type, shape, unit length, order, and independence.

    Parameters
    ----------
    embedder : Embedder

    Raises
    ------
    AssertionError
        Naming the first promise that is broken.
    """
    vectors = embedder.embed(_TEXTS)
    empty = embedder.embed([])

    assert embedder.name, "the name is empty"
    assert embedder.fingerprint, "the fingerprint is empty"
    assert vectors.dtype == np.float32, f"rows are {vectors.dtype}, not float32"
    assert vectors.ndim == 2, f"the result has {vectors.ndim} dimensions, not 2"
    assert len(vectors) == len(_TEXTS), f"{len(_TEXTS)} texts gave {len(vectors)} rows"
    assert empty.shape == (0, vectors.shape[1]), f"no texts gave the shape {empty.shape}"
    assert empty.dtype == np.float32, f"no texts gave {empty.dtype}, not float32"
    assert np.isfinite(vectors).all(), "a value is not finite"
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.allclose(lengths, 1, atol=1e-5), (
        f"row lengths go from {lengths.min()} to {lengths.max()}"
    )
    alone = np.concatenate([embedder.embed([text]) for text in _TEXTS])
    assert np.allclose(vectors, alone, atol=1e-5), "a text's row depends on the texts beside it"
    backwards = embedder.embed(_TEXTS[::-1])[::-1]
    assert np.allclose(vectors, backwards, atol=1e-5), "rows are not in the order of the texts"
    assert np.allclose(vectors[0], vectors[-1], atol=1e-5), "the same text has two vectors"
    assert abs(vectors[0] @ vectors[5]) < 0.99, "texts that differ have the same vector"


def check_token_embedder(embedder: TokenEmbedder) -> None:
    """Check what every embedder of tokens must keep: types, shapes, order and independence.

    Parameters
    ----------
    embedder : TokenEmbedder

    Raises
    ------
    AssertionError
        Naming the first promise that is broken.
    """
    found = embedder.embed_tokens(_TEXTS)
    assert embedder.embed_tokens([]) == [], "no texts gave tokens"
    assert len(found) == len(_TEXTS), f"{len(_TEXTS)} texts gave the tokens of {len(found)}"
    for text, (ids, vectors) in zip(_TEXTS, found, strict=True):
        assert ids.dtype == np.int32, f"ids are {ids.dtype}, not int32"
        assert vectors.dtype == np.int8, f"directions are {vectors.dtype}, not int8"
        assert ids.ndim == 1, f"ids have {ids.ndim} dimensions, not 1"
        assert vectors.ndim == 2, f"directions have {vectors.ndim} dimensions, not 2"
        assert len(ids) == len(vectors), f"{len(ids)} ids for {len(vectors)} directions"
        assert (ids >= 0).all(), "an id is negative"
        assert vectors.any(axis=1).all(), f"a token of {text!r} has no direction"
    assert len(found[0].ids), "a sentence has no tokens"
    alone = [embedder.embed_tokens([text])[0] for text in _TEXTS]
    assert _alike(found, alone), "a text's tokens depend on the texts beside it"
    backwards = embedder.embed_tokens(_TEXTS[::-1])[::-1]
    assert _alike(found, backwards), "tokens are not in the order of the texts"
    assert _alike(found[:1], found[-1:]), "the same text has other tokens"


def _alike(some: Sequence[Tokens], others: Sequence[Tokens]) -> bool:
    """Say whether tokens are the same, up to the rounding of their directions."""
    return all(
        np.array_equal(one.ids, other.ids)
        and np.abs(one.vectors.astype(int) - other.vectors.astype(int)).max(initial=0) <= 1
        for one, other in zip(some, others, strict=True)
    )

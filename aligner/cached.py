"""Translators and embedders that remember: the same protocols as what they wrap.

A forward pass may depend, in its last bits, on the texts that share its batch. Resuming must
not change a byte, so the batches depend on the wanted texts alone: all unique texts, cached or
not, are sorted and cut into chunks, and a chunk is stored in one transaction. A run that was
killed finds each chunk complete or absent, and computes the absent ones with the same
companions as before.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np

from aligner.protocols import (
    Counts,
    Embedder,
    Hypothesis,
    Progress,
    Tokens,
    Translator,
    Vectors,
    silent,
    tokens_of,
)
from aligner.store import Store, make_key

__all__ = ["CachedEmbedder", "CachedTranslator", "LazyEmbedder"]

BATCH_SIZE = 64  # texts per transaction: what a kill can lose


Inner = TypeVar("Inner", bound=Translator | Embedder)


class _Cached(Generic[Inner]):
    """What both have: an inner model, a store, and the count of what was computed."""

    def __init__(
        self,
        inner: Inner,
        store: Store,
        batch_size: int = BATCH_SIZE,
        progress: Progress = silent,
    ) -> None:
        self.inner, self.store, self.progress = inner, store, progress
        self.batch_size = _positive(batch_size)
        self.computed = 0

    @property
    def name(self) -> str:
        """Name of the wrapped model."""
        return self.inner.name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the wrapped model."""
        return self.inner.fingerprint


class CachedTranslator(_Cached[Translator]):
    """A translator that computes each text once.

    Parameters
    ----------
    inner : Translator
        Asked only for what is not in the store; its weights need not be loaded before.
    store : Store
    batch_size : int, default=64
        Texts per inner call and transaction.
    progress : Progress
        Told ``("translate", done, total)`` in unique texts after each chunk.

    Attributes
    ----------
    computed : int
        Texts that were given to `inner` so far.
    tokens : int
        Source tokens of these texts.
    """

    tokens = 0

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages of the wrapped translator."""
        return self.inner.source_languages

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text; see `aligner.protocols.Translator.translate`."""
        inner = self.inner
        inner.translate([], source=source, target=target)  # a wrong pair fails, cached or not

        def compute(missing: list[str]) -> list[bytes]:
            made = inner.translate(missing, source=source, target=target)
            self.computed += len(missing)
            self.tokens += sum(hypothesis.counts.source for hypothesis in made)
            return [_to_json(hypothesis) for hypothesis in made]

        def key(text: str) -> str:
            return make_key("translate", inner.fingerprint, source, target, text)

        known = _complete(texts, key, compute, self.store, self.batch_size, self._told)
        return [_from_json(known[text]) for text in texts]

    def missing(self, texts: Sequence[str], *, source: str, target: str) -> int:
        """Return how many different texts a call would have to compute; computes nothing."""
        keys = {make_key("translate", self.fingerprint, source, target, text) for text in texts}
        return len(keys) - len(self.store.get_many(keys))

    def _told(self, done: int, total: int) -> None:
        self.progress("translate", done, total)


class CachedEmbedder(_Cached[Embedder]):
    """An embedder that computes each text once.

    Parameters
    ----------
    inner : Embedder
        Asked only for what is not in the store.
    store : Store
    batch_size : int, default=64
        Texts per inner call and transaction.
    progress : Progress
        Told ``("embed", done, total)`` in unique texts after each chunk.

    Attributes
    ----------
    computed : int
        Texts that were given to `inner` so far.
    """

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text; see `aligner.protocols.Embedder.embed`."""
        if not texts:
            return self.inner.embed(texts)  # only the model knows the width of no rows
        fingerprint = self.fingerprint

        def compute(missing: list[str]) -> list[bytes]:
            self.computed += len(missing)
            rows = np.ascontiguousarray(self.inner.embed(missing), dtype="<f4")
            return [row.tobytes() for row in rows]

        def key(text: str) -> str:
            return make_key("embed", fingerprint, text)

        known = _complete(texts, key, compute, self.store, self.batch_size, self._told)
        return np.stack([np.frombuffer(known[text], dtype="<f4") for text in texts]).astype(
            np.float32, copy=False
        )

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Embed each text's tokens, as `aligner.protocols.tokens_of` does for the inner model.

        The arrays are views of what the store returned: nothing is copied, nor to be changed.
        """

        def compute(missing: list[str]) -> list[bytes]:
            return [_pack(tokens) for tokens in tokens_of(self.inner, missing)]

        def key(text: str) -> str:
            return make_key("token vectors", self.fingerprint, text)

        known = _complete(texts, key, compute, self.store, self.batch_size, self._told, _is_whole)
        return [_unpack(known[text]) for text in texts]

    def missing(self, texts: Sequence[str]) -> int:
        """Return how many different texts a call would have to compute; computes nothing."""
        keys = {make_key("embed", self.fingerprint, text) for text in texts}
        return len(keys) - len(self.store.get_many(keys))

    def _told(self, done: int, total: int) -> None:
        self.progress("embed", done, total)


class LazyEmbedder:
    """An embedder whose weights are loaded at the first text.

    Parameters
    ----------
    name, fingerprint : str
        What the loaded embedder will say of itself, known beforehand from its card.
    factory : callable
        Loads the embedder.
    """

    def __init__(self, name: str, fingerprint: str, factory: Callable[[], Embedder]) -> None:
        self._name, self._fingerprint, self._factory = name, fingerprint, factory
        self._inner: Embedder | None = None

    @property
    def name(self) -> str:
        """Name of the embedder."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the embedder."""
        return self._fingerprint

    @property
    def loaded(self) -> bool:
        """Whether the factory has been called."""
        return self._inner is not None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text; see `aligner.protocols.Embedder.embed`."""
        return self._load().embed(texts)

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Embed each text's tokens, as `aligner.protocols.tokens_of` does for the loaded one."""
        return tokens_of(self._load(), texts)

    def _load(self) -> Embedder:
        if self._inner is None:
            self._inner = self._factory()
        return self._inner


def _complete(
    texts: Sequence[str],
    key: Callable[[str], str],
    compute: Callable[[list[str]], list[bytes]],
    store: Store,
    batch_size: int,
    told: Callable[[int, int], None],
    is_whole: Callable[[bytes], bool] = bool,
) -> dict[str, bytes]:
    """Return the value of each unique text, computing and storing what is missing by chunks."""
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    keys = {text: key(text) for text in unique}
    stored = store.get_many(keys.values())
    known = {t: stored[key] for t, key in keys.items() if key in stored and is_whole(stored[key])}
    done = 0
    for chunk in _chunks(unique, batch_size):
        missing = [text for text in chunk if text not in known]
        if missing:
            fresh = dict(zip(missing, compute(missing), strict=True))
            store.put_many({keys[text]: value for text, value in fresh.items()})
            known |= fresh
        done += len(chunk)
        told(done, len(unique))
    return known


def _chunks(texts: list[str], size: int) -> Iterator[list[str]]:
    for first in range(0, len(texts), size):
        yield texts[first : first + size]


def _positive(batch_size: int) -> int:
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}")
    return batch_size


def _pack(tokens: Tokens) -> bytes:
    """Return the number of tokens, their ids and directions, and a checksum; little-endian."""
    n = len(tokens.ids)
    data = n.to_bytes(4, "little") + tokens.ids.astype("<i4").tobytes() + tokens.vectors.tobytes()
    return data + zlib.crc32(data).to_bytes(4, "little")


def _is_whole(data: bytes) -> bool:
    return len(data) >= 8 and zlib.crc32(data[:-4]).to_bytes(4, "little") == data[-4:]


def _unpack(data: bytes) -> Tokens:
    n = int.from_bytes(data[:4], "little")
    ids = np.frombuffer(data, dtype="<i4", count=n, offset=4)
    directions = np.frombuffer(data, dtype=np.int8, offset=4 + 4 * n, count=len(data) - 8 - 4 * n)
    return Tokens(ids=ids, vectors=directions.reshape(n, len(directions) // max(n, 1)))


def _to_json(hypothesis: Hypothesis) -> bytes:
    fields = hypothesis._asdict() | {"counts": hypothesis.counts._asdict()}
    return json.dumps(fields, ensure_ascii=True, sort_keys=True).encode("ascii")


def _from_json(data: bytes) -> Hypothesis:
    fields = json.loads(data)
    return Hypothesis(
        text=fields["text"],
        score=fields["score"],
        flags=tuple(fields["flags"]),
        counts=Counts(**fields["counts"]),
    )

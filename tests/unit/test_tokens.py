"""How much of one text another one says, token by token and in context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from aligner.align import tokens
from aligner.align.tokens import Contexts
from aligner.align.words import Wording
from aligner.cached import CachedEmbedder, LazyEmbedder
from aligner.protocols import NO_TOKENS, Tokens, Vectors, tokens_of
from aligner.store import Store
from aligner.testing import HashEmbedder, check_token_embedder

BACKGROUND = [f"The regime spoke about Aleppo again, text {letter}." for letter in "bcdefg"]


def _coverage(a: str, b: str) -> float | None:
    return Contexts.read([a, b, *BACKGROUND], HashEmbedder()).coverage(0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordless:
    """An embedder of sentences alone."""

    name: str = "wordless"
    fingerprint: str = "wordless"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return HashEmbedder().embed(texts)


class Broken:
    """An embedder of tokens that breaks one promise."""

    def __init__(self, change: str) -> None:
        self.change = change

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        found = HashEmbedder().embed_tokens(texts)
        if self.change == "type":
            return [Tokens(t.ids, t.vectors.astype(np.float32)) for t in found]
        if self.change == "length":
            return [Tokens(t.ids, t.vectors[1:]) for t in found]
        if self.change == "order":
            return found[::-1]
        return [Tokens(t.ids, t.vectors * np.int8(len(texts) == 1)) for t in found]


def test_hash_embedder_keeps_the_contract_of_tokens() -> None:
    check_token_embedder(HashEmbedder())


@pytest.mark.parametrize("change", ["type", "length", "order", "direction"])
def test_the_contract_of_tokens_notices_a_broken_promise(change: str) -> None:
    with pytest.raises(AssertionError):
        check_token_embedder(Broken(change))


def test_equal_texts_cover_each_other() -> None:
    assert _coverage("Hospitals closed.", "Hospitals closed.") == pytest.approx(1, abs=1e-5)


def test_the_order_of_a_pair_does_not_matter() -> None:
    contexts = Contexts.read(["Hospitals closed while snow fell.", "Snow fell."], HashEmbedder())

    assert contexts.coverage(0, 1) == contexts.coverage(1, 0)


def test_a_part_counts_less_than_the_whole() -> None:
    part = _coverage("Hospitals closed .", "Hospitals closed while snow fell .")

    assert part is not None
    assert 0.5 < part < 0.9


def test_background_tokens_count_less_than_rare_ones() -> None:
    background = _coverage("Aleppo hospitals", "Aleppo snowfall")
    rare = _coverage("Palmyra hospitals", "Aleppo hospitals")

    assert background is not None
    assert rare is not None
    assert background < rare


def test_a_text_without_tokens_has_no_coverage() -> None:
    assert _coverage("", "Hospitals closed.") is None


def test_no_texts_are_no_mistake() -> None:
    assert Contexts.read([], HashEmbedder()).ids == ()


def test_what_lies_in_a_file_is_what_lay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Hospitals closed while snow fell.", "", "Snow fell.", *BACKGROUND]
    expected = Contexts.read(texts, HashEmbedder()).coverage(0, 2)

    monkeypatch.setattr(tokens, "IN_MEMORY", 1)
    monkeypatch.setattr(tokens, "AT_ONCE", 2)

    assert Contexts.read(texts, HashEmbedder()).coverage(0, 2) == expected


def test_words_stand_in_where_an_embedder_has_no_vectors_for_tokens() -> None:
    texts = ["Hospitals closed.", "Hospitals closed while snow fell."]
    wording = Wording.read(texts, Wordless())

    assert tokens_of(Wordless(), texts) == [NO_TOKENS, NO_TOKENS]
    assert wording.in_context(0, 1) == min(wording.coverage(0, 1))


def test_cached_and_lazy_tokens_are_those_of_the_model() -> None:
    texts = ["Hospitals closed.", "", "Snow fell.", "Hospitals closed."]
    expected = HashEmbedder().embed_tokens(texts)
    store = Store(None)
    lazy = LazyEmbedder("hash", "hash/64", HashEmbedder)

    first = CachedEmbedder(lazy, store, batch_size=2).embed_tokens(texts)
    again = CachedEmbedder(Wordless(fingerprint="hash/64"), store).embed_tokens(texts)

    for found in (first, again):
        for one, other in zip(found, expected, strict=True):
            np.testing.assert_array_equal(one.ids, other.ids)
            np.testing.assert_array_equal(one.vectors, other.vectors)


def test_damaged_tokens_are_computed_anew() -> None:
    texts = ["Hospitals closed.", ""]
    store = Store(None)
    expected = CachedEmbedder(HashEmbedder(), store).embed_tokens(texts)
    for key, data in dict(store._connection.execute("SELECT key, value FROM entry")).items():
        store.put_many({key: data[:5] + bytes([data[5] ^ 1]) + data[6:]})

    found = CachedEmbedder(HashEmbedder(), store).embed_tokens(texts)

    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.ids, other.ids)
        np.testing.assert_array_equal(one.vectors, other.vectors)

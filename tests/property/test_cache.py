"""Whatever the texts, their order and the history of the cache: cached equals plain."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aligner.cached import CachedEmbedder, CachedTranslator
from aligner.protocols import Counts, Hypothesis
from aligner.store import Store, make_key
from aligner.testing import HashEmbedder

TEXTS = st.lists(st.text(max_size=12), max_size=12)


class Upper:
    """A translator without a model."""

    name = "upper"
    fingerprint = "upper/1"
    source_languages = ("es",)

    def translate(self, texts: object, *, source: str, target: str) -> list[Hypothesis]:
        assert isinstance(texts, list)
        return [
            Hypothesis(t.upper(), -len(t) / 3, ("truncated",) * (len(t) > 9), Counts(source=len(t)))
            for t in texts
        ]


@given(first=TEXTS, then=TEXTS, batch_size=st.integers(1, 5))
def test_cached_translations_equal_plain_ones(
    first: list[str], then: list[str], batch_size: int
) -> None:
    with Store(None) as store:
        translator = CachedTranslator(Upper(), store, batch_size)
        translator.translate(first, source="es", target="en")
        cached = translator.translate(then, source="es", target="en")

    assert cached == Upper().translate(then, source="es", target="en")
    assert translator.computed == len({*first, *then})


@given(first=TEXTS, then=TEXTS, batch_size=st.integers(1, 5))
def test_cached_vectors_equal_plain_ones(
    first: list[str], then: list[str], batch_size: int
) -> None:
    inner = HashEmbedder(dimension=4)
    with Store(None) as store:
        embedder = CachedEmbedder(inner, store, batch_size)
        embedder.embed(first)
        cached = embedder.embed(then)

    np.testing.assert_array_equal(cached, inner.embed(then))


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_different_parts_give_different_keys(one: list[str], two: list[str]) -> None:
    assert (make_key(*one) == make_key(*two)) == (one == two)

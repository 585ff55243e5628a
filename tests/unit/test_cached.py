"""Translators and embedders that remember."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner.cached import CachedEmbedder, CachedTranslator, LazyEmbedder
from aligner.errors import LanguagePairError
from aligner.protocols import Hypothesis, Vectors
from aligner.store import Store
from aligner.testing import HashEmbedder

LONG_RUN = """
import sys, time
from aligner.cached import CachedTranslator
from aligner.store import Store
from tests.unit.test_cached import TEXTS, Companions

class Slow(Companions):
    def translate(self, texts, *, source, target):
        print(len(self.calls), flush=True)
        if len(self.calls) == 2:
            time.sleep(60)
        return super().translate(texts, source=source, target=target) if texts else []

with Store(sys.argv[1]) as store:
    CachedTranslator(Slow(), store, batch_size=3).translate(TEXTS, source="es", target="en")
"""
TEXTS = [f"texto {i} " + "x" * (i % 4) for i in range(10)]


class Companions:
    """A translator whose result tells which texts shared the call: the worst case for a cache."""

    name = "companions"
    fingerprint = "companions/1"
    source_languages = ("es", "fr")

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        if source not in self.source_languages:
            raise LanguagePairError(source, target, self.source_languages)
        if texts:
            self.calls.append(list(texts))
        together = "|".join(texts)
        return [
            Hypothesis(f"{t} {source} [{together}]", -len(t) / 7, () if t else ("empty",))
            for t in texts
        ]


class Counting(HashEmbedder):
    """Counts forward passes."""

    calls: list[int] = []  # noqa: RUF012  # of a frozen dataclass; reset by the fixture

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(len(texts))
        return HashEmbedder.embed(self, texts)


@pytest.fixture
def counting() -> Counting:
    Counting.calls.clear()
    return Counting(dimension=8)


def test_a_second_run_computes_nothing_and_gives_the_same(tmp_path: Path) -> None:
    runs = []
    for _ in range(2):
        inner = Companions()
        with Store(tmp_path / "c") as store:
            translator = CachedTranslator(inner, store, batch_size=3)
            made = translator.translate(TEXTS, source="es", target="en")
        runs.append((made, translator.computed, len(inner.calls)))

    assert runs[0][0] == runs[1][0]
    assert runs[0][1:] == (10, 4)
    assert runs[1][1:] == (0, 0)


def test_repeated_texts_are_computed_once() -> None:
    inner = Companions()
    with Store(None) as store:
        translator = CachedTranslator(inner, store)

        made = translator.translate(["b", "a", "b", "b"], source="es", target="en")

    assert inner.calls == [["a", "b"]]
    assert translator.computed == 2
    assert made[0] == made[2] == made[3] != made[1]


def test_the_order_of_the_texts_changes_nothing() -> None:
    with Store(None) as one, Store(None) as two:
        forward = CachedTranslator(Companions(), one, 3).translate(TEXTS, source="es", target="en")
        backward = CachedTranslator(Companions(), two, 3).translate(
            TEXTS[::-1], source="es", target="en"
        )

    assert forward == backward[::-1]


def test_each_language_pair_has_its_own_entries() -> None:
    with Store(None) as store:
        translator = CachedTranslator(Companions(), store)
        spanish = translator.translate(["a"], source="es", target="en")
        french = translator.translate(["a"], source="fr", target="en")

    assert spanish != french


def test_a_wrong_pair_is_refused_although_the_text_is_cached() -> None:
    with Store(None) as store:
        translator = CachedTranslator(Companions(), store)
        translator.translate(["a"], source="es", target="en")

        with pytest.raises(LanguagePairError):
            translator.translate(["a"], source="de", target="en")


def test_another_fingerprint_does_not_use_the_entries() -> None:
    other = Companions()
    other.fingerprint = "companions/2"
    with Store(None) as store:
        CachedTranslator(Companions(), store).translate(["a"], source="es", target="en")
        translator = CachedTranslator(other, store)
        translator.translate(["a"], source="es", target="en")

    assert translator.computed == 1


def test_missing_counts_without_computing() -> None:
    inner = Companions()
    with Store(None) as store:
        translator = CachedTranslator(inner, store)
        translator.translate(["a"], source="es", target="en")

        missing = translator.missing(["a", "b", "b", "c"], source="es", target="en")

    assert missing == 2
    assert translator.computed == 1


def test_progress_counts_unique_texts_up_to_the_total() -> None:
    told: list[tuple[str, int, int]] = []
    with Store(None) as store:
        translator = CachedTranslator(Companions(), store, 4, lambda *step: told.append(step))

        translator.translate([*TEXTS, TEXTS[0]], source="es", target="en")

    assert told == [("translate", 4, 10), ("translate", 8, 10), ("translate", 10, 10)]


def test_a_killed_run_goes_on_with_the_same_companions(tmp_path: Path) -> None:
    """Killed in its third chunk; the next run computes the rest, byte for byte as if unbroken."""
    whole = Companions()
    with Store(None) as store:
        expected = CachedTranslator(whole, store, 3).translate(TEXTS, source="es", target="en")
    root = Path(__file__).parents[2]
    killed = subprocess.Popen(
        [sys.executable, "-c", LONG_RUN, str(tmp_path / "c")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert killed.stdout is not None
    while killed.stdout.readline().strip() != "2":
        pass
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)

    resumed = Companions()
    with Store(tmp_path / "c") as store:
        translator = CachedTranslator(resumed, store, 3)
        made = translator.translate(TEXTS, source="es", target="en")

    assert made == expected
    assert resumed.calls == whole.calls[2:]
    assert translator.computed == 4


def test_cached_vectors_are_equal_and_computed_once(counting: Counting, tmp_path: Path) -> None:
    texts = ["b", "a", "", "b"]
    plain = HashEmbedder(dimension=8).embed(texts)
    for _ in range(2):
        with Store(tmp_path / "c") as store:
            vectors = CachedEmbedder(counting, store).embed(texts)

        assert vectors.dtype == np.float32
        np.testing.assert_array_equal(vectors, plain)
    assert counting.calls == [3]


def test_no_texts_give_an_empty_array_of_the_models_width(counting: Counting) -> None:
    with Store(None) as store:
        vectors = CachedEmbedder(counting, store).embed([])

    assert vectors.shape == (0, 8)


def test_a_caller_may_change_the_vectors_it_got(counting: Counting) -> None:
    with Store(None) as store:
        embedder = CachedEmbedder(counting, store)
        first = embedder.embed(["a"])
        first[:] = 0
        again = embedder.embed(["a"])

    assert again.any()


def test_a_lazy_embedder_is_not_loaded_when_all_is_cached(tmp_path: Path) -> None:
    inner = HashEmbedder(dimension=8)
    loaded: list[bool] = []
    for expected in (True, False):
        lazy = LazyEmbedder(inner.name, inner.fingerprint, lambda: inner)
        with Store(tmp_path / "c") as store:
            CachedEmbedder(lazy, store).embed(["a", "b"])
        loaded.append(lazy.loaded)

        assert loaded[-1] is expected


def test_a_batch_size_below_one_is_a_mistake() -> None:
    with Store(None) as store, pytest.raises(ValueError, match="batch_size"):
        CachedTranslator(Companions(), store, 0)

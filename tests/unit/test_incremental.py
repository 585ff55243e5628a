"""A stored run gives the report of a fresh one, byte for byte, and computes what is new to it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from aligner import remembered, segmented
from aligner.align import candidates, comparable
from aligner.align.comparable import comparable_documents
from aligner.cached import CachedEmbedder, CachedTranslator
from aligner.pipeline import Pipeline
from aligner.protocols import Hypothesis
from aligner.records import Corpus, Document
from aligner.report import report_to_json
from aligner.store import Store
from aligner.testing import HashEmbedder
from tests.make import make_document, make_model

COMMON = [
    f"{n} people {verb} {place} on Thursday, the Red Cross said."
    for n in (20, 340, 5000)
    for verb in ("left", "fled from", "came to")
    for place in ("Aleppo", "Homs", "Paris")
]


class English:
    """A translator of nothing: every document is English."""

    name = fingerprint = "english"
    source_languages = ()

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        raise AssertionError("nothing is to be translated")


def _document(at: int) -> Document:
    rng = random.Random(at)
    own = [f"Reporter {at} saw {rng.randint(2, 900)} cars in street {line}." for line in range(4)]
    text = "\n\n".join(rng.sample(own + rng.sample(COMMON, 8), 12))
    return make_document(f"{at:03}", text, outlet=f"Outlet {at}", published="2016-12-16")


DOCUMENTS = [_document(at) for at in range(12)]


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat ten documents as a large collection."""
    monkeypatch.setattr("aligner.match.comparable_documents", partial(comparable_documents, most=3))
    monkeypatch.setattr(candidates, "LARGE", 4)


def _report(documents: Sequence[Document], store: Store) -> str:
    pipeline = Pipeline(
        translator=CachedTranslator(English(), store),
        embedder=CachedEmbedder(HashEmbedder(), store),
        model=make_model(),
    )
    report = pipeline.run(Corpus(documents=tuple(documents)))
    assert any(link.grade == "match" for link in report.links)
    return report_to_json(report)


def _fresh(documents: Sequence[Document]) -> str:
    with Store(None) as store:  # nothing is kept in it yet
        return _report(documents, store)


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Count documents read, pairs of documents compared, and documents searched for."""
    counts = {"read": 0, "compared": 0, "searched": 0}

    def counting(name: str, inner: Any, weight: Any = lambda *_: 1) -> Any:
        def call(*arguments: Any) -> Any:
            counts[name] += weight(*arguments)
            return inner(*arguments)

        return call

    monkeypatch.setattr(segmented, "_segment", counting("read", segmented._segment))
    monkeypatch.setattr(candidates, "_near", counting("compared", candidates._near))
    searched = counting("searched", comparable._nearest, lambda *a: len(a[2]) * len(a[3]))
    monkeypatch.setattr(comparable, "_nearest", searched)
    return counts


def test_adding_documents_computes_what_they_touch(
    tmp_path: Path, computed: dict[str, int]
) -> None:
    with Store(tmp_path / "c") as store:
        cold = _report(DOCUMENTS[:10], store)
        everything = dict(computed)
        assert _report(DOCUMENTS[:10], store) == cold == _fresh(DOCUMENTS[:10])

    assert everything["read"] == 10
    assert everything["searched"] == 10 * 10
    computed.update(read=0, compared=0, searched=0)
    with Store(tmp_path / "c") as store:
        more = _report(DOCUMENTS, store)

    assert computed["read"] == 2
    assert computed["searched"] == 2 * 12 + 10 * 2
    assert 0 < computed["compared"] < everything["compared"]
    assert more == _fresh(DOCUMENTS)


def test_a_changed_document_is_computed_anew(tmp_path: Path, computed: dict[str, int]) -> None:
    changed = [make_document("000", "340 people left Homs on Friday."), *DOCUMENTS[1:]]
    with Store(tmp_path / "c") as store:
        _report(DOCUMENTS, store)
        computed["read"] = 0
        found = _report(changed, store)

    assert computed["read"] == 1
    assert found == _fresh(changed)


def test_a_killed_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "BATCH", 2)
    inner, left = candidates._near, iter(range(9))

    def killed(*arguments: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return inner(*arguments)

    with Store(tmp_path / "c") as store, monkeypatch.context() as patched:
        patched.setattr(candidates, "_near", killed)
        with pytest.raises(KeyboardInterrupt):
            _report(DOCUMENTS, store)
    again: list[int] = []

    def counted(*arguments: Any) -> Any:
        again.append(1)
        return inner(*arguments)

    monkeypatch.setattr(candidates, "_near", counted)
    with Store(tmp_path / "c") as store:
        resumed = _report(DOCUMENTS, store)
    n_resumed = len(again)

    assert resumed == _fresh(DOCUMENTS)
    assert n_resumed == len(again) - n_resumed - 8  # four batches of two were kept


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    rng = random.Random(0)
    with Store(tmp_path / "c") as store:
        expected = _report(DOCUMENTS, store)
        damaged = 0
        for key, data in dict(store._connection.execute("SELECT key, value FROM entry")).items():
            if len(data) == 256:  # a vector, as the embedder's cache writes it
                continue
            broken = bytearray(data)
            broken[rng.randrange(2, len(data))] ^= 1 << rng.randrange(8)
            store.put_many({key: bytes(broken)})
            damaged += 1

        assert _report(DOCUMENTS, store) == expected
    assert damaged > 30

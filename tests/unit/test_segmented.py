"""Kept facts are those that a fresh reading gives, and of this document only."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner import segmented
from aligner.ingest import load_documents
from aligner.record_json import from_plain, to_plain
from aligner.records import Document, Facts
from aligner.segmented import segment
from aligner.store import Store
from tests.make import make_document

TEXT = """Evacuation of the city
The Tribune

About 34,000 people left Aleppo on Thursday, the Red Cross said. "Nobody was hurt," the mayor added.
The road was closed, and some 200 of them did not arrive \ud800."""


@pytest.fixture(scope="module")
def documents(seeds: Path) -> list[Document]:
    return [*load_documents([seeds]).documents, make_document("odd", TEXT, outlet="The Tribune")]


def _never(document: Document) -> Any:
    raise AssertionError(f"{document.id} was read again")


def test_kept_facts_equal_fresh_ones(
    documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The five articles and an odd text."""
    fresh = segment(documents)
    with Store(tmp_path / "c") as store:
        cold = segment(documents, store)
    monkeypatch.setattr(segmented, "_segment", _never)
    with Store(tmp_path / "c") as store:
        warm = segment(documents, store)

    assert repr(fresh) == repr(cold) == repr(warm)  # 1 and 1.0 are equal, and written differently


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.from_type(Facts))
def test_any_facts_come_back_from_json(facts: Facts) -> None:
    data = json.loads(json.dumps(to_plain(facts)))

    assert repr(from_plain(Facts, data)) == repr(facts)


@pytest.mark.parametrize("data", [None, [], {"extend": 1}, {"names": 1}, {"origin": {"name": "x"}}])
def test_what_is_no_facts_is_told(data: object) -> None:
    with pytest.raises((LookupError, TypeError, AttributeError)):
        from_plain(Facts, data)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": TEXT.replace("34,000", "35,000")},
        {"lang": "fr"},
        {"title": "Evacuation of the city"},
        {"outlet": "Red Cross"},
        {"published": "2016-12-19"},
        {"first_hand": True},
        {"aliases": (("the mayor", "John Smith"),)},
        {"id": "another"},
    ],
)
def test_a_changed_document_is_read_anew(changed: dict[str, Any]) -> None:
    document = make_document("odd", TEXT, outlet="The Tribune", published="2016-12-16")
    other = replace(document, **changed)
    with Store(None) as store:
        kept = segment([document], store)
        found = segment([other], store)

        assert repr(found) == repr(segment([other]))
        assert repr(segment([document], store)) == repr(kept)


def test_where_a_document_was_read_from_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    document = make_document(text=TEXT)
    with Store(None) as store:
        kept = segment([document], store)
        monkeypatch.setattr(segmented, "_segment", _never)

        assert segment([replace(document, paths=("elsewhere.txt",))], store) == kept

"""What an analyst said, replayed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.decisions import Decisions
from aligner.errors import ConfigError
from tests.make import make_document, make_statement

A, B = make_statement("a"), make_statement("b")


def _write(path: Path, *entries: object) -> Path:
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def test_the_last_word_on_a_pair_counts(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "d.jsonl",
        {"decision": "same", "a": B.id, "b": A.id},
        {"decision": "different", "a": A.id, "b": B.id, "note": "another city"},
    )

    said = Decisions.load(path).resolve([A, B])

    assert said.same == {(A.id, B.id): False}
    assert said.unknown == ()
    assert [decision.note for decision in said.applied] == [None, "another city"]


def test_a_statement_that_is_not_there_is_reported(tmp_path: Path) -> None:
    path = _write(tmp_path / "d.jsonl", {"decision": "same", "a": A.id, "b": "gone:0-3"})

    said = Decisions.load(path).resolve([A, B])
    [unknown] = said.unknown

    assert said.same == {}
    assert said.applied == ()
    assert unknown.path.endswith("d.jsonl:1")
    assert "gone:0-3" in unknown.reason


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    lines = ("nonsense", "", '["a"]', '{"decision": "maybe"}', '{"decision": "same", "a": 1}')
    more = (
        '{"decision": "alias", "alias": "OSDH"}',
        '{"decision": "note", "claim": "c", "note": 1}',
    )
    path.write_text("\n".join([*lines, *more]))

    with pytest.raises(ConfigError) as caught:
        Decisions.load(path)

    assert [p.split(":")[1] for p in caught.value.problems] == ["1", "3", "4", "5", "6", "7"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.jsonl"):
        Decisions.load(tmp_path / "gone.jsonl")


def test_one_origin_and_a_note_name_statements_of_the_run(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "d.jsonl",
        {"decision": "same_origin", "a": B.id, "b": A.id},
        {"decision": "note", "claim": f"claim:{A.id}", "note": "ask the author"},
        {"decision": "note", "claim": "claim:gone:0-3", "note": "lost"},
    )

    said = Decisions.load(path).resolve([A, B])

    assert said.same_origin == {(A.id, B.id)}
    assert [decision.to_dict() for decision in said.applied] == [
        {"decision": "same_origin", "a": A.id, "b": B.id},
        {"decision": "note", "claim": f"claim:{A.id}", "note": "ask the author"},
    ]
    assert [skipped.path[-1] for skipped in said.unknown] == ["3"]


def test_an_alias_wins_over_the_manifest(tmp_path: Path) -> None:
    document = make_document("a", aliases=(("OSDH", "Observatoire"), ("ONU", "UN")))
    path = _write(tmp_path / "d.jsonl", {"decision": "alias", "alias": "OSDH", "name": "SOHR"})

    [named] = Decisions.load(path).name_parties([document])

    assert named.aliases == (("OSDH", "SOHR"), ("ONU", "UN"))

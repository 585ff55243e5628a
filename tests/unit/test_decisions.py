"""What an analyst said, replayed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.decisions import Decisions
from aligner.errors import ConfigError
from tests.make import make_statement

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

    said, unknown = Decisions.load(path).resolve([A, B])

    assert said == {(A.id, B.id): False}
    assert unknown == []


def test_a_statement_that_is_not_there_is_reported(tmp_path: Path) -> None:
    path = _write(tmp_path / "d.jsonl", {"decision": "same", "a": A.id, "b": "gone:0-3"})

    said, [unknown] = Decisions.load(path).resolve([A, B])

    assert said == {}
    assert unknown.path.endswith("d.jsonl:1")
    assert "gone:0-3" in unknown.reason


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('nonsense\n\n["a"]\n{"decision": "maybe"}\n{"decision": "same", "a": 1}\n')

    with pytest.raises(ConfigError) as caught:
        Decisions.load(path)

    assert [p.split(":")[1] for p in caught.value.problems] == ["1", "3", "4", "5"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.jsonl"):
        Decisions.load(tmp_path / "gone.jsonl")

"""A gate refuses a measure below its floor, and a floor or data that changed without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aligner.evaluate import Share
from tests.quality.gate import Gate, read_gates

HALF = {"m": Share(5, 10)}


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("of our own", encoding="utf-8")
    made = Gate(name="g", data=("data",), floors={"m": 0.5}, digest="", reason="measured")
    return replace(made, digest=made.seal(tmp_path))


def test_what_is_at_its_floor_passes_and_what_is_below_does_not(gate: Gate, tmp_path: Path) -> None:
    assert list(gate.faults(HALF, tmp_path)) == []
    assert list(gate.faults({"m": Share(4, 10)}, tmp_path)) == [
        "m: 0.4000 [0.168, 0.687] of 10 is below the floor 0.5"
    ]


def test_a_floor_lowered_without_a_word_is_refused(gate: Gate, tmp_path: Path) -> None:
    lowered = replace(gate, floors={"m": 0.3})

    [fault] = lowered.faults(HALF, tmp_path)

    assert f'(`reason`), and record digest = "{lowered.seal(tmp_path)}"' in fault


def test_a_floor_taken_away_is_refused(gate: Gate, tmp_path: Path) -> None:
    resealed = replace(gate, floors={})
    resealed = replace(resealed, digest=resealed.seal(tmp_path))

    assert list(resealed.faults(HALF, tmp_path)) == [
        "m: has a floor and no measure, or a measure and no floor"
    ]


@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_data_changed_or_added_are_refused(gate: Gate, tmp_path: Path, name: str) -> None:
    (tmp_path / "data" / name).write_text("easier", encoding="utf-8")

    [fault] = gate.faults(HALF, tmp_path)

    assert "not those on record" in fault


def test_a_gate_without_a_reason_is_refused(gate: Gate, tmp_path: Path) -> None:
    assert list(replace(gate, reason=" ").faults(HALF, tmp_path)) == ["no reason is given"]


def test_data_that_are_not_there_are_noticed(gate: Gate, tmp_path: Path) -> None:
    assert gate.is_there(tmp_path)
    assert not gate.is_there(tmp_path / "elsewhere")


def test_a_table_is_read_as_it_is_written(gate: Gate, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(
        f'[g]\ndata = ["data"]\ndigest = "{gate.digest}"\nreason = "measured"\nfloors.m = 0.5\n',
        encoding="utf-8",
    )

    assert read_gates(path) == [gate]

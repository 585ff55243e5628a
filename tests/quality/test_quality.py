"""Floors of quality, on data of our own and, where they are there, on annotated articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aligner import Pipeline, load_documents, report_to_dict
from aligner.evaluate import Share, evaluate_report
from tests.quality.events import score_events, tell_events
from tests.quality.gate import Gate, read_gates
from tests.quality.look_alikes import score_look_alikes
from tests.quality.readings import score_figures, score_speakers
from tests.quality.stories import Told, score_stories, tell_stories

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared" / "eval"
EVENT = "copenhagen-climate-2009"
GATES = read_gates(Path(__file__).with_name("floors.toml"))

pytestmark = pytest.mark.models


@cache
def _pipeline() -> Pipeline:
    return Pipeline.default()


@cache
def _told() -> list[Told]:
    return tell_stories(DATA / "contradictions.toml", _pipeline())


@cache
def _told_events() -> list[Told]:
    with TemporaryDirectory() as folder:
        return tell_events(DATA / "events.toml", _pipeline(), Path(folder))


@cache
def _report() -> dict[str, object]:
    return report_to_dict(_pipeline().run(load_documents([SHARED / "events" / EVENT])))


def _annotated(annotator: str) -> dict[str, Share]:
    gold = json.loads((SHARED / "gold" / f"{EVENT}.{annotator}.json").read_text("utf-8"))
    texts = {
        doc: (SHARED / "events" / EVENT / entry["file"]).read_text("utf-8")
        for doc, entry in gold["documents"].items()
    }
    scores = evaluate_report(_report(), gold, texts)

    def share(name: str, *, wanted: bool = True) -> Share:
        n, part = scores[name]["of"], scores[name]["share"] or 0.0
        return Share((part if wanted else 1 - part) * n, n)

    return {
        "pairs told that are right": share("precision"),
        "pairs annotated that are told": share("recall"),
        "look-alikes not linked": share("hard_negatives_linked", wanted=False),
        "corroborations that are right": share("false_corroboration", wanted=False),
    }


MEASURES: dict[str, Callable[[], dict[str, Share]]] = {
    "stories": lambda: score_stories(_told()),
    "events": lambda: score_events(_told_events()),
    "speakers": lambda: {"fragments credited right": score_speakers(DATA / "who_says_what.toml")},
    "look_alikes": lambda: score_look_alikes(DATA / "look_alikes.tsv", _pipeline()),
    "figures": lambda: {
        path.stem: score_figures(path) for path in sorted((DATA / "facts").glob("quantities*"))
    },
    "annotator_A": lambda: _annotated("A"),
    "annotator_B": lambda: _annotated("B"),
}


def test_all_that_is_measured_has_a_gate() -> None:
    assert [gate.name for gate in GATES] == list(MEASURES)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_no_measure_is_below_its_floor_and_no_floor_or_data_changed(gate: Gate) -> None:
    if not gate.is_there(ROOT):
        pytest.skip("the evaluation data are not beside the project")

    faults = list(gate.faults(MEASURES[gate.name](), ROOT))

    assert not faults, "\n".join(faults)


def test_every_relation_of_a_story_says_why() -> None:
    assert all(relation.why for story in _told() for relation in story.relations())

"""Scoring a report against an annotation."""

from __future__ import annotations

from typing import Any

import pytest

from aligner.evaluate import Passage, evaluate_report, wilson_interval

TEXTS = {
    "a": "34,000 people left. The army won.",
    "b": "25.000 personas salieron. Ganó el ejército.",
}


def _member(doc: str, quote: str) -> dict[str, str]:
    return {"doc": doc, "quote": quote}


ARMY_EN, ARMY_ES = _member("a", "The army won."), _member("b", "Ganó el ejército.")
LEFT_EN, LEFT_ES = _member("a", "34,000 people left."), _member("b", "25.000 personas salieron.")
GOLD: dict[str, Any] = {
    "items": [
        {"id": "i1", "claims": [{"id": "x", "members": [ARMY_EN, ARMY_ES]}]},
        {
            "id": "i2",
            "claims": [{"id": "y", "members": [LEFT_EN]}, {"id": "z", "members": [LEFT_ES]}],
            "relations": [{"claims": ["y", "z"], "type": "numeric_conflict"}],
        },
    ],
    "hard_negatives": [{"a": ARMY_EN, "b": LEFT_ES}],
}


def _report(
    claims: list[list[str]], level: str, relations: list[tuple[int, int]]
) -> dict[str, Any]:
    spans = {"a1": ("a", 0, 19), "a2": ("a", 20, 33), "b1": ("b", 0, 25), "b2": ("b", 26, 43)}
    return {
        "statements": [
            {"id": name, "doc": doc, "start": start, "end": end}
            for name, (doc, start, end) in spans.items()
        ],
        "claims": [
            {"id": f"c{at}", "members": members, "level": level if len(members) > 1 else "single"}
            for at, members in enumerate(claims)
        ],
        "items": [
            {"relations": [{"claims": [f"c{x}", f"c{y}"], "type": "numeric_conflict"}]}
            for x, y in relations
        ],
    }


def test_a_right_report_scores_one() -> None:
    report = _report([["a2", "b2"], ["a1"], ["b1"]], "cross_language", [(1, 2)])

    scores = evaluate_report(report, GOLD, TEXTS)

    assert scores["f1"] == 1.0
    assert scores["false_corroboration"]["share"] == 0.0
    assert scores["conflict_recall"]["share"] == scores["conflict_precision"]["share"] == 1.0
    assert scores["hard_negatives_linked"]["share"] == 0.0


def test_a_wrong_corroboration_is_counted() -> None:
    report = _report([["a2", "b1"], ["a1"], ["b2"]], "corroborated", [])

    scores = evaluate_report(report, GOLD, TEXTS)

    assert scores["f1"] == 0.0
    assert scores["false_corroboration"]["share"] == 1.0
    assert scores["hard_negatives_linked"]["share"] == 1.0
    assert scores["conflict_recall"]["share"] == 0.0


def test_an_empty_report_scores_nothing() -> None:
    scores = evaluate_report(_report([], "single", []), GOLD, TEXTS)

    assert scores["precision"]["share"] is None
    assert scores["f1"] == 0.0


@pytest.mark.parametrize(("end", "meets"), [(9, False), (10, True), (20, True)])
def test_passages_meet_from_half_of_the_shorter_one(end: int, meets: bool) -> None:
    assert Passage("a", 0, end).meets(Passage("a", 5, 25)) is meets


def test_the_interval_of_nothing_is_everything() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)
    low, high = wilson_interval(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)

"""Scoring a report against an annotation."""

from __future__ import annotations

from typing import Any

import pytest

from aligner.errors import InputError
from aligner.evaluate import evaluate_report

TEXTS = {
    "a": "34,000 people left. The army won.",
    "b": "25.000 personas salieron. Ganó el ejército.",
}


def _member(doc: str, quote: str) -> dict[str, str]:
    return {"doc": doc, "quote": quote}


ARMY_EN, ARMY_ES = _member("a", "The army won."), _member("b", "Ganó el ejército.")
LEFT_EN, LEFT_ES = _member("a", "34,000 people left."), _member("b", "25.000 personas salieron.")
GOLD: dict[str, Any] = {
    "documents": {"a": {"lang": "en"}, "b": {"lang": "es"}},
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
        "links": [],
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


def test_a_pair_with_a_partial_member_is_right_and_not_asked_for() -> None:
    partial = {**ARMY_ES, "grade": "partial"}
    gold = {"items": [{"claims": [{"id": "x", "members": [ARMY_EN, partial]}]}]}
    told, silent = (
        evaluate_report(_report(claims, "corroborated", []), gold, TEXTS)
        for claims in ([["a2", "b2"]], [["a2"], ["b2"]])
    )

    assert told["precision"]["share"] == 1.0
    assert told["recall"]["of"] == 0
    assert told["recall_with_partial"]["share"] == 1.0
    assert silent["recall_with_partial"]["share"] == 0.0


def test_pairs_of_two_languages_are_counted_apart() -> None:
    report = _report([["a2", "b2"], ["a1"], ["b1"]], "cross_language", [])
    monolingual = {**GOLD, "documents": {"a": {"lang": "en"}, "b": {"lang": "en"}}}

    assert evaluate_report(report, GOLD, TEXTS)["cross_language_recall"]["of"] == 1
    assert evaluate_report(report, monolingual, TEXTS)["cross_language_recall"]["of"] == 0


def test_a_later_occurrence_of_a_quote_is_found() -> None:
    texts = {**TEXTS, "a": "The army won. Then the army lost. The army won."}
    again = {**ARMY_EN, "occurrence": 2}
    gold = {"items": [{"claims": [{"id": "x", "members": [again, ARMY_ES]}]}]}
    report = _report([["a2", "b2"]], "cross_language", [])
    report["statements"][1] |= {"start": 34, "end": 47}

    assert evaluate_report(report, gold, texts)["recall"]["share"] == 1.0


def test_a_quote_that_the_text_does_not_hold_is_an_error() -> None:
    gold = {"items": [{"claims": [{"id": "x", "members": [_member("a", "The army lost.")]}]}]}

    with pytest.raises(InputError, match="The army lost"):
        evaluate_report(_report([], "single", []), gold, TEXTS)

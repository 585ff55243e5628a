"""Scoring an alignment against beads that people made."""

from __future__ import annotations

from aligner.evaluate import BeadIds, evaluate_beads

GOLD: list[BeadIds] = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2,))]


def _f1(found: list[BeadIds]) -> tuple[float, float]:
    scores = evaluate_beads([(found, GOLD)])
    return scores["strict"]["f1"], scores["lax"]["f1"]


def test_the_gold_itself_scores_one() -> None:
    assert _f1(GOLD) == (1.0, 1.0)


def test_a_bead_that_overlaps_on_both_sides_counts_laxly_only() -> None:
    found: list[BeadIds] = [((0,), (0,)), ((1,), (1,)), ((2, 3), ()), ((4,), (2,))]

    scores = evaluate_beads([(found, GOLD)])

    assert scores["strict"]["precision"]["share"] == 0.5
    assert scores["lax"]["precision"]["share"] == 0.75
    assert (scores["strict"]["recall"]["share"], scores["lax"]["recall"]["share"]) == (0.6667, 1.0)


def test_recall_leaves_out_what_has_no_partner() -> None:
    found = [bead for bead in GOLD if bead[1]]

    assert evaluate_beads([(found, GOLD)])["strict"]["recall"] == {
        "share": 1.0,
        "of": 3,
        "wilson95": [0.438, 1.0],
    }


def test_texts_are_counted_together() -> None:
    scores = evaluate_beads([(GOLD, GOLD), ([], GOLD)])

    assert scores["strict"]["recall"]["share"] == 0.5


def test_nothing_found_scores_nothing() -> None:
    assert _f1([]) == (0.0, 0.0)

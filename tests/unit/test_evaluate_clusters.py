"""Scoring the claims of a report as clusters, and its links as pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.evaluate.annotation import Annotation, GoldClaim
from aligner.evaluate.clusters import score_clusters
from aligner.evaluate.links import score_links
from aligner.evaluate.passages import Passage


def _passage(mention: int) -> Passage:
    return Passage(f"d{mention}", 0, 10)


def _annotation(*clusters: Sequence[int], partial: Sequence[int] = ()) -> Annotation:
    return Annotation(
        claims=tuple(
            GoldClaim(
                tuple(_passage(m) for m in cluster if m not in partial),
                tuple(_passage(m) for m in cluster if m in partial),
            )
            for cluster in clusters
        ),
        conflicts=(),
        negatives=(),
        languages={},
    )


def _report(*clusters: Sequence[int], links: Sequence[tuple[int, int, str]] = ()) -> dict[str, Any]:
    mentions = sorted({m for cluster in clusters for m in cluster})
    return {
        "statements": [{"id": f"s{m}", "doc": f"d{m}", "start": 0, "end": 10} for m in mentions],
        "claims": [
            {"id": f"c{at}", "members": [f"s{m}" for m in cluster]}
            for at, cluster in enumerate(clusters)
        ],
        "links": [{"a": f"s{a}", "b": f"s{b}", "grade": grade} for a, b, grade in links],
    }


def _shares(scores: dict[str, Any]) -> tuple[float | None, float | None]:
    return scores["precision"]["share"], scores["recall"]["share"]


FIVE, TWO, OTHER_FIVE = range(5), range(5, 7), range(7, 12)


@pytest.mark.parametrize(
    ("found", "precision"),
    [
        ((FIVE, (*TWO, *OTHER_FIVE)), 0.7619),
        (((*FIVE, *OTHER_FIVE), TWO), 0.5833),
    ],
)
def test_the_example_of_bagga_and_baldwin_has_their_scores(
    found: Sequence[Sequence[int]], precision: float
) -> None:
    scores = score_clusters(_report(*found), _annotation(FIVE, TWO, OTHER_FIVE))

    assert _shares(scores) == (precision, 1.0)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=9), st.data())
def test_swapping_report_and_gold_swaps_precision_and_recall(
    gold: list[int], data: st.DataObject
) -> None:
    own = data.draw(st.lists(st.integers(0, 3), min_size=len(gold), max_size=len(gold)))
    one, other = (
        [[m for m, label in enumerate(labels) if label == at] for at in sorted(set(labels))]
        for labels in (gold, own)
    )

    there = _shares(score_clusters(_report(*one), _annotation(*other)))
    back = _shares(score_clusters(_report(*other), _annotation(*one)))

    assert there == back[::-1]


def test_statements_that_nobody_annotated_do_not_count() -> None:
    scores = score_clusters(_report([0, 1, 8, 9]), _annotation([0, 1]))

    assert _shares(scores) == (1.0, 1.0)


def test_a_partial_member_may_be_held_and_need_not_be() -> None:
    gold = _annotation([0, 1, 2], partial=[2])

    assert _shares(score_clusters(_report([0, 1, 2]), gold)) == (1.0, 1.0)
    assert _shares(score_clusters(_report([0, 1], [2]), gold)) == (1.0, 1.0)


def test_a_member_that_no_statement_meets_stands_alone() -> None:
    scores = score_clusters(_report([0, 1]), _annotation([0, 1, 2]))

    assert scores["recall"]["of"] == 3
    assert scores["recall"]["share"] == round((2 / 3 + 2 / 3 + 1 / 3) / 3, 4)


def test_a_passage_under_two_claims_may_join_either() -> None:
    scores = score_clusters(_report([0, 1, 2]), _annotation([0, 1], [1, 2]))

    # the middle one belongs with both others, which do not belong together
    assert scores["precision"]["share"] == round((2 / 3 + 1 + 2 / 3) / 3, 4)
    assert scores["recall"]["share"] == 1.0


def test_a_possible_link_counts_only_where_it_is_asked_for() -> None:
    report = _report([0], [1], [2], [3], links=[(0, 1, "match"), (0, 2, "possible")])
    gold = _annotation([0, 1, 3], [2])

    scores = score_links(report, gold)

    assert _shares(scores["match"]) == (1.0, 0.3333)
    assert _shares(scores["match_or_possible"]) == (0.5, 0.3333)


def test_a_link_to_a_partial_member_is_right_and_not_asked_for() -> None:
    report = _report([0], [1], links=[(0, 1, "match")])

    scores = score_links(report, _annotation([0, 1], partial=[1]))["match"]

    assert _shares(scores) == (1.0, None)

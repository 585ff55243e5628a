"""Like words alone make a link possible; a figure, a date or an order makes it a match."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.match import Judge
from aligner.records import DateMention, Facts, Link, Why
from aligner.support import without_unsupported
from tests.make import make_judge, make_quantity, make_statement

FIRST = [make_statement("a", start) for start in range(0, 50, 10)]
SECOND = [make_statement("b", start) for start in range(0, 50, 10)]
WHY = Why(direct=0.5, pivot=None, margin=None, gates=())
VECTORS = [[float(i == j) for j in range(10)] for i in range(10)]


def _judge(facts: Facts | None = None, **decided: bool) -> Judge:
    pair = FIRST[0].id, SECOND[0].id
    both = dict.fromkeys(pair, facts) if facts else {}
    decisions = {pair: True} if decided else {}
    return make_judge([*FIRST, *SECOND], VECTORS, both, decisions)


def _link(at: int = 0, to: int = 0, probability: float = 0.85) -> Link:
    why = WHY
    return Link(a=FIRST[at].id, b=SECOND[to].id, grade="match", probability=probability, why=why)


def _dated(text: str) -> Facts:
    mention = DateMention(start=0, end=1, text=text, earliest="2031-05-01", latest="2031-05-01")
    return Facts(dates=(mention,))


def test_a_match_that_is_not_strong_and_has_nothing_else_is_possible() -> None:
    assert without_unsupported(_judge(), [_link()]) == [replace(_link(), grade="possible")]


def test_a_strong_match_needs_nothing_else() -> None:
    links = [_link(probability=0.95)]

    assert without_unsupported(_judge(), links) == links


@pytest.mark.parametrize(
    ("facts", "is_kept"),
    [
        (Facts(quantities=(make_quantity(7),)), True),
        (Facts(quantities=(make_quantity(7, concept="percent", event=None),)), False),
        (Facts(quantities=(make_quantity(7, concept="duration", event=None),)), False),
        (_dated("May 1"), True),
        (_dated("Thursday"), False),  # all that is told of an event is of its day
    ],
)
def test_a_number_that_both_have_supports_a_match(facts: Facts, is_kept: bool) -> None:
    [link] = without_unsupported(_judge(facts), [_link()])

    assert link.grade == ("match" if is_kept else "possible")


def test_the_order_of_one_text_supports_a_match() -> None:
    strong = [_link(at, at, 0.95) for at in range(1, 5)]
    links = [_link(), *strong]

    assert without_unsupported(_judge(), links) == links


@pytest.mark.parametrize("kept", [[1, 2], [2, 3, 4], []])
def test_few_strong_matches_or_none_beside_it_are_no_one_text(kept: list[int]) -> None:
    links = [_link(), *(_link(at, at, 0.95) for at in kept)]

    assert without_unsupported(_judge(), links)[0].grade == "possible"


def test_an_analyst_s_word_supports_a_match() -> None:
    assert without_unsupported(_judge(said=True), [_link()]) == [_link()]

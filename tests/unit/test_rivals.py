"""Of several partners in one document, the best is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.match import Judge
from aligner.records import Grade, Link, Why
from aligner.rivals import of_one_story, without_outdone
from tests.make import make_judge, make_statement

A, B, C, D = (make_statement(doc, start) for doc, start in (("a", 0), ("a", 9), ("b", 0), ("b", 9)))
APART: list[list[float]] = [[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 1.0]]
WHY = Why(direct=0.5, pivot=None, margin=None, gates=())


def _judge(vectors: list[list[float]] = APART) -> Judge:
    return make_judge([A, B, C, D], vectors)


def _link(probability: float, one: str = A.id, other: str = C.id, grade: Grade = "match") -> Link:
    return Link(a=one, b=other, grade=grade, probability=probability, why=WHY)


def test_a_better_partner_in_the_same_document_outdoes_a_link() -> None:
    better, worse = _link(0.9), _link(0.6, other=D.id)

    assert without_outdone(_judge(), [worse, better]) == [better]


def test_either_side_may_have_the_better_partner() -> None:
    better, worse = _link(0.9), _link(0.6, one=B.id)

    assert without_outdone(_judge(), [better, worse]) == [better]


def test_links_without_a_common_side_are_no_rivals() -> None:
    links = [_link(0.9), _link(0.6, one=B.id, other=D.id)]

    assert without_outdone(_judge(), links) == links


def test_a_match_is_outdone_by_a_match_only() -> None:
    match, possible = _link(0.6), _link(0.9, other=D.id, grade="possible")

    assert without_outdone(_judge(), [match, possible]) == [match, possible]
    assert without_outdone(_judge(), [replace(match, grade="possible"), possible]) == [possible]


def test_what_repeats_the_partner_is_no_rival() -> None:
    """A title and its lead may both be linked with one statement."""
    links = [_link(0.9), _link(0.6, other=D.id)]

    assert without_outdone(_judge([*APART[:3], [0, 0, 1, 0.1]]), links) == links


def test_an_analyst_s_word_is_never_outdone() -> None:
    judge = make_judge([A, B, C, D], APART, decisions={(A.id, D.id): True})
    links = [_link(0.9), _link(0.6, other=D.id)]

    assert without_outdone(judge, links) == links


def test_documents_of_a_large_collection_are_of_one_story_where_they_share_a_match(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statements = [make_statement(doc) for doc in "abc"]
    a, b, c = (statement.id for statement in statements)
    vectors = [[1, 0.0], [1, 0.1], [1, 0.2]]
    links = [_link(0.9, a, b), _link(0.6, a, c, "possible"), _link(0.5, a, b, "possible")]

    assert of_one_story(make_judge(statements, vectors), links) == links
    some = [(0, 1), (0, 2)]
    monkeypatch.setattr("aligner.match.comparable_documents", lambda routes, docs: some)
    assert of_one_story(make_judge(statements, vectors), links) == [links[0], links[2]]

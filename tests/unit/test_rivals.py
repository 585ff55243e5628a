"""Of several partners in one document, the best is linked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.match import Judge
from aligner.records import Grade, Link, Why
from aligner.rivals import FEW_STATEMENTS, of_one_story, without_outdone
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


def _large(monkeypatch: pytest.MonkeyPatch, n_statements: int) -> Judge:
    """Return a judge of documents a, b, c, of which a and b, a and c are compared."""
    some = [(0, 1), (0, 2)]
    monkeypatch.setattr("aligner.match.comparable_documents", lambda routes, docs: some)
    statements = [make_statement(doc, 9 * n) for doc in "abc" for n in range(n_statements)]
    return make_judge(statements, [[1, 0.01 * n] for n in range(len(statements))])


def _ids(judge: Judge, doc: str) -> list[str]:
    return [statement.id for statement in judge.statements if statement.doc == doc]


def test_documents_of_a_small_collection_tell_one_story() -> None:
    links = [_link(0.9), _link(0.6, other=D.id, grade="possible")]

    assert of_one_story(_judge(), links) == links


def test_links_are_trusted_between_documents_that_share_several_matches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = _large(monkeypatch, FEW_STATEMENTS + 1)
    a, b, c = (_ids(judge, doc) for doc in "abc")
    sure = [_link(0.8, a[0], b[0]), _link(0.8, a[1], b[1]), _link(0.6, a[2], b[2], "possible")]
    lone = [_link(0.95, a[0], c[0]), _link(0.6, a[2], c[2], "possible")]

    assert of_one_story(judge, [*sure, *lone]) == [*sure, replace(lone[0], grade="possible")]
    assert of_one_story(judge, [_link(0.8, a[0], c[0])]) == []


def test_one_match_is_enough_for_a_document_of_few_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = _large(monkeypatch, FEW_STATEMENTS)
    a, b, c = (_ids(judge, doc) for doc in "abc")
    links = [_link(0.8, a[0], b[0]), _link(0.6, a[1], b[1], "possible")]

    assert of_one_story(judge, [*links, _link(0.6, a[1], c[1], "possible")]) == links


def test_a_lone_match_that_an_analyst_confirmed_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = _large(monkeypatch, FEW_STATEMENTS + 1)
    link = _link(0.4, _ids(judge, "a")[0], _ids(judge, "b")[0])
    confirmed = replace(judge, decisions={(link.a, link.b): True})

    assert of_one_story(confirmed, [link]) == [link]

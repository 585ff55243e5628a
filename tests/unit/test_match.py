"""Judging pairs of statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.errors import ModelError
from aligner.match import FEATURES, MatchModel, find_links
from aligner.records import Facts
from tests.make import make_judge, make_quantity, make_statement

A = make_statement("a", text="The army took the city.")
B = make_statement("b", text="El ejército tomó la ciudad.", lang="es")


def test_near_statements_of_two_documents_are_a_match() -> None:
    judge = make_judge([A, B], [[1, 0], [1, 0.1]])

    [link] = find_links(judge)

    assert (link.a, link.b, link.grade) == (A.id, B.id, "match")
    assert link.why.direct == pytest.approx(0.995, abs=1e-3)


def test_far_statements_are_no_link() -> None:
    judge = make_judge([A, B], [[1, 0], [0.1, 1]])

    assert find_links(judge) == []


def test_a_conflicting_figure_bars_the_link() -> None:
    facts = {
        A.id: Facts(quantities=(make_quantity(34_000),)),
        B.id: Facts(quantities=(make_quantity(25_000),)),
    }

    assert find_links(make_judge([A, B], [[1, 0], [1, 0]], facts)) == []


def test_a_figure_on_one_side_only_is_at_most_possible() -> None:
    facts = {A.id: Facts(quantities=(make_quantity(34_000),))}

    [link] = find_links(make_judge([A, B], [[1, 0], [1, 0]], facts))

    assert link.grade == "possible"
    assert link.why.gates[0].startswith("quantity: open")


def test_an_analyst_overrules_the_model() -> None:
    pair = (A.id, B.id)

    assert find_links(make_judge([A, B], [[1, 0], [1, 0]], decisions={pair: False})) == []
    [link] = find_links(make_judge([A, B], [[1, 0], [0, 1]], decisions={pair: True}))
    assert link.grade == "match"


def test_the_order_of_a_pair_does_not_matter() -> None:
    judge = make_judge([A, B], [[1, 0], [1, 0.3]])

    assert judge.judge(0, 1) == judge.judge(1, 0)


def test_a_match_model_is_read_from_its_folder(tmp_path: Path) -> None:
    data = {
        "coefficients": dict.fromkeys(FEATURES, 0.0),
        "intercept": 0.0,
        "cuts": {"match": 0.8, "possible": 0.5, "strong": 0.9, "margin": 1.2},
        "embedder": "e",
        "translator": "t",
    }
    (tmp_path / "match.json").write_text(json.dumps(data), encoding="utf-8")

    model = MatchModel.load(tmp_path)

    assert model.probability(dict.fromkeys(FEATURES, 1.0)) == 0.5


@pytest.mark.parametrize("content", ["", "{}", '{"coefficients": {"direct": 1}}'])
def test_a_broken_match_model_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "match.json").write_text(content, encoding="utf-8")

    with pytest.raises(ModelError, match=r"match\.json"):
        MatchModel.load(tmp_path)


def test_a_match_model_of_other_features_is_refused(tmp_path: Path) -> None:
    data = {
        "coefficients": {"other": 1.0},
        "intercept": 0.0,
        "cuts": {"match": 0.8, "possible": 0.5, "strong": 0.9, "margin": 1.2},
        "embedder": "e",
        "translator": "t",
    }
    (tmp_path / "match.json").write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(ModelError, match="other"):
        MatchModel.load(tmp_path)

"""Passages that one document takes from another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aligner.match import find_links
from aligner.reuse import find_reused_passages
from tests.make import make_judge, make_statement

N = 6  # statements of each document


def _reused(same: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Let statement i of one document say what statement j of the other says."""
    statements = [make_statement(doc, start=10 * at) for doc in "ab" for at in range(N)]
    vectors = [[float(at == row) for at in range(2 * N)] for row in range(2 * N)]
    for i, j in same:
        vectors[N + j] = vectors[i]
    judge = make_judge(statements, vectors)
    row_of = {s.id: row for row, s in enumerate(statements)}
    links = find_links(judge)
    assert len(links) == len(same)
    return {(row_of[a], row_of[b] - N) for a, b in find_reused_passages(judge, links)}


@pytest.mark.parametrize(
    "same",
    [
        [(0, 0), (1, 1), (2, 2)],
        [(0, 3), (1, 4), (2, 5)],
        [(0, 0), (2, 1), (4, 3)],  # one left out here and there
        [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)],
    ],
)
def test_statements_in_the_same_order_are_a_passage(same: list[tuple[int, int]]) -> None:
    assert _reused(same) == set(same)


@pytest.mark.parametrize(
    "same",
    [
        [],
        [(0, 0), (1, 1)],
        [(0, 2), (1, 1), (2, 0)],  # turned round
        [(0, 0), (1, 1), (4, 2)],  # too far apart in one
        [(0, 1), (1, 0), (2, 2)],
    ],
)
def test_other_links_are_none(same: list[tuple[int, int]]) -> None:
    assert _reused(same) == set()


def test_a_link_apart_from_a_passage_is_not_of_it() -> None:
    assert _reused([(0, 3), (1, 4), (2, 5), (5, 0)]) == {(0, 3), (1, 4), (2, 5)}

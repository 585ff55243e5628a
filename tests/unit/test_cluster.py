"""Claims without chaining."""

from __future__ import annotations

from aligner.cluster import claim_id, cluster_statements, medoid, weakest_pair
from aligner.match import find_links
from tests.make import make_judge, make_statement


def test_every_statement_is_in_exactly_one_claim() -> None:
    statements = [make_statement(f"d{i}") for i in range(4)]
    judge = make_judge(statements, [[1, 0], [1, 0.05], [0, 1], [-1, 0]])

    claims = cluster_statements(judge, find_links(judge))

    assert claims == [(0, 1), (2,), (3,)]


def test_a_chain_does_not_join_its_ends() -> None:
    """A = B and B = C, but A and C are too far apart to be even possible."""
    statements = [make_statement(f"d{i}") for i in range(3)]
    judge = make_judge(statements, [[1, 0], [0.8, 0.65], [0.35, 0.95]])

    links = find_links(judge)
    claims = cluster_statements(judge, links)

    assert {(link.a, link.b) for link in links if link.grade == "match"} == {
        (statements[0].id, statements[1].id),
        (statements[1].id, statements[2].id),
    }
    assert claims == [(0,), (1, 2)]


def test_the_label_is_the_most_central_member() -> None:
    statements = [make_statement(f"d{i}") for i in range(3)]
    judge = make_judge(statements, [[1, 0.3], [1, 0], [1, -0.3]])

    assert medoid(judge, (0, 1, 2)) == 1


def test_the_weakest_pair_is_across_documents() -> None:
    statements = [make_statement("a"), make_statement("a", 10), make_statement("b")]
    judge = make_judge(statements, [[1, 0], [0, 1], [1, 0]])

    assert weakest_pair(judge, (0, 1)) is None
    assert weakest_pair(judge, (0, 1, 2)) == judge.judge(1, 2).probability


def test_a_claim_is_named_by_its_first_member() -> None:
    statements = [make_statement("a"), make_statement("b")]
    judge = make_judge(statements, [[1, 0], [1, 0]])

    assert claim_id(judge, (0, 1)) == "claim:a:0-5"

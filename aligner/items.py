"""Bring claims that answer one question together, and say how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aligner.align.routes import mutual_neighbours
from aligner.cluster import claim_id
from aligner.gates import Gate
from aligner.match import Judge
from aligner.records import Item, Quantity, Relation, RelationType

__all__ = ["RELATED_FROM", "find_items"]

RELATED_FROM = 0.5  # share of `possible` that a pair with comparable figures must still reach
CONFLICTS: dict[str, RelationType] = {
    "quantity": "numeric_conflict",
    "polarity": "polarity_conflict",
    "date": "date_conflict",
}


def _counted_keys(quantities: Sequence[Quantity]) -> set[tuple[str, str]]:
    return {(q.concept, q.event) for q in quantities if q.concept and q.event}


def _candidate_pairs(judge: Judge) -> set[tuple[int, int]]:
    """Pair near neighbours, and statements whose figures count the same of the same event."""
    pairs = set(mutual_neighbours(judge.routes, judge.docs))
    counted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, statement in enumerate(judge.statements):
        for key in _counted_keys(judge.facts[statement.id].quantities):
            counted[key].append(row)
    for rows in counted.values():
        pairs.update(combinations(rows, 2))
    return pairs


def _relation_type(judge: Judge, i: int, j: int, gate: Gate) -> RelationType:
    """Say what a contradiction amounts to when place or time differ as well."""
    if gate.name != "quantity":
        return CONFLICTS[gate.name]
    gates = {other.name: other.verdict for other in judge.judge(i, j).gates}
    if gates.get("date") == "conflict":
        return "update"
    return "different_scope" if gates.get("name") == "open" else "numeric_conflict"


def _relate(judge: Judge, i: int, j: int) -> tuple[RelationType, str, bool] | None:
    """Return type, reason and whether the relation is sure; None where there is none."""
    verdict = judge.judge(i, j)
    if not verdict.conflicts:
        return None
    gate = verdict.conflicts[0]
    facts = [judge.facts[judge.statements[row].id] for row in (i, j)]
    comparable = gate.name == "quantity" and bool(
        _counted_keys(facts[0].quantities) & _counted_keys(facts[1].quantities)
    )
    floor = judge.model.possible * (RELATED_FROM if comparable else 1.0)
    if verdict.probability < floor:
        return None
    sure = comparable and verdict.probability >= judge.model.possible
    return _relation_type(judge, i, j, gate), gate.why, sure


def _relations(
    judge: Judge, clusters: Sequence[tuple[int, ...]]
) -> dict[tuple[int, int], Relation]:
    """Return the strongest relation of each pair of clusters."""
    cluster_of = {row: at for at, rows in enumerate(clusters) for row in rows}
    found: dict[tuple[int, int], tuple[tuple[bool, float], Relation]] = {}
    for i, j in sorted(_candidate_pairs(judge)):
        left, right = sorted((cluster_of[i], cluster_of[j]))
        related = _relate(judge, i, j) if left != right else None
        if related is None:
            continue
        kind, why, sure = related
        relation = Relation(
            claims=(claim_id(judge, clusters[left]), claim_id(judge, clusters[right])),
            type=kind,
            grade="match" if sure else "possible",
            why=why,
        )
        strength = (sure, judge.judge(i, j).probability)
        if (left, right) not in found or strength > found[left, right][0]:
            found[left, right] = (strength, relation)
    return {pair: relation for pair, (_, relation) in found.items()}


def find_items(judge: Judge, clusters: Sequence[tuple[int, ...]]) -> list[Item]:
    """Group claims that give different answers to one question.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    clusters : sequence of tuple of int
        Rows of the members of each claim.

    Returns
    -------
    list of Item
        In reading order; every claim in exactly one.
    """
    relations = _relations(judge, clusters)
    rows = [left for left, _ in relations]
    columns = [right for _, right in relations]
    shape = (len(clusters), len(clusters))
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    labels = connected_components(graph, directed=False)[1]
    members: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels):
        members[int(label)].append(at)
    return [
        Item(
            id=claim_id(judge, clusters[group[0]]).replace("claim:", "item:", 1),
            claims=tuple(claim_id(judge, clusters[at]) for at in group),
            relations=tuple(
                relation for (left, _), relation in sorted(relations.items()) if left in group
            ),
        )
        for group in members.values()
    ]

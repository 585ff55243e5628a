"""Bring claims that answer one question together, and say how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aligner.cluster import claim_id
from aligner.gates import Gate
from aligner.match import Judge
from aligner.records import Grade, Item, Quantity, Relation, RelationType

__all__ = ["find_items"]

COMPARABLE_FLOOR = 0.45  # share of the `possible` cut: what is counted says much of the question
FAR_APART = 50  # figures whose ratio is larger count other populations or other times
OTHERWISE: dict[str, RelationType] = {"polarity": "polarity_conflict", "date": "date_conflict"}


def _counted_keys(quantities: Sequence[Quantity]) -> set[tuple[str, str]]:
    return {(q.concept, q.event) for q in quantities if q.concept and q.event}


def _candidate_pairs(judge: Judge) -> set[tuple[int, int]]:
    """Pair near neighbours, and statements whose figures count the same of the same event."""
    pairs = set(judge.candidates)
    counted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, statement in enumerate(judge.statements):
        for key in _counted_keys(judge.facts[statement.id].quantities):
            counted[key].append(row)
    for rows in counted.values():
        pairs.update(combinations(rows, 2))
    return pairs


def _may_contradict(judge: Judge, i: int, j: int) -> bool:
    """Whether two statements may contradict each other at all.

    An author does not contradict itself in one text: figures of one document conflict only
    where it credits them to different parties.
    """
    if judge.docs[i] != judge.docs[j]:
        return True
    origins = [judge.facts[judge.statements[row].id].origin for row in (i, j)]
    names = {origin.name for origin in origins if origin}
    return len(names) == 2


def _far_apart(judge: Judge, i: int, j: int) -> bool:
    """Whether no two figures of the two statements are of like size."""
    sizes = [
        [q.low or q.high or 0.0 for q in judge.facts[judge.statements[row].id].quantities]
        for row in (i, j)
    ]
    return all(max(x, y) > FAR_APART * min(x, y) for x in sizes[0] for y in sizes[1])


def _numeric_type(judge: Judge, i: int, j: int) -> RelationType:
    """Say what a difference of figures amounts to when place or time differ as well."""
    verdicts = {gate.name: gate.verdict for gate in judge.judge(i, j).gates}
    if verdicts.get("date") == "conflict":
        return "update"
    return "different_scope" if verdicts.get("name") == "open" else "numeric_conflict"


def _relate(judge: Judge, i: int, j: int) -> tuple[RelationType, Grade, str] | None:
    """Return type, grade and reason; None where two statements are not related."""
    verdict = judge.judge(i, j)
    if not verdict.conflicts or not _may_contradict(judge, i, j):
        return None
    gate: Gate = verdict.conflicts[0]
    if gate.name != "quantity":
        # A negation or a date sets statements apart only where all the rest is the same.
        sure = verdict.probability >= judge.model.match
        return (OTHERWISE[gate.name], "match", gate.why) if sure else None
    one, other = (_counted_keys(judge.facts[judge.statements[row].id].quantities) for row in (i, j))
    floor = COMPARABLE_FLOOR * judge.model.possible
    if not one & other or _far_apart(judge, i, j) or verdict.probability < floor:
        return None
    sure = verdict.probability >= judge.model.strong
    return _numeric_type(judge, i, j), "match" if sure else "possible", gate.why


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
        kind, grade, why = related
        relation = Relation(
            claims=(claim_id(judge, clusters[left]), claim_id(judge, clusters[right])),
            type=kind,
            grade=grade,
            why=why,
        )
        strength = (grade == "match", judge.judge(i, j).probability)
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

"""Bring claims that answer one question together, and say how they stand to each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aligner.cluster import claim_id
from aligner.figure_gate import same_number
from aligner.match import Judge
from aligner.records import Document, Item, Quantity, Relation
from aligner.relate import Related, Story, counted_keys, relate

__all__ = ["find_items"]


def _candidate_pairs(judge: Judge) -> set[tuple[int, int]]:
    """Pair near neighbours, and statements whose figures count the same of the same event."""
    pairs = set(judge.candidates)
    docs = judge.docs
    counted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, statement in enumerate(judge.statements):
        for key in counted_keys(judge.facts[statement.id].quantities):
            counted[key].append(row)
    for rows in counted.values():
        pairs.update(
            (i, j)
            for i, j in combinations(rows, 2)
            if docs[i] == docs[j] or (docs[i], docs[j]) in judge.comparable
        )
    return pairs


def _one_of_each_series(
    judge: Judge, related: Mapping[tuple[int, int], Related]
) -> dict[tuple[int, int], Related]:
    """Let a figure conflict with one figure at most of those that a party gives in one text.

    A party does not contradict itself in one text: who gives several figures of a thing counts
    several parts of it, and another's figure can contradict the one of the same part only. That
    is the likeliest one: by the odds that its words give, divided by the ratio of the figures,
    since the reports of one count differ seldom by much.
    """
    best: dict[tuple[int, int, str | None], tuple[float, int]] = {}
    numeric = [pair for pair, each in related.items() if each.type == "numeric_conflict"]
    sides = [(pair, side) for pair in numeric for side in (0, 1)]

    def series(pair: tuple[int, int], side: int) -> tuple[int, int, str | None]:
        return pair[side], int(judge.docs[pair[1 - side]]), related[pair].by[1 - side]

    def rank(pair: tuple[int, int], side: int) -> tuple[float, int]:
        p = min(judge.judge(*pair).probability, 1 - 1e-9)
        return p / (1 - p) / related[pair].ratio, -pair[1 - side]

    for pair, side in sides:
        key = series(pair, side)
        best[key] = max(rank(pair, side), best.get(key, (-math.inf, 0)))
    dropped = {pair for pair, side in sides if best[series(pair, side)][1] != -pair[1 - side]}
    return {pair: each for pair, each in related.items() if pair not in dropped}


def _relations(
    judge: Judge, clusters: Sequence[tuple[int, ...]], documents: Sequence[Document]
) -> dict[tuple[int, int], Relation]:
    """Return the strongest relation of each pair of clusters."""
    cluster_of = {row: at for at, rows in enumerate(clusters) for row in rows}
    story = Story.read(judge, documents)
    found: dict[tuple[int, int], tuple[tuple[bool, float], Relation]] = {}
    related_rows = {
        (i, j): related
        for i, j in sorted(_candidate_pairs(judge))
        if cluster_of[i] != cluster_of[j] and (related := relate(story, i, j)) is not None
    }
    for (i, j), told in _one_of_each_series(judge, related_rows).items():
        sides = clusters[cluster_of[i]], clusters[cluster_of[j]]
        related = _in_view_of_the_claims(story, told, sides)
        left, right = sorted((cluster_of[i], cluster_of[j]))
        relation = Relation(
            claims=(claim_id(judge, clusters[left]), claim_id(judge, clusters[right])),
            type=related.type,
            grade=related.grade,
            why=related.why,
        )
        strength = (related.grade == "match", judge.judge(i, j).probability)
        if (left, right) not in found or strength > found[left, right][0]:
            found[left, right] = (strength, relation)
    return {pair: relation for pair, (_, relation) in found.items()}


def _in_view_of_the_claims(
    story: Story, related: Related, sides: tuple[Sequence[int], Sequence[int]]
) -> Related:
    """Take a figure for the part of a whole that any statement of its claim says that it is."""
    for figure, rows in zip(related.figures, sides, strict=False):
        said = [q.role for row in rows for q in story.facts(row).quantities if _is(q, figure)]
        if figure.role == "total" and "part" in said:
            why = f"a part and a whole: {related.why}"
            return replace(related, type="different_scope", why=why)
    return related


def _is(quantity: Quantity, figure: Quantity) -> bool:
    kinds = counted_keys([quantity]) & counted_keys([figure])
    return bool(kinds) and same_number(quantity, figure)


def find_items(
    judge: Judge, clusters: Sequence[tuple[int, ...]], documents: Sequence[Document] = ()
) -> list[Item]:
    """Group claims that give different answers to one question.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    clusters : sequence of tuple of int
        Rows of the members of each claim.
    documents : sequence of Document
        Those of the run: a count published later may be larger and no contradiction.

    Returns
    -------
    list of Item
        In reading order; every claim in exactly one.
    """
    relations = _relations(judge, clusters, documents)
    rows = [left for left, _ in relations]
    columns = [right for _, right in relations]
    shape = (len(clusters), len(clusters))
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    labels = connected_components(graph, directed=False)[1]
    members: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(labels.tolist()):
        members[label].append(at)
    own: dict[int, list[Relation]] = defaultdict(list)
    for (left, _), relation in sorted(relations.items()):
        own[int(labels[left])].append(relation)
    return [
        Item(
            id=claim_id(judge, clusters[group[0]]).replace("claim:", "item:", 1),
            claims=tuple(claim_id(judge, clusters[at]) for at in group),
            relations=tuple(own[label]),
        )
        for label, group in members.items()
    ]

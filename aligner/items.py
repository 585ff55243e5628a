"""Bring claims that answer one question together, and say how they stand to each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import inf

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aligner.cluster import claim_id
from aligner.facts import compare_quantities
from aligner.facts.counting import PEOPLE
from aligner.facts.lexicon import resolve_lang
from aligner.facts.scope import other_places, place_in
from aligner.facts.tokens import tokenize
from aligner.gates import is_place, known_place_of, same_number
from aligner.match import Judge
from aligner.records import Grade, Item, Quantity, Relation, RelationType, Statement

__all__ = ["find_items"]

COMPARABLE_FLOOR = 0.45  # share of the `possible` cut: what is counted says much of the question
SAME_PLACE_FLOOR = 0.25  # the same where the place is known to be the same as well
FAR_APART = 50  # figures whose ratio is larger count other populations or other times
NAMES_OF_PARTS = {
    **dict.fromkeys(("morning", "la mañana", "esta mañana", "matin", "matinée"), "morning"),
    **dict.fromkeys(("afternoon", "la tarde", "esta tarde", "après-midi"), "afternoon"),
    **dict.fromkeys(("evening", "soir", "soirée"), "evening"),
    **dict.fromkeys(("night", "overnight", "la noche", "esta noche", "nuit"), "night"),
    **dict.fromkeys(("la madrugada", "dawn", "aube"), "dawn"),
}
PART_OF_DAY = re.compile(rf"\b(?:{'|'.join(NAMES_OF_PARTS)})\b", re.IGNORECASE)
OTHERWISE: dict[str, RelationType] = {"polarity": "polarity_conflict", "date": "date_conflict"}


def _counted_keys(quantities: Sequence[Quantity]) -> set[tuple[str, str]]:
    """Return what may be compared of figures: people are people, whatever they are called."""
    return {
        ("person" if q.concept in PEOPLE else q.concept, q.event)
        for q in quantities
        if q.concept and q.event
    }


def _candidate_pairs(judge: Judge) -> set[tuple[int, int]]:
    """Pair near neighbours, and statements whose figures count the same of the same event."""
    pairs = set(judge.candidates)
    counted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in range(len(judge.statements)):
        for key in _counted_keys(_figures(judge, row)):
            counted[key].append(row)
    for rows in counted.values():
        pairs.update(combinations(rows, 2))
    return pairs


def _figures(judge: Judge, row: int) -> tuple[Quantity, ...]:
    return judge.facts[judge.statements[row].id].quantities


def _settings(statements: Sequence[Statement]) -> list[str | None]:
    """Return the place in which each statement plays: its own, else that of its document.

    "Police put the crowd at 25,000" counts where the article began, not in the country of which
    another article speaks.
    """
    own = [_place_of(statement) for statement in statements]
    first: dict[str, str] = {}
    for statement, place in zip(statements, own, strict=True):
        if place is not None:
            first.setdefault(statement.doc, place)
    return [place or first.get(s.doc) for s, place in zip(statements, own, strict=True)]


def _place_of(statement: Statement) -> str | None:
    lang = resolve_lang(statement.lang)
    tokens = tokenize(statement.text, lang)
    place = place_in(tokens, 0, len(tokens), lang)
    return place if place is not None and is_place(place.partition("/")[0]) else None


@dataclass(frozen=True, slots=True)
class _Related:
    """How two statements stand to each other, and how sure that is."""

    type: RelationType
    grade: Grade
    why: str
    ratio: float = 1.0  # of the larger figure to the smaller


def _may_contradict(judge: Judge, i: int, j: int) -> bool:
    """Whether two statements may contradict each other at all.

    An author does not contradict itself in one text: figures of one document conflict only
    where it credits them to different parties.
    """
    if judge.docs[i] != judge.docs[j]:
        return True
    return len(set(_parties(judge, i, j)) - {None}) == 2


def _parties(judge: Judge, i: int, j: int) -> list[str | None]:
    origins = [judge.facts[judge.statements[row].id].origin for row in (i, j)]
    return [origin.name if origin else None for origin in origins]


def _ratio(x: Quantity, y: Quantity) -> float:
    smaller, larger = sorted(q.low or q.high or 0.0 for q in (x, y))
    return larger / smaller if smaller else inf if larger else 1.0


def _numeric(judge: Judge, i: int, j: int, places: Sequence[str | None]) -> _Related | None:
    """Relate two statements whose figures differ: of the same thing, or of another part of it."""
    verdict = judge.judge(i, j)
    gates = {gate.name: gate for gate in verdict.gates}
    if gates["quantity"].verdict == "agree":
        return None
    together = places[i] is not None and places[i] == places[j]
    floor = SAME_PLACE_FLOOR if together else COMPARABLE_FLOOR
    if verdict.probability < floor * judge.model.possible:
        return None
    sure: Grade = "match" if verdict.probability >= judge.model.strong else "possible"
    found: list[_Related] = []
    for x, y in product(*_differing(_figures(judge, i), _figures(judge, j))):
        if not _counted_keys([x]) & _counted_keys([y]) or _ratio(x, y) > FAR_APART:
            continue
        comparison = compare_quantities(_unbounded(x), _unbounded(y))
        if comparison.kind != "conflicting":
            continue
        scope = _other_scope(x, y, (known_place_of(x) or places[i], known_place_of(y) or places[j]))
        scope = scope or _part_of_day(judge, (i, x), (j, y))
        if scope is not None:
            found.append(_Related("different_scope", sure, f"{scope}: {comparison.why}"))
        elif gates["quantity"].verdict == "conflict":
            if "date" in gates and gates["date"].verdict == "conflict":
                return _Related("update", sure, f"{comparison.why}; {gates['date'].why}")
            one, other = _parties(judge, i, j)
            why = _by_parties(comparison.why, x.by or one, y.by or other)
            return _Related("numeric_conflict", sure, why, _ratio(x, y))
    # Of all that was counted elsewhere, only what reads alike needs to be told apart.
    return found[0] if found and (i, j) in judge.candidates else None


def _differing(
    a: Sequence[Quantity], b: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out the figures that both sides have."""
    return (
        [x for x in a if not any(same_number(x, y) for y in b)],
        [y for y in b if not any(same_number(x, y) for x in a)],
    )


def _unbounded(quantity: Quantity) -> Quantity:
    return replace(quantity, place=None, window=None, role="total")


def _other_scope(x: Quantity, y: Quantity, places: tuple[str | None, str | None]) -> str | None:
    """Say in words what bounds two figures differently: place, time, part and whole."""
    if other_places(*places):
        return " and ".join(str(place).partition("/")[0].title() for place in places)
    if x.role != y.role or (x.window or y.window) not in (None, "since", "until"):
        comparison = compare_quantities(x, y)
        return "a part and a whole" if comparison.kind == "incomparable" else None
    return None


def _part_of_day(
    judge: Judge, one: tuple[int, Quantity], other: tuple[int, Quantity]
) -> str | None:
    """Say in words that one figure is of a part of the day; a part is not more than its whole."""
    parts = [_parts_of_day(judge.statements[row]) for row, _ in (one, other)]
    if parts[0] == parts[1]:
        return None
    if all(parts):
        return "different parts of the day"
    bounded, whole = (one[1], other[1]) if parts[0] else (other[1], one[1])
    is_less = (bounded.high or bounded.low or 0.0) < (whole.low or whole.high or 0.0)
    return "one counts a part of the day" if is_less else None


def _parts_of_day(statement: Statement) -> frozenset[str]:
    found = PART_OF_DAY.findall(statement.text)
    return frozenset(NAMES_OF_PARTS[word.casefold()] for word in found)


def _by_parties(why: str, one: str | None, other: str | None) -> str:
    """Say who gives which figure, where both are known: "30,000 (police) against 100,000 ..."."""
    if one is None or other is None:
        return why
    if one == other:
        return f"{why} (both {one})"
    return f"{why.replace(' against ', f' ({one}) against ', 1)} ({other})"


def _relate(judge: Judge, i: int, j: int, places: Sequence[str | None]) -> _Related | None:
    """Return how two statements are related; None where they are not."""
    if not _may_contradict(judge, i, j):
        return None
    if _counted_keys(_figures(judge, i)) & _counted_keys(_figures(judge, j)):
        return _numeric(judge, i, j, places)
    verdict = judge.judge(i, j)
    others = [gate for gate in verdict.conflicts if gate.name in OTHERWISE]
    # A negation or a date sets statements apart only where all the rest is the same.
    if not others or others != list(verdict.conflicts) or verdict.probability < judge.model.match:
        return None
    return _Related(OTHERWISE[others[0].name], "match", others[0].why)


def _one_of_each_series(
    judge: Judge, related: Mapping[tuple[int, int], _Related]
) -> dict[tuple[int, int], _Related]:
    """Let a figure conflict with one figure at most of those that a party gives in one text.

    Who gives several figures of a thing counts several parts of it, and another's figure answers
    one of them: the nearest in size, from which it must differ if it differs from any.
    """
    best: dict[tuple[int, int, str | None], tuple[float, int]] = {}
    numeric = [pair for pair, each in related.items() if each.type == "numeric_conflict"]
    sides = [(pair, turn) for pair in numeric for turn in (pair, pair[::-1])]

    def series(one: int, other: int) -> tuple[int, int, str | None]:
        return one, int(judge.docs[other]), _parties(judge, one, other)[1]

    for (i, j), (one, other) in sides:
        rank = (related[i, j].ratio, other)
        best[series(one, other)] = min(rank, best.get(series(one, other), rank))
    dropped = {pair for pair, (one, other) in sides if best[series(one, other)][1] != other}
    return {pair: each for pair, each in related.items() if pair not in dropped}


def _relations(
    judge: Judge, clusters: Sequence[tuple[int, ...]]
) -> dict[tuple[int, int], Relation]:
    """Return the strongest relation of each pair of clusters."""
    cluster_of = {row: at for at, rows in enumerate(clusters) for row in rows}
    places = _settings(judge.statements)
    found: dict[tuple[int, int], tuple[tuple[bool, float], Relation]] = {}
    related_rows = {
        (i, j): related
        for i, j in sorted(_candidate_pairs(judge))
        if cluster_of[i] != cluster_of[j] and (related := _relate(judge, i, j, places)) is not None
    }
    for (i, j), related in _one_of_each_series(judge, related_rows).items():
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

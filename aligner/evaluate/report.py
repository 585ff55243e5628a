"""Measure a report against an annotation of who says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from aligner.evaluate.annotation import Annotation, read_annotation
from aligner.evaluate.clusters import score_clusters
from aligner.evaluate.links import score_links
from aligner.evaluate.passages import Pair, PairIndex, Passage, any_meet, statement_passages
from aligner.evaluate.shares import Share, precision_recall

__all__ = ["evaluate_report"]

STRONG = ("corroborated", "cross_language")


def evaluate_report(
    report: Mapping[str, Any], gold: Mapping[str, Any], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Score a report against an annotation.

    Parameters
    ----------
    report : mapping
        In the shape of ``aligner/report/1``.
    gold : mapping
        As `aligner.evaluate.annotation.read_annotation` takes it.
    texts : mapping of str to str
        Canonical text of each document id.

    Returns
    -------
    dict
        Every share with its 95 % interval and number of cases: ``precision`` (over pairs of
        statements of different documents that one claim holds; partial gold pairs are right),
        ``recall`` (over gold pairs without a partial member) and ``f1``; ``recall_with_partial``;
        ``cross_language_precision`` and ``cross_language_recall`` (pairs of two languages);
        ``hard_negatives_linked``; ``false_corroboration`` (strong claims with a pair that the
        annotation does not have, or with none); ``conflict_recall`` and ``conflict_precision``;
        ``links`` and ``b_cubed`` (`aligner.evaluate.links`, `aligner.evaluate.clusters`).

    Raises
    ------
    InputError
        If a text does not hold a quote of the annotation.
    """
    known = read_annotation(gold, texts)
    places = statement_passages(report)
    claims = [(claim, _pairs(claim, places)) for claim in report["claims"]]
    predicted = [pair for _, pairs in claims for pair in pairs]
    wanted = known.full_pairs()
    right, found = PairIndex(known.pairs()), PairIndex(predicted)
    strong = [pairs for claim, pairs in claims if claim["level"] in STRONG]
    wrong = sum(not pairs or not all(pair in right for pair in pairs) for pairs in strong)
    shares = {
        "recall_with_partial": _share(known.pairs(), found),
        "cross_language_precision": _share(filter(known.crosses, predicted), right),
        "cross_language_recall": _share(filter(known.crosses, wanted), found),
        "hard_negatives_linked": _share(known.negatives, found),
        "false_corroboration": Share(wrong, len(strong)),
        **_conflicts(report, places, known),
    }
    return {
        **precision_recall(_share(predicted, right), _share(wanted, found)),
        **{name: share.to_dict() for name, share in shares.items()},
        "links": score_links(report, known),
        "b_cubed": score_clusters(report, known),
    }


def _share(pairs: Iterable[Pair], pool: PairIndex) -> Share:
    asked = [pair in pool for pair in pairs]
    return Share(sum(asked), len(asked))


def _pairs(claim: Mapping[str, Any], places: Mapping[str, Passage]) -> list[Pair]:
    members = [places[member] for member in claim["members"]]
    return [(a, b) for a, b in combinations(members, 2) if a.doc != b.doc]


def _conflicts(
    report: Mapping[str, Any], places: Mapping[str, Passage], known: Annotation
) -> dict[str, Share]:
    """Return how many gold conflicts the report has, and how many of its own are right."""
    members = {claim["id"]: [places[m] for m in claim["members"]] for claim in report["claims"]}
    own = [
        (members[relation["claims"][0]], members[relation["claims"][1]])
        for item in report["items"]
        for relation in item["relations"]
        if relation["type"].endswith("_conflict")
    ]
    gold = [(one.members, other.members) for one, other in known.conflicts]
    same = [[_join(ours, theirs) for theirs in gold] for ours in own]
    recalled = sum(any(row[at] for row in same) for at in range(len(gold)))
    return {
        "conflict_recall": Share(recalled, len(gold)),
        "conflict_precision": Share(sum(map(any, same)), len(own)),
    }


Sides = tuple[Sequence[Passage], Sequence[Passage]]


def _join(one: Sides, other: Sides) -> bool:
    """Whether each side of one meets another side of the other."""
    (a, b), (x, y) = one, other
    return (any_meet(a, x) and any_meet(b, y)) or (any_meet(a, y) and any_meet(b, x))

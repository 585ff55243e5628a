"""Measure a report against an annotation of who says the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

__all__ = ["Passage", "Share", "evaluate_report", "wilson_interval"]

STRONG = ("corroborated", "cross_language")


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of code points of a document."""

    doc: str
    start: int
    end: int

    def meets(self, other: Passage) -> bool:
        """Whether both share at least half of the shorter one."""
        if self.doc != other.doc:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


Pair = tuple[Passage, Passage]


def wilson_interval(successes: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the confidence interval of a share.

    Parameters
    ----------
    successes, n : int
        ``0 <= successes <= n``; nothing is known with ``n = 0``.
    z : float, default=1.96
        Standard score: 95 %.

    References
    ----------
    .. [1] E. Wilson, "Probable inference, the law of succession, and statistical inference",
       Journal of the American Statistical Association 22, 1927.
    """
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of n cases."""

    successes: int
    n: int

    def to_dict(self) -> dict[str, Any]:
        """Return the share with its 95 % interval; null where there was no case."""
        return {
            "share": round(self.successes / self.n, 4) if self.n else None,
            "of": self.n,
            "wilson95": [round(bound, 3) for bound in wilson_interval(self.successes, self.n)],
        }


def _find(text: str, quote: str, occurrence: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
    return at, at + len(quote)


@dataclass(frozen=True, slots=True)
class _Gold:
    """An annotation: pairs that say the same, conflicts, and pairs that only look alike."""

    full: list[Pair]
    partial: list[Pair]
    conflicts: list[tuple[list[Passage], list[Passage]]]
    negatives: list[Pair]


def _read_gold(gold: Mapping[str, Any], texts: Mapping[str, str]) -> _Gold:
    def passage(member: Mapping[str, Any]) -> Passage:
        doc = member["doc"]
        return Passage(doc, *_find(texts[doc], member["quote"], member.get("occurrence", 1)))

    full: list[Pair] = []
    partial: list[Pair] = []
    conflicts = []
    for item in gold["items"]:
        claims = {claim["id"]: claim["members"] for claim in item["claims"]}
        for members in claims.values():
            for a, b in combinations(members, 2):
                if a["doc"] != b["doc"]:
                    whole = a.get("grade", "full") == b.get("grade", "full") == "full"
                    (full if whole else partial).append((passage(a), passage(b)))
        conflicts += [
            ([passage(m) for m in claims[left]], [passage(m) for m in claims[right]])
            for relation in item.get("relations", ())
            if relation["type"].endswith("_conflict")
            for left, right in [relation["claims"]]
        ]
    negatives = [(passage(h["a"]), passage(h["b"])) for h in gold.get("hard_negatives", ())]
    return _Gold(full, partial, conflicts, negatives)


def _either_way(p: Pair, q: Pair, meet: Callable[[Passage, Passage], bool]) -> bool:
    return (meet(p[0], q[0]) and meet(p[1], q[1])) or (meet(p[0], q[1]) and meet(p[1], q[0]))


def _found(pair: Pair, pool: Sequence[Pair]) -> bool:
    return any(_either_way(pair, other, Passage.meets) for other in pool)


def _claim_pairs(report: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], list[Pair]]]:
    places = {s["id"]: Passage(s["doc"], s["start"], s["end"]) for s in report["statements"]}
    for claim in report["claims"]:
        members = [places[member] for member in claim["members"]]
        yield claim, [(a, b) for a, b in combinations(members, 2) if a.doc != b.doc]


def _conflicts(report: Mapping[str, Any], gold: _Gold) -> tuple[Share, Share]:
    """Return how many gold conflicts the report has, and how many of its own are right."""
    places = {s["id"]: Passage(s["doc"], s["start"], s["end"]) for s in report["statements"]}
    members = {c["id"]: [places[m] for m in c["members"]] for c in report["claims"]}
    own = [
        (members[relation["claims"][0]], members[relation["claims"][1]])
        for item in report["items"]
        for relation in item["relations"]
        if relation["type"].endswith("_conflict")
    ]

    def hits(p: Sequence[list[Passage]], q: Sequence[list[Passage]]) -> bool:
        def touch(xs: list[Passage], ys: list[Passage]) -> bool:
            return any(x.meets(y) for x in xs for y in ys)

        straight = touch(p[0], q[0]) and touch(p[1], q[1])
        return straight or (touch(p[0], q[1]) and touch(p[1], q[0]))

    recalled = sum(any(hits(g, o) for o in own) for g in gold.conflicts)
    right = sum(any(hits(o, g) for g in gold.conflicts) for o in own)
    return Share(recalled, len(gold.conflicts)), Share(right, len(own))


def evaluate_report(
    report: Mapping[str, Any], gold: Mapping[str, Any], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Score a report against an annotation.

    Parameters
    ----------
    report : mapping
        In the shape of ``aligner/report/1``.
    gold : mapping
        ``items`` with ``claims`` with ``members`` (``doc``, ``quote``, ``grade``), ``relations``
        and ``hard_negatives``.
    texts : mapping of str to str
        Canonical text of each document id.

    Returns
    -------
    dict
        Precision (over pairs of statements of different documents that one claim holds, partial
        gold pairs allowed), recall (of full gold pairs), F1, conflicts, hard negatives linked,
        and the share of strong claims with a pair that the annotation does not have.
    """
    known = _read_gold(gold, texts)
    allowed = known.full + known.partial
    claims = list(_claim_pairs(report))
    predicted = [pair for _, pairs in claims for pair in pairs]
    precision = Share(sum(_found(pair, allowed) for pair in predicted), len(predicted))
    recall = Share(sum(_found(pair, predicted) for pair in known.full), len(known.full))
    p, r = (s.successes / s.n if s.n else 0.0 for s in (precision, recall))
    strong = [pairs for claim, pairs in claims if claim["level"] in STRONG]
    wrong = sum(not pairs or not all(_found(pair, allowed) for pair in pairs) for pairs in strong)
    recalled, right = _conflicts(report, known)
    return {
        "precision": precision.to_dict(),
        "recall": recall.to_dict(),
        "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
        "hard_negatives_linked": Share(
            sum(_found(pair, predicted) for pair in known.negatives), len(known.negatives)
        ).to_dict(),
        "false_corroboration": Share(wrong, len(strong)).to_dict(),
        "conflict_recall": recalled.to_dict(),
        "conflict_precision": right.to_dict(),
    }

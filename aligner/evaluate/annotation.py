"""What careful readers marked: who says the same, who differs, and what only looks alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from aligner.errors import InputError
from aligner.evaluate.passages import Pair, Passage

__all__ = ["Annotation", "GoldClaim", "read_annotation"]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Passages that say the same; a partial one says a part of it, or a little else."""

    full: tuple[Passage, ...]
    partial: tuple[Passage, ...]

    @property
    def members(self) -> tuple[Passage, ...]:
        """All of them."""
        return self.full + self.partial


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was marked in the documents of one event.

    Attributes
    ----------
    claims : tuple of GoldClaim
    conflicts : tuple of (GoldClaim, GoldClaim)
        Claims that cannot all be true.
    negatives : tuple of (Passage, Passage)
        What looks alike and is not the same.
    languages : mapping of str to str
        Of each document, as far as told.
    """

    claims: tuple[GoldClaim, ...]
    conflicts: tuple[tuple[GoldClaim, GoldClaim], ...]
    negatives: tuple[Pair, ...]
    languages: Mapping[str, str]

    def full_pairs(self) -> list[Pair]:
        """Return the pairs of different documents that say the same."""
        return [pair for claim in self.claims for pair in across(claim.full)]

    def pairs(self) -> list[Pair]:
        """Return these, and the pairs with a partial member."""
        return [pair for claim in self.claims for pair in across(claim.members)]

    def crosses(self, pair: Pair) -> bool:
        """Whether both passages are known to be in different languages."""
        one, other = (self.languages.get(passage.doc) for passage in pair)
        return one != other


def across(passages: tuple[Passage, ...]) -> list[Pair]:
    """Return the pairs of different documents."""
    return [(a, b) for a, b in combinations(passages, 2) if a.doc != b.doc]


def read_annotation(gold: Mapping[str, Any], texts: Mapping[str, str]) -> Annotation:
    """Find the quotes of an annotation in the texts.

    Parameters
    ----------
    gold : mapping
        ``items`` with ``claims`` with ``members`` (``doc``, ``quote``, ``occurrence``, ``grade``)
        and ``relations``; ``hard_negatives``; ``documents``, for their languages.
    texts : mapping of str to str
        Canonical text of each document id.

    Raises
    ------
    InputError
        If a text does not hold a quote.
    """

    def passage(member: Mapping[str, Any]) -> Passage:
        doc, quote = member["doc"], member["quote"]
        at = -1
        for _ in range(member.get("occurrence", 1)):
            at = texts[doc].find(quote, at + 1)
            if at < 0:
                raise InputError(doc, f"the annotation quotes what is not there: {quote!r}")
        return Passage(doc, at, at + len(quote))

    def claim(members: list[Mapping[str, Any]]) -> GoldClaim:
        whole = [member.get("grade", "full") == "full" for member in members]
        found = [passage(member) for member in members]
        return GoldClaim(
            tuple(p for p, full in zip(found, whole, strict=True) if full),
            tuple(p for p, full in zip(found, whole, strict=True) if not full),
        )

    claims: list[GoldClaim] = []
    conflicts = []
    for item in gold["items"]:
        answers = {answer["id"]: claim(answer["members"]) for answer in item["claims"]}
        claims += answers.values()
        conflicts += [
            (answers[relation["claims"][0]], answers[relation["claims"][1]])
            for relation in item.get("relations", ())
            if relation["type"].endswith("_conflict")
        ]
    return Annotation(
        claims=tuple(claims),
        conflicts=tuple(conflicts),
        negatives=tuple(
            (passage(pair["a"]), passage(pair["b"])) for pair in gold.get("hard_negatives", ())
        ),
        languages={doc: entry["lang"] for doc, entry in gold.get("documents", {}).items()},
    )

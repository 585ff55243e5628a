"""Invented stories, what the pipeline tells of them, and what a careful reader would say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner import Corpus, Pipeline, Report
from aligner.evaluate import Passage, Share
from aligner.evaluate.passages import any_meet
from aligner.records import Claim, Document, Relation

__all__ = ["Told", "score_stories", "tell_stories"]

LANGUAGES = ("es", "fr", "en")
NO_CONFLICT = ("update", "different_scope", "compatible", "same")
STRONG = ("corroborated", "cross_language")
OTHER_CLAIM = ("update", "different_scope")


@dataclass(frozen=True, kw_only=True)
class Told:
    """One story, and the report of it."""

    report: Report
    texts: Mapping[str, str]
    story: Mapping[str, Any]

    def relations(self) -> list[Relation]:
        """Return all relations that are told."""
        return [relation for item in self.report.items for relation in item.relations]

    def between(self, a: str, b: str) -> list[str]:
        """Return the types of the relations between the claims that hold two quotes."""
        pair = self._find(a), self._find(b)
        return [relation.type for relation in self.relations() if self._joins(relation, *pair)]

    def conflicts(self) -> Iterator[bool]:
        """Yield, for each conflict that is told, whether a reader sees it as well."""
        pairs = [(self._find(a), self._find(b)) for a, b in self.story["conflicts"]]
        for relation in self.relations():
            if relation.type.endswith("_conflict"):
                yield any(self._joins(relation, *pair) for pair in pairs)

    def shared(self, a: str, b: str) -> list[Claim]:
        """Return the claims that hold both quotes."""
        one, other = [self._find(a)], [self._find(b)]
        places = [(claim, self._places(claim.id)) for claim in self.report.claims]
        return [c for c, place in places if any_meet(place, one) and any_meet(place, other)]

    def _find(self, quote: str) -> Passage:
        [doc] = [doc for doc, text in self.texts.items() if quote in text]
        start = self.texts[doc].index(quote)
        return Passage(doc, start, start + len(quote))

    def _places(self, claim_id: str) -> list[Passage]:
        [members] = [set(c.members) for c in self.report.claims if c.id == claim_id]
        return [Passage(s.doc, s.start, s.end) for s in self.report.statements if s.id in members]

    def _joins(self, relation: Relation, a: Passage, b: Passage) -> bool:
        one, other = (self._places(claim) for claim in relation.claims)
        return (any_meet(one, [a]) and any_meet(other, [b])) or (
            any_meet(one, [b]) and any_meet(other, [a])
        )


def tell_stories(path: Path, pipeline: Pipeline) -> list[Told]:
    """Run the pipeline on each story."""
    stories = []
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
        texts = {lang: story[lang] for lang in LANGUAGES if lang in story}
        documents = tuple(
            Document(id=lang, paths=(lang,), text=text, lang=lang, published=day)
            for (lang, text), day in zip(texts.items(), story["published"], strict=True)
        )
        report = pipeline.run(Corpus(documents=documents))
        stories.append(Told(report=report, texts=texts, story=story))
    return stories


def score_stories(told: Sequence[Told]) -> dict[str, Share]:
    """Return the shares of what is told right, all stories together."""
    right = [ok for one in told for ok in one.conflicts()]
    seen = [(one, a, b) for one in told for a, b in one.story["conflicts"]]
    others = [(one, a, b, kind) for one in told for a, b, kind in one.story["others"]]
    found = [any(t.endswith("_conflict") for t in one.between(a, b)) for one, a, b in seen]
    mistaken = [
        any(t.endswith("_conflict") for t in one.between(a, b))
        for one, a, b, kind in others
        if kind in NO_CONFLICT
    ]
    grown = ["update" in one.between(a, b) for one, a, b, kind in others if kind == "update"]
    differing = seen + [(one, a, b) for one, a, b, kind in others if kind in OTHER_CLAIM]
    merged = [one.shared(a, b) for one, a, b in differing]
    return {
        "conflicts told that a reader sees": _share(right),
        "conflicts seen by a reader that are told": _share(found),
        "other relations not called conflicts": _share([not wrong for wrong in mistaken]),
        "counts that grew told as updates": _share(grown),
        "what differs kept in different claims": _share([not claims for claims in merged]),
        "what differs not called corroborated": _share(
            [not any(claim.level in STRONG for claim in claims) for claims in merged]
        ),
    }


def _share(right: Sequence[bool]) -> Share:
    return Share(sum(right), len(right))

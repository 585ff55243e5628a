"""Which contradictions of invented stories the whole pipeline finds, with the bundled models."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aligner import Corpus, Pipeline, Report
from aligner.records import Document, Relation, Statement

pytestmark = pytest.mark.models

STORIES = Path(__file__).parents[1] / "data" / "contradictions.toml"
PRECISION, RECALL = 0.9, 0.5  # floors of the conflicts told, and of those that a reader sees

Place = tuple[str, int, int]  # document, first and last code point


@dataclass(frozen=True, kw_only=True)
class Told:
    """One story, and what the pipeline tells of it."""

    name: str
    report: Report
    texts: Mapping[str, str]
    story: Mapping[str, Any]

    def between(self, a: str, b: str) -> list[Relation]:
        """Return the relations between the claims that hold two quotes."""
        one, other = self._find(a), self._find(b)
        return [r for r in self.relations() if self._joins(r, one, other)]

    def relations(self) -> list[Relation]:
        return [relation for item in self.report.items for relation in item.relations]

    def conflicts(self) -> list[Relation]:
        return [r for r in self.relations() if r.type.endswith("_conflict")]

    def is_right(self, relation: Relation) -> bool:
        """Whether a reader sees this conflict as well."""
        pairs = self.story["conflicts"]
        return any(self._joins(relation, self._find(a), self._find(b)) for a, b in pairs)

    def _find(self, quote: str) -> Place:
        [doc] = [doc for doc, text in self.texts.items() if quote in text]
        start = self.texts[doc].index(quote)
        return doc, start, start + len(quote)

    def _joins(self, relation: Relation, a: Place, b: Place) -> bool:
        members = {claim.id: claim.members for claim in self.report.claims}
        by_id = {statement.id: statement for statement in self.report.statements}
        one, other = ([by_id[m] for m in members[claim]] for claim in relation.claims)
        return (_any_meets(one, a) and _any_meets(other, b)) or (
            _any_meets(one, b) and _any_meets(other, a)
        )


def _any_meets(statements: list[Statement], place: Place) -> bool:
    """Whether a statement shares half of the shorter of the two with a quote."""
    doc, start, end = place
    return any(
        s.doc == doc
        and min(s.end, end) - max(s.start, start) >= 0.5 * min(s.end - s.start, end - start)
        for s in statements
    )


@pytest.fixture(scope="module")
def told() -> list[Told]:
    pipeline = Pipeline.default()
    stories = []
    for story in tomllib.loads(STORIES.read_text(encoding="utf-8"))["story"]:
        texts = {lang: story[lang] for lang in ("es", "fr", "en") if lang in story}
        documents = tuple(
            Document(id=lang, paths=(lang,), text=text, lang=lang, published=day)
            for (lang, text), day in zip(texts.items(), story["published"], strict=True)
        )
        report = pipeline.run(Corpus(documents=documents))
        stories.append(Told(name=story["id"], report=report, texts=texts, story=story))
    return stories


def test_conflicts_that_are_told_are_conflicts(told: list[Told]) -> None:
    right = [story.is_right(relation) for story in told for relation in story.conflicts()]
    wrong = [
        (story.name, relation.why)
        for story in told
        for relation in story.conflicts()
        if not story.is_right(relation)
    ]

    assert sum(right) >= PRECISION * len(right), wrong


def test_half_of_the_conflicts_that_a_reader_sees_are_told(told: list[Told]) -> None:
    found = {
        (story.name, a, b): any(r.type.endswith("_conflict") for r in story.between(a, b))
        for story in told
        for a, b in story.story["conflicts"]
    }

    assert sum(found.values()) >= RECALL * len(found), [k for k, v in found.items() if not v]


def test_no_count_that_grew_or_counts_another_part_is_called_a_conflict(told: list[Told]) -> None:
    wrong = [
        (story.name, a, b)
        for story in told
        for a, b, kind in story.story["others"]
        if kind in ("update", "different_scope", "compatible", "same")
        and any(r.type.endswith("_conflict") for r in story.between(a, b))
    ]

    assert wrong == []


def test_most_counts_that_grew_are_told_as_updates(told: list[Told]) -> None:
    grown = [
        any(r.type == "update" for r in story.between(a, b))
        for story in told
        for a, b, kind in story.story["others"]
        if kind == "update"
    ]

    assert sum(grown) >= 0.7 * len(grown)


def test_every_relation_says_why(told: list[Told]) -> None:
    assert all(relation.why for story in told for relation in story.relations())

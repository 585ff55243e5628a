"""Parallel news as a test of alignment without order: sentences shuffled, some of them dropped.

A file of parallel news holds one aligned segment a row. Each of its documents becomes one
article a language; of every article a share of the sentences is dropped at random, apart from
the other languages, and the rest is shuffled. Two statements say the same where they come from
one row, and nowhere else.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from aligner import Pipeline
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.facts import read_facts
from aligner.match import Judge, MatchModel
from aligner.records import Document, Facts, Sentence, Statement

__all__ = [
    "DROPPED",
    "LANGUAGES",
    "PAIRS",
    "SEED",
    "Article",
    "Collection",
    "Found",
    "Parts",
    "read_articles",
    "true_pairs",
]

LANGUAGES = ("en", "es", "fr")
PAIRS = tuple("-".join(pair) for pair in combinations(LANGUAGES, 2))
SEED = 5
DROPPED = 0.3  # share of an article's sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One language's version of a source document, with what is read from it."""

    source: int  # number of the source document
    rows: tuple[int, ...]  # of the file, one for each statement
    statements: tuple[Statement, ...]
    facts: Mapping[str, Facts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A pair of statements of different languages that a method calls the same."""

    languages: str  # of `PAIRS`
    right: bool
    score: float
    half: int  # which half of the source documents it belongs to: 0 or 1


def read_articles(path: Path) -> Iterator[list[Article]]:
    """Yield the articles of each source document, one for each language."""
    documents: dict[str, list[tuple[int, dict[str, str]]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            documents.setdefault(row["docid"], []).append((number, row))
    rng = random.Random(SEED)
    for source, rows in enumerate(documents.values()):
        articles = []
        for lang in LANGUAGES:
            own = [(n, row[lang].strip()) for n, row in rows if row[lang].strip()]
            kept = [line for line in own if rng.random() >= DROPPED]
            rng.shuffle(kept)
            if kept:
                articles.append(_article(source, lang, kept))
        yield articles


def _article(source: int, lang: str, lines: Sequence[tuple[int, str]]) -> Article:
    """Take each line as a sentence of one statement."""
    name = f"{source:03}-{lang}"
    document = Document(
        id=name, paths=(), text="\n".join(text for _, text in lines), lang=lang, outlet=name
    )
    starts = [0]
    for _, text in lines:
        starts.append(starts[-1] + len(text) + 1)
    spans = [(start, end - 1) for start, end in pairwise(starts)]
    sentences = [Sentence(doc=name, start=a, end=b, kind="body") for a, b in spans]
    statements = tuple(
        Statement(
            doc=name,
            sentence=sentence.id,
            start=sentence.start,
            end=sentence.end,
            text=document.text[sentence.start : sentence.end],
            lang=lang,
        )
        for sentence in sentences
    )
    return Article(
        source=source,
        rows=tuple(number for number, _ in lines),
        statements=statements,
        facts=read_facts(document, sentences, statements),
    )


class Parts(Pipeline):
    """A pipeline of which the stages before the judge can be had alone."""

    def represent(self, statements: Sequence[Statement]) -> tuple[Routes, Wording]:
        """Translate and embed statements."""
        translations, _ = self._translate(statements)
        return self._embed(statements, translations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Articles that are compared with each other; row i of all belongs to statement i."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    rows: tuple[int, ...]  # of the file
    sources: tuple[int, ...]
    routes: Routes
    wording: Wording

    @classmethod
    def of(cls, articles: Sequence[Article], parts: Parts) -> Collection:
        """Bring articles together, and embed them."""
        statements = tuple(s for article in articles for s in article.statements)
        routes, wording = parts.represent(statements)
        return cls(
            articles=tuple(articles),
            statements=statements,
            rows=tuple(row for article in articles for row in article.rows),
            sources=tuple(article.source for article in articles for _ in article.rows),
            routes=routes,
            wording=wording,
        )

    def judge(self, model: MatchModel, routes: Routes, *, gates: bool = True) -> Judge:
        """Judge the statements by a model and by routes; without gates there are no facts."""
        facts = {i: own for article in self.articles for i, own in article.facts.items()}
        return Judge(
            statements=self.statements,
            facts=facts if gates else dict.fromkeys(facts, Facts()),
            routes=routes,
            wording=self.wording,
            model=model,
        )

    def of_language(self, lang: str) -> list[int]:
        """Return the rows of one language."""
        return [row for row, statement in enumerate(self.statements) if statement.lang == lang]

    def found(self, pairs: Iterable[tuple[int, int, float]]) -> list[Found]:
        """Say of each pair whether it is right; the order of its rows does not matter."""
        made = []
        for i, j, score in pairs:
            languages = sorted((self.statements[i].lang, self.statements[j].lang))
            made.append(
                Found(
                    languages="-".join(languages),
                    right=languages[0] != languages[1] and self.rows[i] == self.rows[j],
                    score=score,
                    half=self.sources[min(i, j)] % 2,
                )
            )
        return made


def true_pairs(articles: Iterable[Article]) -> list[tuple[str, int]]:
    """Return languages and half of each pair of statements that come from one row."""
    languages: dict[tuple[int, int], list[str]] = {}
    for article in articles:
        for row, statement in zip(article.rows, article.statements, strict=True):
            languages.setdefault((article.source, row), []).append(statement.lang)
    return [
        ("-".join(pair), source % 2)
        for (source, _), own in languages.items()
        for pair in combinations(sorted(own), 2)
    ]

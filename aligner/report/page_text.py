"""The page's view of documents and statements: texts cut, words chosen, anchors named.

Anchors are numbers in the report's fixed order, never the documents' own names: a file name may
hold anything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aligner.records import (
    Document,
    Facts,
    Origin,
    Quantity,
    Report,
    Sentence,
    Statement,
    Translation,
)
from aligner.report.fact_words import (
    describe_bounds,
    describe_days,
    describe_figure,
    describe_via,
)
from aligner.report.json_file import digest_of
from aligner.report.json_reader import StoredDocument
from aligner.report.left_out import mark_left_out, say_left_out
from aligner.report.markup import Mark, Piece, cut
from aligner.report.page_words import FACTUALITY, describe_flag, language_name, shorten

__all__ = ["DocumentView", "Run", "StatementView", "view_documents"]

HEADING_LENGTH = 90  # code points that stand for the title of a text without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The party to whom a statement is credited, and the words that say so."""

    name: str
    via: str  # in words: who passed it on
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement as the page shows it; ``claim`` is the number of its claim, if any."""

    record: Statement
    anchor: str
    document: DocumentView
    pieces: tuple[Piece, ...]
    translation: Translation | None
    translation_flags: tuple[str, ...]
    credit: Credit | None
    factuality: str
    factuality_words: str
    # verbatim, what it was read as, what bounds it
    figures: tuple[tuple[str, str, tuple[str, ...]], ...]
    dates: tuple[tuple[str, str], ...]
    quantities: tuple[Quantity, ...]  # what the figures are words for, in the same order
    negative: bool  # it denies, or says that something is not so
    claim: int | None

    @property
    def text(self) -> str:
        """Its words, for where there is no room for marks."""
        return say_left_out(self.record.text) if self.document.partial else self.record.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a document: one statement, or what lies outside of statements."""

    kind: str  # "title", "body", "boilerplate", or "" between sentences
    pieces: tuple[Piece, ...]
    statement: StatementView | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DocumentView:
    """One document as the page shows it."""

    record: Document
    number: int
    anchor: str
    name: str  # outlet, else heading
    heading: str  # title, else the first line that is one, else its first words, else id
    titled: bool  # the heading is a title
    language: str
    digest: str  # SHA-256 of the canonical text
    partial: bool  # rebuilt from a report file, which holds the statements only
    statements: list[StatementView]  # filled by `view_documents`, in text order
    runs: list[Run]

    @property
    def url(self) -> str | None:
        """The address, where following it is safe: never ``javascript:`` or ``data:``."""
        url = self.record.url or ""
        return url if url.lower().startswith(("https://", "http://")) else None


def view_documents(report: Report) -> list[DocumentView]:
    """Return the documents of a report with their statements and marked text.

    Parameters
    ----------
    report : Report

    Returns
    -------
    list of DocumentView
        In the report's order. The runs of a document, joined, are its whole text; but in one
        that was rebuilt from a report file, ``…`` stands for each stretch that is not in it.
    """
    claim_of = {
        member: number
        for number, claim in enumerate(report.claims, start=1)
        for member in claim.members
    }
    statements: dict[str, list[tuple[int, Statement]]] = defaultdict(list)
    for number, statement in enumerate(report.statements, start=1):
        statements[statement.doc].append((number, statement))
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in report.sentences:
        sentences[sentence.doc].append(sentence)
    views = []
    for number, document in enumerate(report.documents, start=1):
        view = _document(number, document, sentences[document.id])
        for index, statement in sorted(statements[document.id], key=lambda pair: pair[1].start):
            translation = report.translations.get(statement.id)
            facts = report.facts.get(statement.id, Facts())
            view.statements.append(
                _statement(view, index, statement, translation, facts, claim_of.get(statement.id))
            )
        view.runs.extend(_runs(view, sentences[document.id], report.facts))
        views.append(view)
    return views


def _document(number: int, document: Document, sentences: list[Sentence]) -> DocumentView:
    partial = isinstance(document, StoredDocument)
    title = document.title or _first(document, sentences, "title")
    heading = title or shorten(_first(document, sentences, "body"), HEADING_LENGTH) or document.id
    if partial:
        heading = say_left_out(heading)
    return DocumentView(
        record=document,
        number=number,
        anchor=f"document-{number}",
        name=document.outlet or heading,
        heading=heading,
        titled=bool(title),
        language=language_name(document.lang),
        digest=digest_of(document),
        partial=partial,
        statements=[],
        runs=[],
    )


def _first(document: Document, sentences: list[Sentence], kind: str) -> str:
    return next((document.text[s.start : s.end] for s in sentences if s.kind == kind), "")


def _statement(
    document: DocumentView,
    number: int,
    statement: Statement,
    translation: Translation | None,
    facts: Facts,
    claim: int | None,
) -> StatementView:
    return StatementView(
        record=statement,
        anchor=f"statement-{number}",
        document=document,
        pieces=_cut(document, statement.start, statement.end, _marks(facts)),
        translation=translation,
        translation_flags=tuple(map(describe_flag, translation.flags if translation else ())),
        credit=_credit(document, facts.origin),
        factuality=facts.factuality,
        factuality_words=FACTUALITY[facts.factuality],
        figures=tuple((q.text, describe_figure(q), describe_bounds(q)) for q in facts.quantities),
        dates=tuple((d.text, describe_days(d)) for d in facts.dates),
        quantities=facts.quantities,
        negative=facts.factuality == "denied" or facts.polarity == "negative",
        claim=claim,
    )


def _credit(document: DocumentView, origin: Origin | None) -> Credit | None:
    if origin is None:
        return None
    words = document.record.text[origin.start : origin.end]
    if document.partial:
        words = say_left_out(words)
    return Credit(
        name=origin.name,
        via=describe_via(origin),
        text=words,
        start=origin.start,
        end=origin.end,
    )


def _marks(facts: Facts) -> Iterator[Mark]:
    for quantity in facts.quantities:
        yield Mark(quantity.start, quantity.end, "figure", _reading(quantity))
    for date in facts.dates:
        yield Mark(date.start, date.end, "date", describe_days(date))
    if facts.origin:
        credited = ", ".join(filter(None, (facts.origin.name, describe_via(facts.origin))))
        yield Mark(facts.origin.start, facts.origin.end, "origin", f"credits {credited}")


def _reading(quantity: Quantity) -> str:
    return ", ".join((describe_figure(quantity), *describe_bounds(quantity)))


def _runs(
    document: DocumentView, sentences: list[Sentence], facts: Mapping[str, Facts]
) -> Iterator[Run]:
    """Walk through the text; of overlapping statements, the later starts where the former ends."""
    sentences = sorted(sentences, key=lambda sentence: sentence.start)
    kind_of = {sentence.id: sentence.kind for sentence in sentences}
    at = 0
    for statement in document.statements:
        start, end = max(statement.record.start, at), statement.record.end
        yield from _outside(document, at, start, sentences)
        if start < end:
            own = facts.get(statement.record.id, Facts())
            yield Run(
                kind=kind_of.get(statement.record.sentence, "body"),
                pieces=_cut(document, start, end, _marks(own)),
                statement=statement,
            )
            at = end
    yield from _outside(document, at, len(document.record.text), sentences)


def _outside(
    document: DocumentView, start: int, end: int, sentences: list[Sentence]
) -> Iterator[Run]:
    if start >= end:
        return
    first = max(bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1, 0)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    marks = [Mark(s.start, s.end, s.kind) for s in sentences[first:last]]
    for piece in cut(document.record.text, start, end, marks):
        inside = (Piece(piece.text),)
        yield Run(
            kind=piece.kinds[0] if piece.kinds else "",
            pieces=tuple(mark_left_out(inside)) if document.partial else inside,
        )


def _cut(document: DocumentView, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    pieces = cut(document.record.text, start, end, marks)
    return tuple(mark_left_out(pieces) if document.partial else pieces)

"""A report that may be passed on where the articles may not: places and digests, no quotations."""

from __future__ import annotations

from dataclasses import replace

from aligner.records import Document, Report, Sentence, Statement
from aligner.report.json_file import digest_of
from aligner.report.json_reader import UNREAD, StoredDocument

__all__ = ["SNIPPET", "without_quotes"]

SNIPPET = 60  # characters of a statement that are kept, to the last whole word
STORED = [
    "id",
    "paths",
    "lang",
    "title",
    "outlet",
    "provider",
    "owner",
    "published",
    "url",
    "first_hand",
    "aliases",
    "notes",
]


def without_quotes(report: Report) -> Report:
    """Keep of every statement its place and its first words.

    Parameters
    ----------
    report : Report

    Returns
    -------
    Report
        With the same ids, ranges, links, claims and items. Of each text that is longer than
        `SNIPPET` characters the first words are left, and `UNREAD` stands for the rest, one for
        one; of a translation the rest is cut. Figures, dates, names of origins and the reasons of
        gates stay: they are facts, not wording. Who has the articles finds each passage by its
        range, and the document by its SHA-256.
    """
    texts = {document.id: _masked(document, report.sentences) for document in report.documents}
    for s in report.statements:
        texts[s.doc][s.start : s.end] = _snippet(s.text)
    return replace(
        report,
        documents=tuple(
            StoredDocument(
                text="".join(texts[document.id]),
                stored_sha256=digest_of(document),
                **{name: getattr(document, name) for name in STORED},
            )
            for document in report.documents
        ),
        statements=tuple(_cut(statement) for statement in report.statements),
        translations={
            name: replace(made, text=_snippet(made.text).rstrip(UNREAD) + "…")
            if len(made.text) > SNIPPET
            else made
            for name, made in report.translations.items()
        },
        claims=tuple(replace(claim, label=_snippet(claim.label)) for claim in report.claims),
    )


def _masked(document: Document, sentences: tuple[Sentence, ...]) -> list[str]:
    """Return the characters of a document with those of its sentences made unreadable."""
    characters = list(document.text)
    for sentence in sentences:
        if sentence.doc == document.id:
            characters[sentence.start : sentence.end] = UNREAD * (sentence.end - sentence.start)
    return [c if c.isspace() or c == UNREAD else UNREAD for c in characters]


def _cut(statement: Statement) -> Statement:
    return replace(statement, text=_snippet(statement.text))


def _snippet(text: str) -> str:
    """Return the first words of a text, and `UNREAD` for each further character."""
    if len(text) <= SNIPPET:
        return text
    kept = text[:SNIPPET]
    kept = kept[: max(kept.rfind(" "), 0)] or kept
    return kept + UNREAD * (len(text) - len(kept))

"""Write a report as a Markdown summary: what several documents say, and where they differ."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from aligner.records import Claim, Document, Facts, Item, Report, Statement
from aligner.report.atomic import write_atomically
from aligner.report.json_reader import UNREAD
from aligner.report.page_words import LEVELS, RELATIONS, describe_flag, describe_origins

__all__ = ["report_to_markdown", "write_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LEFT_OUT = re.compile(f"{UNREAD}+")
_GENERATOR = "<!-- generator: aligner -->"  # so that a later run knows that it may replace the file


def report_to_markdown(report: Report) -> str:
    """Return a summary for an editor, an issue tracker or a chat.

    Parameters
    ----------
    report : Report

    Returns
    -------
    str
        CommonMark: the documents, each claim that several documents make with its statements,
        their origins and places, each contradiction, and how many claims only one document makes.
        Text of the articles is escaped; control characters become spaces or U+FFFD.
    """
    return "\n".join(_lines(report)) + "\n"


def write_markdown(report: Report, path: str | os.PathLike[str]) -> None:
    """Write `report_to_markdown`; the file is replaced in one step.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    write_atomically(path, report_to_markdown(report))


def _plain(text: str) -> str:
    """Escape all that Markdown or a terminal would not show as it stands."""
    text = _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    text = _LEFT_OUT.sub("…", text)
    return _SPECIAL.sub(r"\\\1", text)


def _lines(report: Report) -> Iterator[str]:
    statements = {statement.id: statement for statement in report.statements}
    documents = {document.id: document for document in report.documents}
    claims = {claim.id: claim for claim in report.claims}
    yield from (_GENERATOR, "# Comparison", "", "## Documents", "")
    for document in report.documents:
        yield f"- {_described(document)}"
    for level, (name, words) in LEVELS.items():
        own = [claim for claim in report.claims if claim.level == level]
        if level == "single" or not own:
            continue
        yield from ("", f"## {name}: {len(own)}", "", f"{words}")
        for claim in own:
            yield from _claim(claim, report, statements, documents)
    related = [item for item in report.items if _conflicts(item)]
    if related:
        yield from ("", f"## Contradictions: {sum(map(len, map(_conflicts, related)))}")
    for item in related:
        for at, why in _conflicts(item):
            relation = item.relations[at]
            yield from ("", f"**{RELATIONS[relation.type]}** ({why})", "")
            for claim_id in relation.claims:
                for member in claims[claim_id].members:
                    yield f"- {_said(statements[member], report, documents)}"
    singles = sum(claim.level == "single" for claim in report.claims)
    yield from ("", f"{singles} claims were found in one document only; see the page.")
    if report.skipped:
        yield from ("", "## Not read", "")
        yield from (f"- {_plain(s.path)}: {_plain(s.reason)}" for s in report.skipped)


def _conflicts(item: Item) -> list[tuple[int, str]]:
    """Return the contradictions of an item: which relation, and why in words."""
    return [
        (at, ("" if relation.grade == "match" else "possible, not sure; ") + _plain(relation.why))
        for at, relation in enumerate(item.relations)
        if relation.type.endswith("_conflict")
    ]


def _described(document: Document) -> str:
    parts = (document.outlet, document.title, document.published, document.lang)
    return f"**{_plain(document.id)}**: {_plain(', '.join(part for part in parts if part))}"


def _claim(
    claim: Claim,
    report: Report,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
) -> Iterator[str]:
    flags = [describe_flag(flag) for flag in claim.flags]
    languages = ", ".join(claim.languages)
    yield from ("", f"### {_plain(claim.label)}", "")
    yield "; ".join([describe_origins(claim.n_min, claim.n_max), languages, *flags])
    yield ""
    for member in claim.members:
        yield f"- {_said(statements[member], report, documents)}"


def _said(statement: Statement, report: Report, documents: Mapping[str, Document]) -> str:
    """Quote a statement with its translation, who is credited with it, and where it stands."""
    facts = report.facts.get(statement.id, Facts())
    made = report.translations.get(statement.id)
    outlet = documents[statement.doc].outlet or statement.doc
    origin = f", origin: {_plain(facts.origin.name)}" if facts.origin else ""
    hedged = f", {facts.factuality}" if facts.factuality in ("hedged", "denied") else ""
    translation = f" [machine translation: {_plain(made.text)}]" if made else ""
    place = f"{_plain(statement.doc)}, {statement.start}-{statement.end}"
    return f"“{_plain(statement.text)}”{translation} ({_plain(outlet)}{origin}{hedged}; {place})"

"""What an analyst decided, line by line, and the notes on claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aligner.records import Report
from aligner.report.page_claims import ClaimView
from aligner.report.page_text import DocumentView, StatementView
from aligner.report.page_words import DECIDED

__all__ = ["DecisionView", "view_decisions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One decision that the run followed."""

    words: str
    statements: tuple[StatementView, ...] = ()  # the two of a pair
    names: tuple[str, str] | None = None  # phrase, party
    claim: ClaimView | None = None  # that a note is on
    note: str = ""


def view_decisions(
    report: Report, documents: Sequence[DocumentView], claims: Sequence[ClaimView]
) -> list[DecisionView]:
    """Return the decisions of a report's provenance, in their order.

    Parameters
    ----------
    report : Report
    documents : sequence of DocumentView
        Of the same report.
    claims : sequence of ClaimView
        In the order of their numbers, from 1.

    Returns
    -------
    list of DecisionView
        Those on statements that the report has; a report file may hold others.
    """
    statements = {s.record.id: s for document in documents for s in document.statements}
    return list(_view(report.provenance.get("decisions", ()), statements, claims))


def _view(
    lines: Sequence[Mapping[str, Any]],
    statements: Mapping[str, StatementView],
    claims: Sequence[ClaimView],
) -> Iterator[DecisionView]:
    for line in lines:
        kind = line.get("decision", "")
        words, note = DECIDED.get(kind, str(kind)), str(line.get("note") or "")
        if kind == "alias":
            names = (str(line.get("alias", "")), str(line.get("name", "")))
            yield DecisionView(words=words, names=names, note=note)
        elif kind == "note":
            first = statements.get(str(line.get("claim", "")).removeprefix("claim:"))
            if first and first.claim:
                yield DecisionView(words=words, claim=claims[first.claim - 1], note=note)
        elif line.get("a") in statements and line.get("b") in statements:
            pair = (statements[line["a"]], statements[line["b"]])
            yield DecisionView(words=words, statements=pair, note=note)

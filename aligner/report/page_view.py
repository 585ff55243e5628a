"""The page's view of a whole report, ready for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aligner.records import Report
from aligner.report.page_claims import ClaimView, view_claims
from aligner.report.page_counts import Make, Share, count_shares, describe_findings, describe_make
from aligner.report.page_decisions import DecisionView, view_decisions
from aligner.report.page_grid import GridGroup, view_grid
from aligner.report.page_items import ItemView, view_items
from aligner.report.page_text import DocumentView, view_documents
from aligner.report.page_words import (
    CLAIM_FLAGS,
    FACTUALITY,
    LEVELS,
    TRANSLATION_FLAGS,
    describe_effort,
)

__all__ = ["Filters", "Page", "view_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader may choose from: (value, in words), only what the report has."""

    languages: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str], ...]
    flags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the template shows."""

    documents: list[DocumentView]
    shares: list[Share]  # one for each document
    make: list[Make]
    findings: str  # what stands out, in two sentences
    decisions: list[DecisionView]
    claims: list[ClaimView]
    levels: list[tuple[str, str, str, list[ClaimView]]]  # key, name, explanation, claims
    singles: list[tuple[DocumentView, list[ClaimView]]]  # claims of one statement, by document
    items: list[ItemView]
    grid: list[GridGroup]
    languages: list[str]
    stances: Mapping[str, int]  # factuality: statements
    effort: str  # what translating took, in words
    translation_flags: list[tuple[str, str, int]]  # in words, meaning, translations with it
    settings: list[tuple[str, str]]
    calibrated: bool
    target: str  # the language of the translations
    filters: Filters

    @property
    def flagged(self) -> int:
        """Translations to which a guard objects."""
        return sum(
            bool(statement.translation_flags)
            for document in self.documents
            for statement in document.statements
        )


def view_report(report: Report) -> Page:
    """Return the view of a whole report.

    Parameters
    ----------
    report : Report

    Returns
    -------
    Page
        Claims in the report's order, and by level from the strongest; items with relations only,
        those with a conflict first.
    """
    config: Mapping[str, Any] = report.provenance.get("config", {})
    documents = view_documents(report)
    related = [item for item in report.items if item.relations]
    anchors = {item.id: f"item-{number}" for number, item in enumerate(related, start=1)}
    claims = view_claims(report, documents, anchors)
    items = view_items(related, {claim.record.id: claim for claim in claims})
    return Page(
        documents=documents,
        shares=count_shares(documents, claims),
        make=describe_make(documents),
        findings=describe_findings(claims, items),
        decisions=view_decisions(report, documents, claims),
        claims=claims,
        levels=[
            (level, name, words, [claim for claim in claims if claim.record.level == level])
            for level, (name, words) in LEVELS.items()
        ],
        singles=_singles(documents, claims),
        items=items,
        grid=view_grid(documents, claims, items),
        languages=sorted({document.language for document in documents}),
        stances=Counter(s.factuality for document in documents for s in document.statements),
        effort=describe_effort(report.provenance.get("translation", {})),
        translation_flags=_translation_flags(report),
        settings=list(_flatten(config)),
        calibrated=config.get("calibrated") is not False,
        target=str(config.get("target", "en")),
        filters=_filters(report, documents),
    )


def _singles(
    documents: Sequence[DocumentView], claims: Sequence[ClaimView]
) -> list[tuple[DocumentView, list[ClaimView]]]:
    singles: dict[DocumentView, list[ClaimView]] = {document: [] for document in documents}
    for claim in claims:
        if not claim.shared:
            singles[claim.members[0][1].document].append(claim)
    order = ("only", "conflict", "perhaps")  # what stands nowhere else comes first
    return [
        (document, sorted(own, key=lambda claim: order.index(claim.standing)))
        for document, own in singles.items()
        if own
    ]


def _filters(report: Report, documents: Sequence[DocumentView]) -> Filters:
    levels = {claim.level for claim in report.claims}
    flags = {flag for claim in report.claims for flag in claim.flags}
    flags |= {flag for made in report.translations.values() for flag in made.flags}
    flags |= {f"stance:{facts.factuality}" for facts in report.facts.values()}
    stances = {f"stance:{stance}": words for stance, words in FACTUALITY.items()}
    words = {
        **CLAIM_FLAGS,
        **stances,
        **{flag: name for flag, (name, _) in TRANSLATION_FLAGS.items()},
    }
    return Filters(
        languages=tuple(sorted({(d.record.lang, d.language) for d in documents})),
        documents=tuple((d.record.id, f"{d.number} {d.name}") for d in documents),
        levels=tuple((level, name) for level, (name, _) in LEVELS.items() if level in levels),
        flags=tuple((flag, name) for flag, name in words.items() if flag in flags),
    )


def _translation_flags(report: Report) -> list[tuple[str, str, int]]:
    found = Counter(flag for made in report.translations.values() for flag in made.flags)
    return [(*words, found[flag]) for flag, words in TRANSLATION_FLAGS.items()]


def _flatten(value: Any, path: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flatten(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        yield path, ", ".join(_setting(inner) for inner in value) or "none"
    else:
        yield path, _setting(value)


def _setting(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not set" if value is None else str(value)

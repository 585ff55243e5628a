"""Documents against claims: what each document says of each claim that several touch upon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.report.page_claims import ClaimView
from aligner.report.page_items import ItemView
from aligner.report.page_text import DocumentView, StatementView
from aligner.report.page_words import CELLS, RELATED

__all__ = ["Cell", "GridGroup", "GridRow", "view_grid"]

ANSWER = "another_answer"  # to the same question; how it stands to the claim was not found
MOST_FIGURES = 3  # in a cell; the statement is one click away

Kind = Literal["says", "otherwise", "denies", "related", "perhaps", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one document says of one claim."""

    kind: Kind
    words: str
    figures: tuple[str, ...] = ()  # what it says instead, or what it counts
    stance: str = ""  # factuality, where it is more than said
    statement: StatementView | None = None


NOTHING = Cell(kind="none", words=CELLS["none"][0])


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A claim, and a cell for each document."""

    claim: ClaimView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """Rows that belong together: an item, or the claims of several documents."""

    kind: Literal["shared", "conflict", "nearby", "perhaps"]
    name: str
    item: ItemView | None
    rows: tuple[GridRow, ...]


def view_grid(
    documents: Sequence[DocumentView], claims: Sequence[ClaimView], items: Sequence[ItemView]
) -> list[GridGroup]:
    """Return the grid: claims of several documents, items, and claims with possible links only.

    Parameters
    ----------
    documents : sequence of DocumentView
        One column each.
    claims : sequence of ClaimView
    items : sequence of ItemView
        With relations.

    Returns
    -------
    list of GridGroup
        A claim stands in one group only. Claims of one document that nothing is compared with
        are not here: their rows would hold one word.
    """
    related = _related(items)
    compared = _compared(items)
    taken = {claim.number for item in items for claim in item.claims}
    shared = [claim for claim in claims if claim.shared and claim.number not in taken]
    taken |= {claim.number for claim in shared}
    perhaps = [claim for claim in claims if claim.possible and claim.number not in taken]

    def rows(some: Iterable[ClaimView]) -> tuple[GridRow, ...]:
        return tuple(
            GridRow(
                claim=claim,
                cells=tuple(
                    _cell(document, claim, related.get(claim.number, ()), compared)
                    for document in documents
                ),
            )
            for claim in some
        )

    groups = [
        GridGroup(kind="shared", name="Said in several documents", item=None, rows=rows(shared)),
        *(
            GridGroup(
                kind="conflict" if item.conflict else "nearby",
                name=item.relations[0].words,
                item=item,
                rows=rows(item.claims),
            )
            for item in items
        ),
        GridGroup(kind="perhaps", name="Perhaps said elsewhere", item=None, rows=rows(perhaps)),
    ]
    return [group for group in groups if group.rows]


@dataclass(frozen=True, slots=True)
class _Other:
    """A claim that another is related to."""

    claim: ClaimView
    type: str
    sure: bool

    @property
    def conflict(self) -> bool:
        return self.type.endswith("_conflict")


def _related(items: Iterable[ItemView]) -> Mapping[int, list[_Other]]:
    """Return what each claim is related to, conflicts first, the rest of its item last."""
    found: dict[int, list[_Other]] = {}
    for item in items:
        for relation in item.relations:
            sure = relation.record.grade == "match"
            for one, other in ((relation.a, relation.b), (relation.b, relation.a)):
                found.setdefault(one.number, []).append(_Other(other, relation.record.type, sure))
        for one in item.claims:
            own = found.setdefault(one.number, [])
            own.sort(key=lambda other: (not other.conflict, not other.sure))
            named = {other.claim.number for other in own} | {one.number}
            own += [
                _Other(other, ANSWER, sure=False)
                for other in item.claims
                if other.number not in named
            ]
    return found


def _compared(items: Iterable[ItemView]) -> Mapping[str, tuple[str, ...]]:
    """Return the figures by which statements were compared: others count something else."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        for row in item.plot.rows if item.plot else ():
            name = row.statement.record.id
            found[name] = (*found.get(name, ()), row.words)
    return found


def _cell(
    document: DocumentView,
    claim: ClaimView,
    others: Sequence[_Other],
    compared: Mapping[str, tuple[str, ...]],
) -> Cell:
    def say(kind: Kind, words: str, *statements: StatementView) -> Cell:
        first = statements[0]
        figures = [
            words
            for statement in statements
            for words in compared.get(statement.record.id, _figures(claim, statement))
        ]
        return Cell(
            kind=kind,
            words=words,
            figures=tuple(dict.fromkeys(figures))[:MOST_FIGURES],
            stance=first.factuality if first.factuality in ("hedged", "denied") else "",
            statement=first,
        )

    own = _of(document, claim)
    if own is not None:
        return say("says", CELLS["says"][0], own)
    there = [(o, s) for o in others if (s := _of(document, o.claim)) is not None]
    if there:
        kind, words = _otherwise(claim, there[0][0])
        return say(kind, words, *(s for o, s in there if _otherwise(claim, o)[0] == kind))
    for link in claim.possible:
        if link.b.document is document:
            return say("perhaps", CELLS["perhaps"][0], link.b)
    return NOTHING


def _figures(claim: ClaimView, statement: StatementView) -> tuple[str, ...]:
    """Return a statement's figures, where the claim has any to compare them with."""
    return tuple(words for _, words, _ in statement.figures) if claim.figures else ()


def _otherwise(claim: ClaimView, other: _Other) -> tuple[Kind, str]:
    if not other.conflict:
        return "related", RELATED[other.type]
    denies = other.type == "polarity_conflict" and not any(s.negative for _, s in claim.members)
    kind: Kind = "denies" if denies else "otherwise"
    return kind, CELLS[kind][0] + ("" if other.sure else ", perhaps")


def _of(document: DocumentView, claim: ClaimView) -> StatementView | None:
    return next((s for _, s in claim.members if s.document is document), None)

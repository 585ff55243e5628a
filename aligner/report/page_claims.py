"""The page's view of claims, and of the links inside and between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.records import Claim, Link, Report
from aligner.report.left_out import say_left_out
from aligner.report.page_text import DocumentView, StatementView
from aligner.report.page_words import (
    DEPENDENCE,
    describe_flag,
    describe_origins,
    language_name,
    shorten,
)

__all__ = ["ClaimView", "LinkView", "view_claims"]

LABEL_LENGTH = 280  # code points; the statement itself stands in full below


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link between two statements, with the letters of those that the claim shows."""

    record: Link
    a: StatementView
    b: StatementView
    letters: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimView:
    """One claim with its statements; a statement's letter is its place in ``members``."""

    record: Claim
    number: int
    anchor: str
    label: str
    label_lang: str
    label_translation: str | None
    label_flags: tuple[str, ...]  # what is wrong with that translation
    members: tuple[tuple[str, StatementView], ...]  # letter, statement
    origins: tuple[tuple[str | None, str], ...]  # name, letters
    origins_words: str
    languages: tuple[str, ...]
    dependence: tuple[tuple[str, str], ...]  # letters, in words
    flags: tuple[str, ...]
    links: tuple[LinkView, ...]  # inside the claim
    possible: tuple[LinkView, ...]  # to statements of other claims: a is ours
    item: str | None  # anchor of the item, where it has relations
    disputed: bool  # another claim conflicts with it, for sure or possibly
    notes: tuple[str, ...]  # by an analyst

    @property
    def standing(self) -> str:
        """How it stands to the other documents: ``shared``, ``conflict``, ``perhaps``, ``only``."""
        if self.shared:
            return "shared"
        return "conflict" if self.disputed else "perhaps" if self.possible else "only"

    @property
    def shared(self) -> bool:
        """Whether more than one document has it."""
        return self.record.level != "single"

    @property
    def documents(self) -> tuple[DocumentView, ...]:
        """The documents of its statements, each once, in their order."""
        found = {statement.document.number: statement.document for _, statement in self.members}
        return tuple(found[number] for number in sorted(found))

    @property
    def because(self) -> tuple[tuple[str, str], ...]:
        """Why its documents count as one: letters, and how their statements depend."""
        return self.dependence if self.record.level == "repeated" else ()

    @property
    def figures(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What its statements' figures were read as, with what bounds them, each once.

        Not who gives them, where that is the party that the statement credits anyway.
        """
        read = (
            (words, tuple(b for b in bounds if b != _by(statement)))
            for _, statement in self.members
            for _, words, bounds in statement.figures
        )
        return tuple(dict.fromkeys(read))


def _by(statement: StatementView) -> str:
    return f"given by {statement.credit.name}" if statement.credit else ""


def view_claims(
    report: Report, documents: Sequence[DocumentView], anchors: Mapping[str, str]
) -> list[ClaimView]:
    """Return the claims of a report, in its order.

    Parameters
    ----------
    report : Report
    documents : sequence of DocumentView
        Of the same report.
    anchors : mapping of str to str
        Item id to its anchor, for the items that the page shows.

    Returns
    -------
    list of ClaimView
    """
    statements = {s.record.id: s for document in documents for s in document.statements}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in report.links:
        links[link.a].append(link)
        links[link.b].append(link)
    disputed = {
        claim
        for item in report.items
        for relation in item.relations
        if relation.type.endswith("_conflict")
        for claim in relation.claims
    }
    notes = _notes(report)
    return [
        _claim(
            number,
            claim,
            statements,
            links,
            anchors.get(claim.item),
            disputed=claim.id in disputed,
            notes=tuple(note for member in claim.members for note in notes[member]),
        )
        for number, claim in enumerate(report.claims, start=1)
    ]


def _notes(report: Report) -> Mapping[str, list[str]]:
    """Return the notes by the statement that names their claim, wherever that stands now."""
    notes: dict[str, list[str]] = defaultdict(list)
    for line in report.provenance.get("decisions", ()):
        if line.get("decision") == "note":
            notes[str(line.get("claim")).removeprefix("claim:")].append(str(line.get("note")))
    return notes


def _claim(
    number: int,
    claim: Claim,
    statements: Mapping[str, StatementView],
    links: Mapping[str, list[Link]],
    item: str | None,
    *,
    disputed: bool,
    notes: tuple[str, ...],
) -> ClaimView:
    letters = {member: _letter(index) for index, member in enumerate(claim.members)}
    central = next(
        (statements[m] for m in claim.members if statements[m].record.text == claim.label),
        statements[claim.members[0]],
    )
    rendering = central.translation.text if central.translation else None
    views = [_link(link, own, statements, letters) for own in claim.members for link in links[own]]
    return ClaimView(
        record=claim,
        number=number,
        anchor=f"claim-{number}",
        label=shorten(
            say_left_out(claim.label) if central.document.partial else claim.label, LABEL_LENGTH
        ),
        label_lang=central.record.lang,
        label_translation=None if rendering is None else shorten(rendering, LABEL_LENGTH),
        label_flags=central.translation_flags,
        members=tuple((letters[member], statements[member]) for member in claim.members),
        origins=tuple(
            (group.name, ", ".join(letters[m] for m in group.members)) for group in claim.origins
        ),
        origins_words=describe_origins(claim.n_min, claim.n_max),
        languages=tuple(map(language_name, claim.languages)),
        dependence=tuple(
            (f"{letters[d.a]} and {letters[d.b]}", DEPENDENCE[d.kind]) for d in claim.dependence
        ),
        flags=tuple(map(describe_flag, claim.flags)),
        # Each inner link was met from both of its ends.
        links=tuple(v for v in views if all(v.letters) and v.a.record.id == v.record.a),
        possible=tuple(v for v in views if not all(v.letters)),
        item=item,
        disputed=disputed,
        notes=notes,
    )


def _link(
    link: Link,
    own: str,
    statements: Mapping[str, StatementView],
    letters: Mapping[str, str],
) -> LinkView:
    other = link.b if own == link.a else link.a
    return LinkView(
        record=link,
        a=statements[own],
        b=statements[other],
        letters=(letters[own], letters.get(other, "")),
    )


def _letter(index: int) -> str:
    """Name the columns of a claim as a spreadsheet does: A ... Z, AA, AB ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

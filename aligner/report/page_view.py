"""The page's view of claims and conflicts, ready for the template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aligner.records import Claim, Item, Link, Relation, Report
from aligner.report.page_text import DocumentView, StatementView, view_documents
from aligner.report.page_words import (
    DEPENDENCE,
    LEVELS,
    RELATIONS,
    TRANSLATION_FLAGS,
    describe_effort,
    describe_flag,
    describe_origins,
    language_name,
)

__all__ = ["ClaimView", "ItemView", "LinkView", "Page", "RelationView", "view_report"]


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

    @property
    def figures(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What its statements' figures were read as, with what bounds them, each once."""
        read = (figure[1:] for _, statement in self.members for figure in statement.figures)
        return tuple(dict.fromkeys(read))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """How two claims stand to each other, in words."""

    record: Relation
    words: str
    conflict: bool
    a: ClaimView
    b: ClaimView


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item with relations between its claims."""

    record: Item
    number: int
    anchor: str
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationView, ...]

    @property
    def conflict(self) -> bool:
        """Whether any two of its claims conflict."""
        return any(relation.conflict for relation in self.relations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the template shows."""

    documents: list[DocumentView]
    claims: list[ClaimView]
    levels: list[tuple[str, str, str, list[ClaimView]]]  # key, name, explanation, claims
    singles: list[tuple[DocumentView, list[ClaimView]]]  # claims of one statement, by document
    items: list[ItemView]
    languages: list[str]
    effort: str  # what translating took, in words
    translation_flags: list[tuple[str, str, int]]  # in words, meaning, translations with it
    settings: list[tuple[str, str]]
    calibrated: bool
    target: str  # the language of the translations


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
    statements = {s.record.id: s for document in documents for s in document.statements}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in report.links:
        links[link.a].append(link)
        links[link.b].append(link)
    related = [item for item in report.items if item.relations]
    anchors = {item.id: f"item-{number}" for number, item in enumerate(related, start=1)}
    claims = [
        _claim(number, claim, statements, links, anchors.get(claim.item))
        for number, claim in enumerate(report.claims, start=1)
    ]
    singles: dict[DocumentView, list[ClaimView]] = {document: [] for document in documents}
    for claim in claims:
        if claim.record.level == "single":
            singles[claim.members[0][1].document].append(claim)
    by_id = {claim.record.id: claim for claim in claims}
    items = [_item(number, item, by_id) for number, item in enumerate(related, start=1)]
    return Page(
        documents=documents,
        claims=claims,
        levels=[
            (level, name, words, [claim for claim in claims if claim.record.level == level])
            for level, (name, words) in LEVELS.items()
        ],
        singles=[(document, own) for document, own in singles.items() if own],
        items=sorted(items, key=lambda item: not item.conflict),
        languages=sorted({document.language for document in documents}),
        effort=describe_effort(report.provenance.get("translation", {})),
        translation_flags=_translation_flags(report),
        settings=list(_flatten(config)),
        calibrated=config.get("calibrated") is not False,
        target=str(config.get("target", "en")),
    )


def _translation_flags(report: Report) -> list[tuple[str, str, int]]:
    found = Counter(flag for made in report.translations.values() for flag in made.flags)
    return [(*words, found[flag]) for flag, words in TRANSLATION_FLAGS.items()]


def _claim(
    number: int,
    claim: Claim,
    statements: Mapping[str, StatementView],
    links: Mapping[str, list[Link]],
    item: str | None,
) -> ClaimView:
    letters = {member: _letter(index) for index, member in enumerate(claim.members)}
    central = next(
        (statements[m] for m in claim.members if statements[m].record.text == claim.label),
        statements[claim.members[0]],
    )
    views = [_link(link, own, statements, letters) for own in claim.members for link in links[own]]
    return ClaimView(
        record=claim,
        number=number,
        anchor=f"claim-{number}",
        label_lang=central.record.lang,
        label_translation=central.translation.text if central.translation else None,
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


def _item(number: int, item: Item, claims: Mapping[str, ClaimView]) -> ItemView:
    relations = [
        RelationView(
            record=relation,
            words=RELATIONS[relation.type],
            conflict=relation.type.endswith("_conflict"),
            a=claims[relation.claims[0]],
            b=claims[relation.claims[1]],
        )
        for relation in item.relations
    ]
    # Claims of the item that no relation names would only be in the way here.
    named = {claim for relation in item.relations for claim in relation.claims}
    return ItemView(
        record=item,
        number=number,
        anchor=f"item-{number}",
        claims=tuple(claims[claim] for claim in item.claims if claim in named),
        relations=tuple(sorted(relations, key=lambda relation: not relation.conflict)),
    )


def _letter(index: int) -> str:
    """Name the columns of a claim as a spreadsheet does: A ... Z, AA, AB ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


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

"""The page's view of items: questions whose answers are claims that do not go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.records import Item, Relation
from aligner.report.page_claims import ClaimView
from aligner.report.page_plot import Plot, view_plot
from aligner.report.page_words import AGAINST, RELATIONS

__all__ = ["ItemView", "RelationView", "view_items"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """How two claims stand to each other, in words."""

    record: Relation
    words: str
    a: ClaimView
    b: ClaimView

    @property
    def conflict(self) -> bool:
        """Whether they exclude each other."""
        return self.record.type.endswith("_conflict")

    @property
    def sure(self) -> bool:
        """Whether it is more than possible."""
        return self.record.grade == "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item with relations between its claims, those with a conflict first."""

    record: Item
    number: int
    anchor: str
    claims: tuple[ClaimView, ...]
    relations: tuple[RelationView, ...]
    plot: Plot | None

    @property
    def topic(self) -> str:
        """The smallest and the largest figure, as read; empty where no figure is in question."""
        if self.plot is None:
            return ""
        return f"{self.plot.rows[0].words} … {self.plot.rows[-1].words}"

    @property
    def kinds(self) -> tuple[tuple[str, bool, bool, int], ...]:
        """What its relations are: in words, whether a conflict, whether sure, how many pairs."""
        kinds = Counter((r.words, r.conflict, r.sure) for r in self.relations)
        return tuple((*kind, count) for kind, count in kinds.items())

    def against(self, claim: ClaimView) -> tuple[tuple[str, bool, tuple[ClaimView, ...]], ...]:
        """Return what a claim does not go together with: in words, whether sure, the claims."""
        found: dict[tuple[str, bool], list[ClaimView]] = defaultdict(list)
        for relation in self.relations:
            if claim in (relation.a, relation.b):
                other = relation.b if claim is relation.a else relation.a
                found[AGAINST[relation.record.type], relation.sure].append(other)
        return tuple((*kind, tuple(others)) for kind, others in found.items())

    @property
    def doubt(self) -> str:
        """What to add to the words of its first relation."""
        return ", possibly" if self.relations[0].record.grade == "possible" else ""

    @property
    def conflict(self) -> bool:
        """Whether any two of its claims conflict."""
        return any(relation.conflict for relation in self.relations)


def view_items(items: Sequence[Item], claims: Mapping[str, ClaimView]) -> list[ItemView]:
    """Return the items, those with a conflict first.

    Parameters
    ----------
    items : sequence of Item
        With relations; an item's anchor is its place here, from 1.
    claims : mapping of str to ClaimView
        By claim id.

    Returns
    -------
    list of ItemView
    """
    views = [_item(number, item, claims) for number, item in enumerate(items, start=1)]
    return sorted(views, key=lambda item: not item.conflict)


def _item(number: int, item: Item, claims: Mapping[str, ClaimView]) -> ItemView:
    relations = [
        RelationView(
            record=relation,
            words=RELATIONS[relation.type],
            a=claims[relation.claims[0]],
            b=claims[relation.claims[1]],
        )
        for relation in item.relations
    ]
    reasons: dict[str, list[str]] = defaultdict(list)
    for relation in item.relations:
        for claim in relation.claims:
            reasons[claim].append(relation.why)
    # Claims of the item that no relation names would only be in the way here.
    named = [claims[claim] for claim in item.claims if claim in reasons]
    plot = view_plot([(claim, reasons[claim.record.id]) for claim in named])
    if plot:  # in the order of the scale above them; without a figure on it, last
        places = {row.claim.number: place for place, row in reversed(list(enumerate(plot.rows)))}
        named.sort(key=lambda claim: places.get(claim.number, len(places)))
    return ItemView(
        record=item,
        number=number,
        anchor=f"item-{number}",
        claims=tuple(named),
        relations=tuple(sorted(relations, key=lambda relation: not relation.conflict)),
        plot=plot,
    )

"""The records of attributions: in one sentence, and in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from aligner.facts.parties import Party
from aligner.facts.tokens import Token
from aligner.records import Origin

__all__ = ["Attribution", "AttributionKind", "Credited", "attribute", "party_of_span"]

AttributionKind = Literal["preposition", "verb", "inverted", "quotation", "passive", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A party, where it is named, and the range of text that is credited to it."""

    name: str | None  # canonical; None: a pronoun or "the agency", not resolved by a text alone
    start: int
    end: int
    text: str
    scope_start: int
    scope_end: int
    kind: AttributionKind
    party: str  # organisation, role, person, place, phrase, pronoun, agency
    denied: bool = False
    via: tuple[str, ...] = ()  # who passed it on, nearest first: "police told AFP" is via AFP


class Credited(NamedTuple):
    """An attribution in offsets of the document, with its party resolved."""

    origin: Origin | None
    start: int
    end: int
    denied: bool
    read: Attribution | None  # in offsets of its sentence; None: speech that goes on
    sentence: str  # id


def attribute(
    tokens: tuple[Token, ...],
    party: Party,
    scope: tuple[int, int],
    kind: AttributionKind,
    text: str,
    *,
    denied: bool = False,
) -> Attribution:
    """Turn a party and a range, both in tokens, into a record in offsets of the text."""
    start, end = tokens[party.start].start, tokens[party.end - 1].end
    return Attribution(
        name=party.name,
        start=start,
        end=end,
        text=text[start:end],
        scope_start=tokens[scope[0]].start,
        scope_end=tokens[scope[1] - 1].end,
        kind=kind,
        party=party.kind,
        denied=denied,
    )


def party_of_span(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the attribution to whose party a figure belongs, where a sentence has several.

    Parameters
    ----------
    attributions : sequence of Attribution
        Of one sentence, as `find_origins` returns them.
    start, end : int
        Span of the figure in the same text.

    Returns
    -------
    Attribution or None
        The narrowest that covers the span; None where none does, or where two parties have
        ranges of the same length.
    """
    covering = sorted(
        (a for a in attributions if a.scope_start <= start and end <= a.scope_end),
        key=lambda a: a.scope_end - a.scope_start,
    )
    if len(covering) > 1:
        first, second = (a.scope_end - a.scope_start for a in covering[:2])
        if first == second and covering[0].name != covering[1].name:
            return None
    return covering[0] if covering else None

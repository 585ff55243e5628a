"""What a figure takes from its neighbours: their noun, their event, their percent sign."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from aligner.facts.counting import PEOPLE
from aligner.facts.figures import Figure
from aligner.facts.measures import is_measure
from aligner.facts.roles import is_led
from aligner.facts.tokens import Token, word_set
from aligner.records import Quantity

__all__ = ["AND", "HUMAN_EVENTS", "Noun", "share_nouns"]

HUMAN_EVENTS = word_set(
    """
    death injury casualty displacement arrest missing infection kidnapping protest release
    rescue employment_loss trapped
    """
)
AND = frozenset(["and", "y", "e", "et", ",", "or", "o", "ou", "-", "–", "plus"])
_JOINTS = frozenset(["and", "y", "et", "to", "a", "al", "au", "or", "o", "ou"])
_LARGEST_PERCENT = 200  # of a bare number after a percentage
_OF = frozenset(["de", "d'"])
_ARTICLES = frozenset(["the", "el", "los", "las", "les"])


class Noun(NamedTuple):
    """What a figure counts; ``end`` is the token after all that belongs to the figure."""

    end: int
    counted: tuple[int, int] | None
    concept: str | None
    event: str | None = None


def share_nouns(
    found: list[Quantity],
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[Noun],
) -> list[Quantity]:
    """Let a bare figure take its neighbour's noun, and figures in a row take each other's event.

    Parameters
    ----------
    found : list of Quantity
    tokens : tuple of Token
    figures : list of Figure
    nouns : list of Noun
        Both row by row those of `found`.

    Returns
    -------
    list of Quantity
    """
    found = _share_percent(found, tokens, figures, nouns)
    for i in range(1, len(found)):
        before, this = found[i - 1], found[i]
        if this.concept is None and this.counted is None and not is_measure(before.concept):
            other_fate = nouns[i - 1].event not in (None, this.event) and this.event is not None
            if other_fate:  # "half a million deaths, with millions forced to flee"
                this = replace(this, concept="person" if before.concept in PEOPLE else None)
            else:
                whole = found[i - 2] if _ends_part(tokens, figures, nouns, i) else before
                this = replace(this, concept=whole.concept, counted=whole.counted)
            led = is_led(tokens, figures[i], nouns[i - 1].end)
            if before.event is None and this.event is not None and not led:
                found[i - 1] = before = replace(before, event=this.event)
            found[i] = this = replace(this, event=this.event or before.event)
        elif _is_percent_too(before, this, figures[i - 1]):
            found[i] = this = replace(this, concept="percent")
        bare = before.concept is None and before.counted is None and this.concept is not None
        if bare and _is_led_to(tokens[nouns[i - 1].end : figures[i].start]):
            found[i - 1] = before = replace(
                before, concept=this.concept, counted=this.counted, event=this.event
            )
        if is_measure(this.concept) or is_measure(before.concept):
            continue
        gap = tokens[nouns[i - 1].end : figures[i].start]
        in_row = 0 < len(gap) <= 2 and all(token.norm in AND for token in gap)
        if in_row and this.event is None and before.event is not None:
            found[i] = replace(this, event=before.event)
        elif in_row and before.event in (None, "casualty") and this.event is not None:
            found[i - 1] = replace(before, event=this.event)
    for i, (this, figure) in enumerate(zip(found, figures, strict=True)):
        bare = this.concept is None and this.counted is None
        if (
            bare
            and this.event in HUMAN_EVENTS
            and (figure.number.scaled or this.event != "protest")
        ):
            found[i] = replace(this, concept="person")  # "has displaced thousands"
    return found


def _ends_part(tokens: tuple[Token, ...], figures: list[Figure], nouns: list[Noun], i: int) -> bool:
    """Say whether the figure before is a part: "12 people, including 3 children, and 30 others"."""
    return (
        i >= 2
        and is_led(tokens, figures[i - 1], nouns[i - 2].end)
        and not is_led(tokens, figures[i], nouns[i - 1].end)
        and tokens[nouns[i - 1].end].text == ","
    )


def _is_percent_too(before: Quantity, this: Quantity, last: Figure) -> bool:
    """Say whether a bare number goes on a percentage: "rose to 9.5 per cent from 8.7"."""
    bare = this.concept is None and this.counted is None and before.concept == "percent"
    return bare and last.number.kind != "share" and (this.high or this.low or 0) < _LARGEST_PERCENT


def _share_percent(
    found: list[Quantity],
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[Noun],
) -> list[Quantity]:
    """Give the sign after the last of a list to all of it: "el 81, el 84 y el 89 por ciento"."""
    for i in range(len(found) - 1, 0, -1):
        this, before = found[i], found[i - 1]
        if this.concept != "percent" or before.concept is not None or before.counted is not None:
            continue
        gap = tokens[nouns[i - 1].end : figures[i].start]
        words = [token.text for token in gap if token.norm not in _ARTICLES]
        listed = i + 1 < len(found) and _is_led_to(tokens[nouns[i].end : figures[i + 1].start])
        if _is_led_to(gap) or (words == [","] and listed and nouns[i].concept is None):
            found[i - 1] = replace(before, concept="percent", counted=this.counted)
    return found


def _is_led_to(gap: tuple[Token, ...]) -> bool:
    """Say whether two figures share what stands after the second: "de 200 a 350 casos"."""
    words = [token.norm for token in gap if token.norm not in _ARTICLES | _OF]
    return len(words) == 1 and words[0] in _JOINTS

"""Units after a figure: percent, money, durations, distances, speeds."""

from __future__ import annotations

from typing import NamedTuple

from aligner.facts.counting import unit_of
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["Unit", "is_below_zero", "is_measure", "percent_end", "unit_at"]

_MEASURES = word_set(
    """
    percent duration distance area mass volume power temperature speed share_point times
    """
)
_PERCENT = (
    ("%",),
    ("percent",),
    ("per", "cent"),
    ("por", "ciento"),
    ("pour", "cent"),
    ("por", "cien"),
    ("por", "cientos"),
    ("pour", "cents"),
)
_PERCENT_FIRST = frozenset(written[0] for written in _PERCENT)
_SQUARE = word_set("square carre carres cuadrado cuadrados sq")
_QUALIFIERS = word_set("us metric canadian australian american")
_PER_HOUR = (
    ("/", "h"),
    ("per", "hour"),
    ("an", "hour"),
    ("por", "hora"),
    ("a", "la", "hora"),
    ("a", "l'", "heure"),
    ("par", "heure"),
)
_MINUS = word_set("minus menos moins -")
_BELOW_ZERO = (
    ("bajo", "cero"),
    ("below", "zero"),
    ("below", "freezing"),
    ("sous", "zero"),
    ("au", "-", "dessous", "de", "zero"),
)


class Unit(NamedTuple):
    """A unit of measure: the tokens ``[start, end)`` that write it, and its measure."""

    start: int
    end: int
    measure: str  # "duration", "money:EUR"


def is_measure(concept: str | None) -> bool:
    """Say whether a concept is a measure and no thing that can be counted."""
    return concept is not None and (concept in _MEASURES or concept.startswith("money:"))


def percent_end(tokens: tuple[Token, ...], index: int) -> int:
    """Return the index after the "%", "por ciento" at `index`, or 0."""
    if norm_at(tokens, index) not in _PERCENT_FIRST:
        return 0
    for written in _PERCENT:
        if _written_at(tokens, index, written):
            return index + len(written)
    return 0


def unit_at(tokens: tuple[Token, ...], index: int, *, after_vague: bool = False) -> Unit | None:
    """Read the unit after a figure.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        The token after the figure.
    after_vague : bool, default=False
        Whether "of" may stand before it: "millions of dollars".

    Returns
    -------
    Unit or None
    """
    at = index
    if norm_at(tokens, at) in ("-", "de", "d'") or (after_vague and norm_at(tokens, at) == "of"):
        at += 1
    first = at
    square = norm_at(tokens, at) in _SQUARE
    if square or norm_at(tokens, at) in _QUALIFIERS:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    unit = unit_of(token.norm)
    if unit is None and token.text in ("C", "F") and at and tokens[at - 1].end == token.start:
        unit = ("temperature", 1.0)
    if unit is None:
        return None
    if token.norm in ("second", "seconds") and norm_at(tokens, at - 1) == "the":
        return None
    measure, factor = unit
    end = at + 1
    if norm_at(tokens, end) in _SQUARE:
        square, end = True, end + 1
    if measure == "currency":
        measure = f"money:{factor}"
    elif measure == "distance" and square:
        measure = "area"
    elif measure == "distance":
        per = next((len(w) for w in _PER_HOUR if _written_at(tokens, end, w)), 0)
        measure, end = ("speed" if per else measure), end + per
    elif measure == "temperature" and norm_at(tokens, end) in ("celsius", "c", "centigrados"):
        end += 1
    return Unit(first, end, measure)


def is_below_zero(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether a temperature whose figure begins at `start` and unit ends at `end` is negative.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        Token indices.
    """
    if any(_written_at(tokens, end, written) for written in _BELOW_ZERO):
        return True
    if start == 0 or tokens[start - 1].norm not in _MINUS:
        return False
    sign = tokens[start - 1]
    if sign.text != "-":
        return True
    glued = start >= 2 and tokens[start - 2].end == sign.start
    return sign.end == tokens[start].start and not glued


def _written_at(tokens: tuple[Token, ...], index: int, words: tuple[str, ...]) -> bool:
    return all(norm_at(tokens, index + i) == word for i, word in enumerate(words))

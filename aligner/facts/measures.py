"""Units after a figure: percent, money, durations, distances, speeds."""

from __future__ import annotations

from typing import NamedTuple

from aligner.facts.counting import unit_of
from aligner.facts.tokens import Token, fold, norm_at, word_set

__all__ = [
    "Unit",
    "is_below_zero",
    "is_measure",
    "percent_end",
    "rate_end",
    "unit_at",
    "unit_factor",
]

_MEASURES = word_set(
    """
    percent duration distance area mass volume power temperature speed magnitude share_point
    times
    """
)
_OF_LENGTH = {"area": (2, 1.0), "volume": (3, 1000.0), "speed": (1, 1 / 3600)}
_PERCENT = (
    ("%",),
    ("percent",),
    ("per", "cent"),
    ("por", "ciento"),
    ("pour", "cent"),
    ("por", "cien"),
    ("por", "cientos"),
    ("pour", "cents"),
    ("pc",),
    ("pct",),
)
_PERCENT_FIRST = frozenset(written[0] for written in _PERCENT)
_SQUARE = word_set("square carre carres cuadrado cuadrados sq")
_CUBIC = word_set("cubic cube cubes cubico cubicos")
_QUALIFIERS = word_set(
    """
    us metric canadian australian american nautical light last next past first consecutive long
    further ultimos ultimas proximos proximas primeros primeras largos largas dernieres derniers
    prochaines prochains premieres premiers longues longs
    """
)
_PER_HOUR = (
    ("/", "h"),
    ("per", "hour"),
    ("an", "hour"),
    ("por", "hora"),
    ("a", "la", "hora"),
    ("a", "l'", "heure"),
    ("par", "heure"),
)
_PER = word_set("per por pour for")
_THOUSAND = word_set("thousand mil mille million millon")
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


def rate_end(tokens: tuple[Token, ...], index: int) -> int:
    """Return the index after what a rate is reckoned on: "per thousand", "por cada 100.000", or 0.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        The token after the figure.
    """
    if norm_at(tokens, index) == "‰":
        return index + 1
    at = index
    if norm_at(tokens, at) not in _PER:
        return 0
    at += 1
    if norm_at(tokens, at) in ("cada", "every"):
        at += 1
    if norm_at(tokens, at) in _THOUSAND:
        return at + 1
    base = tokens[at].text if at < len(tokens) and tokens[at].kind == "number" else ""
    digits = "".join(char for char in base if char.isdigit())
    return at + 1 if len(digits) > 2 and digits.strip("0") == "1" else 0


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
    square, cubic = norm_at(tokens, at) in _SQUARE, norm_at(tokens, at) in _CUBIC
    if square or cubic or norm_at(tokens, at) in _QUALIFIERS:
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
    elif norm_at(tokens, end) in _CUBIC:
        cubic, end = True, end + 1
    if measure == "currency":
        measure = f"money:{factor}"
    elif measure == "distance" and (square or cubic):
        measure = "area" if square else "volume"
    elif measure == "distance":
        per = next((len(w) for w in _PER_HOUR if _written_at(tokens, end, w)), 0)
        measure, end = ("speed" if per else measure), end + per
    elif measure == "temperature" and norm_at(tokens, end) in ("celsius", "c", "centigrados"):
        end += 1
    return Unit(first, end, measure)


def unit_factor(counted: str | None, measure: str) -> float:
    """Return how many base units a unit holds: metres, square metres, litres, metres a second.

    Parameters
    ----------
    counted : str or None
        The unit as its text writes it: "square kilometres", "km/h".
    measure : str
        What it measures.
    """
    for word in fold(counted or "").replace("/", " ").split():
        unit = unit_of(word)
        if unit is None or isinstance(unit[1], str):
            continue
        if unit[0] == "distance" and measure in _OF_LENGTH:
            power, factor = _OF_LENGTH[measure]
            return factor * unit[1] ** power
        return float(unit[1])
    return 1.0


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

"""Pairs with other figures: what a small corpus lacks most is numbers it has not seen.

A model that has met "34.000" only beside "34,000" learns the pair by heart; copies of a pair
whose figures are replaced on both sides teach it to carry digits over, each language with its
own separators.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

__all__ = ["agree", "vary"]

YEARS = range(1800, 2101)
SPACE = "[ \u00a0\u2009\u202f]"
# Not within a word, a code ("A380", "covid-19"), a time, a date, a version or a range.
FIGURE = re.compile(
    rf"(?<![\w.,:/°-])(?:\d{{1,3}}(?:(?P<group>[.,]|{SPACE})\d{{3}}(?:(?P=group)\d{{3}})*)"
    rf"(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)(?![\w°:/-]|[.,]\d|{SPACE}\d)"
)
GROUPED = re.compile(rf"(?<!\d)\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)")
CONTINENTAL, ANGLO = ",", "."  # the mark before decimals
MOST = 6  # figures of a sentence that is varied
CHANGED = 0.85  # share of figures that are replaced
MAX_DIGITS = 7


class Style(NamedTuple):
    """How a text writes figures."""

    groups: tuple[str, ...]  # separators of thousands, drawn from
    decimal: str


ENGLISH = Style((",",), ANGLO)
STYLES = {
    "es": Style((".", ".", " ", ""), CONTINENTAL),
    "fr": Style((" ", " ", " ", ".", ""), CONTINENTAL),
}


def agree(source: str, target: str) -> bool:
    """Return whether both sides write the same figures in digits.

    Notes
    -----
    Separators make no difference. Strict on purpose: "15 personas" beside "fifteen people" or
    "2.300 millones" beside "2.3 billion" is right, yet teaches a model to rewrite figures, where
    carrying them over is what can be checked afterwards.
    """
    return _digits(source) == _digits(target)


def _digits(text: str) -> list[str]:
    if not any(map(str.isdigit, text)):
        return []
    whole = GROUPED.sub(lambda match: re.sub(SPACE, "", match.group()), text)
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", whole)))


def vary(source: str, target: str, lang: str, rng: random.Random) -> tuple[str, str] | None:
    """Return the pair with other figures, the same on both sides.

    Parameters
    ----------
    source, target : str
        The target is English.
    lang : str
        Language code of the source.
    rng : random.Random

    Returns
    -------
    tuple of str, or None
        None where it is not known how the language writes figures, where there are none, where
        those of both sides do not correspond one to one, or where nothing was changed. Years
        become years, decimals decimals, numbers up to 31 stay such (they may be days); 0 and 1
        stay (they govern grammatical number).
    """
    sources, targets = list(FIGURE.finditer(source)), list(FIGURE.finditer(target))
    if lang not in STYLES or not 0 < len(sources) <= MOST or "://" in source:
        return None
    english = [_value(match.group(), ANGLO) for match in targets]
    for decimal in (CONTINENTAL, ANGLO):  # Mexico and the United States write "34,000"
        values = [_value(match.group(), decimal) for match in sources]
        if sorted(values) == sorted(english) and len(set(values)) == len(values):
            break
    else:
        return None
    new = _draw_all(values, rng)
    if not new:
        return None
    habit = STYLES[lang] if decimal == CONTINENTAL else ENGLISH
    return _put(source, sources, values, new, habit, rng), _put(
        target, targets, english, new, ENGLISH, rng
    )


def _value(figure: str, decimal: str) -> str:
    """Return a figure without its separators of thousands, with a point before decimals."""
    group = "," if decimal == ANGLO else "."
    plain = re.sub(rf"{SPACE}(?=\d{{3}})", "", figure)
    return re.sub(rf"[{group}](?=\d{{3}}(?!\d))", "", plain).replace(decimal, ".")


def _draw_all(values: list[str], rng: random.Random) -> dict[str, str]:
    new: dict[str, str] = {}
    for value in values:
        if rng.random() < CHANGED:
            drawn = _draw(value, rng)
            if drawn is not None and drawn not in new.values() and drawn not in values:
                new[value] = drawn
    return new


def _draw(value: str, rng: random.Random) -> str | None:
    if not re.fullmatch(r"\d+(\.\d+)?", value):
        return None
    whole, _, decimals = value.partition(".")
    if decimals:
        size = max(1, len(whole))
        digits = "".join(rng.choice("0123456789") for _ in decimals)
        return f"{rng.randrange(0 if size == 1 else 10 ** (size - 1), 10**size)}.{digits}"
    number = int(whole)
    if number < 2 or len(whole) > MAX_DIGITS + 2 or whole[0] == "0":
        return None
    if len(whole) == 4 and number in YEARS:
        return str(rng.randrange(1900, 2031))
    if number <= 31:
        return str(rng.randrange(2, 32))
    if number < 100:
        return str(rng.randrange(32, 100))
    size = rng.choice([max(3, len(whole) - 1), len(whole), min(MAX_DIGITS, len(whole) + 1)])
    step: int = 10 ** rng.choice([0, 0, size - 3, size - 2])  # round figures stay common
    return str(rng.randrange(10 ** (size - 1), 10**size) // step * step)


def _put(
    text: str,
    figures: list[re.Match[str]],
    values: list[str],
    new: dict[str, str],
    style: Style,
    rng: random.Random,
) -> str:
    for match, value in zip(reversed(figures), reversed(values), strict=True):
        if value in new:
            year = len(value) == 4 and value.isdigit() and int(value) in YEARS
            written = new[value] if year else _write(new[value], style, rng)
            text = text[: match.start()] + written + text[match.end() :]
    return text


def _write(value: str, style: Style, rng: random.Random) -> str:
    whole, _, decimals = value.partition(".")
    groups = style.groups
    if len(whole) > 4 or (len(whole) == 4 and int(whole) in YEARS):
        groups = tuple(group for group in groups if group)  # "34000" is rare, "1999" a year
    written = f"{int(whole):,}".replace(",", rng.choice(groups))
    return written + (style.decimal + decimals if decimals else "")

"""Months and weekdays of a source, and whether an English translation keeps them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import load_table
from aligner.facts.tokens import Token

__all__ = ["Days", "count_lost_days", "is_day_name", "read_days"]

Day = tuple[str, int]  # ("m", 1 to 12), ("w", 0 to 6 from Monday)

NUMERIC = re.compile(r"(?<![\d/.-])(?:\d{4}-)?(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?(?![\d/-])")
ALSO_WORDS = frozenset(["may", "march", "august"])  # at the beginning of an English sentence


class Days(NamedTuple):
    """Months and weekdays that a text certainly names, and all that it may name."""

    certain: frozenset[Day]
    possible: frozenset[Day]


@cache
def _names(lang: str) -> tuple[Mapping[str, Day], frozenset[str]]:
    """Return each name with its meaning, and which of them are written in full."""
    table = load_table("calendar")
    rows = [("m", n, row) for n, row in enumerate(table["months"][lang], 1)]
    rows += [("w", n, [day]) for n, day in enumerate(table["weekdays"][lang])]
    meaning = {name: (kind, n) for kind, n, row in rows for name in row}
    full = frozenset(name for _, _, row in rows for name in row if name == row[0] or len(name) > 5)
    return meaning, full


def is_day_name(norm: str, lang: str) -> bool:
    """Tell whether a folded word can name a month or a weekday, in full or short."""
    return norm in _names(lang)[0]


def read_days(text: str, tokens: tuple[Token, ...], lang: str) -> Days:
    """Read the months and weekdays of a text.

    Parameters
    ----------
    text : str
    tokens : tuple of Token
        Of `text`.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Days
        Certain are names in full with the capital that a language gives them or denies them:
        "mars" is a month in French and "Mars" may be a planet, "Domingo" a surname.
    """
    meaning, full = _names(lang)
    certain: set[Day] = set()
    possible: set[Day] = set()
    for index, token in enumerate(tokens):
        day = meaning.get(token.norm)
        if day is None and token.norm.endswith("s"):  # "los sábados", "on Saturdays"
            day = meaning.get(token.norm[:-1])
        if day is None or token.kind != "word":
            continue
        possible.add(day)
        cased = token.text.istitle() if lang == "en" else token.text.islower()
        opens = index == 0 or tokens[index - 1].kind == "mark"
        if token.norm in full and cased and not (opens and token.norm in ALSO_WORDS):
            certain.add(day)
    for match in NUMERIC.finditer(text):
        possible.update(("m", int(part)) for part in match.groups())
    return Days(frozenset(certain), frozenset(possible))


def count_lost_days(source: Days, translation: Days) -> int:
    """Return how many months and weekdays stand certainly in one and not at all in the other."""
    return len(source.certain - translation.possible) + len(translation.certain - source.possible)

"""What bounds every figure of a statement: where it plays, when, and whether the count goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from aligner.facts.gazetteer import territory_names
from aligner.facts.lexicon import load_table, resolve_lang
from aligner.facts.scope import places_in
from aligner.facts.tokens import fold, tokenize

__all__ = ["Setting", "read_setting"]

_DAY = ("morning", "afternoon", "evening", "night", "dawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a statement says of the scope of all its figures.

    Attributes
    ----------
    places : frozenset of str
        Keys of the places that it names as its scene, as `places_in` reads them.
    wide : bool
        It speaks of a whole country, region or world.
    narrow : bool
        It speaks of one place alone.
    part : bool
        It speaks of a place inside a country or region, by its name or not: "in the capital".
    parts_of_day : frozenset of str
        ``morning``, ``afternoon``, ``evening``, ``night``, ``dawn``.
    running : bool
        The count goes on: "so far".
    risen : bool
        The count was lower before: "rose to".
    """

    places: frozenset[str] = frozenset()
    wide: bool = False
    narrow: bool = False
    part: bool = False
    parts_of_day: frozenset[str] = frozenset()
    running: bool = False
    risen: bool = False


def read_setting(text: str, lang: str) -> Setting:
    """Read what bounds the figures of a statement.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language; one without rules is read as English.

    Returns
    -------
    Setting
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    folded = fold(text)

    def says(what: str) -> bool:
        return _expression(what, lang).search(folded) is not None

    places = places_in(tokens, 0, len(tokens), lang)
    return Setting(
        places=places,
        wide=says("wide"),
        narrow=says("narrow"),
        part=says("part") or bool(places - _countries()),
        parts_of_day=frozenset(filter(says, _DAY)),
        running=says("running"),
        risen=says("risen"),
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in territory_names())


@cache
def _expression(what: str, lang: str) -> re.Pattern[str]:
    alternatives = "|".join(load_table("scope")[what][lang])
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")

"""Whether the clause around a date looks ahead: "will be held on Saturday"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from aligner.facts.lexicon import load_table
from aligner.facts.tokens import Token

__all__ = ["tense_around"]

REACH = 12  # words between a date and the verb that it goes with
_BE = frozenset(["be", "been", "being"])
_PAST_ENDINGS = {"en": ("ed",), "es": ("ó", "aron", "ieron"), "fr": ()}
Tense = Literal["ahead", "back"]


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """Return the forms of the future, the words of the past, and what parts two clauses."""
    table = load_table("dates")[lang]
    return re.compile(table["ahead"]), frozenset(table["back"]), frozenset(table["clause"])


def tense_around(tokens: tuple[Token, ...], first: int, last: int, lang: str) -> Tense | None:
    """Tell whether the verb beside a date is of the future or of the past.

    Parameters
    ----------
    tokens : tuple of Token
    first, last : int
        The tokens ``[first, last)`` that write the date.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    {"ahead", "back"} or None
        By the nearest verb form known in the same clause, before the date, else after it; None
        where there is none. The conditional says neither: "would be held", "serait mort".
    """
    before = range(first - 1, max(-1, first - 1 - REACH), -1)
    after = range(last, min(len(tokens), last + REACH))
    return _nearest(tokens, before, lang) or _nearest(tokens, after, lang)


def _nearest(tokens: tuple[Token, ...], indices: range, lang: str) -> Tense | None:
    ahead, back, clause = _patterns(lang)
    for index in indices:
        token = tokens[index]
        if token.kind != "word":
            opening = index == indices[0] and token.text == ","  # "On Saturday, they will vote"
            if token.text in ',;:.!?"“”«»()' and not opening:
                return None
            continue
        if token.norm in clause:
            return None
        if index and tokens[index - 1].norm in _BE:
            continue  # "will be held": what comes before it tells
        here = " ".join(t.text for t in tokens[index : index + 3])
        here = unicodedata.normalize("NFC", here).lower()
        if ahead.match(here):
            return "ahead"
        word = here.split()[0]
        if word in back or (len(word) > 3 and word.endswith(_PAST_ENDINGS[lang])):
            return "back"
    return None

"""Whether a date tells when something was said, and not when it happened."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import load_table, resolve_lang
from aligner.facts.tokens import tokenize, word_set

__all__ = ["is_day_of_saying"]

_REACH = 3  # words between the verb and the date: "said early on", "a annoncé dans la nuit de"

_OPENING = word_set("that que qu'")  # what is told begins: "said that on Friday the dam broke"


def is_day_of_saying(text: str, lang: str, start: int) -> bool:
    """Say whether a reporting verb stands right before a date: "the ministry said on Friday".

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Its language; one without rules is read as English.
    start : int
        Where the date begins in it, in code points.

    Returns
    -------
    bool
    """
    lang = resolve_lang(lang)
    before = [token for token in tokenize(text, lang) if token.end <= start]
    for token in before[: -2 - _REACH : -1]:
        if token.kind != "word" or token.norm in _OPENING:
            return False
        if token.norm in _verbs(lang):
            return True
    return False


@cache
def _verbs(lang: str) -> frozenset[str]:
    table = load_table("reporting")
    return frozenset([*table["verbs"][lang], *table["participles"].get(lang, [])])

"""Of what those died who are counted: a storm, an earthquake, an epidemic."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import (
    PhraseTable,
    StemTable,
    load_table,
    resolve_lang,
    stems_and_phrases,
)
from aligner.facts.tokens import tokenize

__all__ = ["find_cause"]


def find_cause(text: str, lang: str) -> str | None:
    """Find the only kind of disaster that a text speaks of.

    Parameters
    ----------
    text : str
    lang : str
        Its language; one without rules is read as English.

    Returns
    -------
    str or None
        ``storm``, ``quake``, ``epidemic``, ``violence`` or ``crash``; None where the text speaks
        of none, or of several: one may have brought the other.
    """
    lang = resolve_lang(lang)
    stems, phrases = _causes(lang)
    tokens = tokenize(text, lang)
    found = set()
    for at, token in enumerate(tokens):
        phrase = phrases.match(tokens, at)
        cause = phrase[0] if phrase else stems.find(token.norm)
        if cause is not None:
            found.add(cause)
    return found.pop() if len(found) == 1 else None


@cache
def _causes(lang: str) -> tuple[StemTable, PhraseTable]:
    return stems_and_phrases(load_table("causes"), lang)

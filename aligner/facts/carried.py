"""Figures that count what the sentence before speaks of: "They were 80,000, unions said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.facts.counting import PEOPLE
from aligner.facts.lexicon import resolve_lang
from aligner.facts.neighbours import HUMAN_EVENTS
from aligner.facts.tokens import fold
from aligner.records import Quantity

__all__ = ["carry_over", "last_crowd"]

# What leads to a bare figure of people who were spoken of before: a plural pronoun that is the
# subject, or somebody who gives "the number".
_LEADS = {
    "en": (
        r"^\W*they (?:were|are|numbered)\b",
        r"\bput (?:it|them|the (?:crowd|figure|number|total|toll|turnout))\b",
        r"\b(?:spoke|speak|speaks|talk|talked|talks) of\b",
    ),
    "es": (
        r"^\W*(?:eran|serian|sumaban|ellos eran)\b",
        r"\b(?:la|las|los|el numero|la cifra|el total) (?:cifr|situ|elev|estim|calcul|rebaj)\w+",
        r"\b(?:cifr|situ|elev|estim|calcul|rebaj)\w+ (?:el numero|la cifra|el total)\b",
        r"\bhabl(?:a|an|o|aron) de\b",
    ),
    "fr": (
        r"^\W*(?:ils|elles) (?:etaient|sont|seraient|auraient ete)\b",
        r"\ben (?:a|ont) (?:compte|denombre|recense)\b",
        r"\b(?:parle|parlent|parlait) de\b",
        r"\b(?:avance|avancent|donne|donnent) le (?:chiffre|nombre) de\b",
    ),
}
_LEAST = 100  # "they were 14 and 17" are ages
_REACH = 25  # code points between the lead and the figure: "no fewer than"
_PATTERNS = {
    lang: re.compile(rf"(?:{'|'.join(leads)})[^.;:!?]{{0,{_REACH}}}$")
    for lang, leads in _LEADS.items()
}


def last_crowd(figures: Sequence[Quantity]) -> Quantity | None:
    """Return the last figure of people to whom something happened, or who did something.

    Parameters
    ----------
    figures : sequence of Quantity
        Of one sentence.
    """
    crowds = [q for q in figures if q.concept in PEOPLE and q.event in HUMAN_EVENTS]
    return crowds[-1] if crowds else None


def carry_over(
    figures: Sequence[Quantity], text: str, lang: str, crowd: Quantity | None
) -> list[Quantity]:
    """Let a bare figure take what it counts from the sentence before.

    Parameters
    ----------
    figures : sequence of Quantity
        Of one sentence, in its offsets.
    text : str
        The sentence.
    lang : str
        Its language.
    crowd : Quantity or None
        Whom the sentence before counts last, as `last_crowd` finds them.

    Returns
    -------
    list of Quantity
        In the same order. Only the first figure may take anything, and only where the sentence
        says nothing of what it counts and leads to it with a pronoun, or with who gives it.
    """
    if crowd is None or not figures:
        return list(figures)
    first = figures[0]
    is_bare = first.concept is None and first.counted is None and first.event is None
    is_bare = is_bare and (first.low or first.high or 0) >= _LEAST
    pattern = _PATTERNS[resolve_lang(lang)]
    if not is_bare or pattern.search(fold(text[: first.start])) is None:
        return list(figures)
    taken = replace(first, concept=crowd.concept, event=crowd.event, place=crowd.place)
    return [taken, *figures[1:]]

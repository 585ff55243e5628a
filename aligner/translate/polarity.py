"""Negations of a source, and whether an English translation keeps them.

`aligner.facts` pairs negations across languages so that claims are told apart. A guard must not
fire on good language: here a negation that limits more than it denies need not be answered, and
every word that may deny can answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aligner.facts.counterparts import unanswered
from aligner.facts.lexicon import load_table
from aligner.facts.negation import find_negations
from aligner.facts.tokens import Token, fold, word_set
from aligner.records import Negation

__all__ = ["Negations", "count_lost_negations", "read_negations"]

ADJACENT = 20  # characters between a negation and a word that it turns into its opposite
# What a negation turns into a plain yes: "no cesan", "no dejan de", "nul doute". Not "arrêter",
# which is also to seize, nor what English denies as well: "no abandona", "no se descarta".
CONTINUING: dict[str, tuple[str, ...]] = {
    "es": ("ces", "dej", "dud"),
    "fr": ("cess", "dout"),
    "en": (),
}

# Words that deny, wherever they stand: what `find_negations` passes over may yet be an answer.
DENYING = {
    "en": word_set("not no never nor neither none nobody nothing nowhere cannot without non"),
    "es": word_set("no ni sin sino"),
    "fr": word_set("ne n' non ni sans"),
}
# Negations that limit ("no más de", "ne ... que", "not until") or say yes ("n'oubliez pas").
PARTNER = r"pas|plus|jamais|rien|aucune?|point|guère|ni|personne|nul"
LIMITING = {
    "en": re.compile(
        r"\b(?:no|not|\w+n['’]t)\b(?=[^.;:?!]{0,30}?\b(?:only|just|merely|simply|solely|until|except"
        r"|but|than|long|other|alone)\b| forget)|, \w+n['’]t \w+\?",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|ni)\b(?=[^.;:?!]{0,40}?\b(?:s[oó]lo|solamente|[uú]nicamente|hasta|salvo|excepto"
        r"|(?:más|menos|mayor|mejor|menor|peor)(?:es)? (?:que|del?))\b| (?:\w\w )?(?:olvid|tard))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"\b(?:ne\b|n['’])(?:(?=(?:(?!\b(?:{PARTNER})\b)[^.;:?!]){{1,60}}\bqu(?:e\b|['’]))"
        r"|(?=[^.;:?!]{0,40}?\b(?:seulement|uniquement|simplement|sauf|au-delà|jusqu"
        r"|(?:plus|moins) (?:de|que|qu)\b))|(?= ?(?:oubli|tard)))"
        r"|\btant qu(?:e\b|['’])[^.;:?!]{0,40}?\b(?:ne\b|n['’])|\brien qu|\bnon pas\b",
        re.IGNORECASE,
    ),
}


class Negations(NamedTuple):
    """The negations of a text, and how much beyond them can answer another text's."""

    found: tuple[Negation, ...]  # all that may deny, in reading order
    judged: frozenset[int]  # of `found`: what the other text must answer
    spare: int  # words that deny and are not in `found`, and negations that say yes


def read_negations(text: str, tokens: tuple[Token, ...], lang: str) -> Negations:
    """Read the negations of a text.

    Parameters
    ----------
    text : str
    tokens : tuple of Token
        Of `text`.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Negations
    """
    found = find_negations(text, lang)
    limited = {at for m in LIMITING[lang].finditer(text) for at in range(*m.span())}
    denying = {
        token.start for token in tokens if token.norm in DENYING[lang] or token.norm.endswith("n't")
    }
    passed_over = denying.difference(n.start for n in found)
    # "personne n'a vu": the second word says nothing more than the first, which is read.
    said = sum(n.cue == "not" and n.start not in denying for n in found)
    judged = frozenset(
        i for i, n in enumerate(found)
        if n.cue == "not" and not limited.intersection((n.start, n.end - 1))
    )  # fmt: skip
    stays = sum(not fold(word.text).startswith(CONTINUING[lang]) for word in _turned(found))
    return Negations(found, judged, max(0, len(passed_over) - said) + stays)


def count_lost_negations(source: Negations, translation: Negations) -> int:
    """Return how many negations of either text have nothing in the other that may stand for it."""
    left = unanswered(source.found, translation.found)
    more = _count_judged(source, left) - _count_judged(translation, left)
    # What stands too far apart to be a pair, as "no" moved to the front does, answers all the same.
    return max(0, more - translation.spare, -more - source.spare)


def _count_judged(text: Negations, left: Sequence[Negation]) -> int:
    unmet = set(map(id, left))  # by identity: "no" may stand at the same place of both texts
    return sum(id(text.found[i]) in unmet for i in text.judged)


def _turned(found: Sequence[Negation]) -> Iterator[Negation]:
    """Yield what a negation before it turns into a yes: "no cesan", "not impossible"."""
    turned = word_set(load_table("stance")["cues"]["turned"])
    for negation, after in pairwise(found):
        near = after.start - negation.end <= ADJACENT
        if negation.cue == "not" and near and after.cue in turned:
            yield after

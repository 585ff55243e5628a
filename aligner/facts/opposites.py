"""Words that stand on one of two poles: what is open is not closed, what rose did not fall."""

from __future__ import annotations

from functools import lru_cache

from aligner.facts.lexicon import resolve_lang
from aligner.facts.negation import find_negations
from aligner.facts.poles import has_pole, read_poles
from aligner.facts.tokens import tokenize, word_set
from aligner.records import Pole

__all__ = ["find_opposites"]

_NEGATED_WITHIN = 6  # tokens after a negation in which it may turn a pole round
# Classes of negations after which an opposite does not hold: "did not fall", "failed to win".
_TURNING = word_set(
    "not nor without lack except instead refuse unable fail prevent stop exclude doubt few"
)
_TABLE = "opposites"


@lru_cache(maxsize=256)
def find_opposites(text: str, lang: str) -> tuple[Pole, ...]:
    """Find the words that stand on a pole of a scale, such as open and closed.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    tuple of Pole
        In reading order, one for each scale of a word. Left out are words that a negation before
        them may turn round, and words with a capital inside a sentence, which belong to names.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    if not has_pole(tokens, lang, _TABLE):
        return ()
    negated = _negated(text, lang)
    found = []
    for at, end, poles in read_poles(tokens, lang, _TABLE):
        if at in negated or (at and tokens[at].text[:1].isupper()):
            continue
        start, stop = tokens[at].start, tokens[end - 1].end
        found += [
            Pole(start=start, end=stop, text=text[start:stop], scale=scale, pole=pole)
            for scale, pole in poles
        ]
    return tuple(found)


def _negated(text: str, lang: str) -> frozenset[int]:
    """Return the tokens that stand soon after a negation, or a word that may say no."""
    turning = (n.before + 1 for n in find_negations(text, lang) if n.cue in _TURNING)
    return frozenset(at for first in turning for at in range(first, first + _NEGATED_WITHIN))

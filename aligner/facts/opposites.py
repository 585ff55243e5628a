"""Words that stand on one of two poles: what is open is not closed, what rose did not fall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from aligner.facts.lexicon import PhraseTable, load_table, resolve_lang
from aligner.facts.negation import find_negations
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.records import Pole

__all__ = ["find_opposites"]

_NEGATED_WITHIN = 6  # tokens after a negation in which it may turn a pole round
# Classes of negations after which an opposite does not hold: "did not fall", "failed to win".
_TURNING = word_set(
    "not nor without lack except instead refuse unable fail prevent stop exclude doubt few"
)
_UNREAD = "unread"  # the table of what looks like a pole and is none

Poles = tuple[tuple[str, str], ...]  # of a word: its scales, and the pole of each


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
    if not any(_may_begin(token.norm, lang) for token in tokens):
        return ()
    negated = _negated(text, lang)
    found = []
    for at, end, poles in _read(tokens, lang):
        if at in negated or (at and tokens[at].text[:1].isupper()):
            continue
        start, stop = tokens[at].start, tokens[end - 1].end
        found += [
            Pole(start=start, end=stop, text=text[start:stop], scale=scale, pole=pole)
            for scale, pole in poles
        ]
    return tuple(found)


def _read(tokens: tuple[Token, ...], lang: str) -> Iterator[tuple[int, int, Poles]]:
    """Yield where a word or phrase on a pole begins and ends, and its poles."""
    at = 0
    while at < len(tokens):
        norm = tokens[at].norm
        if not _may_begin(norm, lang):
            at += 1
            continue
        phrase = _phrase_at(tokens, at, lang)
        poles, end = phrase or (_poles_of(norm, lang), at + 1)
        if poles:
            yield at, end, poles
        at = end


def _negated(text: str, lang: str) -> frozenset[int]:
    """Return the tokens that stand soon after a negation, or a word that may say no."""
    turning = (n.before + 1 for n in find_negations(text, lang) if n.cue in _TURNING)
    return frozenset(at for first in turning for at in range(first, first + _NEGATED_WITHIN))


@cache
def _entries(lang: str) -> Mapping[str, Poles]:
    """Map each word, stem and phrase of the table to its poles; to none if it is unread."""
    table = load_table("opposites")
    entries: dict[str, Poles] = {}
    for scale, poles in table.items():
        if scale == _UNREAD:
            continue
        for pole, words in poles.items():
            for word in words[lang].split():
                entries[word] = (*entries.get(word, ()), (scale, pole))
    return entries | dict.fromkeys(table[_UNREAD][lang].split(), ())


@cache
def _phrases(lang: str) -> PhraseTable:
    """Return the phrases; the key of each is its entry."""
    return PhraseTable({entry.replace("_", " "): entry for entry in _entries(lang) if "_" in entry})


@cache
def _beginnings(lang: str) -> frozenset[str]:
    return frozenset(entry.split("_")[0] for entry in _entries(lang) if "_" in entry)


def _phrase_at(tokens: tuple[Token, ...], at: int, lang: str) -> tuple[Poles, int] | None:
    found = _phrases(lang).match(tokens, at)
    return None if found is None else (_entries(lang)[found[0]], found[1])


@lru_cache(maxsize=65536)
def _may_begin(norm: str, lang: str) -> bool:
    return norm in _beginnings(lang) or bool(_poles_of(norm, lang))


@lru_cache(maxsize=65536)
def _poles_of(norm: str, lang: str) -> Poles:
    """Return the poles of a word, by the word and by its stems; an unread word has none."""
    entries = _entries(lang)
    stems = (f"{norm[:length]}*" for length in range(len(norm), 2, -1))
    found = [entries[form] for form in (norm, *stems) if form in entries]
    return tuple(dict.fromkeys(pole for poles in found for pole in poles)) if all(found) else ()

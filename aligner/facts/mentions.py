"""Full names that a document gives, so that a surname or a short form later finds its party."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from aligner.facts.callings import is_calling
from aligner.facts.lexicon import resolve_lang
from aligner.facts.names import country_of, find_names, known_place, spelling_key
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import Token, norm_at, tokenize

__all__ = ["full_names", "people_of"]

_SHORT_FIRST = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{1,2} )$")  # inside a sentence
_APPOSITION = 9  # tokens in which "Su Wei, China's chief negotiator" must show what he is


def full_names(text: str, lang: str) -> list[tuple[str, str]]:
    """List the organisations and people that a text names in more than one word.

    Parameters
    ----------
    text : str
        A whole document.
    lang : str
        Language code.

    Returns
    -------
    list of (str, str)
        The folded words of a mention, joined by blanks, and the party's name: canonical for an
        organisation, as first written for a person. All spellings of one person ("Bashar
        al-Assad", "Bashar Assad") have one name.

    Notes
    -----
    A later "Stern" or "the Observatory" is the party whose mention holds all its words, if only
    one does.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    found: list[tuple[str, str]] = []
    for index in range(len(tokens)):
        party = canonical_party(tokens, index)
        if party is not None and party[1] - index > 1:
            found.append((_words(tokens[index : party[1]]), party[0]))
    found += [(words, name) for _, _, words, name in _people(text, lang)]
    return list(dict.fromkeys(found))


def people_of(text: str, lang: str) -> list[tuple[int, str]]:
    """List where a text names a person in full and says what he or she is.

    Parameters
    ----------
    text : str
        A whole document.
    lang : str
        Language code.

    Returns
    -------
    list of (int, str)
        Offset and name, in reading order: "Clara Stern, a nurse", "the mayor Paul Ott". A name
        without an office or a profession beside it may be one of a place or a firm.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    starts = [token.start for token in tokens]
    found = []
    for start, end, _, name in _people(text, lang):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if _has_calling(tokens, first, last, lang):
            found.append((start, name))
    return found


def _has_calling(tokens: tuple[Token, ...], first: int, last: int, lang: str) -> bool:
    """Say whether an office or a profession stands before a name, or behind it in apposition."""
    before = first - 1
    if before > 0 and tokens[before].text == "," and last < len(tokens):
        before -= tokens[last].text == ","  # "an engineer, N. N., said"
    if before > 0 and country_of(tokens[before].norm) is not None:
        before -= 1  # "el ministro ruso N. N."
    if before >= 0 and is_calling(tokens, before, lang):
        return True
    if last >= len(tokens) or tokens[last].text not in (",", "("):
        return False
    if _is_age(tokens, last + 1):
        return True  # "Yolanda Suárez, 26 ans, ..."
    for index in range(last + 1, min(len(tokens), last + _APPOSITION)):
        if tokens[index].text in (",", ".", ")", ";"):
            return False
        if is_calling(tokens, index, lang):
            return True
    return False


def _is_age(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether an age stands at a token: "61,", "de 44 años", "26 ans"."""
    index += norm_at(tokens, index) in ("de", "aged")
    number = index < len(tokens) and tokens[index].kind == "number"
    return number and norm_at(tokens, index + 1) in ("anos", "ans", ",", ".", ")", ";")


@lru_cache(maxsize=4)
def _people(text: str, lang: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return start, end, folded words and name of what is written as a person's full name."""
    found = []
    written: dict[str, str] = {}
    for name in find_names(text, lang):
        start = _opened(text, name.start)
        own = tokenize(text[start : name.end], lang)
        capitals = sum(token.text[:1].isupper() for token in own)
        if not 2 <= capitals <= 4 or known_place(own, 0) or canonical_party(own, 0):
            continue
        full = text[start : name.end]
        called = written.setdefault(spelling_key(full), full)
        found.append((start, name.end, _words(own), called))
    return tuple(found)


def _opened(text: str, start: int) -> int:
    """Move the start of a name over a short word that is a part of it: "Su Wei", "Le Duc"."""
    match = _SHORT_FIRST.search(text, max(0, start - 6), start)
    return match.start(1) if match else start


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(token.norm for token in tokens)

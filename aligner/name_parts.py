"""The parts of a name that name by themselves, and the words of it that no language translates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from aligner.facts.gazetteer import known_people, known_place
from aligner.facts.lexicon import load_table
from aligner.facts.names import (
    is_common_word,
    is_translated,
    name_key,
    spelling_key,
    territory_names,
)
from aligner.facts.tokens import Token, fold, tokenize
from aligner.name_spelling import PARTICLES
from aligner.records import Name

__all__ = [
    "cut_name",
    "has_translated",
    "is_known",
    "is_place",
    "is_plain",
    "is_territory",
    "own_words",
]

SHORTEST = 3  # letters of a word that names by itself
_JOINTS = frozenset(["de", "del", "des", "du", "of", "for", "in", "en"])
_ARTICLES = frozenset(["la", "el", "los", "las", "le", "les", "l'", "the"])


def cut_name(name: Name) -> Iterator[Name]:
    """Take a name apart at its prepositions, and at the countries and peoples in it.

    Parameters
    ----------
    name : Name

    Yields
    ------
    Name
        In reading order, with the span of the whole name. "The Bank of Spain" shares "Bank" with
        "the Bank of France"; "Scottish NHS" is "el NHS escocés", whatever the order.
    """
    tokens = () if is_known(name.key) or name.text.isalpha() else tokenize(name.text, "en")
    if not tokens:
        yield name
        return
    start = index = 0
    while index < len(tokens):
        country = _country_at(tokens, index)
        end = country[1] if country else index + 1
        if country or _is_joint(tokens, index):
            yield from _part(name, tokens, start, index)
            if country:
                text = name.text[tokens[index].start : tokens[end - 1].end]
                yield replace(name, text=text, key=country[0])
            start = end
        index = end
    yield from _part(name, tokens, start, len(tokens))


def _part(name: Name, tokens: tuple[Token, ...], start: int, end: int) -> Iterator[Name]:
    if start == 0 and end == len(tokens):
        yield name
        return
    if start + 1 < end and tokens[start].text in _ARTICLES:
        start += 1  # of "Nobel de la Paz" no part is the city La Paz
    if any(token.kind != "mark" for token in tokens[start:end]):
        text = name.text[tokens[start].start : tokens[end - 1].end]
        yield replace(name, text=text, key=name_key(text))


def _country_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    found = known_place(tokens, index) or known_people(tokens, index)
    return found if found is not None and is_territory(found[0]) else None


def _is_joint(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a token is a preposition between words; not in "Aix-en-Provence"."""
    before = tokens[index - 1].end if index else 0
    return tokens[index].norm in _JOINTS and tokens[index].start > before


def is_known(key: str) -> bool:
    """Say whether the key of a name is one of the gazetteer's, of a place or an organisation."""
    return key in _place_keys() or key in _organisation_keys()


def is_place(key: str) -> bool:
    """Say whether the key of a name is that of a country, a territory or a known city."""
    return key in _place_keys()


def is_territory(key: str) -> bool:
    """Say whether the key of a name is that of a country or a territory."""
    return key in _territory_keys()


@cache
def _organisation_keys() -> frozenset[str]:
    return frozenset(map(fold, load_table("parties")["organisations"]))


@cache
def _territory_keys() -> frozenset[str]:
    return frozenset(name.lower() for name in territory_names())


@cache
def _place_keys() -> frozenset[str]:
    return _territory_keys() | set(load_table("places")["cities"])


def is_plain(name: Name) -> bool:
    """Say whether a name is made of common words: "Public Life"."""
    return not is_known(name.key) and all(is_common_word(w) for w in fold(name.text).split())


def own_words(name: Name) -> tuple[str, ...]:
    """Return the words of a name's key that are not translated."""
    if is_known(name.key):
        return (name.key,)
    return _kept(name.key, name.text)


@lru_cache(maxsize=20_000)
def _kept(key: str, text: str) -> tuple[str, ...]:
    dropped = {spelling_key(w) for w in fold(text).replace("-", " ").split() if is_translated(w)}
    return tuple(w for w in _words(key) if w not in dropped)


def has_translated(name: Name) -> bool:
    """Say whether a word of a name is one that each language translates."""
    return not is_known(name.key) and len(own_words(name)) < len(_words(name.key))


def _words(key: str) -> list[str]:
    return [w for w in key.split() if w not in PARTICLES and len(w) >= SHORTEST]

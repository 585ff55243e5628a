"""Tables of words that stand on a pole of a scale, and where a text has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.tokens import Token

__all__ = ["Poles", "has_pole", "read_poles"]

_UNREAD = "unread"  # the table of what looks like a pole and is none

Poles = tuple[tuple[str, str], ...]  # of a word: its scales, and the pole of each


def has_pole(tokens: tuple[Token, ...], lang: str, table: str) -> bool:
    """Say, fast, whether any token may begin a word or phrase of a table."""
    return any(_may_begin(token.norm, lang, table) for token in tokens)


def read_poles(
    tokens: tuple[Token, ...], lang: str, table: str
) -> Iterator[tuple[int, int, Poles]]:
    """Yield where a word or phrase on a pole begins and ends, and its poles.

    Parameters
    ----------
    tokens : tuple of Token
    lang : str
        ``en``, ``es`` or ``fr``.
    table : str
        File of ``aligner/facts/data``, ``scale.pole.lang`` to words: folded, ``stem*`` for every
        word that begins so, ``a_b`` for a phrase. The longest phrase is read, else the word and
        its stems; what stands under ``unread`` has no pole.
    """
    at = 0
    while at < len(tokens):
        norm = tokens[at].norm
        if not _may_begin(norm, lang, table):
            at += 1
            continue
        phrase = _phrase_at(tokens, at, lang, table)
        poles, end = phrase or (_poles_of(norm, lang, table), at + 1)
        if poles:
            yield at, end, poles
        at = end


@cache
def _entries(lang: str, table: str) -> Mapping[str, Poles]:
    """Map each word, stem and phrase of the table to its poles; to none if it is unread."""
    scales = load_table(table)
    entries: dict[str, Poles] = {}
    for scale, poles in scales.items():
        if scale == _UNREAD:
            continue
        for pole, words in poles.items():
            for word in words[lang].split():
                entries[word] = (*entries.get(word, ()), (scale, pole))
    return entries | dict.fromkeys(scales[_UNREAD][lang].split(), ())


@cache
def _phrases(lang: str, table: str) -> PhraseTable:
    """Return the phrases; the key of each is its entry."""
    return PhraseTable(
        {entry.replace("_", " "): entry for entry in _entries(lang, table) if "_" in entry}
    )


@cache
def _beginnings(lang: str, table: str) -> frozenset[str]:
    return frozenset(entry.split("_")[0] for entry in _entries(lang, table) if "_" in entry)


def _phrase_at(
    tokens: tuple[Token, ...], at: int, lang: str, table: str
) -> tuple[Poles, int] | None:
    found = _phrases(lang, table).match(tokens, at)
    return None if found is None else (_entries(lang, table)[found[0]], found[1])


@lru_cache(maxsize=65536)
def _may_begin(norm: str, lang: str, table: str) -> bool:
    return norm in _beginnings(lang, table) or bool(_poles_of(norm, lang, table))


@lru_cache(maxsize=65536)
def _poles_of(norm: str, lang: str, table: str) -> Poles:
    """Return the poles of a word, by the word and by its stems; an unread word has none."""
    entries = _entries(lang, table)
    stems = (f"{norm[:length]}*" for length in range(len(norm), 2, -1))
    found = [entries[form] for form in (norm, *stems) if form in entries]
    return tuple(dict.fromkeys(pole for poles in found for pole in poles)) if all(found) else ()

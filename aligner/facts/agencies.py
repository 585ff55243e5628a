"""Which agency "the agency" is: a short form of the one that the text named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from aligner.facts.agency_words import AGENCY
from aligner.facts.lexicon import load_table, resolve_lang
from aligner.facts.names import find_names
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import fold, tokenize
from aligner.records import Name

__all__ = [
    "agencies_named",
    "agency_before",
    "agency_mentions",
    "dateline_end",
    "news_agencies",
    "without_credits",
]

_DATELINE = re.compile(r"[^.!?;()]{2,60}[(/](?P<agency>[\w ]+)[)/]\W{0,3}[-–—]")
_BESIDE = 30  # characters in which an agency's own people stand: "un photographe de l'AFP"
_PRESS = re.compile(
    r"journali|reporter|repórter|periodista|corr?espon|photograph|fotógraf|camera|bureau|office"
    r"|oficina|employ|emplead|staff|sede|siège|headquarters",
    re.IGNORECASE,
)


@cache
def news_agencies() -> frozenset[str]:
    """Return the canonical names of the news agencies that are known."""
    return frozenset(load_table("agencies")["agencies"])


@cache
def _folded_agencies() -> frozenset[str]:
    return frozenset(map(fold, news_agencies()))


def dateline_end(text: str) -> int:
    """Return where the dateline of an agency ends with which a text begins: "Lima, 3 may (EFE).-".

    Parameters
    ----------
    text : str

    Returns
    -------
    int
        0 where there is none.
    """
    found = _DATELINE.match(text)
    return found.end() if found and fold(found["agency"]) in _folded_agencies() else 0


def without_credits(names: Sequence[Name], text: str) -> list[Name]:
    """Leave out what credits a text, and is no name in it: a dateline, "AFP reports".

    Parameters
    ----------
    names : sequence of Name
        Those that are read in `text`.
    text : str
        A statement.

    Returns
    -------
    list of Name
        Without those of a dateline, and without the news agencies of whose own people nothing is
        said.
    """
    agencies, begin = _folded_agencies(), dateline_end(text)

    def is_credit(name: Name) -> bool:
        around = text[max(0, name.start - _BESIDE) : name.end + _BESIDE]
        return name.start < begin or (name.key in agencies and not _PRESS.search(around))

    return [name for name in names if not is_credit(name)]


@cache
def _agencies() -> frozenset[str]:
    return news_agencies() | frozenset(load_table("relays")["agencies"]["names"])


@lru_cache(maxsize=8192)  # of each document, for each of its claims
def agencies_named(text: str, lang: str) -> frozenset[str]:
    """Return the canonical names of the news agencies that a text names anywhere.

    Parameters
    ----------
    text : str
        A whole document.
    lang : str
        Language code.

    Returns
    -------
    frozenset of str
    """
    tokens = tokenize(text, resolve_lang(lang))
    found = (canonical_party(tokens, at) for at in range(len(tokens)))
    return frozenset(party[0] for party in found if party and party[0] in news_agencies())


def agency_mentions(text: str, lang: str) -> list[tuple[int, str]]:
    """List where a text names an agency, of news or of any other kind.

    Parameters
    ----------
    text : str
        A whole document.
    lang : str
        Language code.

    Returns
    -------
    list of (int, str)
        Offset and name, in reading order; empty where the text speaks of no agency at all.
    """
    if not any(word in fold(text) for word in AGENCY):
        return []
    tokens = tokenize(text, resolve_lang(lang))
    parties = ((token.start, canonical_party(tokens, at)) for at, token in enumerate(tokens))
    known = [(start, party[0]) for start, party in parties if party and party[0] in _agencies()]
    called = [
        (name.start, name.text)
        for name in find_names(text, lang)
        if len(words := fold(name.text).split()) > 1 and AGENCY & set(words)
    ]
    starts = {start for start, _ in known}
    return sorted([*known, *(each for each in called if each[0] not in starts)])


def agency_before(mentions: list[tuple[int, str]], offset: int, provider: str | None) -> str | None:
    """Return the agency that "the agency" at an offset stands for.

    Parameters
    ----------
    mentions : list of (int, str)
        As `agency_mentions` returns them.
    offset : int
        Where the short form stands.
    provider : str or None
        The agency whose text it is, if one is known.

    Returns
    -------
    str or None
        The last one named before, else the provider; None where there is neither.
    """
    named = [name for start, name in mentions if start < offset]
    return named[-1] if named else provider

"""Which agency "the agency" is: a short form of the one that the text named last."""

from __future__ import annotations

from functools import cache

from aligner.facts.agency_words import AGENCY
from aligner.facts.lexicon import load_table, resolve_lang
from aligner.facts.names import find_names
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import fold, tokenize

__all__ = ["agency_before", "agency_mentions", "news_agencies"]


@cache
def news_agencies() -> frozenset[str]:
    """Return the canonical names of the news agencies that are known."""
    return frozenset(load_table("agencies")["agencies"])


@cache
def _agencies() -> frozenset[str]:
    return news_agencies() | frozenset(load_table("relays")["agencies"]["names"])


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

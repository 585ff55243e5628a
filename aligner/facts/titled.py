"""A title and the name behind its comma: "the fire chief of the county, Ann Lee"."""

from __future__ import annotations

from aligner.facts.parties import Party, read_party
from aligner.facts.party_words import ARTICLES, RELATIVES
from aligner.facts.phrases import phrase_name
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_title", "name_behind", "plain_phrase"]

_PARTICLES = word_set("de del la las los van von der den bin el al di da dos ben - ' ’")
_LONGEST = 6  # tokens of a name
_TIMES = word_set(
    """
    dia noche tarde manana semana mes ano vispera jour nuit soir matin semaine mois annee veille
    day night morning evening week month year
    """
)


def name_behind(tokens: tuple[Token, ...], comma: int, high: int, lang: str) -> Party | None:
    """Read the name of a person that follows a comma, and that a mark or a relative clause ends.

    Parameters
    ----------
    tokens : tuple of Token
    comma : int
        Where the comma should stand.
    high : int
        The end of the sentence.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Party or None
        None where no such name follows: two words with capitals at least, and nothing else.
    """
    if comma >= high or tokens[comma].text != ",":
        return None
    end = comma + 1
    while end < min(high, comma + 1 + _LONGEST) and (
        tokens[end].text[:1].isupper()
        or tokens[end].norm in _PARTICLES
        or (tokens[end].text == "." and len(tokens[end - 1].text) == 1)  # "Ann J. Lee"
    ):
        end += 1
    ends = end >= high or tokens[end].kind == "mark" or norm_at(tokens, end) in RELATIVES
    capitals = sum(token.text[:1].isupper() for token in tokens[comma + 1 : end])
    if capitals < 2 or not ends:
        return None
    party = read_party(tokens, comma + 1, end, lang)
    return party if party is not None and party.kind == "person" and party.end == end else None


def is_title(tokens: tuple[Token, ...], start: int, end: int, party: Party | None) -> bool:
    """Say whether a phrase may be what somebody is: "the fire chief", "su portavoz".

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase, ``[start, end)``.
    party : Party or None
        What is read in it: an organisation or a person is no title of another one.

    Returns
    -------
    bool
    """
    if end - start < 2 or tokens[start].norm not in ARTICLES:
        return False
    if party is not None and party.kind not in ("role", "phrase"):
        return False
    return tokens[start + 1].text.islower() and tokens[start + 1].norm not in _TIMES


def plain_phrase(tokens: tuple[Token, ...], start: int, end: int) -> Party:
    """Return a phrase as a party of its own, whatever it is: "a man who sold tickets"."""
    while start + 1 < end and tokens[start].norm in ARTICLES:
        start += 1
    return Party(phrase_name(tokens, start, end), start, end, "phrase", start)

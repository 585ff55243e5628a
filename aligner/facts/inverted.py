"""Who speaks behind a reporting verb: "..., said X", "..., dijo a Efe el viernes X"."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import load_table
from aligner.facts.numerals import numeral_at
from aligner.facts.parties import Party, canonical_party, read_party
from aligner.facts.speakers import RELATIVES, phrase_end, word_at
from aligner.facts.tokens import Token, word_set

__all__ = ["inverted_subject"]

_NO_INVERSION = word_set(
    """
    told tells accused accuse accuses acuso de of the etat
    """
)
_NO_SUBJECT = frozenset(["that", "que", "qu'", "a", "au", "to", "il", "elle"])


def inverted_subject(
    tokens: tuple[Token, ...], first: int, last: int, low: int, high: int, lang: str
) -> Party | None:
    """Read "..., said X", "..., a estimé X", "... said the U.N."."""
    if last >= high or first <= low:
        return None
    last = _after_time(tokens, _after_listener(tokens, _after_time(tokens, last), high, lang))
    if last >= high:
        return None
    end = phrase_end(tokens, last, high)
    if end == last or word_at(tokens, last) in _NO_SUBJECT - ({"a"} if lang == "en" else set()):
        return None
    introduced = tokens[first - 1].text in ',"”»'
    at_end = end >= high or tokens[end].text in ".!?"
    if word_at(tokens, last - 1) in _NO_INVERSION:
        return None
    party = read_party(tokens, last, end, lang)
    if party is not None and party.kind == "organisation" and end - last > 1 and not introduced:
        at_end = at_end or (party.end < high and tokens[party.end].text[0].isupper())
    closes = (
        at_end or tokens[min(end, high - 1)].kind == "mark" or word_at(tokens, end) in RELATIVES
    )
    named = party is not None and party.kind in ("organisation", "role", "person")
    if introduced and named and word_at(tokens, party.end) in _ADJUNCTS:  # type: ignore[union-attr]
        closes = True  # "..., said X in an interview with Y"
    if not (introduced and closes) and not (at_end and end - last <= 5):
        return None
    if party is not None and party.kind in ("pronoun", "phrase") and not introduced:
        return None
    if party is not None and party.kind == "phrase" and numeral_at(tokens, last, lang) is not None:
        return None  # "the mayor, Ann Lee, confirmed 12 dead": they are counted, and say nothing
    return party


_ADJUNCTS = word_set("in on at during after en durante tras al a dans lors a au pendant sur")
_DAYS = word_set("hoy ayer today yesterday hier aujourd'hui anoche")
_BEFORE_DAY = word_set("el este on this le ce")


def _after_time(tokens: tuple[Token, ...], index: int) -> int:
    """Step over the day between a verb and its subject: "dijo el viernes el ministro"."""
    if word_at(tokens, index) in _DAYS:
        return index + 1
    day = index + (word_at(tokens, index) in _BEFORE_DAY)
    return day + 1 if word_at(tokens, day) in _weekdays() else index


@cache
def _weekdays() -> frozenset[str]:
    table = load_table("calendar")["weekdays"]
    return frozenset(day for own in table.values() for day in own)


def _after_listener(tokens: tuple[Token, ...], index: int, high: int, lang: str) -> int:
    """Step over the outlet that was told: "informó a Efe el portavoz", "indique à l'AFP un"."""
    if lang == "en" or word_at(tokens, index) not in ("a", "au", "al"):
        return index
    at = index + 1
    while at < high and word_at(tokens, at) in ("la", "el", "l'", "le", "agencia", "agence"):
        at += 1
    named = canonical_party(tokens, at) if at < high else None
    return named[1] if named is not None and named[1] < high else index

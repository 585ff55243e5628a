"""Who speaks behind a reporting verb: "..., said X", "..., dijo a Efe el viernes X"."""

from __future__ import annotations

from aligner.facts.name_words import calendar_numbers
from aligner.facts.numerals import numeral_at
from aligner.facts.parties import Party, canonical_party, read_party
from aligner.facts.party_words import ARTICLES, RELATIVES
from aligner.facts.saying import behind_quotation, word_at
from aligner.facts.speakers import phrase_end
from aligner.facts.titled import is_title, name_behind, plain_phrase
from aligner.facts.tokens import Token, word_set

__all__ = ["after_adjuncts", "inverted_subject"]

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
    introduced = tokens[first - 1].text in ',"”»'
    last = after_adjuncts(tokens, last, high, lang, placed=introduced)
    if last >= high:
        return None
    end = phrase_end(tokens, last, high)
    if end == last or word_at(tokens, last) in _NO_SUBJECT - ({"a"} if lang == "en" else set()):
        return None
    at_end = end >= high or tokens[end].text in ".!?"
    if word_at(tokens, last - 1) in _NO_INVERSION:
        return None
    party = read_party(tokens, last, end, lang)
    if introduced and is_title(tokens, last, end, party):
        name = name_behind(tokens, end, high, lang)
        if name is not None:  # "..., said the head of the port, Ana Ruiz"
            return name._replace(opened=last)
        if party is None and behind_quotation(tokens, first, low):
            party = plain_phrase(tokens, last, end)  # whoever it is said it
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
    counted = word_at(tokens, last) not in _A and numeral_at(tokens, last, lang) is not None
    if party is not None and party.kind == "phrase" and counted:
        return None  # "the mayor, Ann Lee, confirmed 12 dead": they are counted, and say nothing
    return party


_ADJUNCTS = word_set("in on at during after en durante tras al a dans lors a au pendant sur")
_OF_DAY = word_set("de del du a al")
_PLACED = word_set(
    "a au aux al desde por en entre con sin ante durante tras depuis par dans devant avec sans"
)
_BEFORE_PLACE = word_set("el la los las este esta un una su le l' les un une ce cette notre")
_STOPS = RELATIVES | word_set("and y e et") | ARTICLES | frozenset(["que", "qu'"])
_A = word_set("a an un une una")
_DAYS = word_set("hoy ayer today yesterday hier aujourd'hui anoche")
_BEFORE_DAY = word_set("el este on this le ce")


def after_adjuncts(
    tokens: tuple[Token, ...], index: int, high: int, lang: str, *, placed: bool = True
) -> int:
    """Step over when, where and to whom something was said, up to who said it.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        The token behind a verb of saying.
    high : int
        The end of the sentence.
    lang : str
        ``en``, ``es`` or ``fr``.
    placed : bool, default=True
        Whether places and other listeners than outlets are stepped over as well.

    Returns
    -------
    int
        `index` where nothing of the kind follows.
    """
    index = _after_time(tokens, index)
    index = _after_time(tokens, _after_listener(tokens, index, high, lang))
    if placed and lang != "en":
        index = _after_time(tokens, _over_places(tokens, index, high))
    return index


def _after_time(tokens: tuple[Token, ...], index: int) -> int:
    """Step over the day between a verb and its subject: "dijo el viernes el ministro"."""
    if word_at(tokens, index) in _DAYS:
        return index + 1
    day = index + (word_at(tokens, index) in _BEFORE_DAY)
    return day + 1 if word_at(tokens, day) in calendar_numbers()[0] else index


def _over_places(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Step over where and to whom it was said: "dijo por teléfono a este diario el cura"."""
    at = index
    while at + 1 < high and word_at(tokens, at) in _PLACED:
        noun = at + 1
        while noun < high and word_at(tokens, noun) in _BEFORE_PLACE:
            noun += 1
        at = noun + 1
        if at < high and word_at(tokens, at) not in _STOPS and _is_article(tokens, at + 1):
            at += tokens[at].text.islower()  # "dijo con voz grave el alcalde"
        while word_at(tokens, at) in _OF_DAY and word_at(tokens, at + 1) in calendar_numbers()[0]:
            at += 2  # "dans la nuit de dimanche à lundi"
        while at < high and tokens[noun].text[:1].isupper() and tokens[at].text[:1].isupper():
            at += 1
    subject = at < high and _is_article(tokens, at)
    return at if subject else index


def _is_article(tokens: tuple[Token, ...], index: int) -> bool:
    return word_at(tokens, index) in ARTICLES and tokens[index].text.islower()


def _after_listener(tokens: tuple[Token, ...], index: int, high: int, lang: str) -> int:
    """Step over the outlet that was told: "informó a Efe el portavoz", "indique à l'AFP un"."""
    if lang == "en" or word_at(tokens, index) not in ("a", "au", "al"):
        return index
    at = index + 1
    while at < high and word_at(tokens, at) in ("la", "el", "l'", "le", "agencia", "agence"):
        at += 1
    named = canonical_party(tokens, at) if at < high else None
    return named[1] if named is not None and named[1] < high else index

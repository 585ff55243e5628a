"""Who is credited: from a noun phrase to a party under one name in all languages."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.agency_words import bare_agency_end
from aligner.facts.callings import PEOPLE, TITLES
from aligner.facts.counting import concept_of, is_function_word
from aligner.facts.lexicon import LANGUAGES, PhraseTable, load_table
from aligner.facts.name_words import NOT_NAMES, OPENERS
from aligner.facts.names import country_of, known_place
from aligner.facts.number_words import number_words
from aligner.facts.party_words import (
    AFTER_NOUN,
    ARTICLES,
    CONJUNCTIONS,
    DEFINITE,
    PREPOSITIONS,
    SPEAKERS,
)
from aligner.facts.tokens import Token, fold

__all__ = ["Party", "canonical_party", "read_party", "written_form"]


class Party(NamedTuple):
    """A party and its tokens ``[start, end)``; ``name`` is None for a pronoun, "the agency"."""

    name: str | None
    start: int
    end: int
    kind: str  # organisation, role, person, place, phrase, pronoun, short, agency, unnamed
    opened: int = -1  # where the whole noun phrase begins: "a spokesman for the police"


class _Tables(NamedTuple):
    organisations: PhraseTable
    roles: PhraseTable
    relays: frozenset[str]
    relay_names: dict[str, str]
    pronouns: frozenset[str]
    not_parties: frozenset[str]
    short_forms: frozenset[str]
    metonyms: dict[str, str]


_WRITTEN_AS_WORDS = frozenset(["EFE"])  # "Efe"; but "Who" and "Una" are words


@cache
def _tables() -> _Tables:
    table = load_table("parties")
    organisations = {fold(p): name for name, own in table["organisations"].items() for p in own}
    roles = {fold(p): name for name, own in table["roles"].items() for p in own}
    return _Tables(
        organisations=PhraseTable(organisations),
        roles=PhraseTable(roles),
        relays=frozenset(table["relays"]["words"]),
        relay_names=table["relays"]["names"],
        pronouns=frozenset(table["pronouns"]["words"]),
        not_parties=frozenset(table["not_parties"]["words"]),
        short_forms=frozenset(table["short_forms"]["words"]),
        metonyms=load_table("places")["metonyms"],
    )


def canonical_party(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Return the canonical organisation that begins at a token, and the index after it.

    Parameters
    ----------
    tokens : tuple of Token
    index : int

    Returns
    -------
    tuple of (str, int) or None
    """
    found = _tables().organisations.match(tokens, index)
    if found is None:
        return None
    text = tokens[index].text
    if (
        found[1] == index + 1
        and len(text.replace(".", "")) <= 4
        and not text.replace(".", "").isupper()
    ):
        written = len(text) > 3 or found[0] in _WRITTEN_AS_WORDS
        return found if text[:1].isupper() and written else None
    return found


def read_party(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> Party | None:
    """Read the party that a noun phrase names.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase, ``[start, end)``.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Party or None
        None where the phrase names no party: a text, a thing, nothing known.

    Notes
    -----
    The head of the phrase decides. A head that only carries another's word (a spokesman, sources,
    a report) yields to the party behind it: "portavoz de la policía" is the police.
    """
    party = _read(tokens, start, end, lang)
    if party is None:
        return None
    while start < party.start and tokens[start].norm in CONJUNCTIONS:
        start += 1
    return party._replace(opened=start)


def _read(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> Party | None:
    opened = start
    while start < end and tokens[start].norm in ARTICLES:
        if len(tokens[start].text) > 1 and tokens[start].text.isupper():
            break  # "UN", not "un"
        start += 1
    if start >= end:
        return None
    if tokens[start].norm in ("of", "de", "d'", "des") and start > opened:
        return read_party(tokens, start + 1, end, lang)  # "some of the countries"
    tables = _tables()
    acronym = len(tokens[start].text) > 1 and tokens[start].text.isupper()  # "WHO", not "who"
    if tokens[start].norm in SPEAKERS and not acronym:
        return None
    if end - start == 1 and tokens[start].norm in tables.pronouns and not acronym:
        return Party(None, start, end, "pronoun")
    if (stop := bare_agency_end(tokens, start, end)) is not None:
        return Party(None, start, stop, "agency")
    if end - start == 1 and start > opened and tokens[start].norm in tables.short_forms:
        definite = tokens[start - 1].norm in DEFINITE
        if definite:
            return Party(tables.relay_names.get(tokens[start].norm), start, end, "short")
    # "officials cited by X" are not X
    end = next((i for i in range(start + 1, end) if tokens[i].norm in AFTER_NOUN), end)
    head_end = start
    while head_end < end and tokens[head_end].norm not in PREPOSITIONS:
        head_end += 1
    if head_end == start:
        return None
    organisation = _first_organisation(tokens, start, end)
    if organisation is not None and organisation.start < head_end:
        return organisation
    role = _role(tokens, start, end, head_end, lang)
    relay = any(tokens[i].norm in tables.relays for i in range(start, head_end))
    person = _person(tokens, start, head_end)
    if person is not None and person.end - person.start == 1:
        norm = tokens[person.start].norm  # a capital that only opens the sentence
        if norm in tables.relays or concept_of(norm, lang) is not None:
            person = None
    if relay and head_end < end and person is None:
        inner = _behind(tokens, head_end + 1, end, lang)
        if inner is not None:
            return inner
    if person is not None and (role is None or person.start > role.start):
        return person
    if role is not None:
        return role
    if organisation is not None and relay:
        return organisation
    for index in range(start, head_end):
        if tokens[index].norm in tables.relay_names:
            return Party(tables.relay_names[tokens[index].norm], start, end, "role")
    return person or _phrase(tokens, start, end, head_end, lang)


def _first_organisation(tokens: tuple[Token, ...], start: int, end: int) -> Party | None:
    for index in range(start, end):
        found = canonical_party(tokens, index)
        if found is not None and found[1] <= end:
            return Party(found[0], index, found[1], "organisation")
    return None


def _role(
    tokens: tuple[Token, ...], start: int, end: int, head_end: int, lang: str
) -> Party | None:
    """Read a role; in English it must close the head ("rebel-held areas" are no rebels)."""
    tables = _tables()
    for index in range(start, head_end):
        found = tables.roles.match(tokens, index)
        if found is None or found[1] > end:
            continue
        name, stop = found
        if lang == "en" and stop < head_end:
            continue
        country = next(
            (c for i in range(start, head_end) if (c := country_of(tokens[i].norm))), None
        )
        owner = known_place(tokens, start) if country is None else None
        if owner is not None and tokens[min(owner[1], end - 1)].norm == "'s":
            country = owner[0].title()  # "Syria's government"
        if country is None and head_end + 1 < end:  # "el gobierno de Siria"
            for i in range(head_end, min(end, head_end + 3)):
                place = known_place(tokens, i)
                if place is not None and tokens[head_end].norm in ("of", "de", "du", "del"):
                    country = place[0].title()
                    break
        written = f"{name} ({country})" if country else name
        return Party(written, start, max(stop, head_end), "role")
    return None


def _behind(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> Party | None:
    organisation = _first_organisation(tokens, start, end)
    if organisation is not None:
        return organisation
    return read_party(tokens, start, end, lang) if start < end else None


def _person(tokens: tuple[Token, ...], start: int, end: int) -> Party | None:
    """Read a name written with capitals, without titles and nationalities before it."""
    stop = end
    while stop > start and not _is_capital(tokens[stop - 1]):
        stop -= 1
    if stop == start or (end - stop > 3):
        return None
    first = stop - 1
    while first > start:
        previous = tokens[first - 1]
        linked = previous.text in ("-", "’", "'") or previous.norm in (
            "al",
            "el",
            "bin",
            "van",
            "von",
        )
        if not (_is_capital(previous) or (linked and first - 1 > start)):
            break
        first -= 1
    while first < stop - 1 and (
        tokens[first].norm in TITLES
        or country_of(tokens[first].norm)
        or tokens[first].text in "-’'"
    ):
        first += 1
    place = known_place(tokens, first)
    if place is not None and place[1] == stop:
        name = _tables().metonyms.get(place[0])
        return Party(
            name or " ".join(w.capitalize() for w in place[0].split()), first, stop, "place"
        )
    if stop - first == 1 and _names_nobody(tokens[first]):
        return None
    written = written_form(tokens, first, stop)
    return Party(written, first, stop, "person")


def _names_nobody(token: Token) -> bool:
    """Say whether a capital only opens a sentence, or is that of a title or a people."""
    if token.norm in TITLES or country_of(token.norm):
        return True
    acronym = token.text.isupper() and len(token.text) > 1
    return not acronym and (
        token.norm in NOT_NAMES | OPENERS
        or is_function_word(token.norm)
        or any(token.norm in number_words(lang).cores for lang in LANGUAGES)
    )


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.norm not in ARTICLES


def written_form(tokens: tuple[Token, ...], start: int, end: int) -> str:
    """Return tokens as they are written, with one blank where there is any white space."""
    parts = []
    for i in range(start, end):
        gap = i > start and tokens[i].start > tokens[i - 1].end
        parts.append((" " if gap else "") + tokens[i].text)
    return "".join(parts)


def _phrase(
    tokens: tuple[Token, ...], start: int, end: int, head_end: int, lang: str
) -> Party | None:
    """Keep a phrase as it is written, if people or their institutions are its head."""
    words = [tokens[i].norm for i in range(start, head_end)]
    if any(word in _tables().not_parties for word in words):
        return None
    heads = words[-1:] if lang == "en" else words[:2]  # the noun comes last in English
    kinds = {(concept_of(word, lang) or "").split("/")[0] for word in heads}
    if not kinds & PEOPLE:
        return None
    return Party(written_form(tokens, start, min(end, start + 6)).lower(), start, end, "phrase")

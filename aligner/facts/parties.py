"""Who is credited: from a noun phrase to a party under one name in all languages."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.agency_words import bare_agency_end
from aligner.facts.capitals import capitals, names_nobody, opens_plainly
from aligner.facts.counting import concept_of
from aligner.facts.institutions import name_span
from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.names import country_of, known_place
from aligner.facts.party_words import (
    AFTER_NOUN,
    ARTICLES,
    CONJUNCTIONS,
    CONTRACTED,
    DEFINITE,
    LED,
    PREPOSITIONS,
    SPEAKERS,
)
from aligner.facts.phrases import collected, may_speak, phrase_name, same_as_before, written_form
from aligner.facts.tokens import Token, fold, norm_at

__all__ = ["Party", "canonical_party", "read_party"]


class Party(NamedTuple):
    """A party and its tokens ``[start, end)``; ``name`` is None for a pronoun, "the agency"."""

    name: str | None
    start: int
    end: int
    kind: str  # organisation, role, person, place, phrase, pronoun, short, same, agency, unnamed
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


_CITING = frozenset(["apres", "selon"])
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
        if len(tokens[start].text.rstrip("'’")) > 1 and tokens[start].text.isupper():
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
    if (stop := same_as_before(tokens, start, end)) is not None:
        return Party(None, start, stop, "same")
    if (members := collected(tokens, start, end)) is not None:
        several = read_party(tokens, members, end, lang)
        if several is not None and several.kind in ("role", "phrase"):
            return several
    if end - start == 1 and tokens[start].norm in tables.short_forms:
        before = norm_at(tokens, start - 1)
        if (start > opened and before in DEFINITE) or before in CONTRACTED:
            return Party(tables.relay_names.get(tokens[start].norm), start, end, "short")
    # "officials cited by X" are not X
    after = AFTER_NOUN if tokens[start].norm in tables.relays else AFTER_NOUN | LED
    end = next((i for i in range(start + 1, end) if tokens[i].norm in after), end)
    head_end = start
    while head_end < end and tokens[head_end].norm not in PREPOSITIONS:
        head_end += 1
    if head_end == start:
        return None
    organisation = _first_organisation(tokens, start, end)
    if organisation is not None and organisation.start < head_end:
        return organisation
    role = _role(tokens, start, end, head_end, lang) or _spokesman_of(tokens, start, head_end, lang)
    relay = any(tokens[i].norm in tables.relays for i in range(start, head_end))
    person = _person(tokens, start, head_end)
    if person is not None and opens_plainly(tokens, person.start, person.end, lang):
        person = None
    if person is not None and person.kind == "person":
        person = _institution(tokens, person, start, end, lang) or person
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
        if tokens[index].norm == "enquete" and norm_at(tokens, start - 2) not in _CITING:
            return None  # "d'après une enquête"; else it is one of the police
        if tokens[index].norm in tables.relay_names:
            return Party(tables.relay_names[tokens[index].norm], start, end, "role")
    return person or _phrase(tokens, start, end, head_end, lang)


def _institution(
    tokens: tuple[Token, ...], named: Party, start: int, end: int, lang: str
) -> Party | None:
    """Read the whole name of an institution: "Office fédéral de la santé publique"."""
    span = name_span(tokens, named.start, named.end, start, end, lang)
    return Party(written_form(tokens, *span), *span, "organisation") if span else None


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


def _spokesman_of(tokens: tuple[Token, ...], start: int, head_end: int, lang: str) -> Party | None:
    """Read whom an English spokesman speaks for: "a hospital spokeswoman"."""
    spoken = lang == "en" and tokens[head_end - 1].norm.startswith("spokes")
    party = _role(tokens, start, head_end - 1, head_end - 1, lang) if spoken else None
    return party._replace(end=head_end) if party is not None else None


def _behind(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> Party | None:
    organisation = _first_organisation(tokens, start, end)
    if organisation is not None:
        return organisation
    return read_party(tokens, start, end, lang) if start < end else None


def _person(tokens: tuple[Token, ...], start: int, end: int) -> Party | None:
    """Read a name written with capitals: of a person, a place or a body that no table has."""
    span = capitals(tokens, start, end)
    if span is None:
        return None
    first, stop = span
    place = known_place(tokens, first)
    if place is not None and place[1] == stop:
        name = _tables().metonyms.get(place[0])
        return Party(
            name or " ".join(w.capitalize() for w in place[0].split()), first, stop, "place"
        )
    if stop - first == 1 and names_nobody(tokens[first]):
        return None
    written = written_form(tokens, first, stop)
    return Party(written, first, stop, "person")


def _phrase(
    tokens: tuple[Token, ...], start: int, end: int, head_end: int, lang: str
) -> Party | None:
    """Keep a phrase as it is written, if people or their institutions are its head."""
    if any(tokens[i].norm in _tables().not_parties for i in range(start, head_end)):
        return None
    if not may_speak(tokens, start, head_end, lang):
        return None
    return Party(phrase_name(tokens, start, end), start, end, "phrase")

"""Whether two credited parties are, or may be, one: the same speaker under two names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner.facts.lexicon import load_table
from aligner.facts.names import spelling_key, territory_names
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import tokenize

__all__ = [
    "is_listed",
    "may_be_same_name",
    "may_be_same_party",
    "outlet_key",
    "party_key",
    "role_of",
    "speaks_for_one",
]

_ARTICLES = frozenset(["the", "el", "la", "los", "las", "le", "les", "l"])
_NUMBER = re.compile(r"\d+")  # Channel 4, Channel 5
_ROLE = re.compile(r"(?P<role>[^()]+?)(?: \((?P<country>[^()]+)\))?")


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return the roles, those that one person holds, those of the state, and the countries."""
    table = load_table("parties")
    kinds = table["role_kinds"]
    return (
        frozenset([*table["roles"], *table["relays"]["names"].values()]),
        frozenset(kinds["of_one_person"]),
        frozenset(kinds["of_the_state"]),
        frozenset(territory_names()),
    )


@lru_cache(maxsize=4096)
def party_key(name: str) -> str:
    """Return a key that all spellings of one party's name share.

    Parameters
    ----------
    name : str
        A party as `find_origins` names it, or an outlet as a manifest does.

    Returns
    -------
    str
        For a known organisation, by whatever name, or a role its name; for a person the
        `spelling_key`.
    """
    if role_of(name) is not None:
        return name.casefold()
    known = _known_organisation(name)
    if known is not None:
        return known.casefold()
    return " ".join([spelling_key(name), *_NUMBER.findall(name)])


def _known_organisation(name: str) -> str | None:
    tokens = tokenize(name, "en")
    for start in range(min(2, len(tokens))):  # perhaps an article before it
        known = canonical_party(tokens, start)
        if known is not None and known[1] == len(tokens):
            return known[0]
    return None


def outlet_key(name: str) -> str:
    """Return a key that one outlet has under its names, and no other: La Nación, La Nation.

    Parameters
    ----------
    name : str
        An outlet or an owner, as a manifest names it.

    Returns
    -------
    str
    """
    return " ".join((_known_organisation(name) or name).casefold().split())


def role_of(name: str) -> tuple[str, str | None] | None:
    """Return the role that a party is and the country or town that it has it in, or None."""
    match = _ROLE.fullmatch(name)
    if match is None or match["role"] not in _tables()[0]:
        return None
    return match["role"], match["country"]


def is_listed(name: str) -> bool:
    """Say whether a party is an organisation or a country that has one name in all languages."""
    return _known_organisation(name) is not None or name in _tables()[3]


def speaks_for_one(name: str) -> bool:
    """Say whether a party is a role that one person may hold: "mayor", not "police"."""
    role = role_of(name)
    return role is not None and role[0] in _tables()[1]


def may_be_same_name(a: str, b: str) -> bool:
    """Say whether two names are one, or one is a part of the other: "Times", "The Times".

    Parameters
    ----------
    a, b : str
        Names of outlets, agencies or people; what they may stand for is not asked.

    Returns
    -------
    bool
    """
    words, others = (set(party_key(name).split()) - _ARTICLES for name in (a, b))
    return bool(words) and bool(others) and (words <= others or others <= words)


@lru_cache(maxsize=65536)
def may_be_same_party(a: str, b: str) -> bool:
    """Say whether two parties cannot be told apart by their names alone.

    Parameters
    ----------
    a, b : str
        Parties as `find_origins` names them.

    Returns
    -------
    bool
        True for one name in two spellings, a surname and a full name, a role with and without
        its country, an office and the person who may hold it, and the organs of one state.

    Notes
    -----
    Errs on the side of "may be": two parties that are one, counted as two, would turn a single
    report into a corroborated one.
    """
    if party_key(a) == party_key(b):
        return True
    _, of_one_person, of_the_state, countries = _tables()
    left, right = role_of(a), role_of(b)
    if left is not None and right is not None:
        same_country = left[1] is None or right[1] is None or left[1] == right[1]
        nested = left[0].endswith(right[0]) or right[0].endswith(left[0])
        return same_country and (nested or {left[0], right[0]} <= of_the_state)
    role, other = (left, b) if left is not None else (right, a)
    if role is None:
        return may_be_same_name(a, b)
    if other in countries:
        return role[0] in of_the_state and role[1] in (None, other)
    organisations = load_table("parties")["organisations"]
    return other not in organisations and role[0] in of_one_person

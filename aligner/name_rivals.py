"""Whether two names that no spelling joins name two things, or may be one name translated."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.facts.lexicon import StemTable, load_table
from aligner.facts.names import spelling_key, territory_names
from aligner.facts.tokens import fold
from aligner.name_spelling import PARTICLES, may_translate, of_one_family
from aligner.records import Name

__all__ = ["are_rivals", "is_place"]

SHORTEST = 3  # letters of a word that names by itself


def are_rivals(x: Name, y: Name) -> bool:
    """Say whether two names of different statements cannot be one.

    Parameters
    ----------
    x, y : Name
        Unlike in every spelling.

    Returns
    -------
    bool
        True for two places, two numbers, two names that no language translates. A noun with a
        capital ("Tierra", "Ministry") is translated: it is no rival of any name.
    """
    numbers = [n.key[0].isdigit() for n in (x, y)]
    if any(numbers):
        return all(numbers)
    if all(_is_known(n.key) for n in (x, y)):
        return True
    own_x, own_y = _own_words(x), _own_words(y)
    if not own_x or not own_y:
        return False
    if of_one_family(own_x, own_y):
        return True
    if _has_translated(x, own_x) and _has_translated(y, own_y):
        return False  # "Five Days": what stands beside a translated word may be translated too
    if _is_acronym(x) != _is_acronym(y) and (len(own_x) > 1 or len(own_y) > 1):
        return False  # may be its initials in another language
    return not any(may_translate(v, w) for v in own_x for w in own_y)


def is_place(key: str) -> bool:
    """Say whether the key of a name is that of a country, a territory or a known city."""
    return key in _place_keys()


def _is_known(key: str) -> bool:
    return key in _place_keys() or key in _organisation_keys()


@cache
def _organisation_keys() -> frozenset[str]:
    return frozenset(map(fold, load_table("parties")["organisations"]))


@cache
def _place_keys() -> frozenset[str]:
    return frozenset(
        {name.lower() for name in territory_names()} | set(load_table("places")["cities"])
    )


@cache
def _translated() -> StemTable:
    return StemTable({"translated": load_table("names")["translated"]["words"]})


def _own_words(name: Name) -> tuple[str, ...]:
    """Return the words of a name's key that are not translated."""
    if _is_known(name.key):
        return (name.key,)
    return _kept(name.key, name.text)


@lru_cache(maxsize=20_000)
def _kept(key: str, text: str) -> tuple[str, ...]:
    dropped = {
        spelling_key(w) for w in fold(text).replace("-", " ").split() if _translated().find(w)
    }
    return tuple(
        w for w in key.split() if w not in dropped and w not in PARTICLES and len(w) >= SHORTEST
    )


def _has_translated(name: Name, own: tuple[str, ...]) -> bool:
    words = [w for w in name.key.split() if w not in PARTICLES and len(w) >= SHORTEST]
    return not _is_known(name.key) and len(own) < len(words)


def _is_acronym(name: Name) -> bool:
    letters = [c for c in name.text if c.isalpha()]
    return len(letters) < 6 and all(c.isupper() for c in letters)

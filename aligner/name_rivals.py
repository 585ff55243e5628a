"""Which names of two statements are one, and which stand in each other's place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from aligner.facts.lexicon import load_table
from aligner.facts.names import (
    country_of,
    is_common_word,
    is_translated,
    name_key,
    spelling_key,
    territory_names,
)
from aligner.facts.tokens import fold
from aligner.name_spelling import (
    PARTICLES,
    is_one_word,
    may_translate,
    of_one_family,
    same_name,
)
from aligner.records import Name

__all__ = ["are_rivals", "compare_names", "is_place"]

SHORTEST = 3  # letters of a word that names by itself
_JOINTS = frozenset(["de", "del", "des", "du", "of", "for", "in", "en"])
_KIN = frozenset(["europe", "european union"])  # the one is often said for the other


def compare_names(
    a: Sequence[Name], b: Sequence[Name]
) -> tuple[list[tuple[Name, Name]], tuple[Name, Name] | None]:
    """Find the names that two statements share, and two that stand in each other's place.

    Parameters
    ----------
    a, b : sequence of Name
        Of one statement each.

    Returns
    -------
    alike : list of (Name, Name)
        Names that may be one, by their keys.
    apart : (Name, Name) or None
        A name of `a` and one of `b` that have no counterpart and cannot be one. A name that one
        side has beyond the other is detail.

    Notes
    -----
    A name is taken apart at its prepositions, because "the Bank of Spain" shares "Bank" with
    "the Bank of France". Of a person the first name is often left out.
    """
    wholes_a, wholes_b = ([list(_cut(name)) for name in names] for names in (a, b))
    parts_a, parts_b = _distinct(wholes_a), _distinct(wholes_b)
    shared = {x.key for x in parts_a} & {y.key for y in parts_b}
    alike = [(x, y) for x in parts_a for y in parts_b if _are_one(x, y, shared)]
    first_a, left_a = _without_counterpart(wholes_a, {x.key for x, _ in alike})
    first_b, left_b = _without_counterpart(wholes_b, {y.key for _, y in alike})
    pairs = [(x, y) for x in left_a for y in left_b]
    pairs += [(x, y) for x in first_a for y in first_b]
    # Beside a common name, "Tierra" and "Earth" are the same, and only look like two names.
    apart = next(((x, y) for x, y in pairs if not alike or are_rivals(x, y)), None)
    return alike, apart or next(
        ((x, y) for x, y in alike if _differ_beyond(x, y, parts_a, parts_b)), None
    )


def _distinct(wholes: Sequence[Sequence[Name]]) -> list[Name]:
    """Return the parts of all names, each once, by key."""
    parts = {part.key: part for whole in reversed(wholes) for part in reversed(whole)}
    return [parts[key] for key in sorted(parts)]


def _cut(name: Name) -> Iterator[Name]:
    words = name.text.split()
    joints = [i for i, word in enumerate(words) if fold(word) in _JOINTS]
    if _is_known(name.key) or not joints:
        yield name
        return
    for start, end in zip([-1, *joints], [*joints, len(words)], strict=True):
        text = " ".join(words[start + 1 : end])
        if text:
            yield replace(name, text=text, key=name_key(text))


def _are_one(x: Name, y: Name, shared: Container[str]) -> bool:
    """Say whether two names may be one, where those with `shared` keys are."""
    if x.key == y.key:
        return True
    known = [_is_known(n.key) for n in (x, y)]
    if all(known):
        return {x.key, y.key} == _KIN and not (x.key in shared or y.key in shared)
    if not same_name(*(spelling_key(n.key) if any(known) else n.key for n in (x, y))):
        return False
    common = {*x.key.split()} & {*y.key.split()} - PARTICLES
    if (x.key in shared or y.key in shared) and not common:
        return False  # "Harris" is "Harris", and "Harry" another
    own_x, own_y = _own_words(x), _own_words(y)
    if own_x and own_y and not any(known):  # "Information Minister X" is not any "Information"
        return any(is_one_word(v, w) for v in own_x for w in own_y)
    return True


def _without_counterpart(
    wholes: Sequence[Sequence[Name]], paired: Container[str]
) -> tuple[list[Name], list[Name]]:
    """Return the parts that are not paired; apart, those before one that is in the same name."""
    first, left = {}, {}
    for whole in wholes:
        open_parts = [part for part in whole if part.key not in paired]
        begins = whole[0] in open_parts and any(p.key in paired for p in whole[1:])
        first.update({part.key: part for part in open_parts[: int(begins)]})
        left.update({part.key: part for part in open_parts[int(begins) :]})
    return [first[key] for key in sorted(first)], [left[key] for key in sorted(left)]


def _is_phrase(*names: Name) -> bool:
    """Say whether one of some names has several words, or is cut from one that has."""
    return any(" " in n.text or len(n.text) < n.end - n.start for n in names)


def _is_plain(name: Name) -> bool:
    """Say whether a name is made of common words: "Public Life"."""
    return not _is_known(name.key) and all(is_common_word(w) for w in fold(name.text).split())


def _differ_beyond(x: Name, y: Name, a: Sequence[Name], b: Sequence[Name]) -> bool:
    """Say whether two names share a first or a last word, and each has one that no other has."""
    words_x, words_y = x.key.split(), y.key.split()
    ends = any(is_one_word(words_x[i], words_y[i]) for i in (0, -1))
    if _is_known(x.key) or _is_known(y.key) or not ends or (_is_plain(x) and _is_plain(y)):
        return False
    left_x = [v for v in _own_words(x) if not any(_has_word(n, v) for n in b)]
    left_y = [w for w in _own_words(y) if not any(_has_word(n, w) for n in a)]
    return bool(left_x and left_y) and not any(may_translate(v, w) for v in left_x for w in left_y)


def _has_word(name: Name, word: str) -> bool:
    return any(is_one_word(word, own) for own in name.key.split())


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
        return not _lies_in(x.key, y.key) and not _lies_in(y.key, x.key)
    if (_is_people(x) and _is_acronym(y)) or (_is_people(y) and _is_acronym(x)):
        return False  # "el partido socialista español" may well be the PSOE
    own_x, own_y = _own_words(x), _own_words(y)
    if not own_x or not own_y or (_is_plain(x) and _is_plain(y) and _is_phrase(x, y)):
        return False
    if of_one_family(own_x, own_y) or of_one_family(x.key.split(), y.key.split()):
        return True
    if _has_translated(x, own_x) and _has_translated(y, own_y):
        return False  # "Five Days": what stands beside a translated word may be translated too
    if _is_acronym(x) != _is_acronym(y) and (len(own_x) > 1 or len(own_y) > 1):
        return False  # may be its initials in another language
    return not any(may_translate(v, w) for v in own_x for w in own_y)


def _is_people(name: Name) -> bool:
    """Say whether a place is named by its people: "Spanish"."""
    return is_place(name.key) and country_of(fold(name.text)) is not None


def _lies_in(city: str, country: str) -> bool:
    """Say whether a city is the capital of a country, or speaks for it."""
    government: str = load_table("places")["metonyms"].get(city, "")
    return government.lower() == country


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


def _own_words(name: Name) -> tuple[str, ...]:
    """Return the words of a name's key that are not translated."""
    if _is_known(name.key):
        return (name.key,)
    return _kept(name.key, name.text)


@lru_cache(maxsize=20_000)
def _kept(key: str, text: str) -> tuple[str, ...]:
    dropped = {spelling_key(w) for w in fold(text).replace("-", " ").split() if is_translated(w)}
    return tuple(
        w for w in key.split() if w not in dropped and w not in PARTICLES and len(w) >= SHORTEST
    )


def _has_translated(name: Name, own: tuple[str, ...]) -> bool:
    words = [w for w in name.key.split() if w not in PARTICLES and len(w) >= SHORTEST]
    return not _is_known(name.key) and len(own) < len(words)


def _is_acronym(name: Name) -> bool:
    letters = [c for c in name.text if c.isalpha()]
    return len(letters) < 6 and all(c.isupper() for c in letters)

"""Which names of two statements are one, and which stand in each other's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import load_table
from aligner.facts.names import country_of, spelling_key
from aligner.facts.tokens import fold
from aligner.name_parts import (
    cut_name,
    has_translated,
    is_known,
    is_place,
    is_plain,
    is_territory,
    own_words,
)
from aligner.name_spelling import (
    PARTICLES,
    is_one_word,
    may_translate,
    of_one_family,
    same_name,
)
from aligner.records import Name

__all__ = ["are_rivals", "compare_names", "is_place"]

_KIN = frozenset(["europe", "european union"])  # the one is often said for the other


class _Side(NamedTuple):
    """The names of one statement, each in its parts, and the parts without a counterpart."""

    wholes: Sequence[Sequence[Name]]
    left: Sequence[Name]


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
    A name is taken apart by `cut_name`. Of a person the first name is often left out.
    """
    wholes_a, wholes_b = ([list(cut_name(name)) for name in names] for names in (a, b))
    parts_a, parts_b = _distinct(wholes_a), _distinct(wholes_b)
    shared = {x.key for x in parts_a} & {y.key for y in parts_b}
    alike = [(x, y) for x in parts_a for y in parts_b if _are_one(x, y, shared)]
    first_a, left_a = _without_counterpart(wholes_a, {x.key for x, _ in alike})
    first_b, left_b = _without_counterpart(wholes_b, {y.key for _, y in alike})
    pairs = [(x, y) for x in left_a for y in left_b]
    pairs += [(x, y) for x in first_a for y in first_b]
    apart = next(((x, y) for x, y in pairs if _stand_apart(x, y, alone=not alike)), None)
    return alike, apart or next(
        _beyond_common(alike, _Side(wholes_a, left_a), _Side(wholes_b, left_b)), None
    )


def _distinct(wholes: Sequence[Sequence[Name]]) -> list[Name]:
    """Return the parts of all names, each once, by key."""
    parts = {part.key: part for whole in reversed(wholes) for part in reversed(whole)}
    return [parts[key] for key in sorted(parts)]


def _are_one(x: Name, y: Name, shared: Container[str]) -> bool:
    """Say whether two names may be one, where those with `shared` keys are."""
    if x.key == y.key or fold(x.text) == fold(y.text):
        return True
    known = [is_known(n.key) for n in (x, y)]
    if all(known):
        return {x.key, y.key} == _KIN and not (x.key in shared or y.key in shared)
    own_x, own_y = own_words(x), own_words(y)
    bare = bool(own_x and own_y) and not any(known)
    keys = [spelling_key(n.key) if any(known) else n.key for n in (x, y)]
    alike = bare and len(own_x) == len(own_y) and same_name(" ".join(own_x), " ".join(own_y))
    if not alike and not same_name(*keys):
        return False
    common = {*x.key.split()} & {*y.key.split()} - PARTICLES
    if (x.key in shared or y.key in shared) and not common:
        return False  # "Harris" is "Harris", and "Harry" another
    # "Information Minister X" is not any "Information"
    return not bare or any(is_one_word(v, w) for v in own_x for w in own_y)


def _without_counterpart(
    wholes: Sequence[Sequence[Name]], paired: Container[str]
) -> tuple[list[Name], list[Name]]:
    """Return the parts that are not paired; apart, those before one that is in the same name."""
    first, left = {}, {}
    for whole in wholes:
        open_parts = [part for part in whole if part.key not in paired]
        begins = whole[0] in open_parts and any(p.key in paired for p in whole[1:])
        begins = begins and not is_territory(whole[0].key)
        first.update({part.key: part for part in open_parts[: int(begins)]})
        left.update({part.key: part for part in open_parts[int(begins) :]})
    return [first[key] for key in sorted(first)], [left[key] for key in sorted(left)]


def _stand_apart(x: Name, y: Name, *, alone: bool) -> bool:
    """Say whether two names without a counterpart stand in each other's place.

    `alone` where nothing else is named: then only a noun that both sides may translate is no name,
    a capital may speak for its country, and two names that share a word may translate the other
    ("Bloques Negros", "Blacks Blocs"). Beside a common name, "Tierra" and "Earth" are the same,
    and only look like two names.
    """
    if not alone or are_rivals(x, y):
        return are_rivals(x, y)
    shared = any(is_one_word(v, w) for v in x.key.split() for w in y.key.split())
    may_be_one = shared or _may_stand_for(x.key, y.key)
    return bool(own_words(x) or own_words(y)) and not may_be_one


def _beyond_common(
    alike: Sequence[tuple[Name, Name]], a: _Side, b: _Side
) -> Iterator[tuple[Name, Name]]:
    """Yield what stands apart beside, or within, the names that two statements share."""
    parts_a, parts_b = _distinct(a.wholes), _distinct(b.wholes)
    yield from ((x, y) for x, y in alike if _differ_beyond(x, y, parts_a, parts_b))
    for x, y in alike:
        rest_x, rest_y = _rest(x, y, parts_b), _rest(y, x, parts_a)
        if rest_x and rest_y and are_rivals(rest_x, rest_y):
            yield x, y
        yield from ((x, other) for other in b.left if rest_x and are_rivals(rest_x, other))
        yield from ((other, y) for other in a.left if rest_y and are_rivals(other, rest_y))
    yield from ((x, y) for x in _said_again(a, b) for y in b.left if _are_lands(x, y))
    yield from ((x, y) for y in _said_again(b, a) for x in a.left if _are_lands(x, y))


def _rest(x: Name, y: Name, others: Sequence[Name]) -> Name | None:
    """Return what a name has beyond its counterpart, and nothing of the other side has.

    A first name is none: "Marta Kovacs" is "Kovacs". But the "Kyoto Protocol" is any "Protocol".
    """
    words = () if is_known(x.key) or is_known(y.key) else own_words(x)
    if not words or any(is_one_word(words[-1], w) for w in own_words(y)[-1:]):
        return None
    theirs = own_words(y)
    left = [
        word
        for word in x.text.split()
        if (key := spelling_key(word)) in words
        and not any(_has_word(n, key) for n in others)
        and not any(may_translate(key, w) for w in theirs)
    ]
    rest = replace(x, text=" ".join(left), key=" ".join(map(spelling_key, left)))
    return rest if left and not is_plain(rest) else None


def _said_again(side: _Side, other: _Side) -> Iterator[Name]:
    """Yield the countries that one side names more often than the other, which names them too.

    In "Russians voted for United Russia", each of the two has its own place.
    """
    ours, theirs = (Counter(p.key for whole in s.wholes for p in whole) for s in (side, other))
    for part in _distinct(side.wholes):
        if is_territory(part.key) and ours[part.key] > theirs[part.key] > 0:
            yield part


def _are_lands(x: Name, y: Name) -> bool:
    return is_territory(x.key) and is_territory(y.key) and are_rivals(x, y)


def _is_phrase(*names: Name) -> bool:
    """Say whether one of some names has several words, or is cut from one that has."""
    return any(" " in n.text or len(n.text) < n.end - n.start for n in names)


def _may_be_one_phrase(x: Name, y: Name) -> bool:
    """Say whether two names are phrases of common words, none of which stayed as it is."""
    kept = {*x.key.split()} & {*y.key.split()} - PARTICLES  # "San José", "San Rivero"
    return is_plain(x) and is_plain(y) and _is_phrase(x, y) and not kept


def _differ_beyond(x: Name, y: Name, a: Sequence[Name], b: Sequence[Name]) -> bool:
    """Say whether two names share a first or a last word, and each has one that no other has."""
    words_x, words_y = x.key.split(), y.key.split()
    ends = any(is_one_word(words_x[i], words_y[i]) for i in (0, -1))
    if is_known(x.key) or is_known(y.key) or not ends or (is_plain(x) and is_plain(y)):
        return False
    left_x = [v for v in own_words(x) if not any(_has_word(n, v) for n in b)]
    left_y = [w for w in own_words(y) if not any(_has_word(n, w) for n in a)]
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
    if all(is_known(n.key) for n in (x, y)):
        return not _may_stand_for(x.key, y.key)
    if (_is_people(x) and not is_known(y.key)) or (_is_people(y) and not is_known(x.key)):
        return False  # "the German chancellor" may well be Merkel, "el partido español" the PSOE
    own_x, own_y = own_words(x), own_words(y)
    if not own_x or not own_y or _may_be_one_phrase(x, y):
        return False
    if of_one_family(own_x, own_y) or of_one_family(x.key.split(), y.key.split()):
        return True
    if has_translated(x) and has_translated(y):
        return False  # "Five Days": what stands beside a translated word may be translated too
    if _is_acronym(x) != _is_acronym(y) and (len(own_x) > 1 or len(own_y) > 1):
        return False  # may be its initials in another language
    return not any(may_translate(v, w) for v in own_x for w in own_y)


def _is_people(name: Name) -> bool:
    """Say whether a place is named by its people: "Spanish"."""
    return is_place(name.key) and country_of(fold(name.text)) is not None


def _may_stand_for(one: str, other: str) -> bool:
    """Say whether a capital, or an organisation, is named for its whole, or for what it holds.

    "Washington" may be the United States and the White House, which are two.
    """
    capital, whole = _wholes()
    of_one, of_other = whole.get(one), whole.get(other)
    if of_one == other or of_other == one:
        return True
    return of_one is not None and of_one == of_other and (one in capital or other in capital)


@cache
def _wholes() -> tuple[frozenset[str], dict[str, str]]:
    """Return all capitals, and by its key what a capital or an organisation is part of."""
    capitals = load_table("places")["metonyms"]
    whole = capitals | load_table("parties")["part_of"]
    return frozenset(capitals), {fold(part): fold(all_) for part, all_ in whole.items()}


def _is_acronym(name: Name) -> bool:
    letters = [c for c in name.text if c.isalpha()]
    return len(letters) < 6 and all(c.isupper() for c in letters)

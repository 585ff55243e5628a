"""Whether the keys of two names may name one thing, in another spelling or a shorter form."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from aligner.facts.tokens import word_set

__all__ = ["PARTICLES", "is_one_word", "may_translate", "of_one_family", "same_name"]

PART_FROM = 4  # letters of a word of a name from which on it names by itself
SPELLED_ALIKE = 0.8  # share of letters that two spellings of one name have in common
ROMANISED_ALIKE = 0.7  # the same, where only vowels differ: "Muhammad" and "Mohamed"
MAYBE_ALIKE = 0.6  # the same, of a word and its translation
PARTICLES = word_set(  # as keys spell them: "nev" is "New"
    """
    a al and da de del der des di do du el en et for in la las le les los nev nuev nuv of on the
    van von y
    """
)
LONGEST_WORD = 40  # letters; comparing spellings takes quadratic time


def same_name(x: str, y: str) -> bool:
    """Whether two keys may name the same: whole, by a word of it, or in another spelling.

    Parameters
    ----------
    x, y : str
        Keys of names.

    Returns
    -------
    bool
        True for "Asia-Pacific" and "Asia, Pacific", "Bella Center" and "Bella Convention Center".
    """
    if x == y or x[0].isdigit() or y[0].isdigit():
        return x == y
    words_x, words_y = x.split(), y.split()
    if _initials(words_x) == y or _initials(words_y) == x:
        return True
    return not of_one_family(words_x, words_y) and any(
        is_one_word(v, w) for v in words_x if v not in PARTICLES for w in words_y
    )


def of_one_family(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two names share a word in its place and differ in the others: of one family.

    Parameters
    ----------
    x, y : sequence of str
        Words of the keys of names.

    Returns
    -------
    bool
        True for "Gordon Brown" and "Gordon Ramsay"; but "Banco Central" is "Central Bank":
        translated, the words change places.
    """
    if len(x) != len(y) or len(x) < 2:
        return False
    alike = [is_one_word(v, w) for v, w in zip(x, y, strict=True)]
    unlike = [not may_translate(v, w) for v, w, same in zip(x, y, alike, strict=True) if not same]
    return any(alike) and bool(unlike) and all(unlike)


def is_one_word(v: str, w: str) -> bool:
    """Say whether two words of keys are one in two spellings."""
    if min(len(v), len(w)) < PART_FROM:
        return len(v) > 1 and sorted(v) == sorted(w)  # of initials the order differs: EU, UE
    if not (v + w).isalpha():
        return v == w  # of two models
    share = _share_alike(v, w)
    return share >= SPELLED_ALIKE or (share >= ROMANISED_ALIKE and _bones(v) == _bones(w))


def may_translate(v: str, w: str) -> bool:
    """Say whether one word may be the other in another language: "Tierra" and "Terre".

    Parameters
    ----------
    v, w : str
        Words of the keys of names.

    Returns
    -------
    bool
        True where they begin alike and share half of their letters.
    """
    return v[0] == w[0] and _share_alike(v, w) >= MAYBE_ALIKE


@lru_cache(maxsize=50_000)
def _share_alike(v: str, w: str) -> float:
    if v == w or max(len(v), len(w)) > LONGEST_WORD:
        return float(v == w)
    return SequenceMatcher(None, v, w, autojunk=False).ratio()


def _bones(word: str) -> str:
    """Return a word without the vowels that stand inside it."""
    return word[0] + "".join(c for c in word[1:] if c not in "aeiou")


def _initials(words: Sequence[str]) -> str:
    named = [word for word in words if word not in PARTICLES]
    return "".join(word[0] for word in named) if len(named) > 1 else ""

"""Whether two words of different languages can be one name in two spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.facts.names import spelling_key

__all__ = ["WORD", "is_opening", "resembles", "stem"]

WORD = re.compile(r"[^\W\d_]+")
STEM = 6  # letters by which inflected forms are known as one word
EDITS = 0.34  # edits per letter of the longer spelling
FEWEST_SHARED = 4  # letters of a common beginning
SHARED = 0.6  # share of the shorter word that a common beginning must cover
_BEFORE_START = " \t\u00a0\u202f\"'“”«»‘’„¡¿([-–—*•"
_ENDS = ".!?:;…\n"
# letters with which the same sound begins in some romanisation
_SOUNDS = ("hjkgqcx", "bvuwf", "yijeaouh", "szcxj", "dt", "lr", "mn", "pbf")
_BEGINNINGS = {
    letter: frozenset(i for i, letters in enumerate(_SOUNDS) if letter in letters)
    for letter in "abcdefghijklmnopqrstuvwxyz"
}
_NONE: frozenset[int] = frozenset()


def stem(folded: str) -> str:
    """Return the beginning of a folded word, shared by most of its forms."""
    return folded[:STEM]


def is_opening(text: str, start: int) -> bool:
    """Tell whether the capital at an offset may only open a sentence or a quotation."""
    at = start - 1
    while at >= 0 and text[at] in _BEFORE_START:
        at -= 1
    return at < 0 or text[at] in _ENDS or text[start - 1] in '"“«„'


@lru_cache(maxsize=100_000)
def resembles(first: str, second: str) -> bool:
    """Tell whether two folded words may be spellings of one name, or cognates.

    Parameters
    ----------
    first, second : str
        Lower case without accents (`aligner.facts.tokens.fold`).

    Returns
    -------
    bool
        True for alike spelling keys, for a long common beginning, and for few edits
        (Levenshtein) between words that begin with a like sound.

    Examples
    --------
    >>> resembles("jerusalen", "jerusalem"), resembles("siria", "syrian")
    (True, True)
    >>> resembles("merkel", "macron")
    False
    """
    if first == second:
        return True
    one, two = spelling_key(first), spelling_key(second)
    if one == two:
        return True
    if min(len(one), len(two)) < 3:
        return False
    if _share_beginning(first, second) or _share_beginning(one, two):
        return True
    short, long = sorted((one, two), key=len)
    budget = int(EDITS * len(long))
    if one[0] != two[0] and not _BEGINNINGS.get(one[0], _NONE) & _BEGINNINGS.get(two[0], _NONE):
        budget = len(long) // 6
    return budget > 0 and _within(short, long, budget)


def _share_beginning(first: str, second: str) -> bool:
    shared = 0
    for left, right in zip(first, second, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(FEWEST_SHARED, SHARED * min(len(first), len(second)))


def _within(short: str, long: str, budget: int) -> bool:
    """Tell whether the Levenshtein distance is at most `budget`."""
    if len(long) - len(short) > budget:
        return False
    row = list(range(len(short) + 1))
    for i, right in enumerate(long, 1):
        diagonal, row[0] = row[0], i
        for j, left in enumerate(short, 1):
            above = row[j]
            row[j] = min(above + 1, row[j - 1] + 1, diagonal + (left != right))
            diagonal = above
        if min(row) > budget:
            return False
    return row[-1] <= budget

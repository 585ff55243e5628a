"""Words and quotation marks of a text, by position."""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.protocols import Span

__all__ = ["Word", "as_words", "find_enclosed", "find_words", "is_inside"]

# Elided words stand alone in French ("qu’ils" is two words) and stay whole elsewhere ("don't").
ELIDED = r"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu)['’]"
NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
LETTERS = r"[^\W\d_]+(?:['’\-‑][^\W_]+|\d+)*(?:(?<=s)['’](?=\s))?"  # "the rebels’ area" too
FRENCH_LETTERS = r"[^\W\d_]+(?:[\-‑][^\W_]+|\d+)*"
PATTERNS = {
    "fr": re.compile(f"{ELIDED}|{NUMBER}|{FRENCH_LETTERS}['’]?"),
    "": re.compile(f"{NUMBER}|{LETTERS}"),
}
OPENING = {"“": "”", "«": "»", "„": "“", "(": ")", "[": "]", "‹": "›"}
CLOSING = frozenset(OPENING.values()) - {"“"}


class Word(NamedTuple):
    """One word: its range, as written and in lower case."""

    start: int
    end: int
    text: str
    lower: str


def as_words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text, parted by white space."""
    return frozenset(text.split())


def find_words(text: str, lang: str) -> list[Word]:
    """Return the words of a text in order; a figure with its separators is one word."""
    pattern = PATTERNS.get(lang, PATTERNS[""])
    return [
        Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in pattern.finditer(text)
    ]


def find_enclosed(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the outermost quotations and brackets, marks included.

    Parameters
    ----------
    text : str
    start, end : int
        Range to look at; a mark without its partner there encloses nothing.

    Returns
    -------
    list of Span
        In order, without overlap.
    """
    end = len(text) if end is None else end
    pairs: list[Span] = []
    open_marks: list[tuple[str, int]] = []  # the closing mark that is awaited, where it opened
    for at in MARKS.finditer(text, start, end):
        mark, position = at.group(), at.start()
        if mark == '"':
            if open_marks and open_marks[-1][0] == mark:
                pairs.append((open_marks.pop()[1], position + 1))
            elif len(open_marks) < DEEPEST:
                open_marks.append((mark, position))
            continue
        depth = next(
            (d for d in range(len(open_marks) - 1, -1, -1) if open_marks[d][0] == mark), None
        )
        if depth is not None:
            pairs.append((open_marks[depth][1], position + 1))
            del open_marks[depth:]
        elif mark in OPENING and len(open_marks) < DEEPEST:
            open_marks.append((OPENING[mark], position))
    return _outermost(pairs)


MARKS = re.compile(r'["“”„«»‹›()\[\]]')
DEEPEST = 16  # deeper nesting is noise, and a bound keeps the search linear


def _outermost(pairs: list[Span]) -> list[Span]:
    """Drop every span that lies inside another one."""
    found: list[Span] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def is_inside(position: int, spans: list[Span]) -> bool:
    """Tell whether a cut at `position` would fall inside one of the sorted `spans`."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][0] < position:
            low = middle + 1
        else:
            high = middle
    return low > 0 and position < spans[low - 1][1]

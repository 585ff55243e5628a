"""Cut texts into marked pieces, by code point, for the page.

The page never receives offsets: JavaScript would count UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["UNSAFE", "Mark", "Piece", "clean", "cut"]

# What HTML cannot carry or would change: C0 and C1 controls but tab and line feed, lone
# surrogates, noncharacters. One character takes the place of one, so that offsets still hold.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A range to be marked, what for, and what to say about it."""

    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    kinds: tuple[str, ...] = ()
    note: str = ""


def clean(text: str) -> str:
    """Replace by U+FFFD each character that an HTML file cannot carry.

    Returns
    -------
    str
        As many code points as `text`.
    """
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a range of a text into pieces, each under the marks that cover it.

    Parameters
    ----------
    text : str
    start, end : int
        Code points, half-open.
    marks : iterable of Mark
        May overlap and may reach outside of the range.

    Returns
    -------
    list of Piece
        Joined, their texts are ``text[start:end]``.
    """
    inside = [
        Mark(max(mark.start, start), min(mark.end, end), mark.kind, mark.note)
        for mark in marks
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    bounds = sorted({start, end, *(m.start for m in inside), *(m.end for m in inside)})
    return list(_pieces(text, bounds, inside))


def _pieces(text: str, bounds: list[int], marks: list[Mark]) -> Iterator[Piece]:
    """Sweep over the bounds with the marks that are open: linear where few of them overlap."""
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    over: list[Mark] = []
    for left, right in pairwise(bounds):
        over = [mark for mark in over if mark.end > left]
        while waiting and waiting[-1].start <= left:
            over.append(waiting.pop())
        yield Piece(
            text[left:right],
            tuple(dict.fromkeys(mark.kind for mark in over)),
            "; ".join(dict.fromkeys(mark.note for mark in over if mark.note)),
        )

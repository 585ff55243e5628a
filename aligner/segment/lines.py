"""Logical lines: a line break inside a sentence is a hard wrap, any other one ends a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from aligner.protocols import Span

__all__ = ["find_lines", "is_address", "logical_lines", "trim"]

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
ADDRESS = re.compile(
    r"<?(?:https?://|ftp://|www\.)\S+>?|(?<![\w.+-])<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?", re.IGNORECASE
)
BULLET = re.compile(r"(?:[-–—•·*▪►‣◦]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
ENDED = re.compile(r"[.!?…。！？:][\"'”’»)\]\s]*$")
UNFINISHED = re.compile(r"(?:,|;|[^\W\d_]-|\s[-–—])$")
MAX_WRAP = 130  # columns; longer lines are paragraphs, not the lines of a terminal or an e-mail


def trim(text: str, start: int, end: int) -> Span:
    """Return the range without white space at its ends; empty where it is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def find_lines(text: str) -> list[Span]:
    """Return the lines that are not white space only, without white space at their ends."""
    spans = (trim(text, match.start(), match.end()) for match in LINE.finditer(text))
    return [(start, end) for start, end in spans if start < end]


def is_address(line: str) -> bool:
    """Tell whether a line is nothing but a web or an e-mail address."""
    return ADDRESS.fullmatch(line.strip()) is not None


def logical_lines(text: str) -> list[Span]:
    """Join the lines that a hard wrap has separated.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Span
        In order; no sentence crosses the border of one.

    Notes
    -----
    A break before a small letter is inside a sentence. A break before a capital letter or a figure
    is so only where the text is shown to be wrapped (it has breaks of the first sort close by),
    and the line is full, that is, the next word would not have fitted. A headline above a
    paragraph is thereby left alone.
    """
    lines = find_lines(text)
    if not lines:
        return []
    adjacent = [
        len(BREAKS.findall(text, left[1], right[0])) == 1 for left, right in pairwise(lines)
    ]
    soft = [
        is_near and _continues(text[slice(*left)], text[slice(*right)])
        for is_near, (left, right) in zip(adjacent, pairwise(lines), strict=True)
    ]
    joined: list[Span] = [lines[0]]
    for first, last in _blocks(adjacent):
        width = _wrap_width(lines, soft, first, last)
        for index in range(first, last):
            left, right = lines[index], lines[index + 1]
            if soft[index] or _is_full(text, left, right, width):
                joined[-1] = (joined[-1][0], right[1])
            else:
                joined.append(right)
        if last + 1 < len(lines):
            joined.append(lines[last + 1])
    return joined


def _blocks(adjacent: list[bool]) -> list[tuple[int, int]]:
    """Return first and last line of each run of lines with no empty line between them."""
    blocks, first = [], 0
    for index, is_near in enumerate([*adjacent, False]):
        if not is_near:
            blocks.append((first, index))
            first = index + 1
    return blocks


def _continues(left: str, right: str) -> bool:
    """Tell whether the second line goes on with the first one's sentence, by their letters."""
    if ENDED.search(left[-8:]) or is_address(left) or is_address(right) or BULLET.match(right):
        return False
    if UNFINISHED.search(left[-3:]):
        return True
    return right[0].islower()


def _wrap_width(lines: list[Span], soft: list[bool], first: int, last: int) -> int:
    """Return the width to which a block is wrapped, in characters; 0 if it is not."""
    if not any(soft[first:last]):
        return 0
    width = max(end - start for start, end in lines[first : last + 1])
    return width if width <= MAX_WRAP else 0


def _is_full(text: str, left: Span, right: Span, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on a line of this width."""
    if not width:
        return False
    line = text[right[0] : right[1]]
    if BULLET.match(line) or is_address(line):
        return False
    return left[1] - left[0] + 1 + len(line.split(maxsplit=1)[0]) > width

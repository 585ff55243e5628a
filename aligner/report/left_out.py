"""What a report file does not carry, on the page: an ellipsis, and how much it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aligner.report.json_reader import UNREAD
from aligner.report.markup import Piece

__all__ = ["mark_left_out", "say_left_out"]

_LEFT_OUT = re.compile(f"({UNREAD}+(?: +{UNREAD}+)*)")


def say_left_out(text: str) -> str:
    """Write an ellipsis for each stretch of characters that are not there.

    Only for texts of a `aligner.report.json_reader.StoredDocument`: in another, an article may
    hold the same sign.
    """
    return _LEFT_OUT.sub("…", text).replace("……", "…")


def mark_left_out(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Replace each stretch of characters that are not there by one piece that counts them.

    Parameters
    ----------
    pieces : iterable of Piece

    Yields
    ------
    Piece
        Of kind ``left-out`` for such a stretch, whatever marks it bore: there is nothing to mark.
    """
    missing = 0
    for piece in pieces:
        for place, text in enumerate(_LEFT_OUT.split(piece.text)):
            if place % 2:
                missing += len(text)
            elif text and not (missing and text.isspace() and "\n" not in text):
                yield from _gap(missing)
                missing = 0
                yield Piece(text, piece.kinds, piece.note)
            elif missing:
                missing += len(text)
    yield from _gap(missing)


def _gap(missing: int) -> Iterator[Piece]:
    if missing:
        words = f"left out: {missing:,} character{'s' if missing != 1 else ''}"
        yield Piece("…", ("left-out",), words)

"""Whether a statement says that something was so, or only nearly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.protocols import Span

__all__ = ["says_nearly"]

_NEARLY = {
    "en": re.compile(r"\b(?:nearly|almost|virtually|all but)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:casi|prácticamente|por poco)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:presque|quasi|quasiment|pratiquement)\b", re.IGNORECASE),
}


def says_nearly(text: str, lang: str, figures: Sequence[Span]) -> bool:
    """Say whether "nearly" stands by what is said, not by a figure.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language.
    figures : sequence of (int, int)
        Spans of its figures: "almost half a million" is their business.
    """
    pattern = _NEARLY.get(lang)
    if pattern is None:
        return False
    return any(
        not any(start <= match.start() < end for start, end in figures)
        for match in pattern.finditer(text)
    )

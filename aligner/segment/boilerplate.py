"""Lines that belong to the web page around an article, not to the article.

Every pattern asks for the whole line, or for its first words and a form that no reported sentence
has: "Leave a comment" is boilerplate, "Readers left 300 comments" is not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from aligner.segment.boilerplate_patterns import ANYWHERE, CREDITS, OPENINGS, WHOLE
from aligner.segment.lines import is_address
from aligner.segment.verbs import SAYING
from aligner.segment.words import as_words, find_words

__all__ = ["is_boilerplate"]

MAX_WORDS = 30  # longer lines are prose
MAX_OPENING = 24  # words of a line that is known by its opening only
MAX_CHARACTERS = 400


def is_boilerplate(line: str) -> bool:
    """Tell whether a line is known by its wording to be no part of the article.

    Parameters
    ----------
    line : str
        One line or one sentence; its language does not matter, as pages mix them.

    Returns
    -------
    bool
    """
    line = " ".join(line[: MAX_CHARACTERS + 1].split())
    if not line or len(line) > MAX_CHARACTERS:
        return False
    if not any(character.isalnum() for character in line) or is_address(line):
        return True
    words = find_words(line, "")
    if len(words) > MAX_WORDS:
        return False
    patterns = _patterns()
    if (
        patterns.whole.fullmatch(line)
        or patterns.anywhere.search(line)
        or patterns.credits.fullmatch(line)
    ):
        return True
    if len(words) > MAX_OPENING or any(word.lower in ALL_SAYING for word in words):
        return False
    return patterns.openings.match(line) is not None


# A verb of saying shows a reported sentence; "informan" and the like are in no page furniture.
ALL_SAYING = frozenset().union(*SAYING.values()) - as_words(
    "comments report reports continue continued demande poursuit lance écrit note state states"
)


class _Patterns(NamedTuple):
    whole: re.Pattern[str]
    openings: re.Pattern[str]
    anywhere: re.Pattern[str]
    credits: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile the patterns at their first use: it takes longer than the rest of the import."""
    small = re.IGNORECASE
    return _Patterns(
        re.compile("|".join(WHOLE), small),
        re.compile("|".join(OPENINGS), small),
        re.compile("|".join(ANYWHERE), small),
        re.compile("|".join(CREDITS)),
    )

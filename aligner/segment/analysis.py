"""What the rules for clauses look at, computed once for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from aligner.segment import cues
from aligner.segment.verbs import is_finite, is_gerund, is_saying
from aligner.segment.words import Word, find_words

__all__ = ["Analysis", "Running", "analyse"]


class Running(NamedTuple):
    """Flags of words, summed up so that any range is counted at once."""

    total: list[int]  # how many before word i
    following: list[int]  # the next one from word i on; the number of words where there is none

    @classmethod
    def of(cls, flags: Sequence[bool]) -> Running:
        """Sum up a list of flags."""
        following = [len(flags)] * (len(flags) + 1)
        for index in range(len(flags) - 1, -1, -1):
            following[index] = index if flags[index] else following[index + 1]
        return cls(list(accumulate(flags, initial=0)), following)

    def number(self, first: int, last: int) -> int:
        """Count the flags of words ``[first, last)``."""
        return self.total[last] - self.total[first]


class Analysis(NamedTuple):
    """What the rules look at, computed once for a sentence."""

    text: str
    lang: str
    words: Sequence[Word]
    finite: list[bool]
    gerund: list[bool]
    saying: list[bool]
    marked: list[bool]  # relative pronouns and conjunctions, each of which needs a verb

    verbs: Running
    marks: Running

    def has_main_verb(self, first: int, last: int) -> bool:
        """Tell whether words ``[first, last)`` hold a verb that belongs to no dependent clause.

        So they do if there are more verbs than clauses, or a verb before the first such clause.
        """
        if self.verbs.number(first, last) > self.marks.number(first, last):
            return True
        return self.verbs.following[first] < min(last, self.marks.following[first])


def analyse(text: str, lang: str) -> Analysis:
    """Find the words of a sentence and which of them are verbs."""
    words = find_words(text, lang)
    finite = [is_finite(words, index, lang) for index in range(len(words))]
    marked = _find_marks(text, lang, words)
    return Analysis(
        text,
        lang,
        words,
        finite,
        [is_gerund(word, lang) for word in words],
        [is_saying(word, lang) for word in words],
        marked,
        Running.of(finite),
        Running.of(marked),
    )


def _find_marks(text: str, lang: str, words: Sequence[Word]) -> list[bool]:
    """Tell which words open a dependent clause; a phrase of several words opens one."""
    marked, done = [False] * len(words), 0
    if lang not in cues.RELATIVE:
        return marked
    for index, word in enumerate(words):
        if word.start < done or word.lower in cues.ALSO_PREPOSITION:
            continue
        for table in (cues.RELATIVE, cues.SUBORDINATE, cues.CONTRAST, cues.COMPLEMENT):
            match = table[lang].match(text, word)
            if match and not (table is cues.CONTRAST and index and word.lower in cues.PARATACTIC):
                marked[index], done = True, match.end()
                break
    return marked

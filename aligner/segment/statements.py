"""Clauses of one sentence: one fact per statement.

A sentence is cut at every place where a clause may begin, and then mended: cuts are taken back,
the least safe ones first, as long as a piece is no clause or two pieces make no long statement.
"""

from __future__ import annotations

import heapq
import re
from itertools import pairwise

from aligner.protocols import Span
from aligner.segment.analysis import Analysis, Running, analyse
from aligner.segment.cuts import MEDIUM, STRONG, VOICE, WEAK, Cut, find_cuts
from aligner.segment.lines import trim
from aligner.segment.voices import find_voices

__all__ = ["split_statements"]

MIN_WORDS = 4
LONG = 20  # words; so long a piece may do with a verb of a dependent clause
LEAST = {
    STRONG: MIN_WORDS,
    MEDIUM: 5,
    WEAK: 9,
}  # words of a piece beside a cut, by the safety of the cut
# Words that two neighbours must have together to be kept apart, by the safety of the cut.
APART = {STRONG: 15, MEDIUM: 20, WEAK: 34}
APART_COUNTING = {STRONG: 10, MEDIUM: 13, WEAK: 24}  # where both hold a figure, or both a speaker
APART_FIGURE = {STRONG: 13, MEDIUM: 17, WEAK: 26}  # where the second alone holds a figure
FIGURE = re.compile(
    r"\d.*|(?:mil|miles|mill[oó]n(?:es)?|cien|cientos|centenares|decenas|mille|milliers?|centaines?"
    r"|dizaines?|millions?|hundreds?|thousands?|dozens?|billions?|milliards?)"
)
Badness = tuple[int, int, int]  # no clause before too short; then the least safe, the shortest


def split_statements(text: str, lang: str) -> list[Span]:
    """Cut one sentence into clauses.

    Parameters
    ----------
    text : str
        One sentence.
    lang : str
        ``es``, ``fr`` or ``en``; a sentence of another language is cut at semicolons only.

    Returns
    -------
    list of Span
        In order; only white space lies outside of them. A short sentence, or one with a single
        clause, comes back whole; a text of white space gives no span.

    Notes
    -----
    Time O(n log n) in the number of words.
    """
    start, end = trim(text, 0, len(text))
    if start == end:
        return []
    sentence = analyse(text, lang)
    pieces = _Pieces(sentence)
    voices = find_voices(sentence)
    if len(sentence.words) < 2 * MIN_WORDS and not voices:
        return [(start, end)]
    cuts = _mend(pieces, find_cuts(sentence, frozenset(voices)))
    borders = [start, *(cut.position for cut in cuts), end]
    return [trim(text, left, right) for left, right in pairwise(borders)]


class _Pieces:
    """Counts over ranges of words, by running totals."""

    def __init__(self, sentence: Analysis) -> None:
        words = sentence.words
        self.gerund = Running.of(sentence.gerund)
        self.saying = Running.of(sentence.saying)
        self.sentence = sentence
        self.figures = Running.of([FIGURE.fullmatch(word.lower) is not None for word in words])

    def is_clause(self, left: int, right: int) -> bool:
        """Tell whether words ``[left, right)`` are enough, with a verb of their own."""
        sentence = self.sentence
        if sentence.gerund[left]:
            return right - left > MIN_WORDS
        # the clause that the piece itself begins needs no main verb beside its own
        first = next((i for i in (left, left + 1) if sentence.marked[i]), left - 1) + 1
        if sentence.has_main_verb(first, right):
            return True
        if right - left >= LONG and sentence.verbs.number(left, right):
            return True
        return right - left >= 2 * MIN_WORDS and self.gerund.number(left, right) > 0

    def both_count(self, left: int, middle: int, right: int) -> bool:
        """Tell whether both sides of `middle` hold a figure, or both a verb of saying."""
        return any(
            flags.number(left, middle) and flags.number(middle, right)
            for flags in (self.figures, self.saying)
        )


def _badness(pieces: _Pieces, cut: Cut, left: int, right: int) -> Badness | None:
    """Tell how much a cut between words `left` and `right` ought to go; None if it may stay."""
    if cut.strength == VOICE:
        return None
    least = LEAST[cut.strength]
    left_is_clause = cut.word - left >= least and pieces.is_clause(left, cut.word)
    right_is_clause = right - cut.word >= least and pieces.is_clause(cut.word, right)
    if not (left_is_clause and right_is_clause):
        return (0, cut.strength, int(right_is_clause))
    if pieces.both_count(left, cut.word, right):
        apart = APART_COUNTING
    else:
        apart = APART_FIGURE if pieces.figures.number(cut.word, right) else APART
    return (1, cut.strength, right - left) if right - left < apart[cut.strength] else None


def _mend(pieces: _Pieces, cuts: list[Cut]) -> list[Cut]:
    """Take back cuts, the worst first, until every piece is a clause and long enough."""
    n_words, n_cuts = len(pieces.sentence.words), len(cuts)
    before, after = list(range(-1, n_cuts - 1)), list(range(1, n_cuts + 1))
    version, kept = [0] * n_cuts, [True] * n_cuts

    def badness(number: int) -> Badness | None:
        left = cuts[before[number]].word if before[number] >= 0 else 0
        right = cuts[after[number]].word if after[number] < n_cuts else n_words
        return _badness(pieces, cuts[number], left, right)

    heap = [(bad, number, 0) for number in range(n_cuts) if (bad := badness(number))]
    heapq.heapify(heap)
    while heap:
        _, number, at_version = heapq.heappop(heap)
        if not kept[number] or at_version != version[number]:
            continue
        kept[number] = False
        for neighbour in (before[number], after[number]):
            if 0 <= neighbour < n_cuts:
                version[neighbour] += 1
        if before[number] >= 0:
            after[before[number]] = after[number]
        if after[number] < n_cuts:
            before[after[number]] = before[number]
        for neighbour in (before[number], after[number]):
            if 0 <= neighbour < n_cuts and (bad := badness(neighbour)):
                heapq.heappush(heap, (bad, neighbour, version[neighbour]))
    return [cut for cut, is_kept in zip(cuts, kept, strict=True) if is_kept]

"""Loops of a decoder: words, phrases and letters that come again and again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Repetition", "count_repetition"]

TOKEN = re.compile(r"\w+|[^\w\s]+")
LONGEST_LOOP = 20  # words
LETTERS = re.compile(r"([^\W\d_]{1,6}?)\1{4,}")  # "hahahahaha": one unit five times
FREE = 3  # occurrences of one phrase beyond the source's most frequent that are good language
CONTENT = 4  # letters of a word that is counted alone


class Repetition(NamedTuple):
    """How much a text repeats itself."""

    looped: int  # words that only repeat what stands right before them
    letters: int  # letters inside of letter loops
    word: int  # occurrences of the most frequent longer word
    phrase: int  # occurrences of the most frequent three words in a row
    n_words: int

    def exceeds(self, own: Repetition) -> bool:
        """Tell whether this is more than the repetition that the source has on its own."""
        return (
            self.looped * max(1, own.n_words) > 1.5 * own.looped * self.n_words
            or self.letters > 1.5 * own.letters
            or self.word > 1.5 * own.word + FREE
            or self.phrase > own.phrase + FREE
        )


def count_repetition(text: str) -> Repetition:
    """Count the repetition of a text, in time linear in its length.

    Parameters
    ----------
    text : str

    Returns
    -------
    Repetition
        One or two words must stand three times ("very very" is good English) to be a loop, more
        of them twice. Punctuation counts as a word, so that "X, the X" is no loop.
    """
    words = TOKEN.findall(text.lower())
    letters = sum(len(match.group()) for match in LETTERS.finditer(text.lower()))
    if len(set(words)) == len(words):
        return Repetition(0, letters, min(1, len(words)), min(1, len(words)), len(words))
    counts = Counter(word for word in words if len(word) >= CONTENT)
    phrases = Counter(zip(words, words[1:], words[2:], strict=False))
    phrase = max(phrases.values(), default=0)
    longest = LONGEST_LOOP if phrase > 1 else 2  # a longer loop repeats three words at least
    return Repetition(
        looped=max(_looped(words, size) for size in range(1, longest + 1)),
        letters=letters,
        word=max(counts.values(), default=0),
        phrase=phrase,
        n_words=len(words),
    )


def _looped(words: list[str], size: int) -> int:
    """Count the words that continue a loop of `size` words."""
    same = [i for i, (a, b) in enumerate(zip(words, words[size:], strict=False)) if a == b]
    wanted = 2 * size if size <= 2 else size
    if len(same) < wanted:
        return 0
    run, looped = 1, int(wanted == 1)
    for before, at in pairwise(same):
        run = run + 1 if at == before + 1 else 1
        looped += run >= wanted
    return looped

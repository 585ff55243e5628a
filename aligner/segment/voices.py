"""Places in one sentence where another party begins to speak: one speaker per statement."""

from __future__ import annotations

from bisect import bisect_left

from aligner.facts.number_words import number_words
from aligner.facts.origins import Attribution, find_origins
from aligner.facts.party_words import RELATIVES
from aligner.facts.speakers import AND
from aligner.facts.tokens import fold
from aligner.segment.analysis import Analysis
from aligner.segment.cues import SUBJECT
from aligner.segment.words import find_enclosed, is_inside

__all__ = ["find_voices"]

LEAST = 3  # words of what one party says, its name and the cue among them
LONGEST = 300  # words; what is longer is no sentence
GAP = 4  # words between two parties' parts that may belong to the second one
LANGUAGES = frozenset(["en", "es", "fr"])


def find_voices(sentence: Analysis) -> list[int]:
    """Return the words with which another party's part begins.

    Parameters
    ----------
    sentence : Analysis

    Returns
    -------
    list of int
        In order. On both sides of each stands a figure or a verb: "30,000 according to police,
        100,000 according to organisers" is cut, "sources in Lima and in Quito said" is not.
    """
    if sentence.lang not in LANGUAGES or len(sentence.words) > LONGEST:
        return []
    credited = sorted(
        find_origins(sentence.text, sentence.lang), key=lambda one: (one.scope_start, one.scope_end)
    )
    if not credited:
        return []
    closed = find_enclosed(sentence.text)
    found = {
        word
        for before, after in zip(credited, [*credited[1:], None], strict=True)
        for word in _borders(sentence, before, after)
        if _says_something(sentence, word)
        and not _is_said_by_another(sentence, word, (before, after), credited)
    }
    found |= {joint for one in credited if (joint := _joint(sentence, one)) is not None}
    return sorted(word for word in found if not is_inside(sentence.words[word].start, closed))


def _is_said_by_another(
    sentence: Analysis,
    word: int,
    pair: tuple[Attribution, Attribution | None],
    credited: list[Attribution],
) -> bool:
    """Tell whether a third party says what stands on both sides: "X says that A, Y says B"."""
    start = sentence.words[word].start
    return any(
        one.scope_start < start < one.scope_end
        for one in credited
        if not any(one is each for each in pair)
    )


def _borders(sentence: Analysis, before: Attribution, after: Attribution | None) -> list[int]:
    """Return where the part of a party ends, or that of the next one begins."""
    n_words, own = len(sentence.words), _first_word(sentence, before.scope_end)
    first = _first_word(sentence, after.scope_start) if after is not None else n_words
    if first - own > GAP and sentence.verbs.number(own, first):  # the text's own voice between
        return [own] if _is_clause(sentence, own) else []
    if after is None or before.scope_end > after.scope_start:
        return []
    if before.name == after.name and before.name is not None:
        return []
    return [own if first - own <= GAP else first]  # "to" in "..., to the army, which" goes with it


def _is_clause(sentence: Analysis, word: int) -> bool:
    """Tell whether a clause of its own begins: "said X, who lives ...", behind a semicolon."""
    words, text = sentence.words, sentence.text
    gap = text[words[word - 1].end : words[word].start] if word else ""
    own = words[word].lower in RELATIVES or SUBJECT[sentence.lang].match(text, words[word])
    return ";" in gap or ("," in gap and bool(own))


def _first_word(sentence: Analysis, position: int) -> int:
    """Return the first word that begins at a position or behind it."""
    return bisect_left(sentence.words, position, key=lambda word: word.start)


def _joint(sentence: Analysis, one: Attribution) -> int | None:
    """Return the "and" with which a party begins to speak: "They left, and said that ..."."""
    joint = _first_word(sentence, one.scope_start) - 1
    joined = joint > 0 and sentence.words[joint].lower in AND[sentence.lang]
    return joint if joined and joint >= LEAST and one.scope_start > one.end else None


def _says_something(sentence: Analysis, word: int) -> bool:
    words = sentence.words
    if not LEAST <= word <= len(words) - LEAST:
        return False
    numbers = number_words(sentence.lang).cores
    return all(
        sentence.verbs.number(left, right)
        or any(w.lower[0].isdigit() or fold(w.lower) in numbers for w in words[left:right])
        for left, right in ((0, word), (word, len(words)))
    )

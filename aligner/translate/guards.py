"""What can be seen to be wrong with a translation, without knowing the right one.

Matching switches the pivot route off for a statement whose translation carries a flag.
"""

from __future__ import annotations

import re

from aligner.translate.figures import figures_survive

__all__ = ["FLAGS", "guard"]

FLAGS = ("truncated", "empty", "repetition", "length_ratio", "copied_source", "figures_differ")

SHORTEST, LONGEST = 0.45, 1.8  # characters of the translation per character of the source
SMOOTHING = 12  # characters added to both, so that short texts may vary more
COPIED = 0.6  # share of the translation's different common words that stand in the source
FEWEST_WORDS = 4
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TOKEN = re.compile(r"\w+|[^\w\s]+")
LONGEST_LOOP = 8  # words


def guard(source: str, translation: str, truncated: bool, source_lang: str) -> tuple[str, ...]:
    """Return what is wrong with an English translation.

    Parameters
    ----------
    source, translation : str
    truncated : bool
        Whether source or translation was cut (`aligner.protocols.Hypothesis.truncated`).
    source_lang : str
        Language code of the source.

    Returns
    -------
    tuple of str
        In the order of `FLAGS`; empty where nothing is seen.
    """
    if not translation.strip():
        present = {"truncated": truncated, "empty": bool(source.strip())}
    else:
        present = {
            "truncated": truncated,
            "repetition": _loops(translation) > _loops(source),
            "length_ratio": not SHORTEST <= _length_ratio(source, translation) <= LONGEST,
            "copied_source": _is_copied(source, translation),
            "figures_differ": not figures_survive(source, translation, source_lang),
        }
    return tuple(flag for flag in FLAGS if present.get(flag, False))


def _length_ratio(source: str, translation: str) -> float:
    return (len(translation.strip()) + SMOOTHING) / (len(source.strip()) + SMOOTHING)


def _is_copied(source: str, translation: str) -> bool:
    """Tell whether most common words (no names, four letters or more) stand in the source."""
    known = set(WORD.findall(source))
    common = {w for w in WORD.findall(translation) if len(w) >= 4 and w[0].islower()}
    copied = sum(word in known for word in common)
    return copied >= FEWEST_WORDS and copied >= COPIED * len(common)


def _loops(text: str) -> int:
    """Count the words that only repeat what stands right before them.

    One or two words must stand three times ("very very" is good English), more of them twice.
    Punctuation counts as a word, so that "X, the X" is no loop.
    """
    words = TOKEN.findall(text.lower())
    looped = 0
    for size in range(1, LONGEST_LOOP + 1):
        equal = 0
        for i in range(size, len(words)):
            equal = equal + 1 if words[i] == words[i - size] else 0
            if equal >= (2 * size if size <= 2 else size):
                looped += 1
    return looped

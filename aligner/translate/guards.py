"""What can be seen to be wrong with a translation, without knowing the right one.

Matching switches the pivot route off for a statement whose translation carries a flag.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.facts.tokens import tokenize
from aligner.translate.dates import count_lost_days, read_days
from aligner.translate.figures import count_lost_figures, read_english, read_source
from aligner.translate.names import lost_names, made_up_names, read_names
from aligner.translate.polarity import count_lost_negations, read_negations
from aligner.translate.repetition import count_repetition

__all__ = ["FLAGS", "Guard", "Verdict", "examine", "guard"]

FLAGS = (
    "truncated", "empty", "repetition", "length_ratio", "copied_source", "figures_differ",
    "dates_differ", "names_differ", "negations_differ", "unknown_text",
)  # fmt: skip

SHORTEST, LONGEST = 0.45, 1.8  # characters of the translation per character of the source
SMOOTHING = 12  # characters added to both, so that short texts may vary more
COPIED = 0.6  # share of the translation's different common words that stand in the source
FEWEST_WORDS = 4
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FACTS_OF = ("es", "fr")  # languages whose dates, names and negations are read


class Verdict(NamedTuple):
    """What the guards see in one translation."""

    flags: tuple[str, ...]  # in the order of FLAGS
    lost: int  # figures, dates, names and negations that did not survive or were made up


class Guard:
    """The guards of one source text, for any number of candidate translations.

    Parameters
    ----------
    source : str
    source_lang : str
        Language code of the source. Numbers in words, dates, names and negations are read in
        Spanish and French.
    target_lang : str, default="en"
        Language code of the translations. Facts are compared in English alone.
    """

    def __init__(self, source: str, source_lang: str, target_lang: str = "en") -> None:
        self.source = source
        self.source_lang = source_lang.split("-")[0].lower()
        self._facts = target_lang.split("-")[0].lower() == "en"
        self._named = self._facts and self.source_lang in FACTS_OF
        self._repetition = count_repetition(source)
        self._words = frozenset(WORD.findall(source))
        if self._facts:
            tokens = tokenize(source, self.source_lang)
            self._figures = read_source(source, tokens, self.source_lang)
            if self._named:
                self._days = read_days(source, tokens, self.source_lang)
                self._names = read_names(source, tokens, self.source_lang)
                self._negations = read_negations(source, tokens, self.source_lang)

    def examine(self, translation: str, *, truncated: bool = False) -> Verdict:
        """Return what is wrong with a translation.

        Parameters
        ----------
        translation : str
        truncated : bool, default=False
            Whether source or translation was cut.

        Returns
        -------
        Verdict
            No flags and 0 where nothing is seen.
        """
        if not translation.strip():
            present = {"truncated": truncated, "empty": bool(self.source.strip())}
            return Verdict(_named(present), 0)
        figures, days, names, negations = self._lost(translation)
        present = {
            "truncated": truncated,
            "repetition": count_repetition(translation).exceeds(self._repetition),
            "length_ratio": not SHORTEST <= self._length_ratio(translation) <= LONGEST,
            "copied_source": self._is_copied(translation),
            "figures_differ": figures > 0,
            "dates_differ": days > 0,
            "names_differ": names > 0,
            "negations_differ": negations > 0,
        }
        return Verdict(_named(present), figures + days + names + negations)

    def _lost(self, translation: str) -> tuple[int, int, int, int]:
        """Count the figures, dates, names and negations that differ."""
        if not self._facts:
            return 0, 0, 0, 0
        tokens = tokenize(translation, "en")
        figures = count_lost_figures(self._figures, read_english(translation, tokens))
        if not self._named:
            return figures, 0, 0, 0
        days = count_lost_days(self._days, read_days(translation, tokens, "en"))
        names = read_names(translation, tokens, "en")
        lost = lost_names(self._names, names, self.source_lang)
        made_up = made_up_names(self._names, names, self.source_lang)
        negations = count_lost_negations(self._negations, read_negations(translation, tokens, "en"))
        return figures, days, len(lost) + len(made_up), negations

    def _length_ratio(self, translation: str) -> float:
        return (len(translation.strip()) + SMOOTHING) / (len(self.source.strip()) + SMOOTHING)

    def _is_copied(self, translation: str) -> bool:
        """Tell whether most common words (no names, four letters or more) stand in the source."""
        common = {w for w in WORD.findall(translation) if len(w) >= 4 and w[0].islower()}
        copied = len(common & self._words)
        return copied >= FEWEST_WORDS and copied >= COPIED * len(common)


def _named(present: dict[str, bool]) -> tuple[str, ...]:
    return tuple(flag for flag in FLAGS if present.get(flag, False))


def examine(source: str, translation: str, source_lang: str, *, truncated: bool = False) -> Verdict:
    """Return what is wrong with one English translation.

    Parameters
    ----------
    source, translation : str
    source_lang : str
        Language code of the source.
    truncated : bool, default=False
        Whether source or translation was cut.

    Returns
    -------
    Verdict
    """
    return Guard(source, source_lang).examine(translation, truncated=truncated)


def guard(source: str, translation: str, truncated: bool, source_lang: str) -> tuple[str, ...]:
    """Return the flags of `examine` alone."""
    return examine(source, translation, source_lang, truncated=truncated).flags

"""In which language a text is written, found offline."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["Detected", "detect_language"]

_SAMPLE = 20_000  # characters; more text does not change the answer, only the time


class Detected(NamedTuple):
    """A language code, and the share of belief in it, in [0, 1]."""

    lang: str
    confidence: float

    @property
    def belief(self) -> str:
        """The confidence in words."""
        return f"confidence {self.confidence:.2f}"

    def __str__(self) -> str:
        return f"{self.lang} ({self.belief})"


def detect_language(text: str) -> Detected:
    """Find the language of a text among all that the detector knows.

    Parameters
    ----------
    text : str
        An article or a few sentences; of a long one the beginning, the middle and the end are
        read.

    Returns
    -------
    Detected
        The most likely of 139 languages, not only of those that we translate: a German text is
        German, not poor French. Confidence 0 where the text holds no letters at all.
    """
    if not any(map(str.isalpha, text)):
        return Detected("und", 0.0)
    lang, confidence = _load_identifier().classify(_sample(text))
    return Detected(lang, float(confidence))


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    part = _SAMPLE // 3
    middle = (len(text) - part) // 2
    return "\n".join((text[:part], text[middle : middle + part], text[-part:]))


@functools.cache
def _load_identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

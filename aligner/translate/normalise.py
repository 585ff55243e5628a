"""A view of the text that suits the model; only the model ever sees it.

What is here was kept because it helped on news (`scripts/bench_translate.py`); joining the
groups of a number ("34 000"), spelling out "…" and replacing dashes did not.
"""

from __future__ import annotations

import re

__all__ = ["NORMALISATION", "normalise"]

NORMALISATION = 1  # part of the fingerprint: raised with every change below

QUOTES = re.compile(r"[«“„]\s*|\s*[»”]")
ELISION = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")  # l'eau, aujourd'hui
HOURS = re.compile(r"\b([01]?\d|2[0-4])\s?h\s?([0-5]\d)\b")  # 9 h 30, 15h45


def normalise(text: str, language: str, apostrophe: str | None = None) -> str:
    """Return the text as the model should read it.

    Parameters
    ----------
    text : str
    language : str
        Language code; French times ("9 h 30") are written "9:30".
    apostrophe : str, optional
        The form of a French elision that the model knows best; None: as the text has it.

    Returns
    -------
    str
        Double quotation marks in their plain form, every run of white space (line ends,
        no-break and thin spaces) one space, none at the ends.
    """
    text = QUOTES.sub('"', text)
    if language == "fr":
        text = HOURS.sub(r"\1:\2", text)
        if apostrophe is not None:
            text = ELISION.sub(apostrophe, text)
    return " ".join(text.split())

"""A view of the text that suits the model; only the model ever sees it.

MarianMT models are trained on text whose typography was made plain. `scripts/bench_translate.py
--normalisation` measures what it brings; the scripts that train use the same function.
"""

from __future__ import annotations

import re

from aligner.facts.lexicon import resolve_lang
from aligner.facts.names import known_place
from aligner.facts.tokens import tokenize

__all__ = ["NORMALISATION", "normalise"]

NORMALISATION = 2  # part of the fingerprint: raised with every change below

SHORTEST_SHOUT = 12  # letters; "ONU y OTAN" is no headline
SHOUTED = 0.8  # share of the letters that are capitals
QUOTES = re.compile(r"[«“„]\s*|\s*[»”]")
HOURS = re.compile(r"\b([01]?\d|2[0-4])\s?h\s?([0-5]\d)\b")  # 9 h 30, 15h45
PLAIN = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "‹": "'", "›": "'", "…": "...",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "\u00ad": "", "\ufeff": "", "\u200b": "",
})  # fmt: skip


def normalise(text: str, language: str) -> str:
    """Return the text as the model should read it.

    Parameters
    ----------
    text : str
    language : str
        Language code; French times ("9 h 30") are written "9:30".

    Returns
    -------
    str
        Quotation marks, apostrophes, dashes and ellipses in their plain ASCII form, invisible
        marks removed, every run of white space (line ends, no-break and thin spaces) one space,
        none at the ends. A text in capitals, which the models have hardly seen, is in small ones
        but for its first letter and for known places.
    """
    text = QUOTES.sub('"', text).translate(PLAIN)
    if _shouts(text):
        text = _calmed(text, language)
    if language == "fr":
        text = HOURS.sub(r"\1:\2", text)
    return " ".join(text.split())


def _calmed(text: str, language: str) -> str:
    """Return a text in capitals as a sentence would be written."""
    titled = text.title()
    tokens = tokenize(titled, resolve_lang(language))
    places = [
        (tokens[at].start, tokens[found[1] - 1].end)
        for at in range(len(tokens))
        if (found := known_place(tokens, at))
    ]
    calm = list(text.lower())
    if len(calm) != len(titled):  # a letter whose small form is two
        return text.capitalize()
    for start, end in places:
        calm[start:end] = titled[start:end]
    return "".join(calm[:1]).upper() + "".join(calm[1:])


def _shouts(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    return len(letters) >= SHORTEST_SHOUT and capitals > SHOUTED * len(letters) and " " in text

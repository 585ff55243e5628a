"""Numbers in words, written in digits: a small model repeats "18" where it garbles "dieciocho"."""

from __future__ import annotations

import re

from aligner.facts.lexicon import LANGUAGES
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral, numeral_at
from aligner.facts.tokens import norm_at, tokenize
from aligner.translate.spelled import HUNDREDS, PERCENT, ROMAN, roman_value

__all__ = ["in_digits"]

LEAST, MOST = 3, 1e6  # "un" and "dos" are articles and pronouns too; millions keep their word
GROUPS = {"es": ".", "fr": " "}
CENTURY = re.compile(r"\b(?:siglos?|siècles?)\b", re.IGNORECASE)


def in_digits(text: str, lang: str) -> str:
    """Return the text with its numbers in words, and Roman ones beside a century, in digits.

    Parameters
    ----------
    text : str
    lang : str
        Language code; of other languages than English, Spanish and French nothing is known.

    Returns
    -------
    str
        The text itself where nothing is to be changed.
    """
    if lang not in LANGUAGES:
        return text
    tokens = tokenize(text, lang)
    starters = number_words(lang).starters
    pieces, end, index = [], 0, 0
    while index < len(tokens):
        number = numeral_at(tokens, index, lang) if tokens[index].norm in starters else None
        if number is None:
            index += 1
            continue
        percent = tokens[number.start].norm in HUNDREDS and norm_at(tokens, index - 1) in PERCENT
        if _is_plain(number) and not percent:
            start = tokens[number.start].start
            pieces += [text[end:start], _digits(int(number.low), lang)]
            end = tokens[number.end - 1].end
        index = max(number.end, index + 1)
    spelled = "".join([*pieces, text[end:]])
    if CENTURY.search(spelled):
        spelled = ROMAN.sub(_arabic, spelled)
    return spelled


def _arabic(match: re.Match[str]) -> str:
    value = roman_value(match)
    return f"{value}{match.group()[len(match[1] + match[2]) :]}" if value else match.group()


def _is_plain(number: Numeral) -> bool:
    exact = number.kind == "exact" and number.low == number.high == int(number.low)
    return exact and not number.digits and LEAST <= number.low < MOST


def _digits(value: int, lang: str) -> str:
    if value < 10_000:
        return str(value)
    return f"{value:,}".replace(",", GROUPS.get(lang, ","))

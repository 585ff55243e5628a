"""Numbers in words and Roman numerals, for the guard of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aligner.facts.lexicon import LANGUAGES
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral, numeral_at
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["ROMAN", "english_words", "roman", "roman_value", "spelled"]

Reading = tuple[str, float]
Readings = frozenset[Reading]

UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
TENS = "twent thirt fort fift sixt sevent eight ninet"
WORDS = {
    word: {float(i)} for row in (UNITS, ORDINALS) for i, word in enumerate(row.split())
} | {
    stem + ending: {10.0 * i}
    for i, stem in enumerate(TENS.split(), 2)
    for ending in ("y", "ieth", "ies")  # "in the nineties"
}  # fmt: skip
for _value, _words in {
    0.5: "half halves", 0: "midnight none no", 1: "once single",
    3: "thirds thrice triple trio triad",
    2: "twice both double doubled doubling dual couple pair pairs duo either neither twin",
    4: "quarter quarters quadruple", 12: "noon", 14: "fortnight", 15: "fortnight quarter",
    20: "score", 25: "quarter", 10: "tenths", 100: "hundredth century",
}.items():  # fmt: skip
    for _word in _words.split():
        WORDS[_word] = WORDS.get(_word, set()) | {float(_value)}
MULTIPLIERS = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "decade": 10.0, "decades": 10.0, "dozen": 12.0, "dozens": 12.0,
}  # fmt: skip
WORD = re.compile(r"[a-z]+")
ORDINAL_STEMS = {
    "es": "primer segund tercer cuart quint sext septim octav noven decim",
    "fr": "premi deuxiem troisiem quatriem cinquiem sixiem septiem huitiem neuviem dixiem",
}
ALSO = {
    "es": {"par": 2.0, "doble": 2.0, "triple": 3.0, "cuadruple": 4.0, "quintuple": 5.0},
    "fr": {"second": 2.0, "seconde": 2.0, "double": 2.0, "triple": 3.0, "quadruple": 4.0},
}
# words of a number that mean something else more often than not
AMBIGUOUS = frozenset(["neuf", "cuarentena", "quarantaine"])
POINTING = word_set("los las estos estas esos esas ambos ambas les ces ses leurs nos vos sus")
BEFORE_HOUR = frozenset(["la", "las"])
HOURS = frozenset(["hora", "horas", "heure", "heures"])
PERCENT = frozenset(["por", "pour"])
HUNDREDS = frozenset(["cent", "ciento", "cien"])
# by how a share is said in English: a third, two thirds, a quarter, three quarters ...
SHARES = {50.0: (0.5, 2), 33.3: (3,), 66.7: (3,), 25.0: (4, 25), 75.0: (4, 3), 10.0: (10,)}
NEAR = {10.0: (12.0,), 12.0: (10.0,), 15.0: (14.0, 2.0)}  # "une dizaine", "una quincena"
ROMAN = re.compile(r"(?<![\w.])(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?:e|er|ème|º)?(?![\w'’])")
ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def spelled(tokens: tuple[Token, ...], lang: str) -> Iterator[tuple[Readings, bool]]:
    """Yield the numbers in words, and whether each certainly is a number.

    Parameters
    ----------
    tokens : tuple of Token
    lang : str
        ``en``, ``es`` or ``fr``.

    Yields
    ------
    tuple of (frozenset of Reading, bool)
    """
    if lang not in LANGUAGES:
        return
    starters, ordinals = number_words(lang).starters, _ordinals(lang)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "number" and token.norm not in starters:
            if token.norm in ordinals:
                yield frozenset({("n", ordinals[token.norm])}), False
            index += 1
            continue
        number = numeral_at(tokens, index, lang)
        if number is None:
            index += 1
            continue
        is_percent = token.norm in HUNDREDS and norm_at(tokens, index - 1) in PERCENT
        if not number.digits and not is_percent:
            hour = norm_at(tokens, index - 1) in BEFORE_HOUR or (
                norm_at(tokens, number.end) in HOURS
            )
            yield _readings(number, hour), _is_certain(tokens, number, lang)
            yield from ((_plain(value), False) for value in _each(tokens, number, lang))
        index = number.end


def _readings(number: Numeral, hour: bool) -> Readings:
    if number.kind == "vague":
        base = number.high / 10
        return frozenset({("v", _magnitude(base)), ("n", base)})
    if number.kind == "share":
        return frozenset(("n", float(v)) for v in (number.low, *SHARES.get(number.low, ())))
    near = NEAR.get(number.low, ()) if number.kind == "rough" else ()
    plain = frozenset(("n", round(value, 6)) for value in (number.low, *near))
    return plain | {("t", 60 * number.low), ("h", number.low)} if hour else plain


def _magnitude(base: float) -> float:
    """Return one base for tens, dozens and scores."""
    power = 1.0
    while base >= 100 * power:
        power *= 10
    return 10 * power if base in (12 * power, 20 * power) else base


def _plain(value: float) -> Readings:
    return frozenset({("n", value)})


def _each(tokens: tuple[Token, ...], number: Numeral, lang: str) -> Iterator[float]:
    """Yield the values of the single words, for a number that is read otherwise in English."""
    words = number_words(lang)
    for token in tokens[number.start : number.end]:
        if token.norm in words.add:
            yield words.add[token.norm]


def _is_certain(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    first = tokens[number.start]
    alone = number.end - number.start == 1
    if lang == "en" and (number.kind != "exact" or number.low <= 2):
        return False
    if norm_at(tokens, number.end) == "-" and norm_at(tokens, number.end + 1) in WORDS:
        return False  # "twenty-first"
    if number.article or number.low <= 1 or (alone and first.norm in AMBIGUOUS):
        return False
    if tokens[number.end - 1].norm in ("cent", "cents") and (
        first.norm == "un" or norm_at(tokens, number.start - 1) in ("un", "quelques")
    ):
        return False  # a coin, or more than a hundred
    if number.low == 2 and norm_at(tokens, number.start - 1) in POINTING:
        return False  # "los dos", "ces deux": also "they"
    return not first.text[:1].isupper() or number.start == 0


@cache
def _ordinals(lang: str) -> dict[str, float]:
    endings = {"es": ("", "o", "a", "os", "as"), "fr": ("e", "es", "er", "ere", "ers", "eres")}
    stems = ORDINAL_STEMS.get(lang, "").split()
    return {
        stem + ending: float(value)
        for value, stem in enumerate(stems, 1)
        for ending in endings[lang]
    } | ALSO.get(lang, {})


def roman(text: str) -> Iterator[tuple[Readings, bool]]:
    """Yield Roman numerals up to XXXIX; certain are those of two letters and more."""
    for match in ROMAN.finditer(text):
        value = roman_value(match)
        if value:
            yield _plain(float(value)), len(match[1]) + len(match[2]) > 1


def roman_value(match: re.Match[str]) -> int:
    """Return the value of a match of `ROMAN`; 0: nothing but a boundary matched."""
    return 10 * len(match[1]) + ONES[match[2]]


def english_words(text: str) -> Iterator[Reading]:
    """Yield the values of English number words: each word alone, and each run of them together."""
    total = current = 0.0
    running = False
    for word in [*WORD.findall(text.lower()), ""]:
        if word in WORDS:
            for value in WORDS[word]:
                yield "n", value
                yield "t", 60.0 * value
            current += min(WORDS[word])
            running = True
        elif word in MULTIPLIERS:
            current = (current or 1.0) * MULTIPLIERS[word]
            yield "n", current
            if current >= 1e3:
                total, current = total + current, 0.0
            running = True
        elif word == "trillions":
            yield "n", 1e12
            yield "v", 1e12
        elif running and word != "and":
            yield "n", total + current
            total, current, running = 0.0, 0.0, False

"""Parts of a whole in percent: "two-thirds of", "one in four", "9 de cada 10", "½", "1/3"."""

from __future__ import annotations

import unicodedata

from aligner.facts.bounds import bound_before
from aligner.facts.counting import concept_of, is_function_word, unit_of
from aligner.facts.multipliers import OF
from aligner.facts.number_words import NumberWords, number_words
from aligner.facts.numerals import Numeral, numeral_at
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["share_at"]

_HALVES = word_set("first second last primera segunda premiere deuxieme seconde")
_RATIO_LINKS = {
    "en": (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")),
    "es": (("de", "cada"),),
    "fr": (("sur",),),
}
_RATIO_ONLY = (("out", "of"), ("out", "of", "every"), ("de", "cada"))  # never anything else
_OF_WHICH = word_set("whom which cuales dont")
_BETWEEN = frozenset(["between", "entre"])
_AND = frozenset(["and", "y", "et"])
_LARGEST_DENOMINATOR = 100


def share_at(tokens: tuple[Token, ...], index: int, lang: str) -> Numeral | None:
    """Read the part of a whole that begins at a token.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Where it must begin.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Numeral or None
        Of kind ``share``, in percent; a share of a round number ("a quarter of a million") is
        that number. "Half" by itself is no figure, "more than half" is.
    """
    words = number_words(lang)
    token = tokens[index]
    if token.kind == "code":
        return _written_fraction(tokens, index)
    if token.kind not in ("word", "number"):
        return None
    if token.norm in words.starters:
        share = _fraction(tokens, index, words, lang)
        if share is not None:
            return share
    if token.kind == "number" or token.norm in words.starters:
        return _ratio(tokens, index, lang)
    return None


def _fraction(
    tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str
) -> Numeral | None:
    found = words.fractions.match(tokens, index)
    if found is None:
        return None
    key, end = found
    of = norm_at(tokens, end) in OF
    if tokens[index].norm == "every":
        return _every(tokens, index, end, float(key))
    scale = end + 1 if of else end
    if norm_at(tokens, scale) in words.article:
        scale += 1
    if norm_at(tokens, scale) in words.scale and of:
        value = float(key) / 100 * words.scale[norm_at(tokens, scale)]
        return Numeral(index, scale + 1, value, value, "rough", scaled=True)
    if norm_at(tokens, scale) in words.scale:
        return None  # "almost half a million" is one number
    led = any(token.norm in _OF_WHICH for token in tokens[max(0, index - 3) : index])
    bounded = led or bound_before(tokens, index, lang) is not None
    opens_range = norm_at(tokens, index - 1) in _BETWEEN and norm_at(tokens, end) in _AND
    open_end = end >= len(tokens) or is_function_word(norm_at(tokens, end))
    mark = end < len(tokens) and tokens[end].kind == "mark" and tokens[end].text != "-"
    if not (
        of
        or opens_range
        or norm_at(tokens, end) in ("the", "its", "their", "all")
        or (bounded and (open_end or mark))
    ):
        return None
    if norm_at(tokens, end + 1) in ("hour", "hora", "heure"):
        return None
    if norm_at(tokens, index - 1) in _HALVES or norm_at(tokens, end) == "as":
        return None  # "the first half of the year", "half as many"
    return Numeral(index, end, float(key), float(key), "share")


def _every(tokens: tuple[Token, ...], index: int, end: int, share: float) -> Numeral | None:
    """Read "every fifth voter"; "every third day" and "every second counts" are no shares."""
    norm = norm_at(tokens, end)
    counted = end < len(tokens) and tokens[end].kind == "word" and unit_of(norm) is None
    if not counted or is_function_word(norm) or (share == 50 and concept_of(norm, "en") is None):
        return None
    return Numeral(index, end, share, share, "share", scaled=True)


def _written_fraction(tokens: tuple[Token, ...], index: int) -> Numeral | None:
    """Read "1/3 of", "¾", "2½": below one a share, else a number."""
    text = tokens[index].text
    sign = text[-1]
    if "/" in text:
        part, _, whole = text.partition("/")
        if len(part) > 2 or len(whole) > 2 or not 0 < int(part) < int(whole):
            return None
        value = int(part) / int(whole)
    else:
        value = unicodedata.numeric(sign, 0.0)
        if not value or len(text) > 4:
            return None
        value += int(text[:-1] or 0)
    if value >= 1:
        return Numeral(index, index + 1, value, value, "exact", digits=True)
    after = norm_at(tokens, index + 1)
    if after not in OF and after not in ("the", "parte", "partes"):
        return None
    share = round(100 * value, 1)
    end = index + 2 if after in ("parte", "partes") else index + 1
    return Numeral(index, end, share, share, "share", digits=True)


def _ratio(tokens: tuple[Token, ...], index: int, lang: str) -> Numeral | None:
    """Read "one in four", "uno de cada cuatro", "sept Français sur dix", "3 out of 10"."""
    part = numeral_at(tokens, index, lang)
    if part is None or part.kind != "exact":
        return None
    for at in (part.end, part.end + 1, part.end + 2):
        if at + 1 >= len(tokens) or (at > part.end and not _may_stand_between(tokens[at - 1])):
            return None
        for link in _RATIO_LINKS[lang]:
            whole_at = at + len(link)
            if whole_at >= len(tokens) or any(
                tokens[at + i].norm != word for i, word in enumerate(link)
            ):
                continue
            whole = numeral_at(tokens, whole_at, lang) or _hundred(tokens, whole_at, link)
            if whole is None or not 0 < part.low < whole.low <= _LARGEST_DENOMINATOR:
                continue
            plain = link in _RATIO_ONLY or _is_plain_ratio(tokens, whole, at, lang)
            if at > part.end and not plain:
                continue
            if link == ("in",) and not _reads_as_share(tokens, whole):
                continue
            if link == ("sur",) and unit_of(norm_at(tokens, whole.end)) is not None:
                continue  # "12 sur 30 mètres"
            share = round(100 * part.low / whole.low, 1)
            return Numeral(index, whole.end, share, share, "share", scaled=True)
    return None


def _hundred(tokens: tuple[Token, ...], index: int, link: tuple[str, ...]) -> Numeral | None:
    """Read "in every hundred", which has no "a"."""
    if link[-1] != "every" or tokens[index].norm != "hundred":
        return None
    return Numeral(index, index + 1, 100.0, 100.0, "exact")


def _may_stand_between(token: Token) -> bool:
    return token.kind == "word" and len(token.text) > 1 and unit_of(token.norm) is None


def _is_plain_ratio(tokens: tuple[Token, ...], whole: Numeral, at: int, lang: str) -> bool:
    """Say whether a noun before the link leaves a ratio: "un enfant sur trois"."""
    if lang == "fr":
        return concept_of(norm_at(tokens, whole.end), lang) is None
    known = concept_of(tokens[at - 1].norm, lang) is not None
    return known and concept_of(norm_at(tokens, whole.end), lang) is None


def _reads_as_share(tokens: tuple[Token, ...], whole: Numeral) -> bool:
    """Tell "one in four" from "two in 2016" and from "three in 10 days"."""
    round_enough = whole.low <= 20 or whole.low in (50, 100)
    return round_enough and unit_of(norm_at(tokens, whole.end)) is None

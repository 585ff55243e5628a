"""Numbers in figures and words: from tokens to a value or to vague bounds."""

from __future__ import annotations

from typing import Literal, NamedTuple

from aligner.facts.number_words import NumberWords, number_words
from aligner.facts.separators import read_figure
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["Numeral", "numeral_at"]

_COUNTED_BY_MILLION = frozenset(["people", "voters", "viewers", "users", "children", "refugees"])
_HALVES = word_set(
    """
    first second last primera segunda premiere deuxieme seconde
    """
)
_OF = frozenset(["of", "de", "d'", "del", "des", "du"])


class Numeral(NamedTuple):
    """A number and the tokens ``[start, end)`` that write it."""

    start: int
    end: int
    low: float
    high: float
    kind: Literal["exact", "rough", "vague", "share"]
    article: bool = False  # written "one", "un", "une" and nothing else
    digits: bool = False
    scaled: bool = False  # written with a multiplier word


def numeral_at(tokens: tuple[Token, ...], index: int, lang: str) -> Numeral | None:
    """Read the number that begins at a token.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Where the number must begin.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Numeral or None
        The longest reading.
    """
    words = number_words(lang)
    token = tokens[index]
    if token.kind == "number":
        return _figures(tokens, index, words, lang)
    if token.kind != "word" or token.norm not in words.starters:
        return None
    return (
        _share(tokens, index, words)
        or _part_of_scale(tokens, index, words)
        or _vague(tokens, index, words)
        or _collective(tokens, index, words)
        or _spelled(tokens, index, words, lang)
    )


def _skip_of(tokens: tuple[Token, ...], index: int) -> int:
    return index + 1 if norm_at(tokens, index) in _OF else index


def _figures(
    tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str
) -> Numeral | None:
    value = read_figure(tokens[index].text, norm_at(tokens, index + 1), lang)
    if value is None:
        return None
    end, glued = index + 1, False
    if end < len(tokens) and tokens[end].start == tokens[index].end:
        factor = {"k": 1e3, "bn": 1e9, "mn": 1e6, "md": 1e9, "mds": 1e9}.get(tokens[end].norm)
        if factor is None and tokens[end].norm == "m" and _is_million(tokens, index, end):
            factor = 1e6
        if factor is not None:
            value, end, glued = value * factor, end + 1, True
    value, end, scaled = _scales(tokens, end, value, words)
    kind: Literal["exact", "rough"] = "exact"
    noun = words.vague.get(norm_at(tokens, end)) or words.collective.get(norm_at(tokens, end))
    if noun and not scaled:
        value, end, scaled, kind = value * noun, end + 1, True, "rough"
    return Numeral(index, end, value, value, kind, digits=True, scaled=scaled or glued)


def _is_million(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Say whether a glued "m" is a million and not a metre: after money, or before a noun."""
    priced = index > 0 and tokens[index - 1].text in "$€£¥"
    return priced or (end + 1 < len(tokens) and tokens[end + 1].norm in _COUNTED_BY_MILLION)


def _scales(
    tokens: tuple[Token, ...], end: int, value: float, words: NumberWords
) -> tuple[float, int, bool]:
    """Multiply by the scale words that follow, and add "and a half" of the last of them."""
    last, and_half = 1.0, _half_after(tokens, end, words)
    if and_half and norm_at(tokens, and_half) in words.scale:  # "two and a half million"
        value, end = value + 0.5, and_half
    while (factor := words.scale.get(norm_at(tokens, end))) is not None:
        hyphen_noun = factor == 12 and value != int(value)
        if hyphen_noun:
            break
        value, end, last = value * factor, end + 1, factor
    if last > 1 and (after := _half_after(tokens, end, words)):
        value, end = value + 0.5 * last, after
    return value, end, last > 1


def _half_after(tokens: tuple[Token, ...], index: int, words: NumberWords) -> int:
    """Return the index after "and a half", "y medio", "et demi" at `index`, or 0."""
    if norm_at(tokens, index) not in ("and", "y", "et"):
        return 0
    index += 1
    if norm_at(tokens, index) in words.article:
        index += 1
    return index + 1 if norm_at(tokens, index) in words.half else 0


def _share(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    found = words.fractions.match(tokens, index)
    if found is not None:
        key, end = found
        scale = _skip_article(tokens, _skip_of(tokens, end), words)
        if norm_at(tokens, scale) in words.scale and norm_at(tokens, end) in _OF:
            value = float(key) / 100 * words.scale[norm_at(tokens, scale)]
            return Numeral(index, scale + 1, value, value, "rough", scaled=True)
        if norm_at(tokens, end) in _OF or norm_at(tokens, end) in ("the", "its", "their", "all"):
            if norm_at(tokens, end + 1) in ("hour", "hora", "heure"):
                return None
            if norm_at(tokens, index - 1) in _HALVES:
                return None  # "the first half of the year"
            return Numeral(index, end, float(key), float(key), "share")
    return None


def _skip_article(tokens: tuple[Token, ...], index: int, words: NumberWords) -> int:
    return index + 1 if norm_at(tokens, index) in words.article else index


def _part_of_scale(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    """Read "half a million", "medio millón", "une demi-douzaine"."""
    at = index
    if norm_at(tokens, at) in words.article and norm_at(tokens, at + 1) in words.half:
        at += 1
    if norm_at(tokens, at) not in words.half:
        return None
    at = _skip_article(tokens, at + 1, words)
    if norm_at(tokens, at) == "-":
        at += 1
    noun = norm_at(tokens, at)
    base = words.scale.get(noun) or words.collective.get(noun)
    if base is None:
        return None
    return Numeral(index, at + 1, base / 2, base / 2, "rough", scaled=True)


def _vague(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    """Read "tens of thousands", "varios miles", "several hundred", "des milliers"."""
    at, several = index, False
    if norm_at(tokens, at) in words.article and norm_at(tokens, at + 1) in words.several:
        at += 1
    if norm_at(tokens, at) in words.several:
        at, several = at + 1, True
        if norm_at(tokens, at) in words.several:  # "unos pocos miles"
            at += 1
    noun = norm_at(tokens, at)
    base = words.vague.get(noun) or (words.scale.get(noun) if several else None)
    if base is None or (not several and noun in ("mil", "cent", "mille")):
        return None
    at += 1
    while True:
        following = _skip_of(tokens, at)
        noun = norm_at(tokens, following)
        factor = words.vague.get(noun) or words.scale.get(noun)
        if factor is None:
            break
        base, at = base * factor, following + 1
    return Numeral(index, at, base * (2 if several else 1), base * 10, "vague", scaled=True)


def _collective(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    """Read "une vingtaine", "un centenar de miles", "a dozen", "two dozen"."""
    value, at = 1.0, index
    if norm_at(tokens, at) in words.add:
        value, at = words.add[norm_at(tokens, at)], at + 1
    elif norm_at(tokens, at) in words.article:
        at += 1
    noun = norm_at(tokens, at)
    base = 12.0 if noun == "dozen" else words.collective.get(noun)
    if base is None and at > index and value > 1:
        base = words.vague.get(noun) if noun not in words.scale else None
    if base is None:
        return None
    at += 1
    following = _skip_of(tokens, at)
    factor = words.vague.get(norm_at(tokens, following)) or words.scale.get(
        norm_at(tokens, following)
    )
    if factor is not None and factor > base:
        base, at = base * factor, following + 1
    return Numeral(index, at, value * base, value * base, "rough", scaled=True)


def _spelled(
    tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str
) -> Numeral | None:
    """Read a number in words; see `_fits` for what may be added to what."""
    total, current, last_scale, at = 0.0, 0.0, float("inf"), index
    first = tokens[index].norm
    if first in words.article and first not in words.add:  # English "a hundred"
        if norm_at(tokens, index + 1) not in words.scale:
            return None
        current, at = 1.0, index + 1
    used = 0
    while at < len(tokens):
        step = at
        if (used and tokens[step].text == "-") or (
            used and _joins(tokens, step, current, words, lang)
        ):
            step += 1
        norm = norm_at(tokens, step)
        if norm in words.scale and norm != "dozen":
            factor = words.scale[norm]
            if factor == 100:
                if current >= 10 or (used == 0 and current == 0 and lang == "en"):
                    break
                current = (current or 1.0) * 100
            elif factor > last_scale:
                total, current = (total + current) * factor, 0.0
                last_scale = factor
            else:
                total, current = total + (current or 1.0) * factor, 0.0
                last_scale = factor
        elif norm in words.add and _fits(words.add[norm], current, norm, lang):
            value = words.add[norm]
            times_twenty = lang == "fr" and current == 4 and norm in ("vingt", "vingts")
            current = 80.0 if times_twenty else current + value
        else:
            break
        at, used = step + 1, used + 1
        if last_scale < float("inf") and (after := _half_after(tokens, at, words)):
            total, at = total + 0.5 * last_scale, after
            break
    value = total + current
    if not used or value == 0:
        return None
    value, at, scaled = _scales(tokens, at, value, words) if total == 0 else (value, at, True)
    alone = used == 1 and value == 1
    return Numeral(index, at, value, value, "exact", article=alone, scaled=scaled)


def _joins(
    tokens: tuple[Token, ...], at: int, current: float, words: NumberWords, lang: str
) -> bool:
    """Say whether a conjunction is part of a number: "two hundred and fifty", "treinta y dos"."""
    following, after = norm_at(tokens, at + 1), norm_at(tokens, at + 2)
    if following not in words.add:
        return False
    value = words.add[following]
    if lang == "es":
        return tokens[at].norm == "y" and current % 100 >= 30 and value < 10
    if lang == "fr":
        return tokens[at].norm == "et" and current % 100 >= 20 and value in (1, 11)
    whole = current % 100 == 0 and (current > 0 or at > 0) and tokens[at - 1].norm in words.scale
    return tokens[at].norm == "and" and whole and after not in words.scale


def _fits(value: float, current: float, norm: str, lang: str) -> bool:
    """Say whether a number word may be added: "veinte" then "cinco", never "cinco" then "seis"."""
    if current == 0:
        return True
    if lang == "fr":
        if current == 4 and norm in ("vingt", "vingts"):
            return True
        if value < 20 and current % 100 in (60, 80):
            return True
        if value in (7, 8, 9) and current % 100 in (10, 70, 90):
            return True
    if value < 10:
        return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20)
    return value < 100 and current % 100 == 0

"""Numbers in figures and words: from tokens to a value or to vague bounds."""

from __future__ import annotations

from typing import Literal, NamedTuple

from aligner.facts.counting import concept_of
from aligner.facts.multipliers import LARGEST, OF, half_after, scales
from aligner.facts.number_words import NumberWords, number_words
from aligner.facts.separators import read_figure, second_reading
from aligner.facts.tokens import Token, norm_at

__all__ = ["Numeral", "numeral_at"]

_GRIPS = ("main", "mains", "porte")
_REPEAT = frozenset(["and", "y", "et", "upon", "on"])


class Numeral(NamedTuple):
    """A number and the tokens ``[start, end)`` that write it."""

    start: int
    end: int
    low: float
    high: float
    kind: Literal["exact", "rough", "vague", "share"]
    article: bool = False  # written "a", "one", "un", "une" and nothing else; see `counts_one`
    digits: bool = False
    scaled: bool = False  # written with a multiplier word
    other: float | None = None  # the second reading of an ambiguous separator


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
        _part_of_scale(tokens, index, words)
        or _vague(tokens, index, words)
        or _collective(tokens, index, words)
        or _spelled(tokens, index, words, lang)
    )


def _skip_of(tokens: tuple[Token, ...], index: int) -> int:
    return index + 1 if norm_at(tokens, index) in OF else index


def _figures(
    tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str
) -> Numeral | None:
    written = tokens[index].text
    value = read_figure(written, norm_at(tokens, index + 1), lang)
    if value is None:
        return None
    other = second_reading(written, value, lang)
    factor, end = _glued_factor(tokens, index, lang)
    glued = end > index + 1
    first = value
    value, end, scaled = scales(tokens, end, value * factor, words)
    kind: Literal["exact", "rough"] = "exact"
    noun = words.vague.get(norm_at(tokens, end)) or words.collective.get(norm_at(tokens, end), 0)
    if noun >= 10 and lang != "en" and not scaled:
        value, end, scaled, kind = value * noun, end + 1, True, "rough"
    elif scaled:
        value, end = _rest(tokens, end, value, words, lang)
    if other is not None:
        other *= value / first
    return Numeral(index, end, value, value, kind, digits=True, scaled=scaled or glued, other=other)


def _glued_factor(tokens: tuple[Token, ...], index: int, lang: str) -> tuple[float, int]:
    """Read the letter of "$3bn", "10K", "1.2m", "300 M€"; return it and the index after it."""
    end = index + 1
    if end >= len(tokens):
        return 1.0, end
    letter, priced = tokens[end], end + 1 < len(tokens) and tokens[end + 1].text in "$€£¥"
    if letter.start == tokens[index].end or (priced and letter.end == tokens[end + 1].start):
        if letter.norm == "m" and (priced or _is_million(tokens, index, end, lang)):
            return 1e6, end + 1
        factor = {"k": 1e3, "bn": 1e9, "mn": 1e6, "md": 1e9, "mds": 1e9}.get(letter.norm)
        if factor is not None:
            return factor, end + 1
    euros = norm_at(tokens, end + 1) in ("d'", "de") and norm_at(tokens, end + 2) == "euros"
    return (1e6, end + 1) if letter.text == "M" and euros else (1.0, end)


def _rest(
    tokens: tuple[Token, ...], end: int, value: float, words: NumberWords, lang: str
) -> tuple[float, int]:
    """Add what follows a multiplier: "34 mil 512", "1 millón 200 mil", "2 million 300 thousand"."""
    last = words.scale.get(norm_at(tokens, end - 1), 0.0)
    if last < 1e3 or end >= len(tokens) or tokens[end].kind != "number":
        return value, end
    rest = _figures(tokens, end, words, lang)
    if rest is not None and lang == "es" and rest.scaled and last == 1e3 and 1e6 <= rest.low < 1e9:
        return value * 1e6 + rest.low, rest.end  # "24 mil 310 millones" are 24,310 millions
    if rest is None or rest.kind != "exact" or not 1 <= rest.low < last or rest.low % 1:
        return value, end
    whole = rest.low >= last / 10 or rest.scaled
    return (value + rest.low, rest.end) if whole else (value, end)


def _is_million(tokens: tuple[Token, ...], index: int, end: int, lang: str) -> bool:
    """Say whether a glued "m" is a million and not a metre: after money, or before a noun."""
    if index > 0 and tokens[index - 1].text in "$€£¥":
        return True
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return False
    counted = concept_of(following.norm, lang) is not None
    return counted or (tokens[end].text == "M" and following.text.islower())


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
    several, led = False, norm_at(tokens, index + 1)
    few = led in words.several or words.vague.get(led) == 1
    at = index + (norm_at(tokens, index) in words.article and few)
    if norm_at(tokens, at) in words.several:
        at, several = at + 1, True
        if norm_at(tokens, at) in words.several:  # "unos pocos miles"
            at += 1
    noun = norm_at(tokens, at)
    base = words.vague.get(noun) or (words.scale.get(noun) if several else None)
    if base is None or (not several and noun in ("mil", "cent", "mille")):
        return None
    at += 1
    several = several or base == 1  # "a handful of voters"; a handshake is "une poignée de main"
    if base == 1 and (norm_at(tokens, at) not in OF or norm_at(tokens, at + 1) in _GRIPS):
        return None
    while True:
        following = _skip_of(tokens, at)
        noun = norm_at(tokens, following)
        factor = words.vague.get(noun) or words.scale.get(noun)
        if factor is None or base >= LARGEST:
            break
        base, at = base * factor, following + 1
    while norm_at(tokens, at) in _REPEAT:  # "miles y miles", "thousands upon thousands"
        again = at + 2 if norm_at(tokens, at + 1) == "des" else at + 1
        if norm_at(tokens, again) != norm_at(tokens, at - 1):
            break
        at = again + 1
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
    if (
        base is not None
        and noun in words.counted_by_of
        and (
            at == index
            or norm_at(tokens, at + 1) not in OF
            or (at + 2 < len(tokens) and tokens[at + 2].kind == "number")
        )
    ):
        return None  # "the pair", "a final score of 3-1"
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
    half = 0.5 * base if (after := half_after(tokens, at, words)) else 0.0  # "centenar y medio"
    total = value * base + half
    return Numeral(index, after or at, total, total, "rough", scaled=True)


def _spelled(
    tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str
) -> Numeral | None:
    """Read a number in words; see `_fits` for what may be added to what."""
    total, current, last_scale, at = 0.0, 0.0, float("inf"), index
    first = tokens[index].norm
    if first in words.article and first not in words.add:  # English "a hundred"
        if norm_at(tokens, index + 1) not in words.scale:
            return Numeral(index, index + 1, 1.0, 1.0, "exact", article=True)
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
            elif total + current >= LARGEST:
                break
            elif factor > last_scale:
                total, current = (total + current) * factor, 0.0
                last_scale = factor
            else:
                total, current = total + (current or 1.0) * factor, 0.0
                last_scale = factor
        elif norm in words.add and _fits(words.add[norm], current, norm, lang):
            value = words.add[norm]
            times_twenty = lang == "fr" and current % 100 == 4 and norm in ("vingt", "vingts")
            current += 76 if times_twenty else value
        else:
            break
        at, used = step + 1, used + 1
        if last_scale < float("inf") and (after := half_after(tokens, at, words)):
            total, at = total + 0.5 * last_scale, after
            break
    value = total + current
    if not used or value == 0:
        return None
    value, at, scaled = scales(tokens, at, value, words) if total == 0 else (value, at, True)
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
        if current % 100 == 4 and norm in ("vingt", "vingts"):
            return True
        if value < 20 and current % 100 in (60, 80):
            return True
        if value in (7, 8, 9) and current % 100 in (10, 70, 90):
            return True
    if value < 10:
        return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20)
    return value < 100 and current % 100 == 0

"""Figures with their bounds and ranges, before it is known what they count."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.counting import concept_of, unit_of
from aligner.facts.dates import date_token_ranges
from aligner.facts.exclusions import is_no_count
from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.numerals import Numeral, numeral_at
from aligner.facts.tokens import Token, norm_at, word_set
from aligner.records import Modality

__all__ = ["Figure", "bound_after", "join_ranges", "read_figures"]

_ARTICLES = word_set("a an the el la los las un una le les l' une")


class Figure(NamedTuple):
    """A figure on its way to a `Quantity`; indices are of tokens."""

    start: int
    end: int
    low: float | None
    high: float | None
    modality: Modality
    number: Numeral
    money: str | None = None


@cache
def _bounds(lang: str) -> tuple[PhraseTable, PhraseTable]:
    table = load_table("bounds")
    before: dict[str, str] = {}
    for sign, own in table["before"].items():
        for phrase in own[lang]:
            for ending in (
                (" de", " del", " d'", " des", " du") if phrase.endswith(" de") else ("",)
            ):
                before[phrase.removesuffix(" de") + ending if ending else phrase] = sign
    after = {phrase: sign for sign, own in table["after"].items() for phrase in own[lang]}
    return PhraseTable(before), PhraseTable(after)


def read_figures(tokens: tuple[Token, ...], lang: str) -> list[Figure]:
    """Read the figures of a text, each with its bound; what counts nothing is left out.

    Parameters
    ----------
    tokens : tuple of Token
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    list of Figure
        In reading order.
    """
    dated = {i for first, last in date_token_ranges(tokens, lang) for i in range(first, last)}
    figures, index = [], 0
    while index < len(tokens):
        number = None if index in dated else numeral_at(tokens, index, lang)
        if number is not None:
            number = _ratio(tokens, index, number, lang) or number
        if number is None:
            index += 1
            continue
        if not is_no_count(tokens, number, lang):
            figures.append(_with_bound(tokens, number, lang))
        index = number.end
    return figures


def _ratio(tokens: tuple[Token, ...], index: int, part: Numeral, lang: str) -> Numeral | None:
    """Read "one in four", "uno de cada cuatro", "deux sur trois", "3 out of 10"."""
    links = {
        "en": (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")),
        "es": (("de", "cada"),),
        "fr": (("sur",),),
    }[lang]
    if tokens[index].kind not in ("word", "number") or index + 2 >= len(tokens):
        return None
    for link in links:
        at = index + 1
        if lang != "es" and concept_of(norm_at(tokens, at), lang):
            at += 1  # "un enfant sur trois", "one child in three"
        if tuple(norm_at(tokens, at + i) for i in range(len(link))) != link:
            continue
        if at + len(link) >= len(tokens):
            continue
        whole = numeral_at(tokens, at + len(link), lang)
        if whole is None or part.end not in (at, at - 1):
            continue
        if 0 < part.low < whole.low <= 100 and not (link == ("in",) and whole.low > 20):
            share = round(100 * part.low / whole.low, 1)
            return Numeral(index, whole.end, share, share, "share", scaled=True)
    return None


def _with_bound(tokens: tuple[Token, ...], number: Numeral, lang: str) -> Figure:
    start, money = number.start, None
    symbol = unit_of(norm_at(tokens, start - 1)) if start else None
    if symbol is not None and symbol[0] == "currency" and tokens[start - 1].kind == "mark":
        start, money = start - 1, str(symbol[1])
        if (
            norm_at(tokens, start - 1) in ("us", "u", "s")
            and tokens[start - 1].end == tokens[start].start
        ):
            start -= 1
    before = start
    while before > 0 and tokens[before - 1].norm in _ARTICLES and before - 1 > start - 2:
        if lang == "en" and tokens[before - 1].norm == "the":
            break
        before -= 1
    found = _bounds(lang)[0].match_before(tokens, start) if start else None
    if found is None and before < start and before:
        found = _bounds(lang)[0].match_before(tokens, before)
    sign = found[0] if found else None
    if sign == "~" and found and found[1] > 0:  # "at least some 300", "no fewer than about 300"
        stronger = _bounds(lang)[0].match_before(tokens, found[1])
        if stronger is not None:
            found, sign = stronger, stronger[0]
    first = found[1] if found else start
    return _signed(Figure(first, number.end, number.low, number.high, "=", number, money), sign)


def _signed(figure: Figure, sign: str | None) -> Figure:
    number = figure.number
    if sign == ">=":
        return figure._replace(low=number.low, high=None, modality=">=")
    if sign == "<=":
        return figure._replace(low=0.0, high=number.high, modality="<=")
    if number.kind == "vague":
        return figure._replace(modality="vague")
    if sign == "~" or number.kind == "rough" or (number.kind == "share" and not number.scaled):
        return figure._replace(modality="~")
    return figure


def bound_after(tokens: tuple[Token, ...], figure: Figure, noun_end: int, lang: str) -> Figure:
    """Give a figure the bound that stands after it or after its noun: "500 people or more".

    Parameters
    ----------
    tokens : tuple of Token
    figure : Figure
    noun_end : int
        The token after what the figure counts.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Figure
    """
    if figure.modality == "range" or figure.modality in (">=", "<="):
        return figure
    for at in sorted({figure.end, noun_end}):
        if at < len(tokens):
            found = _bounds(lang)[1].match(tokens, at)
            if found is not None:
                return _signed(figure, found[0])
    return figure


_TO = {"en": ("to", "or"), "es": ("a", "o", "u"), "fr": ("a", "ou")}
_CHANGE = (
    "ris", "rose", "increas", "grew", "grow", "fell", "fall", "drop", "decreas", "jump", "went",
    "climb", "soar", "declin", "up", "down", "aument", "subi", "pas", "caid", "cayo", "baj",
    "disminu", "reduc", "augment", "baiss", "grimp", "chut", "dimin",
)  # fmt: skip


def join_ranges(tokens: tuple[Token, ...], figures: list[Figure], lang: str) -> list[Figure]:
    """Make one figure of "between 20,000 and 25,000", "600 à 700", "2-3 million"."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        link = None
        if (
            last is not None
            and figure.start == last.end + 1
            and figure.number.start == figure.start
        ):
            link = tokens[last.end].norm
        if last is None or link is None or not _is_range(tokens, last, figure, link, lang):
            joined.append(figure)
            continue
        low = _scaled_like(last.number, figure.number)
        if link in ("-", "–") and low >= figure.number.high:
            joined.pop()  # a score, 3-1, counts nothing
            continue
        if low > figure.number.high:
            joined.append(figure)
            continue
        start = last.start
        if norm_at(tokens, start - 1) in ("between", "entre", "from"):
            start -= 1
        joined[-1] = Figure(
            start, figure.end, low, figure.number.high, "range", figure.number, last.money
        )
    return joined


def _is_range(
    tokens: tuple[Token, ...], first: Figure, second: Figure, link: str, lang: str
) -> bool:
    if first.number.kind in ("vague", "share") or second.number.kind == "share":
        return False
    if first.modality not in ("=", "~"):
        return False
    before = norm_at(tokens, first.start - 1)
    if link in ("and", "y", "et", "e"):
        return before in ("between", "entre") and first.start > 0
    if link in ("-", "–", "‑"):
        return True
    if link not in _TO[lang]:
        return False
    near = (tokens[i].norm for i in range(max(0, first.start - 5), first.start))
    return link in ("or", "o", "u", "ou") or not any(word.startswith(_CHANGE) for word in near)


def _scaled_like(first: Numeral, second: Numeral) -> float:
    """Give the first of "2 to 3 million" the multiplier that only the second one writes."""
    if first.scaled or first.low >= 1000 or first.low > second.low:
        return first.low
    if second.scaled or (not second.digits and not first.digits):
        for factor in (1e9, 1e6, 1e3, 100.0):
            if second.low >= factor and first.low < second.low / factor:
                return first.low * factor
    return first.low

"""Figures with their bounds and ranges, before it is known what they count."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from aligner.facts.bounds import bound_at, bound_before
from aligner.facts.counting import unit_of
from aligner.facts.exclusions import is_no_count
from aligner.facts.measures import percent_end, rate_end
from aligner.facts.number_words import NumberWords, number_words
from aligner.facts.numerals import Numeral, numeral_at
from aligner.facts.ones import may_count_one
from aligner.facts.shares import share_at
from aligner.facts.tokens import Token, norm_at, word_set
from aligner.protocols import Span
from aligner.records import Modality

__all__ = ["Figure", "bound_after", "figure_starts", "read_figures"]

_AND = frozenset(["and", "y", "et", "or", "o", "ou"])
_DAYS = 31  # of the longest month: "on November 1 and 2"
_DOLLARS = {
    "us": "USD", "u": "USD", "s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
    "hk": "HKD", "nz": "NZD", "nt": "TWD", "r": "BRL", "mx": "MXN",
}  # fmt: skip
_LEAD = 4  # tokens from an article to the word that makes a number of it
_RATIO_WORDS = frozenset(["sur", "cada"])
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


def figure_starts(tokens: tuple[Token, ...], lang: str) -> frozenset[int]:
    """Return the tokens where a figure may begin, so that most words are looked at once only.

    Parameters
    ----------
    tokens : tuple of Token
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    frozenset of int
        Every token where `numeral_at` or `share_at` reads something that counts, and others.
    """
    words = number_words(lang)
    starts = []
    for index, token in enumerate(tokens):
        if token.kind == "word":
            if token.norm not in words.starters:
                continue
            if token.norm not in words.cores and not _opens(tokens, index, words, lang):
                continue
        elif token.kind not in ("number", "code"):
            continue
        starts.append(index)
    return frozenset(starts)


def _opens(tokens: tuple[Token, ...], index: int, words: NumberWords, lang: str) -> bool:
    """Say whether an article or "several" leads to a number word, a ratio, or counts one."""
    following = [token.norm for token in tokens[index + 1 : index + 1 + _LEAD]]
    if any(norm in words.cores or norm in _RATIO_WORDS for norm in following):
        return True
    return bool(following) and may_count_one(tokens, index, lang)


def read_figures(
    tokens: tuple[Token, ...], lang: str, dates: Sequence[Span], starts: Container[int]
) -> list[Figure]:
    """Read the figures of a text, each with its bound; what counts nothing is left out.

    Parameters
    ----------
    tokens : tuple of Token
    lang : str
        ``en``, ``es`` or ``fr``.
    dates : sequence of (int, int)
        Token ranges that write dates.
    starts : container of int
        What `figure_starts` returns.

    Returns
    -------
    list of Figure
        In reading order.
    """
    dated = {
        i
        for first, last in dates
        for i in range(first, last)
        if not _is_no_date(tokens, first, last)
    }
    figures, index = [], 0
    while index < len(tokens):
        number = None
        if index in starts and index not in dated:
            number = share_at(tokens, index, lang) or numeral_at(tokens, index, lang)
        if number is None:
            index += 1
            continue
        more_days = index - 2 in dated and tokens[index - 1].norm in _AND and number.low <= _DAYS
        ago = number.end + 1 in dated and tokens[number.end].norm in _AND  # "two or three days ago"
        day = more_days and number.digits
        if not (day or ago or is_no_count(tokens, number, lang)):
            figures.append(_with_bound(tokens, number, lang))
        index = percent_end(tokens, number.end) or rate_end(tokens, number.end) or number.end
    return figures


def _is_no_date(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell French "sept heures" from September, and "desde hace tres meses" from a day."""
    number = last - first == 1 and tokens[first].norm == "sept"
    return number or (tokens[first].norm == "hace" and norm_at(tokens, first - 1) == "desde")


def _with_bound(tokens: tuple[Token, ...], number: Numeral, lang: str) -> Figure:
    start, money = number.start, None
    symbol = unit_of(norm_at(tokens, start - 1)) if start else None
    written = tokens[start - 1].text if start else ""
    is_sign = not written.isalpha() or written.isupper() or written == "Rs"  # "$", "HUF"
    if symbol is not None and symbol[0] == "currency" and is_sign:
        start, money = start - 1, str(symbol[1])
        country = _DOLLARS.get(norm_at(tokens, start - 1)) if written == "$" else None
        if country is not None and tokens[start - 1].end == tokens[start].start:
            start, money = start - 1, country
    before = start
    while before > 0 and tokens[before - 1].norm in _ARTICLES and before - 1 > start - 2:
        if lang == "en" and tokens[before - 1].norm == "the":
            break
        before -= 1
    found = bound_before(tokens, start, lang)
    if found is None and before < start:
        found = bound_before(tokens, before, lang)
    if found is not None and found.sign == "~":  # "at least some 300", "no fewer than about 300"
        found = bound_before(tokens, found.start, lang) or found
    first, sign = (found.start, found.sign) if found else (start, None)
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
        found = bound_at(tokens, at, lang)
        if found is not None:
            return _signed(figure, found.sign)
    return figure

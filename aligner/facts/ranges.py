"""Ranges: two figures that are the ends of one."""

from __future__ import annotations

from aligner.facts.figures import Figure
from aligner.facts.measures import percent_end, unit_at
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["join_ranges"]

_ARTICLES = word_set("the el los las un le les l' un une")
_TO = {"en": ("to", "or"), "es": ("a", "o", "u"), "fr": ("a", "ou")}
_CHANGE = (
    "ris", "rose", "increas", "grew", "grow", "fell", "fall", "drop", "decreas", "jump", "went",
    "climb", "soar", "declin", "up", "down", "aument", "subi", "pas", "caid", "cayo", "baj",
    "disminu", "reduc", "augment", "baiss", "grimp", "chut", "dimin", "recul", "accru", "accroi",
    "monte", "remont", "raise", "surge", "slid", "plung", "shrank", "shrunk", "lower", "crec",
    "descen", "redescen",
    "desplom", "repunt", "retroced", "recort", "rebaj", "ampli", "elarg", "trepa",
)  # fmt: skip


def join_ranges(tokens: tuple[Token, ...], figures: list[Figure], lang: str) -> list[Figure]:
    """Make one figure of "between 20,000 and 25,000", "600 à 700", "30% to 40%", "2-3 million".

    Parameters
    ----------
    tokens : tuple of Token
    figures : list of Figure
        In reading order.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    list of Figure
    """
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        link = _link_between(tokens, last, figure) if last else None
        if last is None or link is None or not _is_range(tokens, last, figure, link, lang):
            joined.append(figure)
            continue
        low = _scaled_like(last.number, figure.number)
        if low > figure.number.high:
            joined.append(figure)
            continue
        start = last.start
        opening = _before_articles(tokens, start)
        if norm_at(tokens, opening) in ("between", "entre", "from"):
            start = opening
        joined[-1] = Figure(
            start,
            figure.end,
            low,
            figure.number.high,
            "range",
            figure.number,
            figure.money or last.money,
        )
    return joined


def _link_between(tokens: tuple[Token, ...], first: Figure, second: Figure) -> str | None:
    """Return the word that links two figures which nothing but their common unit parts."""
    written_from = second.number.start - (1 if second.money else 0)
    if second.start < written_from - 1:
        return None
    at = first.end
    if percent := percent_end(tokens, at):
        if not percent_end(tokens, second.end):
            return None
        at = percent
    elif at + 1 < written_from and (unit := unit_at(tokens, at)) is not None:
        other = unit_at(tokens, second.end)
        if other is None or other.measure != unit.measure:
            return None
        at = unit.end
    after = at + 1
    while after < written_from and tokens[after].norm in _ARTICLES:
        after += 1
    return tokens[at].norm if after == written_from and at < written_from else None


def _before_articles(tokens: tuple[Token, ...], start: int) -> int:
    """Return the index before the articles that stand before a figure."""
    before = start - 1
    if before > 0 and tokens[before].norm in _ARTICLES:
        before -= 1
    return before


def _is_range(
    tokens: tuple[Token, ...], first: Figure, second: Figure, link: str, lang: str
) -> bool:
    if first.number.kind in ("vague", "share") or second.number.kind == "share":
        return False
    if first.modality not in ("=", "~"):
        return False
    before = norm_at(tokens, _before_articles(tokens, first.start))
    if link in ("and", "y", "et", "e"):
        return before in ("between", "entre")
    if link in ("-", "–", "‑"):
        return True
    if link not in _TO[lang]:
        return False
    near = (tokens[i].norm for i in range(max(0, first.start - 5), first.start))
    return link in ("or", "o", "u", "ou") or not any(word.startswith(_CHANGE) for word in near)


def _scaled_like(first: Numeral, second: Numeral) -> float:
    """Give the first of "2 to 3 million" the multiplier that only the second one writes."""
    if first.scaled or first.low > second.low:
        return first.low
    if second.scaled or (not second.digits and not first.digits):
        for factor in (1e9, 1e6) if first.low >= 1000 else (1e9, 1e6, 1e3, 100.0):
            if second.low >= factor and first.low < second.low / factor:
                return first.low * factor
    return first.low

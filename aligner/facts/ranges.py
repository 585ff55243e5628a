"""Ranges: two figures that are the ends of one."""

from __future__ import annotations

from aligner.facts.figures import Figure
from aligner.facts.measures import percent_end, unit_at
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["join_ranges"]

_ARTICLES = word_set("the el los las un le les l' un une")
_TO = {"en": ("to", "or"), "es": ("a", "al", "o", "u"), "fr": ("a", "ou")}
_FROM = frozenset(["from", "between", "entre"])
_NEAR = 8  # tokens before a figure in which a verb of change stands
_COLLECTIVES = (1e3, 100.0, 20.0, 12.0, 10.0)
_FARTHEST = 10  # times; "rose 38 billion to 719 billion" is no range
_FALLS = (
    "fell", "fall", "drop", "decreas", "down", "declin", "slid", "plung", "shrank", "shrunk",
    "lower", "caid", "cayo", "cae", "baj", "disminu", "reduc", "baiss", "chut", "dimin", "recul",
    "descen", "redescen", "desplom", "retroced", "recort", "rebaj",
)  # fmt: skip
_CHANGE = (*_FALLS,
    "ris", "rose", "increas", "grew", "grow", "jump", "went", "climb", "soar", "up", "aument",
    "subi", "pas", "augment", "grimp", "accru", "accroi", "monte", "remont", "raise", "surge",
    "crec", "repunt", "ampli", "elarg", "trepa",
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
        low = _scaled_like(last.number, figure.number, link)
        if low > figure.number.high:
            joined.append(figure)
            continue
        start = last.start
        opening = _before_articles(tokens, start)
        if norm_at(tokens, opening) in _FROM:
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
        spans = norm_at(tokens, _before_articles(tokens, first.start)) in _FROM
        if other is None and not spans:  # "from 50 euros to 100"
            return None
        if other is not None and other.measure != unit.measure:
            return None
        at = unit.end
    if norm_at(tokens, at) == "-" and norm_at(tokens, at + 1) in ("to", "or"):
        at += 1  # "a 30- or 40-car garage"
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
    kinds = {first.number.kind, second.number.kind}
    if first.number.kind == "vague" or ("share" in kinds and len(kinds) > 1):
        return False
    if first.modality not in ("=", "~"):
        return False
    before = norm_at(tokens, _before_articles(tokens, first.start))
    if link in ("and", "y", "et", "e"):
        return before in ("between", "entre")
    if "share" in kinds:
        return False
    if link in ("-", "–", "‑"):
        return True
    if link not in _TO[lang]:
        return False
    if link in ("or", "o", "u", "ou"):
        return True
    if first.number.scaled and second.number.low > _FARTHEST * first.number.low:
        return False
    if norm_at(tokens, first.start - 1) == norm_at(tokens, second.number.start - 1) == "un":
        return True  # "subirán de un 25 a un 40 por ciento", not "del 25 al 40"
    if before == "by":
        return True  # "cut emissions by 15 to 30 percent"
    near = [tokens[i].norm for i in range(max(0, first.start - _NEAR), first.start)]
    if before in ("de", "d'", "from") and any(word.startswith(_FALLS) for word in near):
        return first.number.low < second.number.low  # nothing falls from less to more
    return not any(word.startswith(_CHANGE) for word in near)


def _scaled_like(first: Numeral, second: Numeral, link: str) -> float:
    """Give the first of "2 to 3 million" the multiplier that only the second one writes."""
    if first.scaled or first.low > second.low:
        return first.low
    if link == "-" and first.digits and 1 <= first.low < second.low / 1000 and not second.scaled:
        return first.low * 1000  # "10-15.000"
    if second.kind == "rough" and first.kind == "exact":
        for factor in _COLLECTIVES:  # "deux ou trois dizaines"
            if second.low % factor == 0 and first.low < second.low / factor:
                return first.low * factor
    if second.scaled or (not second.digits and not first.digits):
        for factor in (1e9, 1e6) if first.low >= 1000 else (1e9, 1e6, 1e3, 100.0):
            if second.low >= factor and first.low < second.low / factor:
                return first.low * factor
    return first.low

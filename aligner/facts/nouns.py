"""What each figure of a text counts: its noun, its unit, its share."""

from __future__ import annotations

from functools import cache

from aligner.facts.bounds import bound_at
from aligner.facts.counting import PEOPLE, concept_of, counted_after
from aligner.facts.figures import Figure
from aligner.facts.lexicon import StemTable, load_table
from aligner.facts.measures import is_below_zero, is_measure, percent_end, rate_end, unit_at
from aligner.facts.multipliers import half_after
from aligner.facts.neighbours import Noun
from aligner.facts.number_words import number_words
from aligner.facts.ones import befallen_one
from aligner.facts.roles import PART_AFTER, is_part_of
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["nouns_of", "signed_and_halved"]

_MAGNITUDES = word_set("magnitude magnitud")
_SCALE_REACH = 6  # tokens from "grados" to "Richter"
_COPULAS = word_set("were are was is eran son fueron etaient sont")
_PART_OF = frozenset(["of", "de", "del", "des", "d'", "du"])
_GIVING = frozenset(["at", "to", "of", "en", "a", "de", "d'"])
_TALLY_REACH = 8  # tokens between a tally and its number: "the turnout in the capital at"


def nouns_of(tokens: tuple[Token, ...], figures: list[Figure], lang: str) -> list[Noun]:
    """Read what each figure counts; "two of the three hostages" are hostages."""
    nouns: list[Noun] = []
    following: tuple[Figure, Noun] | None = None
    for figure in reversed(figures):
        noun = _noun_of(tokens, figure, lang)
        if following is not None and is_part_of(tokens, figure, following[0]):
            noun = Noun(figure.end, following[1].counted, following[1].concept)
        following = figure, noun
        nouns.append(noun)
    return nouns[::-1]


def signed_and_halved(figure: Figure, tokens: tuple[Token, ...], noun: Noun, lang: str) -> Figure:
    """Read what stands around a unit: "tres años y medio", "-5 degrees", "5 grados bajo cero"."""
    if not is_measure(noun.concept) or figure.low is None or figure.high is None:
        return figure
    if noun.concept == "temperature":
        if is_below_zero(tokens, figure.number.start, noun.end):
            return figure._replace(low=-figure.high, high=-figure.low)
        return figure
    half = half_after(tokens, noun.end, number_words(lang))
    if not half or figure.modality not in ("=", "~") or noun.end == figure.end:
        return figure
    return figure._replace(low=figure.low + 0.5, high=figure.high + 0.5, end=half)


def _noun_of(tokens: tuple[Token, ...], figure: Figure, lang: str) -> Noun:
    at = figure.end
    if figure.money is not None:
        return Noun(at, (figure.number.start - 1, figure.number.start), f"money:{figure.money}")
    if end := percent_end(tokens, at):
        inner = counted_after(tokens, end, lang) if norm_at(tokens, end) in _PART_OF else None
        return Noun(end, (inner.start, inner.end) if inner else None, "percent")
    if end := rate_end(tokens, at):
        noun = counted_after(tokens, end, lang)
        return Noun(end, (at, noun.end if noun else end), None)
    if figure.number.kind == "share":
        inner = counted_after(tokens, at, lang)
        for i in range(figure.number.start, figure.number.end):
            if concept_of(tokens[i].norm, lang) is not None:
                return Noun(at, (i, i + 1), "percent")
        return Noun(
            inner.end if inner else at, (inner.start, inner.end) if inner else None, "percent"
        )
    if figure.number.article and (one := befallen_one(tokens, at - 1, lang)) is not None:
        return _one(tokens, at, *one, lang)
    if (magnitude := _magnitude(tokens, figure)) is not None:
        return magnitude
    if (part := _part_noun(tokens, at, lang)) is not None:
        return part
    if norm_at(tokens, at) == "+":
        at += 1
    elif norm_at(tokens, at) == "-" and norm_at(tokens, at + 1) in ("plus", "odd"):
        at += 2
    if (after := bound_at(tokens, at, lang)) is not None and after.sign == "~":
        at = after.end  # "treinta y tantas viviendas"
    at = _past_dimensions(tokens, at)
    unit = unit_at(tokens, at, after_vague=figure.number.kind == "vague")
    if unit is not None:
        return Noun(unit.end, (unit.start, unit.end), unit.measure)
    noun = counted_after(tokens, at, lang)
    unlinked = figure.number.kind == "vague" and norm_at(tokens, at) not in _PART_OF
    if noun is not None and noun.concept is None and unlinked:
        noun = None  # "tens of thousands protest": a verb
    if noun is None:
        return _predicated(tokens, at, lang) or _noun_before(tokens, figure, lang)
    return Noun(noun.end, (noun.start, noun.end), noun.concept, noun.event)


def _one(tokens: tuple[Token, ...], at: int, person: int, event: str | None, lang: str) -> Noun:
    """Read "a [Turkish soldier]", "a 34-year-old [man]"."""
    noun = counted_after(tokens, at, lang)
    if noun is None or noun.concept is None:
        noun = counted_after(tokens, person, lang)
    if noun is None:
        return Noun(at, None, "person", event)
    return Noun(noun.end, (noun.start, noun.end), noun.concept or "person", event or noun.event)


def _magnitude(tokens: tuple[Token, ...], figure: Figure) -> Noun | None:
    """Read "magnitude 6.8", "de magnitud 5,9", "6,2 grados en la escala de Richter"."""
    before = figure.start - 1
    if norm_at(tokens, before) in _PART_OF:
        before -= 1
    if norm_at(tokens, before) in _MAGNITUDES:
        return Noun(figure.end, (before, before + 1), "magnitude")
    unit = unit_at(tokens, figure.end)
    if unit is not None and unit.measure == "temperature":
        scale = tokens[unit.end : unit.end + _SCALE_REACH]
        if any(token.norm == "richter" for token in scale):
            return Noun(unit.end, (unit.start, unit.end), "magnitude")
    return None


def _part_noun(tokens: tuple[Token, ...], at: int, lang: str) -> Noun | None:
    """Read "22 of them children", "22 de ellas menores"; "wounded" is an event."""
    found = PART_AFTER.match(tokens, at) if at < len(tokens) else None
    if found is None or found[1] >= len(tokens):
        return None
    key = concept_of(tokens[found[1]].norm, lang)
    if key is None or key not in PEOPLE:
        return None
    return Noun(found[1] + 1, (found[1], found[1] + 1), key)


def _past_dimensions(tokens: tuple[Token, ...], at: int) -> int:
    """Go on from the first of "30 x 20 x 10 cm" to the unit of all."""
    while norm_at(tokens, at) in ("x", "×") and at + 1 < len(tokens):
        if tokens[at + 1].kind != "number":
            break
        at += 2
    return at


def _predicated(tokens: tuple[Token, ...], at: int, lang: str) -> Noun | None:
    """Read "26 were children"; of "26 were killed" the event speaks."""
    if norm_at(tokens, at) not in _COPULAS or at + 1 >= len(tokens):
        return None
    key = concept_of(tokens[at + 1].norm, lang)
    if key is None or "/" in key:
        return None
    return Noun(at, (at + 1, at + 2), key)


def _noun_before(tokens: tuple[Token, ...], figure: Figure, lang: str) -> Noun:
    """Read "deaths: 34", "put the turnout at 20,000"."""
    if norm_at(tokens, figure.start - 1) in (":", "=") and figure.start >= 2:
        key = concept_of(tokens[figure.start - 2].norm, lang)
        if key is not None:
            return _keyed(figure, figure.start - 2, key)
    if norm_at(tokens, figure.start - 1) not in _GIVING:
        return Noun(figure.end, None, None)
    for at in range(figure.start - 2, max(-1, figure.start - 2 - _TALLY_REACH), -1):
        if tokens[at].kind != "word":
            break
        if (key := _tallies(lang).find(tokens[at].norm)) is not None:
            return _keyed(figure, at, key)
    return Noun(figure.end, None, None)


def _keyed(figure: Figure, at: int, key: str) -> Noun:
    concept, _, event = key.partition("/")
    return Noun(figure.end, (at, at + 1), concept, event or None)


@cache
def _tallies(lang: str) -> StemTable:
    return StemTable(load_table("reporting")["tallies"][lang])

"""Figures of the press in Spanish, French and English."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from aligner.facts.counting import PEOPLE, concept_of, counted_after, event_near, unit_of
from aligner.facts.figures import Figure, bound_after, join_ranges, read_figures
from aligner.facts.lexicon import resolve_lang
from aligner.facts.tokens import Token, norm_at, tokenize, word_set
from aligner.records import Quantity

__all__ = ["find_quantities"]

_MEASURES = word_set(
    """
    percent duration distance area mass volume power temperature share_point times
    """
)
_MORTALS = PEOPLE | {"body", "animal"}
_NOT_BEFALLEN = word_set("country city page seat company village bank job")
_HUMAN_EVENTS = word_set(
    """
    death injury casualty displacement arrest missing infection kidnapping protest release
    rescue employment_loss
    """
)
_BREAKS = word_set(
    """
    where donde while mientras tandis alors but pero mais whereas although aunque
    """
)
_AND = frozenset(["and", "y", "e", "et", ",", "or", "o", "ou", "-", "–", "plus"])
_PERCENT = (
    ("%",),
    ("percent",),
    ("per", "cent"),
    ("por", "ciento"),
    ("pour", "cent"),
    ("por", "cien"),
)


class _Noun(NamedTuple):
    """What a figure counts; ``end`` is the token after all that belongs to the figure."""

    end: int
    counted: tuple[int, int] | None
    concept: str | None
    event: str | None = None


def find_quantities(text: str, lang: str) -> list[Quantity]:
    """Find the figures of a text, what they count and what befell it.

    Parameters
    ----------
    text : str
        Any text; one sentence at a time reads best, because a figure without a noun
        ("19 thousand") takes that of the figure before it.
    lang : str
        Language code.

    Returns
    -------
    list of Quantity
        In reading order. Shares (85 %, half, one in four) are in percent; durations, distances
        and money stand in the unit that the text uses, which `counted` names.

    Notes
    -----
    Years, dates, times, ordinals, ages, numbers of articles, scores and names such as F-16 are no
    counts. Vague magnitudes go from their base to ten times it: "tens of thousands" is 10,000 to
    100,000, "several hundred" 200 to 1,000.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    figures = join_ranges(tokens, read_figures(tokens, lang), lang)
    nouns = [_noun_of(tokens, figure, lang) for figure in figures]
    found = []
    for position, (figure, noun) in enumerate(zip(figures, nouns, strict=True)):
        figure = bound_after(tokens, figure, noun.end, lang)
        start, end = tokens[figure.start].start, tokens[figure.end - 1].end
        counted = None
        if noun.counted is not None:
            counted = text[tokens[noun.counted[0]].start : tokens[noun.counted[1] - 1].end]
        event = noun.event
        if event is None and not _is_measure(noun.concept) and noun.concept not in _NOT_BEFALLEN:
            event = _event_of(tokens, figures, nouns, position, lang)
        concept = noun.concept
        if event in _HUMAN_EVENTS and concept is not None and concept not in _MORTALS:
            event = None  # cars are not arrested
        found.append(
            Quantity(
                start=start,
                end=end,
                text=text[start:end],
                low=figure.low,
                high=figure.high,
                modality=figure.modality,
                counted=counted,
                concept=concept,
                event=event,
            )
        )
    return _share_nouns(found, tokens, figures, nouns)


def _is_measure(concept: str | None) -> bool:
    return concept is not None and (concept in _MEASURES or concept.startswith("money:"))


def _noun_of(tokens: tuple[Token, ...], figure: Figure, lang: str) -> _Noun:
    at = figure.end
    if figure.money is not None:
        return _Noun(at, (figure.number.start - 1, figure.number.start), f"money:{figure.money}")
    for written in _PERCENT:
        if tuple(norm_at(tokens, at + i) for i in range(len(written))) == written:
            end = at + len(written)
            if norm_at(tokens, end) == "-" or norm_at(tokens, end) in ("points", "point"):
                return _Noun(end, None, "percent")
            inner = counted_after(tokens, end, lang) if norm_at(tokens, end) in _PART_OF else None
            return _Noun(end, (inner.start, inner.end) if inner else None, "percent")
    if figure.number.kind == "share":
        inner = counted_after(tokens, at, lang)
        for i in range(figure.number.start, figure.number.end):
            if concept_of(tokens[i].norm, lang) is not None:
                return _Noun(at, (i, i + 1), "percent")
        return _Noun(
            inner.end if inner else at, (inner.start, inner.end) if inner else None, "percent"
        )
    unit = _unit(tokens, at)
    if unit is not None:
        return unit
    noun = counted_after(tokens, at, lang)
    unlinked = figure.number.kind == "vague" and norm_at(tokens, at) not in _PART_OF
    if noun is not None and noun.concept is None and unlinked:
        noun = None  # "tens of thousands protest": a verb
    if noun is None:
        return _noun_before(tokens, figure, lang)
    return _Noun(noun.end, (noun.start, noun.end), noun.concept, noun.event)


_PART_OF = frozenset(["of", "de", "del", "des", "d'", "du"])
_SQUARE = word_set("square carre carres cuadrado cuadrados sq")


def _unit(tokens: tuple[Token, ...], at: int) -> _Noun | None:
    if norm_at(tokens, at) in ("-", "de", "d'"):
        at += 1
    first = at
    square = norm_at(tokens, at) in _SQUARE
    if square or norm_at(tokens, at) in ("us", "metric", "canadian", "australian", "american"):
        at += 1
    unit = unit_of(norm_at(tokens, at)) if at < len(tokens) else None
    if unit is None:
        return None
    measure, factor = unit
    if tokens[at].norm in ("second", "seconds") and norm_at(tokens, at - 1) == "the":
        return None
    end = at + 1
    if norm_at(tokens, end) in _SQUARE:
        square, end = True, end + 1
    if measure == "currency":
        measure = f"money:{factor}"
    elif measure == "distance" and square:
        measure = "area"
    elif measure == "temperature" and norm_at(tokens, end) in ("celsius", "c", "centigrados"):
        end += 1
    return _Noun(end, (first, end), measure)


def _noun_before(tokens: tuple[Token, ...], figure: Figure, lang: str) -> _Noun:
    """Read "deaths: 34", "le nombre de morts est de 34" only in its plainest form, the colon."""
    if norm_at(tokens, figure.start - 1) in (":", "=") and figure.start >= 2:
        key = concept_of(tokens[figure.start - 2].norm, lang)
        if key is not None:
            concept, _, event = key.partition("/")
            return _Noun(figure.end, (figure.start - 2, figure.start - 1), concept, event or None)
    return _Noun(figure.end, None, None)


def _event_of(
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[_Noun],
    position: int,
    lang: str,
) -> str | None:
    figure, noun = figures[position], nouns[position]
    left, right = figure.start, noun.end
    floor = nouns[position - 1].end if position else 0
    ceiling = figures[position + 1].start if position + 1 < len(figures) else len(tokens)
    while left > floor and not _is_break(tokens, left - 1):
        left -= 1
    while right < ceiling and not _is_break(tokens, right):
        right += 1
    return event_near(tokens, (figure.start, noun.end), left, right, lang)


def _is_break(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.kind == "mark":
        if token.text == "-":
            return index + 1 < len(tokens) and tokens[index + 1].text == "-"
        return token.text in (";", ":", ".", "!", "?", "…", "...", "—")
    if token.norm in _BREAKS:
        return True
    return token.norm in ("and", "y", "et") and index > 0 and tokens[index - 1].text == ","


def _is_led(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether two figures share the noun after the second: "de 200 a 350 casos"."""
    return end - start == 1 and tokens[start].norm in ("and", "y", "et", "to", "a", "or", "o", "ou")


def _share_nouns(
    found: list[Quantity],
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[_Noun],
) -> list[Quantity]:
    """Let a bare figure take its neighbour's noun, and figures in a row take each other's event."""
    for i in range(1, len(found)):
        before, this = found[i - 1], found[i]
        if this.concept is None and this.counted is None and not _is_measure(before.concept):
            this = replace(this, concept=before.concept, counted=before.counted)
            if before.event is None and this.event is not None:
                found[i - 1] = before = replace(before, event=this.event)
            found[i] = this = replace(this, event=this.event or before.event)
        elif this.concept is None and this.counted is None and before.concept == "percent":
            found[i] = this = replace(this, concept="percent")
        bare = before.concept is None and before.counted is None and this.concept is not None
        if bare and _is_led(tokens, nouns[i - 1].end, figures[i].start):
            found[i - 1] = before = replace(
                before, concept=this.concept, counted=this.counted, event=this.event
            )
        if _is_measure(this.concept) or _is_measure(before.concept):
            continue
        gap = tokens[nouns[i - 1].end : figures[i].start]
        in_row = 0 < len(gap) <= 2 and all(token.norm in _AND for token in gap)
        if in_row and this.event is None and before.event is not None:
            found[i] = replace(this, event=before.event)
        elif in_row and before.event in (None, "casualty") and this.event is not None:
            found[i - 1] = replace(before, event=this.event)
    for i, (this, figure) in enumerate(zip(found, figures, strict=True)):
        bare = this.concept is None and this.counted is None
        if (
            bare
            and this.event in _HUMAN_EVENTS
            and (figure.number.scaled or this.event != "protest")
        ):
            found[i] = replace(this, concept="person")  # "has displaced thousands"
    return found

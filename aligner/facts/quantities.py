"""Figures of the press in Spanish, French and English."""

from __future__ import annotations

from aligner.facts.bounds import bound_at
from aligner.facts.compounds import join_compounds
from aligner.facts.counting import PEOPLE, concept_of, counted_after
from aligner.facts.dates import date_token_ranges
from aligner.facts.events import event_near
from aligner.facts.figures import Figure, bound_after, figure_starts, read_figures
from aligner.facts.lexicon import resolve_lang
from aligner.facts.measures import is_below_zero, is_measure, percent_end, rate_end, unit_at
from aligner.facts.multipliers import half_after
from aligner.facts.neighbours import AND, HUMAN_EVENTS, Noun, share_nouns
from aligner.facts.number_words import number_words
from aligner.facts.ranges import join_ranges
from aligner.facts.roles import is_part_of, mark_roles
from aligner.facts.scope import place_in, window_in
from aligner.facts.tokens import Token, norm_at, tokenize, word_set
from aligner.protocols import Span
from aligner.records import Quantity

__all__ = ["find_quantities"]

_MORTALS = PEOPLE | {"body", "animal"}
_NOT_BEFALLEN = word_set("country city page seat company village bank job")
_BREAKS = word_set(
    """
    where donde while mientras tandis alors but pero mais whereas although aunque
    """
)


_RELATIVES = word_set("que qui qu' quien quienes donde dont which who whose where cuyo cuya")
_CLAUSE = 40  # tokens on each side of a figure that may speak of it
_COPULAS = word_set("were are was is eran son fueron etaient sont")


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
    starts = figure_starts(tokens, lang)
    if not starts:
        return []
    dated = date_token_ranges(tokens, lang)
    figures = join_ranges(tokens, read_figures(tokens, lang, dated, starts), lang)
    figures = join_compounds(tokens, figures)
    nouns = _nouns_of(tokens, figures, lang)
    found = []
    for position, (figure, noun) in enumerate(zip(figures, nouns, strict=True)):
        figure = _signed_and_halved(bound_after(tokens, figure, noun.end, lang), tokens, noun, lang)
        start, end = tokens[figure.start].start, tokens[figure.end - 1].end
        counted = None
        if noun.counted is not None:
            counted = text[tokens[noun.counted[0]].start : tokens[noun.counted[1] - 1].end]
        event = noun.event
        if event is None and not is_measure(noun.concept) and noun.concept not in _NOT_BEFALLEN:
            event = _event_of(tokens, figures, nouns, position, lang)
        clause = _without_relative(
            tokens, noun, _clause(tokens, figures, nouns, position, over_measures=True)
        )
        measured = is_measure(noun.concept) and noun.concept != "percent"
        concept = noun.concept
        if event in HUMAN_EVENTS and concept is not None and concept not in _MORTALS:
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
                other=figure.number.other if figure.modality != "range" else None,
                place=None if measured else place_in(tokens, *clause, lang),
                window=_window(tokens, clause, dated, rate_only=measured),
            )
        )
    found = share_nouns(found, tokens, figures, nouns)
    return mark_roles(found, tokens, figures, [noun.end for noun in nouns], lang)


def _window(
    tokens: tuple[Token, ...], clause: Span, dated: list[Span], *, rate_only: bool
) -> str | None:
    """Read the time of a count; of a measure ("3.6 billion a year") only what makes it a rate."""
    window = window_in(tokens, *clause, dated)
    return None if rate_only and window and not window.startswith("per ") else window


def _without_relative(tokens: tuple[Token, ...], noun: Noun, clause: Span) -> Span:
    """End a clause before "that", "which": another thing's place, unless it says who is counted."""
    for index in range(noun.end + 1, clause[1]):
        if tokens[index].norm in _RELATIVES:
            return clause[0], index
    return clause


def _nouns_of(tokens: tuple[Token, ...], figures: list[Figure], lang: str) -> list[Noun]:
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


def _signed_and_halved(figure: Figure, tokens: tuple[Token, ...], noun: Noun, lang: str) -> Figure:
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


def _past_dimensions(tokens: tuple[Token, ...], at: int) -> int:
    """Go on from the first of "30 x 20 x 10 cm" to the unit of all."""
    while norm_at(tokens, at) in ("x", "×") and at + 1 < len(tokens):
        if tokens[at + 1].kind != "number":
            break
        at += 2
    return at


_PART_OF = frozenset(["of", "de", "del", "des", "d'", "du"])


def _predicated(tokens: tuple[Token, ...], at: int, lang: str) -> Noun | None:
    """Read "26 were children"; of "26 were killed" the event speaks."""
    if norm_at(tokens, at) not in _COPULAS or at + 1 >= len(tokens):
        return None
    key = concept_of(tokens[at + 1].norm, lang)
    if key is None or "/" in key:
        return None
    return Noun(at, (at + 1, at + 2), key)


def _noun_before(tokens: tuple[Token, ...], figure: Figure, lang: str) -> Noun:
    """Read "deaths: 34", "le nombre de morts est de 34" only in its plainest form, the colon."""
    if norm_at(tokens, figure.start - 1) in (":", "=") and figure.start >= 2:
        key = concept_of(tokens[figure.start - 2].norm, lang)
        if key is not None:
            concept, _, event = key.partition("/")
            return Noun(figure.end, (figure.start - 2, figure.start - 1), concept, event or None)
    return Noun(figure.end, None, None)


def _event_of(
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[Noun],
    position: int,
    lang: str,
) -> str | None:
    figure, noun = figures[position], nouns[position]
    left, right = _clause(tokens, figures, nouns, position)
    ceiling = figures[position + 1].start if position + 1 < len(figures) else len(tokens)
    if right == ceiling and right < len(tokens):
        right = _without_next_verb(tokens, noun.end, right)
    return event_near(tokens, (figure.start, noun.end), left, right, lang)


def _clause(
    tokens: tuple[Token, ...],
    figures: list[Figure],
    nouns: list[Noun],
    position: int,
    *,
    over_measures: bool = False,
) -> tuple[int, int]:
    """Return the tokens around a figure that may speak of it: its clause, up to other figures."""
    left, right = figures[position].start, nouns[position].end
    before, after = position - 1, position + 1
    if over_measures:
        if before >= 0 and is_measure(nouns[before].concept):
            before -= 1
        if after < len(figures) and is_measure(nouns[after].concept):
            after += 1
    floor = max(nouns[before].end if before >= 0 else 0, left - _CLAUSE)
    ceiling = min(figures[after].start if after < len(figures) else len(tokens), right + _CLAUSE)
    while left > floor and not _is_break(tokens, left - 1):
        left -= 1
    while right < ceiling and not _is_break(tokens, right):
        right += 1
    return left, right


def _without_next_verb(tokens: tuple[Token, ...], left: int, right: int) -> int:
    """Leave to the next figure its own verb: "killing 12 and wounding 34"."""
    for joint in range(right - 2, max(left, right - 4) - 1, -1):
        if tokens[joint].norm in AND:
            governed = any(tokens[i].norm in ("by", "por", "par") for i in range(joint, right))
            return right if governed else joint
    return right


def _is_break(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.kind == "mark":
        if token.text == "-":
            return index + 1 < len(tokens) and tokens[index + 1].text == "-"
        return token.text in (";", ":", ".", "!", "?", "…", "...", "—")
    if token.norm in _BREAKS:
        return True
    return token.norm in ("and", "y", "et") and index > 0 and tokens[index - 1].text == ","

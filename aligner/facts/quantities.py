"""Figures of the press in Spanish, French and English."""

from __future__ import annotations

from aligner.facts.compounds import join_compounds
from aligner.facts.counting import PEOPLE
from aligner.facts.dates import date_token_ranges
from aligner.facts.events import event_near
from aligner.facts.figures import Figure, bound_after, figure_starts, read_figures
from aligner.facts.lexicon import resolve_lang
from aligner.facts.measures import is_measure
from aligner.facts.neighbours import AND, HUMAN_EVENTS, Noun, share_nouns
from aligner.facts.nouns import nouns_of, signed_and_halved
from aligner.facts.ranges import join_ranges
from aligner.facts.roles import is_led, mark_roles
from aligner.facts.scope import place_in
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.facts.windows import window_in
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


# "Police counted 34,000 protesters", "les organisateurs parlent de 45.000 manifestants"
_COUNTING = ("count", "estimat", "tall", "conta", "contabil", "cifr", "calcul", "estim", "compt",
             "denombr", "recens", "chiffr", "parle", "habla", "speak")  # fmt: skip
_COUNTING_REACH = 4  # tokens between the verb and the figure
_RELATIVES = word_set("que qui qu' quien quienes donde dont which who whose where cuyo cuya")
_CLAUSE = 40  # tokens on each side of a figure that may speak of it


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
    nouns = nouns_of(tokens, figures, lang)
    ends = {noun.end for noun in nouns}
    found = []
    for position, (figure, noun) in enumerate(zip(figures, nouns, strict=True)):
        figure = signed_and_halved(bound_after(tokens, figure, noun.end, lang), tokens, noun, lang)
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
        if event is None and concept == "protester" and _is_counted(tokens, figure.start):
            event = "protest"
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
                window=_belonging(
                    window_in(
                        tokens, clause, (figure.start, noun.end), dated, ends - {noun.end}, lang
                    ),
                    concept,
                    event,
                ),
            )
        )
    found = share_nouns(found, tokens, figures, nouns)
    return mark_roles(found, tokens, figures, [noun.end for noun in nouns], lang)


def _is_counted(tokens: tuple[Token, ...], start: int) -> bool:
    """Say whether a figure is what somebody counts, and not who did something."""
    before = tokens[max(0, start - _COUNTING_REACH) : start]
    return any(token.norm.startswith(_COUNTING) for token in before)


def _belonging(window: str | None, concept: str | None, event: str | None) -> str | None:
    """Keep a window that is the figure's own.

    Of a measure only what makes it a rate ("3.6 billion a year"); a date only where something
    was counted up to it, and not how long "193 countries" talk "until the 18th".
    """
    if window is None or window.startswith("per "):
        return window
    if is_measure(concept) and concept != "percent":
        return None
    dated = window == "until" or (window == "since" and concept in _NOT_BEFALLEN)
    return None if dated and event not in HUMAN_EVENTS - {"protest"} else window


def _without_relative(tokens: tuple[Token, ...], noun: Noun, clause: Span) -> Span:
    """End a clause before "that", "which": another thing's place, unless it says who is counted."""
    for index in range(noun.end + 1, clause[1]):
        if tokens[index].norm in _RELATIVES:
            return clause[0], index
    return clause


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
    event = event_near(tokens, (figure.start, noun.end), left, right, lang)
    if event is None and (aside := _aside_after(tokens, figures, nouns, position)) is not None:
        left, right = _clause(tokens, figures, nouns, position + 1)
        event = event_near(tokens, (figure.start, aside), aside, right, lang)
    return event


def _aside_after(
    tokens: tuple[Token, ...], figures: list[Figure], nouns: list[Noun], position: int
) -> int | None:
    """Return the end of a part that stands between a figure and its verb.

    "45 people, including two children, were killed": the verb is of both.
    """
    if position + 1 == len(figures):
        return None
    start, end, part = nouns[position].end, nouns[position + 1].end, figures[position + 1]
    opened = start < part.start and tokens[start].text == ","
    closed = end < len(tokens) and tokens[end].text == ","
    return end if opened and closed and is_led(tokens, part, start) else None


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

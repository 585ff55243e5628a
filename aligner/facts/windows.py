"""The time in which a figure was counted: since a date, within a day, a year, per head."""

from __future__ import annotations

from collections.abc import Container, Sequence

from aligner.facts.counting import is_function_word, unit_of
from aligner.facts.number_words import number_words
from aligner.facts.tokens import Token, norm_at, word_set
from aligner.protocols import Span

__all__ = ["say_window", "window_in"]

_SINCE = word_set("since desde depuis")
_UNTIL = word_set("until till hasta jusqu'")
_WITHIN = word_set("in within over during en durante dans pendant cours past last")
_INSIDE_WINDOW = word_set(
    """
    the a an one los las el la les le l' ces un una une single solo sola seul seule last past
    ultimos ultimas ultima ultimo derniers dernieres dernier derniere just only apenas menos
    more less than de d' des del moins
    """
)
_ONE = word_set("a an un una une one single solo sola seul seule")
_LAST = word_set("last past ultimo ultima dernier derniere")  # "over the past week"
_EACH = word_set("each every cada chaque")
_ALL = (("tous", "les"), ("toutes", "les"), ("todos", "los"), ("todas", "las"))
_PER = word_set("per por par")
_HEADS = word_set("capita head person persona habitante cabeza personne habitant tete")
# "60 people a day", "200 euros al mes": what stands behind the noun, or a few words further.
_ARTICLES_OF_RATE = {
    "en": (("a",), ("an",)),
    "es": (("al",), ("a", "la")),
    "fr": (("l'",),),
}
_LEAD_REACH = 20  # tokens before the colon that leads to a figure
_RATE_REACH = 4  # tokens from what is counted to "a day": "2 million barrels of oil a day"
_LASTING = ("last", "spen", "took", "tak", "wait", "stay", "serv", "liv", "pass", "within", "half")
_NO_RATE_AFTER = word_set(
    """
    after later before earlier ago old long from since when that - siguiente siguientes de que en
    despues antes or and earlier's dernier derniere passe passee prochain prochaine last next
    pasado pasada proximo proxima
    """
)
# Adverbs make a rate anywhere; adjectives where no article makes a newspaper of them.
_ADVERBS = {
    "diariamente": 1.0, "quotidiennement": 1.0, "semanalmente": 7.0, "mensualmente": 30.4,
    "mensuellement": 30.4, "annually": 365.25, "yearly": 365.25, "anualmente": 365.25,
    "annuellement": 365.25, "hourly": round(1 / 24, 4),
}  # fmt: skip
_ADJECTIVES = {
    word: days
    for days, words in (
        (365.25, "anual anuales annuel annuels annuelle annuelles"),
        (30.4, "mensual mensuales mensuel mensuels mensuelle mensuelles"),
        (7.0, "semanal semanales hebdomadaire hebdomadaires"),
    )
    for word in words.split()
}  # directly behind what is counted: "100 millones de dólares anuales"
_DAILY = word_set("daily diarios diarias quotidiens quotidiennes")
_BEFORE_PAPERS = word_set(  # "tres grandes diarios" are newspapers
    "grandes principales mayores nuevos primeros ultimos otros mejores viejos pequenos unicos"
)
_DETERMINERS = word_set(
    """
    the a an this that his her their our el los las un una este su del al le les un des du ce ces
    """
)
# Days in each, and how far a rounded number of days may be from a whole number of them.
_UNITS = (("year", 365.25), ("month", 30.4), ("week", 7.0), ("day", 1.0), ("hour", 1 / 24))
_ROUNDED = 0.02


def window_in(
    tokens: tuple[Token, ...],
    clause: Span,
    counted: Span,
    dated: Sequence[Span],
    taken: Container[int],
    lang: str,
) -> str | None:
    """Read the time in which a figure was counted.

    Parameters
    ----------
    tokens : tuple of Token
    clause : (int, int)
        Tokens that may speak of the figure.
    counted : (int, int)
        Tokens of the figure and what it counts.
    dated : sequence of (int, int)
        Token ranges of the dates of the text.
    taken : container of int
        Tokens with which the rate of another figure begins.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    str or None
        ``since`` or ``until`` some date, ``1 d`` ("in 24 hours"), ``per 1 d`` ("a day"),
        ``per person``.
    """
    if (own := _rate_within(tokens, counted)) is not None:
        return own
    for index in range(clause[0], min(clause[1], len(tokens))):
        if counted[0] <= index < counted[1]:
            continue
        norm = tokens[index].norm
        if (dated_window := _dated(tokens, index, dated)) is not None:
            return dated_window
        if index not in taken:
            rate = _rate(tokens, index, lang) or _rate_of_noun(tokens, index, counted, lang)
            if rate is not None:
                return rate
        if norm in _WITHIN and (found := _within(tokens, index + 1, clause[1], lang)) is not None:
            return found
    if norm_at(tokens, clause[0] - 1) != ":":
        return None
    for index in range(clause[0] - 2, max(-1, clause[0] - 2 - _LEAD_REACH), -1):
        if tokens[index].kind not in ("word", "mark") or tokens[index].text in ".;:!?":
            break  # of a lead with its own figure, the time is that figure's
        if (lead := _dated(tokens, index, dated)) is not None:
            return lead  # "the toll since mid-November has been immense: 415 civilians"
    return None


def _rate_within(tokens: tuple[Token, ...], counted: Span) -> str | None:
    """Read the adjective of what is counted: "2.000 clientes diarios", not "dos diarios"."""
    last, noun = tokens[counted[1] - 1].norm, norm_at(tokens, counted[1] - 2)
    if counted[1] - 2 <= counted[0] or not noun.endswith("s") or noun in _BEFORE_PAPERS:
        return None
    days = 1.0 if last in _DAILY - {"daily"} else _ADJECTIVES.get(last)
    return f"per {days:g} d" if days is not None else None


def _dated(tokens: tuple[Token, ...], index: int, dated: Sequence[Span]) -> str | None:
    """Read "since mid-November", "hasta el lunes"."""
    norm = tokens[index].norm
    if norm not in _SINCE | _UNTIL:
        return None
    if not any(index <= first <= index + 3 for first, _ in dated):
        return None
    return "since" if norm in _SINCE else "until"


def _rate(tokens: tuple[Token, ...], index: int, lang: str) -> str | None:
    """Read a rate that needs no noun before it: "per day", "every two weeks", "annually"."""
    norm = tokens[index].norm
    if norm in _ADVERBS:
        return f"per {_ADVERBS[norm]:g} d"
    if norm in _DAILY:
        return None if _is_newspaper(tokens, index) else "per 1 d"
    if norm in _PER and norm_at(tokens, index + 1) in _HEADS:
        return "per person"
    if norm in _PER or norm in _EACH:
        return _per(tokens, index + 1, lang)
    if (norm, norm_at(tokens, index + 1)) in _ALL:
        return _per(tokens, index + 2, lang)
    return None


def _is_newspaper(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a word is the noun of "el diario Le Monde" or a part of a name."""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    named = following[:1].isupper() or following in ("«", "“", '"', "'")
    return named or norm_at(tokens, index - 1) in _DETERMINERS or tokens[index].text[:1].isupper()


def _per(tokens: tuple[Token, ...], at: int, lang: str) -> str | None:
    """Read "[every] day", "[cada] 24 horas"."""
    number, at = _number(tokens, at, lang)
    count = 1.0 if number is None else number
    days = _days(norm_at(tokens, at))
    return f"per {round(count * days, 4):g} d" if count and days is not None else None


def _number(tokens: tuple[Token, ...], at: int, lang: str) -> tuple[float | None, int]:
    """Read a small number and return it with the index after it."""
    written = norm_at(tokens, at)
    if written.isdecimal() and len(written) <= 3:
        return float(written), at + 1
    value = number_words(lang).add.get(written, 0.0)
    return (value, at + 1) if value > 1 else (None, at)


def _rate_of_noun(tokens: tuple[Token, ...], index: int, counted: Span, lang: str) -> str | None:
    """Read "60 people [a day]", "2 million barrels of oil [a day]", "200 euros [al mes]"."""
    start, end = counted
    if tokens[index].norm == "diario":  # "a diario", "consumo diario de 200"; not "el diario"
        leads = norm_at(tokens, index + 1) == "de" and start - 1 <= index + 2 <= start + 1
        return "per 1 d" if leads or norm_at(tokens, index - 1) == "a" else None
    if index == end and tokens[index].norm in _ADJECTIVES:
        return f"per {_ADJECTIVES[tokens[index].norm]:g} d"
    if not end <= index <= end + _RATE_REACH:
        return None
    before = tokens[index - 1]
    if index > end and (
        before.kind != "word"
        or is_function_word(before.norm)
        or before.norm.startswith(_LASTING)
        or any(token.kind == "mark" for token in tokens[end:index])
    ):
        return None
    for article in _ARTICLES_OF_RATE[lang]:
        at = index + len(article)
        if tuple(token.norm for token in tokens[index:at]) != article:
            continue
        if lang == "fr" and index > end:  # "20 euros l'heure"; elsewhere an article
            continue
        if norm_at(tokens, at + 1) not in _NO_RATE_AFTER:
            return _per(tokens, at, lang)
    return None


def _within(tokens: tuple[Token, ...], at: int, right: int, lang: str) -> str | None:
    """Read "[in] the last 24 hours", "[en] un solo día"."""
    one = False
    while at < min(right, len(tokens)) and tokens[at].norm in _INSIDE_WINDOW:
        one = one or tokens[at].norm in _ONE | _LAST
        at += 1
    number, at = _number(tokens, at, lang)
    count = number or (1.0 if one else None)
    while norm_at(tokens, at) in _INSIDE_WINDOW:  # "ces deux dernières années"
        at += 1
    days = _days(norm_at(tokens, at))
    return f"{round(count * days, 1):g} d" if count and days is not None else None


def _days(norm: str) -> float | None:
    unit = unit_of(norm) if norm else None
    if unit is None or unit[0] != "duration":
        return None
    return round(float(unit[1]), 4)


def say_window(window: str) -> str:
    """Word a window: ``per 1 d`` is "per day", ``14 d`` is "within 2 weeks"."""
    if window in ("since", "until"):
        return f"{window} a date"
    try:
        amount = _amount(float(window.removeprefix("per ").removesuffix(" d")))
    except (ValueError, OverflowError):  # "per person", or a report file, which may hold any text
        return window
    if not window.startswith("per "):
        return f"within {amount}"
    return f"per {amount.removeprefix('1 ')}"


def _amount(days: float) -> str:
    """Word a number of days in the largest unit that it is a whole number of."""
    for unit, length in _UNITS:
        count = round(days / length)
        if count and abs(days / length - count) <= _ROUNDED * count:
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    return f"{days:,g} days"

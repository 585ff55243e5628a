"""What bounds a figure: the place and the time in which it was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aligner.facts.counting import unit_of
from aligner.facts.lexicon import LANGUAGES, load_table
from aligner.facts.names import known_place, spelling_key
from aligner.facts.tokens import Token, fold, norm_at, word_set
from aligner.protocols import Span

__all__ = ["other_places", "place_in", "places_in", "say_place", "say_window", "window_in"]

_IN = {
    "en": word_set("in at across throughout inside"),
    "es": word_set("en"),
    "fr": word_set("a en dans au aux"),
}
_ON_THE_WAY = word_set(
    """
    the el la los las l' le les of de del d' du city ciudad ville province provincia zona zone
    parte partie part region barrio barrios quartiers
    """
)
_DIRECTIONS = {
    word: direction
    for direction, words in {
        "east": "east eastern este oriental orientale orientales est",
        "west": "west western oeste occidental occidentale ouest",
        "north": "north northern norte nord",
        "south": "south southern sur sud",
        "centre": "central centre center centro",
    }.items()
    for word in words.split()
}
_ALSO = word_set("also too tambien aussi egalement")
_JOINTS = word_set("and or y o e u et ou")
_BELIEVING = ("trust", "believ", "confi", "confianza", "cree", "creer", "croi", "croy", "confiance")
_WAY = 6  # tokens between the preposition and the name: "en la parte este de la ciudad de Alepo"
_SINCE = word_set("since desde depuis")
_UNTIL = word_set("until till hasta jusqu'")
_WITHIN = word_set("in within over during en durante dans pendant past last")
_INSIDE_WINDOW = word_set(
    """
    the a an one los las el la les le l' ces un una une single solo sola seul seule last past
    ultimos ultimas ultima ultimo derniers dernieres dernier derniere just only apenas menos
    more less than de d' moins
    """
)
_PER = word_set("per a each every por al cada par chaque")
_DAILY = word_set("daily diarios diarias diariamente diario quotidiens quotidiennes")
_BEFORE_A = word_set("on in for of than after within during is was")  # "on a day when"
_ONE = word_set("a an un una une one single solo sola seul seule")
# Days in each, and how far a rounded number of days may be from a whole number of them.
_UNITS = (("year", 365.25), ("month", 30.4), ("week", 7.0), ("day", 1.0), ("hour", 1 / 24))
_ROUNDED = 0.02


def place_in(tokens: tuple[Token, ...], left: int, right: int, lang: str) -> str | None:
    """Read the place of which a clause speaks: "in eastern Aleppo".

    Parameters
    ----------
    tokens : tuple of Token
    left, right : int
        The clause, ``[left, right)``.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    str or None
        The key of a name, with its direction after a slash: ``aleppo/east``. None where the
        clause names several places, or one beside others: "but also in Canada".
    """
    places = set(places_in(tokens, left, right, lang))
    if len(places) != 1 or any(
        token.norm in _ALSO for token in tokens[max(0, left - 1) : left + 3]
    ):
        return None
    return places.pop()


def places_in(tokens: tuple[Token, ...], left: int, right: int, lang: str) -> frozenset[str]:
    """Read all the places in which a clause plays, as `place_in` reads the only one."""
    return frozenset(_places_in(tokens, left, right, lang))


def _places_in(tokens: tuple[Token, ...], left: int, right: int, lang: str) -> Iterator[str]:
    """Yield the places of a clause; of "in A or B", the name behind the conjunction as well."""
    places_in = _IN[lang]
    for index in range(left, min(right, len(tokens)) - 1):
        if tokens[index].norm not in places_in or _is_believed_in(tokens, index):
            continue
        direction = ""
        for at in range(index + 1, min(index + 1 + _WAY, right)):
            direction = _DIRECTIONS.get(tokens[at].norm, direction)
            found = _name_at(tokens, at)
            if found is not None:
                key, end = found
                end += 1 if norm_at(tokens, end) == "-" else 0
                if end < right:
                    direction = _DIRECTIONS.get(tokens[end].norm, direction)
                yield f"{key}/{direction}" if direction else key
                if norm_at(tokens, end) in _JOINTS and end + 1 < right:
                    joined = _name_at(tokens, end + 1)
                    if joined is not None:
                        yield joined[0]
                break
            if tokens[at].norm not in _ON_THE_WAY and tokens[at].norm not in _DIRECTIONS:
                break


def _is_believed_in(tokens: tuple[Token, ...], index: int) -> bool:
    return index > 0 and tokens[index - 1].norm.startswith(_BELIEVING)


def _name_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Read a name of the gazetteer, or a single word that is written as a name."""
    token = tokens[index]
    if not token.text[:1].isupper() and token.norm not in ("al", "el"):
        return None
    found = known_place(tokens, index)
    if found is not None:
        return None if found[0] in _organisations() else found
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        token.kind != "word"
        or not token.text[:1].isupper()
        or len(token.text) <= 3
        or token.norm in _DIRECTIONS
        or token.norm in _ON_THE_WAY
        or token.norm in _calendar_words()
        or (following is not None and _makes_no_place(following))
    ):
        return None
    return spelling_key(token.text), index + 1


def _makes_no_place(following: Token) -> bool:
    """Say whether a capitalised word goes on as a longer name or owns what follows."""
    named = following.text[:1].isupper() and following.norm not in _DIRECTIONS
    return named or following.norm in ("'s", "’s")


@cache
def _organisations() -> frozenset[str]:
    return frozenset(fold(key) for key in load_table("parties")["organisations"])


@cache
def _calendar_words() -> frozenset[str]:
    table = load_table("calendar")
    names = [table[part][lang] for part in ("months", "weekdays") for lang in LANGUAGES]
    return frozenset(
        word
        for own in names
        for entry in own
        for word in ([entry] if isinstance(entry, str) else entry)
    )


def other_places(a: str | None, b: str | None) -> bool:
    """Say whether two places are known and are not the same; "Aleppo" holds "Aleppo/east"."""
    if a is None or b is None:
        return False
    (name_a, _, side_a), (name_b, _, side_b) = a.partition("/"), b.partition("/")
    return name_a != name_b or bool(side_a and side_b and side_a != side_b)


def window_in(
    tokens: tuple[Token, ...], left: int, right: int, dated: Sequence[Span]
) -> str | None:
    """Read the time in which a figure was counted.

    Parameters
    ----------
    tokens : tuple of Token
    left, right : int
        The clause, ``[left, right)``.
    dated : sequence of (int, int)
        Token ranges of the dates of the text.

    Returns
    -------
    str or None
        ``since`` or ``until`` some date, ``1 d`` ("in 24 hours"), ``per 1 d`` ("a day").
    """
    for index in range(left, min(right, len(tokens))):
        norm = tokens[index].norm
        if norm in _DAILY:
            return "per 1 d"
        if norm in _SINCE | _UNTIL and any(index <= first <= index + 3 for first, _ in dated):
            return "since" if norm in _SINCE else "until"
        rate = norm in _PER and not (
            norm in ("a", "an") and norm_at(tokens, index - 1) in _BEFORE_A
        )
        if rate and (days := _days(norm_at(tokens, index + 1))) is not None:
            return f"per {days:g} d"
        if norm in _WITHIN and (found := _within(tokens, index + 1, right)) is not None:
            return found
    return None


def _within(tokens: tuple[Token, ...], at: int, right: int) -> str | None:
    """Read "[in] the last 24 hours", "[en] un solo día"."""
    one = False
    while at < min(right, len(tokens)) and tokens[at].norm in _INSIDE_WINDOW:
        one = one or tokens[at].norm in _ONE
        at += 1
    count = 1.0 if one else None
    if at < len(tokens) and tokens[at].text.isdigit() and len(tokens[at].text) <= 3:
        count, at = float(tokens[at].text), at + 1
    days = _days(norm_at(tokens, at))
    return f"{round(count * days, 1):g} d" if count and days is not None else None


def _days(norm: str) -> float | None:
    unit = unit_of(norm) if norm else None
    if unit is None or unit[0] != "duration":
        return None
    return round(float(unit[1]), 4)


def say_place(key: str) -> str:
    """Word the key of a place: ``aleppo/west`` is "Aleppo (west)"."""
    name, _, side = key.partition("/")
    return name.title() + (f" ({side})" if side else "")


def say_window(window: str) -> str:
    """Word a window: ``per 1 d`` is "per day", ``14 d`` is "within 2 weeks"."""
    if window in ("since", "until"):
        return f"{window} a date"
    try:
        amount = _amount(float(window.removeprefix("per ").removesuffix(" d")))
    except (ValueError, OverflowError):  # not of our making: a report file may hold any text
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

"""Numbers that count nothing: years, ages, hours, names, scores, numbers of articles."""

from __future__ import annotations

from aligner.facts.ages import is_age
from aligner.facts.counting import is_function_word, unit_of
from aligner.facts.identifiers import is_identifier, known_noun
from aligner.facts.measures import percent_end
from aligner.facts.name_words import calendar_numbers
from aligner.facts.numerals import Numeral
from aligner.facts.ones import counts_one
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_no_count"]

_DEFINITE_PAIR = word_set(
    """
    the these those both los las estos estas esos esas les ces
    """
)
_YEAR_BOUNDS = word_set("than least about some unos unas quelque environ")
_YEAR_LEADS = word_set("in en since desde depuis year ano annee de of by del")
_CLOCK_LEADS = word_set("las at until till")
_PARTS_OF_DAY = word_set("tarde manana noche madrugada mediodia")
_FRENCH_HOUR_LEADS = word_set("a vers apres avant des depuis est jusqu' au aux")
_HOUR_AFTER = word_set("pm am p.m a.m o'clock gmt")
_HOURS = word_set("heures heure horas hora h")
_ZONES = word_set("gmt utc locales local locale locaux cet precises pile")
_FRENCH_PARTS_OF_DAY = word_set("matin soir apres")


def is_no_count(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether a number counts nothing.

    Parameters
    ----------
    tokens : tuple of Token
    number : Numeral
        What `numeral_at` read, outside of any date.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
    """
    if number.kind in ("share", "vague"):
        return False
    if number.article:
        return _is_ago(tokens, number) or not counts_one(tokens, number, lang)
    before = norm_at(tokens, number.start - 1)
    if percent_end(tokens, number.end):
        return False
    return (
        _is_year(tokens, number, before, lang)
        or is_age(tokens, number, lang)
        or _is_hour(tokens, number, lang)
        or is_identifier(tokens, number, lang)
        or _is_ago(tokens, number)
        or _is_definite(tokens, number, before)
        or _is_divisor(tokens, number, before)
        or _is_bare_day(tokens, number, before, lang)
        or _is_race(tokens, number, before, lang)
        or _is_day_of_month(tokens, number)
        or _is_afterthought(tokens, number, before)
        or (
            lang == "fr"
            and norm_at(tokens, number.start) == "neuf"
            and _is_alone(number)
            and known_noun(tokens, number.end, lang) is None
        )
    )


def _is_alone(number: Numeral) -> bool:
    return number.end - number.start == 1


_OR = frozenset(["or", "o", "ou"])
_AGO_AFTER = word_set("ago earlier atras auparavant")
_AGO_LEADS = (("hace",), ("il", "y", "a"))
_AGO_BOUNDS = word_set("mas menos de unos unas casi cerca ya alrededor plus moins d' environ pres")
_DURATIONS = word_set("hora dia semana mes ano heure jour mois an annee hour day week month year")


def _is_ago(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number dates something: "hace más de dos meses", "three weeks ago"."""
    first, end = number.start, number.end
    if norm_at(tokens, end) in _OR and norm_at(tokens, end + 1):  # "hace tres o cuatro años"
        end += 2
    if norm_at(tokens, first - 1) in _OR:
        first -= 2
    unit = norm_at(tokens, end)
    if not {unit, unit.removesuffix("s"), unit.removesuffix("es")} & _DURATIONS:
        return False
    if norm_at(tokens, end + 1) in _AGO_AFTER:
        return True
    at = first
    while at > 0 and first - at < 4 and tokens[at - 1].norm in _AGO_BOUNDS:
        at -= 1
    lasting = norm_at(tokens, at - 2) == "desde"  # "desde hace tres meses": a duration
    return not lasting and any(
        tuple(token.norm for token in tokens[max(0, at - len(lead)) : at]) == lead
        for lead in _AGO_LEADS
    )


def _is_year(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    written = tokens[number.start].text
    if not (_is_alone(number) and written.isdigit() and len(written) == 4):
        return False
    if not 1500 <= number.low <= 2100:
        return False
    noun = known_noun(tokens, number.end, lang)
    if noun is not None:
        return noun in ("vote", "page") and number.low >= 1900
    if number.low < 1900 or before in _YEAR_BOUNDS:
        return before in _YEAR_LEADS
    following = tokens[number.end] if number.end < len(tokens) else None
    plural = following is not None and following.kind == "word" and following.norm.endswith("s")
    return not plural or before in _YEAR_LEADS or number.low % 100 != 0


def _is_clock(written: str) -> bool:
    """Say whether a figure is written as hours and minutes: "14.30"."""
    hours, dot, minutes = written.partition(".")
    return bool(dot) and len(hours) <= 2 and len(minutes) == 2 and "00" <= minutes < "60"


def _is_hour(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    before, after = norm_at(tokens, number.start - 1), norm_at(tokens, number.end)
    if not 0 <= number.low <= 24 or number.scaled:
        return False
    if _is_clock(tokens[number.start].text) and before in _CLOCK_LEADS:
        return after in _HOURS or known_noun(tokens, number.end, lang) is None
    if after == "de" and norm_at(tokens, number.end + 2) in _PARTS_OF_DAY:
        return True  # "las 8 de la tarde"
    if after == "o" and norm_at(tokens, number.end + 2) == "clock":
        return True
    if after in _HOUR_AFTER or (before == "las" and after in ("de", "horas", "h", ".", ",", "")):
        return True
    if before == "past" and norm_at(tokens, number.start - 2) in ("half", "quarter"):
        return True
    if before == "at" and after in ("", ".", ",", "on", "in"):
        return True
    if after not in _HOURS:
        return False
    following = norm_at(tokens, number.end + 1)
    if following in _ZONES or (
        following in ("du", "de") and norm_at(tokens, number.end + 2) in _FRENCH_PARTS_OF_DAY
    ):
        return True
    if lang != "fr" or following in ("de", "d'", "par"):  # "à 17 heures de vol"
        return False
    return (
        before in _FRENCH_HOUR_LEADS
        or before in calendar_numbers()[0]
        or _is_from_hour(tokens, number)
    )


def _is_from_hour(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number opens "de 9 heures à 17 heures", "entre 9 heures et midi"."""
    link, end = norm_at(tokens, number.end + 1), norm_at(tokens, number.end + 3)
    lead = norm_at(tokens, number.start - 1)
    pairs = (("de", "a"), ("entre", "et"))
    second = norm_at(tokens, number.end + 2)
    if (lead, link) in pairs and (end in _HOURS or second in ("midi", "minuit")):
        return True
    before = [token.norm for token in tokens[max(0, number.start - 4) : number.start]]
    return len(before) == 4 and (before[0], before[3]) in pairs and before[2] in _HOURS


def _is_race(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    """Say whether a length names a race: French "le 100 mètres" has the article of one thing."""
    unit = unit_of(norm_at(tokens, number.end))
    one_thing = lang == "fr" and before in ("le", "du", "au") and number.low >= 2
    return one_thing and unit is not None and unit[0] == "distance"


def _is_day_of_month(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether a number in words is a day: "el nueve de diciembre"."""
    return (
        number.low <= 31
        and _is_alone(number)
        and norm_at(tokens, number.end) in ("de", "of", "-")
        and norm_at(tokens, number.end + 1) in calendar_numbers()[1]
    )


def _is_afterthought(tokens: tuple[Token, ...], number: Numeral, before: str) -> bool:
    """Say whether "or two" only makes a thing vague: "a glass or two"; "one or two" is a range."""
    return (
        number.low == 2
        and not number.digits
        and _is_alone(number)
        and before in ("or", "o", "ou")
        and number.start >= 3
        and norm_at(tokens, number.start - 3) in ("a", "an", "un", "una", "une")
    )


def _is_definite(tokens: tuple[Token, ...], number: Numeral, before: str) -> bool:
    """Say whether the number only points back: "the two", "ces deux"."""
    return number.low == 2 and not number.digits and _is_alone(number) and before in _DEFINITE_PAIR


def _is_divisor(tokens: tuple[Token, ...], number: Numeral, before: str) -> bool:
    """Say whether a number only multiplies or divides: "divisée par deux", "multiplied by 3"."""
    by = before in ("by", "por", "par") and _is_alone(number)
    return by and norm_at(tokens, number.start - 2).startswith(("divi", "multipl"))


_CONTRACTED_DAY = {"es": ("del", "al"), "fr": ("du", "au")}


def _is_bare_day(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    """Say whether a number is a day without its month: "el 18", "le 15", "samedi 14"."""
    articles = {"es": ("el",), "fr": ("le",)}.get(lang, ())
    closing = norm_at(tokens, number.end) in ("", ".", ",", ";", ")")
    contracted = closing and before in _CONTRACTED_DAY.get(lang, ())  # "la final del 16."
    ends = closing or is_function_word(norm_at(tokens, number.end))
    on_the = ends and before == "the" and norm_at(tokens, number.start - 2) == "on"
    return (
        (before in articles or before in calendar_numbers()[0] or contracted or on_the)
        and number.digits
        and _is_alone(number)
        and number.low <= 31
        and norm_at(tokens, number.start - 2) not in ("entre", "y", "et")
        and known_noun(tokens, number.end, lang) is None
    )

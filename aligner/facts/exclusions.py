"""Numbers that count nothing: years, ages, hours, names, scores, numbers of articles."""

from __future__ import annotations

from functools import cache

from aligner.facts.ages import is_age
from aligner.facts.counting import PEOPLE, concept_of, unit_of
from aligner.facts.events import event_near
from aligner.facts.identifiers import is_identifier, known_noun
from aligner.facts.lexicon import load_table
from aligner.facts.measures import percent_end
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_no_count"]

_SINGLE = word_set(
    """
    only just single solo solamente unicamente seul seule seulement least menos moins lo
    """
)
_BEFALLEN = word_set("death injury missing arrest")
_DEFINITE_PAIR = word_set(
    """
    the these those both los las estos estas esos esas les ces
    """
)
_YEAR_BOUNDS = word_set("than least about some unos unas quelque environ")
_YEAR_LEADS = word_set("in en since desde depuis year ano annee de of by del")
_CLOCK_LEADS = word_set("las at until till")
_PARTS_OF_DAY = word_set("tarde manana noche madrugada mediodia")
_FRENCH_HOUR_LEADS = word_set("a vers apres avant des")
_HOUR_AFTER = word_set("pm am p.m a.m o'clock gmt")


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
        return not _counts_one(tokens, number, lang)
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


def _counts_one(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether "one", "un" is a figure: "at least one civilian", "un muerto"."""
    noun = concept_of(norm_at(tokens, number.end), lang) if number.end < len(tokens) else None
    if noun is None:
        return False
    event = noun.partition("/")[2]
    if event in _BEFALLEN:
        return True
    if norm_at(tokens, number.start - 1) in _SINGLE:
        return True
    if noun.partition("/")[0] in PEOPLE and _is_beside_a_figure(tokens, number, lang):
        return True  # "doce policías y un civil"
    # English has another word for the article: "one person was killed" counts
    near = min(len(tokens), number.end + 4)
    befallen = event_near(tokens, (number.start, number.end + 1), number.end + 1, near, lang)
    return lang == "en" and befallen in _BEFALLEN


_AND = frozenset(["and", "y", "e", "et"])
_FIGURE_REACH = 4  # tokens from a conjunction back to the figure before it


def _is_beside_a_figure(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    add = number_words(lang).add

    def is_figure(index: int) -> bool:
        token = tokens[index] if 0 <= index < len(tokens) else None
        return token is not None and (token.kind == "number" or add.get(token.norm, 0) > 1)

    if norm_at(tokens, number.end + 1) in _AND and is_figure(number.end + 2):
        return True
    joint = number.start - 1
    return norm_at(tokens, joint) in _AND and any(
        is_figure(index) for index in range(joint - _FIGURE_REACH, joint)
    )


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
        return known_noun(tokens, number.end, lang) is None
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
    long = norm_at(tokens, number.end + 1) in ("de", "d'")  # "à 17 heures de vol"
    return before in _FRENCH_HOUR_LEADS and after in ("heures", "heure") and not long


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
        and norm_at(tokens, number.end + 1) in _months()
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(
        name for own in load_table("calendar")["months"].values() for names in own for name in names
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


def _is_bare_day(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    """Say whether a number is a day without its month: "el 18", "le 15"."""
    articles = {"es": ("el",), "fr": ("le",)}.get(lang, ())
    return (
        before in articles
        and number.digits
        and _is_alone(number)
        and number.low <= 31
        and norm_at(tokens, number.start - 2) not in ("entre", "y", "et")
        and known_noun(tokens, number.end, lang) is None
    )

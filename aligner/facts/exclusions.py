"""Numbers that count nothing: years, ages, hours, names, scores, numbers of articles."""

from __future__ import annotations

from aligner.facts.counting import PEOPLE, concept_of, event_near
from aligner.facts.identifiers import is_identifier, known_noun
from aligner.facts.measures import percent_end
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_no_count"]

_AGE_BEFORE = word_set("aged age ages agee agees edad anciano cumplio")
_AGE_COMPARED = word_set(
    """
    under over below above menor menores mayor mayores moins plus older younger
    """
)
_AGE_WORDS = word_set("menor menores mayor mayores younger older")
_RANGE_LINKS = word_set("and y et to a or o ou - –")
_RANGE_LEADS = word_set("de d' between entre from")
_OLD = word_set("old ans anos")
_PEOPLE_OF_AGE = word_set(
    """
    person civilian child woman man fighter soldier student worker protester suspect
    """
)
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
    before, after = norm_at(tokens, number.start - 1), norm_at(tokens, number.end)
    if percent_end(tokens, number.end):
        return False
    return (
        _is_year(tokens, number, before, lang)
        or _is_age(tokens, number, lang)
        or _is_hour(tokens, number, before, after)
        or is_identifier(tokens, number, lang)
        or _is_ago(tokens, number)
        or _is_definite(tokens, number, before)
        or _is_divisor(tokens, number, before)
        or _is_bare_day(tokens, number, before, lang)
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


_AGO_AFTER = word_set("ago earlier atras auparavant")
_AGO_LEADS = (("hace",), ("il", "y", "a"))
_AGO_BOUNDS = word_set("mas menos de unos unas casi cerca ya alrededor plus moins d' environ pres")
_DURATIONS = word_set("hora dia semana mes ano heure jour mois an annee hour day week month year")


def _is_ago(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number dates something: "hace más de dos meses", "three weeks ago"."""
    unit = norm_at(tokens, number.end)
    if not {unit, unit.removesuffix("s"), unit.removesuffix("es")} & _DURATIONS:
        return False
    if norm_at(tokens, number.end + 1) in _AGO_AFTER:
        return True
    at = number.start
    while at > 0 and number.start - at < 4 and tokens[at - 1].norm in _AGO_BOUNDS:
        at -= 1
    return any(
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


def _is_age(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    if number.kind == "rough" and number.low <= 100:  # "une femme d'une trentaine d'années"
        of = norm_at(tokens, number.start - 1) in ("de", "d'")
        aged = (concept_of(norm_at(tokens, number.start - 2), lang) or "").split("/")[0]
        return (
            of and aged in _PEOPLE_OF_AGE and norm_at(tokens, number.end + 1) in ("annees", "anos")
        )
    if not 0 < number.low <= 120 or number.scaled:
        return False
    before, after = number.start - 1, number.end
    at_age = before
    if norm_at(tokens, before) in _RANGE_LINKS and _is_small(tokens, before - 1):
        at_age = before - 2  # "aged between 6 and 7"
    while at_age > 0 and norm_at(tokens, at_age) in _RANGE_LEADS:
        at_age -= 1
    if norm_at(tokens, at_age) in _AGE_BEFORE:
        return True
    if norm_at(tokens, before) == "of" and norm_at(tokens, before - 1) in ("age", "ages"):
        return True
    hyphen = 1 if norm_at(tokens, after) == "-" else 0
    unit, later = norm_at(tokens, after + hyphen), norm_at(tokens, after + hyphen + 1)
    if unit in ("year", "years", "month", "months") and (
        later == "old" or (later == "-" and norm_at(tokens, after + hyphen + 2) in ("old", "olds"))
    ):
        return True
    at = before
    if norm_at(tokens, at) in ("de", "d'", "a", "que", "than"):
        at -= 1
    years = unit in ("ans", "anos", "meses", "mois", "years")
    if years and norm_at(tokens, after + 1) == "de" and norm_at(tokens, after + 2) == "edad":
        return True
    if norm_at(tokens, at) in _AGE_COMPARED:
        noun = at - 1
        while noun >= 0 and tokens[noun].norm in ("de", "son", "is", "are", "the"):
            noun -= 1
        people = (
            noun >= 0
            and (concept_of(tokens[noun].norm, lang) or "").split("/")[0] in _PEOPLE_OF_AGE
        )
        own_noun = norm_at(tokens, at) in _AGE_WORDS
        no_unit = known_noun(tokens, after, lang) is None
        return (own_noun or people or norm_at(tokens, at - 1) in ("les", "los", "las")) and (
            years or no_unit
        )
    if years and norm_at(tokens, before) in ("de", "d'"):
        word = norm_at(tokens, before - 1)
        person = (concept_of(word, lang) or "").split("/")[0] in _PEOPLE_OF_AGE
        named = before >= 1 and tokens[before - 1].text[:1].isupper()
        return person or named or word in ("joven", "jeune", ",")
    if norm_at(tokens, before) in (",", "(") and norm_at(tokens, after) in (
        ",",
        ")",
        "ans",
        "anos",
    ):
        return before > 0 and tokens[before - 1].text[:1].isupper() and number.digits
    return False


def _is_hour(tokens: tuple[Token, ...], number: Numeral, before: str, after: str) -> bool:
    if not 0 <= number.low <= 24 or number.scaled:
        return False
    if after == "o" and norm_at(tokens, number.end + 2) == "clock":
        return True
    if after in _HOUR_AFTER or (before == "las" and after in ("de", "horas", "h", ".", ",", "")):
        return True
    if before == "at" and after in ("", ".", ",", "on", "in"):
        return True
    return before in ("a", "vers") and after in ("heures", "heure")


def _is_definite(tokens: tuple[Token, ...], number: Numeral, before: str) -> bool:
    """Say whether the number only points back: "the two", "ces deux"."""
    return number.low == 2 and not number.digits and _is_alone(number) and before in _DEFINITE_PAIR


def _is_small(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        0 <= index < len(tokens) and tokens[index].kind == "number" and len(tokens[index].text) < 3
    )


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

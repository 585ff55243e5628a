"""Ages: numbers of years that say how old somebody is, and count nothing."""

from __future__ import annotations

from aligner.facts.counting import PEOPLE, concept_of, is_function_word
from aligner.facts.identifiers import known_noun
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_age"]

_AGE_BEFORE = word_set("aged age ages agee agees edad anciano cumplio")
_AGE_COMPARED = word_set(
    """
    under over below above menor menores mayor mayores moins plus older younger
    """
)
_AGE_WORDS = word_set("menor menores mayor mayores younger older")
_RANGE_LINKS = word_set("and y et to a or o ou - –")
_RANGE_LEADS = word_set("de d' between entre from")
_GROUP_LEADS = word_set("les los las des aux ont tienen")
_CHILDREN = word_set("hijo hija hijos hijas fils fille filles")
_OLD = word_set("old ans anos")
_PEOPLE_OF_AGE = word_set(
    """
    person civilian child woman man fighter soldier student worker protester suspect
    """
)
# Words that open a sentence before "de 20 años" and are no person's name.
_OPENERS = word_set(
    """
    cerca alrededor durante antes luego lejos fuera dentro despues condena condenas pena penas
    periodo pres peine peines autour lors
    """
)
_AGENTS = {"es": ("dor", "dora", "ista"), "fr": ("eur", "euse", "iste", "trice", "ien", "ienne")}
_ADULT = 15  # "le coureur de 24 ans", where the length of something is mostly shorter
_DIED = ("mort", "mour", "deced", "disparu", "deces", "eteint", "marie")


def is_age(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether a number is an age.

    Parameters
    ----------
    tokens : tuple of Token
    number : Numeral
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
    """
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
    if norm_at(tokens, after) == "-" and norm_at(tokens, after + 1).startswith("something"):
        return True  # "a thirty-something engineer"
    if _is_age_range(tokens, before, after, lang):
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
        return (own_noun or people or norm_at(tokens, at - 1) in _GROUP_LEADS) and (
            years or no_unit
        )
    if years and before >= 1 and norm_at(tokens, before) in ("de", "d'"):
        word = norm_at(tokens, before - 1)
        person = (concept_of(word, lang) or "").split("/")[0] in _PEOPLE_OF_AGE
        named = tokens[before - 1].text[:1].isupper() and not _opens_phrase(tokens, number)
        agent = lang != "en" and word.endswith(_AGENTS[lang]) and number.low >= _ADULT
        return person or named or agent or word in ("joven", "jeune", ",")
    opens = before == 0 or (before > 0 and tokens[before - 1].text in '.«“"(')
    if norm_at(tokens, before) == "at" and opens and norm_at(tokens, after) == ",":
        return True  # "At 91, she"
    if years and _is_at_age(tokens, number, lang):
        return True
    if norm_at(tokens, before) in (",", "(") and norm_at(tokens, after) in (
        ",",
        ")",
        "ans",
        "anos",
    ):
        of_whom = tokens[before - 1] if before > 0 else None
        return (
            number.digits
            and of_whom is not None
            and (of_whom.text[:1].isupper() or _is_person(of_whom, lang))
        )
    return False


def _is_person(token: Token, lang: str) -> bool:
    return (concept_of(token.norm, lang) or "").split("/")[0] in PEOPLE


def _is_age_range(tokens: tuple[Token, ...], before: int, after: int, lang: str) -> bool:
    """Say whether a number is an end of "18- to 24-year-olds", "les 18-25 ans"."""
    first, last = before, after
    if norm_at(tokens, before) in _RANGE_LINKS and _is_small(tokens, before - 1):
        first = before - 2
    if norm_at(tokens, after) == "-" and norm_at(tokens, after + 1) in ("to", "and", "or"):
        last += 1
    if norm_at(tokens, last) in _RANGE_LINKS and _is_small(tokens, last + 1):
        last += 2
    if (first, last) == (before, after):
        return False
    if norm_at(tokens, last) == "-" and norm_at(tokens, last + 1).startswith("year"):
        return norm_at(tokens, last + 3).startswith("old")
    unit = norm_at(tokens, last)
    if unit in ("year", "years"):  # "women between 20 and 44 years old"
        return norm_at(tokens, last + 1) == "old"
    whose = first
    while whose > 0 and norm_at(tokens, whose) in _RANGE_LEADS:
        whose -= 1
    group = norm_at(tokens, first) in ("les", "los", "des", "aux")
    of_whom = whose < first and (
        _is_person(tokens[whose], lang) or norm_at(tokens, whose) in _CHILDREN
    )
    return (group or of_whom) and unit in ("ans", "anos")


def _opens_phrase(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Tell "Más de 20 años", "Después de ocho años" from a person's name before an age."""
    first = number.start - 2
    opens = first == 0 or (tokens[first - 1].kind == "mark" and tokens[first - 1].text not in ",(")
    return opens and (is_function_word(tokens[first].norm) or tokens[first].norm in _OPENERS)


def _is_at_age(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether an age is that at which something was: "a los 82 años", "À 82 ans, il"."""
    if norm_at(tokens, number.end + 1) in ("de", "d'", "of"):
        return False
    before = number.start - 1
    if lang == "es":
        own = norm_at(tokens, before) in ("los", "sus", "mis", "tus")
        return own and norm_at(tokens, before - 1) == "a"
    if lang != "fr" or norm_at(tokens, before) != "a":
        return False
    opens = before == 0 or tokens[before - 1].text in '.«“"('
    return opens or norm_at(tokens, before - 1).startswith(_DIED)


def _is_small(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        0 <= index < len(tokens) and tokens[index].kind == "number" and len(tokens[index].text) < 3
    )

"""Numbers that count nothing: years, ages, hours, names, scores, numbers of articles."""

from __future__ import annotations

from aligner.facts.counting import concept_of, event_near, unit_of
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_no_count"]

_NUMBERED = word_set(
    """
    article articles articulo articulos resolution resolucion no nº n° num number numero flight
    vuelo vol chapter capitulo chapitre page pagina phase fase route ruta highway autopista
    autoroute room channel canal chaine section seccion line linea ligne zone zona level nivel
    niveau category categoria categorie grade round figure table paragraph paragraphe parrafo
    amendment enmienda protocol protocolo protocole group grupo groupe avenue avenida calle rue
    district distrito annees anos decade decada decennie boeing airbus class clase classe lot
    chapter volume volumen tome act acto acte question pregunta size talla version windows
    minuto minute
    """
)
_AGE_BEFORE = word_set("aged age ages agee agees edad anciano cumplio")
_AGE_COMPARED = word_set(
    """
    under over below above menor menores mayor mayores moins plus older younger
    """
)
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
_HOUR_BEFORE = word_set("at by until las hasta")
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
    if after in ("%", "percent") or (
        after in ("por", "pour", "per") and norm_at(tokens, number.end + 1) in ("ciento", "cent")
    ):
        return False
    return (
        _is_year(tokens, number, before, lang)
        or _is_age(tokens, number, lang)
        or _is_hour(number, before, after)
        or _is_numbered(tokens, number, before, lang)
        or _is_definite(tokens, number, before)
        or _is_bare_day(tokens, number, before, lang)
        or (
            lang == "fr"
            and norm_at(tokens, number.start) == "neuf"
            and _is_alone(number)
            and _concept(tokens, number.end, lang) is None
        )
    )


def _is_alone(number: Numeral) -> bool:
    return number.end - number.start == 1


def _concept(tokens: tuple[Token, ...], index: int, lang: str) -> str | None:
    """Return the key of a noun at `index`, or one adjective further."""
    for at in (index, index + 1):
        if at < len(tokens) and tokens[at].kind == "word":
            found = concept_of(tokens[at].norm, lang) or (
                "unit" if unit_of(tokens[at].norm) else None
            )
            if found:
                return found
    return None


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
    # English has another word for the article: "one person was killed" counts
    near = min(len(tokens), number.end + 4)
    befallen = event_near(tokens, (number.start, number.end + 1), number.end + 1, near, lang)
    return lang == "en" and befallen in _BEFALLEN


def _is_year(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    written = tokens[number.start].text
    if not (_is_alone(number) and written.isdigit() and len(written) == 4):
        return False
    if not 1500 <= number.low <= 2100:
        return False
    noun = _concept(tokens, number.end, lang)
    if noun is not None:
        return noun in ("vote", "page") and number.low >= 1900
    if number.low >= 1900 and before not in (
        "than",
        "least",
        "about",
        "some",
        "unos",
        "unas",
        "quelque",
        "environ",
    ):
        following = tokens[number.end] if number.end < len(tokens) else None
        plural = following is not None and following.kind == "word" and following.norm.endswith("s")
        after_preposition = before in (
            "in",
            "en",
            "since",
            "desde",
            "depuis",
            "de",
            "of",
            "by",
            "del",
        )
        return not plural or after_preposition or number.low % 100 != 0
    return before in (
        "in",
        "en",
        "since",
        "desde",
        "depuis",
        "year",
        "ano",
        "annee",
        "de",
        "of",
        "by",
    )


def _is_age(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    if not 0 < number.low <= 120 or number.scaled:
        return False
    before, after = number.start - 1, number.end
    at_age = before - 1 if norm_at(tokens, before) in ("de", "d'") else before
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
    if norm_at(tokens, at) in ("de", "d'", "a", "que"):
        at -= 1
    years = unit in ("ans", "anos", "meses", "mois")
    if norm_at(tokens, at) in _AGE_COMPARED:
        noun = at - 1
        while noun >= 0 and tokens[noun].norm in ("de", "son", "is", "are", "the"):
            noun -= 1
        people = (
            noun >= 0
            and (concept_of(tokens[noun].norm, lang) or "").split("/")[0] in _PEOPLE_OF_AGE
        )
        own_noun = norm_at(tokens, at) in ("menor", "menores", "mayor", "mayores")
        no_unit = _concept(tokens, after, lang) is None
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


def _is_hour(number: Numeral, before: str, after: str) -> bool:
    if not 0 <= number.low <= 24 or number.scaled:
        return False
    if after in _HOUR_AFTER or (before == "las" and after in ("de", "horas", "h", ".", ",", "")):
        return True
    if before == "at" and after in ("", ".", ",", "on", "in"):
        return True
    return before == "a" and after == "heures"


def _is_numbered(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    previous = tokens[number.start - 1] if number.start else None
    if previous is None:
        return False
    first = tokens[number.start]
    glued = previous.end == first.start
    if previous.text in "-‐‑" and glued and number.start >= 2:
        joined = tokens[number.start - 2]
        if (
            joined.end == previous.start
            and joined.kind == "word"
            and not _is_number_word(tokens, number)
        ):
            return True  # F-16, COVID-19
    if previous.text in "#º°/" and glued:
        return True
    if previous.text in "\"“«'" and norm_at(tokens, number.end) in ('"', "”", "»", "'"):
        return True  # the network "350"
    if before in ("º", "°") or (
        before == "." and norm_at(tokens, number.start - 2) in ("no", "nr", "art", "num")
    ):
        return True
    if before in _NUMBERED and not number.scaled and _concept(tokens, number.end, lang) is None:
        return True
    if (
        before in ("of", "de", "des")
        and norm_at(tokens, number.start - 2) in ("group", "grupo", "groupe")
        and tokens[number.start - 2].text[:1].isupper()
    ):
        return True
    if (
        not number.digits
        and first.text[:1].isupper()
        and not first.text.isupper()
        and previous.kind == "word"
    ):
        return True  # "Group of Seven"
    named = previous.kind == "word" and previous.text[:1].isupper() and number.start >= 2
    follows_sentence = number.start >= 2 and tokens[number.start - 2].text in ".!?:"
    return (
        named
        and not follows_sentence
        and number.digits
        and not number.scaled
        and not glued
        and _is_alone(number)
        and number.low < 1000
        and _concept(tokens, number.end, lang) is None
        and before not in ("and", "y", "et")
    )


def _is_number_word(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the hyphen before stands between two numbers in words."""
    return not number.digits and number.low < 10 and tokens[number.start - 2].norm.isalpha()


def _is_definite(tokens: tuple[Token, ...], number: Numeral, before: str) -> bool:
    """Say whether the number only points back: "the two", "ces deux"."""
    return number.low == 2 and not number.digits and _is_alone(number) and before in _DEFINITE_PAIR


def _is_bare_day(tokens: tuple[Token, ...], number: Numeral, before: str, lang: str) -> bool:
    """Say whether a number is a day without its month: "el 18", "le 15"."""
    articles = {"es": ("el",), "fr": ("le",)}.get(lang, ())
    return (
        before in articles
        and number.digits
        and _is_alone(number)
        and number.low <= 31
        and _concept(tokens, number.end, lang) is None
    )

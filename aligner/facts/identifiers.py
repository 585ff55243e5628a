"""Numbers that name or number something: F-16, article 5, scores, addresses, list marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aligner.facts.counting import concept_of, is_function_word, unit_of
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_identifier", "known_noun", "labels_in_words"]

_NUMBERED = word_set(
    """
    article articles articulo articulos resolution resolucion no nº n° num number numero flight
    vuelo vol chapter capitulo chapitre page pagina phase fase route ruta highway autopista
    autoroute room channel canal chaine section seccion line linea ligne zone zona level nivel
    niveau category categoria categorie grade round figure table paragraph paragraphe parrafo
    amendment enmienda protocol protocolo protocole group grupo groupe avenue avenida calle rue
    district distrito annees anos decade decada decennie boeing airbus class clase classe lot
    chapter volume volumen tome act acto acte question pregunta size talla version windows
    minuto minute unit unidad unite interstate gate terminal battalion sala salle bus etapa etape
    puerta dia formula formule apollo lane ward carril couloir voie expediente dossier sentencia
    decreto decret ley loi law
    """
)
_PAGE_COUNTERS = word_set(
    """
    views comments shares likes reads hits replies followers visitas visualizaciones comentarios
    lecturas compartidos respuestas vues commentaires partages lectures reponses abonnes visites
    """
)
_NUMBER_SIGNS = word_set("no nº n° num number numero")
_ANNIVERSARIES = word_set("anniversary aniversario anniversaire")
_STREETS = word_set("street road avenue lane square boulevard drive")
_STREETS_BEFORE = word_set("calle avenida avda plaza paseo rue avenue boulevard quai")
_CONTEST = {
    "en": ("win", "won", "beat", "defeat", "lost", "lose", "drew", "draw", "victory", "score"),
    "es": ("gan", "venci", "derrot", "perd", "empat", "impus", "imponer", "gole", "victoria"),
    "fr": tuple(
        ["gagn", "emport", "batt", "perd", "inclin", "impos", "victoire", "defaite", "nul"]
    ),
}
_CONTEST_REACH = 10  # tokens before a score in which a verb of winning or losing stands
_HEAT = ("temperat", "heat", "hot", "cold", "degree", "celsius", "fahrenheit", "calor", "chaleur")
_HEAT_REACH = 8
_PHONE_GROUPS = 4
_HIGHEST_SCORE = 200


def labels_in_words(tokens: tuple[Token, ...], lang: str) -> Iterator[tuple[Token, int]]:
    """Yield the words that number what stands before them: "level four", "categoría cinco".

    Parameters
    ----------
    tokens : tuple of Token
    lang : str

    Yields
    ------
    tuple of (Token, int)
        The word, and the number that it means.
    """
    words = number_words(lang)
    for before, token in pairwise(tokens):
        is_label = before.norm in _NUMBERED and before.norm not in _NUMBER_SIGNS
        if is_label and token.norm in words.add and token.norm not in words.article:
            yield token, int(words.add[token.norm])


def is_identifier(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether a number names or numbers something and counts nothing.

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
    return (
        _is_numbered(tokens, number, norm_at(tokens, number.start - 1), lang)
        or _is_glued(tokens, number, lang)
        or _is_score(tokens, number, lang)
        or _is_list_mark(tokens, number)
        or _is_page_counter(tokens, number)
        or _is_phone(tokens, number)
        or (lang == "fr" and _is_compound(tokens, number))
        or _is_address(tokens, number)
        or norm_at(tokens, number.end) in _ANNIVERSARIES
    )


def known_noun(tokens: tuple[Token, ...], index: int, lang: str) -> str | None:
    """Return the key of a noun at `index`, or one adjective further."""
    for at in (index, index + 1):
        if at < len(tokens) and (is_function_word(tokens[at].norm) or tokens[at].text in ",;.:()"):
            return None
        if at < len(tokens) and tokens[at].kind == "word":
            found = concept_of(tokens[at].norm, lang) or (
                "unit" if unit_of(tokens[at].norm) else None
            )
            if found:
                return found
    return None


def _is_alone(number: Numeral) -> bool:
    return number.end - number.start == 1


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
    if previous.text in "#º°/+:" and glued:
        return True
    if previous.text in "\"“«'" and norm_at(tokens, number.end) in ('"', "”", "»", "'"):
        return True  # the network "350"
    if before in _NUMBER_SIGNS and number.digits and not number.scaled:
        return True
    if previous.text in ("º", "°", ".º") or (
        before == "." and norm_at(tokens, number.start - 2) in ("no", "nr", "art", "num")
    ):
        return True
    titled = number.digits and number.start >= 2 and previous.text[:1].isupper()
    if (
        before in _NUMBERED
        and not number.scaled
        and (titled or known_noun(tokens, number.end, lang) is None)
    ):
        return True  # "District 22 police": its own number, not one of policemen
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
    camel = any(char.isupper() for char in previous.text[1:]) and not previous.text.isupper()
    named = previous.kind == "word" and (
        (previous.text[:1].isupper() and number.start >= 2) or camel
    )
    follows_sentence = number.start >= 2 and tokens[number.start - 2].text in ".!?:"
    return (
        named
        and not follows_sentence
        and number.digits
        and not number.scaled
        and not glued
        and _is_alone(number)
        and number.low < 1000
        and known_noun(tokens, number.end, lang) is None
        and before not in ("and", "y", "et")
    )


def _is_number_word(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the hyphen before stands between two numbers in words."""
    return not number.digits and number.low < 10 and tokens[number.start - 2].norm.isalpha()


def _is_glued(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether a letter follows at once: 5G, 221B."""
    if not number.digits or number.scaled or number.end >= len(tokens):
        return False
    token = tokens[number.end]
    if token.start != tokens[number.end - 1].end:
        return False
    follows = tokens[number.end + 1] if number.end + 1 < len(tokens) else token
    if token.text == "-" and follows.start == token.end:  # "el 11-S"
        return len(follows.text) == 1 and follows.text.isupper()
    if token.text == ":" and follows.kind == "number":
        return True  # "16:9"
    if token.kind != "word":
        return False
    if token.text in ("C", "F"):
        near = tokens[max(0, number.start - _HEAT_REACH) : number.end + _HEAT_REACH]
        if any(other.norm.startswith(_HEAT) for other in near):
            return False  # "temperatures touched 46C"
        return norm_at(tokens, number.start - 1) not in ("of", "de", "-", "minus")
    return unit_of(token.norm) is None and concept_of(token.norm, lang) is None


def _is_score(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether the number is half of "3-1", or of "2 a 1" after a verb of winning."""
    if not number.digits or number.scaled or not _is_alone(number):
        return False
    at = number.start
    for first, link, second in ((at, at + 1, at + 2), (at - 2, at - 1, at)):
        if first < 0 or second >= len(tokens):
            continue
        if not (tokens[first].text.isdecimal() and tokens[second].text.isdecimal()):
            continue
        if not max(len(tokens[first].text), len(tokens[second].text)) <= 3:
            continue
        left, right = int(tokens[first].text), int(tokens[second].text)
        if max(left, right) >= _HIGHEST_SCORE:
            continue
        dashed = tokens[link].text in "-–"
        if dashed and left >= right:
            return True
        if not dashed and tokens[link].norm not in ("a", "to"):
            continue
        ending = norm_at(tokens, second + 1)
        if known_noun(tokens, second + 1, lang) is None and (
            not ending.isalpha() or is_function_word(ending)
        ):
            lead = tokens[max(0, first - _CONTEST_REACH) : first]
            if any(token.norm.startswith(_CONTEST[lang]) for token in lead):
                return True
    return False


def _is_compound(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether a number in words opens a compound noun: "un deux-pièces", "les deux-roues"."""
    if number.digits or number.end + 1 >= len(tokens):
        return False
    number_word, hyphen, noun = tokens[number.end - 1 : number.end + 2]
    return hyphen.text == "-" and number_word.end + 1 == hyphen.end == noun.start


def _is_phone(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number is a group of digits of "0800 555 111"."""
    at = number.start
    while at > 0 and tokens[at - 1].kind == "number" and number.start - at < _PHONE_GROUPS:
        at -= 1
    first = tokens[at].text
    return number.digits and len(first) > 2 and first[0] == "0" and first.isdecimal()


def _is_list_mark(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number only numbers a line: "1. First", "2) second", "[3]"."""
    if not number.digits or not _is_alone(number) or number.end >= len(tokens):
        return False
    before = tokens[number.start - 1].text if number.start else ""
    mark = tokens[number.end]
    if before == "[" and mark.text == "]":
        return True
    if number.low > 100 or not (before == "" or before in ".!?;"):
        return False
    if mark.text == ")":
        return True
    follows = tokens[number.end + 1] if number.end + 1 < len(tokens) else None
    return mark.text == "." and follows is not None and follows.text[:1].isupper()


def _is_page_counter(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether a web page counts its readers: "Views: 1732", "Comentarios (3)"."""
    sign, word = norm_at(tokens, number.start - 1), number.start - 2
    labelled = word >= 0 and tokens[word].norm in _PAGE_COUNTERS and tokens[word].text[:1].isupper()
    return number.digits and sign in (":", "(") and labelled


def _is_address(tokens: tuple[Token, ...], number: Numeral) -> bool:
    """Say whether the number is that of a house: "10 Downing Street", "12, rue de Rivoli"."""
    if not number.digits or number.scaled or not _is_alone(number):
        return False
    after = number.end + (1 if norm_at(tokens, number.end) == "," else 0)
    if norm_at(tokens, after) in _STREETS_BEFORE:
        return True
    for token in tokens[number.end : number.end + 4]:
        if not token.text[:1].isupper():
            break
        if token.norm in _STREETS:
            return True
    if norm_at(tokens, number.start - 1) != ",":
        return False
    return any(
        one.norm in _STREETS_BEFORE and two.text[:1].isupper()
        for one, two in pairwise(tokens[max(0, number.start - 6) : number.start])
    )

"""A noun phrase as the name of a party that no table has: "immigration service", "livreur"."""

from __future__ import annotations

from aligner.facts.callings import PEOPLE, is_calling
from aligner.facts.counting import concept_of
from aligner.facts.institutions import institution_words
from aligner.facts.party_words import PLACED
from aligner.facts.tokens import Token, word_set

__all__ = ["collected", "may_speak", "phrase_name", "same_as_before", "written_form"]

_LONGEST = 6  # tokens of a name
_COLLECTIONS = word_set(
    """
    grupo grupos groupe groupes group groups docena docenas veintena treintena centenar centenares
    decena decenas dizaine dizaines vingtaine trentaine centaine centaines douzaine dozen dozens
    """
)
_ANYBODY = word_set("personas personnes people persons hombres hommes men mujeres femmes women")
_OF = frozenset(["de", "d'", "of"])
_HIS = word_set("office oficina gabinete cabinet entourage entorno")
_NO_HEADS = word_set(  # titles that name nobody by themselves, or are other words too
    "premier primer prime foreign vice deputy general mr mrs ms dr sr sra m mme first"
)
_SAME = word_set("same mismo misma meme")
_CARRIERS = word_set(
    """
    agency agencia agence source fuente document documento report informe rapport note nota
    newspaper diario periodico journal outlet medio media paper texto texte text cable depeche
    """
)


def written_form(tokens: tuple[Token, ...], start: int, end: int) -> str:
    """Return tokens as they are written, with one blank where there is any white space."""
    parts = []
    for i in range(start, end):
        gap = i > start and tokens[i].start > tokens[i - 1].end
        parts.append((" " if gap else "") + tokens[i].text)
    return "".join(parts)


def phrase_name(tokens: tuple[Token, ...], start: int, end: int) -> str:
    """Name a party by a phrase: in lower case, without its owner and without where it is.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase without its articles, ``[start, end)``.

    Returns
    -------
    str
        "soldiers" of "soldiers in neighbouring Togo", "hospital trust" of "city's hospital trust".
    """
    end = min(end, start + _LONGEST)
    owner = next((i for i in range(start, end) if tokens[i].norm == "'s"), None)
    if owner is not None and owner + 1 < end:
        start = owner + 1
    stop = next((i for i in range(start + 1, end) if tokens[i].norm in PLACED), end)
    return written_form(tokens, start, stop).lower()


def may_speak(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> bool:
    """Say whether the head of a phrase is a person, people or an institution.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase up to its first preposition, without articles.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
    """
    while lang == "en" and end - 1 > start and tokens[end - 1].norm in _NO_HEADS:
        end -= 1  # "the auditor general"
    if end == start + 1 and tokens[start].norm in _HIS:
        return False  # "his office said": he did, and nobody says who that is
    for index in range(end - 1, end) if lang == "en" else range(start, min(end, start + 2)):
        norm = tokens[index].norm
        if norm in _NO_HEADS:
            continue
        concept = (concept_of(norm, lang) or "").split("/")[0]
        if concept in PEOPLE or norm in institution_words() or is_calling(tokens, index, lang):
            return True
    return False


def collected(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """Return where those begin of whom there are several: "un grupo de militares".

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        A phrase without its articles.

    Returns
    -------
    int or None
        None where the phrase speaks of no collection of people.
    """
    if start + 2 >= end or tokens[start].norm not in _COLLECTIONS:
        return None
    plural = tokens[start + 2].text.islower() and tokens[start + 2].norm.endswith(("s", "x"))
    known = tokens[start + 2].norm not in _ANYBODY  # not "centenares de personas"
    return start + 2 if tokens[start + 1].norm in _OF and plural and known else None


def same_as_before(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """Return where "the same source", "la misma agencia" ends: it names who was named last."""
    found = end - start >= 2 and tokens[start].norm in _SAME
    return start + 2 if found and tokens[start + 1].norm in _CARRIERS else None

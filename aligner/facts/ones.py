"""Articles that count: "un muerto", "a soldier was killed", "plus d'un an"."""

from __future__ import annotations

from aligner.facts.bounds import bound_before
from aligner.facts.counting import PEOPLE, concept_of, is_function_word, unit_of
from aligner.facts.events import event_near
from aligner.facts.number_words import number_words
from aligner.facts.numerals import Numeral
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["befallen_one", "counts_one", "may_count_one"]

_SINGLE = word_set(
    """
    only just single solo solamente unicamente seul seule seulement least menos moins lo
    """
)
_BEFALLEN = word_set("death injury missing arrest")
_AND = frozenset(["and", "y", "e", "et"])
_OF = word_set("of de d' des del du")
_FIGURE_REACH = 4  # tokens from a conjunction back to the figure before it
_NOUN_REACH = 4  # tokens from the article to the noun: "a 34-year-old Turkish soldier"
_VERB_REACH = 9  # tokens from the noun to its verb, over an apposition
_PASSIVE_REACH = 4  # tokens from the auxiliary to the participle: "a été grièvement blessé"
_PASSIVES = word_set(
    """
    was were is been being got gets fue fueron sido resulto resulta quedo queda ser esta estaba
    sigue permanece sera ete est etre serait sont remains remained found feared reported
    """
)
_SUFFERED = word_set(
    """
    died dies perished drowned disappeared murio muere fallecio fallece perecio desaparecio
    muerto fallecido desaparecido ahogo peri meurt mourut disparu perdio pierde
    """
)
_AGENTS = {
    "en": ("er", "or", "ist", "man", "ian"),
    "es": ("ista", "dor", "dora", "tor", "sor", "ero", "era", "ante", "ario", "aria"),
    "fr": ("eur", "euse", "iste", "ier", "iere", "ien", "ienne", "ant", "ard"),
}
_COLLECTIVES = word_set("couple pareja duo trio team equipo equipe gang banda bande crew")
_HAVING = word_set("has had ha habia habria hubo a avait aurait est")
_PARTICIPLE_LINKS = word_set(
    "in on at by during after since and y e et en por durante tras desde dans par lors depuis"
)
_CLAUSE_STARTS = word_set(
    """
    and y e et but pero mais or o ou that que qu' when cuando quand where donde while mientras as
    because porque car after before if si there still also only now then yet puis alors
    """
)
_BREAKS = word_set(
    """
    that which who whom que quien qui dont cuyo mientras while but pero mais when cuando quand
    """
)


def may_count_one(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether an article may count, so that most of them are looked at once only.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        That of the article.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
    """
    words = number_words(lang)
    norm, following = tokens[index].norm, norm_at(tokens, index + 1)
    if norm not in words.add and norm not in words.article:
        return False
    if unit_of(following) is not None:
        return bound_before(tokens, index, lang) is not None
    if norm in words.add and concept_of(following, lang) is not None:
        return True
    return befallen_one(tokens, index, lang) is not None


def counts_one(tokens: tuple[Token, ...], number: Numeral, lang: str) -> bool:
    """Say whether "a", "one", "un" is a figure: "at least one civilian", "un muerto".

    Parameters
    ----------
    tokens : tuple of Token
    number : Numeral
        One that is written as an article.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
    """
    following = norm_at(tokens, number.end)
    bounded = bound_before(tokens, number.start, lang) is not None
    if bounded and unit_of(following) is not None:
        return True  # "más de un año"
    written_one = tokens[number.start].norm in number_words(lang).add
    noun = concept_of(following, lang) if following else None
    if noun is not None and written_one:
        concept, _, event = noun.partition("/")
        if event in _BEFALLEN or norm_at(tokens, number.start - 1) in _SINGLE:
            return True
        near = min(len(tokens), number.end + 4)
        befallen = event_near(tokens, (number.start, number.end + 1), number.end + 1, near, lang)
        if lang == "en" and befallen in _BEFALLEN:  # English has another word for the article
            return True
        if concept in PEOPLE and _is_beside_a_figure(tokens, number.start, number.end, lang):
            return True  # "doce policías y un civil"
    return befallen_one(tokens, number.start, lang) is not None


def _is_beside_a_figure(tokens: tuple[Token, ...], start: int, noun: int, lang: str) -> bool:
    add = number_words(lang).add

    def is_figure(index: int) -> bool:
        token = tokens[index] if 0 <= index < len(tokens) else None
        return token is not None and (token.kind == "number" or add.get(token.norm, 0) > 1)

    if norm_at(tokens, noun + 1) in _AND and is_figure(noun + 2):
        return True
    joint = start - 1
    return norm_at(tokens, joint) in _AND and any(
        is_figure(index) for index in range(joint - _FIGURE_REACH, joint)
    )


def befallen_one(
    tokens: tuple[Token, ...], article: int, lang: str
) -> tuple[int, str | None] | None:
    """Read the single person who was killed, hurt, arrested or lost: an event that is counted.

    Parameters
    ----------
    tokens : tuple of Token
    article : int
        That of the person.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    (int, str or None) or None
        The token of the noun, and the event, where it is not that of a figure beside it.
    """
    noun = _person_after(tokens, article, lang)
    if noun is None:
        return None
    before = norm_at(tokens, article - 1)
    governed = article > 0 and is_function_word(before) and before not in _CLAUSE_STARTS
    event = None if governed or before in _OF else _suffered(tokens, noun + 1, lang)
    known = concept_of(tokens[noun].norm, lang) is not None
    if event is None and known:
        event = _struck(tokens, article, lang)
    if event in ("death", "missing") and not (known or _is_mortal(tokens, noun, lang)):
        event = None
    beside = norm_at(tokens, noun + 1) in _AND and _is_beside_a_figure(tokens, article, noun, lang)
    return (noun, event) if event or beside else None


def _person_after(tokens: tuple[Token, ...], article: int, lang: str) -> int | None:
    """Return the token of the person after an article; any noun may be one right before a verb."""
    for at in range(article + 1, min(article + 1 + _NOUN_REACH + 4, len(tokens))):
        token = tokens[at]
        if is_function_word(token.norm) or token.norm in _OF:
            return None
        if token.kind == "mark" and token.text != "-":
            return None
        concept = concept_of(token.norm, lang)
        if concept is not None and token.kind == "word":
            return at if concept.partition("/")[0] in PEOPLE else None
        if token.kind != "word":
            if token.text != "-" and norm_at(tokens, at + 1) != "-":
                return None  # "an additional 130 civilians"
            continue
        following = norm_at(tokens, at + 1)
        if token.norm in _COLLECTIVES:
            return None
        leads = at == article + 1 and following in _SUFFERED | _PASSIVES | _HAVING
        if leads and not _is_ranked(tokens, article, lang):
            return at  # "un agricultor murió"
    return None


def _is_mortal(tokens: tuple[Token, ...], noun: int, lang: str) -> bool:
    """Tell "a cyclist was killed", "a potter died" from "a plan was killed off"."""
    return norm_at(tokens, noun + 1) in _SUFFERED or tokens[noun].norm.endswith(_AGENTS[lang])


def _is_ranked(tokens: tuple[Token, ...], article: int, lang: str) -> bool:
    """Say whether a fraction is written, which may also be a rank: "a tenth was found"."""
    fractions = number_words(lang).fractions
    return any(fractions.match(tokens, at) is not None for at in (article, article + 1))


def _suffered(tokens: tuple[Token, ...], start: int, lang: str) -> str | None:
    """Return what the verb after a person says befell him; what he did himself is no event here."""
    event = _event_at(tokens, start, lang)
    closed = start + 1 >= len(tokens) or tokens[start + 1].kind == "mark"
    if event is not None and (closed or norm_at(tokens, start + 1) in _PARTICIPLE_LINKS):
        return event  # "a policeman killed in the attack"
    for at in range(start, min(start + _VERB_REACH, len(tokens))):
        token = tokens[at]
        if token.norm in _BREAKS or token.text in ".;:!?":
            return None
        if token.norm in _SUFFERED and (event := _event_at(tokens, at, lang)) is not None:
            return event
        if token.norm in _PASSIVES | _HAVING:
            passive = any(norm_at(tokens, i) in _PASSIVES for i in range(at, at + 3))
            for ahead in range(at + 1, min(at + 1 + _PASSIVE_REACH, len(tokens))):
                event = _event_at(tokens, ahead, lang)
                if event is not None and (passive or tokens[ahead].norm in _SUFFERED):
                    return event
            return None
    return None


def _struck(tokens: tuple[Token, ...], article: int, lang: str) -> str | None:
    """Return what befell a person who is the object: "mata a un policía", "a tué un policier"."""
    verb = article - 1
    if lang == "es" and norm_at(tokens, verb) == "a":
        verb -= 1
    if lang == "en" and norm_at(tokens, verb) in ("dead", "injured", "death"):
        return None
    return _event_at(tokens, verb, lang)


def _event_at(tokens: tuple[Token, ...], index: int, lang: str) -> str | None:
    if not 0 <= index < len(tokens):
        return None
    event = event_near(tokens, (index, index), index, index + 1, lang)
    return event if event in _BEFALLEN else None

"""The place in which a figure was counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from aligner.facts.lexicon import load_table
from aligner.facts.name_words import calendar_words
from aligner.facts.names import known_place, spelling_key
from aligner.facts.tokens import Token, fold, norm_at, word_set

__all__ = ["other_places", "place_in", "places_in", "say_place"]

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
_VENUES = word_set(
    """
    hospital hopital clinic clinica clinique hotel school escuela ecole college colegio instituto
    lycee university universidad universite prison carcel prision airport aeropuerto aeroport
    market mercado marche camp campo campamento church iglesia eglise mosque mezquita mosquee
    factory fabrica usine
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
_ACROSS = word_set("around across throughout over por todo del travers dans tout partout")
_WAY = 6  # tokens between the preposition and the name: "en la parte este de la ciudad de Alepo"


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
        The key of a name of the gazetteer, or another name as the text writes it, with its
        direction after a slash: ``aleppo/east``. None where the clause names several places, or
        one beside others: "but also in Canada".
    """
    places = set(places_in(tokens, left, right, lang))
    if len(places) != 1 or any(
        token.norm in _ALSO for token in tokens[max(0, left - 1) : left + 3]
    ):
        return None
    return None if _is_worldwide(tokens, left, right) else places.pop()


def _is_worldwide(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    """Say whether the place is one of many: "à travers le monde et à Copenhague"."""
    return any(
        tokens[at].text in ("world", "mundo", "monde")
        and any(token.norm in _ACROSS for token in tokens[max(left, at - 3) : at])
        for at in range(left, min(right, len(tokens)))
    )


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
            if tokens[at].norm not in _ON_THE_WAY | _VENUES and tokens[at].norm not in _DIRECTIONS:
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
        or token.norm in calendar_words()
    ):
        return None
    if (venue := _venue_end(tokens, index)) is not None:
        return " ".join(token.text for token in tokens[index : venue - 1]), venue
    if (
        token.norm in _VENUES
        or (following is not None and _makes_no_place(following))
        or _goes_on(tokens, index + 1)
    ):
        return None
    return unicodedata.normalize("NFC", token.text), index + 1


def _venue_end(tokens: tuple[Token, ...], index: int) -> int | None:
    """Return the index after a name that ends in what it names: "Saint Luke Hospital"."""
    end = index
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
        if end > index + 1 and tokens[end - 1].norm in _VENUES:
            return end
    return None


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a longer name goes on after an article: "Bustan al-Basha"."""
    if norm_at(tokens, index) not in ("al", "el") or norm_at(tokens, index + 1) != "-":
        return False
    return index + 2 < len(tokens) and tokens[index + 2].text[:1].isupper()


def _makes_no_place(following: Token) -> bool:
    """Say whether a capitalised word goes on as a longer name or owns what follows."""
    named = following.text[:1].isupper() and following.norm not in _DIRECTIONS
    return named or following.norm in ("'s", "’s")


@cache
def _organisations() -> frozenset[str]:
    return frozenset(fold(key) for key in load_table("parties")["organisations"])


def other_places(a: str | None, b: str | None) -> bool:
    """Say whether two places are known and are not the same; "Aleppo" holds "Aleppo/east"."""
    if a is None or b is None:
        return False
    (name_a, _, side_a), (name_b, _, side_b) = a.partition("/"), b.partition("/")
    other_names = name_a != name_b and _compared(name_a) != _compared(name_b)
    return other_names or bool(side_a and side_b and side_a != side_b)


def _compared(name: str) -> str:
    """Return a key as it is, and of a name as written the key of its spellings."""
    return name if name.islower() else spelling_key(name)


def say_place(key: str) -> str:
    """Word the key of a place: ``aleppo/west`` is "Aleppo (west)"; a name stays as written."""
    name, _, side = key.partition("/")
    return (name.title() if name.islower() else name) + (f" ({side})" if side else "")

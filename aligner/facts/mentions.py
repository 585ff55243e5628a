"""Full names that a document gives, so that a surname or a short form later finds its party."""

from __future__ import annotations

from aligner.facts.lexicon import resolve_lang
from aligner.facts.names import find_names, known_place, spelling_key
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import Token, tokenize

__all__ = ["full_names"]


def full_names(text: str, lang: str) -> list[tuple[str, str]]:
    """List the organisations and people that a text names in more than one word.

    Parameters
    ----------
    text : str
        A whole document.
    lang : str
        Language code.

    Returns
    -------
    list of (str, str)
        The folded words of a mention, joined by blanks, and the party's name: canonical for an
        organisation, as first written for a person. All spellings of one person ("Bashar
        al-Assad", "Bashar Assad") have one name.

    Notes
    -----
    A later "Stern" or "the Observatory" is the party whose mention holds all its words, if only
    one does.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    found: list[tuple[str, str]] = []
    for index in range(len(tokens)):
        party = canonical_party(tokens, index)
        if party is not None and party[1] - index > 1:
            found.append((_words(tokens[index : party[1]]), party[0]))
    written: dict[str, str] = {}
    for name in find_names(text, lang):
        own = tokenize(name.text, lang)
        capitals = sum(token.text[:1].isupper() for token in own)
        if not 2 <= capitals <= 4 or known_place(own, 0) or canonical_party(own, 0):
            continue
        found.append((_words(own), written.setdefault(spelling_key(name.text), name.text)))
    return list(dict.fromkeys(found))


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(token.norm for token in tokens)

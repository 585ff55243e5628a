"""Names that only their capitals mark, and capitals that name nobody."""

from __future__ import annotations

from aligner.facts.callings import TITLES
from aligner.facts.counting import is_function_word
from aligner.facts.gazetteer import country_of
from aligner.facts.lexicon import LANGUAGES
from aligner.facts.name_words import NOT_NAMES, OPENERS, is_common
from aligner.facts.number_words import number_words
from aligner.facts.party_words import ARTICLES, PREPOSITIONS
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["capitals", "names_nobody", "opens_plainly"]

_HONORIFICS = word_set("pr prof professor profesor profesora professeur don dona me dra mgr fr")
_BEFORE_SENTENCE = frozenset('.!?…:"“«')
_LINKS = word_set("al el bin van von")
_TAIL = 3  # tokens in lower case behind a name, within its phrase


def capitals(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    """Find the last name of a phrase, without titles and nationalities before it.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase, ``[start, end)``.

    Returns
    -------
    tuple of (int, int) or None
        The name, ``[first, stop)``.
    """
    stop = end
    while stop > start and not _is_capital(tokens[stop - 1]):
        stop -= 1
    if stop == start or end - stop > _TAIL:
        return None
    first = stop - 1
    while first > start:
        previous = tokens[first - 1]
        linked = previous.text in ("-", "’", "'", ".") or previous.norm in _LINKS
        if not (_is_capital(previous) or (linked and first - 1 > start)):
            break
        first -= 1
    if (
        tokens[first].norm == "el"
        and tokens[first].text.islower()
        and tokens[first + 1].text != "-"
    ):
        first += 1  # "el viernes el Ministerio"
    while first < stop - 1 and (
        tokens[first].norm in TITLES | _HONORIFICS
        or country_of(tokens[first].norm)
        or tokens[first].text in "-’'."
    ):
        first += 1
    return first, stop


def names_nobody(token: Token) -> bool:
    """Say whether a capital only opens a sentence, or is that of a title or a people."""
    if token.norm in TITLES or country_of(token.norm):
        return True
    acronym = token.text.isupper() and len(token.text) > 1
    return not acronym and (
        token.norm in NOT_NAMES | OPENERS
        or is_function_word(token.norm)
        or any(token.norm in number_words(lang).cores for lang in LANGUAGES)
    )


def opens_plainly(tokens: tuple[Token, ...], first: int, stop: int, lang: str) -> bool:
    """Say whether a capital only opens a sentence with a common word: "Debido a", "Aujourd'hui".

    Parameters
    ----------
    tokens : tuple of Token
    first, stop : int
        The name, ``[first, stop)``.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
        A surname may be a common word too: a preposition or an apostrophe has to follow.
    """
    if stop != first + 1 or (first > 0 and tokens[first - 1].text not in _BEFORE_SENTENCE):
        return False
    follows = norm_at(tokens, stop) in PREPOSITIONS or norm_at(tokens, stop) in ("'", "’")
    return follows and is_common(tokens[first].norm, lang)


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.norm not in ARTICLES

"""What keeps a statement from being the plain fact: it is asked for, planned, feared, suspected.

Predicates of this kind do not commit the text to what they govern [1]_.

References
----------
.. [1] R. Saurí and J. Pustejovsky, "FactBank: a corpus annotated with event factuality",
   Language Resources and Evaluation 43, 2009.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.facts.content import content_of
from aligner.facts.lexicon import resolve_lang
from aligner.facts.origins import find_origins
from aligner.facts.poles import has_pole, read_poles
from aligner.facts.tokens import Token, tokenize, word_set

__all__ = ["find_marks", "marks_anywhere"]

_TABLE = "marks"
_REACH = 12  # tokens in which the main verb of a statement mostly stands
_OPENING = 7  # tokens of an adverbial before the main clause: "On Tuesday, in a letter, ..."
# "la demande", "the offer": a noun, and a thing of its own.
_DETERMINERS = {
    "en": word_set("the a an this that his her their its no"),
    "es": word_set("el un una este esta su sus"),
    "fr": word_set("la une l' d' cette sa leur un ce sans"),
}
_OF = re.compile(r"\s+(?:of(?: the)?|del?|de (?:la|los|las)|du|des|de la) *", re.IGNORECASE)
_TITLE = re.compile(  # "the head of the port, Ann Lee"
    r"(?:\s+(?:of|for|de|del|du|des|d['’])\b[^,;.:]{0,60})?,\s*", re.IGNORECASE
)
_RELATIVES = word_set("who which whose whom qui dont lequel laquelle quien quienes cuyo cuya")


@lru_cache(maxsize=256)
def find_marks(text: str, lang: str) -> tuple[str, ...]:
    """Find what takes a statement out of the plain fact, or moves it to somebody else.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    tuple of str
        ``scale.mark``, each once, in alphabetical order: ``mood.asked``, ``rank.former``. Those
        of who is credited do not count, nor do nouns, words of a name, and other clauses than the
        main one.
    """
    lang = resolve_lang(lang)
    said = content_of(text, lang)
    tokens = tokenize(said, lang)
    found = {"mood.question"} if said.rstrip(" \"'”»’)").endswith("?") else set()
    if has_pole(tokens, lang, _TABLE):
        end = _end_of_main_clause(tokens)
        for at, _, poles in read_poles(tokens[:end], lang, _TABLE):
            if (at and tokens[at].text[:1].isupper()) or _speaks(tokens[at], said, lang):
                continue
            noun = at and tokens[at - 1].norm in _DETERMINERS[lang]
            found |= {f"{scale}.{mark}" for scale, mark in poles if not (noun and scale == "mood")}
    return tuple(sorted(found))


@lru_cache(maxsize=256)
def marks_anywhere(text: str, lang: str) -> tuple[str, ...]:
    """Find the marks of a whole statement, whoever has them and in whatever clause.

    A mark of another statement is only told for sure where none of these answers it: the main
    clause of one language is often an aside of another.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    tuple of str
        As `find_marks` returns them.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    found = {"mood.question"} if "?" in text else set()
    if has_pole(tokens, lang, _TABLE):
        found |= {
            f"{scale}.{mark}" for *_, own in read_poles(tokens, lang, _TABLE) for scale, mark in own
        }
    return tuple(sorted(found))


def _speaks(token: Token, said: str, lang: str) -> bool:
    """Say whether a word is of who is credited: "dijo la portavoz del sindicato"."""
    return any(
        credit.start <= token.start < credit.end
        or (
            token.end <= credit.start
            and (
                _OF.fullmatch(said, token.end, credit.start)
                or _TITLE.fullmatch(said, token.end, credit.start)
            )
        )
        for credit in find_origins(said, lang)
    )


def _end_of_main_clause(tokens: tuple[Token, ...]) -> int:
    """Return the token up to which the main verb is looked for."""
    start = next((n + 1 for n, t in enumerate(tokens[:_OPENING]) if t.text == ","), 0)
    for at in range(start, min(len(tokens), start + _REACH)):
        if tokens[at].norm in _RELATIVES:
            return at
    return start + _REACH

"""Speakers whom the verb alone implies: "Añadió que ...", "..., a-t-il dit"."""

from __future__ import annotations

from aligner.facts.parties import Party
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["clitic_speaker", "implied_speaker"]

_CLITICS = word_set("il elle ils elles")
_OPENERS = word_set("tambien ademas asimismo luego despues incluso entonces finalmente y")
_AFTER = word_set("en tras durante a ante al ayer hoy este esta el poco")
_ARTICLES = word_set("el la los las un una unos unas su sus")
_BEFORE_ARTICLE = word_set("en tras durante a ante de por con sobre para entre hasta desde")
_DAYS = word_set("lunes martes miercoles jueves viernes sabado domingo pasado mismo")


def clitic_speaker(
    tokens: tuple[Token, ...], first: int, last: int, low: int, high: int
) -> Party | None:
    """Read the French pronoun that hangs on a verb: "a-t-il ajouté", "explique-t-elle".

    Parameters
    ----------
    tokens : tuple of Token
    first, last : int
        The reporting verb, ``[first, last)``.
    low, high : int
        The sentence, ``[low, high)``.

    Returns
    -------
    Party or None
        A pronoun that opens where the verb with its auxiliary does.
    """
    if first <= low + 1:
        return None  # a question: "Craignait-il ...?"
    before = first - 1
    if before > low + 1 and tokens[before].norm in _CLITICS and tokens[before - 1].text == "-":
        opened = before - 2
        if opened > low + 1 and tokens[opened].norm == "t" and tokens[opened - 1].text == "-":
            opened -= 2
        return Party(None, before, first, "pronoun", max(low, opened))
    after = last
    if norm_at(tokens, after) == "-" and norm_at(tokens, after + 1) == "t":
        after += 2
    if norm_at(tokens, after) == "-" and after + 1 < high and tokens[after + 1].norm in _CLITICS:
        return Party(None, after + 1, after + 2, "pronoun", first)
    return None


def implied_speaker(
    tokens: tuple[Token, ...], first: int, last: int, low: int, high: int
) -> Party | None:
    """Read a Spanish verb without a subject, at the head of a sentence or behind a quotation.

    Parameters
    ----------
    tokens : tuple of Token
    first, last : int
        The reporting verb, ``[first, last)``.
    low, high : int
        The sentence, ``[low, high)``.

    Returns
    -------
    Party or None
        A pronoun in the place of the verb.
    """
    opened = first
    while opened > low and (tokens[opened - 1].norm in _OPENERS or tokens[opened - 1].text == ","):
        opened -= 1
    following = tokens[last] if last < high else None
    if opened == low and following is not None:
        hands_over = following.norm in ("que", ":") or following.text in '"“«'
        return Party(None, first, last, "pronoun", low) if hands_over else None
    quoted = tokens[first - 1].text in '"”»' or (tokens[first - 1].text == "," and first - 2 >= low)
    ends = following is None or following.kind == "mark" or following.norm in _AFTER
    alone = quoted and ends and not _has_subject(tokens, last, high)
    return Party(None, first, last, "pronoun", first) if alone else None


def _has_subject(tokens: tuple[Token, ...], last: int, high: int) -> bool:
    """Say whether a noun without a preposition follows: "dijo en 2006 el profesor"."""
    for index in range(last, high):
        if tokens[index].kind == "mark":
            return False
        article = tokens[index].norm in _ARTICLES
        after = norm_at(tokens, index - 1) in _BEFORE_ARTICLE
        if article and not after and norm_at(tokens, index + 1) not in _DAYS:
            return True
        name = index > last and tokens[index].text[:1].isupper()
        if name and norm_at(tokens, index - 1) not in _BEFORE_ARTICLE | _ARTICLES:
            return True
    return False

"""The words for an agency that is not named: "the agency", "la agencia", "l'agence de presse"."""

from __future__ import annotations

from aligner.facts.tokens import Token, word_set

__all__ = ["AGENCY", "bare_agency_end"]

AGENCY = frozenset(["agency", "agencia", "agence"])
_OF_NEWS = AGENCY | word_set("news press wire noticias prensa presse information de d'")
_FOLLOWING = word_set("in en dans on el sur at a by por par that que qu' this este ce")


def bare_agency_end(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """Return where a phrase that names no agency in particular ends.

    Parameters
    ----------
    tokens : tuple of Token
    start, end : int
        The phrase, ``[start, end)``.

    Returns
    -------
    int or None
        None where the phrase is another one: "space agency", "agencia de la ONU".
    """
    stop = start
    while stop < end and tokens[stop].norm in _OF_NEWS:
        stop += 1
    if not any(tokens[i].norm in AGENCY for i in range(start, stop)):
        return None
    goes_on = stop < end and tokens[stop].kind == "word" and tokens[stop].norm not in _FOLLOWING
    return None if goes_on or tokens[stop - 1].norm in ("de", "d'") else stop

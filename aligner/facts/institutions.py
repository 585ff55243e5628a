"""Names and phrases of institutions that no table has: "the immigration service", "Agencia ..."."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import load_table
from aligner.facts.party_words import AFTER_NOUN
from aligner.facts.tokens import Token, word_set

__all__ = ["institution_words", "is_institution", "name_span"]

_WITHIN = word_set("of for de del des du d' la las los le les l' el y e et and al a the")
_JOINING = frozenset(["y", "e", "et", "and"])
_LONGEST = 12  # tokens of a name


@cache
def institution_words() -> frozenset[str]:
    """Return the folded nouns that are institutions: "agency", "servicio", "direction"."""
    return frozenset(load_table("parties")["institutions"]["words"])


def is_institution(name: str) -> bool:
    """Say whether a name as it is written is that of an institution, by one of its words.

    Examples
    --------
    >>> is_institution("agencia nacional de mineria"), is_institution("ana ruiz")
    (True, False)
    """
    return any(word in institution_words() for word in name.split())


def name_span(
    tokens: tuple[Token, ...], first: int, stop: int, start: int, end: int, lang: str
) -> tuple[int, int] | None:
    """Widen a name of capitals to the whole name of the institution that it belongs to.

    Parameters
    ----------
    tokens : tuple of Token
    first, stop : int
        The capitals, ``[first, stop)``.
    start, end : int
        The noun phrase around them.
    lang : str

    Returns
    -------
    tuple of (int, int) or None
        None where no word of the name is an institution's. English writes all its words with
        capitals; in Spanish those behind "de" and "y" belong to it too, and a French name may
        have one capital alone: "Office fédéral de la santé publique".
    """
    first = _opening(tokens, first, start)
    if not any(tokens[i].norm in institution_words() for i in range(first, stop)):
        return None
    high = min(end, first + _LONGEST)
    while stop < high:
        inner = stop
        while inner < high and tokens[inner].norm in _WITHIN:
            inner += 1
        if inner >= high or inner - stop > 3 or not tokens[inner].text[:1].isupper():
            break
        stop = inner + 1
    if lang == "fr" and stop == first + 1:
        while stop < high and tokens[stop].kind == "word" and tokens[stop].norm not in AFTER_NOUN:
            stop += 1
    return first, stop


def _opening(tokens: tuple[Token, ...], first: int, start: int) -> int:
    """Return the capital where a name begins that an "and" joins: "Food and Drug Office"."""
    opened, lower = first, 0
    for at in range(first - 1, start - 1, -1):
        token = tokens[at]
        if token.kind != "word" or lower > 1:
            break
        if token.text[:1].isupper():
            opened = at
        elif token.norm not in _JOINING:
            lower += 1  # "Healthcare products Regulatory Agency"
    joined = any(tokens[at].norm in _JOINING for at in range(opened, first))
    return opened if joined else first

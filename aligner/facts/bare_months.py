"""Whether a month's name that no day, year or preposition marks is a month."""

from __future__ import annotations

from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["is_common_word", "is_month_alone"]

# English month names that are common words: a date only when written with a capital letter
_COMMON_WORDS = frozenset(["may", "march", "mar", "august"])
_FIRST_NAMES = frozenset(["may", "april", "june"])
_DETERMINERS = word_set("the this that a an last next each every")


def is_common_word(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Say whether English tokens hold the verb or the adjective that a month is written like."""
    return any(token.norm in _COMMON_WORDS and token.text.islower() for token in tokens[first:last])


def is_month_alone(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether a token with a month's name means the month.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Of a folded name of a month that stands alone.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    bool
        In Spanish and French a month has no capital: "Mars", "Julio" are names. In
        English it has one; what may be
        a first name needs a determiner ("the April figures"), and no other name beside it.
    """
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if lang != "en" and token.text.islower():
        return True
    beside = after is not None and after.kind == "word" and after.text[0].isupper()
    if not token.text[0].isupper() or beside:
        return False
    if lang != "en" or token.norm in _FIRST_NAMES:
        return lang == "en" and norm_at(tokens, index - 1) in _DETERMINERS
    if before is None:
        return token.norm not in _COMMON_WORDS  # "March on!"
    return before.norm in _DETERMINERS or not before.text[0].isupper()

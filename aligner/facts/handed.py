"""Verbs that hand a figure over: "puts the toll at 40", "cifra en 40", "avance le bilan de 40"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import load_table
from aligner.facts.number_words import number_words
from aligner.facts.tokens import Token, norm_at

__all__ = ["figure_group", "is_figure"]

_NEAR = 4  # tokens: "at some 40", "closer to 40"
_REACH = 8  # tokens from a verb to the noun or the preposition that brings the figure


class _Verbs(NamedTuple):
    joints: dict[str, str]  # verb: the word between it and the figure, nothing for none
    giving: frozenset[str]  # verbs that need a noun such as "toll" before the figure
    nouns: frozenset[str]


@cache
def _verbs(lang: str) -> _Verbs:
    table = load_table("reporting")["figures"]
    return _Verbs(
        joints={verb: joint for joint, own in table["joints"][lang].items() for verb in own},
        giving=frozenset(table["giving"][lang]),
        nouns=frozenset(table["nouns"]["words"]),
    )


def is_figure(token: Token, lang: str) -> bool:
    """Say whether a token is a number, in figures or in words."""
    return token.kind == "number" or token.norm in number_words(lang).cores


def figure_group(
    tokens: tuple[Token, ...], index: int, low: int, high: int, lang: str
) -> tuple[int, int] | None:
    """Return a verb that hands a figure over, and the index after it.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Of the verb.
    low, high : int
        The sentence, ``[low, high)``.
    lang : str

    Returns
    -------
    tuple of (int, int) or None
        The first token, with a pronoun or an auxiliary before it, and the index after the verb.
    """
    verbs, norm = _verbs(lang), tokens[index].norm
    joint = verbs.joints.get(norm)
    if joint is None and norm not in verbs.giving:
        return None
    first = index
    while first > low and tokens[first - 1].norm in ("en", "a", "ha", "ont", "han", "has", "have"):
        first -= 1
    end = min(high, index + 1 + _REACH)
    if joint == "en" and lang == "fr":  # "en comptent 700"
        handed = first < index and _figure_near(tokens, index + 1, high, lang)
    elif joint is not None:
        handed = any(
            tokens[i].norm == joint and _figure_near(tokens, i + 1, high, lang)
            for i in range(index + 1, end)
        )
    else:
        handed = _bare_figure(tokens, index + 1, high, lang) or any(
            tokens[i].norm in verbs.nouns and _figure_near(tokens, i + 1, high, lang)
            for i in range(index + 1, end)
        )
    return (first, index + 1) if handed else None


def _figure_near(tokens: tuple[Token, ...], index: int, high: int, lang: str) -> bool:
    for i in range(index, min(high, index + _NEAR)):
        if is_figure(tokens[i], lang):
            return True
        if tokens[i].kind == "mark":
            return False
    return False


def _bare_figure(tokens: tuple[Token, ...], index: int, high: int, lang: str) -> bool:
    """Say whether a figure alone follows, as in "which gave 40, ..."."""
    if index >= high or not is_figure(tokens[index], lang):
        return False
    return index + 1 >= high or norm_at(tokens, index + 1) in (",", ".", ";", "and", "y", "et")

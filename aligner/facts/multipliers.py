"""Words that multiply a number, and the half that is added to it."""

from __future__ import annotations

from aligner.facts.counting import unit_of
from aligner.facts.number_words import NumberWords
from aligner.facts.tokens import Token, norm_at

__all__ = ["LARGEST", "OF", "half_after", "scales"]

LARGEST = 1e15  # what is larger is no figure of the press
OF = frozenset(["of", "de", "d'", "del", "des", "du"])


def scales(
    tokens: tuple[Token, ...], end: int, value: float, words: NumberWords
) -> tuple[float, int, bool]:
    """Multiply by the scale words that follow, and add "and a half" of the last of them.

    Parameters
    ----------
    tokens : tuple of Token
    end : int
        The token after the number.
    value : float
        The number.
    words : NumberWords

    Returns
    -------
    (float, int, bool)
        The product, the token after it, whether a multiplier was read.
    """
    last, and_half = 1.0, half_after(tokens, end, words)
    if and_half and _is_multiplied(norm_at(tokens, and_half), words):  # "two and a half million"
        value, end = value + 0.5, and_half
    while (factor := words.scale.get(norm_at(tokens, end))) is not None and value < LARGEST:
        hyphen_noun = factor == 12 and value != int(value)
        if hyphen_noun:
            break
        value, end, last = value * factor, end + 1, factor
    if last > 1 and (after := half_after(tokens, end, words)):
        value, end = value + 0.5 * last, after
    return value, end, last > 1


def _is_multiplied(norm: str, words: NumberWords) -> bool:
    return norm in words.scale or norm in ("times", "veces", "fois") or unit_of(norm) is not None


def half_after(tokens: tuple[Token, ...], index: int, words: NumberWords) -> int:
    """Return the index after the half that is added at a token, or 0.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Where "and a half", "y medio", "et demi" must begin.
    words : NumberWords
    """
    if norm_at(tokens, index) not in ("and", "y", "et"):
        return 0
    index += 1
    if norm_at(tokens, index) in words.article:
        index += 1
    return index + 1 if norm_at(tokens, index) in words.half else 0

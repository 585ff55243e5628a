"""Where one party's word ends because another's begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.facts.attribution import Attribution
from aligner.facts.handed import is_figure
from aligner.facts.speakers import AND
from aligner.facts.tokens import Token, word_set

__all__ = ["keep_apart"]

_CONTRASTS = word_set("while whereas mientras but pero mais")
_SAID_AFTER = frozenset(["preposition", "aside", "inverted"])  # a party behind its own words
_LEAST = 3  # tokens of what a party says before the next one speaks


def keep_apart(
    found: Sequence[Attribution], tokens: tuple[Token, ...], low: int, lang: str
) -> list[Attribution]:
    """Part the ranges of the parties of one sentence, where they speak one after the other.

    Parameters
    ----------
    found : sequence of Attribution
        Of one sentence, in the order of their parties.
    tokens : tuple of Token
    low : int
        Where the sentence begins.
    lang : str

    Returns
    -------
    list of Attribution
        In the same order. A party that only passes on what another says keeps the whole.
    """
    parted = list(found)
    if len(parted) < 2:
        return parted
    joints = AND[lang] | _CONTRASTS
    at = {token.start: index for index, token in enumerate(tokens)}
    for n in range(1, len(parted)):
        before, after = parted[n - 1], parted[n]
        border = _border(before, after, tokens, at, lang)
        if border is None:
            continue
        end = border
        while end > low and (tokens[end - 1].norm in joints or tokens[end - 1].text in ",;"):
            end -= 1
        parted[n - 1] = replace(before, scope_end=min(before.scope_end, tokens[end - 1].end))
        parted[n] = replace(after, scope_start=max(after.scope_start, tokens[border].start))
    return parted


def _border(
    before: Attribution,
    after: Attribution,
    tokens: tuple[Token, ...],
    at: dict[int, int],
    lang: str,
) -> int | None:
    """Return the token with which the second party's part begins; None for one inside the other."""
    if before.scope_end <= after.scope_start:
        return None
    joints = AND[lang] | _CONTRASTS
    first, second = at[before.start], at[after.start]
    if after.scope_start > before.end:  # the second one is a clause inside the first one's
        opened = at[after.scope_start]
        joined = tokens[opened - 1].norm in joints and opened - first > _LEAST
        return opened if joined and after.kind == "verb" else None
    if after.kind not in _SAID_AFTER:
        return None
    behind = before.kind in _SAID_AFTER and before.scope_start < before.start
    for index in range(second - 1, first, -1):
        joint = tokens[index].norm in joints or tokens[index].text in ",;"
        if not joint or tokens[index].start < before.end:
            continue
        own = any(is_figure(tokens[i], lang) for i in range(index + 1, second))
        if own and (behind or _has_figure(before, tokens, at, index, lang)):
            return index + 1
    return None


def _has_figure(
    one: Attribution, tokens: tuple[Token, ...], at: dict[int, int], stop: int, lang: str
) -> bool:
    return any(is_figure(tokens[i], lang) for i in range(at[one.scope_start], stop))

"""What befell those whom a figure counts."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import PhraseTable, StemTable, load_table, stems_and_phrases
from aligner.facts.tokens import Token

__all__ = ["event_near"]

_EVENT_REACH = 16  # tokens between a figure and the verb that says what befell those it counts
_WEAK_PENALTY = 6
_OTHER_CLAUSE = 3  # of what stands behind a comma: "killed 11 skiers, the rescue service said"
_NOTHING = "nothing"  # "sentenced to death": nobody died


@cache
def _events(lang: str) -> tuple[StemTable, PhraseTable, frozenset[str]]:
    table = dict(load_table("events"))
    weak = table.pop("weak")
    return *stems_and_phrases({**table, **weak}, lang), frozenset(weak)


def event_near(
    tokens: tuple[Token, ...], counted: tuple[int, int], left: int, right: int, lang: str
) -> str | None:
    """Find what befell those who are counted.

    Parameters
    ----------
    tokens : tuple of Token
    counted : tuple of int
        Tokens of the figure and its noun, which are not looked at.
    left, right : int
        The tokens that may be looked at.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    str or None
        The nearest event; a weak one (protest, attack) yields to another a little further.
    """
    stems, phrases, weak = _events(lang)
    best: tuple[float, str] | None = None
    passed = left
    for index in range(left, right):
        if counted[0] <= index < counted[1] or tokens[index].kind != "word":
            continue
        if index < passed:
            continue
        found = phrases.match(tokens, index)
        key = found[0] if found else stems.find(tokens[index].norm)
        if key == _NOTHING and found is not None:
            passed = found[1]
        if key is None or key == _NOTHING:
            continue
        # what follows the noun is its verb; what stands before it is often another clause's
        distance = index - counted[1] if index >= counted[1] else (counted[0] - index) + 1.5
        if distance > _EVENT_REACH:
            continue
        commas = sum(token.text == "," for token in tokens[counted[1] : index])
        distance += _OTHER_CLAUSE * (commas % 2)  # two commas are an aside of the same clause
        rank = (distance + (_WEAK_PENALTY if key in weak else 0), key)
        if best is None or rank < best:
            best = rank
    return best[1] if best else None

"""Which negations of two statements, in whatever languages and words, have no counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from aligner.facts.lexicon import load_table
from aligner.facts.tokens import word_set
from aligner.records import Negation

__all__ = ["is_negated", "unanswered"]

# How far apart two negations may stand that say the same, in shares of their statements: word
# order moves a negated verb far, and hardly moves one that the other language negates.
_WINDOW = 0.5
_LEXICAL_WINDOW = 0.15
_FEW_WORDS = 2  # counted from the beginning or the end: always near
_MOST = 50  # of a statement: hostile text does not cost quadratic time
_ADJACENT = 20  # code points between a negation and a word that it turns into its opposite


@cache
def _cues(role: str) -> frozenset[str]:
    return word_set(load_table("stance")["cues"][role])


def is_negated(negations: Sequence[Negation]) -> bool:
    """Say whether a clause with these negations says no: "not impossible" does not.

    Parameters
    ----------
    negations : sequence of Negation
        Of one clause, in reading order.

    Returns
    -------
    bool
    """
    return any(negation.cue in _cues("main") for negation in _undoubled(negations))


def unanswered(a: Sequence[Negation], b: Sequence[Negation]) -> tuple[Negation, ...]:
    """Return the negations of two statements that nothing in the other one stands for.

    Parameters
    ----------
    a, b : sequence of Negation
        Of two statements that may say the same.

    Returns
    -------
    tuple of Negation
        Those of `a`, then those of `b`; only what says no for sure ("not", "without", "refuse").

    Notes
    -----
    Each answers one of the other side: negations first, then words of one class, then a negation
    and a word, then two words; of these the nearest first. Two that cancel each other say yes:
    they must be answered as they stand, and may be left out before any answer is looked for.
    """
    as_they_stand = _left(a[:_MOST], b[:_MOST])
    return as_they_stand or _left([*_undoubled(a[:_MOST])], [*_undoubled(b[:_MOST])])


def _left(a: Sequence[Negation], b: Sequence[Negation]) -> tuple[Negation, ...]:
    of_a, of_b = dict(enumerate(a)), dict(enumerate(b))
    for *_, i, j in sorted(_answers(a, b)):
        if i in of_a and j in of_b:
            del of_a[i], of_b[j]
    left = (*_undoubled([*of_a.values()]), *_undoubled([*of_b.values()]))
    return tuple(negation for negation in left if negation.cue in _cues("firm"))


def _answers(
    a: Sequence[Negation], b: Sequence[Negation]
) -> Iterator[tuple[int, float, int, int, int]]:
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            n_sure = (x.cue == "not") + (y.cue == "not")
            rank = (0 if n_sure else 1) if x.cue == y.cue else 3 - n_sure
            apart = abs(_share(x) - _share(y))
            nearest = min(abs(x.before - y.before), abs(x.after - y.after))
            if apart <= (_WINDOW if rank < 2 else _LEXICAL_WINDOW) or nearest <= _FEW_WORDS:
                yield rank, apart, x.before + y.before, i, j


def _share(negation: Negation) -> float:
    return negation.before / (negation.before + negation.after)


def _undoubled(left: Sequence[Negation]) -> Iterator[Negation]:
    """Leave out what says yes by two negations: "no es imposible", "did not stop"."""
    turned = _cues("turned")
    skipped = False
    for negation, after in zip_longest(left, left[1:]):
        near = after is not None and after.start - negation.end <= _ADJACENT
        doubled = negation.cue == "not" and near and after.cue in turned
        if not doubled and not skipped:
            yield negation
        skipped = doubled

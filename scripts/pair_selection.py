"""Which of the pairs that a judge links are kept, where a statement has several partners."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.optimize import linear_sum_assignment

from aligner.match import Judge
from aligner.rivals import repeats

__all__ = ["SELECTIONS", "assigned", "unrivalled"]

Scored = tuple[int, int, float]  # two statements, score > 0


def _by_documents(judge: Judge, pairs: Iterable[Scored]) -> list[list[Scored]]:
    """Group pairs by their two documents; the statement of the earlier document comes first."""
    groups: dict[tuple[int, int], list[Scored]] = {}
    for one, other, score in pairs:
        i, j = min(one, other), max(one, other)
        groups.setdefault((int(judge.docs[i]), int(judge.docs[j])), []).append((i, j, score))
    return list(groups.values())


def everything(judge: Judge, pairs: Iterable[Scored]) -> list[Scored]:
    """Keep all pairs."""
    return [pair for own in _by_documents(judge, pairs) for pair in own]


def assigned(judge: Judge, pairs: Iterable[Scored]) -> list[Scored]:
    """Keep one partner a statement in each other document, so that the sum is greatest.

    Parameters
    ----------
    judge : Judge
        Of all statements.
    pairs : iterable of (int, int, float)
        Of statements of different documents.
    """
    kept = []
    for own in _by_documents(judge, pairs):
        rows, columns = (sorted({pair[side] for pair in own}) for side in (0, 1))
        scores = np.zeros((len(rows), len(columns)))
        for i, j, score in own:
            scores[rows.index(i), columns.index(j)] = score
        for a, b in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            if scores[a, b] > 0:
                kept.append((rows[a], columns[b], float(scores[a, b])))
    return kept


def unrivalled(judge: Judge, pairs: Iterable[Scored]) -> list[Scored]:
    """Keep a pair where neither side has a better partner in the other's document.

    A statement that repeats the partner (a title and its lead) is no rival of it.

    Parameters
    ----------
    judge, pairs
        As for `assigned`.
    """
    kept = []
    for own in _by_documents(judge, pairs):
        partners: dict[int, list[tuple[int, float]]] = {}
        for i, j, score in own:
            partners.setdefault(i, []).append((j, score))
            partners.setdefault(j, []).append((i, score))
        kept += [
            (i, j, score)
            for i, j, score in own
            if not any(
                other > score and not repeats(judge, one, rival)
                for one, of in ((j, i), (i, j))
                for rival, other in partners[of]
                if rival != one
            )
        ]
    return kept


SELECTIONS = {"": everything, ", assigned": assigned, ", unrivalled": unrivalled}

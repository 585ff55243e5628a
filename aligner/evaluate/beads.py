"""Measure an alignment of two texts against beads that people made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from aligner.evaluate.shares import Share, precision_recall

__all__ = ["BeadIds", "evaluate_beads"]

BeadIds = tuple[tuple[int, ...], tuple[int, ...]]  # segments of the source and of the target


def evaluate_beads(
    alignments: Sequence[tuple[Iterable[BeadIds], Iterable[BeadIds]]],
) -> dict[str, Any]:
    """Score alignments, all texts together.

    Parameters
    ----------
    alignments : sequence of (iterable of BeadIds, iterable of BeadIds)
        Of each text what was found, and the gold.

    Returns
    -------
    dict
        ``strict`` and ``lax``, each with ``precision``, ``recall`` (share, number of cases, 95 %
        interval) and ``f1``.

    Notes
    -----
    By the definition of Vecalign's evaluation [1]_. Strict: a bead counts if the other side has
    the same one. Lax: it also counts if one of its source and one of its target segments stand
    together in a bead of the other side, so that a segment without a partner counts only by the
    strict rule. Precision counts all beads that were found; recall leaves out, on both sides,
    what has no partner.

    References
    ----------
    .. [1] B. Thompson and P. Koehn, "Vecalign: improved sentence alignment in linear time and
       space", EMNLP 2019.
    """
    counts = {name: [0, 0, 0] for name in ("precision", "recall")}  # strict, lax, all
    for found, gold in alignments:
        own, right = _filled(found), _filled(gold)
        _add(counts["precision"], own, right)
        _add(counts["recall"], _linked(right), _linked(own))
    return {
        kind: precision_recall(
            Share(counts["precision"][at], counts["precision"][2]),
            Share(counts["recall"][at], counts["recall"][2]),
        )
        for at, kind in enumerate(("strict", "lax"))
    }


def _filled(beads: Iterable[BeadIds]) -> set[BeadIds]:
    sorted_beads = ((tuple(sorted(source)), tuple(sorted(target))) for source, target in beads)
    return {bead for bead in sorted_beads if bead != ((), ())}


def _linked(beads: set[BeadIds]) -> set[BeadIds]:
    return {bead for bead in beads if bead[0] and bead[1]}


def _add(counts: list[int], beads: set[BeadIds], others: set[BeadIds]) -> None:
    """Count the beads that others confirm, strictly and laxly."""
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in others:
        for i in source:
            partners[i].update(target)
    for source, target in beads:
        same = (source, target) in others
        counts[0] += same
        counts[1] += same or any(j in partners[i] for i in source if i in partners for j in target)
    counts[2] += len(beads)

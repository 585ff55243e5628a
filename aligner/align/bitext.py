"""Align two texts segment by segment, in order or free of order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.align.monotone import MonotoneAligner
from aligner.protocols import Bead, Embedder

__all__ = ["Bitext", "Order", "align_bitext", "order_score"]

Order = Literal["auto", "monotone", "free"]
MAX_MERGE = 3  # segments of one side that may stand against one of the other
MONOTONE_FROM = 0.6  # order score; shuffled texts score near 0, translations above 0.9
FREE_FLOOR = 0.5  # least similarity of an order-free pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Two texts and the beads between their segments."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    order: Literal["monotone", "free"]
    score: float | None  # measured order, in [-1, 1]; None where there is too little to measure


def _joined(segments: Sequence[str], width: int) -> list[str]:
    """Return for each segment the text of the `width` segments that end at it."""
    return [" ".join(segments[max(0, i - width + 1) : i + 1]) for i in range(len(segments))]


def _merged_vectors(segments: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    return np.stack([embedder.embed(_joined(segments, w)) for w in range(1, MAX_MERGE + 1)])


def _mutual_pairs(similarity: NDArray[np.float32]) -> list[tuple[int, int]]:
    if not similarity.size:
        return []
    forth, back = similarity.argmax(axis=1), similarity.argmax(axis=0)
    return [
        (i, int(j)) for i, j in enumerate(forth) if back[j] == i and similarity[i, j] >= FREE_FLOOR
    ]


def order_score(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Measure how well the second members of pairs keep the order of the first.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Positions, each side at most once.

    Returns
    -------
    float or None
        Kendall's tau in [-1, 1]; None with fewer than four pairs.
    """
    if len(pairs) < 4:
        return None
    second = np.array([j for _, j in sorted(pairs)])
    later = np.sign(second[None, :] - second[:, None])
    upper = np.triu_indices(len(second), 1)
    return round(float(later[upper].mean()), 4)


def _free_beads(pairs: Sequence[tuple[int, int]], similarity: NDArray[np.float32]) -> list[Bead]:
    n_source, n_target = similarity.shape
    beads = [
        Bead(range(i, i + 1), range(j, j + 1), round(float(similarity[i, j]), 4)) for i, j in pairs
    ]
    left = set(range(n_source)) - {i for i, _ in pairs}
    right = set(range(n_target)) - {j for _, j in pairs}
    beads += [Bead(range(i, i + 1), range(0), 0.0) for i in sorted(left)]
    beads += [Bead(range(0), range(j, j + 1), 0.0) for j in sorted(right)]
    return beads


def align_bitext(
    source: Sequence[str], target: Sequence[str], embedder: Embedder, *, order: Order = "auto"
) -> Bitext:
    """Align the segments of two texts.

    Parameters
    ----------
    source, target : sequence of str
        Segments (sentences, as a rule) in reading order.
    embedder : Embedder
        Of both languages.
    order : {"auto", "monotone", "free"}, default="auto"
        Whether the target keeps the order of the source; "auto" measures it on mutual nearest
        neighbours, and takes "monotone" where there is too little to measure.

    Returns
    -------
    Bitext
        Every segment of either side stands in exactly one bead.
    """
    source_vectors = _merged_vectors(source, embedder)
    target_vectors = _merged_vectors(target, embedder)
    similarity = source_vectors[0] @ target_vectors[0].T
    pairs = _mutual_pairs(similarity)
    score = order_score(pairs)
    monotone = order == "monotone" or (
        order == "auto" and (score is None or score >= MONOTONE_FROM)
    )
    beads = (
        MonotoneAligner().align(source_vectors, target_vectors)
        if monotone
        else _free_beads(pairs, similarity)
    )
    return Bitext(
        source=tuple(source),
        target=tuple(target),
        beads=tuple(beads),
        order="monotone" if monotone else "free",
        score=score,
    )

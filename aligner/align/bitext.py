"""Align two texts segment by segment, in order or free of order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from aligner.align.anchors import mutual_pairs
from aligner.align.bead_model import read_spans
from aligner.align.free_order import align_free
from aligner.align.monotone import MOST, MonotoneAligner
from aligner.protocols import Bead, Embedder

__all__ = ["Bitext", "Order", "align_bitext", "join_segments", "order_score"]

Order = Literal["auto", "monotone", "free"]
MONOTONE_FROM = 0.6  # order score; shuffled texts score near 0, translations above 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Two texts and the beads between their segments."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    order: Literal["monotone", "free"]
    score: float | None  # measured order, in [-1, 1]; None where there is too little to measure


def join_segments(segments: Sequence[str], widest: int) -> list[list[str]]:
    """Join each segment with those before it.

    Returns
    -------
    list of `widest` lists of str
        ``[w - 1][i]`` is the text of the ``w`` segments that end at ``i``, or of all up to it.
    """
    return [
        [" ".join(segments[max(0, end - width) : end]) for end in range(1, len(segments) + 1)]
        for width in range(1, widest + 1)
    ]


def _span_vectors(segments: Sequence[str], embedder: Embedder, widest: int) -> NDArray[np.float32]:
    """Embed all spans in one call, each different text once."""
    texts = [text for row in join_segments(segments, widest) for text in row]
    unique = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(unique)}
    vectors = embedder.embed(unique)[[row_of[text] for text in texts]]
    return vectors.reshape(widest, len(segments), vectors.shape[-1])


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
    first, second = np.array(pairs).T
    return round(float(kendalltau(first, second).statistic), 4)


def align_bitext(
    source: Sequence[str],
    target: Sequence[str],
    embedder: Embedder,
    *,
    order: Order = "auto",
    most: int = MOST,
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
    most : int, default=5
        Segments in one bead, of both sides together, >= 2.

    Returns
    -------
    Bitext
        Every segment of either side stands in exactly one bead.

    Raises
    ------
    ValueError
        If `most` is less than 2.
    """
    if most < 2:
        raise ValueError(f"a bead has at least 2 segments, got most={most}")
    source_vectors = _span_vectors(source, embedder, most - 1)
    target_vectors = _span_vectors(target, embedder, most - 1)
    lengths = [np.array([len(segment) for segment in side], np.int64) for side in (source, target)]
    spans = (
        read_spans(source_vectors, target_vectors[0], lengths[0]),
        read_spans(target_vectors, source_vectors[0], lengths[1]),
    )
    score = order_score([(int(i), int(j)) for i, j in mutual_pairs(*spans)[0]])
    monotone = order == "monotone" or (
        order == "auto" and (score is None or score >= MONOTONE_FROM)
    )
    beads = (
        MonotoneAligner(most=most).align_spans(*spans)
        if monotone
        else align_free(*spans, most=most)
    )
    return Bitext(
        source=tuple(source),
        target=tuple(target),
        beads=tuple(beads),
        order="monotone" if monotone else "free",
        score=score,
    )

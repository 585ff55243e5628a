"""Align two texts segment by segment, in order or free of order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.align.anchors import heaviest_chain, mutual_pairs
from aligner.align.bead_model import Spans, read_spans
from aligner.align.cues import read_cues
from aligner.align.free_order import FAR, align_free
from aligner.align.monotone import MOST, MonotoneAligner
from aligner.protocols import Bead, Embedder

__all__ = ["Bitext", "Order", "align_bitext", "embed_spans", "measure_spans", "order_score"]

Order = Literal["auto", "monotone", "free"]
MONOTONE_FROM = 0.6  # order score; shuffled texts score near 0, translations above 0.9
SURE = 0.4  # normalised distance below which the two segments of an anchor are left apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Two texts and the beads between their segments."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    order: Literal["monotone", "free"]
    score: float | None  # measured order, in [-1, 1]; None where there is too little to measure


def _embed(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    """Embed each different text once."""
    unique = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(unique)}
    return embedder.embed(unique)[[row_of[text] for text in texts]]


def embed_spans(
    segments: Sequence[str],
    single: NDArray[np.float32],
    settled: Collection[int],
    embedder: Embedder,
    widest: int,
) -> NDArray[np.float32]:
    """Embed joined segments, but not those that hold two settled ones.

    Parameters
    ----------
    segments : sequence of str
    single : ndarray of shape (n, d), float32
        Unit vectors of the segments.
    settled : collection of int
        Segments that surely have partners of their own, so that no bead holds two of them.
    embedder : Embedder
    widest : int
        Most segments to join, >= 1.

    Returns
    -------
    ndarray of shape (widest, n, d), float32
        ``[w - 1, i]`` is of the ``w`` segments that end at ``i``; not-a-number where they were
        not embedded.
    """
    n = len(segments)
    is_settled = np.isin(np.arange(n), list(settled))
    before = np.concatenate([[0], np.cumsum(is_settled)])
    spans = [
        (width, end)
        for width in range(2, widest + 1)
        for end in range(width, n + 1)
        if before[end] - before[end - width] < 2
    ]
    vectors = np.full((widest, n, single.shape[-1]), np.nan, np.float32)
    vectors[0] = single
    if spans:
        widths, ends = np.array(spans).T
        texts = [" ".join(segments[end - width : end]) for width, end in spans]
        vectors[widths - 1, ends - 1] = _embed(texts, embedder)
    return vectors


def measure_spans(
    texts: tuple[Sequence[str], Sequence[str]],
    single: tuple[NDArray[np.float32], NDArray[np.float32]],
    settled: NDArray[np.intp],
    embedder: Embedder,
    widest: int,
) -> tuple[Spans, Spans]:
    """Embed and measure the spans of both texts.

    Parameters
    ----------
    texts : tuple of two sequences of str
        Segments.
    single : tuple of two ndarray of shape (n, d), float32
        Unit vectors of the segments.
    settled : ndarray of shape (p, 2), intp
        Pairs of segments that surely belong together; see `embed_spans`.
    embedder : Embedder
    widest : int
        Most segments to join, >= 1.
    """
    cues = read_cues(*texts, widest)
    first, second = (
        read_spans(
            embed_spans(texts[side], single[side], settled[:, side].tolist(), embedder, widest),
            single[1 - side],
            np.array([len(segment) for segment in texts[side]], np.int64),
            cues[side],
        )
        for side in (0, 1)
    )
    return first, second


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
    from scipy.stats import kendalltau  # takes seconds to import, and few commands need it

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
    single = _embed(source, embedder), _embed(target, embedder)
    pairs, distances = mutual_pairs(
        read_spans(single[0][None], single[1]), read_spans(single[1][None], single[0])
    )
    score = order_score([(int(i), int(j)) for i, j in pairs])
    monotone = order == "monotone" or (
        order == "auto" and (score is None or score >= MONOTONE_FROM)
    )
    near = distances < (SURE if monotone else FAR)
    settled = heaviest_chain(pairs[near], SURE - distances[near]) if monotone else pairs[near]
    spans = measure_spans((source, target), single, settled, embedder, most - 1)
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

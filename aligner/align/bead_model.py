"""What a bead is worth: how alike its two sides are, in meaning and in length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

__all__ = ["BeadModel", "Shape", "Spans", "distance", "read_spans"]

Shape = tuple[int, int]  # segments of the source, segments of the target
Floats = NDArray[np.float32]
PRIOR = 4  # segments of other texts, at a right angle, that count with the average of a text

# Logarithm of how usual each shape is, up to a constant; its mirror image is as usual.
USUAL: Mapping[Shape, float] = MappingProxyType(
    {(1, 1): 3.13, (1, 2): 1.56, (1, 3): -0.12, (1, 4): -1.35, (2, 2): 0.71, (2, 3): -0.47}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The joined segments of one text: ``[w - 1, i]`` is of the ``w`` segments that end at ``i``.

    Attributes
    ----------
    vectors : ndarray of shape (k, n, d), float32
        Not-a-number where a span was not embedded; no bead of it is ever the better one.
    remoteness : ndarray of shape (k, n), float32
        Mean distance (one less the cosine) to the segments of the other text, > 0.
    sizes : ndarray of shape (k, n), float32, or None
        Length as a share of the whole text; None: not known.
    """

    vectors: Floats
    remoteness: Floats
    sizes: Floats | None


def read_spans(vectors: Floats, others: Floats, lengths: NDArray[np.int64] | None = None) -> Spans:
    """Measure the spans of one text.

    Parameters
    ----------
    vectors : ndarray of shape (k, n, d), float32
        Unit vectors of the spans, or not-a-number.
    others : ndarray of shape (m, d), float32
        Unit vectors of the single segments of the other text.
    lengths : ndarray of shape (n,), int64, optional
        Characters of each segment.

    Notes
    -----
    Vecalign samples the mean distance [1]_; the mean of cosines is the cosine with the mean
    vector, so that here it is exact and costs one product. The average of a short text says
    little, therefore it is drawn towards one.

    References
    ----------
    .. [1] B. Thompson and P. Koehn, "Vecalign: improved sentence alignment in linear time and
       space", EMNLP 2019.
    """
    n_others = len(others)
    mean = others.sum(axis=0) / (n_others + PRIOR)
    remoteness = np.maximum(1 - vectors @ mean, 1e-3).astype(np.float32)
    sizes = None
    if lengths is not None:
        ends = np.concatenate([[0], np.cumsum(lengths + 1)])
        at = np.arange(len(lengths))
        starts = [np.maximum(at - width, 0) for width in range(vectors.shape[0])]
        whole = max(int(ends[-1]), 1)
        sizes = (np.stack([ends[at + 1] - ends[s] for s in starts]) / whole).astype(np.float32)
    return Spans(vectors=vectors, remoteness=remoteness, sizes=sizes)


def distance(cosine: Floats, source_remoteness: Floats, target_remoteness: Floats) -> Floats:
    """Return distances by the measure of the two texts: 0 for equal, about 1 for unrelated."""
    return 2 * (1 - cosine) / (source_remoteness[:, None] + target_remoteness[None, :])


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadModel:
    """Log-linear score of a bead; the scores of a path add up.

    Parameters
    ----------
    per_segment, per_bead : float
        Weights of the normalised distance of the two sides: times the mean number of segments
        of a side, and once.
    worst : float
        Weight of how much farther the farthest segment of a side is from the other side than the
        side is, mean of both sides.
    length : float
        Weight of the mismatch of the two lengths, which goes from 0 (equal shares of the two
        texts) to 1.
    skip : float
        Score of a segment without a partner.
    usual : mapping of (int, int) to float
        Log-weights of the shapes ``(m, n)``, ``m <= n``; the others are not used.

    Notes
    -----
    A length in the measure is Gale and Church's idea [1]_, a log-linear one with a penalty for
    the ratio Liu and Zhu's [3]_, the normalised distance of joined segments Thompson and Koehn's
    [2]_. The weights, the penalty for a segment alone among them, are those of greatest
    likelihood of a semi-Markov conditional random field over 414 hand-made beads (German and
    French, the development text of Text+Berg); ``scripts/fit_beads.py`` finds and prints them.

    References
    ----------
    .. [1] W. Gale and K. Church, "A program for aligning sentences in bilingual corpora",
       Computational Linguistics 19(1), 1993.
    .. [2] B. Thompson and P. Koehn, "Vecalign: improved sentence alignment in linear time and
       space", EMNLP 2019.
    .. [3] L. Liu and M. Zhu, "Bertalign: improved word embedding-based sentence alignment for
       Chinese-English parallel corpora of literary texts", Digital Scholarship in the
       Humanities 38(2), 2022.
    """

    per_segment: float = -5.77
    per_bead: float = -2.39
    worst: float = -0.86
    length: float = -4.78
    skip: float = -4.2
    usual: Mapping[Shape, float] = field(default_factory=lambda: USUAL)

    def shapes(self, most: int, widest: int) -> list[Shape]:
        """Return the shapes of at most `most` segments, and `widest` on a side."""
        both = {pair for m, n in self.usual for pair in ((m, n), (n, m))}
        return sorted(s for s in both if sum(s) <= most and max(s) <= widest)

    def scores(
        self, shape: Shape, source: Spans, target: Spans, rows: slice, columns: slice
    ) -> Floats:
        """Return the scores of the beads of one shape that end at given segments.

        Returns
        -------
        ndarray of shape (n_rows, n_columns), float32
            Of no meaning where a bead would begin before the text.
        """
        m, n = shape
        apart, worst, mismatch = self.terms(shape, source, target, rows, columns)
        weight = self.per_segment * (m + n) / 2 + self.per_bead
        scores: Floats = weight * apart + np.float32(self.usual[min(shape), max(shape)])
        if worst is not None:
            scores += np.float32(self.worst) * worst
        if mismatch is not None:
            scores += np.float32(self.length) * mismatch
        return scores

    @staticmethod
    def terms(
        shape: Shape, source: Spans, target: Spans, rows: slice, columns: slice
    ) -> tuple[Floats, Floats | None, Floats | None]:
        """Return what `scores` weighs.

        Returns
        -------
        apart, worst, mismatch : ndarray of shape (n_rows, n_columns), float32
            Normalised distance; how much farther the farthest segment of a side is from the
            other side, mean of both sides, None for one by one; mismatch of length, None where
            the sizes are not known.
        """
        m, n = shape
        apart = _apart(shape, source, target, rows, columns)
        worst: Floats | None = None
        if m + n > 2:
            first = _farthest(lambda r: _apart((1, n), source, target, r, columns), rows, m)
            second = _farthest(lambda c: _apart((m, 1), source, target, rows, c).T, columns, n)
            worst = np.asarray((first + second.T) / 2 - apart, dtype=np.float32)
        if source.sizes is None or target.sizes is None:
            return apart, worst, None
        one, other = source.sizes[m - 1, rows, None], target.sizes[n - 1, None, columns]
        ratio = np.minimum(one, other) / np.maximum(one, other)
        return apart, worst, 1 - np.log2(1 + ratio)


def _apart(shape: Shape, source: Spans, target: Spans, rows: slice, columns: slice) -> Floats:
    m, n = shape[0] - 1, shape[1] - 1
    cosine = source.vectors[m, rows] @ target.vectors[n, columns].T
    return distance(cosine, source.remoteness[m, rows], target.remoteness[n, columns])


def _farthest(measure: Callable[[slice], Floats], at: slice, width: int) -> Floats:
    """Return the greatest of the distances of the `width` segments that end at each of `at`."""
    first = at.start - width + 1
    single = np.pad(measure(slice(max(first, 0), at.stop)), ((max(-first, 0), 0), (0, 0)))
    n = at.stop - at.start
    greatest: Floats = np.maximum.reduce([single[by : by + n] for by in range(width)])
    return greatest

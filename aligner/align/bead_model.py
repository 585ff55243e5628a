"""What a bead is worth: how alike its two sides are, in meaning, in length and in writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from aligner.align.cues import Cues

__all__ = ["MEASURES", "BeadModel", "Shape", "Spans", "distance", "read_spans"]

Shape = tuple[int, int]  # segments of the source, segments of the target
Floats = NDArray[np.float32]
VARIANCE = 6.8  # of the length of a translation, in characters, a character [Gale and Church]
PRIOR = 4  # segments of other texts, at a right angle, that count with the average of a text

MEASURES = ("per_segment", "per_bead", "worst", "length", "begins", "ends", "words")

# Logarithm of how usual each shape is, up to a constant; its mirror image is as usual.
USUAL: Mapping[Shape, float] = MappingProxyType(
    {(1, 1): 3.11, (1, 2): 1.35, (1, 3): -0.56, (1, 4): -0.79, (2, 2): 0.56, (2, 3): -0.61}
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
        Length in characters; None: not known.
    cues : Cues or None
        What the writing tells; None: not known.
    """

    vectors: Floats
    remoteness: Floats
    sizes: Floats | None
    cues: Cues | None


def read_spans(
    vectors: Floats,
    others: Floats,
    lengths: NDArray[np.int64] | None = None,
    cues: Cues | None = None,
) -> Spans:
    """Measure the spans of one text.

    Parameters
    ----------
    vectors : ndarray of shape (k, n, d), float32
        Unit vectors of the spans, or not-a-number.
    others : ndarray of shape (m, d), float32
        Unit vectors of the single segments of the other text.
    lengths : ndarray of shape (n,), int64, optional
        Characters of each segment.
    cues : Cues, optional
        Of both texts or of neither, and for as many joined segments as the vectors.

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
        sizes = np.stack([ends[at + 1] - ends[s] for s in starts]).astype(np.float32)
    return Spans(vectors=vectors, remoteness=remoteness, sizes=sizes, cues=cues)


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
        Weight of the surprise at the difference of the two lengths: logarithm of one and the
        square of it in standard deviations, so that a free translation costs little more than
        a very free one.
    begins, ends : float
        Weights of one side alone beginning, or ending, as a sentence does.
    words : float
        Weight of a nat of information of the words that both sides have.
    skip : float
        Score of a segment without a partner.
    usual : mapping of (int, int) to float
        Log-weights of the shapes ``(m, n)``, ``m <= n``; the others are not used.

    Notes
    -----
    The difference of lengths is Gale and Church's [1]_, and so is its variance; a log-linear
    measure with length beside meaning is Liu and Zhu's [3]_, the normalised distance of joined
    segments Thompson and Koehn's [2]_; of the writing see `Cues`. The weights, the penalty for a
    segment alone among them, are those of greatest likelihood of a semi-Markov conditional random
    field over 414 hand-made beads (German and French, the development text of Text+Berg);
    ``scripts/fit_beads.py`` finds and prints them. A measure that is not known counts nothing,
    and the others are then weighed as if it were.

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

    per_segment: float = -2.17
    per_bead: float = -1.14
    worst: float = -0.9
    length: float = -1.57
    begins: float = -1.13
    ends: float = -1.33
    words: float = 0.58
    skip: float = -3.27
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
        terms = self.terms(shape, source, target, rows, columns)
        usual = np.float32(self.usual[min(shape), max(shape)])
        scores = np.full_like(terms["per_bead"], usual)
        for name, term in terms.items():
            scores += np.float32(getattr(self, name)) * term
        return scores

    @staticmethod
    def terms(
        shape: Shape, source: Spans, target: Spans, rows: slice, columns: slice
    ) -> dict[str, Floats]:
        """Return what `scores` weighs.

        Returns
        -------
        dict of str to ndarray of shape (n_rows, n_columns), float32
            By the names of their weights, those of `MEASURES` that differ from zero: the
            normalised distance, times segments and once; how much farther the farthest segment of
            a side is from the other side, mean of both sides, not for one by one; surprise at
            the lengths, where the sizes are known; three of the writing, where that is.
        """
        m, n = shape
        apart = _apart(shape, source, target, rows, columns)
        terms = {"per_segment": apart * np.float32((m + n) / 2), "per_bead": apart}
        if m + n > 2:
            first = _farthest(lambda r: _apart((1, n), source, target, r, columns), rows, m)
            second = _farthest(lambda c: _apart((m, 1), source, target, rows, c).T, columns, n)
            terms["worst"] = np.asarray((first + second.T) / 2 - apart, dtype=np.float32)
        if source.sizes is not None and target.sizes is not None:
            terms["length"] = _mismatch(shape, source.sizes, target.sizes, rows, columns)
        if source.cues is not None and target.cues is not None:
            terms |= _written(shape, source.cues, target.cues, rows, columns)
        return terms


def _mismatch(shape: Shape, source: Floats, target: Floats, rows: slice, columns: slice) -> Floats:
    """Return the surprise at two lengths, in the measure of both texts."""
    scale = np.sqrt(source[0].sum() / max(target[0].sum(), 1))  # of one text to the mean of both
    one, other = (
        source[shape[0] - 1, rows, None] / scale,
        target[shape[1] - 1, None, columns] * scale,
    )
    mismatch: Floats = np.log1p((one - other) ** 2 / (VARIANCE * (one + other) / 2))
    return mismatch


def _written(
    shape: Shape, source: Cues, target: Cues, rows: slice, columns: slice
) -> dict[str, Floats]:
    m, n = shape[0] - 1, shape[1] - 1
    begins = source.begins[m, rows, None] != target.begins[n, None, columns]
    ends = source.ends[m, rows, None] != target.ends[n, None, columns]
    words = (source.words[m][rows] @ target.words[n][columns].T).toarray()
    return {
        "begins": begins.astype(np.float32),
        "ends": ends.astype(np.float32),
        "words": words.astype(np.float32),
    }


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

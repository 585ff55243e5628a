"""Align two texts that keep the same order, by dynamic programming over m-n beads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from aligner.align.anchors import FAR, heaviest_chain, mutual_pairs
from aligner.align.bead_model import BeadModel, Shape, Spans, read_spans
from aligner.align.corridor import SLACK, WIDEST, Corridor, around
from aligner.protocols import Bead

__all__ = ["MOST", "MonotoneAligner"]

MOST = 5  # segments in one bead, of both sides together
CELLS = 1 << 18  # scores of one shape that are computed at once
SKIPS = ((1, 0), (0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonotoneAligner:
    """Best path of beads from the start of both texts to their ends.

    Parameters
    ----------
    most : int, default=5
        Segments in one bead, of both sides together, >= 2.
    slack, widest : int
        How much of the plane is searched; see `aligner.align.corridor.around`.
    model : BeadModel
        What a bead is worth.

    Notes
    -----
    Single segments that are each other's nearest, as far as they keep one order, are anchors;
    beads of all shapes are tried near the way through them only. But for the search of the
    anchors, one matrix product of all segments in blocks, time and memory grow with the area
    that is searched, which is narrow where there are anchors.

    References
    ----------
    .. [1] W. Gale and K. Church, "A program for aligning sentences in bilingual corpora",
       Computational Linguistics 19(1), 1993.
    .. [2] R. Moore, "Fast and accurate sentence alignment of bilingual corpora", AMTA 2002
       (a first pass that narrows the search of the second).
    .. [3] B. Thompson and P. Koehn, "Vecalign: improved sentence alignment in linear time and
       space", EMNLP 2019 (merged segments are embedded as one).
    .. [4] L. Liu and M. Zhu, "Bertalign", Digital Scholarship in the Humanities 38(2), 2022.
    """

    most: int = MOST
    slack: int = SLACK
    widest: int = WIDEST
    model: BeadModel = field(default_factory=BeadModel)

    def align(
        self,
        source: NDArray[np.float32],
        target: NDArray[np.float32],
        *,
        lengths: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None,
    ) -> list[Bead]:
        """Align source segments with target segments; see `aligner.protocols.Aligner`.

        Parameters
        ----------
        source, target : ndarray of shape (k, n, d), float32
            As in the protocol; beads have at most k segments on a side.
        lengths : tuple of two ndarray of shape (n,), int64, optional
            Characters of the segments of both sides; without them only meaning counts.

        Raises
        ------
        ValueError
            If the arrays are not three-dimensional or of different width.
        """
        if source.ndim != 3 or target.ndim != 3 or source.shape[2] != target.shape[2]:
            raise ValueError(f"expected (k, n, d) arrays, got {source.shape} and {target.shape}")
        of_source, of_target = lengths or (None, None)
        return self.align_spans(
            read_spans(source, target[0], of_source), read_spans(target, source[0], of_target)
        )

    def align_spans(self, source: Spans, target: Spans) -> list[Bead]:
        """Align texts whose spans have been measured; see `align`."""
        n_source, n_target = source.vectors.shape[1], target.vectors.shape[1]
        pairs, distances = mutual_pairs(source, target)
        anchors = heaviest_chain(pairs, FAR - distances)
        corridor = around(anchors, n_source, n_target, slack=self.slack, widest=self.widest)
        widest = min(len(source.vectors), len(target.vectors))
        shapes = self.model.shapes(self.most, widest)
        steps = self._search(source, target, corridor, shapes)
        return _trace(steps, corridor, source, target, (*SKIPS, *shapes))

    def _search(
        self, source: Spans, target: Spans, corridor: Corridor, shapes: list[Shape]
    ) -> list[NDArray[np.int8]]:
        """Return for each border of the source the bead by which each border is best reached.

        Beads are numbered as in ``(*SKIPS, *shapes)``. A row is computed at once: only the
        segments of the target without a partner depend on their left neighbour, and their score
        is the same everywhere, so that a running maximum finds them.
        """
        n_target, skip = target.vectors.shape[1], self.model.skip
        deepest = max((m for m, _ in shapes), default=1)
        rows = [np.full(n_target + 1, -np.inf) for _ in range(deepest + 1)]
        climb = np.arange(n_target + 1) * skip
        steps: list[NDArray[np.int8]] = []
        scores = self._scores(source, target, corridor, shapes)
        for border, (low, high) in enumerate(zip(corridor.low, corridor.high, strict=True)):
            best = np.full(high - low + 1, -np.inf)
            step = np.zeros(high - low + 1, np.int8)
            if border:
                best = rows[(border - 1) % len(rows)][low : high + 1] + skip
                start, here = next(scores)
                for number, (m, n) in enumerate(shapes, start=len(SKIPS)):
                    left = max(low, n)
                    if m > border or left > high:
                        continue
                    reached = rows[(border - m) % len(rows)][left - n : high - n + 1]
                    found = reached + here[number - len(SKIPS)][left - 1 - start : high - start]
                    better = found > best[left - low :]
                    best[left - low :][better] = found[better]
                    step[left - low :][better] = number
            else:
                best[0] = 0.0  # the corridor begins at (0, 0)
            level = best - climb[low : high + 1]
            highest = np.maximum.accumulate(level)
            passed = highest > level
            step[passed] = SKIPS.index((0, 1))
            row = rows[border % len(rows)]
            row.fill(-np.inf)
            row[low : high + 1] = np.where(passed, highest + climb[low : high + 1], best)
            steps.append(step)
        return steps

    def _scores(
        self, source: Spans, target: Spans, corridor: Corridor, shapes: list[Shape]
    ) -> Iterator[tuple[int, list[NDArray[np.float32]]]]:
        """Yield for each source segment the first target segment scored, and a row a shape."""
        n_source, first = source.vectors.shape[1], 0
        while first < n_source:
            left = max(int(corridor.low[first + 1]) - 1, 0)
            last = first + 1
            while last < n_source and (last + 1 - first) * (corridor.high[last + 1] - left) < CELLS:
                last += 1
            columns = slice(left, max(int(corridor.high[last]), left))
            block = [
                self.model.scores(shape, source, target, slice(first, last), columns)
                for shape in shapes
            ]
            for row in range(last - first):
                yield left, [scores[row] for scores in block]
            first = last


def _trace(
    steps: list[NDArray[np.int8]],
    corridor: Corridor,
    source: Spans,
    target: Spans,
    shapes: tuple[Shape, ...],
) -> list[Bead]:
    i, j = source.vectors.shape[1], target.vectors.shape[1]
    beads: list[Bead] = []
    while i or j:
        m, n = shapes[steps[i][j - corridor.low[i]]]
        score = 0.0
        if m and n:
            score = float(source.vectors[m - 1, i - 1] @ target.vectors[n - 1, j - 1])
        beads.append(Bead(range(i - m, i), range(j - n, j), round(score, 4)))
        i, j = i - m, j - n
    return beads[::-1]

"""Align two texts that keep the same order, by dynamic programming over m-n beads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.protocols import Bead

__all__ = ["MonotoneAligner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonotoneAligner:
    """Best path of beads from the start of both texts to their ends.

    Parameters
    ----------
    skip : float, default=0.2
        Similarity that leaving one segment without a partner is worth, in [0, 1]. Pairs below
        twice this value are not worth a bead.
    penalty : float, default=0.02
        Taken off the similarity of a bead for each segment beyond one to one, so that a merge
        must bring something.

    Notes
    -----
    Time and memory O(n_source * n_target * number of bead shapes).

    References
    ----------
    .. [1] W. Gale and K. Church, "A program for aligning sentences in bilingual corpora",
       Computational Linguistics 19(1), 1993.
    .. [2] B. Thompson and P. Koehn, "Vecalign: improved sentence alignment in linear time and
       space", EMNLP 2019 (merged segments are embedded as one).
    """

    skip: float = 0.2
    penalty: float = 0.02

    def align(self, source: NDArray[np.float32], target: NDArray[np.float32]) -> list[Bead]:
        """Align source segments with target segments; see `aligner.protocols.Aligner`.

        Raises
        ------
        ValueError
            If the arrays are not three-dimensional or of different width.
        """
        if source.ndim != 3 or target.ndim != 3 or source.shape[2] != target.shape[2]:
            raise ValueError(f"expected (k, n, d) arrays, got {source.shape} and {target.shape}")
        n_source, n_target = source.shape[1], target.shape[1]
        best = np.full((n_source + 1, n_target + 1), -np.inf, dtype=np.float64)
        best[0, 0] = 0.0
        step = np.zeros((n_source + 1, n_target + 1, 2), dtype=np.int16)
        gains = self._gains(source, target)
        for i in range(n_source + 1):
            for j in range(n_target + 1):
                for (m, n), gain in gains.items():
                    if m > i or n > j:
                        continue
                    value = best[i - m, j - n] + (
                        gain[i - 1, j - 1] if m and n else self.skip * (m + n)
                    )
                    if value > best[i, j]:
                        best[i, j] = value
                        step[i, j] = (m, n)
        return self._trace(step, gains)

    def _gains(
        self, source: NDArray[np.float32], target: NDArray[np.float32]
    ) -> dict[tuple[int, int], NDArray[np.float64]]:
        """Return for each bead shape what a bead that ends at (i, j) is worth.

        A bead of m source and n target segments counts for all of them, so that merging and
        pairing one by one are measured by the same rule.
        """
        none = np.zeros((0, 0))
        gains: dict[tuple[int, int], NDArray[np.float64]] = {(1, 0): none, (0, 1): none}
        for m in range(1, source.shape[0] + 1):
            for n in range(1, target.shape[0] + 1):
                if min(m, n) > 1:
                    continue  # two by two is two beads
                similarity = (source[m - 1] @ target[n - 1].T).astype(np.float64)
                gains[m, n] = (similarity - self.penalty * (m + n - 2)) * (m + n) / 2
        return gains

    def _trace(
        self, step: NDArray[np.int16], gains: dict[tuple[int, int], NDArray[np.float64]]
    ) -> list[Bead]:
        i, j = step.shape[0] - 1, step.shape[1] - 1
        beads: list[Bead] = []
        while i or j:
            m, n = int(step[i, j, 0]), int(step[i, j, 1])
            score = 2 * gains[m, n][i - 1, j - 1] / (m + n) if m and n else 0.0
            beads.append(Bead(range(i - m, i), range(j - n, j), round(float(score), 4)))
            i, j = i - m, j - n
        return beads[::-1]

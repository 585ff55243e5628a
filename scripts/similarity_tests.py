"""Tests of sentence similarity: retrieval (Tatoeba), likeness (STS), equivalence (REFreSD)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata, spearmanr

__all__ = [
    "area_under_curve",
    "rank_correlation",
    "read_refresd",
    "read_sts",
    "read_tatoeba",
    "retrieval",
]


def read_tatoeba(folder: Path, language: str) -> tuple[list[str], list[str]]:
    """Read the lines of a language (``spa``, ``fra``) and their English translations."""
    stem = f"tatoeba.{language}-eng"
    foreign, english = (
        (folder / f"{stem}.{side}").read_text("utf-8").splitlines() for side in (language, "eng")
    )
    return foreign, english


def read_sts(path: Path) -> tuple[list[float], list[str], list[str]]:
    """Read gold scores and both sides."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return [float(row[0]) for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def read_refresd(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Read labels (``no_meaning_difference``, ...), English and French sides."""
    lines = (folder / "REFreSD_sentence_labels").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    return [row[1] for row in rows], [row[2] for row in rows], [row[3] for row in rows]


def retrieval(cosines: NDArray[np.float32]) -> float:
    """Return the share of rows whose nearest column is the one of the same number, in %."""
    return float(100 * np.mean(cosines.argmax(axis=1) == np.arange(len(cosines))))


def rank_correlation(values: Sequence[float] | NDArray[np.float32], gold: Sequence[float]) -> float:
    """Return Spearman's correlation of values with gold scores, times 100."""
    return float(100 * spearmanr(values, gold).statistic)


def area_under_curve(positive: NDArray[np.float32], negative: NDArray[np.float32]) -> float:
    """Return the probability that a positive case scores above a negative one, ties half."""
    ranks = rankdata(np.concatenate([positive, negative]))
    n, m = len(positive), len(negative)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * m))

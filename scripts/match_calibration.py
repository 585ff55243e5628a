"""How far the match model's probabilities can be believed, by language pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["brier_score", "calibration_error", "calibration_table", "chance_error"]

BINS = 10
DRAWS = 500
SEED = 0

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def brier_score(probabilities: Floats, outcomes: Bools) -> float:
    """Return the mean squared distance of probability and outcome, in [0, 1]."""
    return float(np.square(probabilities - outcomes).mean())


def calibration_error(probabilities: Floats, outcomes: Bools) -> float:
    """Return the expected calibration error over ten bins of equal mass.

    The pairs are sorted by probability and cut into ten runs of the same length; of each run, its
    mean probability is compared with the share of its outcomes that came true.
    """
    order = np.argsort(probabilities, kind="stable")
    gaps = (probabilities - outcomes)[order]
    return sum(abs(float(run.sum())) for run in np.array_split(gaps, BINS)) / len(gaps)


def chance_error(probabilities: Floats) -> float:
    """Return the mean error of probabilities that are exactly right: what chance alone gives."""
    rng = np.random.default_rng(SEED)
    drawn = rng.random((DRAWS, len(probabilities))) < probabilities
    return float(np.mean([calibration_error(probabilities, outcomes) for outcomes in drawn]))


def calibration_table(
    languages: Sequence[str],
    labels: Sequence[str],
    probabilities: Floats,
    cuts: Mapping[str, float],
    capped: Bools,
) -> str:
    """Show precision and recall at the cuts and the fit of the probabilities.

    Parameters
    ----------
    languages : sequence of str, length n
        Language pair of each pair of statements.
    labels : sequence of str, length n
        A partial pair is right at the cuts; it is left aside where probabilities are weighed,
        which say how sure a pair is ``same``.
    probabilities : ndarray of shape (n,)
        Each under a model that saw no pair of its story.
    cuts : mapping of str to float
        By grade.
    capped : ndarray of shape (n,), bool
        A gate keeps the pair ``possible``, whatever its probability.

    Returns
    -------
    str
        A Markdown table, one row for each language pair and one for all.
    """
    label, lang = np.array(labels), np.array(languages)
    same, partial = label == "same", label == "partial"
    shown = "".join(f" P / R at `{grade}` |" for grade in cuts)
    lines = [
        f"| languages | pairs | same |{shown} Brier | error | error by chance |",
        "| --- | --: | --: |" + " --: |" * (len(cuts) + 3),
    ]
    for name in [*sorted(set(languages)), "all"]:
        own = (lang == name) | (name == "all")
        cells = [name, str(own.sum()), str((own & same).sum())]
        for grade, cut in cuts.items():
            chosen = own & (probabilities >= cut) & ~(capped & (grade != "possible"))
            precision = (same | partial)[chosen].mean() if chosen.any() else float("nan")
            recall = (chosen & same).sum() / max((own & same).sum(), 1)
            cells.append(f"{precision:.2f} / {recall:.2f}")
        weighed = own & ~partial
        p, outcomes = probabilities[weighed], same[weighed]
        measures = (brier_score(p, outcomes), calibration_error(p, outcomes), chance_error(p))
        lines.append("| " + " | ".join([*cells, *(f"{value:.3f}" for value in measures)]) + " |")
    return "\n".join(lines)

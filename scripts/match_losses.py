"""Where the true pairs of shuffled news are lost, and which rule loses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from shuffled_news import Collection

from aligner.gates import Gate
from aligner.match import NEARER_FROM, Judge

__all__ = ["print_losses"]

RARE = 0.001  # share of the true pairs below which a fate has no line of its own


def _names(gates: Sequence[Gate], verdict: str) -> str:
    return " + ".join(gate.name for gate in gates if gate.verdict == verdict)


def _fate(judge: Judge, i: int, j: int) -> str:
    """Say what becomes of a pair; of several rules that stop it, the first one asked."""
    model = judge.model
    gates, why, features = judge.describe(i, j)
    probability = model.probability(features)
    if (int(judge.docs[i]), int(judge.docs[j])) not in judge.comparable:
        return "none: documents not compared"
    if stopped := _names(gates, "conflict"):
        return f"none: conflict of {stopped}"
    if probability < model.possible:
        return "none: probability"
    if why.margin is not None and why.margin < NEARER_FROM:
        return "none: margin"
    if (i, j) not in judge.candidates:
        return "none: not mutual"
    reasons = []
    if probability < model.match:
        reasons.append("probability")
    if why.margin is not None and why.margin < model.margin:
        reasons.append("margin")
    if stopped := _names(gates, "open"):
        reasons.append(f"open: {stopped}")
    return "possible: " + ", ".join(reasons) if reasons else "match"


def _true_rows(collection: Collection) -> Iterator[tuple[int, int]]:
    seen: dict[int, list[int]] = {}
    for row, line in enumerate(collection.rows):
        for other in seen.setdefault(line, []):
            yield other, row
        seen[line].append(row)


def print_losses(judges: Sequence[tuple[Collection, Judge]]) -> None:
    """Print how many true pairs are linked, and what keeps the others from it."""
    fates = Counter(
        _fate(judge, i, j) for collection, judge in judges for i, j in _true_rows(collection)
    )
    total = fates.total()
    shown = {fate: n for fate, n in fates.items() if n >= RARE * total}
    print("\nwhat becomes of the true pairs")
    for fate, n in sorted(shown.items(), key=lambda item: (-item[1], item[0])):
        print(f"{n:7}{n / total:8.1%}  {fate}")
    others = total - sum(shown.values())
    print(f"{others:7}{others / total:8.1%}  rarer")

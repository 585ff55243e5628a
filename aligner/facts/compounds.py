"""One duration in two units: "4 years and 5 months", "dos horas y 30 minutos"."""

from __future__ import annotations

from aligner.facts.counting import unit_of
from aligner.facts.figures import Figure
from aligner.facts.measures import unit_at
from aligner.facts.tokens import Token, norm_at

__all__ = ["join_compounds"]

_JOINTS = frozenset(["and", "y", "et", ","])


def join_compounds(tokens: tuple[Token, ...], figures: list[Figure]) -> list[Figure]:
    """Make one figure, in the smaller unit, of two that write one duration.

    Parameters
    ----------
    tokens : tuple of Token
    figures : list of Figure
        In reading order, ranges joined.

    Returns
    -------
    list of Figure
        "4 years and 5 months" is 53 (months), which the last of its tokens writes.
    """
    joined: list[Figure] = []
    for figure in figures:
        whole = _whole(tokens, joined[-1], figure) if joined else None
        if whole is None:
            joined.append(figure)
        else:
            joined[-1] = whole
    return joined


def _whole(tokens: tuple[Token, ...], first: Figure, second: Figure) -> Figure | None:
    exact = first.number.kind == second.number.kind == "exact" and second.modality == "="
    if not exact or first.modality == "range" or second.start != second.number.start:
        return None
    if not first.end < second.start <= first.end + 3:
        return None
    large, small = unit_at(tokens, first.end), unit_at(tokens, second.end)
    if large is None or small is None or not large.measure == small.measure == "duration":
        return None
    joint = large.end + 1 == second.start and norm_at(tokens, large.end) in _JOINTS
    if not joint and large.end != second.start:
        return None
    ratio = _units_in(tokens[large.start].norm, tokens[small.start].norm)
    if ratio < 2 or not 0 < second.number.low < ratio:
        return None

    def added(bound: float | None) -> float | None:
        return bound * ratio + second.number.low if bound else bound

    return first._replace(end=second.end, low=added(first.low), high=added(first.high))


def _units_in(large: str, small: str) -> int:
    """Return how many of the smaller unit make one of the larger: 12, 24, 60."""
    factors = [unit[1] if (unit := unit_of(norm)) else 0.0 for norm in (large, small)]
    whole, part = (float(factor) for factor in factors)
    return round(whole / part)

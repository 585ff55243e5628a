"""The figures of an item on one scale: who gives which, and what bounds it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.records import Quantity
from aligner.report.page_claims import ClaimView
from aligner.report.page_text import StatementView

__all__ = ["Plot", "PlotRow", "Tick", "view_plot"]

Shape = Literal["exact", "about", "at_least", "at_most", "range"]

WIDE = 20.0  # of the largest figure to the smallest: beyond, a linear scale hides the small ones
MARGIN = 4.0  # per cent of the track kept free at either end, for arrows and for half a dot
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SHAPES: dict[str, Shape] = {">=": "at_least", "<=": "at_most", "~": "about"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotRow:
    """One figure; positions are per cent of the track's width."""

    claim: ClaimView
    statement: StatementView
    who: str | None  # who gives it; None: nobody is credited
    words: str
    bounds: tuple[str, ...]
    shape: Shape
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A value named on the scale."""

    words: str
    at: float  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Figures from the smallest; ``logarithmic`` where they are far apart."""

    rows: tuple[PlotRow, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool

    @property
    def shapes(self) -> frozenset[Shape]:
        """The marks that a key has to explain."""
        return frozenset(row.shape for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Figure:
    claim: ClaimView
    statement: StatementView
    quantity: Quantity
    words: str
    bounds: tuple[str, ...]

    @property
    def ends(self) -> tuple[float, float]:
        ends = [v for v in (self.quantity.low, self.quantity.high) if v is not None]
        return ends[0], ends[-1]


def view_plot(claims: Sequence[tuple[ClaimView, Sequence[str]]]) -> Plot | None:
    """Lay the figures that claims were compared by on one scale.

    Parameters
    ----------
    claims : sequence of (ClaimView, sequence of str)
        Claims with the reasons of their relations. A reason quotes the figures that it compared:
        others in the same statements count something else, and are left out.

    Returns
    -------
    Plot or None
        None where fewer than two figures are to be shown.
    """
    figures = [figure for claim, reasons in claims for figure in _figures(claim, reasons)]
    if len(figures) < 2:
        return None
    ends = [end for figure in figures for end in figure.ends]
    least, most = min(end for end in ends), max(ends)
    logarithmic = least > 0 and most / least > WIDE
    ticks = _powers(least, most) if logarithmic else _steps(least, most)

    def place(value: float) -> float:
        scaled = [math.log10(v) if logarithmic else v for v in (ticks[0], value, ticks[-1])]
        share = (scaled[1] - scaled[0]) / (scaled[2] - scaled[0])
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    return Plot(
        rows=tuple(
            PlotRow(
                claim=figure.claim,
                statement=figure.statement,
                who=_who(figure),
                words=figure.words,
                bounds=tuple(b for b in figure.bounds if b != f"given by {figure.quantity.by}"),
                shape=_shape(figure),
                start=place(figure.ends[0]),
                end=place(figure.ends[1]),
            )
            for figure in sorted(figures, key=lambda figure: figure.ends)
        ),
        ticks=tuple(Tick(words=_say(tick), at=place(tick)) for tick in ticks),
        logarithmic=logarithmic,
    )


def _figures(claim: ClaimView, reasons: Sequence[str]) -> list[_Figure]:
    quoted = {number for reason in reasons for number in _NUMBER.findall(reason)}
    found = [
        _Figure(claim, statement, quantity, words, bounds)
        for _, statement in claim.members
        for quantity, (_, words, bounds) in zip(
            statement.quantities, statement.figures, strict=True
        )
        if any(value is not None for value in (quantity.low, quantity.high))
        and all(math.isfinite(v) and v >= 0 for v in _values(quantity))
    ]
    compared = [f for f in found if {f"{v:,.12g}" for v in _values(f.quantity)} <= quoted]
    return compared or (found if len(found) == 1 else [])


def _who(figure: _Figure) -> str | None:
    credit = figure.statement.credit
    return figure.quantity.by or (credit and credit.name) or figure.statement.document.record.outlet


def _values(quantity: Quantity) -> Iterable[float]:
    return (value for value in (quantity.low, quantity.high) if value is not None)


def _shape(figure: _Figure) -> Shape:
    quantity = figure.quantity
    if quantity.high is None or quantity.low is None:
        return "at_least" if quantity.high is None else "at_most"
    if quantity.low != quantity.high:
        return "range"
    return _SHAPES.get(quantity.modality, "exact")


def _steps(least: float, most: float) -> list[float]:
    """Return round values from zero to beyond the largest figure, four to seven of them."""
    if most <= 0:
        return [0.0, 1.0]
    step: float = 10.0 ** math.floor(math.log10(most / 3))
    step = next(step * factor for factor in (1, 2, 5, 10) if most / (step * factor) <= 6)
    return [step * index for index in range(math.ceil(most / step - 1e-9) + 1)]


def _powers(least: float, most: float) -> list[float]:
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
    every = max(1, math.ceil((last - first) / 6))
    return [10.0**power for power in range(first, last + every, every)]


def _say(value: float) -> str:
    for size, unit in ((1e9, " bn"), (1e6, " m"), (1e3, "k")):
        if value >= size:
            return f"{value / size:,.12g}{unit}"
    return f"{value:,.12g}"

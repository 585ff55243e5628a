from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aligner.records import Quantity, Report
from aligner.report.page_plot import Plot
from aligner.report.page_view import view_report
from tests.browser.seed_report import build_seed_report

REPORT = build_seed_report()
ITEM = next(item for item in REPORT.items if item.relations)


def _quantity(low: float | None, high: float | None, **other: Any) -> Quantity:
    return Quantity(start=0, end=1, text="n", low=low, high=high, **{"modality": "=", **other})


def _report(one: Quantity, other: Quantity, why: str) -> Report:
    """Give the two claims of a relation one figure each."""
    relation = replace(ITEM.relations[0], why=why)
    members = [
        next(claim for claim in REPORT.claims if claim.id == name).members[0]
        for name in relation.claims
    ]
    facts = dict(REPORT.facts)
    for member, quantity in zip(members, (one, other), strict=True):
        facts[member] = replace(facts[member], quantities=(quantity,))
    return replace(REPORT, facts=facts, items=(replace(ITEM, relations=(relation,)),))


def _plot(one: Quantity, other: Quantity, why: str = "") -> Plot | None:
    return view_report(_report(one, other, why)).items[0].plot


def test_figures_stand_in_proportion_to_zero() -> None:
    plot = _plot(_quantity(10_000, 10_000), _quantity(20_000, 20_000))

    assert plot
    assert not plot.logarithmic
    zero = plot.ticks[0].at
    assert plot.ticks[0].words == "0"
    assert plot.rows[1].start - zero == pytest.approx(2 * (plot.rows[0].start - zero), abs=0.02)


def test_figures_far_apart_stand_on_a_logarithmic_scale() -> None:
    plot = _plot(_quantity(100, 100), _quantity(10_000, 10_000))

    assert plot
    assert plot.logarithmic
    assert [tick.words for tick in plot.ticks] == ["100", "1k", "10k"]


@pytest.mark.parametrize(
    ("quantity", "shape"),
    [
        (_quantity(5, 5), "exact"),
        (_quantity(5, 5, modality="~"), "about"),
        (_quantity(5, None, modality=">="), "at_least"),
        (_quantity(None, 5, modality="<="), "at_most"),
        (_quantity(5, 9, modality="range"), "range"),
    ],
)
def test_what_bounds_a_figure_gives_its_mark(quantity: Quantity, shape: str) -> None:
    plot = _plot(quantity, _quantity(9, 9))

    assert plot
    assert shape in plot.shapes
    assert all(0 <= row.start <= row.end <= 100 for row in plot.rows)


def test_only_figures_that_the_reasons_quote_are_shown() -> None:
    report = _report(_quantity(34_000, 34_000), _quantity(35_000, 35_000), "34,000 against 35,000")
    member = next(c for c in report.claims if c.id == ITEM.relations[0].claims[0]).members[0]
    two = (*report.facts[member].quantities, _quantity(7, 7))
    facts = {**report.facts, member: replace(report.facts[member], quantities=two)}

    plot = view_report(replace(report, facts=facts)).items[0].plot

    assert plot
    assert [row.words for row in plot.rows] == ["34,000", "35,000"]


@pytest.mark.parametrize("odd", [float("inf"), -3.0])
def test_one_figure_alone_is_not_plotted(odd: float) -> None:
    assert _plot(_quantity(5, 5), _quantity(odd, odd)) is None
    assert _plot(_quantity(5, 5), _quantity(None, None)) is None


def test_two_zeros_have_a_scale() -> None:
    plot = _plot(_quantity(0, 0), _quantity(0, 0))

    assert plot
    assert {row.start for row in plot.rows} == {plot.ticks[0].at}


def test_who_gives_a_figure_comes_before_who_is_credited_with_its_statement() -> None:
    plot = _plot(_quantity(5, 5, by="police"), _quantity(6, 6))

    assert plot
    assert plot.rows[0].who == "police"
    assert plot.rows[1].who == "Syrian Arab News Agency"

"""Which two figures are one number, in other words or by their last digits only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts import find_quantities
from aligner.figure_gate import figure_gate, same_number
from aligner.records import Facts, Quantity
from tests.make import make_quantity


def _facts(*quantities: Quantity) -> Facts:
    return Facts(quantities=quantities)


def _read(text: str, lang: str) -> Facts:
    return _facts(*find_quantities(text, lang))


def _verdict(a: Facts, b: Facts) -> str | None:
    gates = figure_gate(a, b), figure_gate(b, a)
    assert (gates[0] and gates[0].verdict) == (gates[1] and gates[1].verdict)
    return gates[0].verdict if gates[0] else None


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other"),
    [
        ("4,2 toneladas de cocaína", "es", "Plus de quatre tonnes de cocaïne", "fr"),
        ("un contrat de 5,2 milliards d'euros", "fr", "more than five billion euros", "en"),
        ("Some 730 people were arrested", "en", "Más de 700 personas fueron detenidas", "es"),
        ("77 victimes", "fr", "77 people were killed", "en"),
        ("at least 52 cargo flights", "en", "no fewer than 52 planes", "en"),
        ("13 men were killed", "en", "13 soldados murieron", "es"),
        ("$300 billion a year", "en", "300.000 millones de dólares anuales", "es"),
    ],
)
def test_one_number_in_other_words_agrees(ours: str, lang: str, theirs: str, other: str) -> None:
    assert _verdict(_read(ours, lang), _read(theirs, other)) == "agree"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Some 34,000 people were arrested", "More than 25,000 people were arrested"),
        ("27,000 people were arrested", "More than 25,000 people were arrested"),
        ("Eleven people were arrested", "At least ten people were arrested"),
        ("19,000 people were arrested", "More than 10,000 people were arrested"),
        ("13 men were killed", "13 women were killed"),
        ("$300 billion", "$300 billion a year"),
    ],
)
def test_a_number_that_may_be_another_does_not_agree(ours: str, theirs: str) -> None:
    assert _verdict(_read(ours, "en"), _read(theirs, "en")) != "agree"


def test_figures_of_other_kinds_beside_a_common_one_are_details_of_either_side() -> None:
    shares = _read("Shares jumped 17.8 percent to 22.03 euros", "en")
    percent = _read("Las acciones subieron un 17,8 por ciento en tres días", "es")

    assert _verdict(shares, percent) == "agree"


def test_figures_of_one_kind_beside_a_common_one_stay_open() -> None:
    ours = _read("The deal of 300 million euros brings 20 million dollars", "en")
    theirs = _read("The deal of 300 million euros brings 25 million dollars", "en")

    assert _verdict(ours, theirs) != "agree"


def test_a_figure_within_a_vague_one_shows_nothing() -> None:
    hundreds, exact = _read("cientos de personas", "es"), _read("300 manifestants", "fr")

    assert _verdict(hundreds, exact) is None


def test_a_figure_outside_a_vague_one_stays_open() -> None:
    assert _verdict(_read("cientos de personas", "es"), _read("3.000 personas", "es")) is not None


def test_a_vague_figure_of_another_event_shows_that_both_are_open() -> None:
    killed = _facts(make_quantity(100, 1000, modality="vague", event="death"))
    arrested = _facts(make_quantity(300, event="arrest"))

    assert _verdict(killed, arrested) == "open"


@given(st.integers(100, 999_999), st.integers(100, 999_999))
def test_only_a_bound_less_than_a_tenth_below_is_a_figure_cut_down(least: int, value: int) -> None:
    bound = make_quantity(least, None, modality=">=")
    figure = make_quantity(value)

    assert same_number(bound, figure) == same_number(figure, bound)
    if same_number(bound, figure):
        assert least <= value <= 1.1 * least


def test_a_window_of_one_side_only_is_no_bar_but_a_rate_is() -> None:
    daily = replace(make_quantity(5_000), window="per 1 d")

    assert same_number(make_quantity(5_000), replace(make_quantity(5_000), window="since"))
    assert not same_number(make_quantity(5_000), daily)

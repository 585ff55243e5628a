"""How far probabilities can be believed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

if not (Path(__file__).parents[2] / "scripts" / "match_calibration.py").is_file():
    pytest.skip("no checkout: the scripts are not installed", allow_module_level=True)

from match_calibration import brier_score, calibration_error, calibration_table, chance_error

CERTAIN = np.repeat([0.0, 1.0], 50)


def test_certain_and_right_is_no_error() -> None:
    outcomes = CERTAIN == 1

    assert brier_score(CERTAIN, outcomes) == 0
    assert calibration_error(CERTAIN, outcomes) == 0


def test_the_error_is_the_distance_of_probability_and_share() -> None:
    outcomes = np.arange(100) % 2 == 0

    assert calibration_error(np.full(100, 0.9), outcomes) == pytest.approx(0.4)
    assert brier_score(np.full(100, 0.9), outcomes) == pytest.approx((0.01 + 0.81) / 2)


def test_pairs_are_put_into_bins_by_probability() -> None:
    probabilities = np.linspace(0, 1, 1000)
    outcomes = np.random.default_rng(1).random(1000) < probabilities
    shuffled = np.random.default_rng(2).permutation(1000)

    error = calibration_error(probabilities, outcomes)

    assert error < 0.06
    assert calibration_error(probabilities[shuffled], outcomes[shuffled]) == pytest.approx(error)
    assert calibration_error(1 - probabilities, outcomes) > 0.4


def test_chance_alone_makes_a_few_pairs_look_worse_than_many() -> None:
    assert chance_error(np.full(50, 0.5)) > 2 * chance_error(np.full(2000, 0.5)) > 0


def test_the_table_counts_partial_pairs_as_right_but_does_not_weigh_them() -> None:
    labels = ["same", "partial", "related", "same"]
    languages = ["en-en", "en-fr", "en-fr", "en-fr"]
    probabilities = np.array([1.0, 1.0, 0.0, 0.0])

    none = np.zeros(4, dtype=np.bool_)
    table = calibration_table(languages, labels, probabilities, {"match": 0.5}, none)

    lines = table.splitlines()

    assert lines[2].startswith("| en-en | 1 | 1 | 1.00 / 1.00 | 0.000 |")
    assert lines[3].startswith("| en-fr | 3 | 1 | 1.00 / 0.00 | 0.500 |")
    assert lines[4].startswith("| all | 4 | 2 | 1.00 / 0.50 | 0.333 |")


def test_a_pair_that_a_gate_keeps_possible_is_no_match_in_the_table() -> None:
    cuts, probabilities = {"possible": 0.2, "match": 0.5}, np.array([0.9, 0.9])
    capped = np.array([True, False])

    table = calibration_table(["en-en"] * 2, ["same", "related"], probabilities, cuts, capped)

    assert table.splitlines()[2].startswith("| en-en | 2 | 1 | 0.50 / 1.00 | 0.00 / 0.00 |")

"""The plain methods that ours is compared with, and the measures."""

from __future__ import annotations

import numpy as np
import pytest
from bitext_mining import margin_pairs, mutual_neighbours
from similarity_tests import area_under_curve, retrieval

HUB = np.array([[0.9, 0.8, 0.1], [0.9, 0.7, 0.1], [0.9, 0.1, 0.2]], dtype=np.float32)


def test_only_those_that_choose_each_other_are_mutual() -> None:
    pairs = mutual_neighbours(HUB)

    assert [(i, j) for i, j, _ in pairs] == [(0, 0)]


def test_a_margin_leaves_what_is_near_to_everything_to_the_row_that_has_nothing_else() -> None:
    pairs = [(i, j) for i, j, _ in margin_pairs(HUB, k=3)]

    assert pairs[:2] == [(0, 1), (2, 0)]


def test_each_row_and_column_is_taken_once_and_the_best_first() -> None:
    pairs = margin_pairs(np.random.default_rng(0).random((20, 30), dtype=np.float32))

    rows, columns, scores = zip(*pairs, strict=True)
    assert len(set(rows)) == len(rows)
    assert len(set(columns)) == len(columns)
    assert list(scores) == sorted(scores, reverse=True)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (1, 1)])
def test_small_inputs_are_no_error(shape: tuple[int, int]) -> None:
    cosines = np.ones(shape, dtype=np.float32)

    assert len(mutual_neighbours(cosines)) == len(margin_pairs(cosines)) == min(shape)


def test_retrieval_counts_rows_whose_nearest_is_their_own() -> None:
    assert retrieval(HUB) == pytest.approx(100 / 3)


def test_the_area_is_one_where_all_positives_score_higher_and_a_half_where_alike() -> None:
    high, low = np.array([0.8, 0.9], np.float32), np.array([0.1, 0.2], np.float32)

    assert area_under_curve(high, low) == 1.0
    assert area_under_curve(low, high) == 0.0
    assert area_under_curve(high, high) == 0.5

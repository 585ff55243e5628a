"""Fitting what a bead is worth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.align.bead_model import MEASURES
from aligner.align.bitext import measure_spans
from aligner.testing import HashEmbedder

if not (Path(__file__).parents[2] / "scripts" / "fit_beads.py").is_file():
    pytest.skip("no checkout: the scripts are not installed", allow_module_level=True)

from fit_beads import SHAPES, SKIP, Stretch, Text, expected, fit, place, stretches, sums

Gold = list[tuple[tuple[int, ...], tuple[int, ...]]]


def _text(n: int, m: int, gold: Gold) -> Text:
    """Measure texts of which segment i of one is segment i of the other."""
    embedder = HashEmbedder()
    sides = [[f"Segment {i}." for i in range(size)] for size in (n, m)]
    single = embedder.embed(sides[0]), embedder.embed(sides[1])
    none = np.empty((0, 2), np.intp)
    spans = measure_spans((sides[0], sides[1]), single, none, embedder, 4)
    return Text("made", spans[0], spans[1], gold)


def _paths(part: Stretch, i: int = 0, j: int = 0) -> Iterator[NDArray[np.float64]]:
    """Yield what the weights are multiplied with in the score of each path."""
    if (i, j) == part.size:
        yield np.zeros(SKIP + 1)
    for m, n in [(1, 0), (0, 1), *SHAPES]:
        if i + m > part.size[0] or j + n > part.size[1]:
            continue
        here = np.zeros(SKIP + 1)
        if m and n:
            here[: len(MEASURES)], here[place((m, n))] = part.measures[m, n][i, j], 1
        else:
            here[SKIP] = 1
        for rest in _paths(part, i + m, j + n):
            yield here + rest


def test_the_sum_over_all_paths_and_its_slope_are_those_of_a_full_count() -> None:
    part = next(stretches(_text(4, 3, [((i,), (i,)) for i in range(3)] + [((3,), ())])))
    weights = np.random.default_rng(0).normal(size=SKIP + 1)
    paths = np.array(list(_paths(part)))
    chances = np.exp(paths @ weights)

    total, slope = expected(part, weights)

    assert total == pytest.approx(np.log(chances.sum()))
    assert slope == pytest.approx(chances @ paths / chances.sum())


def test_without_beads_there_is_one_choice_of_order_to_skip_both_sides() -> None:
    assert sums({}, 0.0, (2, 2))[2, 2] == pytest.approx(np.log(6))


def test_a_bead_of_no_known_shape_cuts_its_text() -> None:
    gold: Gold = [((0,), (0,)), ((1, 2, 3), (1, 2, 3)), ((4,), (4,)), ((5,), (5,))]

    parts = list(stretches(_text(6, 6, gold)))

    assert [(part.size, part.n_beads) for part in parts] == [((1, 1), 1), ((2, 2), 2)]


def test_a_segment_that_the_gold_does_not_mention_cuts_its_text() -> None:
    parts = list(stretches(_text(3, 3, [((0,), (0,)), ((2,), (2,))])))

    assert [part.size for part in parts] == [(1, 1), (1, 1)]


def test_the_fit_prefers_what_people_did() -> None:
    model = fit([_text(6, 6, [((i,), (i,)) for i in range(6)])])

    assert model.usual[1, 1] > 0 > model.skip
    assert model.usual[1, 1] > max(w for shape, w in model.usual.items() if shape != (1, 1))

"""Aligning two texts in order."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.align.monotone import MonotoneAligner
from aligner.protocols import Bead
from tests.make import unit


def _shape(beads: list[Bead]) -> list[tuple[int, int]]:
    return [(len(bead.source), len(bead.target)) for bead in beads]


def test_equal_texts_align_one_to_one() -> None:
    vectors = unit(*np.eye(4))[None]

    beads = MonotoneAligner().align(vectors, vectors)

    assert [(list(b.source), list(b.target)) for b in beads] == [([i], [i]) for i in range(4)]
    assert all(bead.score == 1.0 for bead in beads)


def test_an_inserted_segment_has_no_partner() -> None:
    source, target = unit(*np.eye(4)), unit(*np.eye(4)[[0, 1, 3]])

    beads = MonotoneAligner().align(source[None], target[None])

    assert _shape(beads) == [(1, 1), (1, 1), (1, 0), (1, 1)]


def test_two_segments_that_were_joined_form_one_bead() -> None:
    """The second layer embeds two neighbours as one: here the sum of their vectors."""
    single = np.eye(3)
    joined = np.stack([single[0], single[0] + single[1], single[1] + single[2]])
    source = np.stack([unit(*single), unit(*joined)])
    target = np.stack([unit(single[0] + single[1], single[2])] * 2)

    beads = MonotoneAligner().align(source, target)

    assert _shape(beads) == [(2, 1), (1, 1)]


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_leaves_the_other_without_partners(n: int, m: int) -> None:
    source, target = np.zeros((1, n, 2), np.float32), np.zeros((1, m, 2), np.float32)

    beads = MonotoneAligner().align(source, target)

    assert len(beads) == n + m


def test_two_dimensional_vectors_are_a_mistake() -> None:
    flat = np.zeros((2, 2), np.float32)

    with pytest.raises(ValueError, match="expected"):
        MonotoneAligner().align(flat, flat)

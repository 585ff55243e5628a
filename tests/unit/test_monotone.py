"""Aligning two texts in order."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.align.bead_model import BeadModel, read_spans
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


def _joined(
    single: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    """Embed two neighbours as the sum of their vectors."""
    pairs = single + np.vstack([np.zeros_like(single[:1]), single[:-1]])
    return np.stack([unit(*single), unit(*pairs)])


def test_two_segments_that_were_joined_form_one_bead() -> None:
    single = np.eye(6)
    target = _joined(np.vstack([single[0] + single[1], single[2:]]))

    beads = MonotoneAligner().align(_joined(single), target)

    assert _shape(beads) == [(2, 1), (1, 1), (1, 1), (1, 1), (1, 1)]


def test_segments_that_were_cut_at_other_places_form_a_bead_of_two_by_two() -> None:
    single = np.eye(9)
    moved = single[1] + single[2] + single[3]
    source = _joined(np.vstack([single[0] + moved, single[4], single[5:]]))
    target = _joined(np.vstack([single[0], moved + single[4], single[5:]]))
    lengths = np.array([80, 20, 20, 20, 20, 20]), np.array([20, 80, 20, 20, 20, 20])

    beads = MonotoneAligner().align(source, target, lengths=lengths)

    assert _shape(beads) == [(2, 2), (1, 1), (1, 1), (1, 1), (1, 1)]


def test_a_bead_holds_no_more_segments_than_allowed() -> None:
    single = np.eye(6)
    target = _joined(np.vstack([single[0] + single[1], single[2:]]))

    beads = MonotoneAligner(most=2).align(_joined(single), target)

    assert all(len(bead.source) + len(bead.target) <= 2 for bead in beads)


def test_a_chapter_that_one_side_lacks_is_passed_over() -> None:
    """Far more than the slack, so that the corridor must follow the anchors."""
    vectors = unit(*np.random.default_rng(0).standard_normal((120, 64)))
    kept = np.r_[0:20, 90:120]

    beads = MonotoneAligner().align(vectors[None], vectors[kept][None])

    linked = [(b.source[0], int(kept[b.target[0]])) for b in beads if b.source and b.target]
    assert linked == [(int(i), int(i)) for i in kept]


def test_lengths_decide_where_meaning_does_not() -> None:
    source = unit(*np.ones((1, 4)))[None]
    target = unit(*np.ones((2, 4)))[None]
    lengths = np.array([100]), np.array([5, 100])

    beads = MonotoneAligner().align(source, target, lengths=lengths)

    assert _shape(beads) == [(0, 1), (1, 1)]


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_leaves_the_other_without_partners(n: int, m: int) -> None:
    source, target = np.zeros((1, n, 2), np.float32), np.zeros((1, m, 2), np.float32)

    beads = MonotoneAligner().align(source, target)

    assert len(beads) == n + m


def test_two_dimensional_vectors_are_a_mistake() -> None:
    flat = np.zeros((2, 2), np.float32)

    with pytest.raises(ValueError, match="expected"):
        MonotoneAligner().align(flat, flat)


def test_the_farthest_segment_of_a_side_counts_also_at_the_start_of_a_text() -> None:
    single = unit([1, 0, 0], [0, 1, 0], [1, 1, 0])
    source, target = _joined(single.astype(np.float64)), unit([1, 0, 0])[None]
    spans = read_spans(source, target[0]), read_spans(target, source[0])

    of_two = BeadModel.terms((2, 1), *spans, slice(0, 3), slice(0, 1))
    alone = BeadModel.terms((1, 1), *spans, slice(0, 3), slice(0, 1))["per_bead"]

    farthest, whole = np.maximum(alone[:-1], alone[1:]), of_two["per_bead"]
    assert of_two["worst"][1:] == pytest.approx((farthest + whole[1:]) / 2 - whole[1:], abs=1e-6)

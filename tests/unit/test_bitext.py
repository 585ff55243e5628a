"""Aligning two texts, in order or free of order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.align.bitext import Order, align_bitext, measure_spans, order_score
from aligner.align.free_order import align_free
from aligner.protocols import Vectors
from aligner.testing import HashEmbedder
from tests.make import unit

WORDS = ("a", "b", "c", "d", "a b", "b c", "c d", "a b c")  # some are others joined
TEXTS = [f"Sentence number {i}." for i in range(8)]


def test_the_same_order_is_measured_and_used() -> None:
    bitext = align_bitext(TEXTS, TEXTS, HashEmbedder())

    assert (bitext.order, bitext.score) == ("monotone", 1.0)
    assert [(list(b.source), list(b.target)) for b in bitext.beads] == [
        ([i], [i]) for i in range(8)
    ]


def test_a_shuffled_text_is_aligned_free_of_order() -> None:
    shuffled = [TEXTS[i] for i in (5, 2, 7, 0, 6, 1, 4, 3)]

    bitext = align_bitext(TEXTS, shuffled, HashEmbedder())

    assert bitext.order == "free"
    assert all(TEXTS[b.source[0]] == shuffled[b.target[0]] for b in bitext.beads)


def test_every_segment_is_in_exactly_one_bead() -> None:
    bitext = align_bitext(TEXTS, ["Something else.", *TEXTS[3:]], HashEmbedder(), order="free")

    assert sorted(i for bead in bitext.beads for i in bead.source) == list(range(8))
    assert sorted(j for bead in bitext.beads for j in bead.target) == list(range(6))


def test_a_reversed_text_scores_minus_one() -> None:
    assert order_score([(i, 9 - i) for i in range(10)]) == -1.0


def test_few_pairs_are_not_measured() -> None:
    assert order_score([(0, 0), (1, 1)]) is None


def test_empty_texts_align() -> None:
    assert align_bitext([], [], HashEmbedder()).beads == ()


class _Counting(HashEmbedder):
    """Remembers what it was asked for."""

    asked: list[str] = []  # noqa: RUF012  # of this class alone, emptied by its tests

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return super().embed(texts)


@pytest.mark.parametrize("order", ["monotone", "free"])
def test_segments_that_surely_belong_together_are_not_joined_with_each_other(order: Order) -> None:
    _Counting.asked.clear()

    align_bitext(TEXTS, TEXTS, _Counting(), order=order)

    assert sorted(_Counting.asked) == sorted([*TEXTS, *TEXTS])


def test_segments_are_joined_around_one_without_a_partner_and_each_join_embedded_once() -> None:
    source = [*TEXTS[:4], "One half,", *TEXTS[4:]]
    _Counting.asked.clear()

    align_bitext(source, TEXTS, _Counting(), order="monotone", most=3)

    joined = [f"{TEXTS[3]} One half,", f"One half, {TEXTS[4]}"]
    assert sorted(_Counting.asked) == sorted([*source, *TEXTS, *joined])


def test_a_segment_that_was_cut_in_two_joins_its_pair_free_of_order() -> None:
    source = [*TEXTS[4:], "One half, and the other half.", *TEXTS[:4]]
    target = [*TEXTS[:4], "One half,", "and the other half.", *TEXTS[4:]]

    bitext = align_bitext(source, target, _Bags(), order="free")

    assert ([4], [4, 5]) in [(list(b.source), list(b.target)) for b in bitext.beads]


class _Bags(HashEmbedder):
    """Embeds a text as the sum of its words."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.stack([super(_Bags, self).embed(text.split()).sum(axis=0) for text in texts])
        return unit(*rows)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
)
def test_what_is_not_joined_changes_no_bead_free_of_order(
    source: list[str], target: list[str]
) -> None:
    embedder, none = _Bags(), np.empty((0, 2), np.intp)
    single = embedder.embed(source), embedder.embed(target)
    spans = measure_spans((source, target), single, none, embedder, 4)

    beads = align_bitext(source, target, embedder, order="free").beads

    assert list(beads) == align_free(*spans)


def test_a_bead_of_one_segment_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="most=1"):
        align_bitext(TEXTS, TEXTS, HashEmbedder(), most=1)

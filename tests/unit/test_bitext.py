"""Aligning two texts, in order or free of order."""

from __future__ import annotations

from aligner.align.bitext import align_bitext, order_score
from aligner.testing import HashEmbedder

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

"""What the writing of two texts says of their beads."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.align.bead_model import BeadModel, read_spans
from aligner.align.cues import Cues, read_cues
from aligner.align.monotone import MonotoneAligner
from tests.make import unit

SOURCE = ["Hartog kam im Juli 1956,", "auch Brown.", "« Wer noch ? »", "Niemand."]
TARGET = ["En juillet 1956 vint Hartog.", "Et Brown aussi ;", "« Qui encore ? »", "Personne."]


def _shared(source: Cues, target: Cues, m: int = 1, n: int = 1) -> np.ndarray:
    result: np.ndarray = (source.words[m - 1] @ target.words[n - 1].T).toarray()
    return result


def test_a_segment_begins_and_ends_as_a_sentence_or_not() -> None:
    source, target = read_cues(SOURCE, TARGET, 1)

    assert source.begins.tolist() == [[True, False, True, True]]
    assert source.ends.tolist() == [[False, True, True, True]]
    assert target.ends.tolist() == [[True, False, True, True]]


def test_a_span_begins_with_its_first_segment_and_ends_with_its_last() -> None:
    source, _ = read_cues(SOURCE, TARGET, 2)

    assert source.begins[1, 1:].tolist() == [True, False, True]
    assert source.ends[1, 1:].tolist() == [True, True, True]


def test_names_and_figures_that_both_have_are_worth_their_information() -> None:
    shared = _shared(*read_cues(SOURCE, TARGET, 1))

    assert shared[0, 0] == pytest.approx(2 * np.log(4), rel=1e-5)  # Hartog and 1956
    assert shared[1, 1] == pytest.approx(np.log(4), rel=1e-5)
    assert shared.sum() == pytest.approx(3 * np.log(4), rel=1e-5)


def test_accents_case_and_endings_do_not_tell_words_apart() -> None:
    shared = _shared(*read_cues(["La Présidente", "x"], ["EL PRESIDENTE", "y"], 1))

    assert shared[0, 0] == pytest.approx(np.log(2), rel=1e-5)


def test_figures_are_compared_whole() -> None:
    assert _shared(*read_cues(["1234567"], ["1234568"], 1)).sum() == 0


@given(st.lists(st.sampled_from(["Brown", "Hartog", "Brown Hartog", "nichts"]), max_size=6))
def test_a_word_counts_once_in_a_span(segments: list[str]) -> None:
    segments = [*segments, "Rest", "Ende"]  # no word is in all of them
    wide = read_cues(segments, segments, 3)

    for width in range(1, min(3, len(segments)) + 1):
        joined = [" ".join(segments[e - width : e]) for e in range(width, len(segments) + 1)]
        have = np.array(
            [[w in text for w in ("Brown", "Hartog", "nichts", "Rest", "Ende")] for text in joined]
        )
        found = (wide[0].words[width - 1].toarray() > 0).sum(axis=1)[width - 1 :]
        assert found.tolist() == have.sum(axis=1).tolist()


def test_a_text_shorter_than_the_widest_span_and_an_empty_one_are_read() -> None:
    for source in ([], ["One."]):
        cues, _ = read_cues(source, TARGET, 4)
        assert [span.shape[0] for span in cues.words] == [len(source)] * 4
        assert cues.begins.shape == cues.ends.shape == (4, len(source))


def test_a_name_decides_where_meaning_does_not() -> None:
    texts = ["Smyth.", "Davies."], ["Smyth.", "Davies."]
    single = unit(*np.ones((2, 4)))[None]
    cues = read_cues(*texts, 1)
    spans = [read_spans(single, single[0], None, of_text) for of_text in cues]

    terms = BeadModel.terms((1, 1), spans[0], spans[1], slice(0, 2), slice(0, 2))
    beads = MonotoneAligner().align_spans(spans[0], spans[1])

    assert (terms["words"] > 0).tolist() == [[True, False], [False, True]]
    assert [(list(b.source), list(b.target)) for b in beads] == [([0], [0]), ([1], [1])]

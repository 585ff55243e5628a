"""Shares with intervals, and passages that meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.evaluate import Passage, Share, wilson_interval
from aligner.evaluate.passages import PairIndex


@pytest.mark.parametrize(("end", "meets"), [(9, False), (10, True), (20, True)])
def test_passages_meet_from_half_of_the_shorter_one(end: int, meets: bool) -> None:
    assert Passage("a", 0, end).meets(Passage("a", 5, 25)) is meets


def test_pairs_are_found_either_way_round_and_only_in_their_documents() -> None:
    index = PairIndex([(Passage("a", 0, 10), Passage("b", 20, 30))])

    assert (Passage("b", 20, 28), Passage("a", 0, 10)) in index
    assert (Passage("a", 20, 30), Passage("b", 0, 10)) not in index
    assert (Passage("a", 0, 10), Passage("c", 20, 30)) not in index


def test_the_interval_of_nothing_is_everything() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)
    low, high = wilson_interval(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)


@given(st.integers(1, 1000), st.floats(0, 1))
def test_the_interval_holds_the_share_and_narrows_with_more_cases(n: int, part: float) -> None:
    low, high = wilson_interval(part * n, n)
    closer_low, closer_high = wilson_interval(part * 4 * n, 4 * n)

    assert 0 <= low <= part + 1e-12
    assert part - 1e-12 <= high <= 1
    assert closer_high - closer_low < high - low


def test_a_share_of_no_case_is_unknown() -> None:
    assert Share(0, 0).to_dict() == {"share": None, "of": 0, "wilson95": [0.0, 1.0]}

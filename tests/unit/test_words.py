"""How much of one text another one says, word by word."""

from __future__ import annotations

import pytest

from aligner.align.words import Wording
from aligner.testing import HashEmbedder

BACKGROUND = [f"The regime spoke about Aleppo again, text {letter}." for letter in "bcdefg"]


def _coverage(a: str, b: str) -> tuple[float, float]:
    return Wording.read([a, b, *BACKGROUND], HashEmbedder()).coverage(0, 1)


def test_equal_texts_cover_each_other() -> None:
    assert _coverage("Hospitals closed.", "Hospitals closed.") == pytest.approx((1, 1))


def test_a_part_is_covered_by_its_whole_but_not_the_other_way() -> None:
    part, whole = _coverage("Hospitals closed.", "Hospitals closed while snow fell.")

    assert part == pytest.approx(1)
    assert whole < 0.7


def test_background_words_count_less_than_rare_ones() -> None:
    background, _ = _coverage("Aleppo hospitals", "Aleppo snowfall")
    rare, _ = _coverage("Aleppo hospitals", "Palmyra hospitals")

    assert background < 0.5 < rare


@pytest.mark.parametrize("text", ["", "34,000", "¿?"])
def test_a_text_without_words_is_covered_by_nothing(text: str) -> None:
    assert _coverage(text, "Hospitals closed.") == (0, 0)


def test_no_texts_are_no_mistake() -> None:
    assert Wording.read([], HashEmbedder()).rows == ()

"""The guards hold for any text: no crash, no alarm on what says the same, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.translate.guards import FLAGS, Guard
from aligner.translate.repetition import count_repetition
from aligner.translate.resemblance import resembles

SOURCES = st.sampled_from(["es", "fr", "de", "en"])
WORDS = st.sampled_from(
    """
    the la 34 3.000 1,5 million mil cent y et and “ ” , ; : . - ( % XX XVIIIe 9:30 10h 12/05/2016
    Alepo ONU U.N. Mars mars lunes May Londres dos half media siècle ha haha 2003-04 13.289.40
    """.split()  # noqa: SIM905 - a list of forty quoted words is no easier to read
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))


@given(TEXTS, TEXTS, SOURCES)
@settings(max_examples=200, deadline=None)
def test_any_pair_gets_a_verdict(source: str, translation: str, lang: str) -> None:
    verdict = Guard(source, lang).examine(translation)

    assert verdict.lost >= 0
    assert list(verdict.flags) == [flag for flag in FLAGS if flag in verdict.flags]


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
@settings(max_examples=100, deadline=None)
def test_a_number_survives_every_habit_of_separators(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)

    assert Guard(f"Son {written} personas.", "es").examine(f"{value:,} people.").lost == 0


@given(st.integers(min_value=2, max_value=10**9), st.integers(min_value=2, max_value=10**9))
@settings(max_examples=100, deadline=None)
def test_another_number_never_passes(value: int, other: int) -> None:
    flags = Guard(f"Son {value} personas.", "es").examine(f"They are {other} people.").flags

    assert ("figures_differ" in flags) == (value != other)


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_source_repeats_itself_no_more_than_itself(text: str, other: str) -> None:
    assert not count_repetition(text).exceeds(count_repetition(text))
    assert resembles(text[:20], other[:20]) == resembles(other[:20], text[:20])


@pytest.mark.parametrize(
    "unit", ["la ", "a", "abcdefg", "uno dos tres ", "12.000 ", "X", "9:", "("]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        Guard(text, "es").examine(text)
        return time.process_time() - started

    seconds(1000)
    assert seconds(80_000) < 8 * 4 * max(seconds(10_000), 0.01)

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
    no not don't never ni sin ne n'a pas que jamais tant sans than
    """.split()  # noqa: SIM905 - a list of forty quoted words is no easier to read
)
CLAUSES = [  # said and denied, in Spanish, French and English
    (
        "el ejército tomó la ciudad", "el ejército no tomó la ciudad",
        "l'armée a pris la ville", "l'armée n'a pas pris la ville",
        "the army took the city", "the army did not take the city",
    ),
    (
        "alguien vio a los heridos", "nadie vio a los heridos",
        "quelqu'un a vu les blessés", "personne n'a vu les blessés",
        "somebody saw the wounded", "nobody saw the wounded",
    ),
    (
        "la tregua siempre se respeta", "la tregua nunca se respeta",
        "la trêve est toujours respectée", "la trêve n'est jamais respectée",
        "the truce is always respected", "the truce is never respected",
    ),
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))


@given(TEXTS, TEXTS, SOURCES)
@settings(max_examples=200)
def test_any_pair_gets_a_verdict(source: str, translation: str, lang: str) -> None:
    verdict = Guard(source, lang).examine(translation)

    assert verdict.lost >= 0
    assert list(verdict.flags) == [flag for flag in FLAGS if flag in verdict.flags]


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from([".", " ", "\u00a0", "\u202f"]))
@settings(max_examples=100)
def test_a_number_survives_every_habit_of_separators(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)

    assert Guard(f"Son {written} personas.", "es").examine(f"{value:,} people.").lost == 0


@given(st.integers(min_value=2, max_value=10**9), st.integers(min_value=2, max_value=10**9))
@settings(max_examples=100)
def test_another_number_never_passes(value: int, other: int) -> None:
    flags = Guard(f"Son {value} personas.", "es").examine(f"They are {other} people.").flags

    assert ("figures_differ" in flags) == (value != other)


@given(
    st.lists(st.sampled_from(CLAUSES), min_size=1, unique=True),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.integers(min_value=0, max_value=2),
)
@settings(max_examples=100)
def test_a_negation_dropped_or_put_in_never_passes(
    clauses: list[tuple[str, str, str, str, str, str]], denied: list[bool], changed: int
) -> None:
    flags = {}
    for other in (False, True):
        meant = [no ^ (other and i == changed % len(clauses)) for i, no in enumerate(denied)]
        for lang, at in (("es", 0), ("fr", 2)):
            source = "; ".join(c[at + no] for c, no in zip(clauses, denied, strict=False))
            english = "; ".join(c[4 + no] for c, no in zip(clauses, meant, strict=False))
            flags[lang, other] = Guard(source, lang).examine(english).flags

    assert flags["es", False] == flags["fr", False] == ()
    assert "negations_differ" in flags["es", True]
    assert "negations_differ" in flags["fr", True]


@given(TEXTS, TEXTS)
@settings(max_examples=100)
def test_a_source_repeats_itself_no_more_than_itself(text: str, other: str) -> None:
    assert not count_repetition(text).exceeds(count_repetition(text))
    assert resembles(text[:20], other[:20]) == resembles(other[:20], text[:20])


@pytest.mark.parametrize(
    "unit", ["la ", "a", "abcdefg", "uno dos tres ", "12.000 ", "X", "9:", "(", "no ", "no más de "]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        Guard(text, "es").examine(text)
        return time.process_time() - started

    seconds(1000)
    assert seconds(80_000) < 8 * 4 * max(seconds(10_000), 0.01)

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.facts import (
    compare_quantities,
    factuality,
    find_dates,
    find_names,
    find_origins,
    find_quantities,
    polarity,
)
from aligner.facts.credits import find_credits
from aligner.facts.identity import may_be_same_party
from aligner.facts.mentions import full_names
from aligner.facts.negation import find_negations

LANGUAGES = st.sampled_from(["en", "es", "fr"])
WORDS = st.sampled_from(
    """
    the la le 34 3.000 1,5 million mil cent y et and según selon said “ ” , ; : . - ( % $ d' l'
    Aleppo ONU U.N. personnes personas people killed un une one más de plus between entre not no
    ne pas 2016 décembre 21 años half medio of au
    """.split()  # noqa: SIM905 - a list of fifty quoted words is no easier to read
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))


@given(TEXTS, LANGUAGES)
@settings(max_examples=200)
def test_no_text_breaks_a_detector_and_every_span_is_verbatim(text: str, lang: str) -> None:
    spans = [(q.start, q.end, q.text) for q in find_quantities(text, lang)]
    spans += [(d.start, d.end, d.text) for d in find_dates(text, lang)]
    spans += [(n.start, n.end, n.text) for n in find_names(text, lang)]
    spans += [(o.start, o.end, o.text) for o in find_origins(text, lang)]
    spans += [(c.start, c.end, c.text) for c in find_credits(text, lang)]
    spans += [(n.start, n.end, n.text) for n in find_negations(text, lang)]

    for start, end, written in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == written
    assert factuality(text, lang) in ("asserted", "attributed", "hedged", "denied")
    assert polarity(text, lang) in ("positive", "negative")


@given(TEXTS, LANGUAGES)
@settings(max_examples=100)
def test_composed_and_decomposed_accents_give_the_same_figures(text: str, lang: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert [(q.low, q.high, q.modality) for q in find_quantities(composed, lang)] == [
        (q.low, q.high, q.modality) for q in find_quantities(decomposed, lang)
    ]


@pytest.mark.parametrize(
    ("lang", "separator", "noun"),
    [
        ("en", ",", "people"),
        ("es", ".", "personas"),
        ("es", " ", "personas"),
        ("fr", "\u202f", "personnes"),
        ("fr", "\u00a0", "personnes"),
        ("fr", ".", "personnes"),
    ],
)
@given(value=st.integers(min_value=3, max_value=10**12))
@settings(max_examples=60)
def test_a_number_written_in_any_habit_reads_back(
    value: int, lang: str, separator: str, noun: str
) -> None:
    (found,) = find_quantities(f"{value:,} {noun}".replace(",", separator), lang)

    assert found.low == found.high == value


@given(TEXTS, TEXTS, LANGUAGES)
@settings(max_examples=60)
def test_comparison_is_symmetric(left: str, right: str, lang: str) -> None:
    for a in find_quantities(left, lang):
        for b in find_quantities(right, lang):
            assert compare_quantities(a, b).kind == compare_quantities(b, a).kind


@given(TEXTS, LANGUAGES)
@settings(max_examples=100)
def test_composed_and_decomposed_accents_give_the_same_parties_dates_and_stance(
    text: str, lang: str
) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    def read(written: str) -> object:
        return (
            [(o.party, o.via) for o in find_origins(written, lang)],
            [c.provider for c in find_credits(written, lang)],
            [(d.earliest, d.latest) for d in find_dates(written, lang)],
            factuality(written, lang),
            polarity(written, lang),
            [n.cue for n in find_negations(written, lang)],
        )

    assert read(composed) == read(decomposed)


@given(TEXTS, LANGUAGES)
@settings(max_examples=60)
def test_what_is_credited_lies_inside_the_text(text: str, lang: str) -> None:
    for one in find_origins(text, lang):
        assert 0 <= one.scope_start < one.scope_end <= len(text)
    assert all(words and name for words, name in full_names(text, lang))


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
@settings(max_examples=60)
def test_whether_two_parties_may_be_one_does_not_turn_on_their_order(a: str, b: str) -> None:
    assert may_be_same_party(a, a)
    assert may_be_same_party(a, b) == may_be_same_party(b, a)


@pytest.mark.parametrize("lang", ["en", "es", "fr"])
@pytest.mark.parametrize(
    "unit", ["(AFP) ", "said AFP, citing ", "“", "a la AFP, dijo ", "no ", "ne ", "entre 2011 y "]
)
def test_ten_times_the_text_takes_no_more_than_linear_time(unit: str, lang: str) -> None:
    def spent(repeats: int) -> float:
        text = unit * repeats
        started = time.process_time()
        for detector in (find_origins, find_dates, find_names, find_credits, factuality):
            detector(text, lang)
        polarity(text, lang)
        find_negations.cache_clear()
        find_negations(text, lang)
        return time.process_time() - started

    spent(50)  # loads the tables
    short, long = (min(spent(repeats) for _ in range(3)) for repeats in (200, 2000))
    assert long < 40 * max(short, 0.005)  # 10 times if linear, 100 if quadratic

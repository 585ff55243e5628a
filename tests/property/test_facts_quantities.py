from __future__ import annotations

import time
import unicodedata
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.facts import compare_quantities, find_quantities
from aligner.facts.figures import figure_starts, read_figures
from aligner.facts.tokens import tokenize

LANGUAGES = st.sampled_from(["en", "es", "fr"])
# Words of numbers, bounds and scopes: most random texts hold no figure at all.
PIECES = st.sampled_from(
    """
    1 12 34.000 34,000 34\u202f000 1.200,5 5.000 ½ 3/4 2-0 40-50 % percent por ciento pour cent mil
    mille million millones billón milliard cent hundred thousand dozen docena vingtaine par couple
    score quatre vingt dix -  et y and demi medio half moitié mitad tercio third un une uno one two
    tres sept de des d' of the los les entre between and y et à a to más plus more than menos moins
    at least al menos au moins otros another supplémentaires dont entre ellos including of them en
    in à Alepo Alep-Est eastern Aleppo desde since depuis 2016 24 horas heures hours per day $ € bn
    grados bajo cero minus degrees km h muertos killed blessés people personas personnes ( ) . , : ;
    """.split()  # noqa: SIM905 - a list of quoted words is no easier to read
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS, LANGUAGES)
@settings(max_examples=300)
def test_every_figure_is_finite_and_verbatim(text: str, lang: str) -> None:
    for quantity in find_quantities(text, lang):
        assert text[quantity.start : quantity.end] == quantity.text != ""
        assert quantity.counted is None or quantity.counted in text
        assert all(value is None or isfinite(value) for value in (quantity.low, quantity.high))


@given(TEXTS, LANGUAGES)
@settings(max_examples=150)
def test_composed_and_decomposed_text_give_the_same_figures(text: str, lang: str) -> None:
    composed, decomposed = (
        [
            (q.low, q.high, q.modality, q.concept, q.event, q.role, q.place, q.window, q.other)
            for q in find_quantities(unicodedata.normalize(form, text), lang)
        ]
        for form in ("NFC", "NFD")
    )

    assert composed == decomposed


@given(TEXTS, LANGUAGES)
@settings(max_examples=200)
def test_no_figure_begins_where_none_is_looked_for(text: str, lang: str) -> None:
    tokens = tokenize(text, lang)
    everywhere = read_figures(tokens, lang, [], range(len(tokens)))

    assert read_figures(tokens, lang, [], figure_starts(tokens, lang)) == everywhere


@given(TEXTS, TEXTS, LANGUAGES)
@settings(max_examples=100)
def test_comparison_does_not_depend_on_the_order(left: str, right: str, lang: str) -> None:
    for a in find_quantities(left, lang):
        for b in find_quantities(right, lang):
            assert compare_quantities(a, b).kind == compare_quantities(b, a).kind


@given(TEXTS, LANGUAGES)
@settings(max_examples=100)
def test_a_figure_never_conflicts_with_itself(text: str, lang: str) -> None:
    for quantity in find_quantities(text, lang):
        assert compare_quantities(quantity, quantity).kind != "conflicting"


HABITS = {"en": (",", "."), "es": (".", ","), "fr": ("\u202f", ","), "fr-CH": ("’", ",")}


@pytest.mark.parametrize("habit", HABITS)
@given(tenths=st.integers(min_value=101, max_value=10**12).filter(lambda value: value % 10))
@settings(max_examples=60)
def test_a_decimal_written_in_any_habit_reads_back(habit: str, tenths: int) -> None:
    thousands, decimal = HABITS[habit]
    whole, tenth = divmod(tenths, 10)
    unit = {"en": "tonnes", "es": "toneladas"}.get(habit, "tonnes")
    written = f"{whole:,}".replace(",", thousands) + f"{decimal}{tenth} {unit}"

    (found,) = find_quantities(written, habit)

    assert found.low == found.high == pytest.approx(tenths / 10)


@pytest.mark.parametrize(
    "repeated",
    [
        "1 1 1 1 ", ",,,,,,,,", "mil mil ", "mitad de ", "quatre-vingt-", "1-1-", "10 % ", "1h1h",
        "uno de cada ", "9999", "1,000,", "cien mil y ", "en Alepo ", "including 3, ", "½½½½",
        "12 muertos, ", "a.b-c+",
    ],
)  # fmt: skip
def test_a_text_twice_as_long_takes_about_twice_the_time(repeated: str) -> None:
    def seconds(length: int) -> float:
        text = (repeated * (length // len(repeated) + 1))[:length]
        tokenize.cache_clear()
        before = time.process_time()
        for lang in ("en", "es", "fr"):
            find_quantities(text, lang)
        return time.process_time() - before

    def is_linear() -> bool:
        # four times the length: quadratic time would be sixteen times; a clock tick is 10 ms
        return seconds(16_000) <= 8 * seconds(4_000) + 0.03

    seconds(200)  # loads the tables

    # a busy machine may spoil one measurement; what is quadratic fails every one
    assert any(is_linear() for _ in range(3))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.translate.respell import in_digits


@pytest.mark.parametrize(
    ("lang", "text", "digits"),
    [
        ("es", "dieciocho por ciento de la población", "18 por ciento de la población"),
        ("es", "más de veinticuatro premios", "más de 24 premios"),
        ("es", "cerca de cien mil personas", "cerca de 100.000 personas"),
        ("fr", "ses cinquante délégués", "ses 50 délégués"),
        ("fr", "quatre-vingt-dix mille morts", "90 000 morts"),
        ("es", "en el siglo XV", "en el siglo 15"),
        ("fr", "née au XVe siècle", "née au 15e siècle"),
        ("en", "about fourteen banks", "about 14 banks"),
    ],
)
def test_a_number_in_words_becomes_digits(lang: str, text: str, digits: str) -> None:
    assert in_digits(text, lang) == digits


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "un hombre y dos mujeres"),
        ("fr", "une dizaine de morts, des milliers de blessés"),
        ("es", "decenas de miles de personas"),
        ("fr", "deux millions de personnes"),
        ("es", "34.000 personas"),
        ("es", "Felipe VI y Juan Carlos I"),
        ("de", "vierzehn Banken"),
    ],
)
def test_articles_vague_numbers_millions_and_kings_stay(lang: str, text: str) -> None:
    assert in_digits(text, lang) == text


@given(st.text(max_size=60), st.sampled_from(["es", "fr", "en", "xx"]))
def test_any_text_can_be_read(text: str, lang: str) -> None:
    assert in_digits(in_digits(text, lang), lang) == in_digits(text, lang)

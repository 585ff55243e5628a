"""The view of a text that the model reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.translate.normalise import normalise


@pytest.mark.parametrize(
    ("lang", "text", "view"),
    [
        ("fr", "Il dit\u202f: «\u00a0Non\u00a0».", 'Il dit : "Non".'),
        ("es", "Dijo: «No» y “sí”.", 'Dijo: "No" y "sí".'),
        ("fr", "34\u2009000\u00a0morts\n hier ", "34 000 morts hier"),
        ("fr", "À 9\u00a0h\u00a030 et 15h45", "À 9:30 et 15:45"),
        ("fr", "pendant 9 h", "pendant 9 h"),
        ("es", "9 h 30", "9 h 30"),
        ("fr", "99 h 30", "99 h 30"),
    ],
)
def test_punctuation_takes_one_form(lang: str, text: str, view: str) -> None:
    assert normalise(text, lang) == view


def test_a_french_elision_takes_the_form_that_the_model_knows() -> None:
    assert normalise("l'eau d’aujourd'hui 'non'", "fr", "’") == "l’eau d’aujourd’hui 'non'"
    assert normalise("l'eau d’aujourd'hui", "fr") == "l'eau d’aujourd'hui"


@given(st.text())
def test_a_view_is_its_own_view(text: str) -> None:
    view = normalise(text, "fr", "’")

    assert normalise(view, "fr", "’") == view

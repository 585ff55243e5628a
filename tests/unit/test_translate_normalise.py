from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.translate.normalise import normalise


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("«\N{NO-BREAK SPACE}Alep\N{NARROW NO-BREAK SPACE}»", '"Alep"'),
        ("“Alepo” y „Homs”", '"Alepo" y "Homs"'),
        ("l’eau d’Alep", "l'eau d'Alep"),
        ("Siria… y más", "Siria... y más"),
        ("2011–2016 — cinco años", "2011-2016 - cinco años"),
        ("34\N{NO-BREAK SPACE}000", "34 000"),
        (" uno\n dos\t tres ", "uno dos tres"),
        ("so\N{SOFT HYPHEN}lo", "solo"),
        ("", ""),
    ],
)
def test_typography_is_made_plain(text: str, view: str) -> None:
    assert normalise(text, "es") == view


def test_french_times_are_written_with_a_colon_and_spanish_letters_are_left() -> None:
    assert normalise("à 9 h 30 et 15h45", "fr") == "à 9:30 et 15:45"
    assert normalise("las 9 h 30", "es") == "las 9 h 30"


def test_a_headline_in_capitals_is_read_in_small_letters() -> None:
    assert normalise("EL EJÉRCITO SIRIO TOMA ALEPO", "es") == "El ejército sirio toma Alepo"
    assert normalise("LES ÉTATS-UNIS QUITTENT PARIS", "fr") == "Les États-Unis quittent Paris"


@pytest.mark.parametrize("text", ["ONU y OTAN", "OTAN", "La ONU pide a la OTAN calma"])
def test_initials_stay_as_they_are(text: str) -> None:
    assert normalise(text, "es") == text


@given(st.text())
def test_the_view_of_a_view_is_itself(text: str) -> None:
    view = normalise(text, "es")

    assert normalise(view, "es") == view

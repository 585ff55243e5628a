"""What bounds every figure of a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts.setting import read_setting


@pytest.mark.parametrize(
    ("text", "lang", "what"),
    [
        ("Some 200 died across the country.", "en", "wide"),
        ("Murieron 200 en todo el país.", "es", "wide"),
        ("200 morts dans tout le pays.", "fr", "wide"),
        ("They walked across the street.", "en", ""),
        ("In New Harbour alone 20 died.", "en", "narrow"),
        ("Solo en Lima murieron 20.", "es", "narrow"),
        ("Rien qu’à Lyon, 20 morts.", "fr", "narrow"),
        ("He was alone in the house.", "en", ""),
        ("So far 20 have died.", "en", "running"),
        ("Hasta ahora han muerto 20.", "es", "running"),
        ("On compte 20 morts à ce stade.", "fr", "running"),
        ("The toll rose to 20.", "en", "risen"),
        ("El balance subió a 20.", "es", "risen"),
        ("Le bilan s’est alourdi.", "fr", "risen"),
    ],
)
def test_a_statement_says_how_far_its_figures_reach(text: str, lang: str, what: str) -> None:
    setting = read_setting(text, lang)

    said = [name for name in ("wide", "narrow", "running", "risen") if getattr(setting, name)]
    assert said == ([what] if what else [])


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("They met in the morning and at night.", "en", {"morning", "night"}),
        ("Se reunieron por la tarde.", "es", {"afternoon"}),
        ("Llegaron más tarde.", "es", set()),
        ("Ils ont défilé dans la matinée.", "fr", {"morning"}),
    ],
)
def test_parts_of_the_day_are_read(text: str, lang: str, parts: set[str]) -> None:
    assert read_setting(text, lang).parts_of_day == parts


def test_all_places_of_a_statement_are_its_scene() -> None:
    assert read_setting("Hundreds marched in Lima and in Quito.", "en").places == {"lima", "quito"}


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr", "de"]))
def test_no_text_breaks_the_reader(text: str, lang: str) -> None:
    read_setting(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "part"),
    [
        ("en", "Six people died in the capital.", True),
        ("en", "Six people died in Valencia.", True),
        ("en", "Six people died in Spain.", False),
        ("es", "Seis personas murieron en la localidad.", True),
        ("es", "Seis personas murieron en Portugal.", False),
        ("fr", "Six personnes sont mortes dans la banlieue.", True),
        ("fr", "Six personnes sont mortes en Italie.", False),
    ],
)
def test_a_place_inside_a_country_is_a_part(lang: str, text: str, part: bool) -> None:
    assert read_setting(text, lang).part is part

"""The day of saying is not the day of what is said."""

from __future__ import annotations

import pytest

from aligner.facts.said_on import is_day_of_saying


@pytest.mark.parametrize(
    ("text", "day", "lang", "is_saying"),
    [
        ("The dam broke, the mayor said late on Friday.", "on Friday", "en", True),
        ("The dam broke on Friday, the mayor said.", "on Friday", "en", False),
        ("The mayor said that on Friday the dam broke.", "on Friday", "en", False),
        ("La presa cedió, informó el viernes el alcalde.", "el viernes", "es", True),
        ("La presa cedió el viernes, informó el alcalde.", "el viernes", "es", False),
        ("Le barrage a cédé, a indiqué vendredi le maire.", "vendredi", "fr", True),
        ("Le maire a annoncé qu'à vendredi le barrage serait vide.", "vendredi", "fr", False),
        ("Friday was quiet.", "Friday", "en", False),
        ("Freitag war es still, said Ann.", "Freitag", "de", False),
    ],
)
def test_a_reporting_verb_before_a_date_makes_it_that_of_the_report(
    text: str, day: str, lang: str, is_saying: bool
) -> None:
    assert is_day_of_saying(text, lang, text.index(day)) is is_saying

"""What befell those who are counted, and in what time, where other words stand nearer."""

from __future__ import annotations

import pytest

from aligner.facts import find_quantities


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("An avalanche killed 11 skiers, the rescue service said.", "en", "death"),
        ("Two people, the emergency services said, were killed.", "en", "death"),
        ("Police detained 45 people, rescue workers said.", "en", "arrest"),
        ("La police a compté 22.000 manifestants à Toralba.", "fr", "protest"),
        ("La policía contabilizó el martes 34.000 manifestantes.", "es", "protest"),
        ("Les organisateurs parlent de 45.000 manifestants.", "fr", "protest"),
        ("Four protesters set a bin on fire.", "en", None),
    ],
)
def test_the_event_is_that_of_the_figures_own_clause(
    text: str, lang: str, event: str | None
) -> None:
    assert find_quantities(text, lang)[0].event == event


@pytest.mark.parametrize(
    ("text", "lang", "events"),
    [
        ("45 people, including two children, were killed.", "en", ["death", "death"]),
        ("Cuarenta personas, entre ellas dos niños, fueron detenidas.", "es", ["arrest", "arrest"]),
        ("Dix personnes, dont deux enfants, ont été tuées.", "fr", ["death", "death"]),
        ("Le bilan est de 45 blessés, dont deux enfants", "fr", ["injury", "injury"]),
    ],
)
def test_the_verb_behind_a_part_is_of_the_whole_too(
    text: str, lang: str, events: list[str]
) -> None:
    assert [quantity.event for quantity in find_quantities(text, lang)] == events


@pytest.mark.parametrize(
    ("text", "lang", "window"),
    [
        ("Le parc a attiré 16 millions de visiteurs l'an dernier.", "fr", None),
        ("Le parc attire 16 millions de visiteurs l'an.", "fr", "per 365.25 d"),
        ("El fondo recibirá 300.000 millones de dólares anuales.", "es", "per 365.25 d"),
        ("Il gagne 200 euros mensuels.", "fr", "per 30.4 d"),
    ],
)
def test_a_year_that_is_named_is_no_rate(text: str, lang: str, window: str | None) -> None:
    assert find_quantities(text, lang)[0].window == window

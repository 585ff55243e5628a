"""Figures, days and parties in words that look like something else."""

from __future__ import annotations

from datetime import date

import pytest

from aligner.facts import find_dates, find_origins, find_quantities
from aligner.figure_gate import figure_gate
from aligner.records import Facts


def _read(text: str, lang: str) -> Facts:
    return Facts(quantities=tuple(find_quantities(text, lang)))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("An average of 200 people die", "en"),
        ("200 people on average died", "en"),
        ("200 personas de media murieron", "es"),
        ("un promedio de 200 muertos", "es"),
        ("en moyenne 200 morts", "fr"),
        ("200 morts en moyenne", "fr"),
    ],
)
def test_an_average_is_an_approximation(text: str, lang: str) -> None:
    [figure] = find_quantities(text, lang)

    assert (figure.low, figure.modality) == (200, "~")


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("Thirty men were sentenced to death", "en", None),
        ("30 hombres fueron condenados a muerte", "es", None),
        ("trente hommes ont été condamnés à mort", "fr", None),
        ("30 people fled from death squads", "en", "displacement"),
        ("30 people were killed by death squads", "en", "death"),
        ("El tiroteo causó la muerte de 30 hombres", "es", "death"),
    ],
)
def test_who_is_sentenced_to_death_has_not_died(text: str, lang: str, event: str | None) -> None:
    [figure] = find_quantities(text, lang)

    assert figure.event == event


@pytest.mark.parametrize(
    ("text", "lang", "window"),
    [
        ("Atiende a 2.000 clientes diarios", "es", "per 1 d"),
        ("200 ventes quotidiennes", "fr", "per 1 d"),
        ("compró tres grandes diarios", "es", None),  # newspapers
        ("compró los 3 diarios", "es", None),
        ("unos 300 vuelos semanales", "es", "per 7 d"),
    ],
)
def test_an_adjective_of_what_is_counted_makes_a_rate(
    text: str, lang: str, window: str | None
) -> None:
    [figure] = find_quantities(text, lang)

    assert figure.window == window


def test_a_range_may_name_its_unit_once() -> None:
    [span] = find_quantities("at prices from 50,000 euros to 100,000", "en")

    assert (span.low, span.high, span.modality) == (50_000, 100_000, "range")
    assert len(find_quantities("It paid 50,000 euros to 100 people", "en")) == 2


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other", "verdict"),
    [
        # an article on one side only is no figure
        ("Detuvieron a una mujer", "es", "La police a arrêté à Lyon une femme", "fr", None),
        ("Detuvieron a una mujer", "es", "Two women were arrested", "en", "conflict"),
        ("the 15 members of the EU", "en", "los 15 Estados miembros", "es", "agree"),
        ("It cut 650 jobs", "en", "Despidió a 650 trabajadores", "es", "agree"),
        ("the 15 members of the EU", "en", "los 16 Estados miembros", "es", "open"),
    ],
)
def test_what_other_words_say_too_is_no_figure_beyond(
    ours: str, lang: str, theirs: str, other: str, verdict: str | None
) -> None:
    gate = figure_gate(_read(ours, lang), _read(theirs, other))

    assert (gate and gate.verdict) == verdict


@pytest.mark.parametrize(
    ("text", "lang", "figures"),
    [
        # ages
        ("women between 20 and 44 years old", "en", []),
        ("femmes de 20 à 44 ans", "fr", []),
        ("mujeres de entre 20 y 44 años", "es", []),
        ("deux fils de 14 et 11 ans", "fr", ["deux"]),
        ("une peine de 20 à 44 ans", "fr", ["20 à 44"]),
        # days without a month
        ("Jugó la final del 16, en Lima", "es", []),
        ("its debut on the 13 in Lima", "en", []),
        ("life on the 13 islands", "en", ["13"]),
        ("bajó del 2 al 3 por ciento", "es", ["2", "3"]),
        # a year, and what is counted
        ("It serves about 2000 clients a day", "en", ["about 2000"]),
        ("It is of about 2000", "en", []),
    ],
)
def test_ages_days_and_years_are_no_figures(text: str, lang: str, figures: list[str]) -> None:
    assert [q.text for q in find_quantities(text, lang)] == figures


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("El viernes 25, en Lima", "es", "2018-05-25"),
        ("vendredi 25 à Lima", "fr", "2018-05-25"),
        ("On Friday the 25th, in Lima", "en", "2018-05-25"),
        ("el lunes 4 se vota", "es", "2018-06-04"),
        ("El viernes 24 personas murieron", "es", "2018-05-25"),  # the Friday before
        ("el miércoles 25, en Lima", "es", "2018-04-25"),
        ("el lunes 31, en Lima", "es", None),  # none in four months
    ],
)
def test_a_weekday_and_a_number_tell_the_month(text: str, lang: str, day: str | None) -> None:
    [found] = find_dates(text, lang, date(2018, 5, 29))

    assert found.earliest == found.latest == day


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Comme ils disent, la route est ouverte.", "fr"),
        ("Thirteen percent said the road was open.", "en"),
        ("Como dijo, la ruta está abierta.", "es"),
        ("Así lo han anunciado.", "es"),
    ],
)
def test_a_small_word_with_a_capital_is_no_party(text: str, lang: str) -> None:
    assert not {o.name for o in find_origins(text, lang)} & {"Comme", "Thirteen", "Como", "Así"}

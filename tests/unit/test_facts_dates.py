from __future__ import annotations

from datetime import date

import pytest

from aligner.facts import find_dates

PUBLISHED = date(2016, 12, 22)  # a Thursday


@pytest.mark.parametrize(
    ("text", "lang", "earliest", "latest"),
    [
        ("el 21 de diciembre de 2016", "es", "2016-12-21", "2016-12-21"),
        ("Wednesday the 21st of December 2016", "en", "2016-12-21", "2016-12-21"),
        ("le 12 décembre", "fr", "2016-12-12", "2016-12-12"),
        ("since mid-November", "en", "2016-11-11", "2016-11-20"),
        ("in March 2011", "en", "2011-03-01", "2011-03-31"),
        ("el jueves pasado", "es", "2016-12-15", "2016-12-15"),
        ("il y a deux semaines", "fr", "2016-12-05", "2016-12-11"),
        ("last month", "en", "2016-11-01", "2016-11-30"),
        ("ayer", "es", "2016-12-21", "2016-12-21"),
        ("d'ici vendredi", "fr", "2016-12-23", "2016-12-23"),
        ("December 3-5, 2016", "en", "2016-12-03", "2016-12-05"),
        ("2016-12-01", "en", "2016-12-01", "2016-12-01"),
        ("en enero de 2004", "es", "2004-01-01", "2004-01-31"),
        ("en mayo del 2006", "es", "2006-05-01", "2006-05-31"),
        ("hubo en el 2007", "es", "2007-01-01", "2007-12-31"),
        ("vers 1973", "fr", "1973-01-01", "1973-12-31"),
        ("licences of 1994-2000", "en", "1994-01-01", "2000-12-31"),
        ("entre los años 1994 y 2000", "es", "1994-01-01", "2000-12-31"),
    ],
)
def test_a_date_is_resolved_to_days(text: str, lang: str, earliest: str, latest: str) -> None:
    (found,) = find_dates(text, lang, PUBLISHED)

    assert (found.earliest, found.latest) == (earliest, latest)


def test_what_is_relative_stays_open_without_a_day_of_publication() -> None:
    (found,) = find_dates("last month", "en")

    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("after four years of war", "en"),
        ("durante más de tres años", "es"),
        ("pendant cinq ans", "fr"),
        ("after 1612 days of control", "en"),
        ("they may march on the palace", "en"),
    ],
)
def test_durations_and_common_words_are_no_dates(text: str, lang: str) -> None:
    assert find_dates(text, lang, PUBLISHED) == []


def test_a_day_that_does_not_exist_is_named_and_not_resolved() -> None:
    (found,) = find_dates("31 April 2016", "en")

    assert found.earliest is None


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Wednesday the 16th of May 2018", "en", [("2018-05-16", "2018-05-16")]),
        ("il y a trois semaines", "fr", [("2018-04-22", "2018-04-28")]),
        ("à la mi-avril", "fr", [("2018-04-11", "2018-04-20")]),
        ("a finales de marzo de 2017", "es", [("2017-03-21", "2017-03-31")]),
        ("in the 1990s", "en", [("1990-01-01", "1999-12-31")]),
        ("dans les années 1990", "fr", [("1990-01-01", "1999-12-31")]),
        ("du 3 au 5 mars", "fr", [("2018-03-03", "2018-03-05")]),
        ("entre el 3 y el 5 de marzo", "es", [("2018-03-03", "2018-03-05")]),
        ("depuis 2011", "fr", [("2011-01-01", "2011-12-31")]),
        ("el 21/12/2016", "es", [("2016-12-21", "2016-12-21")]),
        ("on 03/04/2016", "en", [(None, None)]),
        ("from 28 April to 2 May 2018", "en", [("2018-04-28", "2018-05-02")]),
        ("du 28 avril au 2 mai 2018", "fr", [("2018-04-28", "2018-05-02")]),
        ("en el primer trimestre de 2017", "es", [("2017-01-01", "2017-03-31")]),
        ("between 2011 and 2013", "en", [("2011-01-01", "2013-12-31")]),
        ("entre 2011 y 2013", "es", [("2011-01-01", "2013-12-31")]),
        ("avant-hier", "fr", [("2018-05-14", "2018-05-14")]),
        ("Sept. 11, 2001", "en", [("2001-09-11", "2001-09-11")]),
        ("after four years of war", "en", []),
        ("tras diez meses de asedio", "es", []),
        ("2018-05-01", "fr", [("2018-05-01", "2018-05-01")]),
        ("on the night of 3 May", "en", [("2018-05-03", "2018-05-03")]),
        ("the day before yesterday", "en", [("2018-05-14", "2018-05-14")]),
        ("vendredi prochain", "fr", [("2018-05-18", "2018-05-18")]),
    ],
)  # fmt: skip
def test_a_period_of_the_news_is_resolved_to_days(
    text: str, lang: str, wanted: list[tuple[str | None, str | None]]
) -> None:
    found = find_dates(text, lang, date(2018, 5, 16))  # a Wednesday

    assert [(d.earliest, d.latest) for d in found] == wanted


def test_a_range_over_the_turn_of_the_year_begins_in_the_year_before() -> None:
    (found,) = find_dates("from 28 December to 2 January 2018", "en")

    assert (found.earliest, found.latest) == ("2017-12-28", "2018-01-02")


def test_two_years_that_are_listed_are_no_range() -> None:
    found = find_dates("en 1964 y 1993", "es", PUBLISHED)

    assert found[0].latest == "1964-12-31"

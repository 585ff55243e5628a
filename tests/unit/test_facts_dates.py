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
        ("mercredi prochain", "fr", [("2018-05-23", "2018-05-23")]),
        ("el próximo miércoles", "es", [("2018-05-23", "2018-05-23")]),
        ("next Wednesday", "en", [("2018-05-23", "2018-05-23")]),
        ("by Wednesday", "en", [("2018-05-16", "2018-05-16")]),
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


PRESS = [
    # months with and without a preposition, and words that are no months
    ("en", "November's meeting was cancelled", [("2017-11-01", "2017-11-30")]),
    ("en", "the April figures disappointed", [("2018-04-01", "2018-04-30")]),
    ("en", "they may march again", []),
    ("en", "Theresa May defended the plan", []),
    ("en", "August Wilson wrote it", []),
    ("en", "the mine will stay shut until January", [("2019-01-01", "2019-01-31")]),
    # days that look ahead, days that contradict themselves
    ("en", "the summit will be held on Saturday", [("2018-05-19", "2018-05-19")]),
    ("en", "the summit was held on Saturday", [("2018-05-12", "2018-05-12")]),
    ("en", "on Monday, 16 May 2018", [(None, None)]),
    ("en", "the court is to rule on Friday", [("2018-05-18", "2018-05-18")]),
    ("en", "at 10 a.m. on 14 May", [("2018-05-14", "2018-05-14")]),
    ("en", "at 22:30 on Sunday", [("2018-05-13", "2018-05-13")]),
    ("en", "in the three months to April", [("2018-04-01", "2018-04-30")]),
    ("en", "for the past two weeks", []),
    ("en", "by the end of 2020", [("2020-01-01", "2020-12-31")]),
    ("es", "julio registró un récord de ventas", [("2017-07-01", "2017-07-31")]),
    ("es", "el pasado 1 abril", [("2018-04-01", "2018-04-01")]),
    ("es", "el árbol de mayo", [("2018-05-01", "2018-05-31")]),
    ("es", "Julio Robles cantó en la plaza", []),
    ("es", "seguirá cerrado hasta enero", [("2019-01-01", "2019-01-31")]),
    ("es", "la cumbre se celebrará el sábado", [("2018-05-19", "2018-05-19")]),
    ("es", "la cumbre se celebró el sábado", [("2018-05-12", "2018-05-12")]),
    ("es", "está en huelga desde hace tres meses", []),
    ("es", "ocurrió hace tres meses", [("2018-02-01", "2018-02-28")]),
    ("es", "el lunes 16 de mayo de 2018", [(None, None)]),
    ("es", "hoy miércoles", [("2018-05-16", "2018-05-16"), ("2018-05-16", "2018-05-16")]),
    ("es", "a las 10.00 del 14 de mayo", [("2018-05-14", "2018-05-14")]),
    ("es", "a las 22:30 del domingo", [("2018-05-13", "2018-05-13")]),
    ("es", "durante los últimos dos años", []),
    ("es", "la ley entrará en vigor en marzo", [("2019-03-01", "2019-03-31")]),
    ("fr", "juillet a battu un record de chaleur", [("2017-07-01", "2017-07-31")]),
    ("fr", "la réunion de novembre", [("2017-11-01", "2017-11-30")]),
    ("fr", "il a vu sept maisons brûler", []),
    ("fr", "la planète Mars est rouge", []),
    ("fr", "l'usine restera fermée jusqu'en janvier", [("2019-01-01", "2019-01-31")]),
    ("fr", "le sommet se tiendra samedi", [("2018-05-19", "2018-05-19")]),
    ("fr", "le sommet s'est tenu samedi", [("2018-05-12", "2018-05-12")]),
    ("fr", "ils sont en grève depuis trois mois", []),
    ("fr", "il y a trois mois", [("2018-02-01", "2018-02-28")]),
    ("fr", "le lundi 16 mai 2018", [(None, None)]),
    ("fr", "le 14 mai à 10h30", [("2018-05-14", "2018-05-14")]),
    ("fr", "dimanche à 22 heures", [("2018-05-13", "2018-05-13")]),
    ("fr", "au cours des deux dernières années", []),
    ("fr", "le procès s'ouvrira vendredi", [("2018-05-18", "2018-05-18")]),
    ("fr", "fin 2017, mars compris", [("2017-01-01", "2017-12-31"), ("2018-03-01", "2018-03-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), PRESS)
def test_a_date_of_the_press_is_resolved_to_days(
    lang: str, text: str, wanted: list[tuple[str | None, str | None]]
) -> None:
    found = find_dates(text, lang, date(2018, 5, 16))  # a Wednesday

    assert [(d.earliest, d.latest) for d in found] == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("le sommet se tiendra à Paris samedi", "fr", "2018-05-19"),
        ("le sommet est attendu samedi", "fr", "2018-05-19"),
        ("le ministre a promis samedi qu'il partira", "fr", "2018-05-12"),
        ("el ministro dijo el sábado que dimitirá", "es", "2018-05-12"),
        ("on Saturday, they will vote", "en", "2018-05-19"),
        ("the minister said on Saturday that he will leave", "en", "2018-05-12"),
        ("the vote is scheduled for Saturday", "en", "2018-05-19"),
    ],
)
def test_a_weekday_goes_with_the_verb_of_its_own_clause(text: str, lang: str, wanted: str) -> None:
    (found,) = find_dates(text, lang, date(2018, 5, 16))  # a Wednesday

    assert found.earliest == wanted

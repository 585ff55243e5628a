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

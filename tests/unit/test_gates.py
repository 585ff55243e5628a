"""What facts say about a pair of statements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.gates import ask_gates, same_number
from aligner.name_spelling import same_name
from aligner.records import DateMention, Facts, Name
from tests.make import make_quantity


def _verdicts(a: Facts, b: Facts, alike: float = 1.0) -> dict[str, str]:
    return {gate.name: gate.verdict for gate in ask_gates(a, b, alike=alike)}


def _date(first: str | None, last: str | None) -> DateMention:
    return DateMention(start=0, end=1, text=f"{first}", earliest=first, latest=last)


def _names(*keys: str) -> tuple[Name, ...]:
    return tuple(Name(start=0, end=1, text=key, key=key) for key in keys)


def test_nothing_to_compare_asks_no_gate() -> None:
    assert ask_gates(Facts(), Facts(), alike=1.0) == ()


def test_equal_figures_agree() -> None:
    facts = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(facts, facts) == {"quantity": "agree"}


def test_other_figures_of_the_same_thing_conflict() -> None:
    a = Facts(quantities=(make_quantity(34_000),))
    b = Facts(quantities=(make_quantity(25_000),))

    assert _verdicts(a, b) == {"quantity": "conflict"}


def test_one_conflicting_figure_among_agreeing_ones_conflicts() -> None:
    a = Facts(quantities=(make_quantity(415, event="death"), make_quantity(34_000)))
    b = Facts(quantities=(make_quantity(415, event="death"), make_quantity(25_000)))

    assert _verdicts(a, b) == {"quantity": "conflict"}


def test_a_figure_on_one_side_only_stays_open() -> None:
    a = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(a, Facts()) == {"quantity": "open"}
    assert _verdicts(Facts(), a) == {"quantity": "open"}


def test_a_bound_that_a_figure_meets_stays_open() -> None:
    a = Facts(quantities=(make_quantity(25_000, modality=">="),))
    b = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_negative_statement_contradicts_a_positive_one() -> None:
    assert _verdicts(Facts(polarity="negative"), Facts()) == {"polarity": "conflict"}


def test_a_negation_among_other_words_stays_open() -> None:
    """What is abolished is no longer needed."""
    assert _verdicts(Facts(polarity="negative"), Facts(), alike=0.3) == {"polarity": "open"}


def test_figures_beyond_a_common_one_on_both_sides_stay_open() -> None:
    """“115, now 97” and “18 of 115”: no contradiction is known, and no agreement."""
    a = Facts(quantities=(make_quantity(115), make_quantity(97)))
    b = Facts(quantities=(make_quantity(115), make_quantity(18)))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_figure_beyond_the_common_ones_on_one_side_is_detail() -> None:
    a = Facts(quantities=(make_quantity(115), make_quantity(97)))
    b = Facts(quantities=(make_quantity(115),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_one_number_agrees_though_what_it_counts_is_known_of_one_side_only() -> None:
    a = Facts(quantities=(make_quantity(88, concept=None, event=None),))
    b = Facts(quantities=(make_quantity(88, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_one_number_of_two_known_things_stays_open() -> None:
    a = Facts(quantities=(make_quantity(88, concept="vehicle", event=None),))
    b = Facts(quantities=(make_quantity(88, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_two_numbers_stay_open_where_it_is_not_known_what_one_counts() -> None:
    a = Facts(quantities=(make_quantity(88, concept=None, event=None),))
    b = Facts(quantities=(make_quantity(89, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_bound_and_its_own_number_agree() -> None:
    """“Au moins trente mille” and “unas treinta mil” render one sentence."""
    a = Facts(quantities=(make_quantity(30_000, modality=">="),))
    b = Facts(quantities=(make_quantity(30_000, 30_000, modality="~"),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_opposite_bounds_do_not_agree_in_their_number() -> None:
    a = Facts(quantities=(make_quantity(100, modality=">="),))
    b = Facts(quantities=(make_quantity(None, 100, modality="<="),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_denial_contradicts_an_assertion() -> None:
    assert _verdicts(Facts(factuality="denied"), Facts()) == {"polarity": "conflict"}


def test_dates_that_never_meet_conflict() -> None:
    a = Facts(dates=(_date("2016-12-21", "2016-12-21"),))
    b = Facts(dates=(_date("2016-12-22", "2016-12-31"),))

    assert _verdicts(a, b) == {"date": "conflict"}


def test_a_day_agrees_with_its_month() -> None:
    a = Facts(dates=(_date("2016-12-21", "2016-12-21"),))
    b = Facts(dates=(_date("2016-12-01", "2016-12-31"),))

    assert _verdicts(a, b) == {"date": "agree"}


def test_unresolved_dates_are_not_compared() -> None:
    a = Facts(dates=(_date(None, None),))
    b = Facts(dates=(_date("2016-12-01", "2016-12-31"),))

    assert _verdicts(a, b) == {}


def test_names_without_a_common_one_stay_open() -> None:
    assert _verdicts(Facts(names=_names("aleppo")), Facts(names=_names("palmyra"))) == {
        "name": "open"
    }


def test_a_common_name_agrees() -> None:
    assert _verdicts(Facts(names=_names("aleppo", "un")), Facts(names=_names("aleppo"))) == {
        "name": "agree"
    }


def test_nearly_and_wholly_stay_open() -> None:
    assert _verdicts(Facts(nearly=True), Facts()) == {"degree": "open"}


def test_a_much_longer_statement_says_more() -> None:
    assert _verdicts(Facts(extent=100), Facts(extent=59)) == {"extent": "open"}
    assert _verdicts(Facts(extent=100), Facts(extent=60)) == {}


def test_a_statement_whose_subject_stands_before_it_stays_open() -> None:
    assert _verdicts(Facts(complete=False), Facts()) == {"subject": "open"}


def test_names_that_share_a_word_agree() -> None:
    a, b = Facts(names=_names("asia pasifik")), Facts(names=_names("asia", "pasifik"))

    assert _verdicts(a, b) == {"name": "agree"}


def test_a_common_date_does_not_settle_two_others() -> None:
    year = _date("2016-01-01", "2016-12-31")
    a = Facts(dates=(year, _date("2016-05-01", "2016-05-31")))
    b = Facts(dates=(year, _date("2016-06-01", "2016-06-30")))

    assert _verdicts(a, b) == {"date": "open"}


def test_a_small_word_makes_no_two_names_one() -> None:
    a, b = Facts(names=_names("un", "baie de somme")), Facts(names=_names("un", "marie de givr"))

    assert not same_name("baie de somme", "marie de givr")
    assert _verdicts(a, b) == {"name": "open"}


def test_a_bare_year_is_compared_with_a_date() -> None:
    """As in "the 2012 Games" and "los Juegos, en 2018"."""
    games = Facts(names=_names("2012"))

    assert _verdicts(games, Facts(dates=(_date("2018-01-01", "2018-12-31"),))) == {
        "date": "conflict"
    }
    assert _verdicts(games, Facts(dates=(_date("2012-01-01", "2012-12-31"),))) == {"date": "agree"}


def test_an_age_that_one_side_writes_as_a_bare_number_is_no_figure_beyond_the_other() -> None:
    aged = Facts(names=_names("54"))

    assert (
        _verdicts(Facts(quantities=(make_quantity(54, concept="duration", event=None),)), aged)
        == {}
    )
    assert _verdicts(Facts(quantities=(make_quantity(54, event="death"),)), aged) == {
        "quantity": "open"
    }


@pytest.mark.parametrize("window", [None, "since", "1 d"])
def test_a_number_a_day_is_not_that_number(window: str | None) -> None:
    daily = replace(make_quantity(40), window="per 1 d")
    other = replace(make_quantity(40), window=window)

    assert not same_number(daily, other)
    assert _verdicts(Facts(quantities=(daily,)), Facts(quantities=(other,))) == {"quantity": "open"}


def test_a_date_beyond_the_common_one_on_one_side_is_detail() -> None:
    year = _date("2016-01-01", "2016-12-31")
    a = Facts(dates=(year, _date("2016-05-01", "2016-05-31")))

    assert _verdicts(a, Facts(dates=(year,))) == {"date": "agree"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("russia", "finland"),  # two places
        ("gordon brown", "gordon ramsay"),  # two of one family
        ("206", "306"),  # two models
        ("uribe", "chavez"),
        ("a400m", "a380"),
        ("european union", "austria"),
        ("musharraf", "madrid"),  # a name and a place
        ("nev jersei", "nev japan"),
    ],
)
def test_a_common_name_does_not_settle_two_rivals(ours: str, theirs: str) -> None:
    a, b = Facts(names=_names("ukraine", ours)), Facts(names=_names("ukraine", theirs))

    assert _verdicts(a, b) == {"name": "open"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("tier", "terre"),  # a noun with a capital, translated
        ("navidad", "shristmas"),
        ("etat", "state"),
        ("bank sentral", "sentral bank"),
        ("mohamed", "muhamed"),
        ("eu", "ue"),
        ("bela senter", "bela konvention senter"),
    ],
)
def test_spellings_and_translations_of_a_name_are_no_rivals(ours: str, theirs: str) -> None:
    a, b = Facts(names=_names("ukraine", ours)), Facts(names=_names("ukraine", theirs))

    assert _verdicts(a, b) == {"name": "agree"}


@given(st.lists(st.integers(1, 10**6), max_size=4), st.lists(st.integers(1, 10**6), max_size=4))
def test_the_quantity_gate_does_not_depend_on_the_order_of_the_sides(
    ours: list[int], theirs: list[int]
) -> None:
    a = Facts(quantities=tuple(make_quantity(n) for n in ours))
    b = Facts(quantities=tuple(make_quantity(n) for n in theirs))

    assert _verdicts(a, b) == _verdicts(b, a)


def _why(a: Facts, b: Facts) -> str:
    [gate] = ask_gates(a, b, alike=1.0)
    return str(gate)


def _figure(text: str, value: float, counted: str, by: str | None = None) -> Facts:
    quantity = replace(make_quantity(value), text=text, counted=counted, by=by)
    return Facts(quantities=(quantity,))


def test_reasons_quote_figures_as_the_texts_write_them() -> None:
    a, b = _figure("34.000", 34_000, "personas"), _figure("25,000", 25_000, "people", "army")

    assert _why(a, b) == (
        "quantity: conflict (one names “34.000” personas, the other “25,000” people (army))"
    )
    assert _why(a, Facts()) == "quantity: open (only one names “34.000” personas)"
    assert _why(a, _figure("34,000", 34_000, "people")) == (
        "quantity: agree (“34.000” personas and “34,000” people)"
    )


def test_reasons_quote_names_as_the_texts_write_them() -> None:
    def named(text: str, key: str) -> Facts:
        return Facts(names=(Name(start=0, end=1, text=text, key=key),))

    assert _why(named("Tierra", "tier"), named("Marte", "mart")) == (
        "name: open (one names “Tierra”, the other “Marte”)"
    )
    assert _why(named("Alepo", "aleppo"), named("Alep", "aleppo")) == (
        "name: agree (“Alepo” and “Alep”)"
    )
    assert _why(named("Homs", "homs"), named("Homs", "homs")) == "name: agree (both name “Homs”)"

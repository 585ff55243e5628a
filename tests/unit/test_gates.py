"""What facts say about a pair of statements."""

from __future__ import annotations

from aligner.gates import ask_gates
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


def test_a_figure_that_agrees_settles_the_others_of_its_kind() -> None:
    a = Facts(quantities=(make_quantity(115), make_quantity(97)))
    b = Facts(quantities=(make_quantity(115), make_quantity(18)))

    assert _verdicts(a, b) == {"quantity": "agree"}


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

from __future__ import annotations

import pytest

from aligner.facts import compare_quantities, find_quantities
from aligner.records import Quantity


def first(text: str, lang: str) -> Quantity:
    return find_quantities(text, lang)[0]


def last(text: str, lang: str) -> Quantity:
    return find_quantities(text, lang)[-1]


@pytest.mark.parametrize(
    ("text", "lang", "role"),
    [
        ("Another 200 people were evacuated", "en", "additional"),
        ("200 more were evacuated", "en", "additional"),
        ("otros 200 combatientes salieron", "es", "additional"),
        ("200 personas más murieron", "es", "additional"),
        ("200 personnes supplémentaires ont été tuées", "fr", "additional"),
        ("200 soldats de plus", "fr", "additional"),
        ("4,000 fighters left, of whom 200 were wounded", "en", "part"),
        ("Hay 350 evacuados, 26 de ellos heridos", "es", "part"),
        ("350 évacués, dont 26 évacués blessés", "fr", "part"),
        ("más de 200 personas murieron", "es", "total"),
        ("seis años más joven", "es", "total"),
        ("14 of those injured", "en", "part"),
        ("14 de los heridos", "es", "part"),
        ("14 des blessés", "fr", "part"),
        ("12 people were killed and another 30 wounded", "en", "total"),
        ("12 muertos, entre ellos tres niños", "es", "total"),  # the total of children
    ],
)
def test_a_figure_is_a_total_a_part_or_an_addition(text: str, lang: str, role: str) -> None:
    assert last(text, lang).role == role


def test_a_part_takes_the_event_of_its_whole() -> None:
    children = last("12 muertos, entre ellos tres niños", "es")

    assert (children.low, children.concept, children.event) == (3, "child", "death")


def test_a_part_of_a_figure_counts_what_the_whole_counts() -> None:
    part, whole = find_quantities("1.500 de los 3.000 combatientes salieron", "es")

    assert (part.role, part.concept) == ("part", whole.concept) == ("part", "fighter")


@pytest.mark.parametrize(
    ("text", "lang", "place", "window"),
    [
        ("200 people were killed in eastern Aleppo", "en", "aleppo/east", None),
        ("200 personas murieron en el este de Alepo", "es", "aleppo/east", None),
        ("200 personnes tuées dans l'est d'Alep", "fr", "aleppo/east", None),
        ("200 personnes tuées à Alep-Est", "fr", "aleppo/east", None),
        ("415 civilians have been killed since mid-November", "en", None, "since"),
        ("murieron 34 personas en un solo día en Damasco", "es", "damascus", "1 d"),
        ("34 morts en 24 heures à Bagdad", "fr", "baghdad", "1 d"),
        ("60 people a day die", "en", None, "per 1 d"),
        ("34 people died", "en", None, None),
        ("34 people died in November", "en", None, None),
        ("34 people trust in Boris Petrov", "en", None, None),
        ("On a day of rain 34 people died", "en", None, None),
        ("34 personas murieron, según la agencia que opera en Damasco", "es", None, None),
        ("34 personas que estaban en Damasco murieron", "es", "damascus", None),
        ("The army spends $2 billion a year", "en", None, "per 365.25 d"),
        ("20 toneladas anualmente", "es", None, "per 365.25 d"),
        ("20 tonnes par an", "fr", None, "per 365.25 d"),
        ("Chaque année 300 personnes meurent", "fr", None, "per 365.25 d"),
        ("60 personas mueren al día", "es", None, "per 1 d"),
        ("5 tonnes per capita", "en", None, "per person"),
        ("5 toneladas por habitante", "es", None, "per person"),
        ("34 personas murieron, según el diario Le Monde", "es", None, None),
        ("34 personas murieron al día siguiente", "es", None, None),
        ("Le jour même 34 personnes sont mortes", "fr", None, None),
        ("three months to a year", "en", None, None),
        ("34 people died a year ago", "en", None, None),
        ("34 people died over the past week", "en", None, "7 d"),
        ("34 personas murieron en los últimos dos años", "es", None, "730.5 d"),
        ("Delegados de 34 países negocian hasta el 18 de diciembre", "es", None, None),
        ("The toll since mid-May has been heavy: 34 civilians were killed", "en", None, "since"),
        ("34 personnes défilent à travers le monde et à Bagdad", "fr", None, None),
        ("34 people fled in Bustan al-Basha", "en", None, None),
        ("34 people were admitted to wards at Saint Odile Hospital", "en", "Saint Odile", None),
        ("34 personas murieron en la clínica Bonanova", "es", "Bonanova", None),
        ("34 blessés ont été soignés à l'hôpital Cochin", "fr", "Cochin", None),
        ("34 people died in Holy Week Street", "en", None, None),
    ],
)
def test_a_figure_says_where_and_in_what_time_it_was_counted(
    text: str, lang: str, place: str | None, window: str | None
) -> None:
    quantity = first(text, lang)

    assert (quantity.place, quantity.window) == (place, window)


@pytest.mark.parametrize(
    ("a", "b", "kind", "why"),
    [
        (("another 200 people were killed", "en"), ("murieron 350 personas", "es"),
         "incomparable", "what comes on top and a total: 200 and 350"),
        (("another 200 people were killed", "en"), ("murieron 200 personas", "es"),
         "compatible", "both 200: what comes on top and a total"),
        (("60 people a day were killed", "en"), ("murieron 60 personas", "es"),
         "incomparable", "one is a rate, the other is not"),
        (("200 people were killed in Baghdad", "en"), ("350 morts à Damas", "fr"),
         "incomparable", "other places: Baghdad and Damascus"),
        (("200 people were killed in western Aleppo", "en"), ("350 tués à Alep-Est", "fr"),
         "incomparable", "other places: Aleppo (west) and Aleppo (east)"),
        (("34 people were killed in 24 hours", "en"), ("415 morts depuis novembre", "fr"),
         "incomparable", "other times: within 1 day and since a date"),
        (("34 people were killed in one day", "en"), ("415 personas murieron", "es"),
         "incomparable", "one counts within 1 day, the other does not say: "
         "34 against 415 people killed"),
        (("200 people were killed in Aleppo", "en"), ("350 tués à Alep-Est", "fr"),
         "conflicting", "200 against 350 people killed"),
        (("34 people were killed in 24 hours", "en"), ("34 muertos en un día", "es"),
         "equal", "both 34 people killed"),
        (("more than 34,000 people fled", "en"), ("huyeron 34.000 personas", "es"),
         "compatible", "both can hold: at least 34,000 against 34,000 people displaced"),
        (("about 35,000 people fled", "en"), ("34.800 personnes ont fui", "fr"),
         "compatible", "both can hold: about 35,000 against 34,800 people displaced"),
    ],
)  # fmt: skip
def test_scope_decides_whether_two_figures_can_be_compared(
    a: tuple[str, str], b: tuple[str, str], kind: str, why: str
) -> None:
    comparison = compare_quantities(first(*a), first(*b))

    assert (comparison.kind, comparison.why) == (kind, why)


def test_a_rate_is_that_of_the_figure_before_it() -> None:
    yearly, years = find_quantities("a fund of $3.6 billion a year for three years", "en")

    assert (yearly.window, years.window) == ("per 365.25 d", None)


def test_a_place_outside_of_the_gazetteer_is_worded_as_written() -> None:
    one, other = first("34 people died in Lazeau", "en"), first("12 morts à Malmédy", "fr")

    assert compare_quantities(one, other).why == "other places: Lazeau and Malmédy"
    assert compare_quantities(one, first("34 morts à Lazéau", "fr")).kind == "equal"


def test_a_unit_in_no_table_does_not_scale_the_other_figure() -> None:
    known, unknown = first("nine miles of pipes", "en"), first("9 leguas de tubos", "es")

    comparison = compare_quantities(known, unknown, same_thing=True)

    assert (comparison.kind, comparison.why) == ("equal", "both 9 miles")


def test_an_ambiguous_separator_keeps_both_readings() -> None:
    quantity = first("5.000 people fled", "en")

    assert (quantity.low, quantity.other) == (5000, 5)
    assert first("5,000 people fled", "en").other is None
    assert first("5.000 personas huyeron", "es").other is None


def test_an_ambiguous_figure_conflicts_only_in_both_readings() -> None:
    unsure = first("5.000 people fled", "en")

    assert compare_quantities(unsure, first("huyeron 5 personas", "es")).kind == "compatible"
    assert compare_quantities(unsure, first("huyeron 300 personas", "es")).kind == "conflicting"
    assert "“5.000”" in compare_quantities(unsure, first("huyeron 5 personas", "es")).why


def test_a_temperature_below_zero_is_negative() -> None:
    assert first("30 grados bajo cero", "es").low == -30
    assert first("minus 20 degrees", "en").high == -20
    assert first("20 degrees", "en").low == 20


def test_each_figure_keeps_the_verb_that_leads_it() -> None:
    dead, injured = find_quantities("a blast killing 12 and wounding 34", "en")

    assert (dead.event, injured.event) == ("death", "injury")


def test_a_duration_in_two_units_is_one_figure_in_the_smaller() -> None:
    quantity = first("The trial lasted three years and two months", "en")

    assert (quantity.low, quantity.counted) == (38, "months")
    assert quantity.text == "three years and two"


def test_the_noun_of_another_fate_is_not_inherited() -> None:
    fled = last("The storm caused 300 deaths, with thousands forced to flee", "en")

    assert (fled.event, fled.counted) == ("displacement", None)


def test_a_percent_sign_after_the_last_holds_for_the_whole_list() -> None:
    found = find_quantities("el 61, el 64 y el 70 por ciento de los hogares", "es")

    assert [quantity.concept for quantity in found] == ["percent"] * 3


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "hundreds of protesters gathered in Paris or London"),
        ("en", "but also in Canada hundreds of protesters gathered"),
        ("es", "cientos de manifestantes marcharon en Lima y en Quito"),
        ("fr", "mais aussi au Canada, des centaines de manifestants ont marché"),
    ],
)
def test_of_several_places_none_is_the_figures(lang: str, text: str) -> None:
    assert [quantity.place for quantity in find_quantities(text, lang)] == [None]

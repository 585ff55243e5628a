from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aligner.facts import compare_quantities, find_quantities
from aligner.facts.separators import read_figure
from aligner.records import Quantity

DATA = Path(__file__).parents[1] / "data" / "facts"
# What is still misread is named here, so that a gain shows.
MISREAD = {
    "Almost 4,000 fighters opposed to the regime left",  # "left" is taken for a modifier
    "1. Open the box 2. Read the notice",
    "Le vol 482 a quitté la porte 12 avec une heure de retard",  # "porte" is a verb as well
    "La course, longue de 168 km, partira à 11 heures de Bayonne",  # or 11 hours from it
    "Le prix du beurre a bondi de 23 % en un an, à 9,80 euros le kilo",  # a bare article
}
SHARED = Path(__file__).parents[2].parent / "shared" / "eval" / "quantities.json"


def rows() -> list[dict[str, Any]]:
    lines = [
        line
        for path in sorted(DATA.glob("quantities*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines]


def param(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if row["text"] in MISREAD else []
    return pytest.param(row, id=f"{row['lang']}: {row['text']}", marks=marks)


def only(text: str, lang: str) -> Quantity:
    found = find_quantities(text, lang)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("row", [param(row) for row in rows()])
def test_news_phrase_is_read_exactly(row: dict[str, Any]) -> None:
    found = find_quantities(row["text"], row["lang"])

    assert [(q.low, q.high, q.modality) for q in found] == [
        (w["low"], w["high"], w["modality"]) for w in row["quantities"]
    ]
    for quantity, wanted in zip(found, row["quantities"], strict=True):
        assert wanted.get("concept", quantity.concept) == quantity.concept
        assert wanted.get("counted", quantity.counted) == quantity.counted
        assert row["text"][quantity.start : quantity.end] == quantity.text


def test_shared_phrases_are_read_exactly() -> None:
    if not SHARED.exists():
        pytest.skip("the evaluation data are not beside the project")
    wrong = [
        case["text"]
        for case in json.loads(SHARED.read_text(encoding="utf-8"))
        if [(q.low, q.high, q.modality) for q in find_quantities(case["text"], case["lang"])]
        != [(w["low"], w["high"], w["modality"]) for w in case["quantities"]]
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("written", "following", "lang", "value"),
    [
        ("34.000", "", "es", 34_000),
        ("34\u202f000", "", "fr", 34_000),
        ("34,000", "", "en", 34_000),
        ("34,000", "personas", "es", 34_000),  # as in Mexico
        ("1.200,5", "", "es", 1200.5),
        ("1,200.5", "", "en", 1200.5),
        ("1,525", "millones", "es", 1.525),
        ("3.600", "millones", "es", 3600),
        ("3,600", "million", "en", 3600),
        ("0,125", "", "fr", 0.125),
        ("2.0.1", "", "en", None),
    ],
)
def test_separators_follow_the_language(
    written: str, following: str, lang: str, value: float | None
) -> None:
    assert read_figure(written, following, lang) == value


@pytest.mark.parametrize(
    ("text", "lang", "counted", "concept", "event"),
    [
        ("han desaparecido cientos de hombres menores de 50 años", "es",
         "hombres menores de 50 años", "man", "missing"),
        ("35,000 rebels and civilians have fled", "en",
         "rebels and civilians", "person", "displacement"),
        ("la police a interpellé 68 manifestants", "fr", "manifestants", "protester", "arrest"),
        ("12 Turkish soldiers were wounded", "en", "Turkish soldiers", "soldier", "injury"),
        ("el terremoto causó la muerte de 40 personas", "es", "personas", "person", "death"),
        ("quelque 300 civils ont été évacués", "fr", "civils", "civilian", "displacement"),
        ("the flood displaced thousands", "en", None, "person", "displacement"),
        ("deaths: 34", "en", "deaths", "person", "death"),
    ],
)  # fmt: skip
def test_a_figure_says_what_it_counts_and_what_befell_it(
    text: str, lang: str, counted: str | None, concept: str, event: str
) -> None:
    quantity = only(text, lang)

    assert (quantity.counted, quantity.concept, quantity.event) == (counted, concept, event)


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("The bill never exceeded 40 euros", "en", 0, 40),
        ("It is not expected that costs will exceed 3 million", "en", 0, 3e6),
        ("There has been no rain for more than 40 days", "en", 40, None),
        ("She did not say whether more than 30 people had died", "en", 30, None),
        ("Prices will not fall below 200 euros", "en", 200, None),
        ("Ninguna obra costó más de 2 millones", "es", 0, 2e6),
        ("No hay agua en más de 30 aldeas", "es", 30, None),
        ("La cifra no alcanza los 500", "es", 0, 500),
        ("No han muerto menos de 70 personas", "es", 70, None),
        ("La facture n'a pas dépassé 40 euros", "fr", 0, 40),
        ("On ne compte pas moins de 70 morts", "fr", 70, None),
        ("Il n'a pas plu pendant plus de quarante jours", "fr", 40, None),
    ],
)
def test_a_negation_turns_a_bound_round_only_where_it_is_the_figures_own(
    text: str, lang: str, low: float, high: float | None
) -> None:
    found = only(text, lang)

    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "lang", "concept", "event"),
    [
        ("Un agente fue herido", "es", "police", "injury"),
        ("El fuego mató a un obrero", "es", "worker", "death"),
        ("Un apicultor murió en el incendio", "es", "person", "death"),
        ("Un pompier a été grièvement blessé", "fr", "rescuer", "injury"),
        ("La police a arrêté un suspect", "fr", "suspect", "arrest"),
        ("A policeman was killed", "en", "police", "death"),
        ("A 34-year-old man has been missing since Monday", "en", "man", "missing"),
        ("A suspect in the death of a woman was arrested", "en", "suspect", "arrest"),
    ],
)
def test_an_article_counts_one_where_a_person_is_killed_hurt_arrested_or_lost(
    text: str, lang: str, concept: str, event: str
) -> None:
    quantity = only(text, lang)

    assert (quantity.low, quantity.high) == (1, 1)
    assert (quantity.concept, quantity.event) == (concept, event)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Un hombre de 34 años dirige el club", "es"),
        ("Uno de los rebeldes fue herido", "es"),
        ("Un policía que murió en 1990", "es"),
        ("La mort d'un manifestant", "fr"),
        ("Un des rebelles a été tué", "fr"),
        ("A man was elected", "en"),
        ("A policeman killed them all", "en"),
        ("A plan was killed off by the board", "en"),
        ("a year later", "en"),
        ("Hace más de un año", "es"),
        ("une poignée de main", "fr"),
        ("La réunion commence à 17 heures", "fr"),
        ("Ouvert de 9 heures à 17 heures", "fr"),
        ("Views: 1732", "en"),
        ("Comentarios (3)", "es"),
        ("Sábado 14", "es"),
    ],
)
def test_what_counts_nothing_is_no_figure(text: str, lang: str) -> None:
    assert find_quantities(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("more than a year", "en", 1, None),
        ("más de un año", "es", 1, None),
        ("moins d'une heure", "fr", 0, 1),
        ("a handful of voters", "en", 2, 10),
        ("un puñado de vecinos", "es", 2, 10),
        ("une poignée d'électeurs", "fr", 2, 10),
        ("Ni 200 personas acudieron", "es", 0, 200),
        ("même pas 200 personnes", "fr", 0, 200),
        ("not even 200 people", "en", 0, 200),
        ("Ils étaient 80.000", "fr", 80_000, 80_000),
        ("9,800 so far", "en", 9800, 9800),
    ],
)
def test_a_figure_without_number_or_noun_is_still_one(
    text: str, lang: str, low: float, high: float | None
) -> None:
    quantity = only(text, lang)

    assert (quantity.low, quantity.high) == (low, high)


def test_a_miner_is_no_minor() -> None:
    assert only("Douze mineurs sont bloqués dans une mine de charbon", "fr").concept == "worker"
    assert only("Douze mineurs ont été placés en foyer", "fr").concept == "child"


def test_a_bare_figure_takes_the_noun_and_the_event_of_its_neighbour() -> None:
    text = "30.000 personas, según la policía; 100.000, según los organizadores, desfilaron"
    first, second = find_quantities(text, "es")

    assert (first.concept, first.event) == ("person", "protest")
    assert (second.concept, second.event) == ("person", "protest")


def test_each_figure_in_a_row_keeps_its_own_event() -> None:
    dead, injured = find_quantities("34 people were killed and 12 injured", "en")

    assert (dead.event, injured.event) == ("death", "injury")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (("34,000 people were evacuated", "en"), ("25 mil personas fueron evacuadas", "es"),
         "conflicting"),
        (("34,000 people were evacuated", "en"), ("34.000 personas evacuadas", "es"), "equal"),
        (("34,000 people were evacuated", "en"), ("35,000 people were evacuated", "en"),
         "conflicting"),
        (("some 34,000 people were evacuated", "en"), ("34 512 personnes évacuées", "fr"),
         "compatible"),
        (("at least 30 people were killed", "en"), ("34 personnes ont été tuées", "fr"),
         "compatible"),
        (("at least 30 people were killed", "en"), ("21 personas murieron", "es"), "conflicting"),
        (("tens of thousands of people marched", "en"), ("100 people marched", "en"),
         "conflicting"),
        (("34 people were killed", "en"), ("34 personas resultaron heridas", "es"),
         "incomparable"),
        (("34 people were killed", "en"), ("12 children were killed", "en"), "incomparable"),
        (("a truce of 72 hours", "en"), ("una tregua de tres días", "es"), "equal"),
        (("$3 million", "en"), ("3 millones de euros", "es"), "incomparable"),
        (("winds of 100 mph", "en"), ("vents de 161 km/h", "fr"), "compatible"),
        (("winds of 100 mph", "en"), ("vientos de 100 km/h", "es"), "conflicting"),
        (("2 square kilometres", "en"), ("200 hectáreas", "es"), "equal"),
        (("3 cubic metres", "en"), ("3.000 litros", "es"), "equal"),
        (("40 soldiers were killed", "en"), ("40 buses were burned", "en"), "incomparable"),
    ],
)  # fmt: skip
def test_two_figures_compare(a: tuple[str, str], b: tuple[str, str], kind: str) -> None:
    first, second = only(*a), only(*b)

    assert compare_quantities(first, second).kind == kind
    assert compare_quantities(second, first).kind == kind


def test_a_conflict_is_explained_in_plain_words() -> None:
    comparison = compare_quantities(
        only("34,000 people were evacuated", "en"), only("25.000 personas evacuadas", "es")
    )

    assert comparison.why == "34,000 against 25,000 people displaced"

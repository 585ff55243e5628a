"""What is asked for, planned or feared, and of whom: words that make another statement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts.marks import find_marks, marks_anywhere
from aligner.gates import ask_gates
from aligner.records import Facts


@pytest.mark.parametrize(
    ("lang", "text", "mark"),
    [
        ("en", "The coach could have left the club.", "mood.possible"),
        ("en", "On Friday, the union urged the drivers to stop.", "mood.asked"),
        ("en", "The panel recommended a new bridge.", "mood.proposed"),
        ("en", "The council wants to sell the stadium.", "mood.planned"),
        ("en", "Two men tried to rob the bank.", "mood.tried"),
        ("en", "The lorry drivers threatened to block the port.", "mood.threatened"),
        ("en", "The banker is accused of fraud.", "mood.charged"),
        ("en", "The deal fails unless the creditors agree.", "mood.condition"),
        ("en", "Did the banker lie to the court?", "mood.question"),
        ("es", "El sindicato pidió a los conductores que pararan.", "mood.asked"),
        ("es", "Dos hombres intentaron atracar el banco.", "mood.tried"),
        ("es", "El ayuntamiento quiere vender el estadio.", "mood.planned"),
        ("es", "El exministro declaró ante el juez.", "rank.former"),
        ("es", "El hermano del banquero huyó.", "kin.kin"),
        ("fr", "Le syndicat a demandé aux conducteurs de s’arrêter.", "mood.asked"),
        ("fr", "Deux hommes ont tenté de braquer la banque.", "mood.tried"),
        ("fr", "Le banquier est accusé de fraude.", "mood.charged"),
        ("fr", "L’ancien ministre a comparu.", "rank.former"),
        ("fr", "Le vice-président a démissionné.", "rank.deputy"),
    ],
)
def test_a_mark_is_found(lang: str, text: str, mark: str) -> None:
    assert mark in find_marks(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The union rejected the offer and the drivers went home."),
        ("en", "The stadium, which the council wants to sell, burned down."),
        ("en", "As if nothing had happened, the drivers went home."),
        ("es", "La oferta cayó un tercio."),
        ("es", "La subida del precio fue aprobada."),
        ("fr", "La demande a baissé d’un tiers."),
        ("fr", "Le président Si est arrivé."),
    ],
)
def test_nouns_names_and_subordinate_clauses_are_no_marks(lang: str, text: str) -> None:
    assert not [mark for mark in find_marks(text, lang) if mark.startswith("mood.")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "La huelga terminará el viernes, dijo la portavoz del sindicato, Rosa Quintana."),
        ("en", "No one was arrested, a police spokesman said."),
        ("fr", "Le capitaine n'a pas bu, a assuré son avocat."),
    ],
)
def test_the_kin_that_speaks_is_not_whom_the_statement_is_about(lang: str, text: str) -> None:
    assert find_marks(text, lang) == ()


def test_who_is_credited_is_left_out() -> None:
    assert find_marks("According to the spokesman, the coach left the club.", "en") == ()


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr", "de"]))
def test_any_text_is_read_and_marks_are_in_order(text: str, lang: str) -> None:
    marks = find_marks(text, lang)

    assert list(marks) == sorted(set(marks))


@pytest.mark.parametrize(
    ("lang", "text", "mark"),
    [
        ("es", "La Fiscalía había pedido once años para él.", "mood.charged"),
        (
            "es",
            "El juez condenó ayer a siete años de cárcel, sin atenuante alguno, al expresidente.",
            "rank.former",
        ),
        (
            "es",
            "El juez condenó ayer a siete años de cárcel, sin atenuante alguno, al abogado.",
            "kin.kin",
        ),
        ("en", "He left, said a spokesman.", "kin.kin"),
        ("fr", "Le banquier, pour qui le parquet avait requis onze ans, est libre.", "mood.asked"),
    ],
)
def test_a_mark_is_found_anywhere_that_the_main_clause_has_not(
    lang: str, text: str, mark: str
) -> None:
    assert mark in marks_anywhere(text, lang)
    assert mark not in find_marks(text, lang)


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other"),
    [
        (
            "Prosecutors had sought 11 years for the banker.",
            "en",
            "La Fiscalía había pedido once años.",
            "es",
        ),
        (
            "The former chairman was sentenced.",
            "en",
            "Le tribunal a condamné lundi, au terme de trois mois de procès, l’ancien président.",
            "fr",
        ),
    ],
)
def test_a_mark_that_the_other_side_has_somewhere_stops_nothing(
    ours: str, lang: str, theirs: str, other: str
) -> None:
    a, b = (
        Facts(marks=find_marks(text, own), marks_anywhere=marks_anywhere(text, own), tense="done")
        for text, own in ((ours, lang), (theirs, other))
    )
    bare = replace(b, marks_anywhere=())

    assert not ask_gates(a, b, alike=1.0)
    assert {gate.name for gate in ask_gates(a, bare, alike=1.0)} <= {"mood", "rank"}
    assert ask_gates(a, bare, alike=1.0)

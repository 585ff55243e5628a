"""Whether two names may be one voice: only what is known to be two counts as two."""

from __future__ import annotations

import pytest

from aligner.facts.lexicon import load_table
from aligner.facts.one_voice import abbreviates, may_be_one_voice


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("CNTE", "Coordinadora Nacional de Trabajadores de la Educación"),
        ("FFCC", "Ferrocarriles Comarcales"),
        ("AMC", "Corps Médical Africain"),
        ("GMB", "General Municipal Boilermakers"),
        ("coach Ferrari", "Dino Ferrari"),
        ("unions", "Solidaires"),
        ("coastguard", "Guardia di Finanza"),
        ("rescue services", "civil defence"),
        ("authorities", "health ministry"),
        ("judicial sources", "prosecutors"),
        ("sources", "hospital"),
        ("United Nations", "UNICEF"),
        ("Kremlin", "Russia"),
        ("Kremlin", "government (Russia)"),
        ("White House", "Pentagon"),
        ("police", "prefecture"),
    ],
)
def test_names_that_may_be_one_voice(a: str, b: str) -> None:
    assert may_be_one_voice(a, b, translated=False)
    assert may_be_one_voice(b, a, translated=False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("police", "organisers"),
        ("police", "medical staff"),
        ("Oxfam", "Cruz Vermelha"),
        ("Greenpeace", "health ministry"),
        ("authorities (Chad)", "health ministry (Niger)"),
        ("Syria", "Russia"),
        ("Kremlin", "government (Ukraine)"),
        ("White House", "opposition"),
        ("UNICEF", "World Health Organization"),
    ],
)
@pytest.mark.parametrize("translated", [False, True])
def test_names_that_are_known_to_be_two(a: str, b: str, translated: bool) -> None:
    assert not may_be_one_voice(a, b, translated=translated)
    assert not may_be_one_voice(b, a, translated=translated)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Instituto Geofísico", "Geophysical Institute"),
        ("colegio de arquitectos", "association of architects"),
    ],
)
def test_only_one_language_tells_two_unlisted_names_apart(a: str, b: str) -> None:
    assert may_be_one_voice(a, b, translated=True)
    assert not may_be_one_voice(a, b, translated=False)


@pytest.mark.parametrize(
    ("a", "b"), [("University of Leeds", "Bishop of Leeds"), ("Ana Pinto", "Rui Prado")]
)
def test_a_common_last_word_is_a_surname_only_without_a_preposition(a: str, b: str) -> None:
    assert not may_be_one_voice(a, b, translated=False)


@pytest.mark.parametrize(
    ("short", "name", "surely"),
    [
        ("CNTE", "Coordinadora Nacional de Trabajadores de la Educación", True),
        ("FF.CC.", "Ferrocarriles Catalanes", True),
        ("OMC", "World Trade Organisation", False),
        ("AP", "Ana Pinto", False),
        ("CNTE", "Carmen", False),
    ],
)
def test_initials_in_their_order_are_surely_the_name(short: str, name: str, surely: bool) -> None:
    assert abbreviates(short, name) is surely


def test_every_role_that_may_be_another_is_a_role() -> None:
    table = load_table("parties")
    kinds = table["role_kinds"]
    roles = {*table["roles"], *table["relays"]["names"].values()}

    named = {*kinds["general"], *kinds["public"]}.union(*kinds["same_work"])

    assert named <= roles


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("Laurent Pasquier", "Inés Tordera", False),
        ("Ibrahim Khatib", "Ibrahim Jatib", True),  # another spelling
        ("Comisiones Obreras", "Workers’ Commissions", True),  # made of common words
        ("Norvell", "Comité de la Ribera", True),
    ],
)
def test_names_that_no_language_translates_tell_two_people_apart(
    a: str, b: str, is_one: bool
) -> None:
    assert may_be_one_voice(a, b, translated=True) is is_one
    assert may_be_one_voice(b, a, translated=True) is is_one


def test_a_description_may_be_of_whoever_has_a_name() -> None:
    assert may_be_one_voice("technician", "Tom Reyes", translated=False)
    assert not may_be_one_voice("Eva Roth", "Tom Reyes", translated=False)
    assert not may_be_one_voice("technician", "Oxfam", translated=False)

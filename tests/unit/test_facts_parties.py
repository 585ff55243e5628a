from __future__ import annotations

import pytest

from aligner.facts import find_origins
from aligner.facts.institutions import is_institution, name_span
from aligner.facts.parties import read_party
from aligner.facts.phrases import collected, phrase_name, same_as_before
from aligner.facts.saying import behind_quotation
from aligner.facts.titled import name_behind
from aligner.facts.tokens import tokenize


def names(text: str, lang: str) -> list[str | None]:
    return [one.name for one in find_origins(text, lang)]


@pytest.mark.parametrize(
    ("phrase", "lang", "name"),
    [
        ("el fabricante", "es", "company"),
        ("the rail regulator", "en", "regulator"),
        ("the city's hospital trust", "en", "hospital"),
        ("a hospital spokeswoman", "en", "hospital"),
        ("the chess federation", "en", "chess federation"),
        ("un grupo de militares encabezado por el coronel Yao", "es", "soldiers"),
        ("soldiers in neighbouring Togo", "en", "soldiers"),
        ("centenares de personas", "es", None),
        ("une étude menée par Oxfam", "fr", "Oxfam"),
        ("the Medicines and Healthcare products Regulatory Agency", "en",
         "Medicines and Healthcare products Regulatory Agency"),
        ("la Agencia Española de Medicamentos y Productos Sanitarios", "es",
         "Agencia Española de Medicamentos y Productos Sanitarios"),
        ("l'Office fédéral de la santé publique", "fr", "Office fédéral de la santé publique"),
        ("le Pr Wolfgang Benz", "fr", "Wolfgang Benz"),
        ("his office", "en", None),
        ("Debido a estas cargas", "es", None),
        ("la casa madre del constructor", "es", "company"),
    ],
)  # fmt: skip
def test_a_phrase_names_its_party(phrase: str, lang: str, name: str | None) -> None:
    tokens = tokenize(phrase, lang)
    party = read_party(tokens, 0, len(tokens), lang)

    assert (party.name if party else None) == name


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("“No”, dijo el jefe del puerto, Hernán Pulido.", "es", "Hernán Pulido"),
        ("« Non », a dit son directeur, Luc Roy, la voix basse.", "fr", "Luc Roy"),
        ("“No,” said the head of the port, Ann Lee, who left.", "en", "Ann Lee"),
        ("El jefe del puerto, Hernán Pulido, negó el robo, como dijo la empresa.", "es",
         "Hernán Pulido"),
        ("Eva Roth, a nurse at the clinic, Saint Mary, said it rained.", "en", "Eva Roth"),
        ("“Estamos bien, pero no salimos”, explicó por radio desde Lomé la hermana Ana Ruiz.",
         "es", "Ana Ruiz"),
        ("“It rains,” said Mr. Klaus.", "en", "Klaus"),
        ("“It is late,” he sighed.", "en", None),
        ("“It is late,” the baker sighed.", "en", "baker"),
        ("It rained all night, analysts at Corley & Shaw wrote in a note to clients.", "en",
         "experts"),
        ("It rained all night, a guard who was on duty told the Observer by telephone.", "en",
         "guard"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_behind_titles_listeners_and_places(
    text: str, lang: str, name: str | None
) -> None:
    assert names(text, lang) == [name]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The baker sighed and closed the shop.", "en"),
        ("Los ministros se negaron el jueves a discutir el texto.", "es"),
        ("Los hospitales cuentan con 300 camas.", "es"),
        ("El candidato, Julián Paz, reconoció su derrota.", "es"),
        ("Elle est « belle » mais personne ne l'a demandé.", "fr"),
        ("Lima, 3 may (EFE).- Cayeron 12 puentes.", "es"),
        ("L'enquête se poursuit.", "fr"),
    ],
)
def test_an_act_is_no_speech(text: str, lang: str) -> None:
    assert names(text, lang) == []


def test_a_relative_clause_names_no_party_of_its_own() -> None:
    text = "« Non », a affirmé le maire, selon lequel la police est partie."

    assert names(text, "fr") == ["mayor"]


def test_a_name_behind_a_comma_ends_at_a_mark() -> None:
    tokens = tokenize("the head, Ann Lee Street crossed the road", "en")

    assert name_behind(tokens, 2, len(tokens), "en") is None
    assert name_behind(tokens, 1, len(tokens), "en") is None


def test_helpers_tell_their_phrases_apart() -> None:
    tokens = tokenize("la misma agencia de siempre", "es")
    assert same_as_before(tokens, 1, len(tokens)) == 3
    assert same_as_before(tokens, 2, len(tokens)) is None

    group = tokenize("vingtaine d'ouvriers", "fr")
    assert collected(group, 0, len(group)) == 2
    assert collected(group, 1, len(group)) is None

    owned = tokenize("city's hospital trust in Lyon", "en")
    assert phrase_name(owned, 0, len(owned)) == "hospital trust"

    said = tokenize("“So,” the old man sighed. He sighed", "en")
    verbs = [n for n, token in enumerate(said) if token.norm == "sighed"]
    assert [behind_quotation(said, n, 0) for n in verbs] == [True, False]


def test_an_institution_is_one_by_a_word_of_its_name() -> None:
    tokens = tokenize("Ana Ruiz", "es")

    assert is_institution("agencia nacional de mineria")
    assert not is_institution("ana ruiz")
    assert name_span(tokens, 0, 2, 0, 2, "es") is None

from __future__ import annotations

import pytest

from aligner.facts import find_origins

SOHR = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Según el Observatorio Sirio de Derechos Humanos, murieron 12 civiles.", "es", SOHR),
        ("Douze civils sont morts, a indiqué l'OSDH.", "fr", SOHR),
        ("The Syrian Observatory for Human Rights said 12 civilians died.", "en", SOHR),
        ("Twelve people died, said the U.N.", "en", "United Nations"),
        ("La ONU advirtió que faltan alimentos.", "es", "United Nations"),
        ("D'après un rapport de l'ONU, la famine menace.", "fr", "United Nations"),
        ("Le CICR a annoncé la fin de l'évacuation.", "fr",
         "International Committee of the Red Cross"),
        ("Thirty people were arrested, police told AFP.", "en", "police"),
        ("La policía, según informó EFE, detuvo a dos hombres.", "es", "EFE"),
        ("“No hay salida”, dijo Pedro Sánchez.", "es", "Pedro Sánchez"),
        ("Marie Dupont, porte-parole du groupe, a déclaré que tout va bien.", "fr",
         "Marie Dupont"),
        ("El presidente de Chile, Gabriel Boric, anunció la reforma.", "es", "Gabriel Boric"),
        ("In talks with the BBC, residents described the shelling.", "en", "residents"),
        ("A spokesman for the Red Cross said the convoy had left.", "en", "Red Cross"),
        ("Moscou a annoncé une trêve.", "fr", "Russia"),
        ("El Gobierno sirio aseguró que controla la ciudad.", "es", "government (Syria)"),
        ("Some of the countries indicated they would sign.", "en", "countries"),
    ],
)  # fmt: skip
def test_the_credited_party_has_one_name_in_all_languages(text: str, lang: str, name: str) -> None:
    found = find_origins(text, lang)

    assert [one.name for one in found] == [name]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The agreement said nothing about prisoners.", "en"),
        ("The reports were wrong and the claims untested.", "en"),
        ("La declaración y el anuncio sorprendieron.", "es"),
        ("L'annonce du gouvernement a surpris.", "fr"),
        ("The United States is not going to sign.", "en"),
        ("L'ONU n'a pas confirmé ce bilan.", "fr"),
    ],
)
def test_texts_and_nouns_are_no_origin(text: str, lang: str) -> None:
    assert find_origins(text, lang) == []


def test_two_figures_in_one_sentence_have_each_their_party() -> None:
    text = "Unas 30.000 personas, según la policía; 100.000, según los organizadores, desfilaron."
    police, organisers = find_origins(text, "es")

    assert (police.name, organisers.name) == ("police", "organisers")
    assert text[police.scope_start : police.scope_end].startswith("Unas 30.000")
    assert text[organisers.scope_start : organisers.scope_end].startswith("100.000")


def test_an_attribution_in_a_relative_clause_covers_that_clause_alone() -> None:
    text = "El ejército avanza sobre los rebeldes, que según la ONU perdieron la mitad del barrio."
    (found,) = find_origins(text, "es")

    assert text[found.scope_start : found.scope_end].startswith("que según la ONU")


def test_a_contrast_ends_what_a_party_says() -> None:
    text = "Protesters said 100,000 people joined, but police estimated the crowd at 25,000."
    first, second = find_origins(text, "en")

    assert text[first.scope_start : first.scope_end].endswith("joined")
    assert text[second.scope_start : second.scope_end].startswith("police")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The UN said that 300 people died.", "United Nations"),
        ("The U.N. said that 300 people died.", "United Nations"),
        ("The WHO said 300 people died.", "World Health Organization"),
    ],
)
def test_an_acronym_is_no_article_or_pronoun(text: str, name: str) -> None:
    [attribution] = find_origins(text, "en")

    assert attribution.name == name

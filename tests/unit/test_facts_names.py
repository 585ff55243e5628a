from __future__ import annotations

import pytest

from aligner.facts import find_names


def keys(text: str, lang: str) -> set[str]:
    return {name.key for name in find_names(text, lang)}


@pytest.mark.parametrize(
    ("english", "spanish", "french"),
    [
        ("Troops left Aleppo.", "Las tropas dejaron Alepo.", "Les troupes ont quitté Alep."),
        ("He met Bashar al-Assad.", "Se reunió con Bashar Al Assad.", "Il a vu Bachar el-Assad."),
        ("He lives in London.", "Vive en Londres.", "Il vit à Londres."),
        ("It happened in Palmyra.", "Ocurrió en Palmira.", "C'est arrivé à Palmyre."),
        ("The Syrian army left.", "El ejército sirio se fue.", "L'armée syrienne est partie."),
        ("Talks in the United States.", "Diálogo en Estados Unidos.", "Débat aux États-Unis."),
        ("It is a UN plan.", "Es un plan de la ONU.", "C'est un plan de l'ONU."),
    ],
)
def test_a_name_has_one_key_in_all_languages(english: str, spanish: str, french: str) -> None:
    assert keys(english, "en") == keys(spanish, "es") == keys(french, "fr") != set()


def test_different_places_have_different_keys() -> None:
    assert keys("in Homs", "en").isdisjoint(keys("in Hama", "en"))


def test_words_that_only_open_a_sentence_are_no_names() -> None:
    assert keys("Protesters filled the square. When asked, they left on Monday.", "en") == set()


def test_a_headline_in_title_case_gives_known_names_only() -> None:
    assert keys("Rebels Seize Main Road Near Damascus", "en") == {"damascus"}


@pytest.mark.parametrize(
    ("english", "spanish", "french"),
    [
        ("in Addis Ababa", "en Adís Abeba", "à Addis-Abeba"),
        ("in Ljubljana", "en Liubliana", "à Ljubljana"),
        ("in Tashkent", "en Taskent", "à Tachkent"),
        ("in Doha", "en Doha", "à Doha"),
        ("in Singapore", "en Singapur", "à Singapour"),
        ("the Ethiopian army", "el ejército etíope", "l'armée éthiopienne"),
        ("the Malian army", "el ejército maliense", "l'armée malienne"),
        ("the Georgian army", "el ejército georgiano", "l'armée géorgienne"),
        ("the Moroccan army", "el ejército marroquí", "l'armée marocaine"),
        ("the Algerian army", "el ejército argelino", "l'armée algérienne"),
        ("the North Korean army", "el ejército norcoreano", "l'armée nord-coréenne"),
        ("He met Bashar al-Assad.", "Vio a Bachar el Asad.", "Il a vu Bachar al-Assad."),
        ("He met Vladimir Putin.", "Vio a Vladímir Putin.", "Il a vu Vladimir Poutine."),
        ("He met Volodymyr Zelensky.", "Vio a Volodímir Zelenski.", "Il a vu Volodymyr Zelensky."),
        ("near the Mediterranean Sea", "cerca del mar Mediterráneo", "près de la mer Méditerranée"),
    ],
)  # fmt: skip
def test_capitals_peoples_and_people_have_one_key(english: str, spanish: str, french: str) -> None:
    assert keys(english, "en") == keys(spanish, "es") == keys(french, "fr") != set()


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "The reporter from the BBC Gordon Mackenzie saw them leave.",
            "en",
            {"bbc", "gordon makenz"},
        ),
        ("Three British soldiers left.", "en", {"united kingdom"}),
        ("Il vit à New-York.", "fr", {"new york"}),
        ("Elle vit au Royaume Uni.", "fr", {"united kingdom"}),
    ],
)
def test_a_known_name_ends_where_another_begins(text: str, lang: str, expected: set[str]) -> None:
    assert keys(text, lang) == expected


def test_two_models_have_two_keys() -> None:
    assert keys("He flew the A400M.", "en").isdisjoint(keys("He flew the A380.", "en"))

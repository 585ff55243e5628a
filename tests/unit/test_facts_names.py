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


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("the negotiator Su Wei left", "en", ["Su Wei"]),
        ("the actor Will Ferrell left", "en", ["Will Ferrell"]),
        ("he said He and Su would leave", "en", []),
        ("el cantante Julio Robles", "es", ["Julio Robles"]),
        ("en julio Robles cantó", "es", ["Robles"]),
        ("on Monday Kovacs left", "en", ["Kovacs"]),
    ],
)
def test_a_small_word_begins_a_name_only_before_another_capital(
    text: str, lang: str, names: list[str]
) -> None:
    assert [name.text for name in find_names(text, lang)] == names


NEWS = [
    # what opens a sentence
    ("en", "Yesterday Ottawa recalled its ambassador.", ["Ottawa"]),
    ("en", "Floods cut the road between Mombasa and Malindi.", ["Mombasa", "Malindi"]),
    ("en", "Farmers blocked the port. Nobody was hurt.", []),
    ("en", "Marta Kovacs won the regional vote.", ["Marta Kovacs"]),
    ("en", "However, nurses at the clinic refused to sign.", []),
    # titles, small words, adjectives of peoples
    ("en", "President Amina Okoye thanked the Ghanaian doctors.", ["Amina Okoye", "Ghanaian"]),
    ("en", "The envoy He Lanfang flew to Geneva on Tuesday.", ["He Lanfang", "Geneva"]),
    ("en", "Two Norwegian climbers died near Zermatt.", ["Norwegian", "Zermatt"]),
    ("en", "The book appeared in Portuguese last May.", []),
    ("en", "Judge Petra van der Meer adjourned the trial.", ["Judge Petra van der Meer"]),
    # acronyms, bodies, headlines
    ("en", "The WHO and UNICEF sent vaccines to Chad.", ["WHO", "UNICEF", "Chad"]),
    ("en", "Bank Raises Rates As Inflation Climbs In Hungary", ["Hungary"]),
    ("en", "FLOODS KILL DOZENS IN NEPAL", ["NEPAL"]),
    ("en", "An Airbus A320 landed safely in Lima.", ["Airbus A320", "Lima"]),
    ("en", "Lawyers from South Korea and North Korea met.", ["South Korea", "North Korea"]),
    ("es", "Ayer Quito retiró a su embajador.", ["Quito"]),
    ("es", "Cientos de vecinos cortaron la calle.", []),
    ("es", "Según Laura Benavides, el puente es seguro.", ["Laura Benavides"]),
    ("es", "Trabajadores de Renault ocuparon la planta de Valladolid.", ["Renault", "Valladolid"]),
    ("es", "No hubo heridos. Tampoco daños.", []),
    ("es", "La ministra Irene Salcedo viajó a Rabat.", ["Irene Salcedo", "Rabat"]),
    ("es", "Dos médicos noruegos murieron cerca de Zermatt.", ["noruegos", "Zermatt"]),
    ("es", "Los sindicatos italianos llaman a la huelga.", ["italianos"]),
    ("es", "El viernes habló el portavoz de la OTAN en Bruselas.", ["OTAN", "Bruselas"]),
    ("es", "La ONU y la OMS enviaron vacunas a Chad.", ["ONU", "OMS", "Chad"]),
    ("es", "INCENDIO DESTRUYE UN MERCADO EN MANILA", ["MANILA"]),
    ("es", "Se reunió con Joaquín de la Vega en Nueva York.", ["Joaquín de la Vega", "Nueva York"]),
    ("es", "Los premios se entregan en La Haya.", ["La Haya"]),
    ("es", "Un Boeing 737 aterrizó en Lima.", ["Boeing", "Lima"]),
    ("es", "El obispo de San Salvador pidió calma.", ["San Salvador"]),
    ("fr", "Hier Ottawa a rappelé son ambassadeur.", ["Ottawa"]),
    ("fr", "Des centaines de riverains ont bloqué la route.", []),
    ("fr", "Selon Claire Delmas, le pont est sûr.", ["Claire Delmas"]),
    ("fr", "Aucun blessé. Pas de dégâts non plus.", []),
    ("fr", "Le ministre Karim Benali s'est rendu à Rabat.", ["Karim Benali", "Rabat"]),
    ("fr", "L'archevêque du Cap a appelé au calme.", ["Cap"]),
    ("fr", "Il est rentré au Caire mardi.", ["Caire"]),
    ("fr", "Deux alpinistes norvégiens sont morts près de Zermatt.", ["norvégiens", "Zermatt"]),
    ("fr", "L'OTAN et l'ONU en ont débattu à Bruxelles.", ["OTAN", "ONU", "Bruxelles"]),
    ("fr", "UN INCENDIE DÉTRUIT UN MARCHÉ À MANILLE", ["MANILLE"]),
    ("fr", "Les syndicats italiens appellent à la grève.", ["italiens"]),
    ("fr", "Le groupe Bouygues construira le pont de Cotonou.", ["Bouygues", "Cotonou"]),
    ("fr", "Le 3 mars, Jean-Luc de Witte a démissionné.", ["Jean-Luc de Witte"]),
    ("fr", "Un avocat d'Annecy défend Samira El Idrissi.", ["Annecy", "Samira El Idrissi"]),
    ("fr", "La Corée du Sud et la Corée du Nord négocient.", ["Corée du Sud", "Corée du Nord"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "names"), NEWS)
def test_the_names_of_a_news_sentence_are_found(lang: str, text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, lang)] == names

from __future__ import annotations

import pytest

from aligner.segment import split_statements


def split(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split_statements(text, lang)]


WHOLE = [
    ("en", "Police arrested twelve people near the port on Friday night."),
    (
        "en",
        "The storm destroyed houses, schools, bridges, roads, and the only hospital in the valley.",
    ),
    ("en", "The minister, who took office in March, resigned late on Monday after a long dispute."),
    ("en", "The mayor said that the water would be back by the end of the week."),
    ("en", "Nurses and doctors from Spain, Italy and France worked in the tents for nine days."),
    ("en", "“We are tired, we are cold and nobody has come to help us since Monday,” she said."),
    ("es", "La tormenta destruyó casas, escuelas, puentes y caminos en el norte de la provincia."),
    ("es", "El alcalde dijo que el agua volvería antes del fin de semana a todos los barrios."),
    ("es", "El tren, que había salido de Burgos, descarriló antes de llegar a la estación."),
    (
        "fr",
        "Le maire a déclaré que l'eau reviendrait avant la fin de la semaine dans les quartiers.",
    ),
    (
        "fr",
        "Des médecins, des infirmières et des pompiers ont travaillé sous les tentes neuf jours.",
    ),
]
CUT = [
    (
        "en",
        "The army says it has taken the airport, but the rebels deny losing control of it.",
        ["The army says it has taken the airport,", "but the rebels deny losing control of it."],
    ),
    (
        "en",
        "At least 40 people died in the first blast; another 12 were killed near the market.",
        ["At least 40 people died in the first blast;", "another 12 were killed near the market."],
    ),
    (
        "en",
        "Rescuers pulled 17 miners from the pit on Sunday, while 9 others remained trapped below.",
        [
            "Rescuers pulled 17 miners from the pit on Sunday,",
            "while 9 others remained trapped below.",
        ],
    ),
    (
        "en",
        "The court sentenced the former governor of the region to nine years in prison, "
        "which is the longest term for corruption in the history of the country.",
        [
            "The court sentenced the former governor of the region to nine years in prison,",
            "which is the longest term for corruption in the history of the country.",
        ],
    ),
    (
        "en",
        "Although the ministry claims that the road is open, lorry drivers told reporters "
        "that they had been waiting at the pass for two days.",
        [
            "Although the ministry claims that the road is open,",
            "lorry drivers told reporters that they had been waiting at the pass for two days.",
        ],
    ),
    (
        "es",
        "El incendio destruyó 30 viviendas en la sierra, mientras que unas 200 personas "
        "fueron evacuadas por la noche.",
        [
            "El incendio destruyó 30 viviendas en la sierra,",
            "mientras que unas 200 personas fueron evacuadas por la noche.",
        ],
    ),
    (
        "es",
        "Los vecinos del barrio viejo protestaron ayer ante el ayuntamiento de la ciudad, "
        "donde la policía detuvo a cuatro jóvenes que lanzaban piedras.",
        [
            "Los vecinos del barrio viejo protestaron ayer ante el ayuntamiento de la ciudad,",
            "donde la policía detuvo a cuatro jóvenes que lanzaban piedras.",
        ],
    ),
    (
        "es",
        "El gobierno prometió ayuda inmediata a los pueblos, sin embargo los camiones "
        "todavía no han llegado a la zona.",
        [
            "El gobierno prometió ayuda inmediata a los pueblos,",
            "sin embargo los camiones todavía no han llegado a la zona.",
        ],
    ),
    (
        "fr",
        "L'explosion a fait 14 morts dans le quartier du port, tandis que 60 blessés ont été "
        "conduits à l'hôpital.",
        [
            "L'explosion a fait 14 morts dans le quartier du port,",
            "tandis que 60 blessés ont été conduits à l'hôpital.",
        ],
    ),
    (
        "fr",
        "Les pompiers ont évacué les habitants de la rue pendant la nuit de lundi à mardi, "
        "où le feu avait déjà détruit plusieurs maisons.",
        [
            "Les pompiers ont évacué les habitants de la rue pendant la nuit de lundi à mardi,",
            "où le feu avait déjà détruit plusieurs maisons.",
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_sentence_with_one_fact_stays_whole(lang: str, text: str) -> None:
    assert split(text, lang) == [text]


@pytest.mark.parametrize(("lang", "text", "clauses"), CUT)
def test_clauses_with_facts_of_their_own_are_cut(lang: str, text: str, clauses: list[str]) -> None:
    assert split(text, lang) == clauses


def test_brackets_are_never_cut() -> None:
    inside = (
        "(the army, which holds the hills, has denied it, but the villagers insist they saw it)"
    )
    text = f"Shells hit the village on Friday {inside} and eleven families have left since then."

    assert all(piece.count("(") == piece.count(")") for piece in split(text, "en"))


def test_missing_space_behind_a_comma_leaves_no_gap() -> None:
    text = (
        "Los bomberos rescataron a 15 personas del edificio,mientras otras 8 seguían "
        "atrapadas en el sótano inundado."
    )

    pieces = split(text, "es")

    assert len(pieces) == 2
    assert "".join(pieces) == text


def test_sentence_in_another_language_is_cut_at_semicolons_only() -> None:
    text = "Das Feuer zerstörte 30 Häuser, und 200 Menschen flohen, während die Wehr kam."

    assert split(text, "de") == [text]


def test_white_space_has_no_statement() -> None:
    assert split_statements("  \n", "en") == []


SPEAKERS = [
    (
        "es",
        "Asistieron 12.000 personas según la policía y 40.000 según los organizadores.",
        ["Asistieron 12.000 personas según la policía", "y 40.000 según los organizadores."],
    ),
    (
        "fr",
        "Ils étaient 12 000 selon la police et 40 000 selon les organisateurs.",
        ["Ils étaient 12 000 selon la police", "et 40 000 selon les organisateurs."],
    ),
    (
        "en",
        "Police put the crowd at 12,000, while organisers put the figure at 40,000.",
        ["Police put the crowd at 12,000,", "while organisers put the figure at 40,000."],
    ),
    (
        "en",
        "The ICRC said 300 patients had been moved; the Red Crescent spoke of 450.",
        ["The ICRC said 300 patients had been moved;", "the Red Crescent spoke of 450."],
    ),
    (
        "es",
        "La marcha reunió a 4.000 personas, según unos, y a 6.000, según otros.",
        ["La marcha reunió a 4.000 personas, según unos,", "y a 6.000, según otros."],
    ),
]


@pytest.mark.parametrize(("lang", "text", "pieces"), SPEAKERS)
def test_each_speaker_has_a_statement_even_without_a_verb(
    lang: str, text: str, pieces: list[str]
) -> None:
    assert split(text, lang) == pieces


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "At least 12 people died, according to AFP, quoting the Observatory."),
        ("en", "The ministry said that the army had announced the capture of 40 men."),
        ("es", "Vasile asegura que, aunque es pronto, este ratio podría variar en 2008."),
        ("fr", "Neuf personnes ont péri, selon des témoins cités par Reuters dimanche."),
    ],
)
def test_one_who_passes_on_what_another_says_is_no_second_speaker(lang: str, text: str) -> None:
    assert split(text, lang) == [text]

"""Which names tell two statements apart, beside who is credited with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts import find_names, read_facts
from aligner.facts.of_speaker import speaks_of_itself
from aligner.gates import ask_gates
from aligner.name_parts import cut_name
from aligner.name_rivals import compare_names
from aligner.name_spelling import is_one_word, same_name
from aligner.records import Document, Facts, Name, Sentence, Statement


def _read(text: str, lang: str) -> Facts:
    document = Document(id="d", paths=(), text=text, lang=lang)
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    statement = Statement(
        doc="d", sentence=sentence.id, start=0, end=len(text), text=text, lang=lang
    )
    return read_facts(document, [sentence], [statement])[statement.id]


def _name_verdict(ours: str, lang: str, theirs: str, other: str) -> str | None:
    a, b = _read(ours, lang), _read(theirs, other)
    verdicts = {gate.name: gate.verdict for gate in ask_gates(a, b, alike=1.0)}
    mirrored = {gate.name: gate.verdict for gate in ask_gates(b, a, alike=1.0)}
    assert verdicts.get("name") == mirrored.get("name")
    return verdicts.get("name")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # a name within a longer one
        ("They saw the Kyoto Protocol fail.", "Vieron fracasar el Protocolo de Viena."),
        ("The German Bild printed it.", "El diario alemán Prisa lo publicó."),
        ("The economist of Amro, Kieran Doyle, left.", "Salió el economista de Amro Pedro Ruiz."),
        ("He met Adviser Norberto Gonzales.", "Se reunió con Norberto Bermúdez."),
        # a country that one side names twice, and another that stands in its place
        ("Russians voted for United Russia.", "Los rusos votaron por Sudán Unida."),
        ("The Chilean envoy left Chile.", "El enviado chileno salió de Bolivia."),
        ("They live in San José, California.", "Viven en San Quintín, California."),
    ],
)
def test_names_within_names_and_names_said_again_stand_apart(ours: str, theirs: str) -> None:
    assert _name_verdict(ours, "en", theirs, "es") == "open"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Scottish NHS boards met in Glasgow.", "El NHS escocés se reunió en Glasgow."),
        ("They saw the Kyoto Protocol fail.", "Vieron fracasar el Protocolo de Kioto."),
        ("Marta Kovacs went to Oslo.", "Kovacs viajó a Oslo en tren con Pedro Ruiz."),
        ("It is Chancellor Federal Merkel.", "Es la Canciller Federal Merkel."),
        ("Pr Wolfgang Benz left Berlin.", "El Profesor Wolfgang Benz salió de Berlín."),
        ("They named it Muhammad.", "Lo llamaron Mohamed."),
        ("Chileans left Chile.", "Los chilenos salieron."),
        # a people describes, a name names
        ("The French doctors saw Angela Moreno in Lima.", "Los médicos vieron a Moreno en Lima."),
        ("The American doctors met in Lima.", "Los médicos de Johnny Hallyday, en Lima."),
    ],
)
def test_one_name_in_another_form_is_not_apart(ours: str, theirs: str) -> None:
    assert _name_verdict(ours, "en", theirs, "es") == "agree"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Brussels fined the firm.", "La Comisión Europea multó a la empresa."),
        ("The WHO raised the alarm.", "La ONU dio la alarma."),
        ("Valletta changed the law.", "Malta cambió la ley."),
        ("The Kremlin recalled its envoy.", "Moscú llamó a su enviado."),
        ("The Twenty-Seven agreed.", "La UE llegó a un acuerdo."),
        ("They left the Central African Republic.", "Salieron de Centroáfrica."),
    ],
)
def test_a_body_and_what_it_is_part_of_may_stand_for_each_other(ours: str, theirs: str) -> None:
    assert _name_verdict(ours, "en", theirs, "es") != "open"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("They moved the Pentagon files.", "Movieron los papeles de la Casa Blanca."),
        ("The WHO raised the alarm.", "Unicef dio la alarma."),
        ("They met in the Kremlin.", "Se vieron en Pekín."),
    ],
)
def test_two_parts_of_one_whole_stand_apart(ours: str, theirs: str) -> None:
    assert _name_verdict(ours, "en", theirs, "es") == "open"


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("MAPUTO, 27 fév (AFP) - Le choléra a tué à Beira.", "fr", ["Beira"]),
        ("Madrid, 21 nov (EFE).- El juez condenó a Barrueco.", "es", ["Barrueco"]),
        ("El choléra ha causado 57 muertes en Beira, informa AFP.", "es", ["Beira"]),
        ("An AFP journalist was killed in Mosul.", "en", ["AFP", "Mosul"]),
        ("El portavoz (PSOE) - Pedro Ruiz - dimitió.", "es", ["PSOE", "Pedro Ruiz"]),
    ],
)
def test_what_credits_a_text_is_no_name_in_it(text: str, lang: str, names: list[str]) -> None:
    assert [name.text for name in _read(text, lang).names if name.text[0].isupper()] == names


def test_nouns_that_each_language_translates_name_nothing_by_themselves() -> None:
    ours, theirs = "The Government opened the road.", "El Gobierno abrió la carretera."

    assert _name_verdict(ours, "en", theirs, "es") is None
    assert _name_verdict("The Earth shook.", "en", "Marte tembló.", "es") != "agree"


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        # both credit: two origins of one claim
        ("“The road is open,” said Olsen.", "«La ruta está abierta», dijo Ruiz.", None),
        # one side alone credits in words that hand the statement over
        ("According to Olsen, the road is open.", "Pedro Ruiz ve abierta la ruta.", "open"),
        ("According to Olsen, the road is open.", "Marta Olsen ve abierta la ruta.", "agree"),
        # what each says of itself
        ("“We will open the road,” said Olsen.", "«Abriremos la ruta», dijo Ruiz.", "open"),
        ("“We will open the road,” said Koehler.", "«Abriremos la ruta», dijo Köhler.", None),
        ("“We will open the road,” said Olsen.", "«La ruta se abrirá», dijo Ruiz.", None),
    ],
)
def test_who_is_credited_is_compared_where_it_tells_two_claims_apart(
    ours: str, theirs: str, verdict: str | None
) -> None:
    assert _name_verdict(ours, "en", theirs, "es") == verdict


def test_the_short_form_of_a_credited_party_is_no_other_name() -> None:
    long = "The International Committee of the Red Cross (ICRC) said that Homs was calm."

    assert _name_verdict(long, "en", "Según el Gobierno, Homs estaba en calma.", "es") == "agree"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("“We shall pay,” said the mayor.", "en", True),
        ("The mayor said he would pay.", "en", True),
        ("The mayor said it was open.", "en", False),
        ("The US said the road was open.", "en", False),
        ("Le maire a dit qu'elle paierait.", "fr", True),
        ("Le maire a dit qu'il est possible de payer.", "fr", False),
        ("«Nous paierons», a dit le maire.", "fr", True),
        ("«Pagaremos», dijo el alcalde.", "es", True),
        ("Los últimos préstamos, dijo el alcalde, son legítimos.", "es", False),
        ("Wir zahlen.", "de", False),
    ],
)
def test_the_first_person_is_who_speaks(text: str, lang: str, expected: bool) -> None:
    assert speaks_of_itself(text, lang) is expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("University of Bologna", ["University", "Bologna"]),
        ("Scottish NHS", ["Scottish", "NHS"]),
        ("Russia-Ukraine Gas", ["Russia", "Ukraine", "Gas"]),
        ("Marta Kovacs", ["Marta Kovacs"]),
        ("Villiers-en-Bois", ["Villiers-en-Bois"]),
    ],
)
def test_a_name_is_cut_at_prepositions_and_countries(text: str, parts: list[str]) -> None:
    name = Name(start=0, end=len(text), text=text, key=text.lower())

    assert [part.text for part in cut_name(name)] == parts


def test_a_part_of_a_name_is_no_city_that_is_spelled_like_it() -> None:
    [name] = find_names("En 1993 recibió el Premio Nobel de la Paz.", "es")

    assert [part.text for part in cut_name(name)] == ["Premio Nobel", "Paz"]


def test_spellings_that_differ_in_vowels_alone_are_one() -> None:
    assert is_one_word("muhamad", "mohamed")
    assert not is_one_word("martin", "merton")
    assert not same_name("nev iork", "nev deli")  # "New" names nothing


WORDS = [
    "Oslo",
    "Chile",
    "Scottish NHS",
    "Marta Kovacs",
    "Kyoto Protocol",
    "Kovacs",
    "Bank of Oslo",
]


@given(st.lists(st.sampled_from(WORDS), max_size=4), st.lists(st.sampled_from(WORDS), max_size=4))
def test_comparing_names_does_not_depend_on_the_side(ours: list[str], theirs: list[str]) -> None:
    a, b = (find_names("They saw " + ", ".join(names), "en") for names in (ours, theirs))

    assert (compare_names(a, b)[1] is None) == (compare_names(b, a)[1] is None)
    assert compare_names(a, a)[1] is None

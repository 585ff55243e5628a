from __future__ import annotations

import pytest

from aligner.facts import find_origins
from aligner.facts.attribution import party_of_span
from aligner.facts.identity import may_be_same_party, party_key
from aligner.facts.mentions import full_names

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


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "30.000 según la policía, 100.000 según los organizadores.",
            "es",
            [("police", ()), ("organisers", ())],
        ),
        (
            "Some 30,000 (police) and 100,000 (organisers) marched.",
            "en",
            [("police", ()), ("organisers", ())],
        ),
        (
            "At least 12 people died, according to AFP, quoting the Observatory.",
            "en",
            [("Observatory", ("AFP",))],
        ),
        (
            "La agencia EFE, citando fuentes militares, habla de nueve muertos.",
            "es",
            [("army", ("EFE",))],
        ),
        ("“The road is closed,” the mayor told the BBC.", "en", [("mayor", ("BBC",))]),
        ("The deal was announced by the White House on Friday.", "en", [("White House", ())]),
        ("L'information a été confirmée par le Kremlin.", "fr", [("Kremlin", ())]),
        ("Fuentes de la Cruz Roja hablan de cien heridos.", "es", [("Red Cross", ())]),
        ("«Es un desastre», explicó el portavoz de UNICEF.", "es", [("UNICEF", ())]),
        ("Bruselas: «No hay alternativa».", "es", [("European Union", ())]),
        (
            "Human Rights Watch dénonce des exécutions sommaires.",
            "fr",
            [("Human Rights Watch", ())],
        ),
        (
            "The figures come from the World Food Programme, which says stocks are low.",
            "en",
            [("World Food Programme", ())],
        ),
        (
            "In a statement, the coalition said its jets had hit the depot.",
            "en",
            [("coalition", ())],
        ),
        (
            "Trois civils ont été tués, indique à l'AFP un responsable kurde.",
            "fr",
            [("officials", ("AFP",))],
        ),
        ("Rebels, who said they had lost 20 men, withdrew.", "en", [("rebels", ())]),
        ("Witnesses told Reuters that shots were fired.", "en", [("witnesses", ("Reuters",))]),
        ("The report, published by Oxfam, says inequality rose.", "en", [("Oxfam", ())]),
        (
            "The minister announced nothing new and left the room by a side door.",
            "en",
            [("minister", ())],
        ),
        ("The treaty says that borders stay open.", "en", []),
        ("Según el acuerdo, las tropas saldrán en junio.", "es", []),
        ("It was told in many languages.", "en", []),
    ],
)
def test_who_speaks_and_who_passed_it_on(
    text: str, lang: str, wanted: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(one.name, one.via) for one in find_origins(text, lang)] == wanted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("30.000 según la policía, 100.000 según los organizadores.", "es"),
        ("30 000 (police) et 100 000 (organisateurs) ont défilé.", "fr"),
        ("Some 30,000 (police) and 100,000 (organisers) marched.", "en"),
    ],
)
def test_each_of_two_figures_in_one_clause_has_its_own_party(text: str, lang: str) -> None:
    found = find_origins(text, lang)
    low, high = text.index("30"), text.index("100")

    parties = [party_of_span(found, at, at + 3) for at in (low, high)]
    assert [party.name if party else None for party in parties] == ["police", "organisers"]


def test_a_figure_outside_of_every_range_has_no_party() -> None:
    text = "Ten died; according to the police, 30 fled."

    assert party_of_span(find_origins(text, "en"), 0, 3) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Lavrov", "Sergei Lavrov"),
        ("government (Syria)", "government"),
        ("government (Syria)", "Syria"),
        ("president (Syria)", "Bashar al-Assad"),
        ("minister", "foreign minister"),
        ("residents", "Omar Haddad"),
    ],
)
def test_parties_that_names_do_not_tell_apart_may_be_one(a: str, b: str) -> None:
    assert may_be_same_party(a, b)
    assert may_be_same_party(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("police", "organisers"),
        ("AFP", "EFE"),
        ("government (Syria)", "government (Russia)"),
        ("Todd Stern", "He Yafei"),
        ("Red Cross", "residents"),
        ("Syria", "Russia"),
    ],
)
def test_parties_of_different_names_are_two(a: str, b: str) -> None:
    assert not may_be_same_party(a, b)
    assert not may_be_same_party(b, a)


def test_spellings_of_a_person_share_a_key() -> None:
    assert party_key("Bachar el-Assad") == party_key("Bashar Al Assad")
    assert party_key("AFP") != party_key("AP")


def test_full_names_of_a_document_are_listed_once_for_all_spellings() -> None:
    text = (
        "The troops of Omar al-Haddad left the town on foot. A day later he, Omar Haddad, spoke to"
        " people who work for the Red Cross."
    )
    found = dict(full_names(text, "en"))

    assert found["omar al - haddad"] == found["omar haddad"] == "Omar al-Haddad"
    assert found["red cross"] == "Red Cross"

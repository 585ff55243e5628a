from __future__ import annotations

import pytest

from aligner.facts.credits import find_credits


@pytest.mark.parametrize(
    ("text", "lang", "providers"),
    [
        ("ALEPO (EFE).- Las tropas entraron ayer en la ciudad.", "es", ["EFE"]),
        ("BEIRUT (Reuters) - Government forces advanced on Tuesday.", "en", ["Reuters"]),
        ("Madrid, 14 may (EFE).- El Congreso aprobó la ley.", "es", ["EFE"]),
        ("Beyrouth (AFP) - L'armée a repris la ville.", "fr", ["AFP"]),
        ("KABUL, Afghanistan (AP) — A bomb killed nine people.", "en", ["AP"]),
        ("Le Monde avec AFP et Reuters", "fr", ["AFP", "Reuters"]),
        ("Source : AFP", "fr", ["AFP"]),
        ("Con información de EFE y AP", "es", ["AP", "EFE"]),
        ("AP/Reuters", "en", ["AP", "Reuters"]),
        ("Par Le Figaro avec AFP", "fr", ["AFP"]),
        ("Por agencias", "es", [None]),
        ("EFE | La Paz", "es", ["EFE"]),
        ("Redacción / Agencias", "es", [None]),
        ("© 2018 AFP", "fr", ["AFP"]),
        ("(Reporting by Jane Doe; Editing by John Roe, Reuters)", "en", ["Reuters"]),
        ("Por Juan Pérez, Reuters", "es", ["Reuters"]),
        ("By Staff and Associated Press", "en", ["AP"]),
        ("Reuters contributed to this report.", "en", ["Reuters"]),
        ("With files from The Canadian Press and AFP", "en", ["AFP", "Canadian Press"]),
        ("Publié le 14 mai 2018 à 10h20 par AFP", "fr", ["AFP"]),
        ("Europa Press", "es", ["Europa Press"]),
        ("ROMA, 3 de marzo (ANSA) - El gobierno cayó.", "es", ["ANSA"]),
        ("LIMA (dpa) - Miles de personas marcharon.", "es", ["DPA"]),
        ("Agences", "fr", [None]),
        ("MOSCOW, May 14. /TASS/. Russia's defence minister met his colleague.", "en", ["TASS"]),
        ("BEIJING, May 14 (Xinhua) -- China will send aid.", "en", ["Xinhua"]),
        ("Reuters reporters were barred from the building on Monday.", "en", []),
        ("El periodista de AFP fue detenido (según su familia).", "es", []),
        ("La AP votó la ley en segunda lectura.", "es", []),
        ("Foto: EFE", "es", []),
        ("Photo: AFP/Getty Images", "en", []),
        ("Image credit: Reuters", "en", []),
    ],
)  # fmt: skip
def test_a_line_credits_the_agencies_whose_text_it_heads(
    text: str, lang: str, providers: list[str | None]
) -> None:
    found = find_credits(text, lang)

    assert sorted(c.provider or "" for c in found) == sorted(p or "" for p in providers)
    assert all(text[c.start : c.end] == c.text for c in found)


def test_a_last_parenthesis_credits_the_whole_text() -> None:
    text = "Title of the piece\n\nThe river rose.\n\nThe mayor left. (Reuters)"
    (found,) = find_credits(text, "en")

    assert found.provider == "Reuters"
    assert text[found.start : found.end] == "Reuters"


def test_an_agency_in_the_middle_of_a_long_text_is_no_credit() -> None:
    body = "\n".join(f"Paragraph {n} says that it rained." for n in range(20))
    text = f"{body}\nAFP\n{body}"

    assert find_credits(text, "en") == []


def test_an_attribution_inside_a_sentence_is_no_credit() -> None:
    assert find_credits("Ten people died, police told AFP.", "en") == []

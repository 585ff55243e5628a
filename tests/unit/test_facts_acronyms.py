from __future__ import annotations

import pytest

from aligner.facts.acronyms import defined_names, long_form


@pytest.mark.parametrize(
    ("before", "short", "name"),
    [
        ("alertó la Agencia Nacional de Minería", "ANM", "Agencia Nacional de Minería"),
        (
            "La Agencia Española de Medicamentos y Productos Sanitarios",
            "Aemps",
            "Agencia Española de Medicamentos y Productos Sanitarios",
        ),
        ("selon l'Office fédéral de la santé publique", "OFSP",
         "Office fédéral de la santé publique"),
        ("the Environment Protection Authority", "EPA", "Environment Protection Authority"),
        ("her chief executive officer", "CEO", None),
        ("El puerto de la capital, Lima", "Perú", None),
        ("La ministra de Minas visitó la Agencia Local", "ANM", None),
        ("Marta Ruiz", "M", None),
    ],
)  # fmt: skip
def test_a_short_form_stands_for_the_name_with_its_letters(
    before: str, short: str, name: str | None
) -> None:
    assert long_form(before, short) == name


def test_all_mentions_of_a_defined_name_are_found() -> None:
    text = "La Junta de Aguas Norte (JAN) cerró. La JAN avisó; JANO, no."
    found = defined_names(text)

    assert {name for _, _, name in found} == {"Junta de Aguas Norte"}
    assert [text[start:end] for start, end, _ in sorted(found)] == [
        "Junta de Aguas Norte",
        "JAN",
        "JAN",
    ]


def test_a_name_that_all_languages_share_is_left_to_the_table() -> None:
    assert defined_names("La Organización Mundial de la Salud (OMS) calla.") == []

"""What the guards see, and what they must leave alone."""

from __future__ import annotations

import pytest

from aligner.translate.guards import guard


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "Murieron 34.000 personas.", "34,000 people died."),
        ("es", "Murieron 34.000 personas.", "34.000 people died."),
        ("fr", "34\u202f000 morts", "34,000 dead"),
        ("fr", "34 000 morts", "Thirty-four thousand dead"),
        ("fr", "2,3 milliards d'euros", "2.3 billion euros"),
        ("es", "2.300 millones de euros", "2.3 billion euros"),
        ("es", "2 mil millones de euros", "two billion euros"),
        ("es", "5 millones de personas", "5,000,000 people"),
        ("es", "unos 50 mil soldados", "some 50,000 soldiers"),
        ("es", "Los 12 heridos", "The twelve wounded"),
        ("es", "cerca de 250 heridos", "about two hundred and fifty wounded"),
        ("fr", "le 1er janvier", "on the first of January"),
        ("fr", "la 21e édition", "the twenty-first edition"),
        ("fr", "À 15 h 30, la police", "At 3:30 p.m., police"),
        ("fr", "À 15h30, la police", "At 15:30, police"),
        ("fr", "vers 5 heures du soir", "around 5 p.m."),
        ("es", "a las 8:30 de la tarde", "at 8:30 p.m."),
        ("es", "a las 5 de la mañana", "at 5am"),
        ("es", "el 12/05/2016", "on 12 May 2016"),
        ("fr", "les années 90", "the 1990s"),
        ("es", "el 85% del territorio", "85 percent of the territory"),
        ("es", "entre 20 y 30 casas", "between 20 and 30 houses"),
        ("es", "sin cifras", "no figures"),
    ],
)
def test_a_figure_that_survives_raises_no_flag(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ()


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "Murieron 34.000 personas.", "35,000 people died."),
        ("es", "Murieron 34.000 personas.", "340,000 people died."),
        ("es", "Murieron 34.000 personas.", "People died."),
        ("fr", "2,3 milliards d'euros", "23 billion euros"),
        ("fr", "3000 morts", "300000 dead"),
        ("fr", "À 8 h 46 exactement", "At 8.46 p.m. exactly"),
        ("fr", "vers 10 heures ce matin", "around 10 p.m. this morning"),
        ("es", "entre 20 y 30 casas", "between 20 houses"),
        ("es", "en 1997 y 2001", "in 1997 and 2000"),
    ],
)
def test_a_figure_that_changes_is_flagged(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ("figures_differ",)


@pytest.mark.parametrize(
    "translation",
    ["The army took the town town town yesterday.", "The army took the army took the town again."],
)
def test_a_loop_is_flagged(translation: str) -> None:
    assert guard("El ejército tomó ayer la ciudad.", translation, False, "es") == ("repetition",)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Muy, muy lejos de aquí.", "Very, very far from here."),
        ("Héroe de la Unión", "Hero of the Union, the Union's"),
        ("No, no, no, dijo.", "No, no, no, he said."),
    ],
)
def test_repetition_that_is_good_language_is_no_loop(source: str, translation: str) -> None:
    assert "repetition" not in guard(source, translation, False, "es")


def test_a_copied_source_is_flagged() -> None:
    source = "Les équipes médicales traitaient chaque jour des milliers de blessés."

    assert guard(source, source, False, "fr") == ("copied_source",)


def test_a_name_alone_may_be_copied() -> None:
    assert (
        guard("Bachar al-Assad, Sergueï Lavrov", "Bachar al-Assad, Sergueï Lavrov", False, "fr")
        == ()
    )


def test_a_translation_far_too_short_or_long_is_flagged() -> None:
    source = "Los rebeldes se están quedando sin municiones y han perdido el objetivo de la lucha."

    assert guard(source, "The rebels.", False, "es") == ("length_ratio",)
    assert guard(
        "Sí, claro que vienen.",
        "Yes, of course they come, "
        + "".join(f"and {word} came with them, " for word in ("Ann", "Bob", "Cy", "Dee")),
        False,
        "es",
    ) == ("length_ratio",)


def test_nothing_for_something_is_flagged_and_nothing_for_nothing_is_not() -> None:
    assert guard("Algo pasó.", " ", False, "es") == ("empty",)
    assert guard("  ", "", False, "es") == ()


def test_truncation_is_passed_on_first() -> None:
    assert guard("Llegaron 12.", "They came.", True, "es") == ("truncated", "figures_differ")

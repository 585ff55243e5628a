"""What is left of a statement to compare: its content, under English names, complete or not."""

from __future__ import annotations

import pytest

from aligner.facts import content_of, with_english_places
from aligner.facts.degree import says_nearly
from aligner.facts.subjects import has_subject
from aligner.views import direct_view, pivot_view


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        (
            "en",
            "The ICRC added that 4,000 people had left the city.",
            "4,000 people had left the city.",
        ),
        (
            "es",
            "Según la policía, unas 5.000 personas salieron a la calle.",
            "unas 5.000 personas salieron a la calle.",
        ),
        (
            "fr",
            "Quelque 50.000 personnes, selon les organisateurs, ont défilé en ville.",
            "Quelque 50.000 personnes ont défilé en ville.",
        ),
        ("en", "Heavy snow fell on the road.", "Heavy snow fell on the road."),
        ("en", "The UN said it.", "The UN said it."),
    ],
)
def test_the_credit_is_left_out(lang: str, text: str, content: str) -> None:
    assert content_of(text, lang) == content


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("the city of Alepo, in Syrie", "the city of Aleppo, in Syria"),
        ("between Ginebra and Londres", "between Geneva and London"),
        ("a nice day", "a nice day"),
        ("", ""),
    ],
)
def test_places_get_their_english_names(text: str, english: str) -> None:
    assert with_english_places(text) == english


@pytest.mark.parametrize(
    ("lang", "text", "complete"),
    [
        ("es", "que migraron de la parte oriental,", False),
        ("es", "El gobierno apoyó al régimen,", True),
        ("es", "él apoyó al régimen", False),
        ("es", "en la cual no quedan hospitales,", True),
        ("fr", "et qu’ils étaient au bord de l’effondrement", True),
        ("fr", "qui sera évacuée demain", False),
        ("fr", "où les combats sont concentrés", True),
        ("en", "and they were killed by bombing", False),
        ("en", "where the army has advanced", True),
        ("en", "This plan was dropped.", True),
        ("en", "This is a turning point.", False),
        ("en", "demanding bolder action from the negotiators", False),
        ("en", "Shelling killed five people.", True),
        ("en", "according to the police, five died", True),
        ("es", "exigiendo medidas más firmes", False),
        ("es", "cuando el ejército avanzó", True),
        ("fr", "en réclamant un accord contraignant", False),
        ("fr", "pendant la nuit, la ville brûlait", True),
        ("en", "the ministry of labour said, up from 2.1 percent in May.", False),
        ("en", "Prices came down from their peak.", True),
        ("es", "en comparación con las 300 del año pasado.", False),
        ("fr", "en baisse de 4% par rapport à mai.", False),
        ("fr", "La production est en baisse de 4%.", True),
        ("de", "die evakuiert wurden", True),
        ("en", "“We are ready”, said the mayor.", True),
        ("en", "“We are ready”, he said.", False),
        ("en", "“They are ready”, said the mayor.", False),
        ("fr", "« Nous sommes prêts », a dit le maire.", True),
        ("fr", "« Nous sommes prêts », a-t-il dit.", False),
    ],
)
def test_a_statement_without_its_subject_is_known(lang: str, text: str, complete: bool) -> None:
    assert has_subject(text, lang) is complete


@pytest.mark.parametrize(
    ("lang", "text", "figures", "nearly"),
    [
        ("en", "Forces have nearly taken the city.", [], True),
        ("en", "Almost half a million died.", [(0, 21)], False),
        ("es", "Ha recuperado casi en su totalidad la ciudad.", [], True),
        ("fr", "La ville est presque vide.", [], True),
        ("fr", "La ville est vide.", [], False),
    ],
)
def test_nearly_is_told_from_an_approximate_figure(
    lang: str, text: str, figures: list[tuple[int, int]], nearly: bool
) -> None:
    assert says_nearly(text, lang, figures) is nearly


def test_both_routes_compare_what_is_said() -> None:
    assert direct_view("Según la ONU, Alepo ha caído hoy.", "es") == "Alepo ha caído hoy."
    assert (
        pivot_view("The UN said that Alepo has fallen today.", "en") == "Aleppo has fallen today."
    )

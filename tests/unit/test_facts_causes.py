"""Of which disaster a text speaks, and that tolls of two disasters are no contradiction."""

from __future__ import annotations

import pytest

from aligner.facts import find_names
from aligner.facts.causes import find_cause
from aligner.facts.scope import say_place
from aligner.records import Facts
from aligner.scenes import differ_in_scope, read_scenes
from tests.make import make_quantity, make_statement

STORM = "Cyclone Gaspar killed 61 people when it hit the coast."
EPIDEMIC = "El cólera deja 57 muertos en la provincia."


@pytest.mark.parametrize(
    ("text", "lang", "cause"),
    [
        (STORM, "en", "storm"),
        (EPIDEMIC, "es", "epidemic"),
        ("Le tremblement de terre a fait 40 morts.", "fr", "quake"),
        ("El tren descarriló y murieron 12 viajeros.", "es", "crash"),
        ("Les bombardements ont fait 40 morts.", "fr", "violence"),
        ("The earthquake set off a landslide.", "en", None),
        ("Protesters stormed the palace.", "en", None),
        ("Ninety people died.", "en", None),
    ],
)
def test_the_only_disaster_of_a_text(text: str, lang: str, cause: str | None) -> None:
    assert find_cause(text, lang) == cause


def test_a_toll_without_a_disaster_is_of_the_first_one_of_its_text() -> None:
    lead = make_statement("a", 0, EPIDEMIC, "es")
    later = make_statement("a", 100, "Al menos 90 personas han muerto, dice la ONG.", "es")
    other = make_statement("b", 0, STORM)
    scenes = read_scenes([lead, later, other], {s.id: Facts() for s in (lead, later, other)}, [])
    x, y = make_quantity(90, event="death"), make_quantity(61, event="death")

    assert differ_in_scope(x, y, scenes[1], scenes[2], disputed=False)
    assert not differ_in_scope(x, y, scenes[1], scenes[0], disputed=False)


def test_only_tolls_are_of_a_disaster() -> None:
    a, b = make_statement("a", 0, EPIDEMIC, "es"), make_statement("b", 0, STORM)
    scenes = read_scenes([a, b], {s.id: Facts() for s in (a, b)}, [])
    x, y = make_quantity(90, event="protest"), make_quantity(61, event="protest")

    assert not differ_in_scope(x, y, *scenes, disputed=False)


def test_a_place_that_the_other_side_names_beside_its_own_is_no_other_place() -> None:
    texts = (
        "Unas 30.000 personas se reunieron en la plaza San Martín, en el centro de Lima.",
        "Some 9,000 people gathered in San Martín square.",
    )
    one, other = make_statement("a", 0, texts[0], "es"), make_statement("b", 0, texts[1])
    named = Facts(names=tuple(find_names(texts[0], "es")))
    x, y = make_quantity(30_000, event="protest"), make_quantity(9_000, event="protest")

    apart = read_scenes([one, other], {one.id: Facts(), other.id: named}, [])
    beside = read_scenes([one, other], {one.id: named, other.id: named}, [])

    assert say_place("lima") in str(differ_in_scope(x, y, *apart, disputed=False))
    assert differ_in_scope(x, y, *beside, disputed=False) is None

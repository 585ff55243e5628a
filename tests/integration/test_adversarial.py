"""What would make one voice look like many, or two facts like one, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest

from aligner import Pipeline, Report, load_documents
from aligner.records import Claim

pytestmark = pytest.mark.models


class Compare(Protocol):
    """Compares texts by their names."""

    def __call__(
        self, texts: Mapping[str, str], published: Mapping[str, str] | None = None
    ) -> Report: ...


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.default()


@pytest.fixture
def compare(pipeline: Pipeline, tmp_path: Path) -> Compare:
    """Compare texts by names such as ``north.es``, each published by an outlet of that name."""

    def run(texts: Mapping[str, str], published: Mapping[str, str] | None = None) -> Report:
        lines = []
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            lines += ["[[documents]]", f'path = "{name}.txt"', f'lang = "{name.split(".")[1]}"']
            lines.append(f'outlet = "The {name.split(".")[0].title()}"')
            if published:
                lines.append(f"published = {published[name]}")
        manifest = tmp_path / "manifest.toml"
        manifest.write_text("\n".join(lines), encoding="utf-8")
        return pipeline.run(load_documents([manifest]))

    return run


def _shared(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if len(claim.members) > 1]


def _relations(report: Report) -> list[str]:
    return [relation.type for item in report.items for relation in item.relations]


DISPATCH = (
    "A landslide buried eleven houses in the village of Sarmiento early on Wednesday.",
    "Rescue teams pulled twenty-three people from the mud, four of them children.",
    "The road to the provincial capital will stay closed until Saturday.",
    "The mayor asked the army for two helicopters and a field kitchen.",
)
IN_FRENCH = (
    "Un glissement de terrain a enseveli onze maisons du village de Sarmiento tôt mercredi.",
    "Les secours ont sorti vingt-trois personnes de la boue, dont quatre enfants.",
    "La route de la capitale provinciale restera fermée jusqu’à samedi.",
    "Le maire a demandé à l’armée deux hélicoptères et une cuisine de campagne.",
)
OPENINGS = ("", "Breaking news. ", "From our newsroom. ", "Updated today. ", "Read more below. ")


def test_a_dispatch_echoed_five_times_and_translated_is_one_voice(compare: Compare) -> None:
    texts = {
        f"{name}.en": opening + "\n\n".join(DISPATCH)
        for name, opening in zip(("east", "west", "north", "south", "coast"), OPENINGS, strict=True)
    }
    report = compare(texts | {"sud.fr": "\n\n".join(IN_FRENCH)})

    shared = _shared(report)

    assert any(len(claim.members) == 6 for claim in shared)
    assert {claim.level for claim in shared} == {"repeated"}
    assert {claim.n_max for claim in shared} == {1}


def test_one_origin_under_three_names_is_one(compare: Compare) -> None:
    report = compare(
        {
            "east.en": "The World Health Organization said that 310 people had caught cholera.",
            "west.es": "Según la OMS, 310 personas contrajeron el cólera.",
            "sud.fr": "D’après l’Organisation mondiale de la santé, 310 personnes ont contracté "
            "le choléra.",
        }
    )

    [claim] = _shared(report)

    assert len(claim.members) == 3
    assert (claim.level, claim.n_max) == ("repeated", 1)


def test_an_article_that_quotes_two_who_disagree_is_one_vote_for_each(compare: Compare) -> None:
    report = compare(
        {
            "east.en": "The Red Cross said that 30 miners had died in the explosion. The company "
            "said that 12 miners had died in the explosion.",
            "west.es": "Según la Cruz Roja, 30 mineros murieron en la explosión.",
        }
    )

    assert "numeric_conflict" in _relations(report)
    [claim] = _shared(report)
    assert {member.split(":")[0] for member in claim.members} == {"east.en", "west.es"}
    assert claim.level == "repeated"
    assert "contested" in claim.flags


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a denial
        (
            "The health minister resigned on Monday over the purchase of masks.",
            "La ministra de Sanidad negó haber dimitido el lunes por la compra de mascarillas.",
        ),
        # who did it to whom
        (
            "The army attacked the rebels near the airport.",
            "Los rebeldes atacaron al ejército cerca del aeropuerto.",
        ),
        (
            "Leyland sued Corvant over the battery patents.",
            "Corvant demandó a Leyland por las patentes de las baterías.",
        ),
        # part and whole
        (
            "The storm left 40 people dead in the whole country.",
            "La tormenta dejó 40 muertos en la capital.",
        ),
        # planned and done
        (
            "The company will close its plant in Gijón.",
            "La empresa cerró su planta de Gijón.",
        ),
        # another day
        (
            "Polling stations opened on Sunday in the whole country.",
            "Los colegios electorales abrieron el sábado en todo el país.",
        ),
    ],
)
def test_what_looks_alike_is_not_the_same(compare: Compare, one: str, other: str) -> None:
    report = compare({"east.en": one, "west.es": other})

    assert _shared(report) == []
    assert not {claim.level for claim in report.claims} & {"cross_language", "corroborated"}


def test_a_rounded_figure_contradicts_nothing(compare: Compare) -> None:
    report = compare(
        {
            "east.en": "The ICRC said that 34,112 people had been evacuated from the valley.",
            "west.es": "Según la ONU, unas 34.000 personas fueron evacuadas del valle.",
        }
    )

    assert "numeric_conflict" not in _relations(report)
    assert "contested" not in {flag for claim in report.claims for flag in claim.flags}


def test_a_part_does_not_contradict_its_whole(compare: Compare) -> None:
    report = compare(
        {
            "east.en": "The flood killed 52 people, 17 of them children.",
            "west.es": "Las inundaciones mataron a 17 niños.",
            "sud.fr": "Les inondations ont fait 52 morts.",
        }
    )

    assert "numeric_conflict" not in _relations(report)


def test_a_later_count_is_an_update(compare: Compare) -> None:
    report = compare(
        {
            "east.en": "The earthquake has killed 25 people, the civil protection agency said.",
            "west.es": "El terremoto ha causado 61 muertos, según la policía.",
        },
        published={"east.en": "2019-03-05", "west.es": "2019-03-08"},
    )

    assert _relations(report) == ["update"]
    assert _shared(report) == []


def test_a_duplicate_is_one_document_and_an_empty_article_is_left_out(compare: Compare) -> None:
    text = "\n\n".join(DISPATCH)
    report = compare({"east.en": text, "west.en": text, "blank.en": " \n\n"})

    assert len(report.documents) == 1
    assert {claim.level for claim in report.claims} == {"single"}
    assert any("west.en" in path for path in report.documents[0].paths)
    [left_out] = report.skipped
    assert "blank.en" in left_out.path

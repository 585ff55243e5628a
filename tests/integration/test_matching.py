"""What the whole pipeline makes of small sets of articles, with the real bundled models."""

from __future__ import annotations

import pytest

from aligner import Corpus, Pipeline, Report
from aligner.records import Claim, Document

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.default()


def _run(pipeline: Pipeline, texts: dict[str, str]) -> Report:
    """Compare texts by names such as ``a-es``: a document and its language."""
    documents = tuple(
        Document(id=name, paths=(name,), text=text, lang=name.split("-")[1])
        for name, text in sorted(texts.items())
    )
    return pipeline.run(Corpus(documents=documents))


def _shared(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if len(claim.members) > 1]


def test_three_articles_that_quote_the_observatory_are_one_origin(pipeline: Pipeline) -> None:
    report = _run(
        pipeline,
        {
            "a-en": "According to the Syrian Observatory, 415 civilians were killed in the city.",
            "b-es": "Según el Observatorio Sirio, 415 civiles murieron en la ciudad.",
            "c-fr": "Selon l’OSDH, 415 civils ont été tués dans la ville.",
        },
    )

    [claim] = _shared(report)

    assert len(claim.members) == 3
    assert (claim.level, claim.n_min, claim.n_max) == ("repeated", 1, 1)


def test_two_parties_in_two_languages_are_two_origins(pipeline: Pipeline) -> None:
    report = _run(
        pipeline,
        {
            "a-en": "The UN said that 34,000 people had been evacuated from the city.",
            "b-es": "Según la Cruz Roja, 34.000 personas fueron evacuadas de la ciudad.",
        },
    )

    [claim] = _shared(report)

    assert (claim.level, claim.n_min, claim.n_max) == ("cross_language", 2, 2)


def test_another_figure_is_another_claim_of_the_same_item(pipeline: Pipeline) -> None:
    report = _run(
        pipeline,
        {
            "a-en": "The UN said that 34,000 people had been evacuated from the city.",
            "b-es": "Según la Cruz Roja, 25.000 personas fueron evacuadas de la ciudad.",
        },
    )

    assert _shared(report) == []
    [item] = report.items
    assert [relation.type for relation in item.relations] == ["numeric_conflict"]
    assert all("contested" in claim.flags for claim in report.claims)


def test_a_negation_is_no_match_in_either_language(pipeline: Pipeline) -> None:
    report = _run(
        pipeline,
        {
            "a-en": "The government has signed the peace agreement with the rebels.",
            "b-en": "The government has not signed the peace agreement with the rebels.",
            "c-es": "El gobierno no ha firmado el acuerdo de paz con los rebeldes.",
        },
    )

    [claim] = _shared(report)

    assert {member.split(":")[0] for member in claim.members} == {"b-en", "c-es"}
    assert "contested" in claim.flags


def test_statements_about_other_things_stay_apart(pipeline: Pipeline) -> None:
    report = _run(
        pipeline,
        {
            "a-fr": "La neige a bloqué la route du nord pendant deux jours.",
            "b-es": "Los agricultores protestaron ante el parlamento.",
        },
    )

    assert _shared(report) == []


def test_no_documents_and_no_statements_give_a_report(pipeline: Pipeline) -> None:
    assert pipeline.run(Corpus(documents=())).claims == ()
    assert _run(pipeline, {"a-en": "Views: 1732"}).claims == ()


WIRE = {
    "es": (
        "Un incendio destruyó el lunes el mercado central de Valdemora.",
        "Nueve bomberos resultaron heridos durante la extinción.",
        "El alcalde ordenó el cierre de cuatro escuelas.",
        "Las pérdidas ascienden a dos millones de euros.",
    ),
    "fr": (
        "Un incendie a détruit lundi le marché central de Valdemora.",
        "Neuf pompiers ont été blessés pendant l’extinction.",
        "Le maire a ordonné la fermeture de quatre écoles.",
        "Les pertes s’élèvent à deux millions d’euros.",
    ),
}


@pytest.mark.parametrize(
    ("order", "kind"), [((0, 1, 2, 3), "reused_text"), ((3, 1, 0, 2), "unknown")]
)
def test_a_story_told_in_the_same_order_is_one_text(
    pipeline: Pipeline, order: tuple[int, ...], kind: str
) -> None:
    """Across languages no wording is shared, but who passes a text on keeps its order."""
    report = _run(
        pipeline,
        {
            "a-es": "\n\n".join(WIRE["es"]),
            "b-fr": "\n\n".join(WIRE["fr"][at] for at in order),
        },
    )

    shared = _shared(report)

    assert len(shared) >= 3
    assert {edge.kind for claim in shared for edge in claim.dependence} == {kind}
    level = "repeated" if kind == "reused_text" else "possibly_corroborated"
    assert {claim.level for claim in shared} == {level}

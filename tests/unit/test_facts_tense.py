"""What is announced, and what has come about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts.tense import find_tense


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bridge will reopen in the spring."),
        ("en", "The two leaders are expected to sign the treaty at noon."),
        ("en", "The airline plans to cut 300 jobs."),
        ("en", "According to the ministry, the shelters will be closed."),
        ("en", "The pilot was expected in Lisbon at noon."),
        ("en", "The shelters were to be closed."),
        ("es", "El puente reabrirá en primavera."),
        ("es", "La reina tenía previsto inaugurar el museo."),
        ("es", "El vuelo iba a despegar a mediodía."),
        ("es", "La aerolínea va a suprimir 300 empleos."),
        ("es", "Los dos dirigentes se reunirán en Lisboa."),
        ("fr", "Le pont rouvrira au printemps."),
        ("fr", "La compagnie va supprimer 300 emplois."),
        ("fr", "Les écoles seront fermées."),
        ("fr", "La reine devait inaugurer le musée."),
        ("fr", "Le pilote était attendu à Lisbonne."),
    ],
)
def test_what_is_announced(lang: str, text: str) -> None:
    assert find_tense(text, lang) == "ahead"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bridge reopened in the spring."),
        ("en", "The two leaders have signed the treaty."),
        ("en", "The river swept away three cars."),
        ("en", "There were about forty guests."),
        ("en", "The shelters were closed at night."),
        ("es", "El puente reabrió en primavera."),
        ("es", "La aerolínea ha suprimido 300 empleos."),
        ("es", "Las lluvias destruyeron la cosecha."),
        ("fr", "Le pont a rouvert au printemps."),
        ("fr", "La compagnie a déjà supprimé 300 emplois."),
        ("fr", "Le juge est mort dans la nuit."),
    ],
)
def test_what_has_come_about(lang: str, text: str) -> None:
    assert find_tense(text, lang) == "done"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister lives in Lisbon."),
        ("en", "The bridge, which collapsed in May, will reopen in the spring."),
        ("es", "Bogotá es la capital del país."),
        ("es", "El puente se reabriría en primavera."),
        ("fr", "L’opéra est fermé le lundi."),
        ("fr", "Le choléra est une maladie."),
        ("fr", "La compagnie supprimerait 300 emplois."),
        ("de", "Die Brücke wird im Frühjahr wieder geöffnet."),
    ],
)
def test_what_is_neither_or_both(lang: str, text: str) -> None:
    assert find_tense(text, lang) is None


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr", "de"]))
def test_any_text_is_read(text: str, lang: str) -> None:
    assert find_tense(text, lang) in (None, "ahead", "done")

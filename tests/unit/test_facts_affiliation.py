"""Whom a named speaker belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts.affiliation import affiliations


@pytest.mark.parametrize(
    ("name", "text", "lang", "party"),
    [
        ("Mia Holt", "Ten died, said Mia Holt, who heads Oxfam in Chad.", "en", "Oxfam"),
        ("Mia Holt", "Nobody slept, Holt said. Holt, of Oxfam, was there.", "en", "Oxfam"),
        ("Ana Soler", "La jefa de Unicef en Chad, Ana Soler, habló de diez.", "es", "UNICEF"),
        ("Ana Soler", "Hay diez, dijo Ana Soler (Unicef).", "es", "UNICEF"),
        ("Luc Brel", "Luc Brel, maire de la commune, a parlé de dix morts.", "fr", "mayor"),
    ],
)
def test_the_party_beside_a_name_is_found(name: str, text: str, lang: str, party: str) -> None:
    assert party in affiliations(name, text, lang)


@pytest.mark.parametrize(
    ("name", "text", "lang"),
    [
        ("Mia Holt", "Oxfam was there. Ten died, said Mia Holt, 34, who sells fruit.", "en"),
        ("Ana Soler", "Ana Soler vende fruta. Unicef llegó tarde.", "es"),
        ("Mia Holt", "Holtman, of Oxfam, was there.", "en"),
        ("", "Oxfam was there.", "en"),
        ("Mia Holt", "Mia Holt, Oxfam", "de"),
    ],
)
def test_a_party_of_another_sentence_or_name_is_not(name: str, text: str, lang: str) -> None:
    assert affiliations(name, text, lang) == frozenset()


@given(st.text(max_size=30), st.text(max_size=200), st.sampled_from(["en", "es", "fr"]))
def test_any_text_is_read(name: str, text: str, lang: str) -> None:
    assert "" not in affiliations(name, text, lang)

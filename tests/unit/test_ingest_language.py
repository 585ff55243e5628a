from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from aligner.ingest.language import detect_language
from aligner.ingest.merge import choose_language

SHARED = Path(__file__).parents[2].parent / "shared"
OURS = ("en", "es", "fr")
SENTENCES = {
    "en": "The ministry said on Thursday that the last convoy had left the town before dawn.",
    "es": "El ministerio dijo el jueves que el último convoy había salido del pueblo al amanecer.",
    "fr": "Le ministère a déclaré jeudi que le dernier convoi avait quitté la ville avant l’aube.",
    "de": "Das Ministerium teilte am Donnerstag mit, der letzte Konvoi habe die Stadt verlassen.",
    "pt": "O ministério disse na quinta-feira que o último comboio não tinha saído da cidade.",
    "it": "Il ministero ha detto giovedì che l’ultimo convoglio è partito prima dell’alba.",
    "ca": "El ministeri va dir dijous que l’últim comboi havia sortit de la ciutat de nit.",
}


@pytest.mark.parametrize("lang", sorted(SENTENCES))
def test_a_language_is_told_from_its_neighbours(lang: str) -> None:
    detected = detect_language(SENTENCES[lang])

    assert detected.lang == lang
    assert detected.confidence >= 0.5


def test_a_text_without_letters_has_no_language() -> None:
    assert detect_language("1732 — 34,000 … 2016-12-21!") == ("und", 0.0)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "word " * 200_000], ids=["one-word", "repeated"])
def test_a_long_dull_text_does_not_hang(text: str) -> None:
    start = time.perf_counter()

    detected = detect_language(text)

    assert time.perf_counter() - start < 5
    assert detected.confidence < 0.5


def test_the_detected_language_is_noted_with_its_confidence() -> None:
    lang, note = choose_language(SENTENCES["fr"], None, languages=OURS, min_confidence=0.5)

    assert lang == "fr"
    assert note.startswith("language fr detected (confidence ")


def test_another_language_is_named_and_refused() -> None:
    lang, reason = choose_language(SENTENCES["de"], None, languages=OURS, min_confidence=0.5)

    assert lang is None
    assert reason.startswith("language de detected (confidence ")
    assert reason.endswith("expected one of en, es, fr")


def test_an_unclear_language_is_refused_with_advice() -> None:
    lang, reason = choose_language("12 34", None, languages=OURS, min_confidence=0.5)

    assert lang is None
    assert reason.startswith("language not clear")
    assert "name it in a manifest" in reason


def test_a_declared_language_is_used_and_a_clash_is_a_warning() -> None:
    lang, note = choose_language(SENTENCES["en"], "fr", languages=OURS, min_confidence=0.5)

    assert lang == "fr"
    assert note.startswith("warning: declared language fr is used, but the text looks like en")


def test_a_declared_language_that_agrees_needs_no_note() -> None:
    assert choose_language(SENTENCES["fr"], "fr", languages=OURS, min_confidence=0.5) == ("fr", "")


def test_a_declared_language_that_is_not_ours_is_refused() -> None:
    lang, reason = choose_language(SENTENCES["en"], "de", languages=OURS, min_confidence=0.5)

    assert lang is None
    assert reason == "declared language de, expected one of en, es, fr"


@pytest.mark.parametrize("lang", ["en", "es", "fr", "de"])
def test_whole_news_articles_are_never_mistaken(lang: str) -> None:
    table = SHARED / "eval" / "trilingual" / "news-test2008.tsv"
    if not table.exists():
        pytest.skip("the labelled news articles are not on this machine")
    articles: dict[str, list[str]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            articles.setdefault(row["docno"], []).append(row[lang])

    wrong = [
        number
        for number, lines in articles.items()
        if detect_language("\n".join(lines)).lang != lang
    ]

    assert wrong == []

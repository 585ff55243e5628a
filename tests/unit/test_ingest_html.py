from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from aligner.ingest import load_documents
from aligner.ingest.html import looks_like_html

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Alep évacuée - Le Journal</title>
<meta property="og:title" content="Alep évacuée"><meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2016-12-22T21:03:00+01:00">
<link rel="canonical" href="https://journal.example/alep"></head><body>
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>Alep évacuée</h1>
<p>L’évacuation des derniers habitants des quartiers est de la ville s’est achevée jeudi soir,
selon la Croix-Rouge, qui avait annoncé la veille le départ de plusieurs milliers de personnes.</p>
<p>L’armée a annoncé avoir repris le contrôle de toute la ville, plus de quatre ans après le début
des combats. Environ 34&nbsp;000 personnes ont quitté la zone en une semaine.</p></article>
<footer>Mentions légales. Tous droits réservés.</footer></body></html>"""


def test_the_article_is_kept_and_the_menu_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert document.text.startswith("Alep évacuée\n")
    assert "34 000 personnes" in document.text  # trafilatura makes a no-break space a blank
    assert "Accueil" not in document.text
    assert "Mentions légales" not in document.text
    assert any(note.startswith("article extracted from HTML") for note in document.notes)


def test_what_the_page_states_fills_the_fields(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert document.title == "Alep évacuée"
    assert document.outlet == "Le Journal"
    assert document.published == "2016-12-22"
    assert document.url == "https://journal.example/alep"


def test_the_manifest_goes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    manifest = tmp_path / "manifest.toml"
    manifest.write_text("[[documents]]\npath = 'a.html'\noutlet = 'Agence'\n", encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert document.outlet == "Agence"
    assert document.title == "Alep évacuée"


def test_a_date_in_the_running_text_is_no_publication_date(tmp_path: Path) -> None:
    sentence = (
        "Le 3 mars 2015, les habitants de la ville ont signé un accord avec le gouvernement. "
    )
    page = f"<html><body><h1>Un accord</h1><p>{sentence * 5}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert document.published is None


def test_the_headline_is_part_of_the_text_where_extraction_drops_it(tmp_path: Path) -> None:
    sentence = "Les habitants de la ville ont signé un accord avec le gouvernement du pays. "
    page = f"<html><body><h1>Un accord est signé</h1><p>{sentence * 5}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert document.text.count("Un accord est signé") == 1
    assert document.text.startswith("Un accord est signé\n")


def test_the_page_names_its_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-15").replace("’", "'").replace("34", "5 €, 34")
    (tmp_path / "a.html").write_bytes(page.encode("iso8859-15"))

    (document,) = load_documents([tmp_path]).documents

    assert "5 €, 34" in document.text


def test_a_page_under_another_suffix_is_still_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.php").write_text(PAGE, encoding="utf-8")

    (document,) = load_documents([tmp_path]).documents

    assert "<p>" not in document.text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>" + "<div>" * 20_000 + "x"])
def test_a_page_without_an_article_is_skipped(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")

    corpus = load_documents([tmp_path])

    assert corpus.documents == ()
    assert "HTML" in corpus.skipped[0].reason


def test_without_the_extra_a_page_is_skipped_and_the_extra_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # what an absent package looks like

    corpus = load_documents([tmp_path])

    assert corpus.documents == ()
    assert "pip install 'aligner[html]'" in corpus.skipped[0].reason


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("\n<?xml version='1.0'?><!-- saved --> <html lang='fr'>", True),
        ("The <html> tag starts a page.", False),
        ("<htmlish>", False),
    ],
)
def test_pages_are_known_by_their_beginning(text: str, is_page: bool) -> None:
    assert looks_like_html(text) is is_page


def test_a_hostile_beginning_does_not_hang() -> None:
    start = time.perf_counter()

    looks_like_html("<!---->" * 1000 + "<p>")

    assert time.perf_counter() - start < 1

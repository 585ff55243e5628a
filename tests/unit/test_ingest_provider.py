from __future__ import annotations

from pathlib import Path

from aligner.ingest import load_documents

BYLINE = "The bridge fell\n\nBEIRUT (Reuters) - The old bridge over the river fell on Monday.\n"


def test_the_agency_of_a_dateline_is_the_provider_and_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BYLINE, encoding="utf-8")
    (document,) = load_documents([tmp_path]).documents

    assert document.provider == "Reuters"
    assert any("provider Reuters" in note for note in document.notes)


def test_what_a_manifest_says_of_the_provider_is_believed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BYLINE, encoding="utf-8")
    manifest = tmp_path / "manifest.toml"
    manifest.write_text('[[documents]]\npath = "a.txt"\nprovider = "AFP"\n', encoding="utf-8")
    (document,) = load_documents([manifest]).documents

    assert document.provider == "AFP"


def test_several_agencies_are_joined_in_alphabetical_order(tmp_path: Path) -> None:
    text = "The old bridge over the river fell on Monday.\n\nReuters / AFP\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = load_documents([tmp_path]).documents

    assert document.provider == "AFP / Reuters"

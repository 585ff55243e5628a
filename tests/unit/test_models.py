"""Models on this machine, and whether they are whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aligner.errors import ModelError, ModelNotFoundError
from aligner.models import check_model, find_model, list_models, read_card


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    model = tmp_path / "tiny"
    model.mkdir()
    (model / "weights").write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    (model / "model.toml").write_text(
        'name = "tiny"\ntask = "embedding"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'
        f'origin = "here"\nrevision = 1\n[sha256]\nweights = "{digest}"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("ALIGNER_MODELS", str(tmp_path))
    return model


def test_a_model_is_found_by_name_and_by_path(folder: Path) -> None:
    assert find_model("tiny") == find_model(str(folder)) == folder


@pytest.mark.parametrize("name", ["", "gone", "../tiny/gone"])
def test_a_missing_model_names_where_it_was_sought(folder: Path, name: str) -> None:
    with pytest.raises(ModelNotFoundError, match=str(folder.parent)):
        find_model(name)


def test_an_own_folder_is_listed_beside_the_bundled_models(folder: Path) -> None:
    names = [model.name for model in list_models()]

    assert "tiny" in names
    assert "marian-es-fr-en" in names


def test_a_whole_model_has_no_problems(folder: Path) -> None:
    assert check_model(read_card(folder)) == []


def test_a_changed_and_a_missing_file_are_found(folder: Path) -> None:
    card = read_card(folder)
    (folder / "weights").write_bytes(b"other")
    assert "SHA-256" in check_model(card)[0]

    (folder / "weights").unlink()
    assert check_model(card) == ["weights is missing"]


@pytest.mark.parametrize(
    ("content", "reason"), [("name =", "not TOML"), ('name = "x"', "lacks 'task'")]
)
def test_a_broken_card_says_what_is_wrong(folder: Path, content: str, reason: str) -> None:
    (folder / "model.toml").write_text(content, encoding="utf-8")

    with pytest.raises(ModelError, match=reason):
        read_card(folder)

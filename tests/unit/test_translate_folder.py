"""What is said about a folder that is no usable MarianMT model, without loading anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aligner.errors import LanguagePairError, ModelError, ModelNotFoundError
from aligner.translate.folder import read_folder
from aligner.translate.marian import MarianTranslator

CARD = """
name = "tiny"
task = "translation"
languages = ["fr", "es"]
targets = ["en"]
licence = "CC0-1.0"
origin = "here"
revision = "1"
[sha256]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "tiny"
    path.mkdir()
    vocabulary = {"</s>": 0, "<unk>": 1, "▁a": 2, "<pad>": 3}
    (path / "config.json").write_text(json.dumps({"model_type": "marian", "vocab_size": 4}))
    (path / "vocab.json").write_text(json.dumps(vocabulary))
    for name in ("source.spm", "target.spm", "model.safetensors"):
        (path / name).write_bytes(name.encode())
    (path / "model.toml").write_text(CARD)
    return path


def change(path: Path, **values: Any) -> None:
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | values))


def test_a_card_names_the_model_and_its_languages(folder: Path) -> None:
    translator = MarianTranslator.load(folder)

    assert translator.name == "tiny"
    assert translator.source_languages == ("es", "fr")
    assert not translator.loaded


def test_a_name_that_is_nowhere_is_not_found() -> None:
    with pytest.raises(ModelNotFoundError, match="no-such-model"):
        MarianTranslator.load("no-such-model")


def test_a_hub_name_that_is_not_in_the_local_cache_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))

    with pytest.raises(ModelNotFoundError, match="the hub's cache"):
        MarianTranslator.load("nobody/no-such-model")


def test_all_missing_files_are_named_together(folder: Path) -> None:
    for name in ("source.spm", "vocab.json", "model.safetensors"):
        (folder / name).unlink()

    with pytest.raises(ModelError) as caught:
        read_folder(folder)

    assert "lacks source.spm, vocab.json, model.safetensors or pytorch_model.bin" in str(
        caught.value
    )


def test_another_kind_of_model_is_refused(folder: Path) -> None:
    change(folder / "config.json", model_type="bert")

    with pytest.raises(ModelError, match="'bert', not 'marian'"):
        read_folder(folder)


def test_a_vocabulary_of_another_size_is_refused(folder: Path) -> None:
    change(folder / "config.json", vocab_size=9)

    with pytest.raises(ModelError, match=r"up to 3, config\.json has vocab_size 9"):
        read_folder(folder)


def test_a_vocabulary_without_an_end_mark_is_refused(folder: Path) -> None:
    (folder / "vocab.json").write_text('{"a": 0, "<unk>": 3}')

    with pytest.raises(ModelError, match="lacks </s>"):
        read_folder(folder)


def test_a_broken_configuration_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text("{")

    with pytest.raises(ModelError, match=r"config\.json cannot be read as JSON"):
        read_folder(folder)


def test_without_a_card_the_tokenizer_tells_the_languages(folder: Path) -> None:
    (folder / "model.toml").unlink()
    (folder / "tokenizer_config.json").write_text('{"source_lang": "spa", "target_lang": "eng"}')

    found = read_folder(folder)

    assert (found.name, found.languages, found.targets) == ("tiny", ("es",), ("en",))


def test_a_folder_that_does_not_tell_its_languages_is_refused(folder: Path) -> None:
    (folder / "model.toml").unlink()

    with pytest.raises(ModelError, match="says what it translates"):
        read_folder(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "source.spm", "config.json"])
def test_the_fingerprint_follows_every_file_that_matters(folder: Path, name: str) -> None:
    before = MarianTranslator.load(folder).fingerprint
    with (folder / name).open("ab") as file:
        file.write(b"\n")

    assert MarianTranslator.load(folder).fingerprint != before


def test_the_fingerprint_follows_beams_and_not_batches_or_device(folder: Path) -> None:
    plain = MarianTranslator.load(folder)

    assert MarianTranslator.load(folder, num_beams=6).fingerprint != plain.fingerprint
    other = MarianTranslator.load(folder, token_budget=7, device="cuda")
    assert other.fingerprint == plain.fingerprint


@pytest.mark.parametrize(("source", "target"), [("de", "en"), ("es", "fr"), ("en", "en")])
def test_a_wrong_pair_is_refused_before_anything_is_loaded(
    folder: Path, source: str, target: str
) -> None:
    translator = MarianTranslator.load(folder)

    with pytest.raises(LanguagePairError):
        translator.translate(["a"], source=source, target=target)
    assert not translator.loaded


def test_blank_texts_need_no_weights(folder: Path) -> None:
    translator = MarianTranslator.load(folder)

    made = translator.translate(["", " \n\u00a0"], source="es", target="en")

    assert made == [("", 0.0, False)] * 2
    assert not translator.loaded


def test_finding_a_model_imports_no_torch(folder: Path) -> None:
    code = (
        "import sys; from aligner.translate.marian import MarianTranslator as M;"
        f"print(M.load({str(folder)!r}).fingerprint);"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

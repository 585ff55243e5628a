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

CONFIG = {
    "model_type": "marian", "vocab_size": 4, "max_position_embeddings": 512,
    "decoder_start_token_id": 3, "eos_token_id": 0, "pad_token_id": 3,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "tiny"
    path.mkdir()
    vocabulary = {"</s>": 0, "<unk>": 1, "▁a": 2, "<pad>": 3}
    (path / "config.json").write_text(json.dumps(CONFIG))
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


@pytest.mark.parametrize("role", ["decoder_start_token_id", "eos_token_id", "pad_token_id"])
def test_a_model_that_nowhere_says_how_sentences_begin_and_end_is_refused(
    folder: Path, role: str
) -> None:
    change(folder / "config.json", **{role: None})

    with pytest.raises(ModelError, match=rf"neither config\.json nor .* has {role}"):
        read_folder(folder)


def test_generation_settings_stand_in_for_the_configuration(folder: Path) -> None:
    change(folder / "config.json", decoder_start_token_id=None)
    (folder / "generation_config.json").write_text('{"decoder_start_token_id": 2}')

    assert read_folder(folder).start_id == 2


@pytest.mark.parametrize("value", [-1, 4, 58100, "3", True])
def test_a_decoder_that_starts_outside_of_the_vocabulary_is_refused(
    folder: Path, value: object
) -> None:
    (folder / "generation_config.json").write_text(json.dumps({"decoder_start_token_id": value}))

    with pytest.raises(ModelError, match="outside of the vocabulary of 4"):
        read_folder(folder)


def test_an_end_mark_of_another_number_is_refused(folder: Path) -> None:
    change(folder / "config.json", eos_token_id=2)

    with pytest.raises(ModelError, match=r"eos_token_id is 2, </s> is 0"):
        read_folder(folder)


def test_all_that_is_wrong_with_the_settings_is_said_together(folder: Path) -> None:
    change(folder / "config.json", eos_token_id=None, pad_token_id=9)

    with pytest.raises(ModelError, match=r"eos_token_id; pad_token_id is 9"):
        read_folder(folder)


def test_a_stored_length_of_twenty_is_no_reason_to_refuse(folder: Path) -> None:
    (folder / "generation_config.json").write_text('{"max_length": 20}')

    assert read_folder(folder).max_tokens == 512


def test_a_separate_vocabulary_of_another_size_is_refused(folder: Path) -> None:
    change(folder / "config.json", decoder_vocab_size=7)
    (folder / "target_vocab.json").write_text('{"</s>": 0, "<unk>": 1}')

    with pytest.raises(ModelError, match=r"up to 1, config\.json has decoder_vocab_size 7"):
        read_folder(folder)


def test_a_card_says_how_long_the_models_training_text_was(folder: Path) -> None:
    assert read_folder(folder).trained_tokens == 200
    head, table = CARD.split("[sha256]")
    (folder / "model.toml").write_text(f"{head}[input]\ntrained_tokens = 120\n[sha256]{table}")

    assert read_folder(folder).trained_tokens == 120


def test_no_model_is_trained_beyond_its_positions(folder: Path) -> None:
    change(folder / "config.json", max_position_embeddings=64)

    assert read_folder(folder).trained_tokens == 64


def test_a_broken_configuration_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text("{")

    with pytest.raises(ModelError, match=r"config\.json cannot be read as JSON"):
        read_folder(folder)


def test_without_a_card_the_tokenizer_tells_the_languages(folder: Path) -> None:
    (folder / "model.toml").unlink()
    (folder / "tokenizer_config.json").write_text('{"source_lang": "spa", "target_lang": "eng"}')

    found = read_folder(folder)

    assert (found.name, found.languages, found.targets) == ("tiny", ("es",), ("en",))


@pytest.mark.parametrize(
    ("code", "languages"),
    [
        ("es", ("es",)),
        ("fre", ("fr",)),
        ("cat+oci+spa", ("ca", "es", "oc")),
        ("cat_oci_spa", ("ca", "es", "oc")),
        ("ROMANCE", ("ca", "es", "fr", "gl", "it", "oc", "pt", "ro")),
        ("roa", ("ca", "es", "fr", "gl", "it", "oc", "pt", "ro")),
        ("itc+eng", ("ca", "en", "es", "fr", "gl", "it", "oc", "pt", "ro")),
        ("pt_BR", ("pt",)),
        ("zho_Hant", ("zh",)),
        ("xyz", ("xyz",)),
    ],
)
def test_codes_and_groups_become_languages(
    folder: Path, code: str, languages: tuple[str, ...]
) -> None:
    without_card(folder, code, "eng")

    assert read_folder(folder).languages == languages


def test_the_targets_of_a_group_are_those_that_have_a_mark(folder: Path) -> None:
    with_marks(folder, ">>fra<<", ">>fr_BE<<", ">>por<<", ">>deu_Latn<<")
    without_card(folder, "eng", "mul")

    found = read_folder(folder)

    assert found.targets == ("de", "fr", "pt")
    assert [found.prefix_for(t) for t in found.targets] == [">>deu_Latn<<", ">>fra<<", ">>por<<"]
    with pytest.raises(ModelError, match=r"cannot be told to write 'es'; it knows .*>>por<<"):
        found.prefix_for("es")


def test_a_model_of_one_target_needs_no_mark(folder: Path) -> None:
    found = read_folder(folder)

    assert found.prefix_for("en") == ""
    with pytest.raises(ModelError, match="cannot be told to write 'fr'"):
        found.prefix_for("fr")


def test_a_card_that_promises_a_target_without_a_mark_is_found_out(folder: Path) -> None:
    with_marks(folder, ">>fra<<")
    card = (folder / "model.toml").read_text()
    (folder / "model.toml").write_text(card.replace('["en"]', '["fr", "en"]'))

    found = read_folder(folder)

    assert found.prefix_for("fr") == ">>fra<<"
    with pytest.raises(ModelError, match="cannot be told to write 'en'"):
        found.prefix_for("en")


def without_card(folder: Path, source: str, target: str) -> None:
    (folder / "model.toml").unlink()
    settings = {"source_lang": source, "target_lang": target}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))


def with_marks(folder: Path, *marks: str) -> None:
    pieces = ["</s>", "<unk>", *marks, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({p: i for i, p in enumerate(pieces)}))
    last = len(pieces) - 1
    change(
        folder / "config.json",
        vocab_size=len(pieces), decoder_start_token_id=last, pad_token_id=last,
    )  # fmt: skip


def test_a_source_that_is_only_called_several_is_no_language(folder: Path) -> None:
    without_card(folder, "mul", "eng")

    with pytest.raises(ModelError, match="says what it translates"):
        read_folder(folder)


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


def test_the_fingerprint_follows_beams_and_engine_and_not_batches(folder: Path) -> None:
    plain = MarianTranslator.load(folder)

    assert MarianTranslator.load(folder, num_beams=6).fingerprint != plain.fingerprint
    assert MarianTranslator.load(folder, engine="torch").fingerprint != plain.fingerprint
    assert MarianTranslator.load(folder, token_budget=7).fingerprint == plain.fingerprint


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

    assert [(m.text, m.score) for m in made] == [("", 0.0)] * 2
    assert not translator.loaded


def test_finding_a_model_imports_no_torch(folder: Path) -> None:
    code = (
        "import sys; from aligner.translate.marian import MarianTranslator as M;"
        f"print(M.load({str(folder)!r}).fingerprint);"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from aligner.embed import SentenceTransformerEmbedder, load_embedder
from aligner.embed.locate import locate
from aligner.errors import ConfigError, ModelError, ModelNotFoundError
from aligner.protocols import Vectors
from aligner.testing import HashEmbedder, check_embedder

WORDS = ("the", "last", "buses", "left", "city", "on", "thursday", "evening", "query", ":", "a")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a real, untrained BERT with mean pooling and a limit of 12 tokens."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("bert")
    marks = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    vocabulary = {word: i for i, word in enumerate((*marks, *WORDS))}
    BertTokenizer(vocab=vocabulary).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(folder)
    model = SentenceTransformer(modules=[Transformer(str(folder), max_seq_length=12), Pooling(32)])
    model.prompts = {"ask": "query : "}
    model.default_prompt_name = "ask"
    saved = tmp_path_factory.mktemp("tiny-model")
    model.save(str(saved), create_model_card=False)
    return saved


class Broken:
    """An embedder that breaks one promise."""

    name = fingerprint = "broken"

    def __init__(self, change: str) -> None:
        self.change = change

    def embed(self, texts: list[str]) -> Vectors:
        vectors = HashEmbedder().embed(texts)
        if self.change == "length":
            return vectors * np.float32(2)
        if self.change == "order":
            return np.sort(vectors, axis=0)
        if self.change == "type":
            return vectors.astype(np.float64)
        return vectors if len(texts) else np.empty(0, np.float32)


def test_hash_embedder_keeps_the_contract() -> None:
    check_embedder(HashEmbedder())


@pytest.mark.parametrize("change", ["length", "order", "type", "empty"])
def test_contract_notices_a_broken_promise(change: str) -> None:
    with pytest.raises(AssertionError):
        check_embedder(Broken(change))  # type: ignore[arg-type]


def test_importing_the_package_does_not_import_torch() -> None:
    code = "import sys, aligner.embed; assert 'torch' not in sys.modules"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_any_sentence_transformers_model_keeps_the_contract(tiny: Path) -> None:
    # no prompt: with this one, every text longer than the limit would look alike
    check_embedder(SentenceTransformerEmbedder.load(str(tiny), prompt="", batch_size=3))


def test_the_models_own_prompt_is_used_unless_another_is_set(tiny: Path) -> None:
    own = SentenceTransformerEmbedder.load(str(tiny))
    none = SentenceTransformerEmbedder.load(str(tiny), prompt="")

    assert own.prompt == "query : "
    np.testing.assert_allclose(own.embed(["a city"]), none.embed(["query : a city"]), atol=1e-6)
    assert not np.allclose(own.embed(["a city"]), none.embed(["a city"]), atol=1e-3)


def test_a_text_beyond_the_models_limit_is_reported(tiny: Path) -> None:
    embedder = SentenceTransformerEmbedder.load(str(tiny), prompt="")

    told = embedder.truncated(["the city", "the " * 10, "the " * 11])

    assert embedder.max_length == 12
    assert told == [False, False, True]


def test_fingerprint_changes_with_all_that_changes_a_vector_and_nothing_else(tiny: Path) -> None:
    def fingerprint(**settings: object) -> str:
        return SentenceTransformerEmbedder.load(str(tiny), **settings).fingerprint  # type: ignore[arg-type]

    assert fingerprint() == fingerprint(batch_size=2)
    assert len({fingerprint(), fingerprint(prompt="passage: "), fingerprint(max_length=6)}) == 3


def test_fingerprint_follows_the_weights_and_not_the_readme(tiny: Path, tmp_path: Path) -> None:
    for path in tiny.rglob("*"):
        if path.is_file():
            copy = tmp_path / path.relative_to(tiny)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    before = locate(str(tmp_path)).revision

    (tmp_path / "README.md").write_text("new", encoding="utf-8")
    after_readme = locate(str(tmp_path)).revision
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")

    assert before == after_readme
    assert before != locate(str(tmp_path)).revision


def test_a_batch_that_does_not_fit_is_halved(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = SentenceTransformerEmbedder.load(str(tiny), prompt="")
    texts = ["the city", "a city", "the last buses", "evening", "thursday"]
    expected = embedder.embed(texts)
    encode, sizes = embedder.model.encode, []

    def small_memory(inputs: list[str], **settings: object) -> object:
        sizes.append(len(inputs))
        if len(inputs) > 2:
            raise torch.OutOfMemoryError
        return encode(inputs, **settings)  # type: ignore[call-overload]

    monkeypatch.setattr(embedder.model, "encode", small_memory)

    np.testing.assert_allclose(embedder.embed(texts), expected, atol=1e-6)
    assert max(sizes) == 5


def test_a_model_that_is_not_here_is_named_with_the_places_searched() -> None:
    with pytest.raises(ModelNotFoundError, match="no-such-model") as caught:
        load_embedder("no-such-model")

    assert any("cache" in place for place in caught.value.searched)


def test_a_folder_of_another_kind_of_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")

    with pytest.raises(ModelError, match=r"modules\.json"):
        load_embedder(str(tmp_path))


def test_program_code_of_a_model_folder_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "evil.py").write_text("raise SystemExit('run')", encoding="utf-8")
    module = {"idx": 0, "name": "0", "path": "", "type": "evil.Model"}
    (tmp_path / "modules.json").write_text(json.dumps([module]), encoding="utf-8")

    with pytest.raises(ModelError, match=r"evil\.Model"):
        SentenceTransformerEmbedder.load(str(tmp_path))


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here")
def test_a_device_that_is_not_here_is_a_configuration_error(tiny: Path) -> None:
    with pytest.raises(ConfigError, match="cuda"):
        SentenceTransformerEmbedder.load(str(tiny), device="cuda")

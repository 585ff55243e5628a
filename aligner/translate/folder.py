"""What a MarianMT folder says of itself, read without torch and without its weights."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import ModelError
from aligner.models import CARD, find_model, read_card

__all__ = ["MarianFolder", "read_folder"]

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
NEEDED = ("config.json", "source.spm", "target.spm", "vocab.json")
OPTIONAL = ("generation_config.json", "tokenizer_config.json", "target_vocab.json")
DEFAULT_MAX_TOKENS = 512

# What Marian models without a card of ours write in tokenizer_config.json.
CODES: dict[str, tuple[str, ...]] = {"eng": ("en",), "spa": ("es",), "fra": ("fr",), "fre": ("fr",)}
CODES |= {group: ("ca", "es", "fr", "it", "pt", "ro") for group in ("roa", "itc", "ROMANCE")}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarianFolder:
    """A folder that holds a MarianMT model in the Hugging Face format."""

    path: Path
    name: str
    languages: tuple[str, ...]  # translated from, sorted
    targets: tuple[str, ...]  # translated into, sorted
    max_tokens: int  # of one text, end mark included
    apostrophe: str | None  # form of a French elision that the model knows best
    digest: str  # SHA-256 over every file that changes the output


def read_folder(name_or_path: str | Path) -> MarianFolder:
    """Find and read a model folder.

    Parameters
    ----------
    name_or_path : str or Path
        A bundled model's name, a folder, or a hub name (``owner/model``) that is in the hub's
        cache on this machine.

    Raises
    ------
    ModelNotFoundError
        If there is no such folder.
    ModelError
        If files are missing or do not fit together; the message lists them.
    """
    path = find_model(str(name_or_path))
    missing = [name for name in NEEDED if not (path / name).is_file()]
    weights = [name for name in WEIGHTS if (path / name).is_file()][:1]
    if not weights:
        missing.append(" or ".join(WEIGHTS))
    if missing:
        raise ModelError(str(name_or_path), f"its folder {path} lacks {', '.join(missing)}")
    config = _read_json(path, "config.json")
    if config.get("model_type") != "marian":
        kind = config.get("model_type")
        raise ModelError(str(path), f"config.json has model_type {kind!r}, not 'marian'")
    _check_vocabulary(path, config)
    name, languages, targets = _languages(path, str(name_or_path))
    used = [*NEEDED, *weights, *(name for name in OPTIONAL if (path / name).is_file())]
    return MarianFolder(
        path=path,
        name=name,
        languages=languages,
        targets=targets,
        max_tokens=int(config.get("max_position_embeddings", DEFAULT_MAX_TOKENS)),
        apostrophe=_apostrophe(path),
        digest=_digest(path, sorted(used)),
    )


def _read_json(path: Path, name: str) -> dict[str, Any]:
    try:
        value = json.loads((path / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(str(path), f"{name} cannot be read as JSON ({error})") from error
    if not isinstance(value, dict):
        raise ModelError(str(path), f"{name} holds no JSON object")
    return value


def _check_vocabulary(path: Path, config: dict[str, Any]) -> None:
    vocabulary, size = _read_json(path, "vocab.json"), config.get("vocab_size")
    problems = [
        f"vocab.json lacks {piece}" for piece in ("</s>", "<unk>") if piece not in vocabulary
    ]
    highest = max((i for i in vocabulary.values() if isinstance(i, int)), default=-1)
    if not isinstance(size, int) or highest != size - 1:
        problems.append(
            f"vocab.json numbers its pieces up to {highest}, config.json has vocab_size {size}"
        )
    if problems:
        raise ModelError(str(path), "; ".join(problems))


def _languages(path: Path, asked: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if (path / CARD).is_file():
        card = read_card(path)
        return card.name, tuple(sorted(card.languages)), tuple(sorted(card.targets))
    settings: dict[str, Any] = {}
    if (path / "tokenizer_config.json").is_file():
        settings = _read_json(path, "tokenizer_config.json")
    codes = [settings.get(key) for key in ("source_lang", "target_lang")]
    if not all(isinstance(code, str) and code for code in codes):
        raise ModelError(
            str(path), f"neither {CARD} nor tokenizer_config.json says what it translates"
        )
    source, target = (CODES.get(str(code), (str(code),)) for code in codes)
    return asked.rstrip("/").rsplit("/", 1)[-1], source, target


def _apostrophe(path: Path) -> str | None:
    if not (path / CARD).is_file():
        return None
    card = tomllib.loads((path / CARD).read_text(encoding="utf-8"))
    value = card.get("input", {}).get("apostrophe")
    return None if value is None else str(value)


def _digest(path: Path, names: list[str]) -> str:
    total = hashlib.sha256()
    for name in names:
        with (path / name).open("rb") as file:
            total.update(f"{name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()

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
from aligner.translate.codes import languages_of, mark_language

__all__ = ["MarianFolder", "read_folder"]

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
NEEDED = ("config.json", "source.spm", "target.spm", "vocab.json")
TARGET_VOCABULARY = "target_vocab.json"
OPTIONAL = ("generation_config.json", "tokenizer_config.json", TARGET_VOCABULARY)
DEFAULT_MAX_TOKENS = 512
DEFAULT_TRAINED_TOKENS = 200  # Marian recipes cut their training text at 100 to 250
ROLES = ("decoder_start_token_id", "eos_token_id", "pad_token_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarianFolder:
    """A folder that holds a MarianMT model in the Hugging Face format."""

    path: Path
    name: str
    languages: tuple[str, ...]  # translated from, sorted
    targets: tuple[str, ...]  # translated into, sorted
    prefixes: tuple[str, ...]  # target marks of the vocabulary (``>>fra<<``), sorted
    max_tokens: int  # of one text, end mark included
    trained_tokens: int  # the longest that the model has seen enough of, end mark included
    start_id: int  # what the decoder reads first
    pad_id: int
    digest: str  # SHA-256 over every file that changes the output

    @property
    def separate_vocabularies(self) -> bool:
        """Whether source and target pieces are numbered apart."""
        return (self.path / TARGET_VOCABULARY).is_file()

    def prefix_for(self, target: str) -> str:
        """Return the mark that a source text must start with; empty: the model needs none.

        Raises
        ------
        ModelError
            If the model does not translate into `target`, or has several targets and no mark
            for this one.
        """
        # The plain mark of a language before those of its regions: >>fr<<, then >>fr_BE<<.
        marks = sorted((len(p), p) for p in self.prefixes if mark_language(p) == target)
        if target not in self.targets or (not marks and len(self.targets) > 1):
            known = ", ".join(self.prefixes or self.targets)
            raise ModelError(self.name, f"it cannot be told to write {target!r}; it knows {known}")
        return marks[0][1] if marks else ""


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
    vocabulary = _read_json(path, "vocab.json")
    _check_vocabulary(path, config, vocabulary)
    roles = _roles(path, config, vocabulary)
    prefixes = tuple(sorted(p for p in vocabulary if p.startswith(">>") and p.endswith("<<")))
    name, languages, targets = _languages(path, str(name_or_path), prefixes)
    card_input = _card_input(path)
    max_tokens = int(config.get("max_position_embeddings", DEFAULT_MAX_TOKENS))
    trained = int(card_input.get("trained_tokens", DEFAULT_TRAINED_TOKENS))
    used = [*NEEDED, *weights, *(name for name in OPTIONAL if (path / name).is_file())]
    return MarianFolder(
        path=path,
        name=name,
        languages=languages,
        targets=targets,
        prefixes=prefixes,
        max_tokens=max_tokens,
        trained_tokens=min(trained, max_tokens),
        start_id=roles["decoder_start_token_id"],
        pad_id=roles["pad_token_id"],
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


def _check_vocabulary(path: Path, config: dict[str, Any], vocabulary: dict[str, Any]) -> None:
    problems = [
        f"vocab.json lacks {piece}" for piece in ("</s>", "<unk>") if piece not in vocabulary
    ]
    sizes = [("vocab.json", vocabulary, "vocab_size")]
    if (path / TARGET_VOCABULARY).is_file():
        separate = _read_json(path, TARGET_VOCABULARY)
        sizes.append((TARGET_VOCABULARY, separate, "decoder_vocab_size"))
    for name, pieces, key in sizes:
        highest = max((i for i in pieces.values() if isinstance(i, int)), default=-1)
        size = config.get(key)
        if not isinstance(size, int) or highest != size - 1:
            problems.append(
                f"{name} numbers its pieces up to {highest}, config.json has {key} {size}"
            )
    if problems:
        raise ModelError(str(path), "; ".join(problems))


def _roles(path: Path, config: dict[str, Any], vocabulary: dict[str, Any]) -> dict[str, int]:
    """Return the ids that begin, end and fill a sentence.

    Notes
    -----
    Of the generation settings these alone matter here, and without them a decoder runs on
    defaults that belong to another vocabulary. Length, beams and sampling are set by each call:
    a ``max_length`` of 20, the library's default that many exports carry, is not obeyed.
    """
    settings = dict(config)
    if (path / "generation_config.json").is_file():
        stated = _read_json(path, "generation_config.json")
        settings |= {key: value for key, value in stated.items() if value is not None}
    size = config.get("decoder_vocab_size") or config["vocab_size"]
    problems, found = [], {}
    for role in ROLES:
        value = settings.get(role)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if value is None:
            problems.append(f"neither config.json nor generation_config.json has {role}")
        elif type(value) is not int or not 0 <= value < size:
            problems.append(f"{role} is {value}, outside of the vocabulary of {size}")
        else:
            found[role] = value
    pieces = vocabulary
    if (path / TARGET_VOCABULARY).is_file():
        pieces = _read_json(path, TARGET_VOCABULARY)
    if "eos_token_id" in found and found["eos_token_id"] != pieces.get("</s>"):
        problems.append(f"eos_token_id is {found['eos_token_id']}, </s> is {pieces.get('</s>')}")
    if problems:
        raise ModelError(str(path), "; ".join(problems))
    return found


def _languages(
    path: Path, asked: str, prefixes: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if (path / CARD).is_file():
        card = read_card(path)
        return card.name, tuple(sorted(card.languages)), tuple(sorted(card.targets))
    settings: dict[str, Any] = {}
    if (path / "tokenizer_config.json").is_file():
        settings = _read_json(path, "tokenizer_config.json")
    source, target = (
        languages_of(str(settings.get(f"{x}_lang") or "")) for x in ("source", "target")
    )
    if prefixes and len(target) != 1:
        # A group's name promises more than the model was trained on; its marks do not.
        target = tuple(sorted({mark_language(prefix) for prefix in prefixes}))
    if not source or not target:
        raise ModelError(
            str(path), f"neither {CARD} nor tokenizer_config.json says what it translates"
        )
    return asked.rstrip("/").rsplit("/", 1)[-1], source, target


def _card_input(path: Path) -> dict[str, Any]:
    if not (path / CARD).is_file():
        return {}
    card = tomllib.loads((path / CARD).read_text(encoding="utf-8"))
    return dict(card.get("input", {}))


def _digest(path: Path, names: list[str]) -> str:
    total = hashlib.sha256()
    for name in names:
        with (path / name).open("rb") as file:
            total.update(f"{name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()

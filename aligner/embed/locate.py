"""Find an embedding model on this machine and say what pins its output, without loading it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import ModelError
from aligner.models import CARD, find_model, read_card

__all__ = ["LocatedModel", "locate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedModel:
    """A sentence-transformers model folder, with its name and a digest of its content."""

    folder: Path
    name: str
    revision: str  # digest of the files, or the commit under which the cache holds them

    def fingerprint(self, *, prompt: str | None, max_length: int | None) -> str:
        """Return all that changes a vector: the model and what was asked of it."""
        asked = {"dtype": "float32", "max_length": max_length, "prompt": prompt}
        return f"{self.name}@{self.revision} {json.dumps(asked, sort_keys=True)}"


def locate(name_or_path: str) -> LocatedModel:
    """Find a model by its bundled name, folder, or name in the local Hugging Face cache.

    Raises
    ------
    ModelNotFoundError
        If it is not on this machine.
    ModelError
        If it is no sentence-transformers model.
    """
    folder = find_model(name_or_path, owners=("sentence-transformers",))
    if not (folder / "modules.json").is_file():
        raise ModelError(str(folder), "it has no modules.json: not a sentence-transformers model")
    if (folder / CARD).is_file():
        card = read_card(folder)
        return LocatedModel(folder=folder, name=card.name, revision=_digest(card.sha256))
    if folder.parent.name == "snapshots":  # the cache names a snapshot's folder by its commit
        return LocatedModel(folder=folder, name=name_or_path, revision=folder.name)
    files = {}
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            files[path.relative_to(folder).as_posix()] = content
    return LocatedModel(folder=folder, name=folder.resolve().name, revision=_digest(files))


def _digest(files: dict[str, str]) -> str:
    """Return one digest of the digests of files; a changed README changes no vector."""
    lines = [f"{name} {files[name]}\n" for name in sorted(files) if not name.endswith(".md")]
    return hashlib.sha256("".join(lines).encode()).hexdigest()

"""Where models lie on this machine, and whether they are what their card says."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import ModelError, ModelNotFoundError

__all__ = [
    "BundledModel",
    "check_model",
    "fetch_model",
    "find_model",
    "list_models",
    "model_folders",
    "read_card",
    "write_card",
]

CARD = "model.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledModel:
    """A model folder with a card (``model.toml``) that names the digest of each of its files."""

    path: Path
    name: str
    task: str  # "translation", "embedding" or "match"
    languages: tuple[str, ...]
    targets: tuple[str, ...]  # languages translated into; empty unless a translation model
    licence: str
    origin: str
    revision: str
    sha256: dict[str, str]  # file name -> lower-case hexadecimal digest


def model_folders() -> tuple[Path, ...]:
    """Return the folders that hold models, in the order in which they are searched.

    Returns
    -------
    tuple of Path
        ``$ALIGNER_MODELS`` where set, then the installed package's own models or, in a
        checkout, the folder ``models/`` beside the package.
    """
    package = Path(__file__).resolve().parent
    own = os.environ.get("ALIGNER_MODELS")
    folders = [Path(own)] if own else []
    folders += [package / "_models", package.parent / "models"]
    return tuple(folder for folder in folders if folder.is_dir())


def find_model(name: str, *, owners: tuple[str, ...] = ()) -> Path:
    """Return the folder of a model; nothing is downloaded.

    Parameters
    ----------
    name : str
        A bundled model's name, the path of a model folder, or a hub name (``owner/model``) that
        is in the hub's cache on this machine.
    owners : tuple of str
        Owners to try for a hub name that names none.

    Raises
    ------
    ModelNotFoundError
        If there is no such folder.
    """
    for folder in model_folders():
        if name and (folder / name).is_dir() and Path(name).name == name:
            return folder / name
    if name and Path(name).is_dir():
        return Path(name)
    repositories = [name] if "/" in name else [f"{owner}/{name}" for owner in owners]
    for repository in repositories:
        if (cached := _cached_snapshot(repository)) is not None:
            return cached
    searched = [str(folder) for folder in model_folders()]
    raise ModelNotFoundError(name, (*searched, *(["the hub's cache"] if repositories else [])))


def _cached_snapshot(repository: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(repository, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        return None


def read_card(folder: Path) -> BundledModel:
    """Read the card of a model folder.

    Raises
    ------
    ModelError
        If the card is missing, not TOML, or lacks a field.
    """
    try:
        card: dict[str, Any] = tomllib.loads((folder / CARD).read_text(encoding="utf-8"))
        return BundledModel(
            path=folder,
            name=card["name"],
            task=card["task"],
            languages=tuple(card["languages"]),
            targets=tuple(card.get("targets", ())),
            licence=card["licence"],
            origin=card["origin"],
            revision=str(card["revision"]),
            sha256=dict(card["sha256"]),
        )
    except OSError as error:
        raise ModelError(str(folder), f"its card {CARD} cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise ModelError(str(folder), f"{CARD} is not TOML: {error}") from error
    except KeyError as error:
        raise ModelError(str(folder), f"{CARD} lacks {error}") from error


def list_models() -> list[BundledModel]:
    """Return all models with a card, by name; the first folder that holds a name wins."""
    found: dict[str, BundledModel] = {}
    for folder in model_folders():
        for card in sorted(folder.glob(f"*/{CARD}")):
            model = read_card(card.parent)
            found.setdefault(model.name, model)
    return [found[name] for name in sorted(found)]


def check_model(model: BundledModel) -> list[str]:
    """Compare each file of a model with the digest on its card.

    Returns
    -------
    list of str
        What is wrong, one sentence each; empty when all is well.
    """
    problems = []
    for name, expected in sorted(model.sha256.items()):
        path = model.path / name
        if not path.is_file():
            problems.append(f"{name} is missing")
            continue
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
        if actual != expected:
            problems.append(f"{name} has SHA-256 {actual}, its card says {expected}")
    return problems


def write_card(folder: Path, head: str) -> None:
    """Write the card of a model folder, with the digest of each file but itself.

    Parameters
    ----------
    folder : Path
    head : str
        The card's fields as TOML; the table of digests is put after it.
    """
    lines = [head.strip(), "", "[sha256]"]
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != CARD:
            lines.append(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
    (folder / CARD).write_text("\n".join(lines) + "\n", encoding="utf-8")


def fetch_model(name: str) -> Path:
    """Download a model from the Hugging Face hub into its own cache on this machine.

    Parameters
    ----------
    name : str
        Hub name, ``owner/model``.

    Returns
    -------
    Path
        The folder where it lies; later runs find it by `name`.

    Raises
    ------
    ModelNotFoundError
        If the hub cannot be reached or has no such model.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name))
    except LocalEntryNotFoundError as error:
        searched = ("the Hugging Face hub, which cannot be reached",)
        raise ModelNotFoundError(name, searched) from error
    except (HFValidationError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ModelNotFoundError(name, (f"the Hugging Face hub ({reason})",)) from error

"""Which files the inputs mean: folders walked, manifests opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aligner.errors import ConfigError, InputError
from aligner.ingest.draft import show_path
from aligner.ingest.fields import Fields
from aligner.ingest.manifest import MANIFEST_NAME, read_manifest
from aligner.records import Skipped

__all__ = ["FoundFiles", "find_files"]

_FolderKey = tuple[int, int]  # device and inode: the folder itself, whatever leads to it


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files to read, what each manifest says of them, and what cannot be looked into."""

    described: dict[Path, dict[Path, Fields]] = field(default_factory=dict)  # file, manifest
    skipped: list[Skipped] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)  # phrase to name, of all manifests

    def add_manifest(self, manifest: Path) -> None:
        """Take in all files that a manifest lists."""
        read = read_manifest(manifest)
        for path, fields in read.documents.items():
            self.described.setdefault(path, {})[manifest] = fields
        for alias, name in read.aliases:
            if (other := self.aliases.setdefault(alias, name)) != name:
                problem = f"aliases: {alias!r} stands for {name!r} here, for {other!r} elsewhere"
                raise ConfigError(manifest.as_posix(), (problem,))

    def skip(self, path: Path, error: OSError) -> None:
        """Record what the system does not let us read."""
        self.skipped.append(
            Skipped(path=show_path(path), reason=f"cannot be read: {error.strerror or error}")
        )


def find_files(inputs: Sequence[str | os.PathLike[str]]) -> FoundFiles:
    """Find all files that the inputs mean.

    Parameters
    ----------
    inputs : sequence of path
        Files, folders and manifests (``*.toml``). A manifest named as an input gives the files
        that it lists. A folder gives everything in it, folders below included, but for names
        that begin with a dot; a ``manifest.toml`` anywhere in it adds what it says of the files
        that it lists, and leaves none out.

    Returns
    -------
    FoundFiles

    Raises
    ------
    InputError
        If an input does not exist.
    ConfigError
        If a manifest is wrong.
    """
    found = FoundFiles()
    for path in sorted({_checked(name) for name in inputs}):
        if os.path.isdir(path):
            _add_folder(found, path)
        elif path.suffix.lower() == ".toml":
            found.add_manifest(path)
        else:
            found.described.setdefault(path, {})
    return found


def _checked(name: str | os.PathLike[str]) -> Path:
    given = os.fspath(name)
    try:
        os.lstat(given)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL
        raise InputError(given, "no such file or folder") from error
    except OSError:
        pass  # there, or hidden by a folder that we may not enter: reading will say why not
    return Path(given)


def _add_folder(found: FoundFiles, top: Path) -> None:
    """Walk a folder. Links to folders are followed, but never back into a folder above."""
    waiting: list[tuple[Path, tuple[_FolderKey, ...]]] = [(top, ())]
    while waiting:
        folder, above = waiting.pop()
        try:
            key = _folder_key(folder)
            names = list(_visible_names(folder))
        except OSError as error:
            found.skip(folder, error)
            continue
        if key in above:
            reason = "a link back to a folder that holds it"
            found.skipped.append(Skipped(path=show_path(folder), reason=reason))
            continue
        for name in names:
            path = folder / name
            if os.path.isdir(path):  # unlike the method, no error where entering is forbidden
                waiting.append((path, (*above, key)))
            elif name == MANIFEST_NAME:
                found.add_manifest(path)
            else:
                found.described.setdefault(path, {})


def _visible_names(folder: Path) -> Iterator[str]:
    return (name for name in sorted(os.listdir(folder)) if not name.startswith("."))


def _folder_key(folder: Path) -> _FolderKey:
    status = folder.stat()
    return status.st_dev, status.st_ino

"""One text on its way from a file to a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from aligner.ingest.decode import Decoded
from aligner.ingest.fields import Fields, safe_id

__all__ = ["Draft", "Place", "show_path"]


def show_path(path: Path) -> str:
    """Return a path as people and JSON can read it: posix form, no undecodable bytes.

    Parameters
    ----------
    path : Path
        As the user named it, relative or absolute.
    """
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text lies: a file, or one line of it (counted from 1; 0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A canonical text, what people said about it, and what it says about itself."""

    place: Place
    content: Decoded
    declared: Fields = field(default_factory=Fields)  # by a manifest or a JSONL line
    stated: Fields = field(default_factory=Fields)  # by the page's own metadata

    @property
    def default_id(self) -> str:
        """The file's stem, with the line's number where the file holds many."""
        stem = safe_id(PurePosixPath(self.place.path).stem)
        return f"{stem}-{self.place.line}" if self.place.line else stem

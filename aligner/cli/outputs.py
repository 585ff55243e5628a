"""The outputs of a run: refused before the work where they could not be written after it."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import OutputError
from aligner.records import Report
from aligner.report import render_html, write_atomically, write_csv, write_json, write_tmx

__all__ = ["Outputs", "check_writable"]

STDOUT = "-"
OURS = (
    b'name="generator" content="aligner',
    b'"schema": "aligner/',
    b'creationtool="aligner"',
)
HEAD = 4096  # bytes in which a file of ours names its maker


def check_writable(path: Path, *, force: bool) -> None:
    """Refuse an output that cannot be written, or that would destroy another's file.

    Parameters
    ----------
    path : Path
        The output; an empty file, or one that aligner wrote, may be replaced.
    force : bool
        Replace any file.

    Raises
    ------
    OutputError
        With the reason.
    """
    if path.is_dir():
        raise OutputError(str(path), "it is a folder, expected a file")
    folder = path.parent
    if not folder.is_dir():
        raise OutputError(str(path), f"there is no folder {folder}")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(str(path), "no permission to write there")
    _probe(folder, path)
    if force or not path.is_file():
        return
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head and not any(mark in head for mark in OURS):
        raise OutputError(str(path), "a file that aligner did not write is there")


def _probe(folder: Path, path: Path) -> None:
    """Make a file and forget it: permissions alone do not tell (root, read-only systems)."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(str(path), error.strerror or str(error)) from error


def _check_folder(path: Path) -> None:
    existing = path
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        raise OutputError(str(path), f"{existing} is a file, expected a folder")
    _probe(existing, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where the results of a run go; None: not wanted. JSON may go to stdout (``-``)."""

    page: Path
    json: str | None
    tmx: Path | None
    csv: Path | None
    force: bool

    def check(self) -> None:
        """Check all of them.

        Raises
        ------
        OutputError
            For the first that cannot be written.
        """
        file = Path(self.json) if self.json and self.json != STDOUT else None
        for path in (self.page, file, self.tmx):
            if path is not None:
                check_writable(path, force=self.force)
        if self.csv is not None:
            _check_folder(self.csv)

    def write(self, report: Report) -> list[str]:
        """Write all of them; return the names of the files and folders.

        Raises
        ------
        OutputError
            If one cannot be written.
        """
        write_atomically(self.page, render_html(report))
        written = [str(self.page)]
        if self.json == STDOUT:
            write_json(report, sys.stdout)
        elif self.json:
            write_json(report, self.json)
            written.append(self.json)
        if self.tmx:
            write_tmx(report, self.tmx)
            written.append(str(self.tmx))
        if self.csv:
            write_csv(report, self.csv)
            written.append(str(self.csv))
        return written

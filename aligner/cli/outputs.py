"""The outputs of a run: refused before the work where they could not be written after it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from aligner.errors import ConfigError, OutputError
from aligner.records import Report
from aligner.report import (
    render_html,
    without_quotes,
    write_atomically,
    write_csv,
    write_json,
    write_json_ld,
    write_markdown,
    write_parquet,
    write_tmx,
)
from aligner.report.parquet_tables import check_parquet

__all__ = ["Outputs", "check_writable", "output_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

STDOUT = "-"
OURS = (
    b'name="generator" content="aligner',
    b'"schema": "aligner/',
    b'creationtool="aligner"',
    b'"generator": "aligner"',
    b"generator: aligner",
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


def output_options(command: Command) -> Command:
    """Add the choice of what is written; `Outputs` takes them under the same names."""
    file, folder = click.Path(path_type=Path), click.Path(path_type=Path)
    for option in (
        click.option("--force", is_flag=True, help="Overwrite files that aligner did not write."),
        click.option(
            "--no-quotes",
            is_flag=True,
            help="Write places, digests and first words instead of the articles' texts.",
        ),
        click.option("--parquet", type=folder, help="Also tables as Parquet, into a folder."),
        click.option("--csv", type=folder, help="Also tables as CSV, into a folder."),
        click.option("--tmx", type=file, help="Also the translations as TMX."),
        click.option("--json-ld", type=file, help="Also schema.org claims as JSON-LD."),
        click.option("--markdown", type=file, help="Also a summary in Markdown."),
        click.option("--json", metavar="F", help="Also the report as JSON; - is stdout."),
        click.option(
            "-o",
            "--output",
            "page",
            type=file,
            default=Path("report.html"),
            show_default=True,
            help="The page.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where the results of a run go; None: not wanted. JSON may go to stdout (``-``)."""

    page: Path
    json: str | None = None
    markdown: Path | None = None
    json_ld: Path | None = None
    tmx: Path | None = None
    csv: Path | None = None
    parquet: Path | None = None
    no_quotes: bool = False
    force: bool = False

    def check(self) -> None:
        """Check all of them.

        Raises
        ------
        OutputError
            For the first that cannot be written.
        ConfigError
            If what writes one is not installed, or two of them contradict each other.
        """
        file = Path(self.json) if self.json and self.json != STDOUT else None
        for path in (self.page, file, self.markdown, self.json_ld, self.tmx):
            if path is not None:
                check_writable(path, force=self.force)
        for folder in filter(None, (self.csv, self.parquet)):
            _check_folder(folder)
        if self.parquet:
            check_parquet()
        if self.tmx and self.no_quotes:
            problem = "a TMX file holds whole texts; leave it out, or --no-quotes"
            raise ConfigError("--tmx", (problem,))

    def write(self, report: Report) -> list[str]:
        """Write all of them; return the names of the files and folders.

        Raises
        ------
        OutputError
            If one cannot be written.
        """
        if self.no_quotes:
            report = without_quotes(report)
        write_atomically(self.page, render_html(report))
        if self.json == STDOUT:
            write_json(report, sys.stdout)
        others: tuple[tuple[Path | None, Callable[[Report, Path], None]], ...] = (
            (Path(self.json) if self.json and self.json != STDOUT else None, write_json),
            (self.markdown, write_markdown),
            (self.json_ld, write_json_ld),
            (self.tmx, write_tmx),
            (self.csv, write_csv),
            (self.parquet, write_parquet),
        )
        written = [self.page]
        for path, write in others:
            if path is not None:
                write(report, path)
                written.append(path)
        return list(map(str, written))

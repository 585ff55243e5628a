"""``aligner report``: all outputs of a report file, without models and without the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from aligner.cli.outputs import Outputs, output_options
from aligner.report import read_json

__all__ = ["report"]


@click.command()
@click.argument("file", metavar="REPORT.json", type=click.Path(path_type=Path))
@output_options
def report(*, file: Path, **wanted: Any) -> None:
    """Render a report file again: the page, and other forms of the same records.

    REPORT.json is what `aligner run --json` wrote. Text outside of statements is not in it, and
    is shown as not read. No model is loaded.
    """
    outputs = Outputs(**wanted)
    outputs.check()
    written = outputs.write(read_json(file))
    click.echo(f"wrote {', '.join(written)}", err=True)

"""``aligner evaluate``: a report against an annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from aligner.errors import InputError
from aligner.evaluate import evaluate_report
from aligner.ingest import read_text

__all__ = ["evaluate"]


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as JSON ({error})") from error


@click.command()
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the files that the annotation names.",
)
def evaluate(*, report: Path, gold: Path, texts: Path) -> None:
    """Score a REPORT (JSON) against a GOLD annotation of who says the same."""
    annotation = _read_json(gold)
    try:
        documents = {
            doc: read_text(texts / entry["file"]) for doc, entry in annotation["documents"].items()
        }
        scores = evaluate_report(_read_json(report), annotation, documents)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(str(gold), f"not an annotation of this report ({error!r})") from error
    click.echo(json.dumps(scores, indent=1))

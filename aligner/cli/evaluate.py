"""``aligner evaluate``: a report, or an alignment, against an annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from aligner.errors import ConfigError, InputError
from aligner.evaluate import evaluate_report
from aligner.evaluate_beads import evaluate_beads
from aligner.ingest import read_text
from aligner.report.bitext_reader import read_ladder

__all__ = ["evaluate"]


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as JSON ({error})") from error


def _report_scores(report: Path, gold: Path, texts: Path) -> dict[str, Any]:
    annotation = _read_json(gold)
    try:
        documents = {
            doc: read_text(texts / entry["file"]) for doc, entry in annotation["documents"].items()
        }
        return evaluate_report(_read_json(report), annotation, documents)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(str(gold), f"not an annotation of this report ({error!r})") from error


def _table(scores: dict[str, Any], indent: str = "") -> list[str]:
    """Return one line a measure: its share, its interval, and of how many cases."""
    lines = []
    for name, value in scores.items():
        label = f"{indent}{name.replace('_', ' ')}"
        if not isinstance(value, dict):
            lines.append(f"{label:<26}{value:8.4f}")
        elif "wilson95" in value:
            share = "       -" if value["share"] is None else f"{value['share']:8.4f}"
            low, high = value["wilson95"]
            lines.append(f"{label:<26}{share}  [{low:.3f}, {high:.3f}] of {value['of']}")
        else:
            lines += [label, *_table(value, indent + "  ")]
    return lines


@click.command()
@click.argument("found", type=click.Path(path_type=Path), metavar="REPORT")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the files that the annotation names; needed for a report.",
)
@click.option(
    "--beads",
    is_flag=True,
    help="REPORT and GOLD are alignments: .jsonl, .tsv, .tmx, or lines like [0, 1]:[2].",
)
@click.option("--table", is_flag=True, help="Print a table instead of JSON.")
def evaluate(*, found: Path, gold: Path, texts: Path | None, beads: bool, table: bool) -> None:
    """Score a REPORT (JSON) against a GOLD annotation of who says the same.

    With --beads, score an alignment of two texts: strict counts beads that are the same, lax
    those that share a segment on both sides with one bead of the gold.
    """
    if beads:
        scores = evaluate_beads([(read_ladder(found), read_ladder(gold))])
    elif texts is None:
        raise ConfigError("--texts", ("expected the folder of the annotated files",))
    else:
        scores = _report_scores(found, gold, texts)
    click.echo("\n".join(_table(scores)) if table else json.dumps(scores, indent=1))

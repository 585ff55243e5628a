"""``aligner evaluate``: a report, an alignment or an embedding model, against what is right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import numpy as np

from aligner.backends import load_embedder
from aligner.cached import CachedEmbedder
from aligner.cli.options import (
    cache_option,
    device_option,
    embedding_option,
    no_cache_option,
    open_store,
)
from aligner.config import Config
from aligner.errors import ConfigError, InputError
from aligner.evaluate import evaluate_beads, evaluate_report, retrieval_error
from aligner.ingest import read_text
from aligner.progress import terminal_progress
from aligner.protocols import Vectors
from aligner.report.bitext_reader import read_ladder

__all__ = ["evaluate"]

VECTORS = ".npy"


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


def _read_vectors(path: Path) -> Vectors:
    try:
        vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise InputError(str(path), f"cannot be read as an array ({error})") from error
    if not isinstance(vectors, np.ndarray) or vectors.ndim != 2 or vectors.dtype.kind != "f":
        raise InputError(str(path), "expected one array of floats with a row a text")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.all(np.isfinite(lengths) & (lengths > 0)):
        raise InputError(str(path), "a row is zero or not finite")
    unit: Vectors = (vectors / lengths).astype(np.float32)
    return unit


def _read_lines(path: Path) -> list[str]:
    return read_text(path).removesuffix("\n").split("\n")


def _retrieval_scores(
    paths: tuple[Path, Path],
    langs: tuple[str | None, str | None],
    embed: Callable[[list[str]], Vectors],
) -> dict[str, Any]:
    """Return the error in both directions; texts are embedded, arrays taken as they are."""
    if None in langs or langs[0] == langs[1]:
        raise ConfigError("--retrieval", ("expected two languages, by --from and --to",))
    texts = [None if path.suffix == VECTORS else _read_lines(path) for path in paths]
    vectors = [
        _read_vectors(path) if lines is None else embed(lines)
        for path, lines in zip(paths, texts, strict=True)
    ]
    if vectors[0].shape != vectors[1].shape:
        shapes = " and ".join("{} x {}".format(*each.shape) for each in vectors)
        raise InputError(str(paths[1]), f"expected a row for each of {paths[0]}: {shapes}")
    return {
        "retrieval_error": {
            f"{langs[here]}-{langs[there]}": retrieval_error(
                vectors[here], vectors[there], target_texts=texts[there]
            ).to_dict()
            for here, there in ((0, 1), (1, 0))
        }
    }


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
@click.option(
    "--retrieval",
    is_flag=True,
    help="REPORT and GOLD are texts that translate each other line by line, or arrays (.npy).",
)
@click.option("--from", "source_lang", metavar="LANG", help="Language of REPORT, for --retrieval.")
@click.option("--to", "target_lang", metavar="LANG", help="Language of GOLD, for --retrieval.")
@click.option("--table", is_flag=True, help="Print a table instead of JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@embedding_option
@device_option
@cache_option
@no_cache_option
def evaluate(
    *,
    found: Path,
    gold: Path,
    texts: Path | None,
    beads: bool,
    retrieval: bool,
    source_lang: str | None,
    target_lang: str | None,
    table: bool,
    quiet: bool,
    embedding: str,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
) -> None:
    """Score a REPORT (JSON) against a GOLD annotation of who says the same.

    With --beads, score an alignment of two texts: strict counts beads that are the same, lax
    those that share a segment on both sides with one bead of the gold.

    With --retrieval, embed two texts and print the share of lines whose nearest line of the
    other language is not their translation, both ways.
    """
    if beads and retrieval:
        raise ConfigError("--retrieval", ("does not go with --beads",))
    if beads:
        scores = evaluate_beads([(read_ladder(found), read_ladder(gold))])
    elif retrieval:

        def embed(lines: list[str]) -> Vectors:
            with (
                open_store(cache_folder, no_cache=no_cache) as store,
                terminal_progress(quiet=quiet) as progress,
            ):
                model = load_embedder(Config(embedding=embedding, device=device))
                return CachedEmbedder(model, store, progress=progress).embed(lines)

        scores = _retrieval_scores((found, gold), (source_lang, target_lang), embed)
    elif texts is None:
        raise ConfigError("--texts", ("expected the folder of the annotated files",))
    else:
        scores = _report_scores(found, gold, texts)
    click.echo("\n".join(_table(scores)) if table else json.dumps(scores, indent=1))

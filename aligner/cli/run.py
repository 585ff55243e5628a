"""``aligner run``: the main job."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from aligner.cli.options import (
    cache_option,
    cache_path,
    device_option,
    embedding_option,
    no_cache_option,
    open_store,
    translation_options,
)
from aligner.cli.outputs import Outputs, output_options
from aligner.config import Config
from aligner.corroborate import LEVELS
from aligner.decisions import Decisions
from aligner.errors import InputError
from aligner.ingest import IngestOptions, load_documents
from aligner.pipeline import Pipeline
from aligner.progress import terminal_progress
from aligner.records import Corpus, Report

__all__ = ["run"]

WITH_SKIPPED = 3


def _say(message: str) -> None:
    click.echo(message, err=True)


def _describe(pipeline: Pipeline, corpus: Corpus) -> None:
    """Tell what a run would do: no weights are loaded, nothing is written."""
    plan = pipeline.plan(corpus)
    click.echo(f"documents\t{plan.n_documents}")
    click.echo(f"sentences\t{plan.n_sentences}")
    click.echo(f"statements\t{plan.n_statements}")
    click.echo(f"pairs across documents\t{plan.n_pairs}")
    click.echo(f"translations\t{plan.to_translate} to compute, {plan.translated} in the cache")
    click.echo(f"vectors\t{plan.to_embed} to compute, {plan.embedded} in the cache")
    for name in (pipeline.translator.name, pipeline.embedder.name):
        click.echo(f"model\t{name} is there")


def _summarise(report: Report, pipeline: Pipeline, written: list[str]) -> None:
    levels = Counter(claim.level for claim in report.claims)
    shared = [f"{levels[level]} {level}" for level in LEVELS[:-1] if levels[level]]
    contested = sum("contested" in claim.flags for claim in report.claims)
    n_documents = len(report.documents)
    if n_documents == 1:
        _say("warning: only one document, so there is nothing to compare it with")
    _say(
        f"{n_documents} document{'s' * (n_documents != 1)}, "
        f"{len(report.statements)} statements; claims: "
        f"{', '.join(shared) or 'none shared'}; {contested} contested"
    )
    _say(
        f"computed {pipeline.translator.computed} translations and "
        f"{pipeline.embedder.computed} vectors; the rest came from the cache"
    )
    for note in pipeline.warnings():
        _say(f"warning: {note}")
    _say(f"wrote {', '.join(written)}")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_options
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    help="JSONL of what you said: same, different, same_origin, alias, note.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=IngestOptions().max_bytes,
    show_default=True,
    help="Larger files are skipped.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@translation_options
@embedding_option
@device_option
@cache_option
@no_cache_option
@click.pass_context
def run(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    decisions: Path | None,
    max_bytes: int,
    dry_run: bool,
    quiet: bool,
    translation: str,
    embedding: str,
    beams: int,
    engine: str,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
    **wanted: Any,
) -> None:
    """Compare articles about one event and write one page.

    INPUT is a text, HTML or JSONL file, a folder of them, or a TOML manifest. The same command
    again computes only what is missing.
    """
    config = Config(
        translation=translation,
        embedding=embedding,
        num_beams=beams,
        engine=engine,
        device=device,
    )
    outputs = Outputs(**wanted)
    said = Decisions.load(decisions) if decisions else Decisions()
    if not dry_run:
        outputs.check()
    no_cache = no_cache or (dry_run and not cache_path(cache_folder).exists())
    with open_store(cache_folder, no_cache=no_cache) as store:
        pipeline = Pipeline.default(config, store=store, decisions=said)
        languages = (config.target, *pipeline.translator.source_languages)
        corpus = load_documents(
            inputs, options=IngestOptions(max_bytes=max_bytes, languages=languages)
        )
        for skipped in corpus.skipped:
            _say(f"skipped {skipped.path}: {skipped.reason}")
        for document in corpus.documents:
            for note in document.notes:
                if note.startswith("warning:"):
                    _say(f"{note} ({document.paths[0]})")
        if not corpus.documents:
            raise InputError(", ".join(inputs), "no document to compare is left")
        if dry_run:
            _describe(pipeline, corpus)
            return
        with terminal_progress(quiet=quiet, tokens=lambda: pipeline.translator.tokens) as progress:
            report = pipeline.run(corpus, progress=progress)
    written = outputs.write(report)
    if not quiet:
        _summarise(report, pipeline, written)
    if report.skipped:
        ctx.exit(WITH_SKIPPED)

"""``aligner align``: two texts that translate each other, segment by segment."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.align.bitext import Bitext, Order, align_bitext
from aligner.align.monotone import MOST
from aligner.backends import load_embedder
from aligner.cached import CachedEmbedder
from aligner.cli.options import (
    cache_option,
    device_option,
    embedding_option,
    no_cache_option,
    open_store,
)
from aligner.cli.outputs import check_writable
from aligner.config import Config
from aligner.errors import ConfigError
from aligner.ingest import read_text
from aligner.progress import terminal_progress
from aligner.report.bitext_files import FORMATS, output_paths, write_bitext
from aligner.segment import split_sentences

__all__ = ["align"]


def _segments(path: Path, lang: str, *, lines: bool) -> list[str]:
    text = read_text(path)
    if lines:
        return text.removesuffix("\n").split("\n")  # line i of the file is segment i
    base = lang.split("-")[0].lower()
    return [text[start:end] for start, end in split_sentences(text, base)]


def _said(bitext: Bitext, order: Order) -> str:
    """Return what was measured, and what was done."""
    measured = "not measured" if bitext.score is None else f"{bitext.score:.2f}"
    manner = {"monotone": "monotonely", "free": "free of order"}[bitext.order]
    asked = "" if order == "auto" else ", as asked"
    linked = sum(bool(bead.source) and bool(bead.target) for bead in bitext.beads)
    alone = len(bitext.beads) - linked
    return f"order {measured}: aligned {manner}{asked}; {linked} beads, {alone} without a partner"


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--from", "source_lang", required=True, metavar="LANG", help="Language of SOURCE.")
@click.option("--to", "target_lang", required=True, metavar="LANG", help="Language of TARGET.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=f"The suffix chooses the format: {', '.join(FORMATS)}.",
)
@click.option(
    "--order",
    type=click.Choice(["auto", "monotone", "free"]),
    default="auto",
    show_default=True,
    help="Whether TARGET keeps the order of SOURCE; auto measures it.",
)
@click.option(
    "--most",
    type=click.IntRange(2, MOST),
    default=MOST,
    show_default=True,
    help="Segments that one bead may hold, of both sides together.",
)
@click.option("--lines", is_flag=True, help="One segment a line, instead of finding sentences.")
@click.option("--force", is_flag=True, help="Overwrite a file that aligner did not write.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@embedding_option
@device_option
@cache_option
@no_cache_option
def align(
    *,
    source: Path,
    target: Path,
    source_lang: str,
    target_lang: str,
    output: Path,
    order: Order,
    most: int,
    lines: bool,
    force: bool,
    quiet: bool,
    embedding: str,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
) -> None:
    """Align two texts that translate each other, segment by segment.

    LANG is any language that the embedding model knows. .tsv, .jsonl and .ladder hold every bead,
    .tmx and .moses those with both sides; F.moses becomes two files, F.LANG of either language.
    """
    if output.suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise ConfigError(str(output), (f"expected a suffix of {known}, got {output.suffix!r}",))
    for path in output_paths(output, source_lang, target_lang):
        check_writable(path, force=force)
    source_segments = _segments(source, source_lang, lines=lines)
    target_segments = _segments(target, target_lang, lines=lines)
    config = Config(embedding=embedding, device=device)
    with (
        open_store(cache_folder, no_cache=no_cache) as store,
        terminal_progress(quiet=quiet) as progress,
    ):
        embedder = CachedEmbedder(load_embedder(config), store, progress=progress)
        bitext = align_bitext(source_segments, target_segments, embedder, order=order, most=most)
    written = write_bitext(bitext, output, source_lang, target_lang)
    if not quiet:
        click.echo(f"{_said(bitext, order)}; wrote {' and '.join(map(str, written))}", err=True)

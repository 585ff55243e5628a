"""``aligner align``: two texts that translate each other, segment by segment."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.align.bitext import Order, align_bitext
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
from aligner.report import write_atomically
from aligner.report.bitext_files import FORMATS
from aligner.segment import split_sentences

__all__ = ["align"]


def _segments(path: Path, lang: str, *, lines: bool) -> list[str]:
    text = read_text(path)
    if lines:
        return text.splitlines()
    return [text[start:end] for start, end in split_sentences(text, lang)]


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
    help="The suffix chooses the format: .tmx or .tsv.",
)
@click.option(
    "--order",
    type=click.Choice(["auto", "monotone", "free"]),
    default="auto",
    show_default=True,
    help="Whether TARGET keeps the order of SOURCE; auto measures it.",
)
@click.option("--lines", is_flag=True, help="One segment a line, instead of finding sentences.")
@click.option("--force", is_flag=True, help="Overwrite a file that aligner did not write.")
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
    lines: bool,
    force: bool,
    embedding: str,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
) -> None:
    """Align two texts that translate each other, segment by segment."""
    if output.suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise ConfigError(str(output), (f"expected a suffix of {known}, got {output.suffix!r}",))
    check_writable(output, force=force)
    source_segments = _segments(source, source_lang, lines=lines)
    target_segments = _segments(target, target_lang, lines=lines)
    config = Config(embedding=embedding, device=device)
    with open_store(cache_folder, no_cache=no_cache) as store:
        embedder = CachedEmbedder(load_embedder(config), store)
        bitext = align_bitext(source_segments, target_segments, embedder, order=order)
    write_atomically(output, FORMATS[output.suffix](bitext, source_lang, target_lang))
    linked = sum(bool(bead.source) and bool(bead.target) for bead in bitext.beads)
    measured = "not measured" if bitext.score is None else f"order score {bitext.score}"
    click.echo(f"{linked} beads, {bitext.order} ({measured}); wrote {output}", err=True)

"""``aligner translate``: one line in, one line out."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

import click

from aligner.backends import load_translator
from aligner.cached import CachedTranslator
from aligner.cli.options import (
    cache_option,
    device_option,
    no_cache_option,
    open_store,
    translation_options,
)
from aligner.cli.outputs import check_writable
from aligner.config import Config
from aligner.errors import OutputError
from aligner.progress import line_progress
from aligner.protocols import Translator
from aligner.report.line_files import Sink, record_sink, tmx_sink
from aligner.translate.effort import add_up
from aligner.translate.lines import TranslatedLine, read_blocks, translate_lines
from aligner.translate.meter import MeteredTranslator

__all__ = ["translate"]


@click.command()
@click.argument("file", type=click.File("rb"), default="-", metavar="[FILE|-]")
@click.option("--from", "source", required=True, metavar="LANG", help="Language of the input.")
@click.option(
    "--to",
    "target",
    default=Config().target,
    show_default=True,
    metavar="LANG",
    help="Language of the output.",
)
@click.option(
    "--tmx",
    metavar="F",
    type=click.Path(path_type=Path),
    help="Also a translation memory: each line and its translation.",
)
@click.option(
    "--report",
    metavar="F",
    type=click.Path(path_type=Path),
    help="Also one JSON object a line: score, flags, tokens.",
)
@click.option("--force", is_flag=True, help="Overwrite files that aligner did not write.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@translation_options
@device_option
@cache_option
@no_cache_option
def translate(
    *,
    file: BufferedReader,
    source: str,
    target: str,
    tmx: Path | None,
    report: Path | None,
    force: bool,
    quiet: bool,
    translation: str,
    engine: str,
    beams: int,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
) -> None:
    """Translate lines of text, in order: one line in, one line out.

    Lines are UTF-8 and written as they are done, whatever the length of the input. A line may
    hold several sentences. F is written at the end, as a whole. After an interruption, the same
    command computes only what is missing.
    """
    config = Config(translation=translation, engine=engine, num_beams=beams, device=device)
    for path in (tmx, report):
        if path is not None:
            check_writable(path, force=force)
    tally = _Tally()
    with ExitStack() as stack:
        meter = MeteredTranslator(load_translator(config, cache_folder))
        translator: Translator = meter
        if not no_cache:  # else what is remembered would grow with the input
            translator = CachedTranslator(meter, stack.enter_context(open_store(cache_folder)))
        translator.translate([], source=source, target=target)  # a wrong pair fails at once
        out = sys.stdout.buffer
        sinks: list[Sink] = [tally.add]
        if tmx:
            sinks.append(stack.enter_context(tmx_sink(tmx, source, target, meter.name)))
        if report:
            sinks.append(stack.enter_context(record_sink(report)))
        told = stack.enter_context(
            line_progress(_size(file), tokens=lambda: meter.tokens, quiet=quiet)
        )
        for block in read_blocks(file, getattr(file, "name", "<stdin>")):
            made = translate_lines(block.lines, translator, source=source, target=target)
            _write(out, made)
            for sink in sinks:
                for line in made:
                    sink(line)
            told(tally.lines, block.n_bytes)
    if not quiet:
        tally.summarise(computed=meter.texts)


@dataclass
class _Tally:
    """What has gone through."""

    lines: int = 0
    effort: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    not_utf8: list[int] = field(default_factory=lambda: [0, 0])  # how many, the first

    def add(self, translated: TranslatedLine) -> None:
        """Count a line."""
        self.lines += 1
        self.effort.update(add_up(translated.sentences))
        self.flags.update(flag for sentence in translated.sentences for flag in sentence.flags)
        if translated.line.encoding != "utf-8":
            self.not_utf8 = [self.not_utf8[0] + 1, self.not_utf8[1] or translated.line.number]

    def summarise(self, *, computed: int) -> None:
        """Say it on stderr."""
        effort = self.effort
        flags = ", ".join(f"{flag} {n:,}" for flag, n in sorted(self.flags.items()))
        click.echo(
            f"{self.lines:,} lines, {effort['texts']:,} sentences "
            f"({effort['texts'] - computed:,} from the cache): "
            f"{effort['source_tokens']:,} tokens in, {effort['target_tokens']:,} out; "
            f"{effort['cut']:,} cut, {effort['retried']:,} retried, "
            f"{effort['flagged']:,} flagged{f' ({flags})' if flags else ''}",
            err=True,
        )
        n_wrong, first = self.not_utf8
        if n_wrong:
            click.echo(
                f"warning: lines that are not UTF-8 were read as Windows-1252: {n_wrong:,}, "
                f"the first is line {first}",
                err=True,
            )


def _size(file: BufferedReader) -> int | None:
    """Return the bytes of a regular file, else None."""
    try:
        status = os.fstat(file.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _write(out: BinaryIO, made: Sequence[TranslatedLine]) -> None:
    try:
        out.writelines(f"{line.whole.text}\n".encode() for line in made)
        out.flush()
    except BrokenPipeError:
        raise  # click ends quietly
    except OSError as error:
        raise OutputError("standard output", error.strerror or str(error)) from error

"""``aligner translate``: one line in, one line out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

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
from aligner.config import Config
from aligner.errors import InputError

__all__ = ["translate"]

CHUNK = 512  # lines in memory at once


def _chunks(lines: TextIO) -> Iterator[list[str]]:
    while chunk := list(islice(lines, CHUNK)):
        yield [line.rstrip("\r\n") for line in chunk]


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-", metavar="[FILE|-]")
@click.option("--from", "source", required=True, metavar="LANG", help="Language of the input.")
@click.option("--to", "target", default="en", show_default=True, metavar="LANG")
@translation_options
@device_option
@cache_option
@no_cache_option
def translate(
    *,
    file: TextIO,
    source: str,
    target: str,
    translation: str,
    beams: int,
    device: str,
    cache_folder: Path | None,
    no_cache: bool,
) -> None:
    """Translate lines of text, in order: one line in, one line out."""
    config = Config(translation=translation, num_beams=beams, device=device)
    with open_store(cache_folder, no_cache=no_cache) as store:
        translator = CachedTranslator(load_translator(config), store)
        translator.translate([], source=source, target=target)  # a wrong pair fails at once
        try:
            for chunk in _chunks(file):
                for hypothesis in translator.translate(chunk, source=source, target=target):
                    click.echo(hypothesis.text.replace("\n", " "))
        except UnicodeDecodeError as error:
            raise InputError(file.name, f"is not UTF-8 text ({error})") from error

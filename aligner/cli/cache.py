"""``aligner cache``: how much is remembered, and forgetting it."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.options import cache_option, cache_path
from aligner.store import Store, delete_store
from aligner.translate.ctranslate2_engine import delete_conversions

__all__ = ["cache"]


@click.group()
def cache() -> None:
    """Look at the cache of translations, vectors, facts, neighbours and models, or clear it."""


@cache.command()
@cache_option
def info(cache_folder: Path | None) -> None:
    """Show where the cache is and how much it holds."""
    path = cache_path(cache_folder)
    if not path.exists():
        click.echo(f"{path}\tempty")
        return
    with Store(path) as store:
        found = store.info()
    click.echo(f"{found.path}\t{found.entries} entries\t{found.size_bytes} bytes")


@cache.command()
@cache_option
def clear(cache_folder: Path | None) -> None:
    """Remove the cache file, whatever state it is in, and converted models."""
    path = cache_path(cache_folder)
    removed = delete_store(path) + delete_conversions(path.parent)
    click.echo(f"{path}\t{removed} bytes removed")

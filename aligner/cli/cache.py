"""``aligner cache``: how much is remembered, and forgetting it."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.options import cache_option, cache_path
from aligner.store import Store, delete_store

__all__ = ["cache"]


@click.group()
def cache() -> None:
    """Look at the cache of translations and vectors, or clear it."""


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
    """Remove the cache file, whatever state it is in."""
    path = cache_path(cache_folder)
    click.echo(f"{path}\t{delete_store(path)} bytes removed")

"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from aligner.config import DEVICES, ENGINES, Config, default_cache_path
from aligner.store import Store
from aligner.translate.routed import TIERS

__all__ = [
    "cache_option",
    "cache_path",
    "device_option",
    "embedding_option",
    "no_cache_option",
    "open_store",
    "translation_options",
]

DEFAULTS = Config()
Command = TypeVar("Command", bound=Callable[..., Any])


device_option = click.option(
    "--device",
    type=click.Choice(DEVICES),
    default=DEFAULTS.device,
    show_default=True,
    help="Where models run.",
)
embedding_option = click.option(
    "--embedding",
    metavar="MODEL",
    default=DEFAULTS.embedding,
    show_default=True,
    help="Embedding model: a name or a folder.",
)


def translation_options(command: Command) -> Command:
    """Add the choice of a translation model and of its beam search."""
    for option in (
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default=DEFAULTS.engine,
            show_default=True,
            help="What runs the translation model.",
        ),
        click.option(
            "--beams",
            type=click.IntRange(1, 64),
            default=DEFAULTS.num_beams,
            show_default=True,
            help="Width of the translator's beam search.",
        ),
        click.option(
            "--translation",
            metavar="MODEL",
            default=DEFAULTS.translation,
            show_default=True,
            help="MarianMT model: a name, a folder, several separated by commas, or a tier: "
            f"{', '.join(TIERS)}.",
        ),
    ):
        command = option(command)
    return command


cache_option = click.option(
    "--cache",
    "cache_folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="ALIGNER_CACHE",
    help="Folder that remembers what was computed  [default: the user's cache]",
)
no_cache_option = click.option("--no-cache", is_flag=True, help="Remember nothing.")


def cache_path(cache_folder: Path | None) -> Path:
    """Return the cache file of a folder, or of this user."""
    return cache_folder / default_cache_path().name if cache_folder else default_cache_path()


def open_store(cache_folder: Path | None, *, no_cache: bool = False) -> Store:
    """Open the cache that the options name.

    Raises
    ------
    CacheError
        If it cannot be opened.
    """
    return Store(None if no_cache else cache_path(cache_folder))

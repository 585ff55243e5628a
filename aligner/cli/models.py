"""``aligner models``: which models are there, and are they whole."""

from __future__ import annotations

import click

from aligner.errors import ModelError, ModelNotFoundError
from aligner.models import check_model, fetch_model, list_models, model_folders
from aligner.translate.routed import models_of

__all__ = ["models"]


@click.group()
def models() -> None:
    """List, fetch and check models."""


@models.command("list")
def list_() -> None:
    """List the models that come with aligner, or lie in $ALIGNER_MODELS."""
    for model in list_models():
        targets = f" to {', '.join(model.targets)}" if model.targets else ""
        languages = ", ".join(model.languages)
        click.echo(f"{model.name}\t{model.task}\t{languages}{targets}\t{model.licence}")


@models.command()
@click.argument("name")
def fetch(name: str) -> None:
    """Download a model from the Hugging Face hub: the only command that goes online.

    NAME is a hub name (owner/model) or a tier of `--translation`, which may be several models.
    """
    here = {model.name: model.path for model in list_models()}
    for model in models_of(name):
        click.echo(str(here.get(model) or fetch_model(model)))


@models.command()
def check() -> None:
    """Compare every file of the bundled models with the digest on its card."""
    found = list_models()
    if not found:
        raise ModelNotFoundError("any model", tuple(map(str, model_folders())))
    broken = {model.name: check_model(model) for model in found}
    for model in found:
        problems = broken[model.name]
        click.echo(
            f"{model.name}: {'; '.join(problems) or f'{len(model.sha256)} files as they should be'}"
        )
    wrong = [name for name, problems in broken.items() if problems]
    if wrong:
        raise ModelError(", ".join(wrong), "files are not what the card says")

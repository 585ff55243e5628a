"""Turn the names of models into objects: the only place that knows the implementations."""

from __future__ import annotations

from pathlib import Path

from aligner.config import Config
from aligner.match import MatchModel
from aligner.models import find_model
from aligner.protocols import Embedder, Translator

__all__ = ["load_embedder", "load_match_model", "load_translator"]


def load_translator(config: Config, cache: Path | None = None) -> Translator:
    """Find the translation models; their weights load at the first text.

    Parameters
    ----------
    config : Config
    cache : Path, optional
        Folder of caches, for models that an engine converts; this user's where not given.

    Raises
    ------
    ModelNotFoundError, ModelError
        If one is not there, or not usable.
    """
    from aligner.translate import load_translator as load

    return load(
        config.translation,
        engine=config.engine,
        device=config.device,
        num_beams=config.num_beams,
        cache=cache,
    )


def load_embedder(config: Config) -> Embedder:
    """Find the embedding model; its weights load at the first text.

    Raises
    ------
    ModelNotFoundError, ModelError
        If it is not there, or not usable.
    """
    from aligner.embed import load_embedder as load

    return load(config.embedding, device=config.device)


def load_match_model(config: Config) -> MatchModel:
    """Read the match model.

    Raises
    ------
    ModelNotFoundError, ModelError
        If it is not there, or not usable.
    """
    return MatchModel.load(find_model(config.match))

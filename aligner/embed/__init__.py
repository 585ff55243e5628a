"""Texts to vectors of one space, whatever their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.protocols import Embedder

if TYPE_CHECKING:
    from aligner.embed.sentence_transformer import SentenceTransformerEmbedder

__all__ = ["SentenceTransformerEmbedder", "load_embedder"]


def load_embedder(
    name_or_path: str,
    *,
    device: str = "cpu",
    prompt: str | None = None,
    max_length: int | None = None,
) -> Embedder:
    """Find an embedding model; its weights load at the first text.

    Parameters
    ----------
    name_or_path, device, prompt, max_length
        As for `SentenceTransformerEmbedder.load`; the device may also be ``auto``: a GPU where
        there is one.

    Raises
    ------
    ModelNotFoundError
        If there is no such model on this machine.
    ModelError
        If it is no sentence-transformers model; if it is damaged, at the first text.
    """
    from aligner.cached import LazyEmbedder
    from aligner.embed.locate import locate

    def load() -> Embedder:
        from aligner.embed.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder.load(
            name_or_path, device=_resolve(device), prompt=prompt, max_length=max_length
        )

    model = locate(name_or_path)
    fingerprint = model.fingerprint(prompt=prompt, max_length=max_length)
    return LazyEmbedder(model.name, fingerprint, load)


def _resolve(device: str) -> str:
    import torch

    if device != "auto":
        return device
    return "cuda" if torch.cuda.is_available() else "cpu"


def __getattr__(name: str) -> object:
    # the class needs torch, which takes seconds to import: only who asks for it pays
    if name == "SentenceTransformerEmbedder":
        from aligner.embed.sentence_transformer import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

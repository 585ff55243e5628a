"""The choice of an engine, made before any weights are loaded: a fingerprint names it."""

from __future__ import annotations

from pathlib import Path

from aligner.translate.engine import Engine
from aligner.translate.folder import MarianFolder
from aligner.translate.pieces import Pieces

__all__ = ["ENGINES", "load_engine", "resolve_engine"]

ENGINES = ("auto", "ctranslate2", "torch")
PRECISION = {"cpu": "int8", "cuda": "float16"}  # of CTranslate2, by device


def resolve_engine(name: str, device: str, folder: MarianFolder) -> str:
    """Return the engine and its precision, as `load_engine` takes them.

    Parameters
    ----------
    name : {"auto", "ctranslate2", "torch"}
        ``auto``: CTranslate2 with 8-bit weights on a CPU, unless it cannot run this model as it
        is meant; torch on a GPU.
    device : str
        ``cpu``, ``cuda``, ``cuda:1`` ... or ``auto``: the first GPU where there is one.
    folder : MarianFolder

    Returns
    -------
    str
        ``ctranslate2-int8``, ``torch-float32`` ...

    Raises
    ------
    ValueError
        If there is no such engine.
    """
    if name not in ENGINES:
        raise ValueError(f"engine must be one of {', '.join(ENGINES)}, got {name!r}")
    kind = "cpu" if _device(device) == "cpu" else "cuda"
    if name == "auto":
        name = "ctranslate2" if kind == "cpu" and _suits_ctranslate2(folder) else "torch"
    if name == "ctranslate2":
        return f"ctranslate2-{PRECISION[kind]}"
    return "torch-float32" if kind == "cpu" else "torch-float16"


def load_engine(
    resolved: str, folder: MarianFolder, pieces: Pieces, device: str, cache: Path | None = None
) -> Engine:
    """Load the weights of a model.

    Parameters
    ----------
    resolved : str
        What `resolve_engine` returned, or an engine with another precision that it has
        (``ctranslate2-float32``).
    folder : MarianFolder
    pieces : Pieces
        The folder's own.
    device : str
        As for `resolve_engine`.
    cache : Path, optional
        Folder of this user's caches, where converted models are kept.

    Raises
    ------
    ModelError, CacheError
        As for the engines.
    """
    name, _, precision = resolved.partition("-")
    if name == "ctranslate2":
        from aligner.translate.ctranslate2_engine import CTranslate2Engine, conversion_folder

        return CTranslate2Engine(
            folder, pieces, _device(device), precision, cache=conversion_folder(cache)
        )
    import torch

    from aligner.translate.torch_engine import TorchEngine

    return TorchEngine(folder, pieces, _device(device), getattr(torch, precision))


def _suits_ctranslate2(folder: MarianFolder) -> bool:
    from aligner.translate.ctranslate2_engine import objection

    return objection(folder) is None


def _device(device: str) -> str:
    if device != "auto":
        return device
    import ctranslate2

    if not ctranslate2.get_cuda_device_count():
        return "cpu"  # known without the two seconds that torch takes to import
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"

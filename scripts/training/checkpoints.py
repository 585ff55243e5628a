"""What is needed to go on with a training run exactly where it stopped."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from .model import Trainee

__all__ = [
    "Progress",
    "average",
    "checkpoints",
    "load_checkpoint",
    "put_weights",
    "save_checkpoint",
]

WEIGHTS, OPTIMISER, STATE = "weights.safetensors", "optimiser.safetensors", "state.json"
MOMENTS = ("step", "exp_avg", "exp_avg_sq")


@dataclass(slots=True, kw_only=True)
class Progress:
    """Where a run stands."""

    step: int = 0
    pool: int = 0
    batch: int = 0  # of the pool: the next one
    tokens: int = 0  # target tokens trained on
    seconds: float = 0.0  # of training, all sessions together
    best: float = float("-inf")  # score on the dev sets
    since_best: int = 0  # evaluations
    settings: dict[str, str] = field(default_factory=dict)  # what a later session must repeat


def checkpoints(folder: Path) -> list[Path]:
    """Return the checkpoints of a run, oldest first."""
    return sorted(path for path in folder.glob("step-*") if (path / STATE).is_file())


def save_checkpoint(
    folder: Path, trainee: Trainee, optimiser: torch.optim.Adam, progress: Progress, keep: int
) -> Path:
    """Write a checkpoint in one go, then remove all but the newest `keep`.

    Only the newest holds the state of the optimiser, twice the size of the weights.
    """
    place = folder / f"step-{progress.step:08d}"
    unfinished = folder / f".{place.name}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    named = dict(trainee.trained())
    weights = {name: value.detach().contiguous() for name, value in named.items()}
    save_file(weights, unfinished / WEIGHTS)
    moments = {
        f"{moment} {name}": optimiser.state[value][moment].contiguous()
        for name, value in named.items()
        if value in optimiser.state
        for moment in MOMENTS
    }
    save_file({**moments, "random": torch.get_rng_state()}, unfinished / OPTIMISER)
    (unfinished / STATE).write_text(json.dumps(asdict(progress), indent=1) + "\n", "utf-8")
    if place.exists():
        shutil.rmtree(place)
    os.replace(unfinished, place)
    older = [path for path in checkpoints(folder) if path != place]
    for path in older:
        (path / OPTIMISER).unlink(missing_ok=True)
    for path in older[: max(0, len(older) + 1 - keep)]:
        shutil.rmtree(path)
    return place


def load_checkpoint(path: Path, trainee: Trainee, optimiser: torch.optim.Adam) -> Progress:
    """Put a model and its optimiser back to where they were.

    Raises
    ------
    FileNotFoundError
        If the checkpoint is not the newest of its run, and so has no optimiser.
    """
    put_weights(load_file(path / WEIGHTS), trainee)
    moments = load_file(path / OPTIMISER)
    torch.set_rng_state(moments.pop("random"))
    for name, value in trainee.trained():
        if f"step {name}" in moments:
            optimiser.state[value] = {
                moment: moments[f"{moment} {name}"].to(value.device) for moment in MOMENTS
            }
    return Progress(**json.loads((path / STATE).read_text("utf-8")))


def average(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of some checkpoints, summed in 64 bits."""
    total: dict[str, torch.Tensor] = {}
    for path in paths:
        for name, value in load_file(path / WEIGHTS).items():
            total[name] = total[name] + value.double() if name in total else value.double()
    return {name: (value / len(paths)).float() for name, value in total.items()}


def put_weights(weights: dict[str, torch.Tensor], trainee: Trainee) -> None:
    """Give a model these weights."""
    with torch.no_grad():
        for name, value in trainee.trained():
            value.copy_(weights[name])

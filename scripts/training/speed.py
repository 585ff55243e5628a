"""What makes a step quick on this machine: measured, not assumed."""

from __future__ import annotations

import contextlib
import ctypes
import resource
import sys
import time
from contextlib import AbstractContextManager

import torch

from .corpus import Batch
from .model import Trainee

__all__ = ["Mode", "autocast", "fastest", "peak_memory", "release_memory"]

Mode = tuple[str, str]  # precision ("fp32", "bf16"), attention ("eager", "sdpa")

ALL_ARENAS = 4096  # jemalloc's MALLCTL_ARENAS_ALL


def autocast(device: torch.device, precision: str) -> AbstractContextManager[None]:
    """Return the context in which matrix products run in 16 bits, or none."""
    if precision == "fp32":
        return contextlib.nullcontext()
    return torch.autocast(device.type, dtype=torch.bfloat16)


def fastest(trainee: Trainee, batch: Batch, modes: list[Mode]) -> tuple[Mode, dict[str, float]]:
    """Return the quickest way to compute a gradient, and seconds by way.

    Nothing of the model or of its random state is changed. Each way is tried twice; the second
    time counts.
    """
    seconds: dict[Mode, float] = {}
    state = torch.get_rng_state()
    device = trainee.bias.device
    for mode in modes:
        trainee.core.set_attn_implementation(mode[1])
        for _ in range(2):
            start = time.perf_counter()
            with autocast(device, mode[0]):
                loss = trainee.loss(batch, 0.1)
            loss.backward()  # type: ignore[no-untyped-call]
            if device.type == "cuda":
                torch.cuda.synchronize()
            seconds[mode] = time.perf_counter() - start
            trainee.zero_grad(set_to_none=True)
    torch.set_rng_state(state)
    best = min(modes, key=seconds.__getitem__)
    trainee.core.set_attn_implementation(best[1])
    return best, {"/".join(mode): round(value, 3) for mode, value in seconds.items()}


def release_memory() -> None:
    """Give memory that nothing uses back to the system.

    Allocators that keep freed pages make steps faster, since a page that is kept need not be
    cleared again, but what they keep grows with every new shape of batch. So pages are kept from
    step to step, and given back now and then.
    """
    if not sys.platform.startswith("linux"):
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallctl"):  # jemalloc, preloaded
        library.mallctl(f"arena.{ALL_ARENAS}.purge".encode(), None, None, None, ctypes.c_size_t(0))
    elif hasattr(library, "malloc_trim"):  # glibc
        library.malloc_trim(ctypes.c_size_t(0))


def peak_memory() -> float:
    """Return the most memory that the process has held so far, GB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9

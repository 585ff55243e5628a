"""The training loop: steps, evaluations, checkpoints, and a stop that loses nothing."""

from __future__ import annotations

import json
import math
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import save_file

from .checkpoints import Progress, save_checkpoint
from .corpus import Batch
from .evaluate import DevSet, evaluate
from .model import Trainee
from .speed import autocast, peak_memory, release_memory
from .vocabulary import Vocabulary

__all__ = ["BEST", "Log", "Plan", "Run", "learning_rate", "stop_on_signal"]

BEST = "best.safetensors"
CLIP = 1.0  # norm of the gradient
RELEASE = 25  # steps between two releases of memory
LOG_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to train, how fast to learn, and when to look."""

    peak: float = 3e-4  # learning rate
    warmup: int = 100  # steps
    schedule: str = "cosine"  # or "inverse-sqrt"
    steps: int | None = None
    hours: float | None = None
    smoothing: float = 0.1
    precision: str = "fp32"
    save_minutes: float = 10.0
    evaluate_minutes: float = 15.0
    patience: int | None = None  # evaluations without a better score
    keep: int = 4
    longest: int = 128  # pieces of a translation of a dev sentence

    def done(self, progress: Progress) -> float:
        """Return the share of the training that is over, in [0, 1]."""
        shares = [0.0]
        if self.steps is not None:
            shares.append(progress.step / max(1, self.steps))
        if self.hours is not None:
            shares.append(progress.seconds / max(1e-9, 3600 * self.hours))
        return min(1.0, max(shares))


def learning_rate(plan: Plan, progress: Progress) -> float:
    """Return the rate of the next step: a linear rise, then a fall.

    Notes
    -----
    "cosine" [1]_ falls to 0 at the end of the training; "inverse-sqrt" [2]_ does not ask when
    that will be.

    References
    ----------
    .. [1] I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts",
       ICLR 2017.
    .. [2] A. Vaswani et al., "Attention is all you need", NIPS 2017.
    """
    step = progress.step + 1
    if step <= plan.warmup:
        return plan.peak * step / plan.warmup
    if plan.schedule == "cosine":
        return plan.peak * 0.5 * (1 + math.cos(math.pi * plan.done(progress)))
    return plan.peak * math.sqrt(max(1, plan.warmup) / step)


@contextmanager
def stop_on_signal() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl-C or SIGTERM came; a second Ctrl-C ends at once."""
    came: list[int] = []

    def note(number: int, _: object) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, note) for number in numbers]
    try:
        yield lambda: bool(came)
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


class Log:
    """Events as lines of JSON, in a file and on stdout."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path

    def write(self, event: str, **values: object) -> None:
        """Add a line."""
        line = json.dumps({"event": event, "time": time.strftime("%FT%T%z"), **values})
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)


@dataclass(slots=True, kw_only=True)
class Run:
    """One session of training."""

    trainee: Trainee
    vocabulary: Vocabulary
    optimiser: torch.optim.Adam
    progress: Progress
    plan: Plan
    batches: Callable[[int], list[Batch]]  # of a pool
    dev: Sequence[DevSet]
    folder: Path
    log: Log
    _mean: float = field(default=math.nan, init=False)  # of the loss, over some 100 steps

    def train(self, stopped: Callable[[], bool]) -> bool:
        """Train until the plan is fulfilled; return False where a signal stopped it earlier.

        A checkpoint is written at the end either way.
        """
        plan, progress = self.plan, self.progress
        saved = logged = evaluated = progress.seconds
        tokens = progress.tokens
        for batch in self._stream():
            if stopped() or plan.done(progress) >= 1:
                break
            self._step(batch)
            if progress.step % RELEASE == 0:
                release_memory()
            if progress.seconds - logged >= LOG_SECONDS:
                self._report((progress.tokens - tokens) / (progress.seconds - logged))
                logged, tokens = progress.seconds, progress.tokens
            if progress.seconds - saved >= 60 * plan.save_minutes:
                self.save()
                saved = progress.seconds
            if self.dev and progress.seconds - evaluated >= 60 * plan.evaluate_minutes:
                self.look()
                evaluated = progress.seconds
                if plan.patience is not None and progress.since_best >= plan.patience:
                    self.log.write("no better", evaluations=progress.since_best)
                    break
        self.save()
        return not stopped()

    def save(self) -> None:
        """Write a checkpoint."""
        place = save_checkpoint(
            self.folder, self.trainee, self.optimiser, self.progress, self.plan.keep
        )
        self.log.write("saved", step=self.progress.step, path=place.name)

    def look(self) -> float:
        """Evaluate, and keep the weights if they are the best so far; return the score."""
        with autocast(self.trainee.bias.device, self.plan.precision):
            found = evaluate(self.trainee, self.vocabulary, self.dev, self.plan.longest)
        progress = self.progress
        progress.since_best += 1
        if found["score"] > progress.best:
            progress.best, progress.since_best = found["score"], 0
            weights = {name: value.detach() for name, value in self.trainee.trained()}
            self.folder.mkdir(parents=True, exist_ok=True)
            save_file(weights, self.folder / BEST)
        self.log.write("dev", step=progress.step, hours=round(progress.seconds / 3600, 3), **found)
        return found["score"]

    def _stream(self) -> Iterator[Batch]:
        progress = self.progress
        while True:
            pool = self.batches(progress.pool)
            while progress.batch < len(pool):
                yield pool[progress.batch]  # a step that is taken moves on to the next
            progress.pool, progress.batch = progress.pool + 1, 0

    def _step(self, batch: Batch) -> None:
        start = time.perf_counter()
        rate = learning_rate(self.plan, self.progress)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        with autocast(self.trainee.bias.device, self.plan.precision):
            loss = self.trainee.loss(batch, self.plan.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        weights = [value for _, value in self.trainee.trained()]
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(weights, CLIP)):
            self.optimiser.step()
        else:  # one such step would spoil all weights
            self.log.write("gradient not finite", step=self.progress.step)
        self.optimiser.zero_grad(set_to_none=True)
        value = loss.item()
        self._mean = value if math.isnan(self._mean) else 0.99 * self._mean + 0.01 * value
        self.progress.step += 1
        self.progress.batch += 1
        self.progress.tokens += int((batch.targets >= 0).sum())
        self.progress.seconds += time.perf_counter() - start

    def _report(self, speed: float) -> None:
        progress = self.progress
        self.log.write(
            "step",
            step=progress.step,
            hours=round(progress.seconds / 3600, 3),
            loss=round(self._mean, 4),
            rate=float(f"{learning_rate(self.plan, progress):.3g}"),
            tokens=progress.tokens,
            tokens_per_second=round(speed),
            memory_gb=round(peak_memory(), 2),
        )

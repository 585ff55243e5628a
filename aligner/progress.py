"""Progress on a terminal: one line a stage, with rate and time left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aligner.protocols import Progress, silent

__all__ = ["terminal_progress"]


@contextmanager
def terminal_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a callback that draws on stderr; silent where that is no terminal.

    Parameters
    ----------
    quiet : bool
        Draw nothing in any case.
    """
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from tqdm import tqdm

    bars: dict[str, tqdm[Any]] = {}

    def told(stage: str, done: int, total: int) -> None:
        if stage in bars and (bars[stage].total != total or bars[stage].n > done):
            bars.pop(stage).close()  # the same stage on other texts: a line of its own
        if stage not in bars:
            bars[stage] = tqdm(total=total, desc=stage, unit="text", file=sys.stderr)
        bars[stage].update(done - bars[stage].n)

    try:
        yield told
    finally:
        for bar in bars.values():
            bar.close()

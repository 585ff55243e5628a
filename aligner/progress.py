"""Progress on a terminal: how far, how fast, how long still."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aligner.protocols import Progress, silent

__all__ = ["line_progress", "terminal_progress"]

TRANSLATE = "translate"  # the stage that is measured in tokens
OF_KNOWN_SIZE = "{desc}: {percentage:3.0f}%|{bar}| {postfix} [{elapsed}<{remaining}]"
OF_UNKNOWN_SIZE = "{desc}: {postfix} [{elapsed}]"


@contextmanager
def terminal_progress(
    *, quiet: bool = False, tokens: Callable[[], int] | None = None
) -> Iterator[Progress]:
    """Yield a callback that draws on stderr, one line a stage; silent where that is no terminal.

    Parameters
    ----------
    quiet : bool
        Draw nothing in any case.
    tokens : callable, optional
        Returns the source tokens translated so far; then the line of that stage tells how many
        a second.
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
        bar = bars[stage]
        if tokens is not None and stage == TRANSLATE:
            bar.set_postfix_str(_rate(tokens(), bar), refresh=False)
        bar.update(done - bar.n)

    try:
        yield told
    finally:
        for bar in bars.values():
            bar.close()


@contextmanager
def line_progress(
    size: int | None, *, tokens: Callable[[], int], quiet: bool = False
) -> Iterator[Callable[[int, int], None]]:
    """Yield a callback ``(lines done, bytes done)`` that draws one line on stderr.

    Parameters
    ----------
    size : int or None
        Bytes of the input; None where nobody knows, then no time left is shown.
    tokens : callable
        Returns the source tokens translated so far.
    quiet : bool
        Draw nothing, as where stderr is no terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda lines, done: None
        return
    from tqdm import tqdm

    layout = OF_UNKNOWN_SIZE if size is None else OF_KNOWN_SIZE
    with tqdm(total=size, desc=TRANSLATE, bar_format=layout, file=sys.stderr) as bar:

        def told(lines: int, done: int) -> None:
            bar.set_postfix_str(f"{lines:,} lines, {_rate(tokens(), bar)}", refresh=False)
            bar.update(done - bar.n)

        yield told


def _rate(n_tokens: int, bar: Any) -> str:
    seconds = float(bar.format_dict["elapsed"])
    return f"{n_tokens / seconds if seconds else 0:,.0f} tokens/s"

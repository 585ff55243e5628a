"""What translating took, added up: for the report and for the last line on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.protocols import Hypothesis

__all__ = ["add_up"]


def add_up(hypotheses: Iterable[Hypothesis]) -> dict[str, int]:
    """Count texts and tokens.

    Returns
    -------
    dict of str to int
        ``texts``; ``source_tokens``, ``target_tokens``, ``unknown_tokens`` (source tokens that
        the vocabulary does not know); ``cut`` (texts that were too long for the model and were
        translated in parts), ``retried`` (searched for again because a guard fired) and
        ``flagged`` (a guard objects to what was kept).
    """
    total = dict.fromkeys(
        ("texts", "source_tokens", "target_tokens", "unknown_tokens", "cut", "retried", "flagged"),
        0,
    )
    for hypothesis in hypotheses:
        counts = hypothesis.counts
        total["texts"] += 1
        total["source_tokens"] += counts.source
        total["target_tokens"] += counts.target
        total["unknown_tokens"] += counts.unknown
        total["cut"] += counts.parts > 1
        total["retried"] += counts.retries > 0
        total["flagged"] += bool(hypothesis.flags)
    return total

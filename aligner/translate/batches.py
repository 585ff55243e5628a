"""Texts into batches of bounded size, and out-of-memory batches into halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.translate.engine import Candidate, Decoding, Engine, token_cap

__all__ = ["search"]

Unit = tuple[str, ...]  # source pieces, end mark included


def search(
    engine: Engine, units: Sequence[Unit], decoding: Decoding, *, budget: int, limit: int
) -> dict[Unit, list[Candidate]]:
    """Translate each different unit once.

    Parameters
    ----------
    engine : Engine
    units : sequence of tuple of str
        Source pieces, end mark included; duplicates and order change nothing.
    decoding : Decoding
    budget : int
        Source pieces of one batch, padding and candidates of the search not counted; a longer
        unit is a batch of its own.
    limit : int
        Longest sequence of the model.
    """
    done: dict[Unit, list[Candidate]] = {}
    for cap, batch in _batches(sorted(set(units), key=lambda u: (len(u), u)), budget, limit):
        done |= zip(batch, _generate(engine, batch, decoding, cap), strict=True)
    return done


def _batches(units: Sequence[Unit], budget: int, limit: int) -> Iterator[tuple[int, list[Unit]]]:
    """Cut units that are sorted by length where the cap changes or the budget is spent."""
    batch: list[Unit] = []
    cap = 0
    for unit in units:
        own = token_cap(len(unit), limit)
        if batch and (own != cap or len(unit) * (len(batch) + 1) > budget):
            yield cap, batch
            batch = []
        batch.append(unit)
        cap = own
    if batch:
        yield cap, batch


def _generate(
    engine: Engine, batch: list[Unit], decoding: Decoding, cap: int
) -> list[list[Candidate]]:
    """Translate a batch, by halves where the device has not enough memory for the whole."""
    try:
        return engine.generate(batch, decoding, cap=cap)
    except (MemoryError, RuntimeError) as error:
        # torch.OutOfMemoryError and CTranslate2's own are both RuntimeError.
        if len(batch) == 1 or not _is_out_of_memory(error):
            raise
    half = len(batch) // 2
    return [
        *_generate(engine, batch[:half], decoding, cap),
        *_generate(engine, batch[half:], decoding, cap),
    ]


def _is_out_of_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or "out of memory" in str(error).lower()

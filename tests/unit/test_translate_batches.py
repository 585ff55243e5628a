from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.translate.batches import search
from aligner.translate.engine import Candidate, Decoding, token_cap

LIMIT = 512


class Echo:
    """Repeats its source, remembers its batches, and fails beyond a number of texts."""

    description = "echo"

    def __init__(self, most: int = 1000, error: Exception | None = None) -> None:
        self.most = most
        self.error = error or RuntimeError("CUDA out of memory. Tried to allocate 2 GiB")
        self.batches: list[tuple[int, list[Sequence[str]]]] = []

    def generate(
        self,
        batch: Sequence[Sequence[str]],
        decoding: Decoding,
        *,
        cap: int,
        prefix: Sequence[str] = (),
    ) -> list[list[Candidate]]:
        if len(batch) > self.most:
            raise self.error
        self.batches.append((cap, list(batch)))
        return [[Candidate(tuple(unit), -1.0, truncated=False)] for unit in batch]


def units(*lengths: int) -> list[tuple[str, ...]]:
    return [tuple(f"p{n}" for _ in range(n)) for n in lengths]


def test_each_different_text_is_searched_for_once() -> None:
    engine = Echo()

    found = search(engine, units(3, 5, 3, 3), Decoding(), budget=100, limit=LIMIT)

    assert sum(len(batch) for _, batch in engine.batches) == 2
    assert {unit: candidates[0].pieces for unit, candidates in found.items()} == {
        unit: unit for unit in units(3, 5)
    }


@given(st.lists(st.integers(1, 90), max_size=40), st.integers(1, 200))
def test_no_padded_batch_exceeds_the_budget_and_all_share_a_cap(
    lengths: list[int], budget: int
) -> None:
    engine = Echo()
    made = [(f"u{i}", *["x"] * (n - 1)) for i, n in enumerate(lengths)]

    found = search(engine, made, Decoding(), budget=budget, limit=LIMIT)

    assert set(found) == set(made)
    for cap, batch in engine.batches:
        longest = max(map(len, batch))
        assert longest * len(batch) <= budget or len(batch) == 1
        assert {token_cap(len(unit), LIMIT) for unit in batch} == {cap}


def test_a_batch_that_does_not_fit_into_memory_is_halved() -> None:
    engine = Echo(most=2)

    found = search(engine, units(3, 4, 5, 6, 7), Decoding(), budget=1000, limit=LIMIT)

    assert set(found) == set(units(3, 4, 5, 6, 7))
    assert all(len(batch) <= 2 for _, batch in engine.batches)


def test_one_text_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="out of memory"):
        search(Echo(most=0), units(3), Decoding(), budget=10, limit=LIMIT)


def test_another_error_is_not_taken_for_a_lack_of_memory() -> None:
    engine = Echo(most=0, error=RuntimeError("shapes differ"))

    with pytest.raises(RuntimeError, match="shapes differ"):
        search(engine, units(3, 4), Decoding(), budget=100, limit=LIMIT)
    assert engine.batches == []

"""Documents that are new to a kept collection are looked for, and the result is as if fresh."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.align import comparable
from aligner.align.comparable import comparable_documents
from aligner.align.routes import Routes
from aligner.store import Store

MOST = 3
RNG = np.random.default_rng(0)
UNIVERSE = [RNG.normal(size=(m, 8)).astype(np.float32) for m in (1, 2, 3, 4) * 4]
UNIVERSE[5] = UNIVERSE[9]  # two documents with the same statements
for each in UNIVERSE:
    each /= np.linalg.norm(each, axis=1, keepdims=True)
COLLECTION = st.lists(st.integers(0, 15), min_size=MOST + 2, max_size=16, unique=True)


def _compare(chosen: Sequence[int], store: Store | None = None) -> list[tuple[int, int]]:
    vectors = np.concatenate([UNIVERSE[doc] for doc in chosen])
    usable = np.ones(len(vectors), dtype=np.bool_)
    docs = np.repeat(np.arange(len(chosen)), [len(UNIVERSE[doc]) for doc in chosen])
    routes = Routes(direct=vectors, pivot=vectors, usable=usable, store=store)
    return comparable_documents(routes, docs, most=MOST)


@settings(max_examples=60)
@given(history=st.lists(COLLECTION, min_size=1, max_size=3), now=COLLECTION)
def test_whatever_was_kept_the_result_is_as_if_fresh(
    history: list[list[int]], now: list[int]
) -> None:
    """Documents come, go, and change places."""
    with Store(None) as store:
        for chosen in history:
            assert _compare(chosen, store) == _compare(chosen)
        found = _compare(now, store)

    assert found == _compare(now)


def _count_searches(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    counted: list[tuple[int, int]] = []
    search = comparable._nearest

    def counting(
        vectors: NDArray[np.float32],
        blocks: Sequence[slice],
        some: Sequence[int],
        new: Sequence[int],
    ) -> NDArray[np.float32]:
        counted.append((len(some), len(new)))
        return search(vectors, blocks, some, new)

    monkeypatch.setattr(comparable, "_nearest", counting)
    return counted


def test_only_new_documents_are_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = _count_searches(monkeypatch)
    with Store(None) as store:
        _compare(range(12), store)
        _compare(range(12), store)
        _compare([12, *range(12)], store)

    assert searched == [(12, 12), (12, 0), (1, 13), (12, 1)]


def test_a_document_that_no_ballot_names_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that name one that went look at all others again."""
    with Store(None) as store:
        _compare(range(16), store)
        searched = _count_searches(monkeypatch)
        _compare(range(15), store)

    assert sum(some for some, _ in searched) == 15
    assert {new for _, new in searched} == {0, 15}


@pytest.mark.parametrize("damage", ["ballot", "collection"])
def test_damaged_ballots_are_cast_anew(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = _count_searches(monkeypatch)
    with Store(None) as store:
        expected = _compare(range(12), store)
        kept = dict(store._connection.execute("SELECT key, value FROM entry").fetchall())
        broken = [
            key
            for key, data in kept.items()
            if (zlib.decompress(data)[64:66] == b"-0") == (damage == "collection")
        ]
        store.put_many({key: kept[key][:-1] + b"\x00" for key in broken})

        assert _compare(range(12), store) == expected
    assert len(broken) == (1 if damage == "collection" else 12)
    assert searched == [(12, 12), (12, 12)]


def test_blocks_and_processors_do_not_change_a_similarity() -> None:
    """Products of whole numbers are exact in float32, at any length of the vectors."""
    for d in (3, 384, 512, 1024):
        vectors = np.random.default_rng(d).normal(size=(40, d)).astype(np.float32)
        vectors[1] = vectors[0]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        whole = comparable._whole_numbers(vectors)

        exact = whole.astype(np.int64) @ whole.T.astype(np.int64)

        np.testing.assert_array_equal(whole @ whole.T, exact)
        assert exact.max() < 2**24
        np.testing.assert_allclose(exact / comparable.EXACT**2, vectors @ vectors.T, atol=0.02)

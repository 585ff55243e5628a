"""Which pairs of statements are looked at, in small collections and in large ones."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.align import candidates
from aligner.align.candidates import find_candidates
from aligner.align.comparable import comparable_documents
from aligner.align.routes import Routes, document_rows, nearness
from aligner.store import Store
from tests.make import unit

DOCS = np.array([0, 0, 1, 1], dtype=np.intp)
EVERY = -np.inf  # a margin that leaves nothing out


def _routes(
    vectors: NDArray[np.float32],
    usable: NDArray[np.bool_] | None = None,
    store: Store | None = None,
) -> Routes:
    usable = np.ones(len(vectors), dtype=np.bool_) if usable is None else usable
    return Routes(direct=vectors, pivot=vectors, usable=usable, store=store)


def _random(n: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(n, 6)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def _four() -> Routes:
    return _routes(unit([1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0.9, 0.1, 0]))


def test_candidates_are_mutual_neighbours_across_documents() -> None:
    assert list(find_candidates(_four(), DOCS, [(0, 1)], margin=EVERY, k=1)) == [(1, 3)]


def test_candidates_may_look_further_than_the_nearest() -> None:
    found = find_candidates(_four(), DOCS, [(0, 1)], margin=EVERY, k=2)

    assert list(found) == [(0, 2), (0, 3), (1, 2), (1, 3)]


def test_documents_that_are_not_comparable_have_no_candidates() -> None:
    assert not find_candidates(_four(), DOCS, [], margin=EVERY)


def test_no_statements_give_no_candidates() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)

    assert not find_candidates(_routes(nothing), np.zeros(0, dtype=np.intp), [], margin=EVERY)


def test_an_unusable_translation_leaves_the_pivot_out() -> None:
    usable = np.array([True, True, True, False])
    routes = _routes(unit([1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0.9, 0.1, 0]), usable)

    found = find_candidates(routes, DOCS, [(0, 1)], margin=EVERY, k=1)

    assert found[1, 3].pivot is None
    assert found[1, 3].direct == pytest.approx(1.0, abs=1e-3)


def test_what_is_no_nearer_than_its_neighbourhood_is_left_out() -> None:
    all_as_near = np.sqrt(np.hstack([np.full((12, 1), 0.5), np.eye(12) / 2])).astype(np.float32)
    routes, docs = _routes(all_as_near), np.repeat([0, 1], 6)

    assert len(find_candidates(routes, docs, [(0, 1)], margin=0.9)) == 36
    assert not find_candidates(routes, docs, [(0, 1)], margin=1.05)


def test_a_pair_without_a_margin_is_kept() -> None:
    """Where the documents say nothing else, there is no neighbourhood to compare with."""
    found = find_candidates(_four(), DOCS, [(0, 1)], margin=2.0, k=1)

    assert found[1, 3].margin is None


@given(seed=st.integers(0, 10**6), sizes=st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_the_margin_of_many_pairs_at_once_is_that_of_each_pair(seed: int, sizes: list[int]) -> None:
    docs = np.repeat(np.arange(len(sizes)), sizes)
    routes = _routes(_random(len(docs), seed))
    rows = document_rows(docs)

    found = find_candidates(
        routes, docs, combinations(range(len(sizes)), 2), margin=EVERY, k=len(docs)
    )

    assert len(found) == sum(a * b for a, b in combinations(sizes, 2))
    for (i, j), why in found.items():
        one, other = (
            nearness(routes, i, j, rows[docs[j]]),
            nearness(routes, j, i, rows[docs[i]]),
        )
        if one is None or other is None:
            assert why.margin is None
        else:
            cosine = float(routes.direct[i] @ routes.direct[j])
            expected = cosine / max((one + other) / 2, 1e-3)
            assert why.margin == pytest.approx(expected, rel=1e-3, abs=2e-3)


def test_a_small_collection_is_compared_as_a_whole() -> None:
    docs = np.arange(5)

    assert comparable_documents(_routes(_random(5, 0)), docs, most=4) == list(
        combinations(range(5), 2)
    )
    assert comparable_documents(_routes(_random(0, 0)), np.zeros(0, dtype=np.intp)) == []


@pytest.mark.parametrize("block", [1, 7, 1000])
def test_documents_of_a_large_collection_find_those_that_say_the_same(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents 2s and 2s + 1 share one statement among others that nothing is near to."""
    monkeypatch.setattr("aligner.align.comparable.BLOCK", block)
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(240, 64)).astype(np.float32)
    docs = np.repeat(np.arange(60), 4)
    for story in range(30):
        shared = vectors[8 * story]
        vectors[8 * story + 5] = shared + 0.1 * rng.normal(size=64).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)

    pairs = comparable_documents(_routes(vectors), docs, most=3)

    assert {(2 * s, 2 * s + 1) for s in range(30)} <= set(pairs)
    assert pairs == sorted(set(pairs))
    assert all(a < b for a, b in pairs)
    assert len(pairs) <= 60 * 3


def _never(*_: object) -> None:
    raise AssertionError("computed again")


def test_kept_candidates_equal_fresh_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "LARGE", 1)
    vectors, docs = _random(24, 0), np.repeat(np.arange(4), 6)
    pairs = list(combinations(range(4), 2))
    fresh = find_candidates(_routes(vectors), docs, pairs, margin=1.0)
    with Store(None) as store:
        routes = _routes(vectors, store=store)
        cold = find_candidates(routes, docs, pairs, margin=1.0)
        other = find_candidates(routes, docs, pairs, margin=2.0)
        monkeypatch.setattr(candidates, "_near", _never)
        warm = find_candidates(routes, docs, pairs, margin=1.0)
        moved = _routes(np.concatenate([vectors[6:], vectors[:6]]), store=store)
        some = find_candidates(moved, docs, [(0, 1), (0, 2), (1, 2)], margin=1.0)

    assert fresh
    assert repr(cold) == repr(warm) == repr(fresh)
    assert len(other) < len(fresh)
    assert [(i + 6, j + 6) for i, j in some] == [(i, j) for i, j in fresh if i >= 6]


@pytest.mark.parametrize("changed", ["vectors", "usable"])
def test_candidates_of_a_changed_document_are_not_those_kept(
    changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "LARGE", 1)
    vectors, docs, usable = _random(12, 0), np.repeat([0, 1], 6), np.ones(12, dtype=np.bool_)
    with Store(None) as store:
        before = find_candidates(_routes(vectors, store=store), docs, [(0, 1)], margin=EVERY)
        if changed == "vectors":
            vectors = np.concatenate([vectors[:11], _random(1, 1)])
        else:
            usable = usable & (np.arange(12) != 11)
        found = find_candidates(_routes(vectors, usable, store=store), docs, [(0, 1)], margin=EVERY)

    assert found != before
    assert found == find_candidates(_routes(vectors, usable), docs, [(0, 1)], margin=EVERY)

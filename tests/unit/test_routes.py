"""Which statements are each other's nearest, and by which route."""

from __future__ import annotations

import numpy as np

from aligner.align.routes import Routes, mutual_neighbours, neighbourhood
from tests.make import unit

DOCS = np.array([0, 0, 1, 1], dtype=np.intp)


def _routes(direct: list[list[float]], usable: list[bool] | None = None) -> Routes:
    rows = unit(*direct)
    return Routes(
        direct=rows, pivot=rows, usable=np.array(usable or [True] * len(rows), dtype=np.bool_)
    )


def test_mutual_neighbours_pair_across_documents_only() -> None:
    routes = _routes([[1, 0, 0], [1, 0.1, 0], [0, 1, 0], [0.9, 0.1, 0]])

    pairs = mutual_neighbours(routes, DOCS)

    assert pairs == [(1, 3)]


def test_a_flagged_translation_switches_the_pivot_route_off() -> None:
    direct, pivot = unit([1, 0], [0, 1]), unit([1, 0], [1, 0])
    routes = Routes(direct=direct, pivot=pivot, usable=np.array([True, False]))

    similarity = routes.similarity(slice(0, 1), slice(1, 2))

    assert similarity[0, 0] == 0.0


def test_neighbourhood_averages_the_nearest_of_other_documents() -> None:
    routes = _routes([[1, 0], [0, 1], [1, 0], [0, 1]])

    near = neighbourhood(routes, DOCS, k=2)

    np.testing.assert_allclose(near, [0.5] * 4)


def test_neighbourhood_of_a_lone_document_is_one() -> None:
    routes = _routes([[1, 0], [0, 1]])

    near = neighbourhood(routes, np.array([0, 0]))

    np.testing.assert_array_equal(near, [1, 1])


def test_no_statements_give_no_pairs() -> None:
    empty = np.zeros((0, 2), dtype=np.float32)
    routes = Routes(direct=empty, pivot=empty, usable=np.zeros(0, dtype=np.bool_))

    assert mutual_neighbours(routes, np.zeros(0, dtype=np.intp)) == []

"""Which statements are each other's nearest, and by which route."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.align.routes import Routes, document_rows, nearness
from tests.make import unit


def _routes(direct: list[list[float]], usable: list[bool] | None = None) -> Routes:
    rows = unit(*direct)
    return Routes(
        direct=rows, pivot=rows, usable=np.array(usable or [True] * len(rows), dtype=np.bool_)
    )


def test_a_flagged_translation_switches_the_pivot_route_off() -> None:
    direct, pivot = unit([1, 0], [0, 1]), unit([1, 0], [1, 0])
    routes = Routes(direct=direct, pivot=pivot, usable=np.array([True, False]))

    similarity = routes.similarity(slice(0, 1), slice(1, 2))

    assert similarity[0, 0] == 0.0


def test_nearness_averages_the_nearest_of_the_partners_document() -> None:
    routes = _routes([[1, 0], [0, 1], [0.8, -0.6], [0.6, -0.8]])

    near = nearness(routes, 0, 1, slice(1, 4), k=2)

    assert near == pytest.approx((0.8 + 0.6) / 2)


def test_repetitions_of_the_partner_are_no_background() -> None:
    """A title and its lead say the same: the one is not held against the other."""
    routes = _routes([[1, 0], [1, 0.1], [1, 0.1], [0, 1]])

    near = nearness(routes, 0, 1, slice(1, 4), k=1)

    assert near == pytest.approx(0.995, abs=1e-3)
    assert nearness(routes, 0, 1, slice(1, 4), k=2) is None


def test_a_short_document_has_no_neighbourhood() -> None:
    routes = _routes([[1, 0], [0, 1], [1, 0]])

    assert nearness(routes, 0, 1, slice(1, 3), k=2) is None


def test_the_rows_of_documents_follow_each_other() -> None:
    assert document_rows(np.array([0, 0, 1, 2, 2])) == [slice(0, 2), slice(2, 3), slice(3, 5)]
    assert document_rows(np.zeros(0, dtype=np.intp)) == []

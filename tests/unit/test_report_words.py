from __future__ import annotations

from typing import Any

import pytest

from aligner.records import Quantity
from aligner.report.fact_words import describe_bounds, describe_figure
from aligner.report.page_words import TRANSLATION_FLAGS, describe_effort, describe_origins
from aligner.translate.guards import FLAGS


@pytest.mark.parametrize(
    ("low", "high", "modality", "words"),
    [
        (34000, 34000, "=", "34,000 people"),
        (50000, 50000, "~", "about 50,000 people"),
        (415, None, ">=", "at least 415 people"),
        (415, 415, ">=", "at least 415 people"),
        (None, 500000, "<=", "at most 500,000 people"),
        (2, 3, "range", "2 to 3 people"),
        (None, None, "vague", "“x” people"),
        (1000, 10000, "vague", "some 1,000 to 10,000 people"),
        (0.5, 0.5, "=", "0.5 people"),
        (5e6, 5e6, "~", "about 5,000,000 people"),
    ],
)
def test_figures_are_said_in_words(
    low: float | None, high: float | None, modality: str, words: str
) -> None:
    quantity = Quantity(
        start=0,
        end=1,
        text="x",
        low=low,
        high=high,
        modality=modality,  # type: ignore[arg-type]
        counted="people",
    )

    assert describe_figure(quantity) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({}, ()),
        ({"role": "part"}, ("part of a total",)),
        ({"role": "additional", "place": "aleppo/west"}, ("on top of others", "in Aleppo (west)")),
        ({"place": "hong kong", "by": "police"}, ("in Hong Kong", "given by police")),
        ({"other": 5000.0}, ("or 5,000",)),
        ({"window": "since"}, ("since a date",)),
        ({"window": "per 1 d"}, ("per day",)),
        ({"window": "per 365.25 d"}, ("per year",)),
        ({"window": "per 0.0417 d"}, ("per hour",)),
        ({"window": "per 14 d"}, ("per 2 weeks",)),
        ({"window": "1 d"}, ("within 1 day",)),
        ({"window": "60.8 d"}, ("within 2 months",)),
        ({"window": "0.01 d"}, ("within 0.01 days",)),
        ({"window": "per inf d"}, ("per inf d",)),
        ({"window": "per nan d"}, ("per nan d",)),
        ({"window": "some day"}, ("some day",)),
    ],
)
def test_what_bounds_a_figure_is_said_in_words(
    bounds: dict[str, Any], words: tuple[str, ...]
) -> None:
    quantity = Quantity(start=0, end=1, text="x", low=5, high=5, modality="=", **bounds)

    assert describe_bounds(quantity) == words


@pytest.mark.parametrize(
    ("effort", "words"),
    [
        ({}, ""),
        ({"texts": 0, "cut": 0}, "No text needed a translation."),
        (
            {"texts": 1, "source_tokens": 1, "target_tokens": 2},
            "1 text translated; 0 too long for the model and cut at clauses; 0 searched again "
            "because a guard fired; 0 still flagged; 1 token in, 2 out, 0 unknown to the model.",
        ),
    ],
)
def test_what_translating_took_is_said_in_one_sentence(effort: dict[str, int], words: str) -> None:
    assert describe_effort(effort) == words


def test_every_flag_of_the_guards_is_explained() -> None:
    assert {*FLAGS, "unknown_text"} == set(TRANSLATION_FLAGS)


@pytest.mark.parametrize(
    ("n_min", "n_max", "words"),
    [
        (1, 1, "1 origin"),
        (1, 2, "1 to 2 independent origins"),
        (2, 2, "2 independent origins"),
    ],
)
def test_origins_are_said_in_words(n_min: int, n_max: int, words: str) -> None:
    assert describe_origins(n_min, n_max) == words

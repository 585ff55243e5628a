"""The matcher with parts left out: one route, no gates, no calibration."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from aligner.align.routes import Routes
from aligner.match import FEATURES, MatchModel

__all__ = ["VARIANTS", "Variant", "probability_at", "similarity_at"]

STEEPNESS = 3.0  # of each similarity; any number keeps their order


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What is left of the matcher."""

    name: str
    route: Literal["direct", "pivot", "both"]
    gates: bool
    calibrated: bool

    def routes(self, routes: Routes) -> Routes:
        """Return the routes that are looked at; the pivot alone trusts every translation."""
        if self.route == "direct":
            return replace(routes, usable=np.zeros_like(routes.usable))
        if self.route == "pivot":
            return replace(
                routes, direct=routes.pivot, pivot=routes.pivot, usable=np.ones_like(routes.usable)
            )
        return routes

    def model(self, shipped: MatchModel) -> MatchModel:
        """Return the shipped model, or one that rises with the mean of both similarities alone."""
        if self.calibrated:
            return shipped
        weights = dict.fromkeys(FEATURES, 0.0) | {"direct": STEEPNESS, "pivot": STEEPNESS}
        return replace(shipped, coefficients=weights, intercept=-STEEPNESS)


def similarity_at(probability: float) -> float:
    """Return the mean similarity to which an uncalibrated variant gives a probability."""
    return 0.5 + math.log(probability / (1 - probability)) / (2 * STEEPNESS)


def probability_at(similarity: float) -> float:
    """Return the probability that an uncalibrated variant gives to a mean similarity."""
    return 1 / (1 + math.exp(-2 * STEEPNESS * (similarity - 0.5)))


VARIANTS = (
    Variant(name="direct only", route="direct", gates=False, calibrated=False),
    Variant(name="pivot only", route="pivot", gates=False, calibrated=False),
    Variant(name="both (mean)", route="both", gates=False, calibrated=False),
    Variant(name="both + gates", route="both", gates=True, calibrated=False),
    Variant(name="both + gates + calibration", route="both", gates=True, calibrated=True),
)

"""How probable it is that two statements say the same: a logistic model and the cuts on it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.align.routes import DIGITS
from aligner.errors import ModelError

__all__ = ["FEATURES", "MatchModel"]

FEATURES = ("direct", "pivot", "covered", "in_context", "cross_language", "figures_agree")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchModel:
    """A logistic model over `FEATURES` and the cuts on its probability.

    Attributes
    ----------
    coefficients : mapping of str to float
        One for each feature, on its natural scale.
    intercept : float
    match, possible : float
        Least probability of each grade, ``possible < match``.
    strong : float
        Least probability of a match that makes two origins count as independent witnesses.
    margin : float
        Least margin of a match: how much nearer the two are to each other than each is to its
        neighbourhood in the other's document.
    embedder, translator : str
        The models whose similarities it was fitted on: with others it is uncalibrated.
    """

    coefficients: Mapping[str, float]
    intercept: float
    match: float
    possible: float
    strong: float
    margin: float
    embedder: str
    translator: str

    @classmethod
    def load(cls, folder: Path) -> MatchModel:
        """Read ``match.json`` of a model folder.

        Raises
        ------
        ModelError
            If the file is missing, broken, or was fitted on other features.
        """
        path = folder / "match.json"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            model = cls(
                coefficients=data["coefficients"],
                intercept=data["intercept"],
                match=data["cuts"]["match"],
                possible=data["cuts"]["possible"],
                strong=data["cuts"]["strong"],
                margin=data["cuts"]["margin"],
                embedder=data["embedder"],
                translator=data["translator"],
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(str(folder), f"match.json cannot be read ({error!r})") from error
        if set(model.coefficients) != set(FEATURES):
            raise ModelError(str(folder), f"fitted on {sorted(model.coefficients)}")
        return model

    def cuts(self) -> dict[str, float]:
        """Return all cuts by name, for the report."""
        return {
            "strong": self.strong,
            "match": self.match,
            "possible": self.possible,
            "margin": self.margin,
        }

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a pair says the same, in [0, 1]."""
        logit = self.intercept + sum(self.coefficients[f] * features[f] for f in FEATURES)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), DIGITS)

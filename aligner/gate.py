"""What one question that was asked of a pair of statements found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["YEAR", "Gate", "Verdict", "say_alike"]

YEAR = re.compile(r"(?:19|20)\d\d")  # as a name's key: a bare number that may be a year
Verdict = Literal["agree", "open", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One question asked of a pair of statements.

    ``conflict`` bars a link and may relate two claims; ``open`` means that the facts do not
    show the same truth conditions, so that the pair is at most ``possible``.
    """

    name: Literal[
        "quantity",
        "polarity",
        "date",
        "hour",
        "tense",
        "mood",
        "name",
        "rank",
        "place",
        "opposite",
        "actor",
        "degree",
        "detail",
        "extent",
        "subject",
    ]
    verdict: Verdict
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict} ({self.why})"


def say_alike(one: str, other: str) -> str:
    """Say in words that two mentions are the same."""
    return f"both name {one}" if one == other else f"{one} and {other}"

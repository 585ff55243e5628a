"""Shares of cases, with how sure one may be of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

__all__ = ["Share", "precision_recall", "wilson_interval"]


def wilson_interval(successes: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the confidence interval of a share.

    Parameters
    ----------
    successes : float
        ``0 <= successes <= n``; cases may succeed in part.
    n : int
        Number of cases; nothing is known with ``n = 0``.
    z : float, default=1.96
        Standard score: 95 %.

    Notes
    -----
    A mean of values between 0 and 1 varies at most as much as a share of the same size, so that
    for cases that succeed in part the interval is wide enough. It takes cases as independent;
    pairs of one claim are not quite.

    References
    ----------
    .. [1] E. Wilson, "Probable inference, the law of succession, and statistical inference",
       Journal of the American Statistical Association 22, 1927.
    """
    if n == 0:
        return 0.0, 1.0
    share = successes / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of n cases."""

    successes: float
    n: int

    @property
    def value(self) -> float:
        """The share; 0 where there was no case."""
        return self.successes / self.n if self.n else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the share with its 95 % interval; null where there was no case."""
        return {
            "share": round(self.value, 4) if self.n else None,
            "of": self.n,
            "wilson95": [round(bound, 3) for bound in wilson_interval(self.successes, self.n)],
        }


def precision_recall(precision: Share, recall: Share) -> dict[str, Any]:
    """Return both, and their harmonic mean as ``f1``."""
    p, r = precision.value, recall.value
    f1 = round(2 * p * r / (p + r), 4) if p + r else 0.0
    return {"precision": precision.to_dict(), "recall": recall.to_dict(), "f1": f1}

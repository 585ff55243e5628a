"""Whether two statements name the same hour of the day."""

from __future__ import annotations

from aligner.gate import Gate, say_alike
from aligner.records import Facts, Hour

__all__ = ["hour_gate"]

_NEAR = 30  # minutes: "shortly after 5 pm" may be "à 17 h 20"
_HALF, _DAY = 720, 1440  # minutes


def hour_gate(a: Facts, b: Facts) -> Gate | None:
    """Pair hours off: what one side has beyond the other is detail, what both have differs.

    Parameters
    ----------
    a, b : Facts
        Of two statements.

    Returns
    -------
    Gate or None
        ``open`` where each side names an hour that the other does not.
    """
    if not a.hours or not b.hours:
        return None
    left_a = [x for x in a.hours if not any(_are_one(x, y) for y in b.hours)]
    left_b = [y for y in b.hours if not any(_are_one(x, y) for x in a.hours)]
    if left_a and left_b:
        why = f"one names {_clock(left_a[0])}, the other {_clock(left_b[0])}"
        return Gate(name="hour", verdict="open", why=why)
    x, y = next((x, y) for x in a.hours for y in b.hours if _are_one(x, y))
    return Gate(name="hour", verdict="agree", why=say_alike(_clock(x), _clock(y)))


def _are_one(x: Hour, y: Hour) -> bool:
    round_the_clock = _DAY if x.exact and y.exact else _HALF
    apart = abs(x.minutes - y.minutes) % round_the_clock
    return min(apart, round_the_clock - apart) < _NEAR


def _clock(hour: Hour) -> str:
    return f"{hour.minutes // 60}:{hour.minutes % 60:02}"

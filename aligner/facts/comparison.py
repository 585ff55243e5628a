"""Whether two figures agree, can both hold, or contradict each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from aligner.facts.measures import is_measure, unit_factor
from aligner.facts.scope import other_places, say_place
from aligner.facts.tokens import fold, word_set
from aligner.facts.windows import say_window
from aligner.facts.wording import say_counted, say_difference, say_event, say_figure, say_role
from aligner.records import Quantity

__all__ = ["Comparison", "compare_quantities", "say_difference"]

_EPSILON = 1e-9
_VAGUE_REACH = 10
ComparisonKind = Literal["equal", "compatible", "conflicting", "incomparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two figures stand to each other, and why in plain words."""

    kind: ComparisonKind
    why: str


# Who may be called simply "people" when the same thing befell them: the event says who is meant.
_SAME_WHEN = {
    "protest": frozenset(["person", "protester"]),
    "displacement": frozenset(["person", "refugee", "migrant"]),
    "arrest": frozenset(["person", "protester", "prisoner", "suspect"]),
    "death": frozenset(["person", "body"]),
    "vote": frozenset(["person", "voter", "vote"]),
    "infection": frozenset(["person", "case"]),
    "kidnapping": frozenset(["person", "hostage"]),
}
_HUMAN = word_set(
    """
    civilian child woman man fighter soldier police protester activist prisoner hostage refugee
    journalist health_worker rescuer worker student passenger migrant suspect
    """
)


def compare_quantities(a: Quantity, b: Quantity, *, same_thing: bool = False) -> Comparison:
    """Compare two figures of two texts.

    Parameters
    ----------
    a, b : Quantity
        As `find_quantities` read them, in any languages.
    same_thing : bool, default=False
        All else that the two texts say is the same: what is not known of what is counted, or of
        what befell it, then sets the figures apart no more; what is known still does.

    Returns
    -------
    Comparison
        ``equal``: the same value or bounds; ``compatible``: both can hold (bounds overlap, one is
        rounded); ``conflicting``: same thing counted, and no value fits both; ``incomparable``:
        another thing counted, another event, a part and its whole, what comes on top and a
        total, another place, another time.

    Notes
    -----
    A figure is taken as precise to half a unit of its last digit that is not zero, and never to
    less than 2 % ("=") of itself; an approximation to 5 %, below one hundred to 10 %. Vague
    magnitudes are loose above, up to ten times their upper end, which they do not hold. A figure
    with two readings (English "5.000") conflicts only where both of them do.
    """
    readings = [_compare(x, y, same_thing) for x in _readings(a) for y in _readings(b)]
    first = readings[0]
    if len(readings) == 1 or first.kind == "incomparable":
        return first
    fitting = [comparison for comparison in readings if comparison.kind in ("equal", "compatible")]
    if not fitting:
        return first
    unsure = " and ".join(f"“{q.text}”" for q in (a, b) if q.other is not None)
    why = f"{fitting[0].why}, if {unsure} is read so"
    return Comparison(kind="compatible", why=why)


def _readings(quantity: Quantity) -> list[Quantity]:
    if quantity.other is None:
        return [quantity]
    low = None if quantity.low is None else quantity.other if quantity.low else quantity.low
    high = None if quantity.high is None else quantity.other
    return [quantity, replace(quantity, low=low, high=high, other=None)]


def _compare(a: Quantity, b: Quantity, same_thing: bool) -> Comparison:
    reason = _known_apart(a, b) if same_thing else _incomparable(a, b)
    in_units = a.concept == b.concept  # a unit that is in no table scales neither
    low_a, high_a, low_b, high_b = *_scaled(a, in_units), *_scaled(b, in_units)
    same = _close(low_a, low_b) and _close(high_a, high_b)
    reach_a, reach_b = _reach(a, low_a, high_a), _reach(b, low_b, high_b)
    meet = max(reach_a[0], reach_b[0]) <= min(reach_a[1], reach_b[1])
    loosely = a.modality == b.modality == "vague" and max(low_a, low_b) < min(high_a, high_b)
    if reason is not None:
        only_event = reason.startswith("event unknown")
        if only_event and (loosely or (same and low_a >= 100)):
            return Comparison(kind="equal", why=f"both {say_figure(a)}")
        return Comparison(kind="incomparable", why=reason)
    what = say_counted(a, b)
    if same and a.role != b.role:
        return Comparison(
            kind="compatible", why=f"both {say_figure(a)}: {say_role(a)} and {say_role(b)}"
        )
    if same or loosely:  # "cientos" and "quelques centaines" say the same
        return Comparison(kind="equal", why=f"both {say_figure(a)} {what}".rstrip())
    figures = say_difference(a, b)
    if meet:
        return Comparison(kind="compatible", why=f"both can hold: {figures}")
    if (scope := _scope_unknown_of_one(a, b)) is not None:
        return Comparison(kind="incomparable", why=f"{scope}: {figures}")
    if a.concept == "duration" and a.event is None and not same_thing:
        return Comparison(kind="incomparable", why="it is not known that the same lasted so long")
    return Comparison(kind="conflicting", why=figures)


def _incomparable(a: Quantity, b: Quantity) -> str | None:
    return _other_thing(a, b) or _other_scope(a, b) or _othersay_event(a, b)


def _known_apart(a: Quantity, b: Quantity) -> str | None:
    """Say in words what sets two figures apart, of what is known of both."""
    things = _other_thing(a, b) if a.concept and b.concept and a.concept != b.concept else None
    events = _othersay_event(a, b) if a.event and b.event else None
    return things or _other_scope(a, b) or events


def _other_scope(a: Quantity, b: Quantity) -> str | None:
    """Say in words how part and whole, place or time set two figures apart."""
    if a.role != b.role and not _same_bounds(a, b):
        return f"{say_role(a)} and {say_role(b)}: {say_figure(a)} and {say_figure(b)}"
    if other_places(a.place, b.place):
        return f"other places: {say_place(a.place or '')} and {say_place(b.place or '')}"
    rates = [window is not None and window.startswith("per ") for window in (a.window, b.window)]
    if rates[0] != rates[1]:
        return "one is a rate, the other is not"
    if a.window and b.window and a.window != b.window:
        return f"other times: {say_window(a.window)} and {say_window(b.window)}"
    return None


def _same_bounds(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _scope_unknown_of_one(a: Quantity, b: Quantity) -> str | None:
    """Say why two figures that differ need not conflict: one counts a day, or a rate."""
    windows = {a.window, b.window} - {"since", "until"}
    if None in windows and len(windows) == 2:
        window = next(window for window in windows if window)
        return f"one counts {say_window(window)}, the other does not say"
    return None


def _othersay_event(a: Quantity, b: Quantity) -> str | None:
    if a.event != b.event:
        if a.event is None or b.event is None:
            return f"event unknown of one: {a.event or b.event}"
        return f"other events: {say_event(a.event)} and {say_event(b.event)}"
    return None


def _other_thing(a: Quantity, b: Quantity) -> str | None:
    if a.concept is None or b.concept is None:
        if a.concept != b.concept or not a.counted or not b.counted:
            return "it is not known that the same thing is counted"
        if _stem(a.counted) != _stem(b.counted):
            return f"other things counted: {a.counted} and {b.counted}"
    elif a.concept != b.concept and not _same_people(a, b):
        pair = {a.concept, b.concept}
        if "person" in pair and pair & _HUMAN:
            return f"part and whole: {a.counted or a.concept} and {b.counted or b.concept}"
        return f"other things counted: {a.counted or a.concept} and {b.counted or b.concept}"
    if a.concept == "percent" and not _same_share(a, b):
        return "shares of other things, or it is not known of what"
    return None


def _same_people(a: Quantity, b: Quantity) -> bool:
    group = _SAME_WHEN.get(a.event or "", frozenset())
    return a.event == b.event and a.concept in group and b.concept in group


def _same_share(a: Quantity, b: Quantity) -> bool:
    return bool(a.counted and b.counted and _stem(a.counted) == _stem(b.counted))


def _stem(counted: str) -> str:
    """Reduce a phrase to the beginning of its first word, the same for most cognates."""
    return fold(counted.split()[0])[:5]


def _scaled(quantity: Quantity, in_units: bool) -> tuple[float, float]:
    """Return the bounds in the base unit of the measure: days, square metres, metres a second."""
    factor = 1.0
    if in_units and quantity.concept is not None and is_measure(quantity.concept):
        factor = unit_factor(quantity.counted, quantity.concept)
    low = 0.0 if quantity.low is None else quantity.low * factor
    return low, inf if quantity.high is None else quantity.high * factor


def _close(x: float, y: float) -> bool:
    if inf in (x, y):
        return x == y
    return abs(x - y) <= 1e-6 * max(abs(x), abs(y))


def _reach(quantity: Quantity, low: float, high: float) -> tuple[float, float]:
    """Widen bounds by the precision of the figure; the open ends are not reached."""
    tolerance = _tolerance(quantity, low, high) * (1 - _EPSILON)
    # "thousands" of what turns out to be 34,000 is loose, not wrong: one order of magnitude above
    end = high * _VAGUE_REACH * (1 - _EPSILON) if quantity.modality == "vague" else high
    return low - tolerance, end + tolerance


def _tolerance(quantity: Quantity, low: float, high: float) -> float:
    value = high if high < inf else low
    if quantity.modality == "vague":
        return 0.0
    if quantity.modality == "~":
        return value * (0.1 if value < 100 else 0.05)
    return min(_half_unit(value) if value >= 1 else 0.0, value * 0.02)


def _half_unit(value: float) -> float:
    """Return half a unit of the last digit that is not zero: 34,000 gives 500."""
    if value != int(value):
        return value * 0.005
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0**zeros / 2 if zeros else 0.0

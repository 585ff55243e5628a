"""What was read in a statement, in the plain English of the page and of the command line."""

from __future__ import annotations

from aligner.records import DateMention, Origin, Quantity

__all__ = ["describe_bounds", "describe_days", "describe_figure", "describe_via"]

_ROLES = {"part": "part of a total", "additional": "on top of others"}
# Days in each, and how far a rounded number of days may be from a whole number of them.
_UNITS = (("year", 365.25), ("month", 30.4), ("week", 7.0), ("day", 1.0), ("hour", 1 / 24))
_ROUNDED = 0.02


def describe_figure(quantity: Quantity) -> str:
    """Say what a figure was read as: ``at least 415 civilians``."""
    low, high = quantity.low, quantity.high
    before = {"~": "about ", "vague": "some "}.get(quantity.modality, "")
    if low is None and high is None:
        figure = f"“{quantity.text}”"
    elif high is None:
        figure = f"at least {low:,.12g}"
    elif low is None:
        figure = f"at most {high:,.12g}"
    elif low != high:
        figure = f"{before}{low:,.12g} to {high:,.12g}"
    else:
        before = {">=": "at least ", "<=": "at most "}.get(quantity.modality, before)
        figure = f"{before}{low:,.12g}"
    return f"{figure} {quantity.counted or ''}".rstrip()


def describe_bounds(quantity: Quantity) -> tuple[str, ...]:
    """Say what bounds a figure, each in a few words, and nothing of what is not known.

    Parameters
    ----------
    quantity : Quantity

    Returns
    -------
    tuple of str
        Its other reading, its part in a whole, its place, its time, and who gives it:
        ``("on top of others", "in Aleppo (west)", "per day", "given by police")``.
    """
    bounds = (
        None if quantity.other is None else f"or {quantity.other:,.12g}",
        _ROLES.get(quantity.role),
        _place(quantity.place) if quantity.place else None,
        _window(quantity.window) if quantity.window else None,
        f"given by {quantity.by}" if quantity.by else None,
    )
    return tuple(filter(None, bounds))


def describe_days(date: DateMention) -> str:
    """Say which days a date was read as."""
    if date.earliest is None and date.latest is None:
        return "not resolved to days"
    if date.earliest == date.latest:
        return str(date.earliest)
    return f"{date.earliest or 'open'} to {date.latest or 'open'}"


def describe_via(origin: Origin) -> str:
    """Say through whom a statement came, nearest first: ``through AFP, then SANA``."""
    return f"through {', then '.join(origin.via)}" if origin.via else ""


def _place(key: str) -> str:
    """Word the key of a place: ``aleppo/west`` is "in Aleppo (west)"."""
    name, _, side = key.partition("/")
    return f"in {name.title()}" + (f" ({side})" if side else "")


def _window(window: str) -> str:
    """Word a window: ``per 1 d`` is "per day", ``14 d`` is "within 2 weeks"."""
    if window in ("since", "until"):
        return f"{window} a date"
    try:
        amount = _amount(float(window.removeprefix("per ").removesuffix(" d")))
    except (ValueError, OverflowError):  # not of our making: a report file may hold any text
        return window
    if not window.startswith("per "):
        return f"within {amount}"
    return f"per {amount.removeprefix('1 ')}"


def _amount(days: float) -> str:
    """Word a number of days in the largest unit that it is a whole number of."""
    for unit, length in _UNITS:
        count = round(days / length)
        if count and abs(days / length - count) <= _ROUNDED * count:
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    return f"{days:,g} days"

"""What was read in a statement, in the plain English of the page and of the command line."""

from __future__ import annotations

from aligner.facts.scope import say_place
from aligner.facts.windows import say_window
from aligner.records import DateMention, Origin, Quantity

__all__ = ["describe_bounds", "describe_days", "describe_figure", "describe_via"]

_ROLES = {"part": "part of a total", "additional": "on top of others"}


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
        f"in {say_place(quantity.place)}" if quantity.place else None,
        say_window(quantity.window) if quantity.window else None,
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

"""A day, a month or a part of one, and the year that it is in."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date

__all__ = ["FORWARD", "in_month", "looks_ahead"]

_Interval = tuple[date | None, date | None]
_UNKNOWN: _Interval = (None, None)
FORWARD = ("next", "proxim", "prochain", "que viene")
_THIS = ("this", "este", "presente", "cette")
_PARTS = {
    "early": (1, 10), "beginning of": (1, 10), "principios": (1, 10), "comienzos": (1, 10),
    "inicios": (1, 10), "debut": (1, 10), "mid": (11, 20), "mediados": (11, 20), "mi": (11, 20),
    "courant": (1, 31), "late": (21, 31), "end of": (21, 31), "finales": (21, 31),
    "fines": (21, 31), "fin": (21, 31),
}  # fmt: skip


def in_month(
    groups: Mapping[str, str], month: int, weekday: int | None, published: date | None
) -> _Interval:
    """Resolve what a form of dates.toml has found in a month.

    Parameters
    ----------
    groups : mapping of str to str
        Named groups that matched.
    month : int
        In [1, 12].
    weekday : int or None
        The weekday that stands beside the day, Monday 0.
    published : date or None
        Day of publication.

    Returns
    -------
    (date or None, date or None)
        First and last day; None and None without a year, or for a day that is no such weekday.

    Raises
    ------
    ValueError
        If the day does not exist.
    """
    day_text = next((groups[f"d{n}"] for n in range(1, 4) if f"d{n}" in groups), None)
    last_text = groups.get("d1b") or groups.get("d3b")
    day = _day_number(day_text) if day_text else None
    year = _year_of(groups, month, day, weekday, published)
    if year is None:
        return _UNKNOWN
    if day is not None:
        first = date(year, month, day)
        if weekday is not None and first.weekday() != weekday:
            return _UNKNOWN  # "Monday, 16 May 2018": which of the two is wrong?
        return first, date(year, month, _day_number(last_text)) if last_text else first
    length = calendar.monthrange(year, month)[1]
    low, high = _PARTS[groups["part"]] if "part" in groups else (1, length)
    return date(year, month, low), date(year, month, min(high, length))


def _year_of(
    groups: Mapping[str, str],
    month: int,
    day: int | None,
    weekday: int | None,
    published: date | None,
) -> int | None:
    written = next((groups[f"y{n}"] for n in range(1, 6) if f"y{n}" in groups), None)
    if written:
        return int(written)
    if published is None:
        return None
    relative = groups.get("yrel") or groups.get("yrel2")
    if relative:
        step = 1 if relative.startswith(FORWARD) else -1
        return published.year + (0 if relative in _THIS else step)
    year = _nearest_year(month, day, published, forward=looks_ahead(groups))
    if day is None or weekday is None:
        return year
    # a weekday tells the year: "Sunday 12 December" is not of this year, if that was a Monday
    days = (date(year + off, month, min(day, 28)) for off in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5))
    fits = (weekday - day + min(day, 28)) % 7
    return next((one.year for one in days if one.weekday() == fits), year)


def _day_number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else 1  # "primero", "premier"


def looks_ahead(groups: Mapping[str, str]) -> bool:
    """Say whether a form, or the clause around it, speaks of what is to come."""
    words = [groups.get(key, "") for key in ("mdir", "wdir", "dir", "dir2", "before")]
    known = "before" in groups or "ahead" in groups
    return known or any(word.startswith(FORWARD) for word in words)


def _nearest_year(month: int, day: int | None, published: date, *, forward: bool) -> int:
    if day is None:
        if forward:
            return published.year + (month < published.month)
        return published.year - (month > published.month)
    day = min(day, 28)  # nearness does not turn on the last days of a month
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda year: abs((date(year, month, day) - published).days))

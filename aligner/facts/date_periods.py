"""Periods that are not a day, a month or a year: ranges, decades, quarters, seasons."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

__all__ = ["named_period"]

_TENS = {
    "veinte": 20, "vingt": 20, "treinta": 30, "trente": 30, "cuarenta": 40, "quarante": 40,
    "cincuenta": 50, "cinquante": 50, "sesenta": 60, "soixante": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90,
}  # fmt: skip
_NTH = {"first": 0, "prim": 0, "premi": 0, "second": 1, "segund": 1, "deux": 1, "third": 2,
        "terc": 2, "trois": 2, "fourth": 3, "cuart": 3, "quatr": 3}  # fmt: skip
_QUARTERS = ("quarter", "trimestre")
# the months that both hemispheres' northern half and common use give a season, inclusive
_SEASONS = {"spring": (3, 6), "primavera": (3, 6), "printemps": (3, 6), "summer": (6, 9),
            "verano": (6, 9), "ete": (6, 9), "autumn": (9, 12), "fall": (9, 12),
            "otono": (9, 12), "automne": (9, 12)}  # fmt: skip


def named_period(
    groups: Mapping[str, str], months: Mapping[str, int], published: date | None
) -> tuple[date | None, date | None] | None:
    """Resolve a period that a form of dates.toml has found.

    Parameters
    ----------
    groups : mapping of str to str
        Named groups that matched.
    months : mapping of str to int
        Number of each folded month name.
    published : date or None
        Day of publication.

    Returns
    -------
    (date or None, date or None) or None
        First and last day, None and None where it cannot be resolved; None for another form.

    Raises
    ------
    ValueError
        If a day does not exist.
    """
    if "rm" in groups:
        return _days(groups, months, published)
    if "y8" in groups:
        first, last = int(groups["y8"]), int(groups["y9"])
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else (None, None)
    if "slice" in groups:
        return _slice(groups["nth"], groups["slice"], int(groups["yq"]))
    if "season" in groups:
        return _season(groups["season"], int(groups["ys"]))
    if "eve" in groups:
        if published is None:
            return None, None
        day = published + timedelta(days=-2 if "before" in groups["eve"] else 2)
        return day, day
    written = groups.get("tens") or groups.get("decade")
    return _decade(written.rstrip("'s")) if written else None


def _days(
    groups: Mapping[str, str], months: Mapping[str, int], published: date | None
) -> tuple[date | None, date | None]:
    first, last = (int(re.sub(r"\D", "", groups[key])) for key in ("ra", "rb"))
    opening, closing = (months[groups[key].removesuffix(" .")] for key in ("rm", "rn"))
    year = groups.get("y7") or groups.get("y6")
    if year is None and published is None:
        return None, None
    end = int(year) if year else _year_near(closing, last, published)
    start = int(groups["y6"]) if "y6" in groups else end - (opening > closing)
    low, high = date(start, opening, first), date(end, closing, last)
    return (low, high) if low <= high else (None, None)


def _year_near(month: int, day: int, published: date | None) -> int:
    assert published is not None
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda y: abs((date(y, month, min(day, 28)) - published).days))


def _slice(nth: str, part: str, year: int) -> tuple[date, date]:
    length = 3 if part in _QUARTERS else 6
    number = next((n for stem, n in _NTH.items() if nth.startswith(stem)), 12 // length - 1)
    if (number + 1) * length > 12:
        raise ValueError(f"no {nth} {part}")
    last = (number + 1) * length
    return date(year, last - length + 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def _season(name: str, year: int) -> tuple[date, date]:
    if name not in _SEASONS:  # a winter lies in two years: either may be meant
        return date(year - 1, 12, 1), date(year + 1, 3, 31)
    first, last = _SEASONS[name]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _decade(written: str) -> tuple[date | None, date | None]:
    number = _TENS.get(written) or int(written)
    if number < 100:
        if number < 30:  # "the 20s": of which century?
            return None, None
        number += 1900
    return date(number, 1, 1), date(number + 9, 12, 31)

"""The forms in which dates are written, as expressions over folded tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from aligner.facts.lexicon import load_table

__all__ = ["DatePatterns", "date_patterns"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMERIC = (
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<slashed>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})|(?P<decade>\d{2,4}'?s)"
)


@dataclass(frozen=True)
class DatePatterns:
    """One expression a language, and the numbers of its names."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    small: dict[str, int]


@cache
def date_patterns(lang: str) -> DatePatterns:
    """Build the expression of one language.

    Parameters
    ----------
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    DatePatterns
        To be searched in folded tokens joined by single spaces.
    """
    table = load_table("calendar")
    months = {name: n for n, names in enumerate(table["months"][lang], 1) for name in names}
    weekdays = {name: n for n, name in enumerate(table["weekdays"][lang])}
    small = dict(table["small"][lang])
    month = "(?:" + "|".join(sorted(months, key=len, reverse=True)) + r")(?![\w])(?: \.(?= [\d,]))?"
    full = "(?:" + "|".join(names[0] for names in table["months"][lang]) + ")"
    weekday = "(?:" + "|".join(weekdays) + ")"
    count = r"(?:\d{1,3}|" + "|".join(sorted(small, key=len, reverse=True)) + ")"
    names = {"<month>": month, "<full>": full, "<weekday>": weekday, "<count>": count}
    forms = [_NUMERIC, *load_table("dates")[lang]["forms"]]
    body = "|".join(f"(?:{_fill(form, names)})" for form in forms)
    return DatePatterns(re.compile(rf"(?<![^ ])(?:{body})(?![^ ])"), months, weekdays, small)


def _fill(form: str, names: dict[str, str]) -> str:
    """Put names and years into a form; each year is a group of its own name."""
    for mark, expression in names.items():
        form = form.replace(mark, expression)
    return re.sub(r"<(year|y[\dcqs])>", lambda mark: f"(?P<{mark[1]}>{_YEAR})", form)

"""Whether two statements speak of the same days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from aligner.facts.name_words import calendar_numbers, calendar_words
from aligner.facts.tokens import fold
from aligner.gate import YEAR, Gate, say_alike
from aligner.records import DateMention, Facts, Name

__all__ = ["date_gate"]

_Pair = tuple[DateMention, DateMention]
_OnCalendar = tuple[int | None, int | None, int | None]
# a day, a word, a year
_IN_FULL = (re.compile(r"(?<!\d)\d{1,2}(?!\d)"), re.compile(r"[^\W\d_]{3}"), YEAR)
_LOOSE = frozenset(["this", "last", "dernier", "pasado", "ultimo"])  # of which year?
_LONG = 366  # days; a longer period has two ends that a text names


def date_gate(a: Facts, b: Facts) -> Gate | None:
    """Pair dates off: what one side has beyond the other is detail, what both have differs.

    Parameters
    ----------
    a, b : Facts
        Of two statements.

    Returns
    -------
    Gate or None
        ``conflict`` where no date of one side falls on any of the other, ``open`` where some do,
        or where a text writes a day that there is not; None where one side has no date, or
        nothing shows that two days differ.
    """
    ours, theirs = ([*side.dates, *_bare_years(side.names)] for side in (a, b))
    known_a, known_b = ([d for d in dates if d.earliest and d.latest] for dates in (ours, theirs))
    wrong = next((d for d in (*ours, *theirs) if _is_no_day(d)), None)
    if wrong is not None and ours and theirs:
        return Gate(name="date", verdict="open", why=f"there is no “{wrong.text}”")
    if not known_a or not known_b:
        return _undated_gate(ours, theirs)
    meeting = [(x, y) for x in known_a for y in known_b if _meet(x, y)]
    # "this year, in May" and "this year, in June": the year meets both months, and settles none.
    same = _one_to_one((x, y) for x, y in meeting if _are_one(x, y))
    left_a = [x for x in known_a if all(x is not one for one, _ in same)]
    left_b = [y for y in known_b if all(y is not other for _, other in same)]
    if left_a and left_b and not any((x, y) in meeting for x in left_a for y in left_b):
        unsure = meeting or _differ_in_year_alone(left_a[0], left_b[0])
        why = f"one names “{left_a[0].text}”, the other “{left_b[0].text}”"
        return Gate(name="date", verdict="open" if unsure else "conflict", why=why)
    x, y = meeting[0]
    return Gate(name="date", verdict="agree", why=say_alike(f"“{x.text}”", f"“{y.text}”"))


def _undated_gate(ours: Sequence[DateMention], theirs: Sequence[DateMention]) -> Gate | None:
    """Compare what is known of days that no date of publication places: weekday, day, month."""
    pairs = [(x, y) for x in ours for y in theirs]
    if not pairs or not all(_are_apart(_on_calendar(x), _on_calendar(y)) for x, y in pairs):
        return None
    why = f"one names “{ours[0].text}”, the other “{theirs[0].text}”"
    return Gate(name="date", verdict="conflict", why=why)


def _are_apart(x: _OnCalendar, y: _OnCalendar) -> bool:
    return any(one != other for one, other in zip(x, y, strict=True) if None not in (one, other))


def _on_calendar(mention: DateMention) -> _OnCalendar:
    """Return weekday (Monday 0), day and month of a mention, each None where not known."""
    if mention.earliest and mention.latest:
        first, last = _days(mention)
        if first == last:
            return first.weekday(), first.day, first.month
        alone = (first.year, first.month) == (last.year, last.month)
        return None, None, first.month if alone else None
    words = fold(mention.text).split()
    weekdays, months = ([table[w] for w in words if w in table] for table in calendar_numbers())
    days = [int(day) for day in _IN_FULL[0].findall(mention.text)]
    one = [found[0] if len(found) == 1 else None for found in (weekdays, days, months)]
    return one[0], one[1] if one[2] else None, one[2]


def _bare_years(names: Sequence[Name]) -> Iterator[DateMention]:
    """Yield the years that nothing marks as such: "the 2012 Games", "2007 est la cinquième"."""
    for n in names:
        if YEAR.fullmatch(n.key):
            first, last = f"{n.key}-01-01", f"{n.key}-12-31"
            yield DateMention(start=n.start, end=n.end, text=n.text, earliest=first, latest=last)


def _is_no_day(mention: DateMention) -> bool:
    """Say whether a date is written in full, and no such day was found: "31 April 2016"."""
    return mention.earliest is None and all(part.search(mention.text) for part in _IN_FULL)


def _one_to_one(pairs: Iterable[_Pair]) -> list[_Pair]:
    """Let each date settle one of the other side: "Friday the 3rd" is not "the 3rd, Monday"."""
    chosen: list[_Pair] = []
    for x, y in pairs:
        if all(x is not one and y is not other for one, other in chosen):
            chosen.append((x, y))
    return chosen


def _days(mention: DateMention) -> tuple[date, date]:
    return date.fromisoformat(str(mention.earliest)), date.fromisoformat(str(mention.latest))


def _are_one(x: DateMention, y: DateMention) -> bool:
    return (x.earliest, x.latest) == (y.earliest, y.latest) or _are_namesakes(x, y)


def _are_namesakes(x: DateMention, y: DateMention) -> bool:
    """Say whether a weekday or a month that stands alone may be the other: last or next Monday."""
    (first, last), (begin, end) = _days(x), _days(y)
    if not _stands_alone(x, first == last) and not _stands_alone(y, begin == end):
        return False
    if first == last and begin == end:
        return abs((first - begin).days) == 7
    months = [d.day == 1 and e.month == d.month for d, e in ((first, last), (begin, end))]
    return all(months) and first.month == begin.month and abs(first.year - begin.year) == 1


def _stands_alone(mention: DateMention, is_day: bool) -> bool:
    words = set(fold(mention.text).split())
    beside = words - calendar_words()
    return len(words - beside) == 1 and beside <= ({"this"} if is_day else _LOOSE)


def _meet(x: DateMention, y: DateMention) -> bool:
    """Say whether two periods have a day in common; of two that name both ends, all days."""
    (first, last), (begin, end) = _days(x), _days(y)
    if (first, last) != (begin, end) and _has_two_ends(x) and _has_two_ends(y):
        return False
    return (first <= end and begin <= last) or _are_namesakes(x, y)


def _has_two_ends(mention: DateMention) -> bool:
    first, last = _days(mention)
    is_decade = first.year % 10 == 0 and last.year - first.year == 9
    return (last - first).days > _LONG and not is_decade


def _differ_in_year_alone(x: DateMention, y: DateMention) -> bool:
    """Say whether two dates are one day of the year, and a year is only inferred."""
    days = [(str(d.earliest)[5:], str(d.latest)[5:]) for d in (x, y)]
    return days[0] == days[1] and not all(YEAR.search(d.text) for d in (x, y))

"""Dates and periods that a text names, as intervals of days."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from datetime import date, timedelta

from aligner.facts.bare_months import is_common_word, is_month_alone
from aligner.facts.counting import concept_of, is_function_word, unit_of
from aligner.facts.date_days import FORWARD, in_month, looks_ahead
from aligner.facts.date_patterns import DatePatterns, date_patterns
from aligner.facts.date_periods import named_period
from aligner.facts.date_tense import tense_around
from aligner.facts.lexicon import resolve_lang
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.records import DateMention

__all__ = ["date_token_ranges", "find_dates"]

_Interval = tuple[date | None, date | None]
_UNKNOWN: _Interval = (None, None)
_SPANS = {
    "semana": "week", "semaine": "week", "mes": "month", "mois": "month", "ano": "year",
    "an": "year", "annee": "year", "fin de semana": "weekend", "week - end": "weekend",
    "dia": "day", "jour": "day", "hora": "hour", "heure": "hour", "decada": "decade",
    "decennie": "decade", "night": "day",
}  # fmt: skip
_RELATIVE = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "hoy": 0,
    "aujourd ' hui": 0, "yesterday": -1, "ayer": -1, "anoche": -1, "hier": -1, "anteayer": -2,
    "antier": -2, "avant - hier": -2, "tomorrow": 1, "manana": 1, "demain": 1,
}  # fmt: skip
_MONTHS = (*(f"m{n}" for n in range(7)), "bare")
_NEAR_DAYS = 10
_MONTHS_APART = 62  # days: further off, a text names the month
_WEEKDAYS = ("wd1", "wd2", "wd3")
_UNTIL = ("until ", "till ", "by ", "hasta ", "jusqu' ", "ici ")


def find_dates(text: str, lang: str, published: date | None = None) -> list[DateMention]:
    """Find dates and periods, and resolve them to days.

    Parameters
    ----------
    text : str
        Any text.
    lang : str
        Language code.
    published : date, optional
        Day of publication. Without it, what is relative to it or lacks a year is not resolved.

    Returns
    -------
    list of DateMention
        In reading order. Durations ("for three years") are no dates and are not returned.

    Notes
    -----
    A weekday is the last such day up to `published`, unless the text looks ahead ("next", "by", a
    verb in the future beside it); so is a month without a year.
    A day and month without a year are those nearest to `published`. The library dateparser is not
    used: it reads durations as dates ("after four years of" as a year) and guesses a missing part.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    mentions = []
    for first, last, match in _matches(tokens, lang):
        start, end = tokens[first].start, tokens[last - 1].end
        groups = {k: v for k, v in match.groupdict().items() if v is not None}
        if _is_ahead(tokens, first, last, match.group(), lang):
            groups["ahead"] = ""
        earliest, latest = _resolve(groups, date_patterns(lang), published, lang)
        mentions.append(
            DateMention(
                start=start,
                end=end,
                text=text[start:end],
                earliest=earliest.isoformat() if earliest else None,
                latest=latest.isoformat() if latest else None,
            )
        )
    return mentions


def date_token_ranges(tokens: tuple[Token, ...], lang: str) -> list[tuple[int, int]]:
    """Return the token ranges ``[first, last)`` that write dates, for readers of figures."""
    return [(first, last) for first, last, _ in _matches(tokens, lang)]


def _matches(tokens: tuple[Token, ...], lang: str) -> list[tuple[int, int, re.Match[str]]]:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token.norm) + 1
    joined = " ".join(token.norm for token in tokens)
    found = []
    for match in date_patterns(lang).pattern.finditer(joined):
        first = bisect_right(starts, match.start()) - 1
        last = bisect_right(starts, match.end() - 1)
        if lang == "en" and is_common_word(tokens, first, last):
            continue
        if match["bare"] and not is_month_alone(tokens, first, lang):
            continue
        years = match["year"] or match["y9"]
        if years and last < len(tokens) and _is_counted(tokens, first, last, lang):
            continue
        found.append((_without_lead(tokens, first, match, lang), last, match))
    return found


def _is_counted(tokens: tuple[Token, ...], first: int, index: int, lang: str) -> bool:
    """Say whether a noun makes a count of what looks like a year: "after 1612 days"."""
    norm = tokens[index].norm
    about = tokens[first].norm in _ABOUT and tokens[index].text.islower()
    plural = about and norm.endswith("s") and not is_function_word(norm)  # "about 2000 clients"
    return plural or concept_of(norm, lang) is not None or unit_of(norm) is not None


_ABOUT = word_set("about around circa alrededor autour")
_LEADS = word_set(
    """
    in since until till by during from of before after between for through en desde hasta
    durante de del entre antes despues para a depuis jusqu' d' avant apres des ici pour el vers
    hacia around about circa courant
    """
)


def _without_lead(tokens: tuple[Token, ...], first: int, match: re.Match[str], lang: str) -> int:
    """Drop the preposition that only helped to recognise a month or a year."""
    groups = match.groupdict()
    if any(groups.get(key) for key in ("year", "m6", "m0", "before")):
        while tokens[first].norm in _LEADS:
            first += 1
    return first


def _is_ahead(tokens: tuple[Token, ...], first: int, last: int, written: str, lang: str) -> bool:
    """Say whether a date without a year lies ahead: "will vote in May", "until May"."""
    tense = tense_around(tokens, first, last, lang)
    return tense == "ahead" or (tense is None and written.startswith(_UNTIL))


def _resolve(
    groups: dict[str, str], patterns: DatePatterns, published: date | None, lang: str
) -> _Interval:
    try:
        if "iso" in groups:
            day = date.fromisoformat(groups["iso"])
            return day, day
        if "slashed" in groups:
            return _numeric(groups["slashed"], lang)
        period = named_period(groups, patterns.months, published)
        if period is not None:
            return period
        month = next((groups[key] for key in _MONTHS if key in groups), None)
        if month is not None:
            written = next((groups[key] for key in _WEEKDAYS if key in groups), None)
            weekday = patterns.weekdays[written] if written else None
            return in_month(groups, patterns.months[month.removesuffix(" .")], weekday, published)
        if "year" in groups:
            year = int(groups["year"])
            return date(year, 1, 1), date(year, 12, 31)
        return _relative(groups, patterns, published)
    except (ValueError, OverflowError):  # 31 April, a year before 1: named, but no such day
        return _UNKNOWN


def _numeric(written: str, lang: str) -> _Interval:
    first, second, year = (int(part) for part in re.split("[/.-]", written))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if lang == "en" and first <= 12 and second <= 12 and first != second:
        return _UNKNOWN  # 3/4/2016 is March in America and April in Britain
    if lang == "en" and second > 12:
        first, second = second, first
    day = date(year, second, first)
    return day, day


def _relative(groups: dict[str, str], patterns: DatePatterns, published: date | None) -> _Interval:
    if published is None:
        return _UNKNOWN
    if "rel" in groups:
        day = published + timedelta(days=_RELATIVE[groups["rel"].split(" siguiente")[0]])
        return day, day
    if "wdn" in groups:
        return _weekday_of_month(patterns.weekdays[groups["wdn"]], int(groups["dn"]), published)
    if "dom" in groups:
        return _day_of_month(int(groups["dom"]), published, this="mes" in groups)
    if "wd" in groups:
        return _weekday(patterns.weekdays[groups["wd"]], groups, published)
    count_text = groups.get("ago") or groups.get("ago2")
    if count_text:
        count = int(patterns.small.get(count_text) or count_text)
        unit = groups.get("unit") or groups.get("unit2") or ""
        return _ago(count, _SPANS.get(unit, unit), published)
    span = next((groups[key] for key in ("span", "span2", "span3") if key in groups), None)
    if span is not None:
        direction = groups.get("dir") or groups.get("dir2") or ""
        step = 1 if direction.startswith(FORWARD) else -1
        if "span3" in groups or direction == "this":
            step = 0
        return _period(_SPANS.get(span, span), step, published)
    return _UNKNOWN


def _weekday(number: int, groups: dict[str, str], published: date) -> _Interval:
    back = (published.weekday() - number) % 7
    if looks_ahead(groups):
        named = any(groups.get(key, "").startswith(FORWARD) for key in ("before", "wdir"))
        today = 7 if named else 0  # "next Thursday", said on a Thursday
        day = published + timedelta(days=(-back) % 7 or today)
    else:
        if back == 0 and groups.get("wdir", "this") != "this":
            back = 7  # "last Thursday", said on a Thursday
        day = published - timedelta(days=back)
    return day, day


def _weekday_of_month(number: int, day: int, published: date) -> _Interval:
    """Resolve "viernes 24" to the nearest such day; both together tell the month."""
    near = (
        published + timedelta(days=sign * off) for off in range(_MONTHS_APART) for sign in (-1, 1)
    )
    found = next((d for d in near if (d.weekday(), d.day) == (number, day)), None)
    return found, found


def _day_of_month(day: int, published: date, *, this: bool) -> _Interval:
    """Resolve "el día 12" where it lies near: far from it, it may be another month's."""
    found = published.replace(day=day)
    near = this or abs((found - published).days) <= _NEAR_DAYS
    return (found, found) if near else _UNKNOWN


def _ago(count: int, unit: str, published: date) -> _Interval:
    if unit in ("day", "hour"):
        day = published - timedelta(days=count if unit == "day" else count // 24)
        return day, day
    if unit == "week":  # "two weeks ago" is said of any day about that far back
        middle = published - timedelta(weeks=count)
        return middle - timedelta(days=3), middle + timedelta(days=3)
    if unit == "month":
        return _period("month", -count, published)
    return _period("year", -count * (10 if unit == "decade" else 1), published)


def _period(unit: str, step: int, published: date) -> _Interval:
    if unit == "day":
        day = published + timedelta(days=step)
        return day, day
    if unit in ("week", "weekend"):
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return first, monday + timedelta(days=6)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), date(
            year, month + 1, calendar.monthrange(year, month + 1)[1]
        )
    year = published.year + step
    return date(year, 1, 1), date(year, 12, 31)

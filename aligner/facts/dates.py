"""Dates and periods that a text names, as intervals of days."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from datetime import date, timedelta

from aligner.facts.counting import concept_of, unit_of
from aligner.facts.date_patterns import DatePatterns, date_patterns
from aligner.facts.date_periods import named_period
from aligner.facts.lexicon import resolve_lang
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.records import DateMention

__all__ = ["date_token_ranges", "find_dates"]

_Interval = tuple[date | None, date | None]
_UNKNOWN: _Interval = (None, None)
_FORWARD = ("next", "proxim", "prochain", "que viene")
_PARTS = {
    "early": (1, 10), "beginning of": (1, 10), "principios": (1, 10), "comienzos": (1, 10),
    "inicios": (1, 10), "debut": (1, 10), "mid": (11, 20), "mediados": (11, 20), "mi": (11, 20),
    "courant": (1, 31), "late": (21, 31), "end of": (21, 31), "finales": (21, 31),
    "fines": (21, 31), "fin": (21, 31),
}  # fmt: skip
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
# English month names that are common words: a date only when written with a capital letter
_COMMON_WORDS = frozenset(["may", "march", "mar", "august"])


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
    A weekday is the last such day up to `published`, unless the text looks ahead ("next", "by").
    A day and month without a year are those nearest to `published`. The library dateparser is not
    used: it reads durations as dates ("after four years of" as a year) and guesses a missing part.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    mentions = []
    for first, last, match in _matches(tokens, lang):
        start, end = tokens[first].start, tokens[last - 1].end
        earliest, latest = _resolve(match, date_patterns(lang), published, lang)
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
        if lang == "en" and _is_common_word(tokens, first, last):
            continue
        years = match["year"] or match["y9"]
        if years and last < len(tokens) and _is_counted(tokens, last, lang):
            continue
        found.append((_without_lead(tokens, first, match, lang), last, match))
    return found


def _is_counted(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether a noun makes a count of what looks like a year: "after 1612 days"."""
    norm = tokens[index].norm
    return concept_of(norm, lang) is not None or unit_of(norm) is not None


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
    if groups.get("year") or groups.get("m6") or groups.get("before"):
        while tokens[first].norm in _LEADS:
            first += 1
    return first


def _is_common_word(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return any(token.norm in _COMMON_WORDS and token.text.islower() for token in tokens[first:last])


def _resolve(
    match: re.Match[str], patterns: DatePatterns, published: date | None, lang: str
) -> _Interval:
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    try:
        if "iso" in groups:
            day = date.fromisoformat(groups["iso"])
            return day, day
        if "slashed" in groups:
            return _numeric(groups["slashed"], lang)
        period = named_period(groups, patterns.months, published)
        if period is not None:
            return period
        month = next((groups[f"m{n}"] for n in range(1, 7) if f"m{n}" in groups), None)
        if month is not None:
            return _in_month(groups, patterns.months[month.removesuffix(" .")], published)
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


def _in_month(groups: dict[str, str], month: int, published: date | None) -> _Interval:
    year_text = next((groups[f"y{n}"] for n in range(1, 6) if f"y{n}" in groups), None)
    day_text = next((groups[f"d{n}"] for n in range(1, 4) if f"d{n}" in groups), None)
    last_text = groups.get("d1b") or groups.get("d3b")
    day = _day_number(day_text) if day_text else None
    if year_text:
        year = int(year_text)
    elif published is None:
        return _UNKNOWN
    else:
        year = _nearest_year(month, day, published, forward=_looks_ahead(groups))
    if day is not None:
        return date(year, month, day), date(
            year, month, _day_number(last_text) if last_text else day
        )
    length = calendar.monthrange(year, month)[1]
    low, high = _PARTS[groups["part"]] if "part" in groups else (1, length)
    return date(year, month, low), date(year, month, min(high, length))


def _day_number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else 1  # "primero", "premier"


def _looks_ahead(groups: dict[str, str]) -> bool:
    words = [groups.get(key, "") for key in ("mdir", "wdir", "dir", "dir2", "before")]
    return any(word.startswith(_FORWARD) for word in words) or "before" in groups


def _nearest_year(month: int, day: int | None, published: date, *, forward: bool) -> int:
    if day is None:
        if forward:
            return published.year + (month < published.month)
        return published.year - (month > published.month)
    day = min(day, 28)  # nearness does not turn on the last days of a month
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda year: abs((date(year, month, day) - published).days))


def _relative(groups: dict[str, str], patterns: DatePatterns, published: date | None) -> _Interval:
    if published is None:
        return _UNKNOWN
    if "rel" in groups:
        day = published + timedelta(days=_RELATIVE[groups["rel"].split(" siguiente")[0]])
        return day, day
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
        step = 1 if direction.startswith(_FORWARD) else -1
        if "span3" in groups or direction == "this":
            step = 0
        return _period(_SPANS.get(span, span), step, published)
    return _UNKNOWN


def _weekday(number: int, groups: dict[str, str], published: date) -> _Interval:
    back = (published.weekday() - number) % 7
    if _looks_ahead(groups):
        day = published + timedelta(days=(-back) % 7)
    else:
        if back == 0 and groups.get("wdir", "this") != "this":
            back = 7  # "last Thursday", said on a Thursday
        day = published - timedelta(days=back)
    return day, day


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

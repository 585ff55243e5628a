"""Figures of a source and of its English translation, read so that they can be compared.

Not the figures that claims are compared by (`aligner.facts`): here a text may be read in every
way that its separators allow, because a guard must not fire on "34.000" beside "34,000".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["figures_survive"]

Reading = tuple[str, float]  # ("n", value), ("t", minutes after midnight), ("h", hour)
Readings = frozenset[Reading]

SPACE = "[ \u00a0\u2009\u202f]"
TIME = re.compile(
    rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:{SPACE}?[hH:]{SPACE}?(?P<minute>[0-5]\d)(?!\d)"
    rf"|{SPACE}?(?:h|H|heures?)\b)(?P<later>{SPACE}(?:du soir|de l['’]après-midi))?"
)
ENGLISH_TIME = re.compile(
    rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?!\d))?"
    rf"(?:{SPACE}?(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
DATE = re.compile(r"(?<![\d/-])(\d{1,2})[/.-]\d{1,2}[/.-](\d{4}|\d{2})(?![\d/-])")
NUMBER = re.compile(rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*")

SCALES = {
    "mil millones": 1e9, "mil": 1e3, "miles": 1e3, "millón": 1e6, "millon": 1e6, "millones": 1e6,
    "billón": 1e12, "billones": 1e12, "mille": 1e3, "million": 1e6, "millions": 1e6,
    "milliard": 1e9, "milliards": 1e9, "thousand": 1e3, "hundred": 1e2, "billion": 1e9,
    "billions": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6,
}  # fmt: skip
SCALE = re.compile(
    rf"(?:{SPACE}|-)?(?:de{SPACE})?({'|'.join(sorted(SCALES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
TENS = "twent thirt fort fift sixt sevent eight ninet"
WORDS = {word: float(i) for row in (UNITS, ORDINALS) for i, word in enumerate(row.split())}
WORDS |= {
    stem + ending: 10.0 * i
    for i, stem in enumerate(TENS.split(), 2)
    for ending in ("y", "ieth", "ies")  # "in the nineties"
}
WORDS |= {"once": 1.0, "single": 1.0, "twice": 2.0, "both": 2.0, "dozen": 12.0, "half": 0.5}
WORDS |= {"noon": 12.0, "midnight": 0.0}
MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def figures_survive(source: str, translation: str, source_lang: str) -> bool:
    """Return whether every figure that the source writes in digits is in the translation.

    Parameters
    ----------
    source : str
    translation : str
        In English.
    source_lang : str
        Language code; tells how times of the day are written.

    Returns
    -------
    bool
        True where each figure has a counterpart in digits or in words, under some reading of
        its separators and scale word ("2.300 millones", "2.3 billion"). A time of the day must
        keep its half of the day where the source writes it on the 24-hour clock.
    """
    found = frozenset[Reading]().union(*_english(translation), *_words(translation))
    return all(readings & found for readings in _source(source, source_lang))


def _source(text: str, lang: str) -> Iterator[Readings]:
    times = [m for m in TIME.finditer(text) if lang == "fr" or ":" in m.group()]
    for match in times:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        readings = {("t", 60.0 * (hour % 24) + minute)}
        if hour <= 12 and (match["later"] or lang != "fr"):  # "las 8:30 de la tarde"
            readings.add(("t", (60.0 * (hour + 12) + minute) % 1440))
        if not match["minute"]:
            readings.add(("n", float(hour)))
        yield frozenset(readings)
    rest = DATE.sub(r"\1 ; \2", _without(text, times))  # the month may become a word
    for number in _numbers(rest):  # "las 5 de la mañana": the half of the day is elsewhere
        yield number | {("h", value) for _, value in number if value <= 24}


def _english(text: str) -> Iterator[Readings]:
    halves = []
    for match in ENGLISH_TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"]:
            halves.append(match)
            afternoon = match["half"].lower() == "p"
            hours = [hour % 12 + 12 * afternoon if hour <= 12 else hour]
            yield frozenset({("h", float(hour))})
        else:
            hours = [hour, hour + 12]
        yield frozenset(("t", (60.0 * h + minute) % 1440) for h in hours)
    yield from _numbers(_without(text, halves))  # "11.00 p.m." is no number 11


def _without(text: str, matches: list[re.Match[str]]) -> str:
    for match in reversed(matches):
        text = text[: match.start()] + " ; " + text[match.end() :]
    return text


def _numbers(text: str) -> Iterator[Readings]:
    for match in NUMBER.finditer(text):
        values = set(_values(match.group()))
        scale = SCALE.match(text, match.end())
        if scale:
            values |= {value * SCALES[scale[1].lower()] for value in values}
        if text[match.end() : match.end() + 1] == "s" and len(match.group()) == 4:
            values |= {value % 100 for value in values}  # "1990s" for "les années 90"
        yield frozenset(("n", round(value, 6)) for value in values)


def _values(digits: str) -> Iterator[float]:
    """Yield what a run of digits and separators may mean."""
    plain = re.sub(SPACE, "", digits)
    parts = re.split("[.,]", plain)
    marks = re.findall("[.,]", plain)
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if not marks:
        yield float(plain)
        return
    if grouped and len(set(marks)) == 1:
        yield float("".join(parts))
    if len(marks) == 1 or len(set(marks)) == 2:
        yield float("".join(parts[:-1]) + "." + parts[-1])
    elif not grouped:
        yield from (float(part) for part in parts)  # a version, a list without spaces


def _words(text: str) -> Iterator[Readings]:
    """Yield the values of number words: each word alone, and each run of them together."""
    total = current = 0.0
    running = False
    for word in [*WORD.findall(text.lower()), ""]:
        if word in WORDS:
            yield frozenset({("n", WORDS[word]), ("t", 60.0 * WORDS[word])})
            current += WORDS[word]
            running = True
        elif word in MULTIPLIERS:
            current = (current or 1.0) * MULTIPLIERS[word]
            yield frozenset({("n", current)})
            if word != "hundred":
                total, current = total + current, 0.0
            running = True
        elif running and word != "and":
            yield frozenset({("n", total + current)})
            total, current, running = 0.0, 0.0, False

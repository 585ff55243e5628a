"""Figures of a source and of its English translation, read so that they can be compared.

Not the figures that claims are compared by (`aligner.facts`): here a text may be read in every
way that its separators allow, because a guard must not fire on "34.000" beside "34,000".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.facts.tokens import Token
from aligner.translate.spelled import english_words, roman, spelled

__all__ = ["Figures", "count_lost_figures", "read_english", "read_source"]

Reading = tuple[str, float]  # ("n", value), ("t", minutes after midnight), ("h", hour), ("v", base)
Readings = frozenset[Reading]


class Figures(NamedTuple):
    """The figures of a text under all readings, and those that must stand in the other text."""

    judged: tuple[Readings, ...]
    known: Readings


SPACE = "[ \u00a0\u2009\u202f]"
TIME = re.compile(
    rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:{SPACE}?[hH:]{SPACE}?(?P<minute>[0-5]\d)(?!\d)"
    rf"|{SPACE}?(?:h|H|heures?)\b)(?P<later>{SPACE}(?:du soir|de l['’]après-midi))?"
)
ENGLISH_TIME = re.compile(
    rf"(?<![\d.,:])(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:[:.](?P<minute>[0-5]\d)(?!\d))?"
    rf"(?:{SPACE}?(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
# "a las 20.30", "hasta las 13 horas"
SPANISH_TIME = re.compile(
    rf"\b[Ll]as{SPACE}(?P<hour>[01]?\d|2[0-4])(?:[.](?P<minute>[0-5]\d)|(?={SPACE}horas))(?!\d)"
)
DATE = re.compile(r"(?<![\d/-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/-])")
NUMBER = re.compile(
    rf"(?<![^\W_])\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d)|(?<![^\W_])\d+(?:[.,]\d+)*"
)
PARTS_OF_HOUR = re.compile(r"\b(?:y media|et demie|cuarto|quart)\b")
CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d:])")
NOON = {"mediodía": 720.0, "midi": 720.0, "medianoche": 0.0, "minuit": 0.0}
AND_HALF = re.compile(r"\b(?:y medi[ao]|et demie?)\b")

ENGLISH = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9,
    "billions": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6, "k": 1e3,
}  # fmt: skip
SPANISH = {
    "mil millones": 1e9, "mil": 1e3, "miles": 1e3, "millón": 1e6, "millon": 1e6, "millones": 1e6,
    "billón": 1e12, "billones": 1e12, "cientos": 1e2, "m": 1e6, "k": 1e3,
}  # fmt: skip
FRENCH = {
    "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
    "cents": 1e2, "m": 1e6, "k": 1e3,
}  # fmt: skip


class Scales:
    """The words by which a figure in digits is multiplied."""

    def __init__(self, values: dict[str, float]) -> None:
        self.values = values
        words = "|".join(sorted(values, key=len, reverse=True))
        self.pattern = re.compile(rf"(?:{SPACE}|-)?(?:de{SPACE})?({words})\b", re.IGNORECASE)

    def at(self, text: str, start: int) -> tuple[str, float] | None:
        """Return the word after a figure, and its value."""
        match = self.pattern.match(text, start)
        return (match[1], self.values[match[1].lower()]) if match else None

    def within(self, text: str) -> set[float]:
        """Return the values of all such words of a text."""
        return {self.values[match[1].lower()] for match in self.pattern.finditer(text)}


ENGLISH_SCALES = Scales(ENGLISH)
SOURCE_SCALES = {
    "es": Scales(SPANISH),
    "fr": Scales(FRENCH),  # not "miles": in French those are a distance
}


def read_source(text: str, tokens: tuple[Token, ...], lang: str) -> Figures:
    """Read the figures of a source: digits, words, Roman numerals.

    Parameters
    ----------
    text : str
    tokens : tuple of Token
        Of `text`.
    lang : str
        Language code; tells how times of the day are written, and which words are numbers.

    Returns
    -------
    Figures
    """
    judged = list(_source_digits(text, lang))
    known: set[Reading] = set()
    for match in DATE.finditer(text):
        known.add(("n", float(match[2])))
    for values, certain in spelled(tokens, lang):
        (judged.append if certain else known.update)(values)
    for values, certain in roman(text):
        (judged.append if certain else known.update)(values)
    known.update(*judged)
    known.update(list(_spread(known, _scales(lang).within(text))))
    known.update(_times(text, known))
    if AND_HALF.search(text):  # "una hora y media", "deux mètres et demi"
        known |= {("n", value + 0.5) for kind, value in [*known, ("n", 1.0)] if kind == "n"}
    return Figures(tuple(judged), frozenset(known))


def read_english(text: str, tokens: tuple[Token, ...]) -> Figures:
    """Read the figures of an English translation; those in digits must come from the source.

    Parameters
    ----------
    text : str
    tokens : tuple of Token
        Of `text`.

    Returns
    -------
    Figures
    """
    judged: list[Readings] = []
    known: set[Reading] = set()
    if any(char.isdigit() for char in text):
        halves = []
        for match in ENGLISH_TIME.finditer(text):
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            hours = [hour, hour + 12]
            if match["half"]:
                halves.append(match)
                afternoon = match["half"].lower() == "p"
                hours = [hour % 12 + 12 * afternoon if hour <= 12 else hour]
                known.add(("h", float(hour)))
            known.update(("t", (60.0 * h + minute) % 1440) for h in hours)
        rest = _without(text, halves)  # "11.00 p.m." is no number 11
        known.update(("n", float(match[1])) for match in DATE.finditer(rest))
        known.update(("n", float(match[2])) for match in DATE.finditer(rest))
        times = [m for m in ENGLISH_TIME.finditer(rest) if m["minute"]]
        judged += (
            frozenset(("t", 60.0 * (int(m[1]) + later) % 1440 + int(m[2])) for later in (0, 12))
            | ({("n", float(m[1]))} if m[2] == "00" else set())
            for m in CLOCK.finditer(text)
            if ":" in m.group()
        )
        for written, number in _numbers(rest, ENGLISH_SCALES):
            known |= number | written
        known.update(list(_spread(known, ENGLISH_SCALES.within(rest))))
        rest = _without(DATE.sub(" ; ", rest), times)
        judged += (number for _, number in _numbers(rest, ENGLISH_SCALES))
    for values, certain in spelled(tokens, "en"):
        known |= values
        if certain:
            judged.append(values)
    for values, _ in roman(text):
        known |= values
    known.update(english_words(text))
    return Figures(tuple(judged), frozenset(known))


def count_lost_figures(source: Figures, translation: Figures) -> int:
    """Return how many figures of either text have no counterpart in the other."""
    lost = sum(not readings & translation.known for readings in source.judged)
    made_up = sum(not readings & source.known for readings in translation.judged)
    return lost + made_up


def _source_digits(text: str, lang: str) -> Iterator[Readings]:
    """Yield each figure in digits.

    A time of the day must keep its half of the day where the source writes it on the 24-hour
    clock.
    """
    if not any(char.isdigit() for char in text):
        return
    times = [m for m in TIME.finditer(text) if lang == "fr" or ":" in m.group()]
    times += SPANISH_TIME.finditer(text) if lang == "es" else []
    for match in times:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        readings = {("t", 60.0 * (hour % 24) + minute)}
        later = match.groupdict().get("later")
        if hour <= 12 and (later or lang != "fr"):  # "las 8:30 de la tarde"
            readings.add(("t", (60.0 * (hour + 12) + minute) % 1440))
        if not minute:
            readings.add(("n", float(hour)))
        yield frozenset(readings)
    rest = DATE.sub(r"\1 ; \3", _without(text, times))  # the month may become a word
    for _, number in _numbers(
        rest, _scales(lang)
    ):  # "las 5 de la mañana": the half of the day is elsewhere
        yield number | {("h", value) for _, value in number if value <= 24}


def _without(text: str, matches: list[re.Match[str]]) -> str:
    for match in reversed(matches):
        text = text[: match.start()] + " ; " + text[match.end() :]
    return text


def _scales(lang: str) -> Scales:
    return SOURCE_SCALES.get(lang, ENGLISH_SCALES)


def _times(text: str, known: set[Reading]) -> list[Reading]:
    """Return times of the day that a source may mean otherwise than in digits with a mark."""
    minutes = {60.0 * int(m[1]) + int(m[2]) for m in CLOCK.finditer(text)}
    minutes |= {NOON[word] for word in NOON if word in text}
    if PARTS_OF_HOUR.search(text):
        hours = {60 * v for kind, v in known if kind == "n" and v <= 24} | {60.0}
        minutes |= {hour + part for hour in hours for part in (30.0, 15.0, -15.0)}
    return [("t", (at + half) % 1440) for at in minutes for half in (0, 720)]


def _numbers(text: str, scales: Scales) -> Iterator[tuple[Readings, Readings]]:
    """Yield each number as written, and as it is meant with the word that multiplies it."""
    before = None
    for match in NUMBER.finditer(text):
        written = match.group()
        plain = set(_values(written))
        if text[match.end() : match.end() + 1] == "s" and len(written) == 4:
            plain |= {value % 100 for value in plain}  # "1990s" for "les années 90"
        joined = before is not None and match.start() == before.end() + 1
        if before and joined and len(written) == 2 and len(before.group()) == 4:  # "2003-04"
            plain |= {float(before.group()[:2] + written)}
        before = match
        meant = plain
        scale = scales.at(text, match.end())
        if scale:
            scaled = {value * scale[1] for value in plain}
            meant = scaled | plain if len(scale[0]) == 1 else scaled  # "5 m": also metres
        yield _as_readings(plain), _as_readings(meant)


def _as_readings(values: set[float]) -> Readings:
    return frozenset(("n", round(value, 6)) for value in values)


def _spread(known: set[Reading], scales: set[float]) -> Iterator[Reading]:
    """Yield the figures under every scale word of a text: "between 2 and 3 million"."""
    for kind, value in known:
        if kind == "n":
            yield from ((kind, round(value * scale, 6)) for scale in scales)


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
        yield float("".join(parts[:-1]) + "." + parts[-1])  # "13.289.40"
        yield from (float(part) for part in parts)  # a version, a list without spaces

"""Hours of the day: "5 pm", "17 h 30", "las cinco de la tarde", "à midi"."""

from __future__ import annotations

import re
from functools import cache

from aligner.facts.number_words import number_words
from aligner.facts.tokens import fold
from aligner.records import Hour

__all__ = ["find_hours"]

_NOON, _DAY = 720, 1440  # minutes
_CLOCK = r"(?<![\w.,:])(?P<h>\d{1,2}|WORDS)"
_COLON = r"[:.](?P<m>[0-5]\d)(?!\d|[.,:]\d)"
_HALVES = rf"{_CLOCK}(?:{_COLON})?\s?(?P<part>[ap])\.?\s?m\b"
_LEADS = {
    "en": r"\b(?:at|until|till|by|after|before|around|about|from|shortly after) ",
    "es": r"\blas? ",
    "fr": r"\b(?:a|vers|jusqu['’]a|avant|apres|des|depuis) ",
}
# Of each language, most telling first; what a pattern has read no later one reads.
_PATTERNS = {
    "en": (
        _HALVES,
        rf"{_CLOCK} o['’]clock(?: in the (?P<part>morning|afternoon|evening))?",
        rf"{_LEADS['en']}{_CLOCK.replace('WORDS', '(?!)')}{_COLON}(?! ?(?:%|per|million|billion))",
        r"\b(?P<noon>noon|midday)\b|\b(?P<midnight>midnight)\b",
    ),
    "es": (
        _HALVES,
        rf"{_LEADS['es']}{_CLOCK}(?:{_COLON}| y (?P<spoken>media|cuarto))? de la "
        r"(?P<part>manana|tarde|noche|madrugada)",
        rf"{_LEADS['es']}{_CLOCK}(?:{_COLON})? ?(?:h|hs|horas?)\b(?! de )",
        rf"{_LEADS['es']}{_CLOCK.replace('WORDS', '(?!)')}{_COLON}",
        r"\b(?:al|a|el) (?P<noon>mediodia)\b|\ba (?P<midnight>medianoche)\b",
    ),
    "fr": (
        rf"{_CLOCK} ?(?:h|heures?)(?: ?(?P<m>[0-5]\d)(?!\d))?"
        r" (?:du (?P<part>matin|soir)|de l['’](?P<later>apres-midi))",
        rf"{_CLOCK} ?h ?(?P<m>[0-5]\d)(?!\d)",
        rf"{_LEADS['fr']}{_CLOCK} ?(?:h|heures?)\b(?: (?P<m>[0-5]\d)(?!\d))?(?! (?:de|d['’]|par))",
        rf"{_LEADS['fr']}(?P<noon>midi)\b|{_LEADS['fr']}(?P<midnight>minuit)\b",
    ),
}
_LATE = frozenset(["p", "afternoon", "evening", "tarde", "noche", "soir", "apres-midi"])
_ZONE = re.compile(r"\W*(?:gmt\b|utc\b|cet\b|local|heure d)", re.IGNORECASE)


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], ...]:
    words = sorted(w for w, value in number_words(lang).add.items() if 1 <= value <= 12)
    return tuple(re.compile(p.replace("WORDS", "|".join(words))) for p in _PATTERNS[lang])


def find_hours(text: str, lang: str) -> list[Hour]:
    """Find the hours of the day that a text names.

    Parameters
    ----------
    text : str
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    list of Hour
        In reading order. An hour up to twelve of which nothing says whether it is before noon
        may be either; French counts to twenty-four. With a time zone it is left out: two texts
        may give one moment in two zones.
    """
    plain = "".join(fold(c) if len(fold(c)) == 1 else c for c in text)
    found: dict[int, Hour] = {}
    for pattern in _compiled(lang):
        for match in pattern.finditer(plain):
            hour = _read(match, lang)
            taken = any(h.start < match.end() and match.start() < h.end for h in found.values())
            if hour is not None and not taken:
                found[hour.start] = hour
    return [found[start] for start in sorted(found) if not _ZONE.match(plain, found[start].end)]


def _read(match: re.Match[str], lang: str) -> Hour | None:
    groups = match.groupdict()
    for name, minutes in (("noon", _NOON), ("midnight", 0)):
        if groups.get(name):
            return Hour(start=match.start(name), end=match.end(), minutes=minutes)
    written = groups["h"]
    hour = int(written) if written.isdigit() else int(number_words(lang).add[written])
    spoken = {"media": 30, "cuarto": 15}.get(groups.get("spoken") or "", 0)
    minutes = hour * 60 + int(groups.get("m") or spoken)
    part = groups.get("part") or groups.get("later")
    if hour > 24 or (part and hour > 12 and lang != "fr"):
        return None
    if part and hour <= 12:
        minutes = minutes % _NOON + (_NOON if part in _LATE else 0)
    exact = bool(part) or hour > 12 or lang == "fr"
    return Hour(start=match.start("h"), end=match.end(), minutes=minutes % _DAY, exact=exact)

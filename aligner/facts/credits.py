"""Whose text an outlet says it prints: agency credits in bylines, datelines and closing lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import LANGUAGES, PhraseTable, load_table, resolve_lang
from aligner.facts.tokens import Token, norm_at, tokenize

__all__ = ["UNNAMED_AGENCY", "Credit", "find_credits"]

UNNAMED_AGENCY = "agencies"  # "por agencias": some agency, which one is not said
_HEAD_LINES, _TAIL_LINES = 12, 6  # where bylines stand: an article has no credit in its middle
_LONGEST_BYLINE = 24  # tokens
_LONGEST_DATELINE = 12
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BETWEEN = frozenset("|/-–—,;:·•&+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency that a text names as its provider, and where it does so."""

    provider: str | None  # canonical; None: "agencies", not said which
    start: int
    end: int
    text: str


class _Tables(NamedTuple):
    agencies: PhraseTable
    leads: PhraseTable
    contributed: PhraseTable
    fillers: frozenset[str]
    photos: frozenset[str]
    calendar: frozenset[str]


class _Hit(NamedTuple):
    provider: str
    first: int  # tokens [first, last)
    last: int


@cache
def _tables() -> _Tables:
    table, names = load_table("agencies"), load_table("calendar")
    agencies = {phrase: name for name, own in table["agencies"].items() for phrase in own}
    agencies |= dict.fromkeys(table["unnamed"]["phrases"], UNNAMED_AGENCY)
    months = (name for lang in LANGUAGES for own in names["months"][lang] for name in own)
    days = (name for lang in LANGUAGES for name in names["weekdays"][lang])
    return _Tables(
        agencies=PhraseTable(agencies),
        leads=PhraseTable(dict.fromkeys(table["leads"]["phrases"], "")),
        contributed=PhraseTable(dict.fromkeys(table["contributed"]["phrases"], "")),
        fillers=frozenset(table["fillers"]["words"]),
        photos=frozenset(table["photos"]["words"]),
        calendar=frozenset([*months, *days]),
    )


def find_credits(text: str, lang: str) -> list[Credit]:
    """Find the agencies that a text credits with itself.

    Parameters
    ----------
    text : str
        A whole document, or its first and last lines.
    lang : str
        Language code.

    Returns
    -------
    list of Credit
        In reading order, spans into `text`. Credits of pictures and attributions inside
        sentences ("told AFP") are not returned: see `find_origins` for the latter.

    Notes
    -----
    Read are datelines ("ALEPO (EFE).-"), lines that hold nothing but names, dates and agencies
    ("Le Monde avec AFP"), a last parenthesis ("(Reuters)") and "contributed to this report", all
    among the first and last lines of the text.
    """
    lang = resolve_lang(lang)
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Credit] = []
    for number, (start, end) in enumerate(lines):
        closing = number >= len(lines) - _TAIL_LINES
        if number >= _HEAD_LINES and not closing:
            continue
        tokens = tokenize(text[start:end], lang)
        for hit in _in_line(tokens, closing=closing and number > 0):
            left, right = start + tokens[hit.first].start, start + tokens[hit.last - 1].end
            provider = None if hit.provider == UNNAMED_AGENCY else hit.provider
            found.append(Credit(provider=provider, start=left, end=right, text=text[left:right]))
    return found


def _in_line(tokens: tuple[Token, ...], *, closing: bool) -> list[_Hit]:
    """Return the credits of one line, by the first form that it has."""
    hits = list(_agencies(tokens, 0, len(tokens)))
    if not hits:
        return []
    return (
        _byline(tokens, 0, len(tokens), hits)
        or _dateline(tokens, hits)
        or _contribution(tokens, hits)
        or (_last_parenthesis(tokens, hits) if closing else [])
    )


def _agencies(tokens: tuple[Token, ...], low: int, high: int) -> Iterator[_Hit]:
    index = low
    while index < high:
        found = _tables().agencies.match(tokens, index)
        if found is None or found[1] > high or not _is_written_as_name(tokens, index, found):
            index += 1
            continue
        yield _Hit(found[0], index, found[1])
        index = found[1]


def _is_written_as_name(tokens: tuple[Token, ...], index: int, found: tuple[str, int]) -> bool:
    """Say whether an agency is written as a name: "PA" and "dpa" are, "pa" and "tap" are not."""
    name, end = found
    text = tokens[index].text
    if name == UNNAMED_AGENCY or end > index + 1:
        return True
    if len(text) <= 4:
        return (
            text.isupper()
            or (text[0].isupper() and text.lower() in ("efe", "ansa"))
            or text in ("dpa", "afp")
        )
    return text[0].isupper()


def _byline(tokens: tuple[Token, ...], low: int, high: int, hits: list[_Hit]) -> list[_Hit]:
    """Read tokens that are nothing but agencies, names, dates and the small words of a byline."""
    tables = _tables()
    if high - low > _LONGEST_BYLINE or _is_of_picture(tokens, low, high):
        return []
    inside = {i for hit in hits for i in range(hit.first, hit.last)}
    names = 0
    for i in range(low, high):
        token = tokens[i]
        if i in inside or token.kind != "word":
            if token.kind == "mark" and token.text in "?!":
                return []
            continue
        if token.norm in tables.fillers or token.norm in tables.calendar:
            continue
        if not token.text[0].isupper():
            return []
        names += 1
    led = tables.leads.match(tokens, low) is not None
    if names and not led:
        return [hit for hit in hits if _stands_apart(tokens, low, high, hit)]
    alone = [hit for hit in hits if hit.provider != UNNAMED_AGENCY or led or names == 0]
    return [hit for hit in alone if not led or _stands_apart(tokens, low, high, hit)]


def _is_of_picture(tokens: tuple[Token, ...], low: int, high: int) -> bool:
    return any(tokens[i].norm in _tables().photos for i in range(low, high))


def _stands_apart(tokens: tuple[Token, ...], low: int, high: int, hit: _Hit) -> bool:
    """Say whether marks or small words part an agency from the names around it."""
    small = _tables().fillers | _tables().calendar
    before = hit.first == low or (
        tokens[hit.first - 1].kind != "word" or tokens[hit.first - 1].norm in small
    )
    after = hit.last == high or (tokens[hit.last].kind != "word" or tokens[hit.last].norm in small)
    return before and after


def _dateline(tokens: tuple[Token, ...], hits: list[_Hit]) -> list[_Hit]:
    """Read a dateline: "ALEPO (EFE).-", "Madrid, 14 may (EFE).-", "MOSCOW, May 14. /TASS/"."""
    tables = _tables()
    for opening in range(min(_LONGEST_DATELINE, len(tokens))):
        token = tokens[opening]
        if token.text in ("(", "/", "["):
            close = opening + 1
            while close < len(tokens) and tokens[close].text not in (")", "/", "]"):
                close += 1
            own = [hit for hit in hits if opening < hit.first and hit.last <= close]
            if not own or close - opening > 10 or _is_of_picture(tokens, opening, close):
                return []
            # a headline may begin with a name and a parenthesis; a dateline goes on with a mark
            follows = close + 1 >= len(tokens) or tokens[close + 1].kind == "mark"
            return _byline(tokens, opening + 1, close, own) if follows else []
        if hits and hits[0].first == opening and opening > 0:
            return _open_dateline(tokens, hits[0])
        place = token.kind != "word" or token.text[0].isupper()
        if not (place or token.norm in tables.fillers | tables.calendar):
            return []
    return []


def _open_dateline(tokens: tuple[Token, ...], hit: _Hit) -> list[_Hit]:
    """Read a dateline without a parenthesis: "Paris, AFP - ", "Lima, 3 may EFE.- "."""
    parted = tokens[hit.first - 1].kind != "word" or tokens[hit.first - 1].norm in (
        _tables().calendar
    )
    dash = any(norm_at(tokens, hit.last + n) in ("-", "–", "—") for n in (0, 1))
    return [hit] if parted and dash else []


def _last_parenthesis(tokens: tuple[Token, ...], hits: list[_Hit]) -> list[_Hit]:
    """Read a parenthesis that ends a paragraph: "... dijo el ministro. (EFE)"."""
    end = len(tokens)
    while end > 0 and tokens[end - 1].text in (".", "*"):
        end -= 1
    if end == 0 or tokens[end - 1].text not in (")", "]"):
        return []
    opening = end - 1
    while opening >= 0 and tokens[opening].text not in ("(", "["):
        opening -= 1
    own = [hit for hit in hits if opening < hit.first]
    return _byline(tokens, opening + 1, end - 1, own) if opening >= 0 and own else []


def _contribution(tokens: tuple[Token, ...], hits: list[_Hit]) -> list[_Hit]:
    """Read "Reuters contributed to this report"."""
    if len(tokens) > 2 * _LONGEST_BYLINE:
        return []
    for index in range(len(tokens)):
        if _tables().contributed.match(tokens, index) is not None:
            return [hit for hit in hits if hit.last <= index]
    return []

"""Sentence boundaries by rules, as exact spans.

Rules of our own, because the libraries that were measured (``scripts/bench_segment.py``) either
alter the text, take any line break for a boundary or for none, or stumble over the abbreviations
and the missing spaces of news text.
"""

from __future__ import annotations

import re

from aligner.protocols import Span
from aligner.segment.abbreviations import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    INNER,
    STARTERS,
    STATES,
    lookup,
)
from aligner.segment.lines import ADDRESS, logical_lines, trim
from aligner.segment.verbs import SAYING
from aligner.segment.words import as_words, find_enclosed, find_words

__all__ = ["split_sentences"]

STOP = re.compile(r"[.!?…。！？]+")
CLOSERS = re.compile(r"(?:[\"”’»)\]']|[\s\u00a0\u202f]{0,2}»)*")
OPENERS = re.compile(r"[\s\"“‘«„(\[¿¡'\-–—•]*")
LAST_TOKEN = re.compile(r"[^\s\"“”«»()\[\]'’,;:/–—]*$")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")  # U.S, J.-C, EE.UU
ERA = re.compile(r"\b[ad]\.\s?C$")  # "323 a. C."
CAMEL = re.compile(r"[^\W\d_]{1,2}(?:-)?[A-ZÀ-Þ]")  # iPhone, al-Assad
DOMAIN_ENDINGS = as_words(
    "com org net info news gov edu int eu es fr uk us co tv io biz cat mx ar cl pe ve ca be "
    "ch html htm php pdf jpg png txt js"
)
WORD = re.compile(r"[\w'’\-]*")
MAX_QUOTE = 30  # words; a longer quotation is cut at the ends of its own sentences
MAX_TOKEN = 40  # characters looked back for an abbreviation


def split_sentences(text: str, lang: str) -> list[Span]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str
        Any Unicode text; a line break may end a sentence or wrap it.
    lang : str
        Two-letter code: ``es``, ``fr`` or ``en``; others get the rules that all share.

    Returns
    -------
    list of Span
        In order, without overlap, never empty, without white space at their ends; what lies
        outside of them is white space only.

    Notes
    -----
    Time and memory are linear in the length of the text.
    """
    spans: list[Span] = []
    for start, end in logical_lines(text):
        spans += _split_line(text[start:end], start, lang)
    return spans


def _split_line(line: str, offset: int, lang: str) -> list[Span]:
    """Split one logical line; the spans are those of the whole text."""
    stops = list(STOP.finditer(line))
    if not stops:
        return [(offset, offset + len(line))]
    kept_whole = [
        span
        for span in find_enclosed(line)
        if len(find_words(line[slice(*span)], lang)) <= MAX_QUOTE
    ]
    kept_whole = _merge(kept_whole, [match.span() for match in ADDRESS.finditer(line)])
    spans, begin, nth = [], 0, 0
    for stop in stops:
        cut = CLOSERS.match(line, stop.end()).end()  # type: ignore[union-attr]
        while nth < len(kept_whole) and kept_whole[nth][1] < cut:
            nth += 1
        if cut <= begin or (
            nth < len(kept_whole) and kept_whole[nth][0] < cut < kept_whole[nth][1]
        ):
            continue
        if _is_boundary(line, begin, stop, cut, lang):
            left, right = trim(line, begin, cut)
            spans.append((offset + left, offset + right))
            begin = cut
    left, right = trim(line, begin, len(line))
    if left < right:
        spans.append((offset + left, offset + right))
    return spans


def _merge(first: list[Span], second: list[Span]) -> list[Span]:
    """Return the union of two sorted lists of spans."""
    merged: list[Span] = []
    for start, end in sorted(first + second):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_boundary(line: str, begin: int, stop: re.Match[str], cut: int, lang: str) -> bool:
    """Tell whether a sentence that began at `begin` ends at `cut`, behind the marks of `stop`."""
    following = OPENERS.match(line, cut).end()  # type: ignore[union-attr]
    if following >= len(line):
        return cut < len(line) and not line[cut:].isspace() and line[cut].isspace()
    word = _word_at(line, following)
    if not line[cut].isspace() and line[cut] not in "¿¡“«":
        return _is_run_on(line, begin, stop, following, word)
    first = line[following]
    if first.islower() and not CAMEL.match(word):
        return False
    if not (first.isalnum() or first in "@#$€£&+%°") or line[cut : cut + 2].strip() == ",":
        return False
    if stop.group() == ".":
        return not _is_abbreviated(line, begin, stop.start(), following, lang)
    return not (cut > stop.end() and _is_reporting(line, following, lang))


def _word_at(line: str, position: int) -> str:
    """Return the word that begins at a position, hyphens and apostrophes included."""
    return WORD.match(line, position, position + MAX_TOKEN).group()  # type: ignore[union-attr]


def _ends_report(line: str, begin: int, token: int, following: int, lang: str) -> bool:
    """Tell whether "..., said the U.N. Heavy snow fell" ends: a name would go on in capitals."""
    before = find_words(line[max(begin, token - MAX_TOKEN) : token], lang)[-2:]
    after = find_words(line[following : following + MAX_TOKEN], lang)[1:2]
    reports = any(word.lower in SAYING.get(lang, frozenset()) for word in before)
    return reports and bool(after) and after[0].text[0].islower()


def _is_run_on(line: str, begin: int, stop: re.Match[str], following: int, word: str) -> bool:
    """Tell whether a stop with no space behind it ends a sentence: "they left.The army"."""
    if stop.group()[0] in "。！？":
        return True
    before = LAST_TOKEN.search(line[max(begin, stop.start() - MAX_TOKEN) : stop.start()]).group()  # type: ignore[union-attr]
    if following != CLOSERS.match(line, stop.end()).end():  # type: ignore[union-attr]
        return False
    is_word = word[:1].isupper() and (len(word) == 1 or word[1:2].islower() or word[1:2] in "'’")
    if not is_word or word.lower() in DOMAIN_ENDINGS:
        return False
    if stop.group() != ".":
        return line[following - 1] != "." or len(stop.group()) > 1
    return (len(before) > 2 and "." not in before and before[-1].islower()) or (
        before.isdigit() or not before
    )


def _is_abbreviated(line: str, begin: int, dot: int, following: int, lang: str) -> bool:
    """Tell whether the stop at `dot` belongs to an abbreviation inside a sentence."""
    token = LAST_TOKEN.search(line[max(begin, dot - MAX_TOKEN) : dot]).group()  # type: ignore[union-attr]
    lower, word = token.lower(), _word_at(line, following)
    elided = re.match(r"[^\W\d_]['’]", word)
    starter = (elided.group().replace("’", "'") if elided else word).lower()
    is_starter = word[:1].isupper() and starter in STARTERS.get(lang, STARTERS["en"])
    is_starter = is_starter and not line.startswith(f"{word}.", following)  # "Dock Rd. No. 4"
    if token.isdigit():  # "1. A list", not "in 2016. A year"
        return (
            len(token) <= 3
            and dot - begin < MAX_TOKEN
            and (not line[begin : dot - len(token)].strip(" ("))
        )
    if lookup(BEFORE_NAME, lang, lower):
        # "St." is a street as well; a small letter ("d.", "col.") is no title
        is_weak = not token[:1].isupper() or (lang == "en" and lower in {"st", "ft", "mt"})
        return not (is_starter and is_weak)
    if lookup(BEFORE_NUMBER, lang, lower):
        return word[:1].isdigit() or (lower in MONTH_LIKE.get(lang, ()) and not is_starter)
    if lookup(INNER, lang, lower) or DOTTED.fullmatch(token) or token in STATES.get(lang, ()):
        if is_starter or lower == "etc" or word[:1].isdigit():
            return False
        return not _ends_report(line, begin, dot - len(token), following, lang)
    if len(token) == 1 and token.isalpha():  # an initial, or the first half of "a. C."
        if token == "C" and ERA.search(line[max(begin, dot - 6) : dot]):
            return False
        halves = token.islower() and len(word) == 1 and line.startswith(f"{word}.", following)
        return halves or (token.isupper() and not is_starter)
    return False


MONTH_LIKE = {
    "en": as_words("jan feb aug sept oct nov dec"),
    "es": as_words("ene feb abr sept oct nov dic"),
    "fr": as_words("janv févr avr juil sept oct nov déc"),
}


def _is_reporting(line: str, following: int, lang: str) -> bool:
    """Tell whether "?” Smith asked" goes on: a name and a verb of saying behind a quotation."""
    words = find_words(line[following : following + 60], lang)[:4]
    for index, word in enumerate(words):
        if word.lower in SAYING.get(lang, frozenset()):
            return index > 0
        if not word.text[0].isupper() or word.lower in STARTERS.get(lang, STARTERS["en"]):
            return False
    return False

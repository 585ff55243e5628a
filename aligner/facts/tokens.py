"""Words, figures and marks of a text, each with its span: what every detector reads."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

__all__ = ["Token", "fold", "norm_at", "tokenize", "word_set"]

TokenKind = Literal["word", "number", "ordinal", "time", "date", "code", "url", "mark"]


class Token(NamedTuple):
    """One token; ``norm`` is lower-case without accents, the same under NFC and NFD."""

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind


_MARKS = "\u0300-\u036f"  # combining accents of decomposed text
_GAP = "[ \u00a0\u202f\u2009]"
_PATTERN = re.compile(
    rf"""
    (?P<url>https?://[^\s<>"”»]+|www\.[^\s<>"”»]+
        |(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.\w[\w.]*)
  | (?P<phone>\+\d[\d .-]{{6,14}}\d|(?<!\d)\d{{2}}(?:[ .-]\d{{2}}){{3,}}(?!\d)
        |(?<![\d.,])\d{{2,3}}(?:[ ]\d{{3}})?(?:[ ]\d{{2}}){{2,3}}(?![\d.,])
        |(?<![\d.,-])\d{{3}}-(?:\d{{3}}-\d{{4}}|0\d{{3}})(?![\d-]))
  | (?P<date>(?<![\d/.-])(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})
        |\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}})(?![\d/-]))
  | (?P<time>(?<![\d:.,])\d{{1,2}}(?::\d{{2}}(?::\d{{2}})?|{_GAP}?[hH]{_GAP}?\d{{2}}
        |[hH](?![\w]))(?![\d:]))
  | (?P<decade>(?<![\w.,])(?:\d0|\d{{3}}0)['’]?s\b)
  | (?P<ordinal>(?<![\w.,])(?:\d+|\d{{1,3}}(?:,\d{{3}})+)
        (?:st|nd|rd|th|er|ère|ere|re|nde|ème|eme|e|[ºª°])(?![\w]))
  | (?P<fraction>(?<![\w/])\d+/\d+(?![\w/])|(?<![\w.,])\d*[½¼¾⅓⅔⅕⅖⅗⅘])
  | (?P<leading>(?<![\w.,])\.\d+(?![\w.]))
  | (?P<number>(?<![A-Za-z\d])
        (?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)
          |\d{{1,3}}(?:[.]\d{{3}})+(?:,\d+)?(?![\d])
          |\d{{1,3}}(?:[,]\d{{3}})+(?:\.\d+)?(?![\d])
          |\d{{1,3}}(?:['’]\d{{3}})+(?:[.,]\d+)?(?![\d])
          |\d+[.,]\d+(?![.,]?\d)
          |\d+(?:[.,]\d+){{2,}}
          |\d+))
  | (?P<elision>(?:jusqu|lorsqu|puisqu|quelqu|qu|[cdjlmnst])['’](?=[^\W\d_]))
  | (?P<nt>[^\W\d_]+n['’]t\b)
  | (?P<possessive>['’]s\b)
  | (?P<initials>(?:[^\W\d_]\.){{2,}}|EE\.?\ ?UU\.?)
  | (?P<word>[^\W\d_][\w{_MARKS}]*)
  | (?P<mark>\.\.\.|[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS: dict[str, TokenKind] = {
    "url": "url",
    "phone": "code",
    "decade": "date",
    "date": "date",
    "time": "time",
    "ordinal": "ordinal",
    "fraction": "code",
    "leading": "number",
    "number": "number",
    "mark": "mark",
}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower the case and drop the accents of a word; apostrophes become ``'``.

    Parameters
    ----------
    word : str
        Any text, in NFC or NFD.

    Returns
    -------
    str
        The folded text; not always as long as `word`.
    """
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=256)
def tokenize(text: str, lang: str) -> tuple[Token, ...]:
    """Cut a text into tokens.

    Parameters
    ----------
    text : str
        Any text.
    lang : str
        Language code; the elisions of French (``l'``, ``qu'``) are cut off in French alone.

    Returns
    -------
    tuple of Token
        In reading order; white space belongs to no token.

    Notes
    -----
    The last 256 results are kept, because all detectors read the same statement in turn.
    """
    tokens: list[Token] = []
    for match in _PATTERN.finditer(text):
        group, written = match.lastgroup or "mark", match.group()
        if group == "elision" and lang != "fr":
            # elsewhere "l'" is the beginning of a name (L'Aquila) or a quotation mark
            start = match.start()
            tokens.append(
                Token(start, start + len(written) - 1, written[:-1], fold(written[:-1]), "word")
            )
            tokens.append(Token(match.end() - 1, match.end(), written[-1], "'", "mark"))
            continue
        kind = _KINDS.get(group, "word")
        norm = fold(written)
        if group == "initials":
            norm = norm.replace(".", "").replace(" ", "")
        tokens.append(Token(match.start(), match.end(), written, norm, kind))
    return tuple(tokens)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set: tables of function words stay readable so.

    Parameters
    ----------
    words : str
        Folded words parted by white space.

    Returns
    -------
    frozenset of str
    """
    return frozenset(words.split())


def norm_at(tokens: tuple[Token, ...], index: int) -> str:
    """Return the folded word at an index; nothing outside of the tokens."""
    return tokens[index].norm if 0 <= index < len(tokens) else ""

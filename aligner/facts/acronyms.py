"""Short forms that a document explains: "Agencia Nacional de Minería (ANM)"."""

from __future__ import annotations

import re

from aligner.facts.parties import canonical_party
from aligner.facts.tokens import fold, tokenize

__all__ = ["defined_names", "long_form"]

_DEFINED = re.compile(r"(?P<before>[^\n()]{4,160}?)\s\(\s?(?P<short>[^\W\d_][\w.&-]{1,9})\s?\)")
_WORD = re.compile(r"[^\W_]+")
_SMALL = 3  # letters up to which a word of a name may be left out of its acronym: "de", "for"


def defined_names(text: str) -> list[tuple[int, int, str]]:
    """List where a text names a party by a short form that it explains, or by its long form.

    Parameters
    ----------
    text : str
        A whole document.

    Returns
    -------
    list of (int, int, str)
        Start, end and the long form as it is written. Names with one form in all languages are
        left out.
    """
    names: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        full = long_form(match["before"], match["short"])
        if full is not None and not (_is_known(full) or _is_known(match["short"])):
            names.setdefault(match["short"], full)
    return [
        (found.start(), found.end(), full)
        for short, full in names.items()
        for found in re.finditer(rf"(?<!\w)(?:{re.escape(full)}|{re.escape(short)})(?!\w)", text)
    ]


def long_form(before: str, short: str) -> str | None:
    """Return the name in front of a parenthesis that a short form in it stands for.

    Parameters
    ----------
    before : str
        The text up to the parenthesis.
    short : str
        What stands in it.

    Returns
    -------
    str or None
        The shortest name that opens with a capital and has the letters of the short form in order.

    Notes
    -----
    After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions
    in biomedical text", 2003; stricter, as each letter has to open a word, small words may be
    left out, and no other word may.

    Examples
    --------
    >>> long_form("alertó la Agencia Nacional de Minería", "ANM")
    'Agencia Nacional de Minería'
    """
    letters = [char for char in fold(short) if char.isalnum()]
    if len(letters) < 2 or not short[0].isupper():
        return None
    words = list(_WORD.finditer(before))
    at = len(words) - 1
    for letter in reversed(letters):
        while at >= 0 and not _opens(words[at][0], letter):
            if len(words[at][0]) > _SMALL:
                return None
            at -= 1
        at -= 1
        if at < -1:
            return None
    first = words[at + 1]
    return before[first.start() :].strip() if first[0][0].isupper() else None


def _opens(word: str, letter: str) -> bool:
    return fold(word)[:1] == letter


def _is_known(name: str) -> bool:
    tokens = tokenize(name, "en")
    found = canonical_party(tokens, 0) if tokens else None
    return found is not None and found[1] == len(tokens)

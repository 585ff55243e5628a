"""What a statement says, without who is credited with it and where it was written."""

from __future__ import annotations

import re

from aligner.facts.agencies import dateline_end
from aligner.facts.origins import Attribution, find_origins

__all__ = ["content_of"]

LEAST_WORDS = 4  # a part that is shorter says too little by itself
_CUE = re.compile(
    r"(?:según|selon|d[’']après|according to|citing)\b[^,;.]*$", re.IGNORECASE
)  # up to the party that it introduces
_THAT = re.compile(r"\b(?:que\b|qu[’']|that\b)\s*", re.IGNORECASE)


def content_of(text: str, lang: str) -> str:
    """Leave out the credit, "according to X", "X reported that", and the dateline of an agency.

    Two statements that credit other parties, or one of which credits none, may say the same; to
    an embedding the party is half of the sentence.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language.

    Returns
    -------
    str
        The rest of the statement; the credit stays where there are several, or where little would
        be left. For comparing only; never shown.
    """
    start = dateline_end(text)
    if start and len(text[start:].split()) >= LEAST_WORDS:
        text = text[start:].lstrip()
    credited = find_origins(text, lang)
    if len(credited) != 1:
        return text
    content = _without(text, credited[0])
    return content if len(content.split()) >= LEAST_WORDS else text


def _without(text: str, credit: Attribution) -> str:
    cue = _CUE.search(text, 0, credit.start)
    if cue is not None:
        before, after = text[: cue.start()].rstrip(" ,;:"), text[credit.end :].lstrip(" ,;:")
        return f"{before} {after}".strip()
    that = _THAT.search(text, credit.end)
    return text[that.end() :] if that is not None else text

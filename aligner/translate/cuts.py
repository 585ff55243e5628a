"""Where a text that is too long for the model is cut, and how the parts are put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

__all__ = ["cut", "halve", "is_verbatim", "join", "split_addresses"]

# From the best place to the worst; a cut stands behind the match, and no clause before a number.
CLAUSES = (
    re.compile(r"[.!?]+[\"')\]]*\s+(?=[^\W\d_])"),
    re.compile(r"[;:|•]\s+|\s-\s+"),
    re.compile(r",\s+(?=(?:y|o|e|pero|que|mientras|aunque|et|ou|mais|qui|tandis|alors|and|but)\s)"),
    re.compile(r"[,)]\s+(?!\d)"),
)
BETWEEN_WORDS = re.compile(r"(?<!\d)\s+(?!\d)")
BESIDE_A_NUMBER = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
ANYWHERE = re.compile(r"\s+")
LADDER = (CLAUSES, (BETWEEN_WORDS,), (BESIDE_A_NUMBER,), (ANYWHERE,))
ADDRESS = re.compile(r"(?<!\S)(?:(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+(?!\S))")
# Words that have a capital only because a sentence begins; anything else may be a name.
CAPITAL = re.compile(
    r"(?:The|An?|This|That|These|Those|It|He|She|We|They|You|There|Here|And|But|Or|As|Because|"
    r"While|Although|If|When|Where|Who|Which|What|In|On|At|To|For|From|With|By|Of|After|Before|"
    r"Since|Until|So|Also|Then|Now|Not|No|His|Her|Their|Its|Our|Some|Many|All|More)\b"
)
MARGIN = 0.3  # share of the text at either end where no cut is sought at first


def cut(text: str, count: Callable[[str], int], limit: int) -> list[str]:
    """Cut a text into parts of at most `limit` tokens, at clause boundaries where there are any.

    Parameters
    ----------
    text : str
    count : callable
        Returns the number of tokens of a text.
    limit : int
        >= 1. A run of characters without white space is cut anywhere.

    Returns
    -------
    list of str
        In order, without white space at their ends, none empty; their concatenation is the
        text but for white space.

    Notes
    -----
    The text is halved at the boundary nearest its middle, and so are its halves where they are
    still too long: parts of even length translate better than one long and one short.
    """
    done: list[str] = []
    waiting = [text.strip()]
    while waiting:
        part = waiting.pop()
        if not part:
            continue
        if len(part) == 1 or count(part) <= limit:
            done.append(part)
            continue
        waiting += reversed(halve(part))
    return done


def split_addresses(text: str) -> list[str]:
    """Cut a text around its web and mail addresses, which no model repeats faithfully."""
    parts, end = [], 0
    for match in ADDRESS.finditer(text):
        parts += [text[end : match.start()], match.group()]
        end = match.end()
    return [part.strip() for part in (*parts, text[end:]) if part.strip()]


def is_verbatim(part: str) -> bool:
    """Tell whether a translation has to repeat a part: an address, or no letter and no figure."""
    return ADDRESS.fullmatch(part) is not None or not any(c.isalnum() for c in part)


def halve(text: str) -> list[str]:
    """Cut a text of two characters or more in two, at the clause boundary nearest its middle."""
    place = _place(text)
    return [text[:place].strip(), text[place:].strip()]


def join(sources: Sequence[str], translations: Sequence[str]) -> str:
    """Put the translations of the parts of one text together.

    Parameters
    ----------
    sources : sequence of str
        The parts, as `cut` returned them.
    translations : sequence of str
        Of each part.

    Returns
    -------
    str
        A model takes each part for a sentence: the full stop and the capital that it put where
        the source has none are undone.
    """
    joined: list[str] = []
    for at, (source, text) in enumerate(zip(sources, translations, strict=True)):
        if at < len(sources) - 1 and text.endswith(".") and not source.endswith("."):
            text = text.removesuffix(".")
        if at > 0 and source[:1].islower() and CAPITAL.match(text):
            text = text[0].lower() + text[1:]
        if text:
            joined.append(text)
    return " ".join(joined)


def _place(text: str) -> int:
    """Return where to cut a text of two characters or more: never at its ends."""
    margin = int(len(text) * MARGIN)
    for boundaries in LADDER:
        for low, high in ((margin, len(text) - margin), (1, len(text) - 1)):
            for boundary in boundaries:
                ends = [m.end() for m in boundary.finditer(text) if low <= m.end() <= high]
                if ends:
                    return min(ends, key=lambda end: abs(end - len(text) / 2))
    return len(text) // 2

"""Numbers in figures, under every habit of separators."""

from __future__ import annotations

import re

from aligner.facts.tokens import word_set

__all__ = ["read_figure", "second_reading"]

_LONGEST = 20  # characters; what is longer is a code
_GROUPED_BY_SPACE = re.compile("[ \u00a0\u202f\u2009'’]")
_DECIMAL_FOLLOWERS = word_set(
    """
    % percent percentage por pour per million millon millions millones billion billions
    billones milliard milliards bn trillion km kilometres kilometers kilometros metres meters
    metros miles degrees grados degres tonnes tons toneladas
    """
)


def read_figure(written: str, following: str = "", lang: str = "en") -> float | None:
    """Read a number in figures under any habit of separators.

    Parameters
    ----------
    written : str
        One figure: ``34.000``, ``34 000``, ``1.200,5``, ``12,5``.
    following : str, default=""
        Folded word after it. One separator before three digits parts thousands, unless it is
        the decimal mark of the language and a multiplier, a percentage or a measure follows
        (``1,525 millones``); three digits that end in 0 are thousands in any case.
    lang : str, default="en"
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    float or None
        None where it is no number: a version (``2.0.1``), a broken grouping.
    """
    text = _GROUPED_BY_SPACE.sub("", written)
    if len(text) > _LONGEST:
        return None
    marks = [char for char in text if char in ".,"]
    if not marks:
        return float(text)
    if text[0] in ".,":
        return float(f"0.{text[1:]}") if len(marks) == 1 else None
    if len(marks) == 1:
        whole, part = re.split("[.,]", text)
        spaced = len(text) < len(written)  # spaces part the thousands already
        grouping = len(part) == 3 and len(whole) <= 3 and not whole.startswith("0") and not spaced
        decimal = marks[0] == ("." if lang == "en" else ",") and not part.endswith("0")
        if grouping and not (decimal and following in _DECIMAL_FOLLOWERS):
            return float(whole + part)
        return float(f"{whole}.{part}")
    groups = re.split("[.,]", text)
    if len(set(marks)) == 1:
        good = all(len(group) == 3 for group in groups[1:])
        return float("".join(groups)) if good else None
    if len(set(marks[:-1])) == 1 and all(len(group) == 3 for group in groups[1:-1]):
        return float("".join(groups[:-1]) + "." + groups[-1])
    return None


def second_reading(written: str, value: float, lang: str = "en") -> float | None:
    """Return what an ambiguous figure may mean besides: ``5.000`` in English is 5,000 or 5.

    Parameters
    ----------
    written : str
        The figure.
    value : float
        As `read_figure` reads it.
    lang : str, default="en"
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    float or None
        None where the language leaves one reading only.
    """
    decimal = "." if lang == "en" else ","
    whole, mark, part = written.partition(decimal)
    if not mark or len(part) != 3 or not (whole + part).isdigit() or value != float(whole + part):
        return None
    return float(f"{whole}.{part}")

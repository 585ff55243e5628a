"""Two figures and what sets them apart, in plain English words."""

from __future__ import annotations

from aligner.facts.measures import is_measure
from aligner.records import Quantity

__all__ = ["say_counted", "say_difference", "say_event", "say_figure", "say_role"]

_EVENT_WORDS = {
    "death": "killed", "injury": "injured", "displacement": "displaced", "arrest": "arrested",
    "missing": "missing", "protest": "taking part", "infection": "infected", "vote": "voting",
    "casualty": "killed or injured", "kidnapping": "kidnapped", "rescue": "rescued",
    "release": "freed", "destruction": "destroyed",
}  # fmt: skip
_SIGNS = {"~": "about ", ">=": "at least ", "<=": "at most ", "vague": "", "=": "", "range": ""}


def say_difference(
    a: Quantity, b: Quantity, by: tuple[str | None, str | None] = (None, None)
) -> str:
    """Say two figures of one thing, and who gives each: "30,000 (police) against 100,000 ...".

    Parameters
    ----------
    a, b : Quantity
    by : pair of str, optional
        The party that gives each figure, where it is known.
    """
    one, other = by
    what = say_counted(a, b)
    if one is not None and one == other:
        return f"{say_figure(a)} against {say_figure(b)} {what}".rstrip() + f" (both {one})"
    first = f"{say_figure(a)} ({one})" if one else say_figure(a)
    if not other:
        return f"{first} against {say_figure(b)} {what}".rstrip()
    return f"{first} against {say_figure(b)} ({other})" + (f": {what}" if what else "")


def say_figure(quantity: Quantity) -> str:
    """Word a figure with its bound: "at least 30,000", "20 to 30"."""
    low, high = quantity.low, quantity.high
    if quantity.modality in ("range", "vague") and low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}"
    value = high if quantity.modality == "<=" else low
    percent = "%" if quantity.concept == "percent" else ""
    return f"{_SIGNS[quantity.modality]}{_number(value or 0.0)}{percent}"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.1f}"


def say_event(event: str) -> str:
    """Word what befell those who are counted: ``death`` is "killed"."""
    return _EVENT_WORDS.get(event, event.replace("_", " "))


def say_counted(a: Quantity, b: Quantity) -> str:
    """Word what two figures count, and what befell it: "people killed"."""
    if a.concept is None or b.concept is None:
        return a.counted or b.counted or ""
    concept = a.concept if a.concept == b.concept else "person"
    if concept.startswith("money:"):
        return concept.removeprefix("money:")
    if is_measure(concept) and concept not in ("percent", "times", "share_point"):
        return a.counted or ""
    plural = {"person": "people", "percent": "", "child": "children", "woman": "women",
              "man": "men", "body": "bodies", "country": "countries", "city": "cities"}  # fmt: skip
    words = plural.get(concept, concept.replace("_", " ") + "s")
    return " ".join(filter(None, [words, say_event(a.event) if a.event else ""]))


def say_role(quantity: Quantity) -> str:
    """Word how a figure stands to a whole."""
    words = {"total": "a total", "part": "a part", "additional": "what comes on top"}
    return words[quantity.role]

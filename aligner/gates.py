"""Facts decide: what two statements agree on, where they contradict, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Literal

from aligner.facts import Comparison, compare_quantities
from aligner.facts.counting import PEOPLE
from aligner.facts.scope import other_places
from aligner.name_rivals import are_rivals, is_place
from aligner.name_spelling import same_name
from aligner.records import DateMention, Facts, Name, Quantity

__all__ = ["Gate", "ask_gates", "is_place", "known_place_of", "same_number"]

Verdict = Literal["agree", "open", "conflict"]
EXTENT_FROM = 0.6  # share of the longer statement's length that the shorter one must have
MEASURES = frozenset(["duration", "distance", "area", "mass", "volume", "power", "temperature"])
_YEAR = re.compile(r"(?:19|20)\d\d")
ALIKE_FROM = 0.7  # word coverage from which on two statements differ in little but a negation


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One question asked of a pair of statements.

    ``conflict`` bars a link and may relate two claims; ``open`` means that the facts do not
    show the same truth conditions, so that the pair is at most ``possible``.
    """

    name: Literal["quantity", "polarity", "date", "name", "degree", "extent", "subject"]
    verdict: Verdict
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict} ({self.why})"


def _quantity_gate(a: Sequence[Quantity], b: Sequence[Quantity]) -> Gate | None:
    """Pair figures off: what one side has beyond the other is detail, what both have differs."""
    if not a and not b:
        return None
    if not a or not b:
        figure = (a or b)[0]
        return Gate(name="quantity", verdict="open", why=f"only one names {_said(figure)}")
    compared = {(i, j): compare_quantities(x, y) for i, x in enumerate(a) for j, y in enumerate(b)}
    same = [
        (i, j) for (i, j), c in compared.items() if c.kind == "equal" or same_number(a[i], b[j])
    ]
    left_a = [i for i in range(len(a)) if all(i != one for one, _ in same)]
    left_b = [j for j in range(len(b)) if all(j != other for _, other in same)]
    if not left_a or not left_b:
        return Gate(name="quantity", verdict="agree", why=_agreement(a, b, compared, same))
    left = {(i, j): compared[i, j] for i in left_a for j in left_b}
    loose = [(i, j) for (i, j), comparison in left.items() if comparison.kind == "compatible"]
    # "115, now 97" and "18 of 115": where one figure of a thing agrees, the others are details.
    settled = {_key(q) for i, j in same for q in (a[i], b[j])}
    for (i, j), comparison in left.items():
        open_to = any(i == one or j == other for one, other in loose)
        detail = bool(settled & {_key(a[i]), _key(b[j])})
        if comparison.kind == "conflicting" and not open_to and not detail:
            return Gate(name="quantity", verdict="conflict", why=_each_says(a[i], b[j]))
    i, j = loose[0] if loose else (left_a[0], left_b[0])
    how = "both can hold" if loose else "not known to count the same"
    return Gate(name="quantity", verdict="open", why=f"{_each_says(a[i], b[j])}: {how}")


def _beyond(figures: Sequence[Quantity], other: Facts) -> Sequence[Quantity]:
    """Leave out what the other side writes as a bare number: an age, an address, a model.

    Only of a measure, or of what is not known to count anything: "54 died" is not "aged 54".
    """
    numbers = {n.key for n in other.names if n.key.isdigit()}
    return [
        q
        for q in figures
        if q.event is not None
        or (q.concept is not None and q.concept not in MEASURES)
        or f"{q.low or q.high or 0:g}" not in numbers
    ]


def _agreement(
    a: Sequence[Quantity],
    b: Sequence[Quantity],
    compared: Mapping[tuple[int, int], Comparison],
    same: Sequence[tuple[int, int]],
) -> str:
    i, j = next((pair for pair in same if compared[pair].kind == "equal"), same[0])
    return _alike(_said(a[i]), _said(b[j]))


def _said(quantity: Quantity) -> str:
    """Quote a figure as its text writes it, and say what it counts and who gives it."""
    counted = quantity.counted or ""
    what = f" {counted}" if counted and counted not in quantity.text else ""
    return f"“{quantity.text}”{what}" + (f" ({quantity.by})" if quantity.by else "")


def _each_says(x: Quantity, y: Quantity) -> str:
    return f"one names {_said(x)}, the other {_said(y)}"


def _alike(one: str, other: str) -> str:
    return f"both name {one}" if one == other else f"{one} and {other}"


def same_number(x: Quantity, y: Quantity) -> bool:
    """Say whether two figures are one number, and nothing says that they count other things.

    What is counted is often not known of one side: a pronoun, a word that is in no table. Two
    statements that else say the same then agree in the number.
    """
    if {x.modality, y.modality} == {">=", "<="} or _unlike(x.event, y.event):
        return False
    if _other_window(x.window, y.window) or other_places(known_place_of(x), known_place_of(y)):
        return False
    kinds = {x.concept, y.concept}
    of_people = "person" in kinds and kinds <= PEOPLE
    if _unlike(x.concept, y.concept) and not of_people:
        return False
    if x.concept == y.concept and x.concept in MEASURES:
        return False  # compared in their units: two weeks are not two years
    return all(isclose(m, n, rel_tol=1e-6) for m, n in zip(_ends(x), _ends(y), strict=True))


def known_place_of(quantity: Quantity) -> str | None:
    """Return the place of a figure where it is one for sure, and not just a name."""
    place = quantity.place
    return place if place is not None and is_place(place.partition("/")[0]) else None


def _other_window(x: str | None, y: str | None) -> bool:
    """Whether two figures count in other times; a rate is no total, even of a time not named."""
    is_rate = [window is not None and window.startswith("per ") for window in (x, y)]
    return _unlike(x, y) or is_rate[0] != is_rate[1]


def _unlike(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and x != y


def _ends(quantity: Quantity) -> tuple[float, float]:
    """Return the numbers that a figure names; a bound names one."""
    high = quantity.high or quantity.low or 0.0
    if quantity.modality == "vague":
        return high, high  # "hundreds" and "quelques centaines" begin at one or two hundred
    return quantity.low or high, high


def _key(quantity: Quantity) -> tuple[str | None, str | None]:
    return quantity.concept, quantity.event


def _polarity_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    negative = [f.polarity == "negative" or f.factuality == "denied" for f in (a, b)]
    if negative[0] == negative[1]:
        return None
    # "no longer needed" and "abolished" say the same: a negation contradicts only where the
    # rest of the words is the same.
    verdict: Verdict = "conflict" if alike >= ALIKE_FROM else "open"
    return Gate(name="polarity", verdict=verdict, why="one side says no, the other yes")


def _date_gate(a: Sequence[DateMention], b: Sequence[DateMention]) -> Gate | None:
    known_a, known_b = ([d for d in dates if d.earliest and d.latest] for dates in (a, b))
    if not known_a or not known_b:
        return None
    meeting = [(x, y) for x in known_a for y in known_b if _meet(x, y)]
    # "this year, in May" and "this year, in June": the year meets both months, and settles none.
    alike = [(x, y) for x, y in meeting if (x.earliest, x.latest) == (y.earliest, y.latest)]
    left_a = [x for x in known_a if all(x is not one for one, _ in alike)]
    left_b = [y for y in known_b if all(y is not other for _, other in alike)]
    if left_a and left_b and not any((x, y) in meeting for x in left_a for y in left_b):
        why = f"one names “{left_a[0].text}”, the other “{left_b[0].text}”"
        return Gate(name="date", verdict="open" if meeting else "conflict", why=why)
    x, y = meeting[0]
    return Gate(name="date", verdict="agree", why=_alike(f"“{x.text}”", f"“{y.text}”"))


def _bare_years(names: Sequence[Name]) -> Iterator[DateMention]:
    """Yield the years that nothing marks as such: "the 2012 Games", "2007 est la cinquième"."""
    for n in names:
        if _YEAR.fullmatch(n.key):
            first, last = f"{n.key}-01-01", f"{n.key}-12-31"
            yield DateMention(start=n.start, end=n.end, text=n.text, earliest=first, latest=last)


def _meet(x: DateMention, y: DateMention) -> bool:
    """Whether two intervals of days have a day in common."""
    return str(x.earliest) <= str(y.latest) and str(y.earliest) <= str(x.latest)


def _own_names(side: Facts, other: Facts) -> list[Name]:
    """Leave out the bare numbers that the other side reads as years."""
    years = {str(d.earliest)[:4] for d in other.dates if str(d.latest)[:4] == str(d.earliest)[:4]}
    return [n for n in side.names if n.key not in years]


def _name_gate(a: Sequence[Name], b: Sequence[Name]) -> Gate | None:
    named_a, named_b = ({n.key: n for n in reversed(names)} for names in (a, b))
    if not named_a or not named_b:
        return None
    alike = sorted((x, y) for x in named_a for y in named_b if same_name(x, y))
    left_a = sorted(named_a.keys() - {x for x, _ in alike})
    left_b = sorted(named_b.keys() - {y for _, y in alike})
    # Beside a common name, "Tierra" and "Earth" are the same, and only look like two names.
    pairs = ((named_a[x], named_b[y]) for x in left_a for y in left_b)
    apart = next(((x, y) for x, y in pairs if not alike or are_rivals(x, y)), None)
    if apart:
        why = f"one names “{apart[0].text}”, the other “{apart[1].text}”"
        return Gate(name="name", verdict="open", why=why)
    whys = [_alike(f"“{named_a[x].text}”", f"“{named_b[y].text}”") for x, y in alike]
    return Gate(name="name", verdict="agree", why="; ".join(dict.fromkeys(whys)))


def _subject_gate(a: Facts, b: Facts) -> Gate | None:
    if a.complete and b.complete:
        return None
    return Gate(name="subject", verdict="open", why="who or what it speaks of stands before it")


def _degree_gate(a: Facts, b: Facts) -> Gate | None:
    if a.nearly == b.nearly:
        return None
    return Gate(name="degree", verdict="open", why="one side says nearly, the other does not")


def _extent_gate(a: Facts, b: Facts) -> Gate | None:
    shorter, longer = sorted((a.extent, b.extent))
    if shorter >= EXTENT_FROM * longer or not shorter:
        return None
    return Gate(name="extent", verdict="open", why="one side says much more than the other")


def ask_gates(a: Facts, b: Facts, *, alike: float) -> tuple[Gate, ...]:
    """Ask every gate that has something to go by.

    Parameters
    ----------
    a, b : Facts
        Of two statements, each read from its own language.
    alike : float
        How much of each statement the other says at least, word by word, in [0, 1].

    Returns
    -------
    tuple of Gate
        In a fixed order; a gate that has nothing to compare is left out.
    """
    gates = (
        _quantity_gate(_beyond(a.quantities, b), _beyond(b.quantities, a)),
        _polarity_gate(a, b, alike),
        _date_gate([*a.dates, *_bare_years(a.names)], [*b.dates, *_bare_years(b.names)]),
        _name_gate(_own_names(a, b), _own_names(b, a)),
        _degree_gate(a, b),
        _extent_gate(a, b),
        _subject_gate(a, b),
    )
    return tuple(gate for gate in gates if gate is not None)

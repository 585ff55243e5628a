"""Facts decide: what two statements agree on, where they contradict, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.facts.counterparts import unanswered
from aligner.facts.names import spelling_key
from aligner.figure_gate import figure_gate
from aligner.gate import YEAR, Gate, Verdict, say_alike
from aligner.name_rivals import compare_names
from aligner.name_spelling import same_name
from aligner.records import DateMention, Facts, Name

__all__ = ["Gate", "ask_gates"]

EXTENT_FROM = 0.6  # share of the longer statement's length that the shorter one must have
ALIKE_FROM = 0.7  # word coverage from which on two statements differ in little but a negation


def _polarity_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    """Ask whether each side says no as often as the other, in whatever words."""
    negative = [f.polarity == "negative" or f.factuality == "denied" for f in (a, b)]
    opposite = negative[0] != negative[1]
    left = unanswered(a.negations, b.negations)
    if not left and not (opposite and not (b if negative[0] else a).negations):
        return None
    # "no longer needed" and "abolished" say the same: a negation contradicts only where the
    # rest of the words is the same.
    verdict: Verdict = "conflict" if opposite and alike >= ALIKE_FROM else "open"
    why = "one side says no, the other yes" if opposite else f"only one side says “{left[0].text}”"
    return Gate(name="polarity", verdict=verdict, why=why)


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
    return Gate(name="date", verdict="agree", why=say_alike(f"“{x.text}”", f"“{y.text}”"))


def _bare_years(names: Sequence[Name]) -> Iterator[DateMention]:
    """Yield the years that nothing marks as such: "the 2012 Games", "2007 est la cinquième"."""
    for n in names:
        if YEAR.fullmatch(n.key):
            first, last = f"{n.key}-01-01", f"{n.key}-12-31"
            yield DateMention(start=n.start, end=n.end, text=n.text, earliest=first, latest=last)


def _meet(x: DateMention, y: DateMention) -> bool:
    """Whether two intervals of days have a day in common."""
    return str(x.earliest) <= str(y.latest) and str(y.earliest) <= str(x.latest)


def _own_names(side: Facts, other: Facts) -> list[Name]:
    """Leave out the numbers that the other side reads as years, and whom it gives credit to."""
    years = {str(d.earliest)[:4] for d in other.dates if str(d.latest)[:4] == str(d.earliest)[:4]}
    party = spelling_key(other.origin.name) if other.origin else ""
    return [
        n
        for n in side.names
        if n.key not in years and not (party and n.text[0].isupper() and same_name(n.key, party))
    ]


def _name_gate(a: Sequence[Name], b: Sequence[Name]) -> Gate | None:
    if not a or not b:
        return None
    alike, apart = compare_names(a, b)
    if apart:
        why = f"one names “{apart[0].text}”, the other “{apart[1].text}”"
        return Gate(name="name", verdict="open", why=why)
    whys = [say_alike(f"“{x.text}”", f"“{y.text}”") for x, y in alike]
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
        figure_gate(a, b),
        _polarity_gate(a, b, alike),
        _date_gate([*a.dates, *_bare_years(a.names)], [*b.dates, *_bare_years(b.names)]),
        _name_gate(_own_names(a, b), _own_names(b, a)),
        _degree_gate(a, b),
        _extent_gate(a, b),
        _subject_gate(a, b),
    )
    return tuple(gate for gate in gates if gate is not None)

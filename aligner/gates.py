"""Facts decide: what two statements agree on, where they contradict, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.facts import compare_quantities
from aligner.records import DateMention, Facts, Name, Quantity

__all__ = ["Gate", "ask_gates"]

Verdict = Literal["agree", "open", "conflict"]
EXTENT_FROM = 0.6  # share of the longer statement's length that the shorter one must have
PART_FROM = 4  # letters of a word of a name from which on it names by itself
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
    if not a and not b:
        return None
    if not a or not b:
        figure = (a or b)[0]
        return Gate(name="quantity", verdict="open", why=f"only one side has {figure.text!r}")
    compared = [(_key(x), compare_quantities(x, y)) for x in a for y in b]
    reasons = {
        kind: {key: comparison.why for key, comparison in compared if comparison.kind == kind}
        for kind in ("equal", "compatible", "conflicting")
    }
    # "115, now 97" and "18 of 115": where one figure of a thing agrees, the others are details.
    settled = reasons["equal"].keys() | reasons["compatible"].keys()
    conflicting = [why for key, why in reasons["conflicting"].items() if key not in settled]
    if conflicting:
        return Gate(name="quantity", verdict="conflict", why=conflicting[0])
    if reasons["equal"]:
        return Gate(name="quantity", verdict="agree", why=next(iter(reasons["equal"].values())))
    loose = next(iter(reasons["compatible"].values()), "figures of different things")
    return Gate(name="quantity", verdict="open", why=loose)


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
    pairs = [
        (x, y)
        for x in a
        for y in b
        if x.earliest and x.latest and y.earliest and y.latest
    ]  # fmt: skip
    if not pairs:
        return None
    for x, y in pairs:
        if str(x.earliest) <= str(y.latest) and str(y.earliest) <= str(x.latest):
            return Gate(name="date", verdict="agree", why=f"{x.text!r} and {y.text!r} meet")
    x, y = pairs[0]
    return Gate(name="date", verdict="conflict", why=f"{x.text!r} against {y.text!r}")


def _name_gate(a: Sequence[Name], b: Sequence[Name]) -> Gate | None:
    keys_a, keys_b = {name.key for name in a}, {name.key for name in b}
    if not keys_a or not keys_b:
        return None
    # "Asia-Pacific" and "Asia, Pacific", "Bella Center" and "Bella Convention Center"
    shared = sorted(keys_a & keys_b) or sorted(_parts(keys_a) & _parts(keys_b))
    if shared:
        return Gate(name="name", verdict="agree", why=", ".join(shared))
    return Gate(
        name="name",
        verdict="open",
        why=f"{', '.join(sorted(keys_a))} against {', '.join(sorted(keys_b))}",
    )


def _subject_gate(a: Facts, b: Facts) -> Gate | None:
    if a.complete and b.complete:
        return None
    return Gate(name="subject", verdict="open", why="who or what it speaks of stands before it")


def _parts(keys: set[str]) -> set[str]:
    return {part for key in keys for part in key.split() if len(part) >= PART_FROM}


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
        _quantity_gate(a.quantities, b.quantities),
        _polarity_gate(a, b, alike),
        _date_gate(a.dates, b.dates),
        _name_gate(a.names, b.names),
        _degree_gate(a, b),
        _extent_gate(a, b),
        _subject_gate(a, b),
    )
    return tuple(gate for gate in gates if gate is not None)

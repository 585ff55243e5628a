"""Facts decide: what two statements agree on, where they contradict, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.facts import Comparison, compare_quantities
from aligner.records import DateMention, Facts, Name, Quantity

__all__ = ["Gate", "ask_gates"]

Verdict = Literal["agree", "open", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One question asked of a pair of statements.

    ``conflict`` bars a link and may relate two claims; ``open`` means that the facts do not
    show the same truth conditions, so that the pair is at most ``possible``.
    """

    name: Literal["quantity", "polarity", "date", "name"]
    verdict: Verdict
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict} ({self.why})"


def _partners(quantity: Quantity, others: Sequence[Quantity]) -> list[Comparison]:
    compared = (compare_quantities(quantity, other) for other in others)
    return [comparison for comparison in compared if comparison.kind != "incomparable"]


def _quantity_gate(a: Sequence[Quantity], b: Sequence[Quantity]) -> Gate | None:
    if not a and not b:
        return None
    if not a or not b:
        figure = (a or b)[0]
        return Gate(name="quantity", verdict="open", why=f"only one side has {figure.text!r}")
    agreed: list[str] = []
    loose: list[str] = []
    for quantity in a:
        partners = _partners(quantity, b)
        kinds = {partner.kind: partner.why for partner in partners}
        if "equal" in kinds:
            agreed.append(kinds["equal"])
        elif "compatible" in kinds:
            loose.append(kinds["compatible"])
        elif "conflicting" in kinds:
            return Gate(name="quantity", verdict="conflict", why=kinds["conflicting"])
    if agreed:
        return Gate(name="quantity", verdict="agree", why=agreed[0])
    why = loose[0] if loose else "figures of different things"
    return Gate(name="quantity", verdict="open", why=why)


def _polarity_gate(a: Facts, b: Facts) -> Gate | None:
    negative = [f.polarity == "negative" or f.factuality == "denied" for f in (a, b)]
    if negative[0] != negative[1]:
        return Gate(name="polarity", verdict="conflict", why="one side says no, the other yes")
    return None


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
    shared = sorted(keys_a & keys_b)
    if shared:
        return Gate(name="name", verdict="agree", why=", ".join(shared))
    return Gate(
        name="name",
        verdict="open",
        why=f"{', '.join(sorted(keys_a))} against {', '.join(sorted(keys_b))}",
    )


def ask_gates(a: Facts, b: Facts) -> tuple[Gate, ...]:
    """Ask every gate that has something to go by.

    Parameters
    ----------
    a, b : Facts
        Of two statements, each read from its own language.

    Returns
    -------
    tuple of Gate
        In a fixed order; a gate that has nothing to compare is left out.
    """
    gates = (
        _quantity_gate(a.quantities, b.quantities),
        _polarity_gate(a, b),
        _date_gate(a.dates, b.dates),
        _name_gate(a.names, b.names),
    )
    return tuple(gate for gate in gates if gate is not None)

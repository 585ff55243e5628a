"""Ranges of documents, by which what a report says and what people marked are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Pair", "PairIndex", "Passage", "any_meet", "statement_passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of code points of a document."""

    doc: str
    start: int
    end: int

    def meets(self, other: Passage) -> bool:
        """Whether both share at least half of the shorter one."""
        if self.doc != other.doc:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


Pair = tuple[Passage, Passage]


class PairIndex:
    """Pairs of passages, among which to find those that meet another pair, either way round.

    Parameters
    ----------
    pairs : iterable of (Passage, Passage)
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._by_docs: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
        for a, b in pairs:
            self._by_docs[a.doc, b.doc].append((a, b))
            self._by_docs[b.doc, a.doc].append((b, a))

    def __contains__(self, pair: Pair) -> bool:
        a, b = pair
        return any(a.meets(x) and b.meets(y) for x, y in self._by_docs.get((a.doc, b.doc), ()))


def any_meet(some: Sequence[Passage], others: Sequence[Passage]) -> bool:
    """Whether one of these meets one of those."""
    return any(one.meets(other) for one in some for other in others)


def statement_passages(report: Mapping[str, Any]) -> dict[str, Passage]:
    """Return where each statement of a report (``aligner/report/1``) stands, by its id."""
    return {s["id"]: Passage(s["doc"], s["start"], s["end"]) for s in report["statements"]}

"""Whether two statements may share an origin, and how many independent origins remain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, maximum_bipartite_matching

from aligner.records import Dependence, DependenceKind, Document, Facts, Statement

__all__ = ["Member", "find_dependence", "independent_origins"]

SHINGLE = 4  # words
REUSED_FROM = 0.6  # share of the shorter statement's shingles found in the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A statement of a claim with what is needed to weigh it as evidence."""

    statement: Statement
    document: Document
    facts: Facts

    @property
    def origin(self) -> str | None:
        """The party credited, under its canonical name; None where unknown."""
        return self.facts.origin.name if self.facts.origin else None


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _reuses(a: Statement, b: Statement) -> bool:
    """Whether one statement repeats the other's wording, by shingle containment.

    References
    ----------
    .. [1] A. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    if a.lang != b.lang:
        return False
    shorter, longer = sorted((_shingles(a.text), _shingles(b.text)), key=len)
    return len(shorter) >= SHINGLE and len(shorter & longer) >= REUSED_FROM * len(shorter)


def _same(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and x.casefold() == y.casefold()


def _kind(a: Member, b: Member) -> DependenceKind:
    """Return the first evidence that applies; ``unknown`` where either origin is unknown."""
    one, other = a.document, b.document
    if one.id == other.id:
        return "same_document"
    checks: tuple[tuple[DependenceKind, bool], ...] = (
        ("same_outlet", _same(one.outlet, other.outlet)),
        ("same_owner", _same(one.owner, other.owner)),
        ("syndicated", _same(one.provider, other.provider)),
        ("same_cited_origin", _same(a.origin, b.origin)),
        ("cites_other", _same(a.origin, other.outlet) or _same(b.origin, one.outlet)),
        ("reused_text", _reuses(a.statement, b.statement)),
    )
    for kind, applies in checks:
        if applies:
            return kind
    return "none_found" if a.origin and b.origin else "unknown"


def find_dependence(members: Sequence[Member]) -> tuple[Dependence, ...]:
    """Look for a shared origin in every pair of a claim's members.

    Parameters
    ----------
    members : sequence of Member
        In a fixed order.

    Returns
    -------
    tuple of Dependence
        One for each pair, in the order of `members`.
    """
    return tuple(
        Dependence(a=a.statement.id, b=b.statement.id, kind=_kind(a, b))
        for a, b in combinations(members, 2)
    )


def _publications(members: Sequence[Member], kinds: Mapping[tuple[str, str], str]) -> list[int]:
    """Give each member a number that those of one publication or copied text share."""
    joined = {"same_document", "same_outlet", "same_owner", "syndicated", "reused_text"}
    rows, columns = [], []
    for i, j in combinations(range(len(members)), 2):
        if kinds[members[i].statement.id, members[j].statement.id] in joined:
            rows.append(i)
            columns.append(j)
    shape = (len(members), len(members))
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    return [int(label) for label in connected_components(graph, directed=False)[1]]


def _matching(pairs: set[tuple[str, str]]) -> int:
    """Return how many pairs can be chosen so that no left and no right value occurs twice."""
    lefts = {value: at for at, value in enumerate(sorted({left for left, _ in pairs}))}
    rights = {value: at for at, value in enumerate(sorted({right for _, right in pairs}))}
    if not pairs:
        return 0
    rows = [lefts[left] for left, _ in sorted(pairs)]
    columns = [rights[right] for _, right in sorted(pairs)]
    graph = csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(lefts), len(rights)))
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def independent_origins(
    members: Sequence[Member], dependence: Sequence[Dependence]
) -> tuple[int, int]:
    """Count independent origins: one document is one vote, one origin is one vote.

    Publications are matched with origins so that none of either is counted twice.

    Parameters
    ----------
    members : sequence of Member
    dependence : sequence of Dependence
        As `find_dependence` returns it for them.

    Returns
    -------
    n_min, n_max : int
        An unknown origin counted as one of the known ones, and as one of its own.
    """
    kinds = {(edge.a, edge.b): edge.kind for edge in dependence}
    publications = _publications(members, kinds)
    cited = {m.origin.casefold() for m in members if m.origin}
    known: set[tuple[str, str]] = set()
    possible: set[tuple[str, str]] = set()
    for member, publication in zip(members, publications, strict=True):
        left = str(publication)
        outlet = (member.document.outlet or "").casefold()
        if member.origin:
            known.add((left, f"origin {member.origin.casefold()}"))
        elif outlet and outlet in cited:  # another member credits this very outlet
            possible.add((left, f"origin {outlet}"))
        else:
            possible.add((left, f"unknown {left}"))
    return max(1, _matching(known)), max(1, _matching(known | possible))

"""Whether two statements may share an origin, and how many independent origins remain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aligner.facts.affiliation import affiliations
from aligner.facts.agencies import agencies_named, news_agencies
from aligner.facts.aliases import resolve_alias
from aligner.facts.credits import UNNAMED_AGENCY
from aligner.facts.identity import is_listed, may_be_same_name, outlet_key, party_key, role_of
from aligner.facts.one_voice import abbreviates, may_be_one_voice
from aligner.largest import largest_independent
from aligner.records import Dependence, DependenceKind, Document, Facts, Statement

__all__ = ["Member", "find_dependence", "independent_origins"]

SHINGLE = 4  # words
REUSED_FROM = 0.6  # share of the shorter statement's shingles found in the other
PROVIDERS = " / "  # between those of a text that credits several agencies with itself
PUBLICATION = frozenset(["same_document", "same_outlet", "same_owner", "reused_text"])


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


@dataclass(frozen=True, slots=True)
class _Trace:
    """Through whose hands a statement came, each under its `party_key`."""

    member: Member
    cited: frozenset[str]  # names: the origin, and who passed it on
    cited_keys: frozenset[str]
    beside: frozenset[str]  # whom those of them belong to that are no known party themselves
    publishers: frozenset[str]  # the outlet and the agencies whose text it prints
    providers: frozenset[str]
    named: frozenset[str]  # the agencies that its document names anywhere
    outlet: str | None  # this and the owner under their `outlet_key`
    owner: str | None
    unnamed_agency: bool
    shingles: frozenset[tuple[str, ...]]

    @property
    def of_an_agency(self) -> bool:
        """Whether the statement may be an agency's, named or not."""
        named = self.providers | ((self.cited_keys | self.publishers) & _agency_keys())
        return self.unnamed_agency or bool(named)


@cache
def _agency_keys() -> frozenset[str]:
    return frozenset(map(party_key, news_agencies()))


def _trace(member: Member) -> _Trace:
    document, origin = member.document, member.facts.origin

    def named(name: str | None) -> str | None:
        return resolve_alias(name, document.aliases) if name and name.strip() else None

    def key(name: str | None) -> str | None:
        return party_key(own) if (own := named(name)) else None

    providers = [part.strip() for part in (document.provider or "").split(PROVIDERS)]
    cited = {origin.name, *origin.via} if origin else set()
    provider_keys = {k for part in providers if part != UNNAMED_AGENCY and (k := key(part))}
    outlet = key(document.outlet)
    return _Trace(
        member=member,
        cited=frozenset(cited - {UNNAMED_AGENCY}),
        cited_keys=frozenset(k for name in cited - {UNNAMED_AGENCY} if (k := key(name))),
        beside=_beside(document, cited),
        publishers=frozenset(provider_keys | ({outlet} if outlet else set())),
        providers=frozenset(provider_keys),
        named=frozenset(map(party_key, agencies_named(document.text, document.lang))),
        outlet=outlet_key(own) if (own := named(document.outlet)) else None,
        owner=outlet_key(own) if (own := named(document.owner)) else None,
        unnamed_agency=UNNAMED_AGENCY in cited or UNNAMED_AGENCY in providers,
        shingles=_shingles(member.statement.text),
    )


def _beside(document: Document, cited: set[str]) -> frozenset[str]:
    names = [name for name in cited if role_of(name) is None and not is_listed(name)]
    return frozenset().union(*(affiliations(n, document.text, document.lang) for n in names))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _reuses(a: _Trace, b: _Trace) -> bool:
    """Whether one statement repeats the other's wording, by shingle containment.

    References
    ----------
    .. [1] A. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    if a.member.statement.lang != b.member.statement.lang:
        return False
    shorter, longer = sorted((a.shingles, b.shingles), key=len)
    return len(shorter) >= SHINGLE and len(shorter & longer) >= REUSED_FROM * len(shorter)


def _evidence(a: _Trace, b: _Trace) -> DependenceKind | None:
    """Return the first evidence of a shared origin that applies."""
    checks: tuple[tuple[DependenceKind, bool], ...] = (
        ("same_document", a.member.document.id == b.member.document.id),
        ("same_outlet", a.outlet is not None and a.outlet == b.outlet),
        ("same_owner", a.owner is not None and a.owner == b.owner),
        ("syndicated", bool(a.providers & b.publishers or b.providers & a.publishers)),
        ("same_cited_origin", bool(a.cited_keys & b.cited_keys) or _are_abbreviated(a, b)),
        ("cites_other", bool(a.cited_keys & b.publishers or b.cited_keys & a.publishers)),
        ("reused_text", _reuses(a, b)),
    )
    return next((kind for kind, applies in checks if applies), None)


def _are_abbreviated(a: _Trace, b: _Trace) -> bool:
    """Whether one cites a party by its name, and the other by its initials."""
    pairs = (*product(a.cited, b.cited), *product(b.cited, a.cited))
    return any(abbreviates(short, name) for short, name in pairs)


def _may_be_dependent(a: _Trace, b: _Trace) -> bool:
    """Whether what is known does not tell the origins of two statements apart."""
    if not (a.member.origin and b.member.origin):
        return True
    if (a.unnamed_agency and b.of_an_agency) or (b.unnamed_agency and a.of_an_agency):
        return True
    if a.named & b.providers or b.named & a.providers:
        return True  # one prints an agency's text, of which the other passes on at least a part
    translated = a.member.statement.lang != b.member.statement.lang
    voices = product(a.cited | a.beside, b.cited | b.beside)
    if any(may_be_one_voice(x, y, translated=translated) for x, y in voices):
        return True
    names = (
        *product(a.publishers, b.publishers),
        *product(a.cited_keys, b.publishers),
        *product(a.publishers, b.cited_keys),
    )
    return any(may_be_same_name(x, y) for x, y in names)


def find_dependence(
    members: Sequence[Member], known: Mapping[tuple[str, str], DependenceKind] | None = None
) -> tuple[Dependence, ...]:
    """Look for a shared origin in every pair of a claim's members.

    Parameters
    ----------
    members : sequence of Member
        In a fixed order.
    known : mapping of (str, str) to str, optional
        Evidence from beyond the claim, by pair of statement ids ``a < b``: a passage that one
        document has of another, an analyst's word.

    Returns
    -------
    tuple of Dependence
        One for each pair, in the order of `members`. ``unknown`` where an origin is not known,
        or may be the other's under another name, and where each of two statements shares a
        publication or its wording with a third.
    """
    traces = [_trace(member) for member in members]
    pairs = list(combinations(range(len(members)), 2))
    known = known or {}

    def told(i: int, j: int) -> DependenceKind | None:
        a, b = sorted(members[row].statement.id for row in (i, j))
        return known.get((a, b))

    found = {(i, j): _evidence(traces[i], traces[j]) or told(i, j) for i, j in pairs}
    joined = _joined([pair for pair in pairs if found[pair] in PUBLICATION], len(members))

    def kind(i: int, j: int) -> DependenceKind:
        if (evidence := found[i, j]) is not None:
            return evidence
        unsure = joined[i] == joined[j] or _may_be_dependent(traces[i], traces[j])
        return "unknown" if unsure else "none_found"

    return tuple(
        Dependence(a=members[i].statement.id, b=members[j].statement.id, kind=kind(i, j))
        for i, j in pairs
    )


def _joined(pairs: Sequence[tuple[int, int]], n: int) -> list[int]:
    """Give each of n rows a number that those share which pairs lead to from one another."""
    if not pairs:
        return list(range(n))
    rows, columns = [i for i, _ in pairs], [j for _, j in pairs]
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=(n, n))
    return [int(label) for label in connected_components(graph, directed=False)[1]]


def independent_origins(
    members: Sequence[Member], dependence: Sequence[Dependence]
) -> tuple[int, int]:
    """Count independent origins: one document is one vote, one origin is one vote.

    Parameters
    ----------
    members : sequence of Member
    dependence : sequence of Dependence
        As `find_dependence` returns it for them.

    Returns
    -------
    n_min, n_max : int
        Size of the largest set of members of which no two depend on each other, unknown
        dependence counted as dependence, and as independence.

    Notes
    -----
    Members that cannot be told apart by any of their pairs are counted once. For very many
    members the search stops early, at a set that is large and may not be the largest.
    """
    names = sorted(member.statement.id for member in members)
    row = {name: at for at, name in enumerate(names)}
    sure, at_most = ([0] * len(row) for _ in range(2))
    for edge in dependence:
        for a, b in _both_ways(row[edge.a], row[edge.b]):
            sure[a] |= 0 if edge.kind == "none_found" else 1 << b
            at_most[a] |= 0 if edge.kind in ("none_found", "unknown") else 1 << b
    n_min = largest_independent(sure)
    return n_min, max(n_min, largest_independent(at_most))


def _both_ways(a: int, b: int) -> Iterator[tuple[int, int]]:
    yield a, b
    yield b, a

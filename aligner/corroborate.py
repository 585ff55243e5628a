"""Weigh claims: which origins stand behind each, how independent they are, and its level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from aligner.cluster import claim_id, medoid, weakest_pair
from aligner.dependence import Member, find_dependence, independent_origins
from aligner.facts.identity import party_key
from aligner.match import Judge
from aligner.records import Claim, Dependence, DependenceKind, Document, Item, Level, OriginGroup

__all__ = ["LEVELS", "weigh_claims"]

LEVELS: tuple[Level, ...] = (
    "cross_language",
    "corroborated",
    "possibly_corroborated",
    "repeated",
    "single",
)


def _origin_groups(members: Sequence[Member]) -> tuple[OriginGroup, ...]:
    """Group members by the party credited; of its spellings the most frequent one is shown."""
    groups: dict[str | None, list[Member]] = {}
    for member in members:
        key = None if member.origin is None else party_key(member.origin)
        groups.setdefault(key, []).append(member)
    named = []
    for group in groups.values():
        spellings = Counter(member.origin for member in group)
        name = min(spellings, key=lambda spelling: (-spellings[spelling], spelling or ""))
        named.append(OriginGroup(name=name, members=tuple(m.statement.id for m in group)))
    return tuple(sorted(named, key=lambda group: (group.name is None, group.name or "")))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The members of one claim by row, and what is known of each pair."""

    judge: Judge
    members: Mapping[int, Member]
    dependence: tuple[Dependence, ...]

    def independent_matches(self) -> list[tuple[int, int]]:
        """Return the pairs with known, different origins that are a strong match themselves.

        Who only passes on what may be so is no witness of it.
        """
        kinds = {(edge.a, edge.b): edge.kind for edge in self.dependence}
        sure = [row for row, m in self.members.items() if m.facts.factuality != "hedged"]
        return [
            (i, j)
            for i, j in combinations(sure, 2)
            if kinds[self.members[i].statement.id, self.members[j].statement.id] == "none_found"
            and self.judge.judge(i, j).grade == "match"
            and self.judge.is_strong(i, j)
        ]

    def level(self, n_min: int, n_max: int, *, hedged_only: bool) -> Level:
        """Return the first level that applies; see `LEVELS`."""
        n_documents = len({member.document.id for member in self.members.values()})
        floor: Level = "repeated" if n_documents > 1 else "single"
        if hedged_only:
            return floor
        strong = self.independent_matches() if n_min > 1 else []
        if any(self.members[i].document.lang != self.members[j].document.lang for i, j in strong):
            return "cross_language"
        if strong:
            return "corroborated"
        return "possibly_corroborated" if n_max > 1 else floor


def _weigh(
    judge: Judge,
    rows: tuple[int, ...],
    documents: Mapping[str, Document],
    item: str,
    flags: set[str],
    known: Mapping[tuple[str, str], DependenceKind],
) -> Claim:
    members = {
        row: Member(
            statement=judge.statements[row],
            document=documents[judge.statements[row].doc],
            facts=judge.facts[judge.statements[row].id],
        )
        for row in rows
    }
    dependence = find_dependence(list(members.values()), known)
    n_min, n_max = independent_origins(list(members.values()), dependence)
    if all(member.facts.factuality == "hedged" for member in members.values()):
        flags = flags | {"hedged_only"}
    evidence = _Evidence(judge, members, dependence)
    return Claim(
        id=claim_id(judge, rows),
        item=item,
        label=judge.statements[medoid(judge, rows)].text,
        members=tuple(member.statement.id for member in members.values()),
        level=evidence.level(n_min, n_max, hedged_only="hedged_only" in flags),
        n_min=n_min,
        n_max=n_max,
        languages=tuple(sorted({member.document.lang for member in members.values()})),
        origins=_origin_groups(list(members.values())),
        dependence=dependence,
        weakest=weakest_pair(judge, rows),
        flags=tuple(sorted(flags)),
    )


def weigh_claims(
    judge: Judge,
    clusters: Sequence[tuple[int, ...]],
    documents: Sequence[Document],
    items: Sequence[Item],
    known: Mapping[tuple[str, str], DependenceKind] | None = None,
) -> list[Claim]:
    """Turn clusters of statements into claims with their levels.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    clusters : sequence of tuple of int
        Rows of the members of each claim.
    documents : sequence of Document
    items : sequence of Item
        Each claim in exactly one, with its relations.
    known : mapping of (str, str) to str, optional
        What `aligner.dependence.find_dependence` cannot read from a claim alone.

    Returns
    -------
    list of Claim
        Strongest level first, then by number of documents, then in reading order.
    """
    by_id = {document.id: document for document in documents}
    item_of = {claim: item.id for item in items for claim in item.claims}
    contested = {
        claim
        for item in items
        for relation in item.relations
        if relation.type.endswith("_conflict") and relation.grade == "match"
        for claim in relation.claims
    }
    claims = []
    for rows in clusters:
        name = claim_id(judge, rows)
        flags = {"contested"} if name in contested else set()
        claims.append((rows, _weigh(judge, rows, by_id, item_of[name], flags, known or {})))
    claims.sort(
        key=lambda pair: (
            LEVELS.index(pair[1].level),
            -len({judge.statements[row].doc for row in pair[0]}),
            pair[0],
        )
    )
    return [claim for _, claim in claims]

"""Of several partners that a statement has in one document, the best one is linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from aligner.match import Judge
from aligner.records import Link

__all__ = ["of_one_story", "repeats", "without_outdone"]

SURELY_REPEATED_FROM = 0.8  # similarity of two statements of one document that surely say the same


def without_outdone(judge: Judge, links: Sequence[Link]) -> list[Link]:
    """Leave out the links of which either side has a better partner in the other's document.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    links : sequence of Link

    Returns
    -------
    list of Link
        In the same order. A match is outdone by a match only, and what an analyst called the same
        by nothing; a statement that repeats the partner (a title and its lead) is no rival of it.
    """
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    partners: dict[tuple[int, int], list[tuple[int, Link]]] = defaultdict(list)
    for link in links:
        a, b = rows[link.a], rows[link.b]
        partners[a, int(judge.docs[b])].append((b, link))
        partners[b, int(judge.docs[a])].append((a, link))

    def is_outdone(link: Link) -> bool:
        a, b = rows[link.a], rows[link.b]
        return any(
            rival != partner and _is_better(other, link) and not repeats(judge, partner, rival)
            for one, partner in ((a, b), (b, a))
            for rival, other in partners[one, int(judge.docs[partner])]
        )

    return [link for link in links if judge.decisions.get((link.a, link.b)) or not is_outdone(link)]


def of_one_story(judge: Judge, links: Sequence[Link]) -> list[Link]:
    """In a large collection, leave out possible links between documents that share no match.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    links : sequence of Link

    Returns
    -------
    list of Link
        In the same order; all of them where every document was compared with every other one:
        then they are taken to tell one story.
    """
    docs = {
        statement.id: int(doc) for statement, doc in zip(judge.statements, judge.docs, strict=True)
    }
    n_docs = len(set(docs.values()))
    if len(judge.comparable) == n_docs * (n_docs - 1) // 2:
        return list(links)

    def documents(link: Link) -> frozenset[int]:
        return frozenset((docs[link.a], docs[link.b]))

    related = {documents(link) for link in links if link.grade == "match"}
    return [link for link in links if documents(link) in related]


def _is_better(rival: Link, link: Link) -> bool:
    may_outdo = rival.grade == "match" or link.grade == "possible"
    return may_outdo and rival.probability > link.probability


def repeats(judge: Judge, i: int, j: int) -> bool:
    """Say whether two statements of one document surely say the same."""
    similarity = judge.routes.similarity(slice(i, i + 1), slice(j, j + 1))
    return bool(similarity[0, 0] >= SURELY_REPEATED_FROM)

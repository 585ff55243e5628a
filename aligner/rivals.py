"""Of several partners that a statement has in one document, the best one is linked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from aligner.match import Judge
from aligner.records import Link

__all__ = ["of_one_story", "repeats", "without_outdone"]

FEW_STATEMENTS = 5  # of a document that can share little more than one match
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
    """In a large collection, trust only links between documents that share more than one match.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    links : sequence of Link

    Returns
    -------
    list of Link
        In the same order; all of them where every document was compared with every other one:
        then they are taken to tell one story. Else the only match of two documents is
        ``possible`` if it is a strong one, and left out if not, as is what is possible between
        documents that share no other match. What an analyst called the same stays.

    Notes
    -----
    What two texts of thousands have in common may be a stock phrase. On the news of
    ``scripts/bench_match.py``, all in one collection, 7 of 100 lone matches are right, and 97 %
    of the others. Of a document of few statements one match is all that can be asked for.
    """
    docs = {s.id: int(doc) for s, doc in zip(judge.statements, judge.docs, strict=True)}
    sizes = Counter(docs.values())
    if len(judge.comparable) == len(sizes) * (len(sizes) - 1) // 2:
        return list(links)

    def documents(link: Link) -> frozenset[int]:
        return frozenset((docs[link.a], docs[link.b]))

    shared = Counter(documents(link) for link in links if link.grade == "match")

    def trusted(link: Link) -> Link | None:
        pair = documents(link)
        few = min(sizes[doc] for doc in pair) <= FEW_STATEMENTS
        if shared[pair] > 1 or (shared[pair] and few) or judge.decisions.get((link.a, link.b)):
            return link
        strong = link.grade == "match" and link.probability >= judge.model.strong
        return replace(link, grade="possible") if strong else None

    return [kept for link in links if (kept := trusted(link)) is not None]


def _is_better(rival: Link, link: Link) -> bool:
    may_outdo = rival.grade == "match" or link.grade == "possible"
    return may_outdo and rival.probability > link.probability


def repeats(judge: Judge, i: int, j: int) -> bool:
    """Say whether two statements of one document surely say the same."""
    similarity = judge.routes.similarity(slice(i, i + 1), slice(j, j + 1))
    return bool(similarity[0, 0] >= SURELY_REPEATED_FROM)

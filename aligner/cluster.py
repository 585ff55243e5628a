"""Join linked statements into claims, without chaining."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from aligner.match import Judge
from aligner.records import Link

__all__ = ["claim_id", "cluster_statements", "medoid", "weakest_pair"]


def cluster_statements(judge: Judge, links: Sequence[Link]) -> list[tuple[int, ...]]:
    """Partition the statements into claims.

    Greedy agglomeration from the strongest match down; two groups join only where every pair
    across them is itself at least ``possible``, so that A = B and B = C never makes A = C.

    Parameters
    ----------
    judge : Judge
        Of the n statements of the run.
    links : sequence of Link
        Only those of grade ``match`` join anything.

    Returns
    -------
    list of tuple of int
        Rows of the members of each claim, ascending; every row in exactly one claim.

    Notes
    -----
    The result depends on the set of links only: ties are broken by statement order.
    """
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    group: dict[int, tuple[int, ...]] = {row: (row,) for row in range(len(judge.statements))}
    strongest = sorted(
        (link for link in links if link.grade == "match"),
        key=lambda link: (-link.probability, rows[link.a], rows[link.b]),
    )
    for link in strongest:
        left, right = group[rows[link.a]], group[rows[link.b]]
        if left == right:
            continue
        if all(judge.judge(i, j).grade is not None for i in left for j in right):
            joined = tuple(sorted(left + right))
            group.update(dict.fromkeys(joined, joined))
    return sorted(set(group.values()))


def claim_id(judge: Judge, rows: Sequence[int]) -> str:
    """Name a claim by its first member, so that the name outlives other documents' coming."""
    return f"claim:{judge.statements[rows[0]].id}"


def medoid(judge: Judge, members: Sequence[int]) -> int:
    """Return the row that is nearest to all others of its claim; the first one of equals."""
    if len(members) < 3:
        return members[0]
    return max(
        members,
        key=lambda row: (sum(judge.judge(row, other).probability for other in members), -row),
    )


def weakest_pair(judge: Judge, members: Sequence[int]) -> float | None:
    """Return the least probability of a pair across documents; None where there is no pair."""
    return min(
        (
            judge.judge(i, j).probability
            for i, j in combinations(members, 2)
            if judge.docs[i] != judge.docs[j]
        ),
        default=None,
    )

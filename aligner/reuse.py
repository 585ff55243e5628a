"""Whether one document repeats a passage of another, in its own words or in translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.match import Judge
from aligner.records import Link

__all__ = ["find_reused_passages"]

RUN = 3  # statements that follow each other in both documents
GAP = 2  # how far apart the next of a run may stand: one statement may be left out or added

Cell = tuple[int, int]


def find_reused_passages(judge: Judge, links: Sequence[Link]) -> frozenset[tuple[str, str]]:
    """Find the links that follow each other in the same order in both documents.

    Two reporters who tell the same event choose other things to say and another order; who
    translates or shortens a text keeps both. Within a language, repeated wording shows that; across
    languages only the order is left.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    links : sequence of Link

    Returns
    -------
    frozenset of (str, str)
        Pairs of statement ids ``a < b`` that stand in a run of at least `RUN` links, each of them
        as probable as a match. A statement may be in several runs.

    References
    ----------
    .. [1] P. Clough et al., "METER: measuring text reuse", ACL 2002.
    """
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    cells: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for link in links:
        if link.probability >= judge.model.match:
            i, j = sorted((rows[link.a], rows[link.b]))
            cells[int(judge.docs[i]), int(judge.docs[j])].append((i, j))
    found = (cell for own in cells.values() for cell in _in_runs(sorted(own)))
    ids = ((judge.statements[i].id, judge.statements[j].id) for i, j in found)
    return frozenset((min(pair), max(pair)) for pair in ids)


def _in_runs(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells of every ascending run that is long enough; `cells` are sorted."""
    before = _longest_to(cells)
    turned = [(-i, -j) for i, j in reversed(cells)]
    after = {(-i, -j): length for (i, j), length in _longest_to(turned).items()}
    yield from (cell for cell in cells if before[cell] + after[cell] - 1 >= RUN)


def _longest_to(cells: Sequence[Cell]) -> dict[Cell, int]:
    """Return how many cells the longest run has that ends with each."""
    lengths: dict[Cell, int] = {}
    for i, j in cells:
        steps = ((i - di, j - dj) for di in range(1, GAP + 1) for dj in range(1, GAP + 1))
        lengths[i, j] = 1 + max((lengths.get(step, 0) for step in steps), default=0)
    return lengths

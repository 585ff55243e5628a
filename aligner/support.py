"""A match that only like words speak for is a possible link: something else must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner.figure_gate import same_number
from aligner.gate import Gate
from aligner.match import Judge
from aligner.records import Facts, Link
from aligner.reuse import find_reused_passages

__all__ = ["without_unsupported"]

ONE_TEXT_FROM = 4  # strong matches of two documents of which one may repeat the other
# Of what, from when, since what: that stands elsewhere in the text.
_UNBOUND = frozenset(["percent", "share_point", "times", "duration", "speed", "temperature"])


def without_unsupported(judge: Judge, links: Sequence[Link]) -> list[Link]:
    """Call the matches ``possible`` that are neither strong nor supported by anything else.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.
    links : sequence of Link

    Returns
    -------
    list of Link
        In the same order.

    Notes
    -----
    All statements on one event are alike: they share its names and its words. A match below
    `MatchModel.strong` therefore needs a count or a numbered date that both sides have, a place
    in a passage that both of two documents tell in one order that have much else in common, or an
    analyst's word. Of pairs from 50
    stories that read so alike without any of these, annotators called a third the same.
    """
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    in_order = find_reused_passages(judge, links)
    strong = Counter(
        _documents(judge, rows, link)
        for link in links
        if link.grade == "match" and link.probability >= judge.model.strong
    )

    def is_supported(link: Link) -> bool:
        pair = min(link.a, link.b), max(link.a, link.b)
        if judge.decisions.get(pair) or link.probability >= judge.model.strong:
            return True
        if pair in in_order and strong[_documents(judge, rows, link)] >= ONE_TEXT_FROM:
            return True
        if _share_a_count(judge.facts[link.a], judge.facts[link.b]):
            return True
        gates = judge.judge(rows[link.a], rows[link.b]).gates
        return any(map(_agrees_on_a_numbered_date, gates))

    return [
        replace(link, grade="possible")
        if link.grade == "match" and not is_supported(link)
        else link
        for link in links
    ]


def _documents(judge: Judge, rows: Mapping[str, int], link: Link) -> frozenset[int]:
    return frozenset(int(judge.docs[rows[name]]) for name in (link.a, link.b))


def _share_a_count(a: Facts, b: Facts) -> bool:
    """Say whether both sides count a thing alike: "12 wounded", not "30 percent", "11 minutes"."""
    return any(
        x.concept is not None and x.concept not in _UNBOUND and same_number(x, y)
        for x in a.quantities
        for y in b.quantities
        if x.concept == y.concept
    )


def _agrees_on_a_numbered_date(gate: Gate) -> bool:
    return gate.name == "date" and gate.verdict == "agree" and any(map(str.isdigit, gate.why))

"""Measure the claims of a report as clusters, by B-cubed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aligner.evaluate.annotation import Annotation, GoldClaim
from aligner.evaluate.passages import Passage, statement_passages
from aligner.evaluate.shares import Share, precision_recall

__all__ = ["score_clusters"]


def score_clusters(report: Mapping[str, Any], annotation: Annotation) -> dict[str, Any]:
    """Score claims by B-cubed precision, recall and F1 over what was annotated.

    Parameters
    ----------
    report : mapping
        In the shape of ``aligner/report/1``.
    annotation : Annotation

    Returns
    -------
    dict
        ``precision``, ``recall`` (mean over the mentions, their number, 95 % interval), ``f1``.

    Notes
    -----
    B-cubed [1]_ gives every mention the share of its cluster that belongs with it, and takes the
    mean. Statements and annotated passages are cut differently, so each measure has its own
    mentions, as our pair measures have:

    precision
        The statements that meet a member, full or partial, of a gold claim. Of the statements of
        its claim that were annotated at all, those belong with it that meet the same gold claim.
    recall
        The full members of each gold claim; a passage under two claims counts twice. Of the full
        members of its claim, those belong with it that have a statement in a claim which holds
        a statement of its own. One that no statement meets stands alone.

    A mention belongs with itself. On clusters without overlap, with passages that are statements,
    these are the measures of the paper.

    References
    ----------
    .. [1] A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", LREC workshop on
       linguistic coreference, 1998.
    """
    places = statement_passages(report)
    claim_of = {statement: statement for statement in places}  # one in no claim stands alone
    claim_of |= {member: c["id"] for c in report["claims"] for member in c["members"]}
    met = [_statements(places, claim) for claim in annotation.claims]
    return precision_recall(_precision(claim_of, met), _recall(claim_of, annotation, met))


Met = list[set[str]]  # of each member of a gold claim, full ones first, the statements it meets


def _statements(places: Mapping[str, Passage], claim: GoldClaim) -> Met:
    return [{s for s, place in places.items() if member.meets(place)} for member in claim.members]


def _precision(claim_of: Mapping[str, str], met: list[Met]) -> Share:
    gold: dict[str, set[int]] = {}
    for at, members in enumerate(met):
        for statement in set().union(*members):
            gold.setdefault(statement, set()).add(at)
    together: dict[str, list[str]] = {}
    for statement in sorted(gold):
        together.setdefault(claim_of[statement], []).append(statement)
    total = 0.0
    for statements in together.values():
        right = sum(bool(gold[a] & gold[b]) for a in statements for b in statements)
        total += right / len(statements)
    return Share(total, len(gold))


def _recall(claim_of: Mapping[str, str], annotation: Annotation, met: list[Met]) -> Share:
    total, n = 0.0, 0
    for gold, members in zip(annotation.claims, met, strict=True):
        homes = [{claim_of[s] for s in statements} for statements in members[: len(gold.full)]]
        for at, own in enumerate(homes):
            right = sum(at == other or bool(own & its) for other, its in enumerate(homes))
            total += right / len(homes)
        n += len(homes)
    return Share(total, n)

"""Measure the links of a report against pairs that people marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aligner.evaluate.annotation import Annotation
from aligner.evaluate.passages import PairIndex, statement_passages
from aligner.evaluate.shares import Share, precision_recall

__all__ = ["score_links"]

GRADES = {"match": ("match",), "match_or_possible": ("match", "possible")}


def score_links(report: Mapping[str, Any], annotation: Annotation) -> dict[str, Any]:
    """Score matches, and matches with possible links.

    Parameters
    ----------
    report : mapping
        In the shape of ``aligner/report/1``.
    annotation : Annotation

    Returns
    -------
    dict
        For ``match`` and ``match_or_possible``: ``precision``, over links that may meet a partial
        pair; ``recall``, over pairs without a partial member; ``f1``.
    """
    places = statement_passages(report)
    gold, wanted = PairIndex(annotation.pairs()), annotation.full_pairs()
    scores = {}
    for name, grades in GRADES.items():
        links = [(places[x["a"]], places[x["b"]]) for x in report["links"] if x["grade"] in grades]
        found = PairIndex(links)
        scores[name] = precision_recall(
            Share(sum(link in gold for link in links), len(links)),
            Share(sum(pair in found for pair in wanted), len(wanted)),
        )
    return scores

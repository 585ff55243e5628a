"""Measure results against what people marked: reports, alignments, vectors."""

from __future__ import annotations

from aligner.evaluate.beads import BeadIds, evaluate_beads
from aligner.evaluate.passages import Passage
from aligner.evaluate.report import evaluate_report
from aligner.evaluate.retrieval import retrieval_error
from aligner.evaluate.shares import Share, wilson_interval

__all__ = [
    "BeadIds",
    "Passage",
    "Share",
    "evaluate_beads",
    "evaluate_report",
    "retrieval_error",
    "wilson_interval",
]

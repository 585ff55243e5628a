"""How often short statements that only look alike are called the same."""

from __future__ import annotations

import csv
from pathlib import Path

from aligner import Corpus, Pipeline
from aligner.evaluate import Share
from aligner.records import Document

__all__ = ["score_look_alikes"]


def score_look_alikes(path: Path, pipeline: Pipeline) -> dict[str, Share]:
    """Compare each pair by itself, as two documents of two outlets.

    Parameters
    ----------
    path : Path
        Columns ``label``, ``lang_a``, ``a``, ``lang_b``, ``b``; lines with # are remarks.
    pipeline : Pipeline

    Returns
    -------
    dict of str to Share
    """
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    matched: dict[str, list[bool]] = {"same": [], "other": []}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        documents = tuple(
            Document(id=side, paths=(side,), text=row[side], lang=row[f"lang_{side}"], outlet=side)
            for side in ("a", "b")
        )
        links = pipeline.run(Corpus(documents=documents)).links
        matched[row["label"]].append(any(link.grade == "match" for link in links))
    same, other = matched["same"], matched["other"]
    return {
        "pairs that say the same matched": Share(sum(same), len(same)),
        "look-alikes not matched": Share(len(other) - sum(other), len(other)),
    }

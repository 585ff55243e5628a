"""How many phrases and texts are read exactly, known misses included."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.evaluate import Share
from aligner.facts import find_quantities, read_facts
from aligner.records import Document
from aligner.segment import segment_document

__all__ = ["score_figures", "score_speakers"]


def score_figures(path: Path) -> Share:
    """Return the share of phrases whose figures are all read, with bounds and modality."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = [
        [(q.low, q.high, q.modality) for q in find_quantities(row["text"], row["lang"])]
        == [(w["low"], w["high"], w["modality"]) for w in row["quantities"]]
        for row in rows
    ]
    return Share(sum(right), len(right))


def score_speakers(path: Path) -> Share:
    """Return the share of fragments that are credited to who says them, and passed on by whom."""
    texts = tomllib.loads(path.read_text(encoding="utf-8"))["texts"]
    right = [ok for case in texts for ok in _credits(case)]
    return Share(sum(right), len(right))


def _credits(case: Mapping[str, Any]) -> Iterator[bool]:
    document = Document(id="d", paths=("d.txt",), text=case["text"], lang=case["lang"])
    sentences, statements = segment_document(document)
    facts = read_facts(document, sentences, statements)
    for fragment, wanted, via in case["said"]:
        at = case["text"].index(fragment)
        origin = next(facts[s.id].origin for s in statements if s.start <= at < s.end)
        name = origin.name if origin else ""
        named = name in wanted.split("|") or (wanted == "*" and name != "")
        yield named and (not via or (origin is not None and via in origin.via))

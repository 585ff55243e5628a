"""The ablation on one story with gold claims, through the whole pipeline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from match_variants import VARIANTS, Variant, probability_at

from aligner import Pipeline, load_documents
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.evaluate import evaluate_report
from aligner.records import Corpus, Statement, Translation
from aligner.report.json_file import report_to_dict

__all__ = ["print_story"]

SIMILARITIES = tuple(round(float(cut), 2) for cut in np.arange(0.4, 0.81, 0.05))
ROOM = 0.1  # similarity by which ``possible`` lies below ``match`` where nothing was fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablated(Pipeline):
    """A pipeline that looks at the routes of a variant."""

    variant: Variant

    def _embed(
        self, statements: Sequence[Statement], translations: Mapping[str, Translation]
    ) -> tuple[Routes, Wording]:
        # Not super(): a dataclass with slots is a new class, which the bare form does not know.
        routes, wording = Pipeline._embed(self, statements, translations)
        return self.variant.routes(routes), wording


@contextmanager
def _gates(asked: bool) -> Iterator[None]:
    """Ask no gate of a pair, or all; everything after the links stays as it is."""
    if asked:
        yield
        return
    with patch("aligner.match.ask_gates", return_value=()):
        yield


def _reports(variant: Variant, pipeline: Pipeline, corpus: Corpus) -> Iterator[tuple[str, Any]]:
    """Yield a report for each cut; the shipped model has its own."""
    shipped = pipeline.model
    models = {"shipped cuts": shipped}
    if not variant.calibrated:
        models = {
            f"cosine {cut:.2f}": replace(
                variant.model(shipped),
                match=probability_at(cut),
                strong=probability_at(cut),
                possible=probability_at(cut - ROOM),
            )
            for cut in SIMILARITIES
        }
    parts = {f.name: getattr(pipeline, f.name) for f in fields(Pipeline)}
    for name, model in models.items():
        with _gates(variant.gates):
            report = Ablated(**parts | {"model": model}, variant=variant).run(corpus)
        yield name, report_to_dict(report)


def _columns(scores: Mapping[str, Any]) -> str:
    shares = [scores[name]["share"] or 0.0 for name in ("precision", "recall")]
    fooled = scores["hard_negatives_linked"]
    false = scores["false_corroboration"]
    return (
        "".join(f"{share:9.4f}" for share in (*shares, scores["f1"]))
        + f"{round(fooled['of'] * (fooled['share'] or 0)):7} of {fooled['of']}"
        + f"{round(false['of'] * (false['share'] or 0)):7} of {false['of']}"
    )


def print_story(folder: Path, pipeline: Pipeline) -> None:
    """Print each variant at its own cuts, or where none were fitted at the best of some.

    The best cut is chosen on the gold that it is measured on: a bound that favours the variants
    without calibration.
    """
    for gold in sorted((folder / "gold").glob("*.json")):
        event = folder / "events" / gold.name.split(".")[0]
        annotation = json.loads(gold.read_text(encoding="utf-8"))
        texts = {
            doc: (event / entry["file"]).read_text(encoding="utf-8")
            for doc, entry in annotation["documents"].items()
        }
        print(f"\n{gold.stem:30}{'P':>9}{'R':>9}{'F1':>9}{'hard neg.':>12}{'strong wrong':>13}")
        corpus = load_documents([event])
        for variant in VARIANTS:
            scored = [
                (evaluate_report(report, annotation, texts), name)
                for name, report in _reports(variant, pipeline, corpus)
            ]
            best, name = max(scored, key=lambda each: float(each[0]["f1"]))
            print(f"{variant.name:30}{_columns(best)}   {name}", flush=True)

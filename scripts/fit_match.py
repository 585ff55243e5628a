#!/usr/bin/env python3
"""Fit the match model (models/match/match.json) on labelled pairs of statements.

    python scripts/fit_match.py PAIRS.jsonl [PAIRS.jsonl ...] [--output models/match]

A line holds the texts of two statements and a label: ``same``, ``partial``, ``conflict``,
``related`` or ``unrelated``. Two forms are read: ``{"topic", "a", "a_lang", "b", "b_lang",
"label"}``, and ``{"story", "label", "a": {"en", "es", "fr", "quote"}, "b": {...}}``, of which
every pair of languages is formed. A logistic model over the features of `aligner.match` is
fitted to ``same`` against the rest; figures are cross-validated by story or topic, so that no
story is in both halves. The cuts are the least probabilities with the wanted precision on
stories left out.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from aligner import Config, Store
from aligner.align.words import Wording
from aligner.backends import load_embedder, load_translator
from aligner.cached import CachedEmbedder, CachedTranslator
from aligner.config import default_cache_path
from aligner.facts import read_facts
from aligner.gates import ask_gates
from aligner.match import DIGITS, FEATURES, pair_features
from aligner.protocols import Embedder
from aligner.records import Document, Facts, Sentence, Statement, Why
from aligner.segment import split_statements
from aligner.translate.guards import guard

LANGUAGE_PAIRS = (("en", "en"), ("es", "en"), ("fr", "en"), ("es", "fr"), ("fr", "fr"))


NEIGHBOURS = 4
FOLDS = 10
PRECISION = {"match": 0.9, "possible": 0.6}  # wanted on stories left out

Side = tuple[str, str, str]  # document, language, text


@dataclass(frozen=True)
class Pair:
    group: str  # story or topic
    label: str
    a: Side
    b: Side


def read_pairs(path: Path, embedder: Embedder) -> list[Pair]:
    """Read one file; each text of a written pair is a document of its own."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = []
    clauses = best_clauses([e[s] for e in entries if "story" in e for s in "ab"], embedder)
    for entry in entries:
        if "topic" in entry:
            a, b = ((entry[s], entry[f"{s}_lang"], entry[s]) for s in "ab")
            pairs.append(Pair(entry["topic"], entry["label"], a, b))
            continue
        for languages in LANGUAGE_PAIRS:
            a, b = (
                (entry[s]["doc"], lang, clauses[entry[s][lang], entry[s]["quote"]])
                for s, lang in zip("ab", languages, strict=True)
            )
            pairs.append(Pair(entry["story"], entry["label"], a, b))
    return pairs


def best_clauses(sides: list[dict[str, Any]], embedder: Embedder) -> dict[tuple[str, str], str]:
    """Find in each language the part of a segment that its English quote stands for.

    The quote is English; of the translations only whole segments are known. The run of clauses
    that lies nearest to the quote stands for it.
    """
    found: dict[tuple[str, str], str] = {}
    for side in sides:
        found[side["en"], side["quote"]] = side["quote"]
        for lang in ("es", "fr"):
            text = side[lang]
            spans = split_statements(text, lang) or [(0, len(text))]
            runs = [text[a[0] : b[1]] for i, a in enumerate(spans) for b in spans[i:]]
            vectors = embedder.embed([side["quote"], *runs])
            found[text, side["quote"]] = runs[int((vectors[1:] @ vectors[0]).argmax())]
    return found


def statement_of(side: Side) -> tuple[Statement, Facts]:
    """Read one text as a document of one sentence with one statement."""
    _, lang, text = side
    document = Document(id=f"{lang}-{text}", paths=(), text=text, lang=lang)
    sentence = Sentence(doc=document.id, start=0, end=len(text), kind="body")
    statement = Statement(
        doc=document.id, sentence=sentence.id, start=0, end=len(text), text=text, lang=lang
    )
    return statement, read_facts(document, [sentence], [statement])[statement.id]


class Features:
    """Describes pairs as the pipeline would, a story or topic standing for a run."""

    def __init__(
        self, pairs: list[Pair], translator: CachedTranslator, embedder: CachedEmbedder
    ) -> None:
        self.groups: dict[str, set[Side]] = {}
        for pair in pairs:
            self.groups.setdefault(pair.group, set()).update((pair.a, pair.b))
        self.sides = sorted(set().union(*self.groups.values()))
        self.known = {side: statement_of(side) for side in self.sides}
        english = {side: side[2] for side in self.sides}
        self.usable = dict.fromkeys(self.sides, True)
        for lang in ("es", "fr"):
            foreign = [side for side in self.sides if side[1] == lang]
            texts = [text for *_, text in foreign]
            made = translator.translate(texts, source=lang, target="en")
            for side, hypothesis in zip(foreign, made, strict=True):
                english[side] = hypothesis.text
                self.usable[side] = not guard(side[2], hypothesis.text, hypothesis.truncated, lang)
        originals = embedder.embed([text for *_, text in self.sides])
        pivots = embedder.embed([english[side] for side in self.sides])
        self.wording = {}
        for group, members in self.groups.items():
            own = sorted(members)
            worded = [english[s] if self.usable[s] else s[2] for s in own]
            self.wording[group] = (
                Wording.read(worded, embedder),
                {side: row for row, side in enumerate(own)},
            )
        self.direct = dict(zip(self.sides, originals, strict=True))
        self.pivot = dict(zip(self.sides, pivots, strict=True))

    def _similarity(self, a: Side, b: Side) -> float:
        direct = float(self.direct[a] @ self.direct[b])
        if not (self.usable[a] and self.usable[b]):
            return direct
        return (direct + float(self.pivot[a] @ self.pivot[b])) / 2

    def _neighbourhood(self, group: str, side: Side, lang: str) -> float:
        others = (o for o in self.groups[group] if o[0] != side[0] and o[1] == lang)
        nearest = sorted((self._similarity(side, o) for o in others), reverse=True)[:NEIGHBOURS]
        return float(np.mean(nearest)) if nearest else 1.0

    def of(self, pair: Pair) -> list[float]:
        (a, facts_a), (b, facts_b) = self.known[pair.a], self.known[pair.b]
        gates = ask_gates(facts_a, facts_b)
        both = self.usable[pair.a] and self.usable[pair.b]
        around = self._neighbourhood(pair.group, pair.a, b.lang)
        around = (around + self._neighbourhood(pair.group, pair.b, a.lang)) / 2
        why = Why(
            direct=round(float(self.direct[pair.a] @ self.direct[pair.b]), DIGITS),
            pivot=round(float(self.pivot[pair.a] @ self.pivot[pair.b]), DIGITS) if both else None,
            margin=round(self._similarity(pair.a, pair.b) / around, DIGITS),
        )
        wording, rows = self.wording[pair.group]
        coverage = wording.coverage(rows[pair.a], rows[pair.b])
        values = pair_features((a, b), (facts_a, facts_b), gates, why, coverage)
        barred = any(gate.verdict == "conflict" for gate in gates)
        return [*(values[name] for name in FEATURES), float(barred)]


def cut_for(probabilities: NDArray[np.float64], same: NDArray[np.bool_], precision: float) -> float:
    """Return the least probability from which on the wanted precision is kept."""
    order = np.argsort(-probabilities, kind="stable")
    kept = np.cumsum(same[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(kept >= precision)
    return float(np.ceil(1e4 * probabilities[order[enough[-1]]]) / 1e4) if len(enough) else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path("models/match"))
    arguments = parser.parse_args()
    with Store(default_cache_path()) as store:
        translator = CachedTranslator(load_translator(Config()), store)
        embedder = CachedEmbedder(load_embedder(Config()), store)
        pairs = [pair for path in arguments.pairs for pair in read_pairs(path, embedder)]
        table = Features(pairs, translator, embedder)
        rows = np.array([table.of(pair) for pair in pairs])
    values, barred = rows[:, :-1], rows[:, -1] > 0
    same = np.array([pair.label == "same" for pair in pairs])
    groups = np.array([pair.group for pair in pairs])
    classifier = LogisticRegression(C=1.0, max_iter=2000)
    crossed = cross_val_predict(
        classifier, values, same, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    np.savez(
        "/tmp/fit.npz",
        values=values,
        barred=barred,
        same=same,
        groups=groups,
        crossed=crossed,
        labels=[p.label for p in pairs],
        langs=[p.a[1] + p.b[1] for p in pairs],
    )
    final = classifier.fit(values, same)
    print(dict(zip(FEATURES, final.coef_[0].round(3))), final.intercept_)
    for cut in np.arange(0.1, 0.95, 0.05):
        chosen = (crossed >= cut) & ~barred
        print(
            f"{cut:.2f} p={same[chosen].mean():.3f} r={same[chosen].sum() / same.sum():.3f} n={chosen.sum()}"
        )


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fit the match model (models/match/match.json) on labelled pairs of statements.

    python scripts/fit_match.py PAIRS.jsonl [PAIRS.jsonl ...] [--output models/match]

A line holds the texts of two statements and a label: ``same``, ``partial``, ``conflict``,
``related`` or ``unrelated``. Two forms are read. ``{"story", "label", "a": {"doc", "quote", "en",
"es", "fr"}, "b": {...}}`` comes from coverage of one story, each segment in three languages: the
documents of a story are put into languages in turn, three times over and once all into English,
and go through the same search for candidates as a run; of those, the labelled ones are used.
``{"topic", "a", "a_lang", "b", "b_lang", "label"}`` is a written pair, taken as it is.

A logistic model over the features of `aligner.match` is fitted to ``same`` against the rest,
``partial`` left aside. Figures are cross-validated by story or topic, so that no story is in both
halves. Each cut is the least probability from which on the candidates of stories left out have
the wanted precision, partial pairs counted as right. The second table weighs the probabilities of
these candidates, see `match_calibration`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from match_calibration import calibration_table
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from aligner import Config, Store
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.backends import load_embedder, load_translator
from aligner.cached import CachedEmbedder, CachedTranslator
from aligner.config import default_cache_path
from aligner.facts import read_facts
from aligner.match import FEATURES, OUTWEIGHED, Judge, MatchModel
from aligner.models import write_card
from aligner.records import Document, Facts, Sentence, Statement
from aligner.segment import split_statements
from aligner.views import direct_view, pivot_view

LANGUAGES = ("en", "es", "fr")
FOLDS = 10
PRECISION = {"strong": 0.91, "match": 0.83, "possible": 0.6}  # wanted, on stories left out
MARGIN = 1.15  # not fitted here, where the documents' other statements are not known: see the card
CARD_HEAD = """
name = "match"
task = "match"
languages = ["en", "es", "fr"]
licence = "Apache-2.0"
origin = "fitted by scripts/fit_match.py on labelled pairs of statements"
revision = "1"
"""
NO_MODEL = MatchModel(
    coefficients=dict.fromkeys(FEATURES, 0.0), intercept=0, match=1, possible=0, strong=1, margin=0,
    embedder="", translator="",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A candidate pair: its features, and what was said of it."""

    group: str  # story or topic
    label: str
    languages: str  # of its statements, "en-fr"
    values: tuple[float, ...]  # of FEATURES
    barred: bool  # by a gate
    capped: bool  # a gate stays open
    outweighed: bool  # only by such as a strong match outweighs
    real: bool  # found by the search for candidates, in coverage of a story


class Models:
    """The bundled models, and all that a judge needs to know of texts."""

    def __init__(self, store: Store) -> None:
        self.translator = CachedTranslator(load_translator(Config()), store)
        self.embedder = CachedEmbedder(load_embedder(Config()), store)

    def judge(self, texts: Sequence[tuple[str, str, str]]) -> Judge:
        """Judge texts, given as document, language and text, document by document."""
        known = [statement_of(number, *text) for number, text in enumerate(texts)]
        originals = [direct_view(text, lang) for _, lang, text in texts]
        pivots, usable = list(originals), np.ones(len(texts), dtype=np.bool_)
        for lang in ("es", "fr"):
            rows = [row for row, text in enumerate(texts) if text[1] == lang]
            own = [texts[row][2] for row in rows]
            made = self.translator.translate(own, source=lang, target="en")
            for row, hypothesis in zip(rows, made, strict=True):
                pivots[row] = pivot_view(hypothesis.text, "en")
                usable[row] = not hypothesis.flags
        vectors = self.embedder.embed(originals + pivots)
        worded = [p if u else o for p, u, o in zip(pivots, usable, originals, strict=True)]
        return Judge(
            statements=[statement for statement, _ in known],
            facts={statement.id: facts for statement, facts in known},
            routes=Routes(direct=vectors[: len(texts)], pivot=vectors[len(texts) :], usable=usable),
            wording=Wording.read(worded, self.embedder),
            model=NO_MODEL,
        )

    def best_clause(self, segment: str, lang: str, quote: str) -> str:
        """Find the part of a translated segment that an English quote stands for."""
        spans = split_statements(segment, lang) or [(0, len(segment))]
        runs = [segment[a[0] : b[1]] for i, a in enumerate(spans) for b in spans[i:]]
        vectors = self.embedder.embed([quote, *runs])
        return runs[int((vectors[1:] @ vectors[0]).argmax())]


def statement_of(number: int, doc: str, lang: str, text: str) -> tuple[Statement, Facts]:
    """Read one text as a document of one sentence with one statement."""
    document = Document(id=f"{doc}/{number}", paths=(), text=text, lang=lang)
    sentence = Sentence(doc=document.id, start=0, end=len(text), kind="body")
    statement = Statement(
        doc=document.id, sentence=sentence.id, start=0, end=len(text), text=text, lang=lang
    )
    facts = read_facts(document, [sentence], [statement])[statement.id]
    return replace(statement, doc=doc, start=number, end=number), facts


def example(judge: Judge, i: int, j: int, *, group: str, label: str, real: bool) -> Example:
    """Describe one pair as the judge sees it."""
    gates, _, features = judge.describe(min(i, j), max(i, j))
    verdicts = {gate.verdict for gate in gates}
    still_open = {gate.name for gate in gates if gate.verdict == "open"}
    return Example(
        group=group,
        label=label,
        languages="-".join(sorted(judge.statements[row].lang for row in (i, j))),
        values=tuple(features[name] for name in FEATURES),
        barred="conflict" in verdicts,
        capped=bool(still_open),
        outweighed=still_open <= OUTWEIGHED,
        real=real,
    )


def story_examples(models: Models, story: str, entries: list[dict[str, Any]]) -> Iterator[Example]:
    """Search one story for candidates, its documents in four combinations of languages."""
    labels = {frozenset((key(e["a"]), key(e["b"]))): e["label"] for e in entries}
    sides = {key(e[s]): e[s] for e in entries for s in "ab"}
    docs = {doc: number for number, doc in enumerate(sorted({doc for doc, _ in sides}))}
    for turn in range(len(LANGUAGES) + 1):
        keys = sorted(sides)
        texts = []
        for doc, quote in keys:
            english = turn == len(LANGUAGES)
            lang = "en" if english else LANGUAGES[(docs[doc] + turn) % len(LANGUAGES)]
            segment = sides[doc, quote][lang] or quote
            text = quote if lang == "en" else models.best_clause(segment, lang, quote)
            texts.append((doc, lang, text))
        judge = models.judge(texts)
        for i, j in sorted(judge.candidates):
            label = labels.get(frozenset((keys[i], keys[j])))
            if label is not None:  # many that nobody labelled do say the same
                yield example(judge, i, j, group=story, label=label, real=True)


def key(side: dict[str, Any]) -> tuple[str, str]:
    """Name a quoted passage."""
    return side["doc"], side["quote"]


def topic_examples(models: Models, topic: str, entries: list[dict[str, Any]]) -> Iterator[Example]:
    """Take the written pairs of one topic as they are, each text a document of its own."""
    sides = sorted({(e[f"{s}_lang"], e[s]) for e in entries for s in "ab"})
    rows = {side: row for row, side in enumerate(sides)}
    numbers = count()
    judge = models.judge([(f"{next(numbers):04}", *side) for side in sides])
    for e in entries:
        i, j = (rows[e[f"{s}_lang"], e[s]] for s in "ab")
        yield example(judge, i, j, group=topic, label=e["label"], real=False)


def read_examples(models: Models, paths: Iterable[Path]) -> Iterator[Example]:
    """Read all files."""
    for path in paths:
        groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            form = "story" if "story" in entry else "topic"
            groups[form, entry[form]].append(entry)
        for (form, name), entries in sorted(groups.items()):
            make = story_examples if form == "story" else topic_examples
            yield from make(models, name, entries)
            print(f"\r{form} {name:40}", end="", file=sys.stderr)


def fit(values: NDArray[np.float64], same: NDArray[np.bool_]) -> LogisticRegression:
    """Fit the model; features are on like scales, so none is standardised."""
    return LogisticRegression(C=10.0, max_iter=5000).fit(values, same)


def cross_validated(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return each example's probability under a model that saw no pair of its group."""
    values = np.array([e.values for e in examples])
    same = np.array([e.label == "same" for e in examples])
    used = np.array([e.label != "partial" for e in examples])
    groups = [e.group for e in examples]
    probabilities = np.zeros(len(examples))
    for train, test in GroupKFold(FOLDS).split(values, same, groups):
        chosen = train[used[train]]
        probabilities[test] = fit(values[chosen], same[chosen]).predict_proba(values[test])[:, 1]
    return probabilities


def cut_for(examples: Sequence[Example], probabilities: NDArray[np.float64], grade: str) -> float:
    """Return the least probability that keeps the wanted precision among real candidates."""
    allowed = np.array(
        [
            e.real
            and not e.barred
            and (grade == "possible" or not e.capped or (grade == "strong" and e.outweighed))
            for e in examples
        ]
    )
    right = np.array([e.label in ("same", "partial") for e in examples])[allowed]
    order = np.argsort(-probabilities[allowed], kind="stable")
    kept = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(kept >= PRECISION[grade])
    return float(np.ceil(1e4 * probabilities[allowed][order[enough[-1]]]) / 1e4)


def table(examples: Sequence[Example], probabilities: NDArray[np.float64]) -> str:
    """Show precision and recall over a range of cuts, on real candidates of stories left out."""
    real = np.array([e.real and not e.barred for e in examples])
    right = np.array([e.label in ("same", "partial") for e in examples])
    same = np.array([e.label == "same" for e in examples])
    lines = ["cut   precision  recall of same  candidates"]
    for cut in np.arange(0.1, 1, 0.1):
        chosen = real & (probabilities >= cut)
        precision = right[chosen].mean() if chosen.any() else float("nan")
        recall = same[chosen].sum() / max(same[real].sum(), 1)
        lines.append(f"{cut:.2f}  {precision:9.3f}  {recall:14.3f}  {chosen.sum():10}")
    return "\n".join(lines)


def weighed(
    examples: Sequence[Example], probabilities: NDArray[np.float64], cuts: dict[str, float]
) -> str:
    """Show by language pair how good probabilities and cuts are, on real candidates."""
    rows = [row for row, e in enumerate(examples) if e.real and not e.barred]
    pairs = zip(examples, probabilities, strict=True)
    held = np.array([e.capped and not (e.outweighed and p >= cuts["strong"]) for e, p in pairs])
    return calibration_table(
        [examples[row].languages for row in rows],
        [examples[row].label for row in rows],
        probabilities[rows],
        {grade: cuts[grade] for grade in ("possible", "match")},
        held[rows],
    )


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path("models/match"))
    arguments = parser.parse_args()
    with Store(default_cache_path()) as store:
        models = Models(store)
        examples = list(read_examples(models, arguments.pairs))
    probabilities = cross_validated(examples)
    print(table(examples, probabilities))
    cuts = {grade: cut_for(examples, probabilities, grade) for grade in PRECISION}
    print(weighed(examples, probabilities, cuts))
    used = [e for e in examples if e.label != "partial"]
    final = fit(np.array([e.values for e in used]), np.array([e.label == "same" for e in used]))
    coefficients = {
        name: round(float(value), 4) for name, value in zip(FEATURES, final.coef_[0], strict=True)
    }
    data = {
        "coefficients": coefficients,
        "intercept": round(float(final.intercept_[0]), 4),
        "cuts": cuts | {"margin": MARGIN},
        "embedder": models.embedder.name,
        "translator": models.translator.name,
    }
    arguments.output.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, indent=1) + "\n"
    (arguments.output / "match.json").write_text(text, encoding="utf-8")
    write_card(arguments.output, CARD_HEAD)
    print(json.dumps(data, indent=1))


if __name__ == "__main__":
    main()

"""Our measures beside those of the scoring script that came with the annotated articles."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from aligner.evaluate import evaluate_report
from aligner.records import Document, Statement
from aligner.segment import segment_document

EVENT = "copenhagen-climate-2009"
FOLDER = Path(__file__).parents[2].parent / "shared" / "eval"
SCRIPT = FOLDER / "score_report.py"
pytestmark = pytest.mark.skipif(
    not SCRIPT.exists(), reason="the evaluation data are not beside the project"
)


def _score(*arguments: Any) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_report", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scores: dict[str, Any] = module.score(*arguments)
    return scores


def _overlap(text: str, quote: str) -> bool:
    return text in quote or quote in text


def _random_report(gold: dict[str, Any], texts: dict[str, str], rng: random.Random) -> Any:
    """Return a report with some of what was marked, and the rest of the statements at random."""
    documents = [
        Document(id=doc, paths=(doc,), text=texts[doc], lang=entry["lang"])
        for doc, entry in gold["documents"].items()
    ]
    statements = [s for document in documents for s in segment_document(document)[1]]
    rng.shuffle(statements)
    claims: list[dict[str, Any]] = []

    def add(taken: list[Statement]) -> None:
        level = rng.choice(["corroborated", "cross_language", "repeated"])
        members = [statement.id for statement in taken]
        claims.append({"id": f"c{len(claims)}", "members": members, "level": level})

    marked = [answer["members"] for item in gold["items"] for answer in item["claims"]]
    marked += [[pair["a"], pair["b"]] for pair in gold["hard_negatives"]]
    for passages in rng.sample(marked, len(marked) // 2):
        quotes = [(passage["doc"], passage["quote"]) for passage in passages]
        add([s for s in statements if any(s.doc == d and _overlap(s.text, q) for d, q in quotes)])
        statements = [s for s in statements if s.id not in claims[-1]["members"]]
    while statements:
        size = rng.choice([1, 2, 3, 6])
        add(statements[:size])
        statements = statements[size:]
    relations = [
        {"claims": [a["id"], b["id"]], "type": rng.choice(["numeric_conflict", "update"])}
        for a, b in (rng.sample(claims[: len(marked) // 2], 2) for _ in range(1000))
    ]
    return {
        "statements": [
            {"id": s.id, "doc": s.doc, "start": s.start, "end": s.end}
            for document in documents
            for s in segment_document(document)[1]
        ],
        "claims": claims,
        "items": [{"relations": relations}],
        "links": [],
    }


@pytest.mark.parametrize("annotator", ["A", "B"])
@pytest.mark.parametrize("seed", range(3))
def test_the_script_and_the_command_give_the_same_numbers(annotator: str, seed: int) -> None:
    gold = json.loads((FOLDER / "gold" / f"{EVENT}.{annotator}.json").read_text("utf-8"))
    texts = {
        doc: (FOLDER / "events" / EVENT / entry["file"]).read_text("utf-8")
        for doc, entry in gold["documents"].items()
    }
    report = _random_report(gold, texts, random.Random(seed))

    theirs, ours = _score(report, gold, texts), evaluate_report(report, gold, texts)

    def count(name: str) -> int:
        return round(float(ours[name]["share"]) * int(ours[name]["of"]))

    false = ours["false_corroboration"]
    assert {
        "pairs_predicted": ours["precision"]["of"],
        "pairs_gold_full": ours["recall"]["of"],
        "pairs_gold_partial": ours["recall_with_partial"]["of"] - ours["recall"]["of"],
        "precision": ours["precision"]["share"],
        "recall": ours["recall"]["share"],
        "f1": ours["f1"],
        "recall_with_partial": ours["recall_with_partial"]["share"],
        "cross_language_precision": ours["cross_language_precision"]["share"],
        "cross_language_recall": ours["cross_language_recall"]["share"],
        "hard_negatives": ours["hard_negatives_linked"]["of"],
        "hard_negatives_linked": count("hard_negatives_linked"),
        "strong_claims": false["of"],
        "false_corroboration": false["share"],
        "false_corroboration_wilson95": false["wilson95"],
        "conflicts_gold": ours["conflict_recall"]["of"],
        "conflicts_found": count("conflict_recall"),
        "conflicts_predicted": ours["conflict_precision"]["of"],
        "conflicts_right": count("conflict_precision"),
    } == theirs
    needed = ("precision", "recall", "hard_negatives_linked", "conflicts_found")
    assert min(theirs[name] for name in needed) > 0  # or nothing was compared

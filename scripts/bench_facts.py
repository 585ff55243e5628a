"""Measure the readers of facts: figures right by language, and statements a second.

    python scripts/bench_facts.py [--eval FOLDER]

``FOLDER`` may hold ``quantities.json`` (``lang``, ``text``, ``quantities``). The project's own
phrases are in ``tests/data/facts/quantities.jsonl``; statements to time are the seeds' sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aligner.facts import (
    factuality,
    find_dates,
    find_names,
    find_origins,
    find_quantities,
    polarity,
)

ROOT = Path(__file__).parents[1]
SEED_LANGUAGES = {"000": "es", "002": "fr"}


def score(name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Print how many phrases are read exactly, and show each that is not."""
    right: dict[str, list[bool]] = {}
    for row in rows:
        found = find_quantities(row["text"], row["lang"])
        wanted = row["quantities"]
        good = len(found) == len(wanted) and all(
            (q.low, q.high, q.modality) == (w["low"], w["high"], w["modality"])
            and w.get("concept", q.concept) == q.concept
            for q, w in zip(found, wanted, strict=True)
        )
        right.setdefault(row["lang"], []).append(good)
        if not good:
            read = [(q.low, q.high, q.modality, q.concept, q.counted) for q in found]
            print(f"  {row['lang']} {row['text']!r}\n     read {read}")
    total = sum(map(sum, right.values()))
    parts = ", ".join(f"{lang} {sum(r)}/{len(r)}" for lang, r in sorted(right.items()))
    print(f"{name}: {total}/{sum(map(len, right.values()))} ({parts})")


def seed_statements() -> list[tuple[str, str]]:
    """Return the seeds' sentences, cut at full stops: only their length matters here."""
    statements = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        lang = SEED_LANGUAGES.get(path.name[:3], "en")
        for sentence in re.split(r"(?<=[.!?:;,])\s+|\n+", path.read_text(encoding="utf-8")):
            if len(sentence) > 40:
                statements.append((sentence, lang))
    return statements


def time_detectors(repeats: int) -> None:
    """Print statements a second, all detectors together; no statement is read twice.

    CPU time, so that a busy machine does not change the figure.
    """
    statements = seed_statements()
    for text, lang in statements[:3]:
        find_names(text, lang)  # loads the tables
    texts = [(f"{text} {i}x", lang) for i in range(repeats) for text, lang in statements]
    spent: dict[str, float] = {}
    detectors = (find_quantities, find_dates, find_origins, factuality, polarity, find_names)
    started = time.process_time()
    for text, lang in texts:
        for detector in detectors:
            before = time.process_time()
            detector(text, lang)  # type: ignore[operator]
            spent[detector.__name__] = (
                spent.get(detector.__name__, 0.0) + time.process_time() - before
            )
    seconds = time.process_time() - started
    words = sum(len(text.split()) for text, _ in texts) / len(texts)
    print(f"speed: {len(texts) / seconds:.0f} statements per second of one core")
    print(f"  {words:.1f} words a statement")
    for name, own in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name}: {1e6 * own / len(texts):.0f} µs a statement")


def main() -> None:
    """Score and time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, help="folder that holds quantities.json")
    parser.add_argument("--repeats", type=int, default=20)
    args = parser.parse_args()
    if args.eval is not None:
        score("quantities.json", json.loads((args.eval / "quantities.json").read_text("utf-8")))
    own = ROOT / "tests" / "data" / "facts" / "quantities.jsonl"
    score("own phrases", [json.loads(line) for line in own.read_text("utf-8").splitlines()])
    time_detectors(args.repeats)


if __name__ == "__main__":
    main()

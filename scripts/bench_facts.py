"""Measure the readers of facts: figures right by language, and statements a second.

    python scripts/bench_facts.py [--eval FOLDER] [--failures]

``FOLDER`` may hold ``quantities.json`` (``lang``, ``text``, ``quantities``). The project's own
phrases are in ``tests/data/facts``; statements to time are the seeds' sentences. Where quantulum3,
text2num or recognizers-text-suite is installed (none is a dependency), it stands in the table
beside ours; ``--others PYTHON`` names an interpreter of an environment that has them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from aligner.facts import (
    factuality,
    find_dates,
    find_names,
    find_negations,
    find_opposites,
    find_origins,
    find_quantities,
    polarity,
)

ROOT = Path(__file__).parents[1]
SEED_LANGUAGES = {"000": "es", "002": "fr"}


def is_right(read: Sequence[Sequence[Any]], wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether the bounds are those wanted, and the modality where it is read at all."""
    return len(read) == len(wanted) and all(
        (low, high) == (w["low"], w["high"]) and modality in (None, w["modality"])
        for (low, high, modality), w in zip(read, wanted, strict=True)
    )


def our_reading(row: Mapping[str, Any]) -> list[tuple[float | None, float | None, str]]:
    """Read a phrase with this project."""
    return [(q.low, q.high, q.modality) for q in find_quantities(row["text"], row["lang"])]


def counts_right(row: Mapping[str, Any]) -> bool:
    """Say whether what is counted is right as well, where the row names it."""
    found = find_quantities(row["text"], row["lang"])
    return is_right(our_reading(row), row["quantities"]) and all(
        w.get("concept", q.concept) == q.concept and w.get("counted", q.counted) == q.counted
        for q, w in zip(found, row["quantities"], strict=True)
    )


def phrase_sets(folder: Path | None) -> dict[str, list[dict[str, Any]]]:
    """Return the phrases to read, by the name of their set."""
    sets: dict[str, list[dict[str, Any]]] = {}
    if folder is not None:
        sets["quantities.json"] = json.loads((folder / "quantities.json").read_text("utf-8"))
    own = ROOT / "tests" / "data" / "facts"
    for path in sorted(own.glob("quantities*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            name = f"{path.stem} {row['set']}" if "set" in row else path.stem
            sets.setdefault(name, []).append(row)
    return sets


def other_readings(
    python: str, rows: Sequence[Mapping[str, Any]]
) -> dict[str, list[list[tuple[float, float, None]]]]:
    """Read phrases with the libraries that an interpreter can import."""
    asked = json.dumps([[row["lang"], row["text"]] for row in rows])
    script = str(Path(__file__).with_name("read_with_libraries.py"))
    done = subprocess.run([python, script], input=asked, capture_output=True, text=True, check=True)
    read = json.loads(done.stdout)
    return {
        name: [[(low, high, None) for low, high in figures] for figures in readings]
        for name, readings in read.items()
    }


def print_table(sets: Mapping[str, list[dict[str, Any]]], python: str, failures: bool) -> None:
    """Print accuracy by set, reader and language.

    A library is right where it finds the same figures with the same values. It need not say "at
    least" or "about", and an open bound counts as its value; ranges and vague magnitudes, of which
    it gives single values, count as wrong.
    """
    print(f"{'phrases':<32} {'reader':<18} {'en':>8} {'es':>8} {'fr':>8} {'all':>9}")
    for name, rows in sets.items():
        ours = [is_right(our_reading(row), row["quantities"]) for row in rows]
        readers = {"aligner": ours, "aligner, counted": [counts_right(row) for row in rows]}
        for library, readings in other_readings(python, rows).items():
            readers[library] = [
                is_right(read, [plain(w) for w in row["quantities"]])
                for read, row in zip(readings, rows, strict=True)
            ]
        for reader, right in readers.items():
            cells = [
                [ok for ok, row in zip(right, rows, strict=True) if row["lang"] == lang]
                for lang in ("en", "es", "fr")
            ]
            shown = " ".join(f"{f'{sum(cell)}/{len(cell)}':>8}" for cell in [*cells, right])
            print(f"{name:<32} {reader:<18} {shown}")
        if failures:
            for row in rows:
                if not counts_right(row):
                    print(f"  {row['lang']} {row['text']!r}: {our_reading(row)}")


def plain(wanted: Mapping[str, Any]) -> dict[str, float]:
    """Close open bounds: "at least 30" and "up to 30" are 30 to a reader of bare numbers."""
    low, high = wanted["low"], wanted["high"]
    if wanted["modality"] == "<=":
        low = high
    return {"low": low, "high": low if high is None else high, "modality": ""}


def seed_statements() -> list[tuple[str, str]]:
    """Return the seeds' sentences, cut at full stops: only their length matters here."""
    statements = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        lang = SEED_LANGUAGES.get(path.name[:3], "en")
        for sentence in re.split(r"(?<=[.!?:;,])\s+|\n+", path.read_text(encoding="utf-8")):
            if len(sentence) > 40:
                statements.append((sentence, lang))
    return statements


def _word(number: int) -> str:
    """Return a word of its own for each number: what tells two texts apart is no figure."""
    return "".join("bcdfghjkmn"[int(digit)] for digit in str(number)) + "q"


def time_detectors(repeats: int) -> None:
    """Print statements a second, all detectors together; no statement is read twice.

    CPU time, so that a busy machine does not change the figure.
    """
    statements = seed_statements()
    for text, lang in statements[:3]:
        find_names(text, lang)  # loads the tables
    texts = [(f"{text} {_word(i)}", lang) for i in range(repeats) for text, lang in statements]
    spent: dict[str, float] = {}
    detectors = (
        find_quantities,
        find_dates,
        find_origins,
        factuality,
        polarity,
        find_names,
        find_negations,
        find_opposites,
    )
    started = time.process_time()
    for text, lang in texts:
        for detector in detectors:
            before = time.process_time()
            detector(text, lang)
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
    parser.add_argument("--others", default=sys.executable, help="interpreter with the libraries")
    parser.add_argument("--failures", action="store_true", help="show what we read wrongly")
    args = parser.parse_args()
    print_table(phrase_sets(args.eval), args.others, args.failures)
    time_detectors(args.repeats)


if __name__ == "__main__":
    main()

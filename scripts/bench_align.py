"""Measure sentence alignment: hand-aligned texts, parallel news, and time and memory by size.

Usage: ``python scripts/bench_align.py [--textberg FOLDER] [--news TSV] [--sizes N...]``

FOLDER holds ``NAME.de``, ``NAME.fr`` and gold ``NAME.defr``; TSV has the columns ``docid``, ``en``,
``es`` and ``fr``, one aligned segment a row. Embedding is timed apart from aligning. The sizes
are texts of random vectors and noisy copies of them; memory is the peak of what numpy allocates.
"""

from __future__ import annotations

import argparse
import csv
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.align.bitext import align_bitext
from aligner.align.monotone import MonotoneAligner
from aligner.backends import load_embedder
from aligner.cached import CachedEmbedder
from aligner.config import Config
from aligner.evaluate import BeadIds, evaluate_beads
from aligner.protocols import Bead
from aligner.report.bitext_reader import read_ladder
from aligner.store import Store

__all__ = ["main"]

WIDTH = 512


def bead_ids(beads: Sequence[Bead]) -> list[BeadIds]:
    """Return the segment numbers of beads."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


def aligned(
    source: Sequence[str], target: Sequence[str], embedder: CachedEmbedder
) -> tuple[list[BeadIds], int, float, float]:
    """Align in order, twice: return the beads, texts embedded, seconds with that, and without."""
    seconds, before = [], embedder.computed
    for _ in range(2):  # the second time all vectors are remembered
        start = time.perf_counter()
        bitext = align_bitext(source, target, embedder, order="monotone")
        seconds.append(time.perf_counter() - start)
    return bead_ids(bitext.beads), embedder.computed - before, seconds[0], seconds[1]


def print_row(
    name: str, pairs: Sequence[tuple[list[BeadIds], list[BeadIds]]], costs: NDArray[np.float64]
) -> None:
    """Print strict and lax F1 of some texts together, with texts embedded and times."""
    scores = evaluate_beads(pairs)
    strict, lax = scores["strict"], scores["lax"]
    low, high = strict["recall"]["wilson95"]
    print(
        f"{name:24}{strict['f1']:9.4f}{lax['f1']:9.4f}   [{low:.3f}, {high:.3f}]"
        f"{strict['recall']['of']:7}{costs[0]:9.0f}{costs[1]:9.1f}{costs[2]:9.2f}"
    )


def print_heads() -> None:
    """Print the heads of the columns of `print_row`."""
    print(
        f"{'':24}{'strict':>9}{'lax':>9}   {'recall, 95 %':14}{'links':>7}{'embedded':>9}"
        f"{'all s':>9}{'warm s':>9}"
    )


def read_texts(
    folder: Path, languages: Sequence[str]
) -> Iterator[tuple[str, tuple[list[str], list[str]], list[BeadIds]]]:
    """Yield the name, the segments of both sides and the gold beads of each text of a folder."""
    for gold in sorted(folder.glob(f"*.{''.join(languages)}")):
        source, target = (
            gold.with_suffix(f".{language}").read_text(encoding="utf-8").removesuffix("\n")
            for language in languages
        )
        yield gold.stem, (source.split("\n"), target.split("\n")), read_ladder(gold)


def bench_textberg(folder: Path, embedder: CachedEmbedder) -> None:
    """Print strict and lax F1 on each hand-aligned text, and on those not named dev."""
    print_heads()
    tests, total = [], np.zeros(3)
    for name, (source, target), gold in read_texts(folder, ("de", "fr")):
        found, *costs = aligned(source, target, embedder)
        print_row(name, [(found, gold)], np.array(costs))
        if name != "dev":
            tests.append((found, gold))
            total += costs
    print_row("all but dev", tests, total)


def bench_news(path: Path, embedder: CachedEmbedder) -> None:
    """Print F1 on each language pair; a segment that a language lacks is left out of it."""
    documents: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault(row["docid"], []).append(row)
    print_heads()
    for first, second in combinations(("en", "es", "fr"), 2):
        pairs, total = [], np.zeros(3)
        for rows in documents.values():
            gold: list[BeadIds] = []
            source: list[str] = []
            target: list[str] = []
            for row in rows:
                here = (len(source),) if row[first].strip() else ()
                there = (len(target),) if row[second].strip() else ()
                source += [row[first]] * len(here)
                target += [row[second]] * len(there)
                gold.append((here, there))
            found, *costs = aligned(source, target, embedder)
            pairs.append((found, gold))
            total += costs
        print_row(f"{first}-{second}, {len(pairs)} documents", pairs, total)


def random_spans(vectors: NDArray[np.float32], widest: int = 4) -> NDArray[np.float32]:
    """Return vectors of joined segments: unit sums of neighbours."""
    spans = []
    for width in range(1, widest + 1):
        shifted = [np.roll(vectors, by, axis=0) for by in range(width)]
        joined = np.sum(shifted, axis=0)
        spans.append(joined / np.linalg.norm(joined, axis=1, keepdims=True))
    return np.stack(spans).astype(np.float32)


def bench_sizes(sizes: Sequence[int]) -> None:
    """Print time and memory of aligning n segments, a tenth of them missing on either side."""
    print(f"{'segments':>10}{'seconds':>10}{'peak MB':>10}{'found %':>10}")
    for n in sizes:
        rng = np.random.default_rng(n)
        vectors = rng.standard_normal((n, WIDTH), dtype=np.float32)
        noisy = vectors + rng.standard_normal((n, WIDTH), dtype=np.float32)
        kept = [np.flatnonzero(rng.random(n) > 0.1) for _ in range(2)]
        source, target = random_spans(vectors[kept[0]]), random_spans(noisy[kept[1]])
        rows_of = [{int(at): row for row, at in enumerate(side)} for side in kept]
        gold = {(rows_of[0][at], rows_of[1][at]) for at in rows_of[0].keys() & rows_of[1].keys()}
        start = time.perf_counter()
        beads = MonotoneAligner().align(source, target)
        seconds = time.perf_counter() - start
        tracemalloc.start()
        MonotoneAligner().align(source, target)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        found = {(b.source[0], b.target[0]) for b in beads if len(b.source) == len(b.target) == 1}
        print(f"{n:10}{seconds:10.2f}{peak:10.0f}{100 * len(found & gold) / len(gold):10.1f}")


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--textberg", type=Path, metavar="FOLDER")
    parser.add_argument("--news", type=Path, metavar="TSV")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 3000, 10_000])
    options = parser.parse_args()

    with Store(None) as store:
        embedder = CachedEmbedder(load_embedder(Config(device="cpu")), store)
        embedder.embed(["The weights load here."])
        if options.textberg:
            bench_textberg(options.textberg, embedder)
        if options.news:
            bench_news(options.news, embedder)
    bench_sizes(options.sizes)


if __name__ == "__main__":
    main()

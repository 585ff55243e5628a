"""Turn TSV and TMX files into one clean TSV to train a translation model on.

Usage: ``python scripts/prepare_corpus.py INPUT... --from es -o OUT.tsv``

Both sides take the typography that the translator reads and writes, duplicates and unlikely pairs
go, and ``--vary-figures N`` adds up to N copies of each pair that has the same figures on both
sides, with other figures. One run is one language. The same input and seed give the same bytes;
what was dropped, and why, is told on stderr.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.cleaning import Cleaner, Limits, digest
from training.figures import vary
from training.pairs import Pair, read_pairs

__all__ = ["main"]


def add_varied(pairs: Iterable[Pair], lang: str, copies: int, seed: int) -> Iterator[Pair]:
    """Yield each pair, and after it up to `copies` of it with other figures."""
    for source, target in pairs:
        yield source, target
        made = {(source, target)}
        for copy in range(copies):
            rng = random.Random(f"{seed} {copy} {source} {target}")  # whatever comes before it
            other = vary(source, target, lang, rng)
            if other is not None and other not in made:
                made.add(other)
                yield other


def read_excluded(paths: Iterable[Path]) -> set[int]:
    """Return the digests of the lines of text files; a line without letters is left out."""
    lines = (line for path in paths for line in path.open(encoding="utf-8"))
    return {digest(line) for line in lines if any(map(str.isalpha, line))}


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    defaults = Limits()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("inputs", nargs="+", type=Path, metavar="INPUT", help="source<TAB>target, or .tmx")
    add("-o", "--output", type=Path, required=True)
    add("--from", dest="source", required=True, metavar="LANG")
    add("--to", dest="target", default="en", metavar="LANG")
    add("--exclude", type=Path, nargs="+", default=[], help="sentences never to train on")
    add("--vary-figures", type=int, default=0, metavar="N", help="copies with other figures")
    add("--keep-figures", action="store_true", help="keep pairs whose figures differ")
    add("--check-language", action="store_true", help="drop sides in the other language; slow")
    add("--longest", type=int, default=defaults.longest, help="characters of a side")
    add("--ratio", type=float, default=defaults.ratio, help="longer side to shorter side")
    add("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    if chosen.target != "en" and chosen.vary_figures:
        parser.error("--vary-figures writes English figures on the target side")
    return chosen


def write_corpus(chosen: argparse.Namespace, cleaner: Cleaner) -> int:
    """Write the output beside its place and then put it there; return the number of pairs."""
    written = 0
    unfinished = chosen.output.with_name(chosen.output.name + ".part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        for path in chosen.inputs:
            before = cleaner.kept
            pairs = cleaner.clean(read_pairs(path, chosen.source, chosen.target))
            for source, target in add_varied(
                pairs, chosen.source, chosen.vary_figures, chosen.seed
            ):
                file.write(f"{source}\t{target}\n")
                written += 1
            print(f"{path}: kept {cleaner.kept - before:,}", file=sys.stderr)
    os.replace(unfinished, chosen.output)
    return written


def main(arguments: list[str] | None = None) -> int:
    """Run the script; return its exit code."""
    chosen = parse_arguments(arguments)
    cleaner = Cleaner(
        source=chosen.source,
        target=chosen.target,
        limits=Limits(longest=chosen.longest, ratio=chosen.ratio),
        check_figures=not chosen.keep_figures,
        check_language=chosen.check_language,
        excluded=read_excluded(chosen.exclude),
    )
    try:
        written = write_corpus(chosen, cleaner)
    except (OSError, ValueError) as error:
        print(f"prepare_corpus: {error}", file=sys.stderr)
        return 2
    read = cleaner.kept + sum(cleaner.dropped.values())
    print(f"read {read:,}, kept {cleaner.kept:,}", file=sys.stderr)
    for reason, count in sorted(cleaner.dropped.items(), key=lambda item: -item[1]):
        print(f"dropped {count:,}: {reason}", file=sys.stderr)
    print(f"written {written:,}, varied copies included", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

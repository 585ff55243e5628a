"""Compare sentence splitters on the gold boundaries of ``tests/data/segment``.

Usage: ``python scripts/bench_segment.py [--gold DIR] [--lines DIR]``. With ``--lines``, the texts
are made from files with one sentence a line (``dev.spa``, ``dev.fra``, ``dev.eng``), five
sentences each, as a check on sentences that nobody had in mind. Libraries that are not installed
are left out; none of them is a dependency of the project. For each splitter and language:
precision, recall and F1 of the inner sentence ends, how many texts came back altered, and the
speed on a text of about 200,000 characters.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

from aligner.segment import split_sentences

__all__ = ["locate", "main", "read_gold", "score"]

GOLD = Path(__file__).resolve().parents[1] / "tests" / "data" / "segment"
MARK = "‖"  # stands behind each sentence of a gold text
LANGUAGES = ("es", "fr", "en")
Splitter = Callable[[str, str], Sequence[str]]


def read_gold(path: Path) -> list[list[str]]:
    """Return the texts of a gold file, each as its pieces; joined, they are the text."""
    blocks = path.read_text(encoding="utf-8").split("\n%%\n")
    return [[piece for piece in block.rstrip("\n").split(MARK) if piece] for block in blocks]


def read_lines(path: Path, size: int = 5) -> list[list[str]]:
    """Return texts of `size` sentences from a file with one sentence a line."""
    lines = [line + " " for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [lines[first : first + size] for first in range(0, len(lines), size)]


def own(text: str, lang: str) -> list[str]:
    """Split with the project's own rules."""
    return [text[start:end] for start, end in split_sentences(text, lang)]


def load_splitters() -> dict[str, Splitter]:
    """Return the splitters that can be used here, by name."""
    found: dict[str, Splitter] = {"aligner": own}
    for name, make in (
        ("pysbd", _pysbd),
        ("blingfire", _blingfire),
        ("sentencex", _sentencex),
        ("syntok", _syntok),
    ):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name}: not installed, left out")
    return found


def _pysbd() -> Splitter:
    pysbd = importlib.import_module("pysbd")
    splitters = {lang: pysbd.Segmenter(language=lang, clean=False) for lang in LANGUAGES}
    return lambda text, lang: splitters[lang].segment(text)


def _blingfire() -> Splitter:
    blingfire = importlib.import_module("blingfire")
    return lambda text, lang: blingfire.text_to_sentences(text).split("\n")


def _sentencex() -> Splitter:
    sentencex = importlib.import_module("sentencex")
    return lambda text, lang: list(sentencex.segment(lang, text))


def _syntok() -> Splitter:
    segmenter = importlib.import_module("syntok.segmenter")

    def split(text: str, lang: str) -> list[str]:
        paragraphs = segmenter.analyze(text)
        sentences = (sentence for paragraph in paragraphs for sentence in paragraph)
        spans = ((s[0].offset, s[-1].offset + len(s[-1].value)) for s in sentences)
        return [text[start:end] for start, end in spans]

    return split


def locate(text: str, sentences: Sequence[str]) -> set[int] | None:
    """Return where sentences end, counted in characters that are no white space.

    None if the sentences, white space apart, are not the text: the splitter has altered it.
    """
    ends, seen = set(), ""
    for sentence in sentences:
        seen += "".join(sentence.split())
        ends.add(len(seen))
    return ends if seen == "".join(text.split()) else None


def score(splitter: Splitter, lang: str, texts: list[list[str]]) -> tuple[float, float, float, int]:
    """Return precision, recall and F1 of inner sentence ends, and the number of altered texts."""
    right = n_found = n_gold = n_altered = 0
    for pieces in texts:
        text = "".join(pieces)
        gold = locate(text, pieces) or set()
        found = locate(text, splitter(text, lang))
        n_altered += found is None
        inner = max(gold)
        gold, found = gold - {inner}, (found or set()) - {inner}
        right += len(gold & found)
        n_found += len(found)
        n_gold += len(gold)
    precision = right / n_found if n_found else 0.0
    recall = right / n_gold if n_gold else 0.0
    f1 = 2 * right / (n_found + n_gold) if n_found + n_gold else 0.0
    return precision, recall, f1, n_altered


def speed(splitter: Splitter, lang: str, texts: list[list[str]], size: int = 200_000) -> float:
    """Return the speed in megabytes of UTF-8 per second on repeated gold texts."""
    parts = ["".join(pieces) for pieces in texts]
    n_rounds = size // sum(map(len, parts)) + 1
    long = "\n\n".join(islice(cycle(parts), n_rounds * len(parts)))
    begin = time.perf_counter()
    splitter(long, lang)
    return len(long.encode("utf-8")) / 1e6 / (time.perf_counter() - begin)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--lines", type=Path, help="folder of dev.spa, dev.fra and dev.eng")
    arguments = parser.parse_args()
    if arguments.lines:
        files = zip(LANGUAGES, ("spa", "fra", "eng"), strict=True)
        texts = {lang: read_lines(arguments.lines / f"dev.{code}") for lang, code in files}
    else:
        texts = {lang: read_gold(arguments.gold / f"{lang}.txt") for lang in LANGUAGES}
    for lang in LANGUAGES:
        print(f"{lang}: {len(texts[lang])} texts, {sum(map(len, texts[lang]))} sentences")
    print(f"{'splitter':<10} {'lang':<4} {'P':>6} {'R':>6} {'F1':>6} {'altered':>8} {'MB/s':>7}")
    for name, splitter in load_splitters().items():
        for lang in LANGUAGES:
            precision, recall, f1, n_altered = score(splitter, lang, texts[lang])
            rate = speed(splitter, lang, texts[lang])
            print(
                f"{name:<10} {lang:<4} {precision:6.3f} {recall:6.3f} {f1:6.3f}"
                f" {n_altered:8d} {rate:7.2f}"
            )


if __name__ == "__main__":
    main()

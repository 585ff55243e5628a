"""Measure the ways to translate: speed, memory, quality, and the figures that survive.

    python scripts/bench_translate.py FOLDER [--lines 300] [--misses] [--normalisation]

FOLDER holds parallel files, one sentence a line: dev.spa, dev.fra and dev.eng (FLORES). Each way
runs in a process of its own, so that its peak memory is its own; the weights are loaded before
the clock starts. BLEU and chrF need sacrebleu (`pip install sacrebleu`) and are left out without
it. The times of one run can be compared with each other, not with those of another.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path

LANGUAGES = {"es": "dev.spa", "fr": "dev.fra"}
REFERENCE = "dev.eng"
NAIVE = "one at a time"
ENGINES = ("torch-float32", "ctranslate2-float32", "ctranslate2-int8")
PLAIN, UNNORMALISED = ", no guards", ", not normalised"
CACHED = "cache"
DUPLICATES = 0.3
ROMAN = re.compile(r"\b[IVXLCDM]+\b")
COLUMNS = (
    "", "way", "sentences/s", "x naive", "tokens/s", "peak MB", "BLEU", "chrF", "figures kept",
    "flagged",
)  # fmt: skip

Translate = Callable[[Sequence[str], str], "Made"]


@dataclass
class Made:
    """What one way made of one list of texts."""

    texts: list[str]
    tokens: int  # of the source
    flagged: int = 0
    seconds: float = 0.0


@dataclass
class Outcome:
    """What one process measured."""

    by_language: dict[str, Made] = field(default_factory=dict)
    peak_mb: float = 0.0
    notes: list[str] = field(default_factory=list)


def main() -> int:
    """Print the table, or measure one way as a child of this script."""
    options = _options()
    lacking = [n for n in (*LANGUAGES.values(), REFERENCE) if not (options.folder / n).is_file()]
    if lacking:
        print(f"skipped: {options.folder} lacks {', '.join(lacking)}")
        return 0
    if options.way:
        print(json.dumps(asdict(_measure(options))))
        return 0
    ways = [way for engine in ENGINES for way in (engine + PLAIN, engine)]
    if options.loop:
        ways.insert(0, NAIVE)
    if options.normalisation:
        ways += [ENGINES[-1] + UNNORMALISED + PLAIN, ENGINES[-1] + UNNORMALISED]
    outcomes = {}
    for way in [*ways, CACHED]:
        print(f"... {way}", file=sys.stderr, flush=True)
        outcomes[way] = _in_a_process(way)
    cached = outcomes.pop(CACHED)
    _print_table(outcomes, options)
    _print_agreement(outcomes)
    print("\n" + "\n".join(cached.notes) + f"\npeak {cached.peak_mb:.0f} MB")
    if options.misses:
        _print_misses(outcomes, options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--statements", type=int, default=1000, help="for the run with duplicates")
    parser.add_argument("--model", default="marian-es-fr-en")
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--no-loop", dest="loop", action="store_false", help="no naive loop")
    parser.add_argument("--normalisation", action="store_true", help="also without it")
    parser.add_argument("--misses", action="store_true", help="print each figure that is lost")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    return parser.parse_args()


def _read(path: Path, n_lines: int) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[:n_lines]


def _in_a_process(way: str) -> Outcome:
    command = [sys.executable, __file__, *sys.argv[1:], "--way", way]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    data = json.loads(done.stdout.splitlines()[-1])
    made = {lang: Made(**fields) for lang, fields in data["by_language"].items()}
    return Outcome(made, data["peak_mb"], data["notes"])


# In the child.


def _measure(options: argparse.Namespace) -> Outcome:
    from aligner.translate.guards import guard

    outcome = Outcome()
    if options.way == CACHED:
        outcome.notes = _measure_cache(options)
    else:
        translate = _naive(options) if options.way == NAIVE else _ours(options)
        translate(["uno"], "es")  # loads the weights
        for lang, name in LANGUAGES.items():
            texts = _read(options.folder / name, options.lines)
            start = time.perf_counter()
            made = translate(texts, lang)
            made.seconds = time.perf_counter() - start
            if options.way == NAIVE:
                pairs = zip(texts, made.texts, strict=True)
                made.flagged = sum(bool(guard(source, text, False, lang)) for source, text in pairs)
            outcome.by_language[lang] = made
    unit = 2**20 if sys.platform == "darwin" else 2**10
    outcome.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return outcome


def _ours(options: argparse.Namespace) -> Translate:
    from aligner.translate.folder import read_folder
    from aligner.translate.marian import MarianTranslator

    translator = MarianTranslator(
        read_folder(options.model),
        num_beams=options.beams,
        guarded=PLAIN not in options.way,
        normalised=UNNORMALISED not in options.way,
    )
    translator.engine = options.way.split(",")[0]

    def translate(texts: Sequence[str], lang: str) -> Made:
        made = translator.translate(texts, source=lang, target="en")
        tokens, flagged = sum(h.counts.source for h in made), sum(bool(h.flags) for h in made)
        return Made([h.text for h in made], tokens, flagged)

    return translate


def _naive(options: argparse.Namespace) -> Translate:
    """Translate as a first script would: one sentence, one call."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    from aligner.translate.folder import read_folder

    path = str(read_folder(options.model).path)
    tokenizer = MarianTokenizer.from_pretrained(path, local_files_only=True)
    model = MarianMTModel.from_pretrained(path, local_files_only=True, dtype=torch.float32)
    model.generation_config.num_beams = options.beams

    def translate(texts: Sequence[str], lang: str) -> Made:
        made = Made([], 0)
        for text in texts:
            batch = tokenizer(text, return_tensors="pt")
            output = model.generate(**batch)
            made.tokens += batch["input_ids"].shape[1]
            made.texts.append(tokenizer.decode(output[0], skip_special_tokens=True))
        return made

    return translate


def _measure_cache(options: argparse.Namespace) -> list[str]:
    """Translate statements with duplicates, and the same once more."""
    from aligner.cached import CachedTranslator
    from aligner.store import Store
    from aligner.translate.marian import MarianTranslator

    choice = random.Random(0)
    n_unique = round(options.statements * (1 - DUPLICATES))
    unique = _read(options.folder / LANGUAGES["es"], n_unique)
    texts = unique + choice.choices(unique, k=options.statements - n_unique)
    choice.shuffle(texts)
    notes = []
    with tempfile.TemporaryDirectory() as folder:
        for run in ("first run", "second run"):
            inner = MarianTranslator.load(options.model, num_beams=options.beams)
            inner.translate(["uno"] if run == "first run" else [], source="es", target="en")
            with Store(Path(folder) / "cache.sqlite") as store:
                translator = CachedTranslator(inner, store)
                start = time.perf_counter()
                translator.translate(texts, source="es", target="en")
                seconds = time.perf_counter() - start
            notes.append(
                f"{run}: {len(texts)} statements, {len(set(texts))} different, "
                f"{translator.computed} computed, weights loaded: {inner.loaded}; "
                f"{seconds:.2f} s, {len(texts) / seconds:.1f} statements/s"
            )
    return notes


# In the parent.


def _print_table(outcomes: dict[str, Outcome], options: argparse.Namespace) -> None:
    print(" | ".join(COLUMNS))
    print(" | ".join("---" for _ in COLUMNS))
    reference = _read(options.folder / REFERENCE, options.lines)
    for lang, name in LANGUAGES.items():
        source = _read(options.folder / name, options.lines)
        naive = outcomes[NAIVE].by_language[lang].seconds if NAIVE in outcomes else None
        for way, outcome in outcomes.items():
            made = outcome.by_language[lang]
            lost, total = _lost(source, made.texts, lang)
            cells = (
                f"{lang}-en",
                way,
                f"{len(source) / made.seconds:.1f}",
                f"{naive / made.seconds:.2f}" if naive else "-",
                f"{made.tokens / made.seconds:.0f}",
                f"{outcome.peak_mb:.0f}",
                *_scores(made.texts, reference),
                f"{total - len(lost)}/{total} = {1 - len(lost) / max(total, 1):.2%}",
                f"{made.flagged}",
            )
            print(" | ".join(cells), flush=True)


def _print_agreement(outcomes: dict[str, Outcome]) -> None:
    """Compare the engines with each other: one's output as the other's reference."""
    print()
    for one, other in combinations([engine + PLAIN for engine in ENGINES], 2):
        for lang in LANGUAGES:
            a, b = (outcomes[way].by_language[lang].texts for way in (one, other))
            same = sum(x == y for x, y in zip(a, b, strict=True))
            bleu, _ = _scores(b, a)
            print(f"{lang}-en  {one} : {other}  BLEU {bleu}, identical {same}/{len(a)}")


def _print_misses(outcomes: dict[str, Outcome], options: argparse.Namespace) -> None:
    for lang, name in LANGUAGES.items():
        source = _read(options.folder / name, options.lines)
        for way, outcome in outcomes.items():
            made = outcome.by_language[lang].texts
            for line, readings in _lost(source, made, lang)[0]:
                values = ", ".join(sorted({f"{value:g}" for _, value in readings}))
                print(f"\n{lang}-en  {way}  line {line + 1} lost {values}")
                print(f"  {source[line]}\n  {made[line]}")


def _lost(
    source: Sequence[str], made: Sequence[str], lang: str
) -> tuple[list[tuple[int, frozenset[tuple[str, float]]]], int]:
    """Return the figures that a source writes in digits and its translation has not, and all.

    A figure survives in digits or in words, under any reading that its separators allow.
    """
    from aligner.facts.tokens import tokenize
    from aligner.translate.figures import read_english, read_source

    lost, total = [], 0
    for i, (text, translation) in enumerate(zip(source, made, strict=True)):
        known = read_english(translation, tokenize(translation, "en")).known
        figures = read_source(ROMAN.sub("-", text), (), lang).judged  # no tokens: digits alone
        total += len(figures)
        lost += [(i, readings) for readings in figures if not readings & known]
    return lost, total


def _scores(made: Sequence[str], reference: Sequence[str]) -> tuple[str, str]:
    try:
        import sacrebleu
    except ImportError:
        return "-", "-"
    bleu = sacrebleu.corpus_bleu(list(made), [list(reference)]).score
    chrf = sacrebleu.corpus_chrf(list(made), [list(reference)]).score
    return f"{bleu:.2f}", f"{chrf:.2f}"


if __name__ == "__main__":
    sys.exit(main())

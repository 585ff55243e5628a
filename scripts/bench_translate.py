"""Measure the translator: speed against a plain transformers loop, BLEU and chrF.

    python scripts/bench_translate.py FOLDER [--lines 300] [--model NAME] [--beams 4] [--no-loop]

FOLDER holds parallel files, one sentence a line: dev.spa, dev.fra and dev.eng (FLORES). Scores
need sacrebleu (`pip install sacrebleu`) and are left out without it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from aligner.translate.guards import guard
from aligner.translate.marian import DEFAULT_MODEL, MarianTranslator

LANGUAGES = {"es": "dev.spa", "fr": "dev.fra"}
REFERENCE = "dev.eng"


def main() -> int:
    """Print one line for each language and way of translating."""
    options = _options()
    missing = [
        name for name in (*LANGUAGES.values(), REFERENCE) if not (options.folder / name).is_file()
    ]
    if missing:
        print(f"skipped: {options.folder} lacks {', '.join(missing)}")
        return 0
    translator = MarianTranslator.load(options.model, num_beams=options.beams)
    plain = MarianTranslator(translator.folder, num_beams=options.beams, normalised=False)
    for each in (translator, plain):
        each.translate(["uno"], source="es", target="en")  # loads the weights
    reference = _read(options.folder / REFERENCE, options.lines)
    for lang, name in LANGUAGES.items():
        source = _read(options.folder / name, options.lines)
        ways: dict[str, Callable[[], list[str]]] = {
            "aligner": lambda: _ours(translator, source, lang),  # noqa: B023  # called below
            "without normalisation": lambda: _ours(plain, source, lang),  # noqa: B023
        }
        if options.loop:
            ways["one at a time"] = lambda: _loop(translator, source)  # noqa: B023
        for way, translate in ways.items():
            start = time.perf_counter()
            made = translate()
            seconds = time.perf_counter() - start
            fired = sum(bool(guard(s, m, False, lang)) for s, m in zip(source, made, strict=True))
            print(
                f"{lang}-en  {way:22} {len(source) / seconds:6.1f} sentences/s  "
                f"{_scores(made, reference)}  flagged {fired} of {len(made)}",
                flush=True,
            )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--no-loop", dest="loop", action="store_false")
    return parser.parse_args()


def _read(path: Path, n_lines: int) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[:n_lines]


def _ours(translator: MarianTranslator, texts: list[str], lang: str) -> list[str]:
    return [h.text for h in translator.translate(texts, source=lang, target="en")]


def _loop(translator: MarianTranslator, texts: Iterable[str]) -> list[str]:
    """Translate as a first script would: one sentence, one call."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    path = str(translator.folder.path)
    tokenizer = MarianTokenizer.from_pretrained(path, local_files_only=True)
    model = MarianMTModel.from_pretrained(path, local_files_only=True, dtype=torch.float32)
    model.generation_config.num_beams = translator.num_beams
    made = []
    for text in texts:
        output = model.generate(**tokenizer(text, return_tensors="pt"))
        made.append(tokenizer.decode(output[0], skip_special_tokens=True))
    return made


def _scores(made: list[str], reference: list[str]) -> str:
    try:
        import sacrebleu
    except ImportError:
        return "(no scores: sacrebleu is not installed)"
    bleu = sacrebleu.corpus_bleu(made, [reference]).score
    chrf = sacrebleu.corpus_chrf(made, [reference]).score
    return f"BLEU {bleu:5.2f}  chrF {chrf:5.2f}"


if __name__ == "__main__":
    sys.exit(main())

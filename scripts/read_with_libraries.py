"""Read figures with other libraries, for `bench_facts.py`: JSON in, JSON out.

stdin: a list of [language, text]; stdout: library to one list of [low, high] for each text. A
library that is not installed, or lacks a language (quantulum3 reads English), is left out or empty.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Callable
from typing import Any

Reader = Callable[[str, str], list[list[float]]]


def quantulum_reader() -> Reader:
    """Read with quantulum3, which knows English."""
    from quantulum3 import parser

    def read(lang: str, text: str) -> list[list[float]]:
        return [[q.value, q.value] for q in parser.parse(text)]

    return read


def text2num_reader() -> Reader:
    """Read with text2num, then whole numbers in digits; its decimals are not put together."""
    from text_to_num import alpha2digit

    def read(lang: str, text: str) -> list[list[float]]:
        digits = alpha2digit(text, lang)
        values = [
            float(re.sub("[ .,\u00a0\u202f]", "", number))
            for number in re.findall(r"\d+(?:[.,\u00a0\u202f ]\d{3})*", digits)
        ]
        return [[value, value] for value in values]

    return read


def recognizers_reader() -> Reader:
    """Read with the number recognizer of recognizers-text; not its ranges or percentages."""
    from recognizers_number import Culture, recognize_number

    cultures = {"en": Culture.English, "es": Culture.Spanish, "fr": Culture.French}

    def read(lang: str, text: str) -> list[list[float]]:
        found = recognize_number(text, cultures[lang])
        values = [float(r.resolution["value"]) for r in found if r.resolution]
        return [[value, value] for value in values]

    return read


READERS = {
    "quantulum3": quantulum_reader,
    "text2num": text2num_reader,
    "recognizers-text": recognizers_reader,
}


def main() -> None:
    """Read every text with every library that can be imported."""
    warnings.simplefilter("ignore")
    rows: list[list[str]] = json.load(sys.stdin)
    readings: dict[str, list[Any]] = {}
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError:
            continue
        readings[name] = [attempt(read, lang, text) for lang, text in rows]
    json.dump(readings, sys.stdout)


def attempt(read: Reader, lang: str, text: str) -> list[list[float]]:
    """Read one text; a library that fails on it reads nothing, which is seldom right."""
    try:
        return read(lang, text)
    except Exception as error:  # other people's code: one failure must not end the comparison
        print(f"{text!r}: {error!r}", file=sys.stderr)
        return [[-1.0, -1.0]]


if __name__ == "__main__":
    main()

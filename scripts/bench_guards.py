"""Measure the guards: false alarms on human translations, and what of changed ones they catch.

    python scripts/bench_guards.py FOLDER [--half odd] [--show FLAG]

FOLDER may hold ``flores/dev.{spa,fra,eng}``, ``tatoeba/tatoeba.{spa,fra}-eng.*`` and
``trilingual/news-test2008.tsv``; what is absent is skipped. Even lines are those to tune on, odd
ones those to report. Part of the alarms on human translations is right: the trilingual news were
translated from third languages, and translators err.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.translate.guards import FLAGS, Guard

LANGUAGES = {"es": "spa", "fr": "fra"}
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
GROUPED = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d.,])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?:-[A-Z]?[a-z]+)*")
AUXILIARY = "is|are|was|were|has|have|had|will|would|can|could|should|must|do|does|did"
NEGATED = re.compile(rf"\b(?:{AUXILIARY})(?: not\b|n['’]t\b|not\b)")
AFFIRMED = re.compile(rf"\b(?:{AUXILIARY})\b(?! ?not|n['’]t)")
SPELLED = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
]
SCALES = ["hundred", "thousand", "million", "billion"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Change = Callable[["Pair", random.Random], str | None]


class Pair(NamedTuple):
    """A source and its human translation."""

    lang: str
    source: str
    english: str


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--show", choices=FLAGS, help="print the pairs that raise this flag")
    options = parser.parse_args()
    chosen = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}
    sets = {name: pairs[chosen[options.half]] for name, pairs in read_sets(options.folder)}
    if not sets:
        print(f"skipped: {options.folder} has no flores, tatoeba or trilingual")
        return
    print(f"false alarms, percent\n{'set':16}{'pairs':>6}{'any':>6}", *FLAGS[2:], "pairs/s")
    clean = [pair for name, pairs in sets.items() for pair in alarms(name, pairs, options.show)]
    print(f"\nchanged translations, of {len(clean)} that raised no flag: percent flagged")
    pool = sorted({name for pair in clean for name in NAME.findall(pair.english)})
    for title, change in changes(pool).items():
        caught(title, change, clean)


def read_sets(folder: Path) -> Iterator[tuple[str, list[Pair]]]:
    """Yield each set that is there."""
    for lang, code in LANGUAGES.items():
        for name, stem, english in (
            ("flores", "flores/dev", "flores/dev.eng"),
            ("tatoeba", f"tatoeba/tatoeba.{code}-eng", f"tatoeba/tatoeba.{code}-eng.eng"),
        ):
            source = folder / f"{stem}.{code}"
            if source.is_file() and (folder / english).is_file():
                texts = (p.read_text(encoding="utf-8") for p in (source, folder / english))
                lines = zip(*(text.split("\n") for text in texts), strict=False)
                yield f"{name} {lang}", [Pair(lang, *line) for line in lines if all(line)]
    path = folder / "trilingual" / "news-test2008.tsv"
    if path.is_file():
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        for lang, column in (("es", 6), ("fr", 7)):
            pairs = [Pair(lang, row[column], row[5]) for row in rows if row[column] and row[5]]
            yield f"trilingual {lang}", pairs


def alarms(name: str, pairs: list[Pair], show: str | None) -> list[Pair]:
    """Print the share of pairs that raise each flag; return those that raise none."""
    counts: Counter[str] = Counter()
    clean = []
    started = time.process_time()
    for pair in pairs:
        flags = Guard(pair.source, pair.lang).examine(pair.english).flags
        counts.update(flags)
        if not flags:
            clean.append(pair)
        if show in flags:
            print(f"  {pair.source}\n  {pair.english}\n")
    rate = len(pairs) / (time.process_time() - started)
    shares = [100 * counts[flag] / len(pairs) for flag in FLAGS[2:]]
    row = "".join(
        f"{share:{len(flag) + 1}.1f}" for flag, share in zip(FLAGS[2:], shares, strict=True)
    )
    any_flag = 100 * (1 - len(clean) / len(pairs))
    print(f"{name:16}{len(pairs):6}{any_flag:6.1f}{row} {rate:7.0f}")
    return clean


def caught(title: str, change: Change, pairs: list[Pair]) -> None:
    """Print the share of changed translations that raise a flag."""
    rng = random.Random(1)
    found = total = 0
    for pair in pairs:
        changed = change(pair, rng)
        if changed is None or changed == pair.english:
            continue
        total += 1
        found += bool(Guard(pair.source, pair.lang).examine(changed).flags)
    print(f"{title:44}{100 * found / max(total, 1):6.1f}  of {total}")


def changes(pool: list[str]) -> dict[str, Change]:
    """Return the ways to change a translation; None where there is nothing to change."""

    def digit(written: str, rng: random.Random) -> str:
        at = rng.choice([i for i, char in enumerate(written) if char.isdigit()])
        other = rng.choice([d for d in "123456789" if d != written[at]])
        return written[:at] + other + written[at + 1 :]

    def drop(written: str, rng: random.Random) -> str:
        return ""

    def affirmed(written: str, rng: random.Random) -> str:
        return re.sub(r" ?not$|n['’]t$", "", written)

    def other_of(words: list[str]) -> Callable[[str, random.Random], str]:
        return lambda written, rng: rng.choice([w for w in words if w != written])

    def words(options: list[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(options)})\b")

    return {
        "one digit changed": replacing(NUMBER, digit),
        "one figure dropped": replacing(NUMBER, drop),
        "34,000 -> 34.000 (should pass)": replacing(GROUPED, lambda w, _: w.replace(",", ".")),
        "34,000 -> 340,000": replacing(GROUPED, lambda w, _: w.replace(",", "0,")),
        "a number word changed": replacing(words(SPELLED), other_of(SPELLED)),
        "hundred, thousand, million, billion swapped": replacing(words(SCALES), other_of(SCALES)),
        "a month changed": replacing(words(MONTHS), other_of(MONTHS)),
        "a weekday changed": replacing(words(DAYS), other_of(DAYS)),
        "a name replaced, written as in the source": replacing(NAME, other_of(pool), alike=True),
        "a name replaced, written otherwise": replacing(NAME, other_of(pool), alike=False),
        "a name dropped, written as in the source": replacing(NAME, drop, alike=True),
        "a name dropped, written otherwise": replacing(NAME, drop, alike=False),
        "a negation dropped": replacing(NEGATED, affirmed),
        "a negation put in": replacing(AFFIRMED, lambda w, _: f"{w} not"),
        "last clause dropped": without_last_clause,
        "three words looped": looped,
    }


def replacing(
    pattern: re.Pattern[str],
    make: Callable[[str, random.Random], str],
    *,
    alike: bool | None = None,
) -> Change:
    """Return a change of one match; `alike`: only such as stand in the source, or do not."""

    def change(pair: Pair, rng: random.Random) -> str | None:
        matches = list(pattern.finditer(pair.english))
        if alike is not None:
            matches = [m for m in matches if (m.group() in pair.source) == alike]
        if not matches:
            return None
        match = rng.choice(matches)
        made = make(match.group(), rng)
        return pair.english[: match.start()] + made + pair.english[match.end() :]

    return change


def without_last_clause(pair: Pair, rng: random.Random) -> str | None:
    """Cut a translation at its last comma, where at least a quarter of it goes."""
    cut = pair.english.rfind(",")
    if cut < 0 or not 0.25 <= 1 - cut / len(pair.english) <= 0.8:
        return None
    return pair.english[:cut] + "."


def looped(pair: Pair, rng: random.Random) -> str | None:
    """Say three words three times."""
    words = pair.english.split()
    if len(words) < 6:
        return None
    at = rng.randrange(len(words) - 3)
    return " ".join(words[: at + 3] + 2 * words[at : at + 3] + words[at + 3 :])


if __name__ == "__main__":
    main()

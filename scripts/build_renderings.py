"""Count the word lists of the name guard from parallel text.

    python scripts/build_renderings.py es=FILE.tsv,FILE.tsv fr=FILE.tsv,... -o FILE.toml

Each file holds ``source<TAB>English`` lines. Two things are learned: which words a language also
writes in lower case (such a word may be translated when it stands in a name: "Cruz Roja"), and
which English words stand for a word that they do not resemble ("Alemania": Germany, German).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aligner.facts.tokens import fold
from aligner.translate.resemblance import WORD, is_opening, resembles, stem

MOST_LINES = 200_000  # of one file
FEWEST = 3  # occurrences of a word pair
FEWEST_LOWER = 2  # occurrences of a common word in lower case
SHARE = 0.08  # lower-case share of a common word
DICE = 0.15  # of a rendering


def read_pairs(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Yield source and English of every line."""
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                source, _, english = line.rstrip("\n").partition("\t")
                if number >= MOST_LINES:
                    break
                if english:
                    yield source, english


def case_counts(pairs: Iterator[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    """Count the words of the first texts in lower case, and with a capital inside of a sentence.

    What both texts write alike in lower case may be code, and is not counted.
    """
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text, other in pairs:
        copied = set(WORD.findall(other))
        for match in WORD.finditer(text):
            word = match.group()
            if word.islower() and word not in copied:
                lower[fold(word)] += 1
            elif not is_opening(text, match.start()):
                capital[fold(word)] += 1
    return lower, capital


def common_words(pairs: Iterator[tuple[str, str]]) -> set[str]:
    """Return the stems of words that are more than names."""
    lower, capital = case_counts(pairs)
    return {
        stem(word)
        for word, count in lower.items()
        if count >= FEWEST_LOWER and len(word) > 2 and count >= SHARE * (count + capital[word])
    }


def renderings(pairs: Iterator[tuple[str, str]]) -> list[str]:
    """Return lines "word rendering ..." of what does not look alike.

    Only words that resemble nothing on the other side are paired (competitive linking), so that
    a name beside the word does not count as its rendering.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for source, target in pairs:
        matches = list(WORD.finditer(target))
        theirs = [m.group() for m in matches]
        own = {fold(m.group()) for m in WORD.finditer(source)}
        left.update(own)
        names = {
            fold(m.group())
            for m in matches
            if (len(m.group()) > 2 and m.group().istitle() and not is_opening(target, m.start()))
            or (len(m.group()) > 1 and m.group().isupper())
        }
        right.update(names)
        names = {n for n in names if not any(resembles(w, n) for w in own)}
        if names:
            every = {fold(w) for w in theirs}
            loose = [w for w in own if not any(resembles(w, n) for n in every)]
            both.update((w, n) for w in loose for n in names)
    found: dict[str, list[tuple[float, str]]] = {}
    for (word, name), count in both.items():
        dice = 2 * count / (left[word] + right[name])
        hits = count / left[word]
        if count >= FEWEST and dice >= DICE and hits >= DICE:
            found.setdefault(word, []).append((-hits, name))
    return [
        " ".join([word, *(name for _, name in sorted(found[word])[:3])]) for word in sorted(found)
    ]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", metavar="LANG=FILE,FILE")
    parser.add_argument("-o", dest="out", type=Path, required=True)
    options = parser.parse_args()
    files = {
        lang: names.split(",") for lang, _, names in (part.partition("=") for part in options.files)
    }
    every = [path for paths in files.values() for path in paths]
    english = common_words((target, source) for source, target in read_pairs(every))
    tables = {"en": (english, list[str]())}
    for lang, paths in files.items():
        common = common_words(read_pairs(paths))
        tables[lang] = common, renderings(read_pairs(paths))
        print(lang, len(common), "common stems,", len(tables[lang][1]), "renderings")
    with options.out.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for lang, (common, lines) in tables.items():
            out.write(f'\n[{lang}]\ncommon = """\n{_wrapped(sorted(common))}\n"""\n')
            out.write('renderings = """\n' + "".join(f"{line}\n" for line in lines) + '"""\n')


HEAD = """\
# Counted by scripts/build_renderings.py from Tatoeba (CC BY 2.0 FR), Europarl, the Canadian
# Hansard (36th Parliament), TICO-19 (CC0), OpenSubtitles samples and documentation (Python, PHP,
# Open Contracting): words and word pairs only, folded, no text.
"""


def _wrapped(words: list[str]) -> str:
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 98:
            lines.append(line)
            line = ""
        line += " " * bool(line) + word
    return "\n".join([*lines, line])


if __name__ == "__main__":
    main()

"""Measure the gates on true pairs with one fact changed on one side, in the manner of xsim++.

    python scripts/bench_perturbation.py FOLDER [--pairs 300] [--seed 0] [--cosine] [--show KIND]

``FOLDER`` holds TSV files with the columns ``docid`` (with a day, ``.../2007/12/12/...``), ``en``,
``es`` and ``fr``: one sentence and its human translations. A pair is stopped where a gate says
``conflict`` or ``open``: it may not be a ``match``. ``--cosine`` embeds the same pairs with the
bundled model and prints what the cosine alone would stop, at the threshold that best separates
changed from unchanged. What is changed is found by the rules below and by CLDR's names, never
by the readers that are measured.

References
----------
.. [1] M. Chen et al., "xSIM++: an improved proxy to bitext mining performance for low-resource
   languages", ACL 2023.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

import numpy as np

from aligner.facts import read_facts
from aligner.gate import Gate
from aligner.gates import ask_gates
from aligner.records import Document, Facts, Sentence, Statement

LANGUAGES = ("en", "es", "fr")
# "subject" and "extent" ask how a sentence stands in its text, and here it has none.
FACTS = frozenset(["quantity", "polarity", "date", "name", "degree"])
EVERY = FACTS | {"subject", "extent"}
OWN = {"figure": "quantity", "negation": "polarity"}  # the gate that asks for what was changed
KINDS = ("figure", "name", "date", "negation")
Row = dict[str, str]
Change = Callable[[str, str, Row, random.Random], str | None]

NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty fifty",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cincuenta",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cinquante",
}
YEAR = re.compile(r"(?<![\w.,$€£/-])(?:19[0-9]|20[01])[0-9](?![\w/%-]|[.,]\d)")
DIGITS = re.compile(r"(?<![\w.,/:-])[1-9]\d{0,2}(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\w/:-])")
AUXILIARIES = {
    "en": "is are was were has have had will would can could may might must should",
    "es": "es son fue fueron era eran ha han había habían está están será serán puede pueden "
    "tiene tienen podría debe deben",
    "fr": "est sont était étaient a ont avait avaient sera seront peut peuvent doit doivent "
    "pourrait fait font",
}
NEGATIONS = {
    "en": re.compile(r"\s+not\b|(?<=\w)n['’]t\b"),
    "es": re.compile(r"\b[Nn]o\s+(?=\w)"),
    "fr": re.compile(r"\b(?:[Nn]e\s+|[Nn]['’])(\w+)\s+pas\b"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A true pair, and what became of its second side."""

    row: Row
    langs: tuple[str, str]
    changed: str

    @property
    def texts(self) -> tuple[str, str]:
        """Both sides as they were."""
        return self.row[self.langs[0]], self.row[self.langs[1]]


@cache
def calendar_groups(lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the months and of the weekdays."""
    from babel import Locale

    locale = Locale(lang)
    return tuple(locale.months["format"]["wide"].values()), tuple(
        locale.days["format"]["wide"].values()
    )


@cache
def territories(lang: str) -> tuple[str, ...]:
    """Return the names of countries and territories."""
    from babel import Locale

    return tuple(n for c, n in Locale(lang).territories.items() if len(c) == 2 and len(n) > 3)


def words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Match any of some words as a whole."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def replaced(text: str, match: re.Match[str], new: str) -> str:
    """Put a word in the place of a match, with a capital where that had one."""
    new = new[0].upper() + new[1:] if match.group()[0].isupper() else new
    return text[: match.start()] + new + text[match.end() :]


def in_date(text: str, lang: str, match: re.Match[str]) -> bool:
    """Say whether a number is a year, or a day beside a month."""
    if YEAR.match(text, match.start()):
        return True
    months = words_pattern(calendar_groups(lang)[0])
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :][:16]
    return bool(re.match(r"\s+(?:de |of )?", after) and months.search(after)) or (
        lang == "en" and months.search(before) is not None
    )


def change_figure(text: str, lang: str, row: Row, rng: random.Random) -> str | None:
    """Give a figure in digits another first digit, a spelled one another word."""
    words = NUMBER_WORDS[lang].split()
    found = [m for m in DIGITS.finditer(text) if not in_date(text, lang, m)]
    found += list(words_pattern(words).finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    if match.group()[0].isdigit():
        digit = rng.choice([d for d in "123456789" if d != match.group()[0]])
        return replaced(text, match, digit + match.group()[1:])
    return replaced(text, match, rng.choice([w for w in words if w != match.group()]))


def change_date(text: str, lang: str, row: Row, rng: random.Random) -> str | None:
    """Name another month or weekday, or a year up to nine years off."""
    choices: list[tuple[re.Match[str], list[str]]] = []
    for group in calendar_groups(lang):
        for match in words_pattern(group).finditer(text):
            choices.append((match, [name for name in group if name != match.group()]))
    for match in YEAR.finditer(text):
        year = int(match.group())
        choices.append((match, [str(year + off) for off in range(-9, 10) if off]))
    if not choices:
        return None
    match, others = rng.choice(choices)
    return replaced(text, match, rng.choice(others))


def capitalised(text: str) -> Iterator[re.Match[str]]:
    """Yield runs of capitalised words that do not open the sentence."""
    yield from re.finditer(r"(?<=[a-záéíóúñçèêàâîôû,] )[A-ZÉÁ]\w{3,}(?: [A-ZÉÁ]\w{2,})*", text)


def bare(name: str) -> str:
    """Fold case and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if c.isalpha())


def change_name(text: str, lang: str, row: Row, rng: random.Random) -> str | None:
    """Name another country, or another name that is written alike in all languages."""
    places = words_pattern(territories(lang))
    choices = [(match, CORPUS_NAMES[lang, "place"]) for match in places.finditer(text)]
    choices += [
        (match, CORPUS_NAMES[lang, "name"])
        for match in capitalised(text)
        if is_shared(match.group(), row) and not places.search(match.group())
    ]
    if not choices:
        return None
    match, names = rng.choice(choices)
    others = [n for n in names if bare(n) not in bare(text)]
    if match.group() not in CORPUS_NAMES[lang, "place"]:
        others = [n for n in others if len(n.split()) == len(match.group().split())]
    return replaced(text, match, rng.choice(others)) if others else None


def is_shared(name: str, row: Row) -> bool:
    """Say whether a name is written alike in all three languages."""
    return all(bare(name) in bare(row[lang]) for lang in LANGUAGES)


CORPUS_NAMES: dict[tuple[str, str], list[str]] = {}


def collect_names(rows: Sequence[Row]) -> None:
    """List the countries and the shared names that occur, by language."""
    for lang in LANGUAGES:
        places = words_pattern(territories(lang))
        found = {m.group() for row in rows for m in places.finditer(row[lang])}
        shared = {
            m.group()
            for row in rows
            for m in capitalised(row[lang])
            if is_shared(m.group(), row) and not places.search(m.group())
        }
        CORPUS_NAMES[lang, "place"] = sorted(found)
        CORPUS_NAMES[lang, "name"] = sorted(shared)


def change_negation(text: str, lang: str, row: Row, rng: random.Random) -> str | None:
    """Take a negation away, or negate the first auxiliary."""
    match = NEGATIONS[lang].search(text)
    if match is not None:
        kept = match[1] if lang == "fr" else ""
        return text[: match.start()] + kept + text[match.end() :]
    verb = re.search(rf"\b(?:{'|'.join(AUXILIARIES[lang].split())})\b(?!['’-])", text)
    if verb is None:
        return None
    word = verb.group()
    elided = "n'" if word[0] in "aeiouéêh" else "ne "
    negated = {"en": f"{word} not", "es": f"no {word}", "fr": f"{elided}{word} pas"}[lang]
    return text[: verb.start()] + negated + text[verb.end() :]


CHANGES: dict[str, Change] = {
    "figure": change_figure,
    "name": change_name,
    "date": change_date,
    "negation": change_negation,
}


def read_rows(folder: Path) -> list[Row]:
    """Read all sentences that there are in all languages."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if all(row.get(lang) for lang in LANGUAGES)]


def sample_pairs(rows: Sequence[Row], kind: str, n: int, seed: int) -> list[Pair]:
    """Change one fact of `n` pairs; every sentence is used once."""
    rng = random.Random(f"{kind} {seed}")
    found = []
    for row in rng.sample(rows, len(rows)):
        one, other = rng.choice(list(permutations(LANGUAGES, 2)))
        changed = CHANGES[kind](row[other], other, row, rng)
        if changed is not None and changed != row[other]:
            found.append(Pair(row=row, langs=(one, other), changed=changed))
        if len(found) == n:
            break
    return found


def facts_of(text: str, lang: str, row: Row) -> Facts:
    """Read a sentence as the only statement of a document."""
    day = re.search(r"\d{4}/\d\d/\d\d", row["docid"])
    published = day.group().replace("/", "-") if day else None
    document = Document(id="d", paths=(), text=text, lang=lang, published=published)
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    statement = Statement(
        doc="d", sentence=sentence.id, start=0, end=len(text), text=text, lang=lang
    )
    return read_facts(document, [sentence], [statement])[statement.id]


def gates_of(pair: Pair, text: str) -> tuple[Gate, ...]:
    """Ask the gates of a pair whose second side reads `text`; translations are alike."""
    one, other = pair.langs
    a, b = facts_of(pair.row[one], one, pair.row), facts_of(text, other, pair.row)
    return ask_gates(a, b, alike=1.0)


def is_other_origin(pair: Pair) -> bool:
    """Say whether another party is credited than before: another origin, not another claim."""
    before, after = (
        facts_of(text, pair.langs[1], pair.row) for text in (pair.texts[1], pair.changed)
    )
    return before.origin is not None and (
        after.origin is None or after.origin.name != before.origin.name
    )


def stopping(gates: Sequence[Gate], only: Container[str] = EVERY) -> list[str]:
    """Return the names of the gates that bar a match, of all or of some."""
    return [gate.name for gate in gates if gate.verdict != "agree" and gate.name in only]


def cosines(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Embed both sides and the changed side in one batch; return both cosines of each pair."""
    from aligner.backends import load_embedder
    from aligner.config import Config

    texts = [t for pair in pairs for t in (*pair.texts, pair.changed)]
    vectors = load_embedder(Config()).embed(texts).reshape(len(pairs), 3, -1)
    return (
        np.einsum("nd,nd->n", vectors[:, 0], vectors[:, 1]),
        np.einsum("nd,nd->n", vectors[:, 0], vectors[:, 2]),
    )


def best_threshold(unchanged: np.ndarray, changed: np.ndarray) -> tuple[float, float, float]:
    """Return the threshold of best balanced accuracy, and the shares stopped below it."""
    shares = [
        (float((changed < cut).mean()), float((unchanged < cut).mean()), float(cut))
        for cut in np.unique(np.concatenate([unchanged, changed]))
    ]
    stopped, wrong, cut = max(shares, key=lambda share: share[0] - share[1])
    return cut, stopped, wrong


def report(kind: str, pairs: Sequence[Pair], *, cosine: bool, show: bool) -> None:
    """Print one line of the table, and with `show` every pair that went wrong."""
    changed = [gates_of(pair, pair.changed) for pair in pairs]
    unchanged = [gates_of(pair, pair.texts[1]) for pair in pairs]
    line = f"{kind:<9} {len(pairs):>5}"
    for only in ({OWN.get(kind, kind)}, FACTS, EVERY):
        for sides in (changed, unchanged):
            share = sum(bool(stopping(gates, only)) for gates in sides) / len(pairs)
            line += f" {share:>8.1%}"
    if cosine:
        cut, at_best, wrong_at_best = best_threshold(*cosines(pairs))
        line += f" {at_best:>11.1%} {wrong_at_best:>8.1%} {cut:>6.2f}"
    credited = sum(is_other_origin(pair) for pair in pairs)
    note = f"; {credited} changed who is credited" if credited else ""
    by_gate = Counter(name for gates in unchanged for name in stopping(gates))
    print(
        line, " wrongly by", ", ".join(f"{n} {k}" for n, k in by_gate.most_common()) or "none", note
    )
    if show:
        show_mistakes(pairs, changed, unchanged)


def show_mistakes(
    pairs: Sequence[Pair], changed: Sequence[Sequence[Gate]], unchanged: Sequence[Sequence[Gate]]
) -> None:
    """Print what was let through, and what was wrongly stopped, and by what."""
    for pair, now, before in zip(pairs, changed, unchanged, strict=True):
        if not stopping(now, FACTS):
            print(f"  LET THROUGH {pair.langs}\n    {pair.texts[0]}\n    {pair.changed}")
        if stopping(before, FACTS):
            print(f"  STOPPED {pair.langs} {[str(g) for g in before if g.verdict != 'agree']}")
            print(f"    {pair.texts[0]}\n    {pair.texts[1]}")


def main() -> None:
    """Change one fact of each pair, and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=300, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cosine", action="store_true", help="compare with the bundled embedder")
    parser.add_argument("--show", choices=KINDS, help="print every pair of a kind gone wrong")
    args = parser.parse_args()
    rows = read_rows(args.folder)
    collect_names(rows)
    print(
        f"{'':<15} {'by its own gate':<17} {'by facts':<17} {'by all gates':<17}",
        "by cosine" if args.cosine else "",
    )
    print(f"{'changed':<9} {'pairs':>5}" + f" {'stopped':>8} {'wrongly':>8}" * 3, end="")
    print(f" {'stopped':>11} {'wrongly':>8} {'at':>6}" if args.cosine else "")
    for kind in KINDS if args.show is None else [args.show]:
        pairs = sample_pairs(rows, kind, args.pairs, args.seed)
        report(kind, pairs, cosine=args.cosine, show=args.show is not None)


if __name__ == "__main__":
    main()

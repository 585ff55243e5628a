"""True pairs of sentences, and the same pairs with one fact changed on one side.

What is changed is found by the rules below and by CLDR's names, never by the readers that are
measured with the pairs.
"""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import permutations
from pathlib import Path

LANGUAGES = ("en", "es", "fr")
KINDS = ("figure", "name", "date", "negation")
Row = dict[str, str]
Names = Mapping[tuple[str, str], Sequence[str]]  # by language, and "place" or "name"
Change = Callable[[str, str, random.Random], str | None]

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
# "n'a", "y a", "l'a", "les a": the negation stands before these words, or is there already
BEFORE_VERB = re.compile(r"(?:['’]|\b(?:ne|y|en|se|me|te|le|la|les|lui|leur|nous|vous)\s+)$", re.I)


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


def change_figure(text: str, lang: str, rng: random.Random) -> str | None:
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


def change_date(text: str, lang: str, rng: random.Random) -> str | None:
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


def change_name(text: str, lang: str, rng: random.Random, *, row: Row, corpus: Names) -> str | None:
    """Name another country, or another name that is written alike in all languages."""
    places = words_pattern(territories(lang))
    choices = [(match, corpus[lang, "place"]) for match in places.finditer(text)]
    choices += [
        (match, corpus[lang, "name"])
        for match in capitalised(text)
        if is_shared(match.group(), row) and not places.search(match.group())
    ]
    if not choices:
        return None
    match, alike = rng.choice(choices)
    others = [n for n in alike if bare(n) not in bare(text)]
    if match.group() not in corpus[lang, "place"]:
        others = [n for n in others if len(n.split()) == len(match.group().split())]
    return replaced(text, match, rng.choice(others)) if others else None


def is_shared(name: str, row: Row) -> bool:
    """Say whether a name is written alike in all three languages."""
    return all(bare(name) in bare(row[lang]) for lang in LANGUAGES)


def collect_names(rows: Sequence[Row]) -> Names:
    """List the countries and the shared names that occur, by language."""
    names: dict[tuple[str, str], Sequence[str]] = {}
    for lang in LANGUAGES:
        places = words_pattern(territories(lang))
        found = {m.group() for row in rows for m in places.finditer(row[lang])}
        shared = {
            m.group()
            for row in rows
            for m in capitalised(row[lang])
            if is_shared(m.group(), row) and not places.search(m.group())
        }
        names[lang, "place"] = sorted(found)
        names[lang, "name"] = sorted(shared)
    return names


def change_negation(text: str, lang: str, rng: random.Random) -> str | None:
    """Take a negation away, or negate the first auxiliary."""
    match = NEGATIONS[lang].search(text)
    if match is not None:
        kept = match[1] if lang == "fr" else ""
        return text[: match.start()] + kept + text[match.end() :]
    verbs = re.finditer(rf"\b(?:{'|'.join(AUXILIARIES[lang].split())})\b(?!['’-])", text)
    verb = next(
        (v for v in verbs if lang != "fr" or not BEFORE_VERB.search(text[: v.start()])), None
    )
    if verb is None:
        return None
    word = verb.group()
    elided = "n'" if word[0] in "aeiouéêh" else "ne "
    negated = {"en": f"{word} not", "es": f"no {word}", "fr": f"{elided}{word} pas"}[lang]
    return text[: verb.start()] + negated + text[verb.end() :]


CHANGES: dict[str, Change] = {
    "figure": change_figure,
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
    corpus = collect_names(rows) if kind == "name" else {}
    found = []
    for row in rng.sample(rows, len(rows)):
        one, other = rng.choice(list(permutations(LANGUAGES, 2)))
        change = partial(change_name, row=row, corpus=corpus) if kind == "name" else CHANGES[kind]
        changed = change(row[other], other, rng)
        if changed is not None and changed != row[other]:
            found.append(Pair(row=row, langs=(one, other), changed=changed))
        if len(found) == n:
            break
    return found

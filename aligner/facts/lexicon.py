"""The word tables under ``aligner/facts/data``, read once, at first use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aligner.facts.tokens import Token, fold

__all__ = [
    "LANGUAGES",
    "PhraseTable",
    "StemTable",
    "load_table",
    "resolve_lang",
    "stems_and_phrases",
]

LANGUAGES = ("en", "es", "fr")


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """Read one TOML table of ``aligner/facts/data``.

    Parameters
    ----------
    name : str
        File name without its ending.

    Returns
    -------
    mapping
        The parsed table.
    """
    path = files("aligner.facts").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def resolve_lang(lang: str) -> str:
    """Return the base language of a BCP 47 tag, or ``en`` where no rules are known for it."""
    base = lang.split("-")[0].lower()
    return base if base in LANGUAGES else "en"


class StemTable:
    """Maps words to keys by folded form, by plural, or by a stem written ``stem*``.

    Parameters
    ----------
    entries : mapping of str to sequence of str
        Key to words; several words make a phrase and are ignored here.
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        for key, words in entries.items():
            for word in words:
                folded = fold(word)
                table = self._stems if folded.endswith("*") else self._exact
                table.setdefault(folded.rstrip("*"), key)
        self._longest = max(map(len, self._stems), default=0)

    def find(self, norm: str) -> str | None:
        """Return the key of a folded word, or None."""
        if norm not in self._found:
            if len(self._found) > 100_000:  # a bound, so that a long run does not grow for ever
                self._found.clear()
            self._found[norm] = self._look_up(norm)
        return self._found[norm]

    def _look_up(self, norm: str) -> str | None:
        for form in (norm, *_singulars(norm)):
            if form in self._exact:
                return self._exact[form]
        for length in range(min(len(norm), self._longest), 2, -1):
            if norm[:length] in self._stems:
                return self._stems[norm[:length]]
        return None


def _singulars(norm: str) -> list[str]:
    forms = []
    if len(norm) > 3 and norm[-1] in "sx":
        forms.append(norm[:-1])
    if len(norm) > 4 and norm.endswith("es"):
        forms.append(norm[:-2])
    if len(norm) > 4 and norm.endswith("ies"):
        forms.append(norm[:-3] + "y")
    if len(norm) > 4 and norm.endswith("aux"):
        forms.append(norm[:-3] + "al")
    return forms


class PhraseTable:
    """Finds the longest known phrase that begins at a token.

    Parameters
    ----------
    phrases : mapping of str to str
        Phrase to key. Phrases are compared word by word, folded; marks between words are
        written as words of their own.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, key in phrases.items():
            words = tuple(fold(phrase).split())
            self._by_first.setdefault(words[0], []).append((words, key))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """Return the key and the index after the phrase that begins at `index`, or None."""
        for words, key in self._by_first.get(tokens[index].norm, ()):
            end = index + len(words)
            if end <= len(tokens) and all(
                tokens[index + offset].norm == word for offset, word in enumerate(words)
            ):
                return key, end
        return None

    def match_before(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """Return the key and the first index of the longest phrase that ends before `index`."""
        for start in range(max(0, index - 6), index):
            found = self.match(tokens, start)
            if found is not None and found[1] == index:
                return found[0], start
        return None


def stems_and_phrases(
    table: Mapping[str, Mapping[str, Iterable[str]]], lang: str
) -> tuple[StemTable, PhraseTable]:
    """Return the words and the phrases of one language of a table: key, language, forms."""
    words = {key: [w for w in own[lang] if " " not in w] for key, own in table.items()}
    phrases = {w: key for key, own in table.items() for w in own[lang] if " " in w}
    return StemTable(words), PhraseTable(phrases)

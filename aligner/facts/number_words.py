"""The words with which each language writes numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from aligner.facts.lexicon import PhraseTable, load_table

__all__ = ["NumberWords", "number_words"]


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language."""

    add: Mapping[str, float]
    scale: Mapping[str, float]
    vague: Mapping[str, float]
    collective: Mapping[str, float]
    article: frozenset[str]
    several: frozenset[str]
    half: frozenset[str]
    fractions: PhraseTable
    counted_by_of: frozenset[str]  # collective only as in "a score of"
    starters: frozenset[str]  # every word with which a number may begin
    cores: frozenset[str]  # every number in words holds one of these, or is a bare "un", "une"


@cache
def number_words(lang: str) -> NumberWords:
    """Return the number words of a language.

    Parameters
    ----------
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    NumberWords
    """
    table = load_table("numerals")
    own = table[lang]
    fractions = table["fractions"][lang]
    numeric = (own["add"], own["scale"], own["vague"], own.get("collective", {}), own["half"])
    cores = {word for part in numeric for word in part} | {f.split()[-1] for f in fractions}
    return NumberWords(
        add=own["add"],
        scale=own["scale"],
        vague=own["vague"],
        collective=own.get("collective", {}),
        article=frozenset(own["article"]),
        several=frozenset(own["several"]),
        half=frozenset(own["half"]),
        fractions=PhraseTable({k: str(v) for k, v in table["fractions"][lang].items()}),
        counted_by_of=frozenset(own["counted_by_of"]),
        starters=frozenset(
            word.split()[0]
            for part in (
                own["add"],
                own["scale"],
                own["vague"],
                own.get("collective", {}),
                own["article"],
                own["several"],
                own["half"],
                table["fractions"][lang],
            )
            for word in part
        ),
        cores=frozenset(cores - set(own["article"])),
    )

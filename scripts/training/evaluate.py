"""How well the model translates sentences it is not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from .model import Trainee
from .vocabulary import Vocabulary

__all__ = ["DevSet", "evaluate", "read_dev_set"]


@dataclass(frozen=True, slots=True)
class DevSet:
    """Sentences and their translations by people."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


def read_dev_set(source: Path, reference: Path) -> DevSet:
    """Read two text files, line by line one another's translation.

    Raises
    ------
    ValueError
        If they have different numbers of lines.
    """
    lines = [tuple(path.read_text("utf-8").splitlines()) for path in (source, reference)]
    if len(lines[0]) != len(lines[1]):
        raise ValueError(f"{source} has {len(lines[0])} lines, {reference} has {len(lines[1])}")
    return DevSet(source.name, *lines)


def evaluate(
    trainee: Trainee, vocabulary: Vocabulary, sets: Sequence[DevSet], longest: int
) -> dict[str, float]:
    """Return BLEU and chrF of each set under greedy search, and their mean as "score"."""
    found: dict[str, float] = {}
    for dev in sets:
        encoded = [row[-longest:] for row in vocabulary.encode_sources(dev.sources)]
        made = [vocabulary.decode(row) for row in trainee.translate(encoded, longest)]
        found[f"{dev.name} BLEU"] = sacrebleu.corpus_bleu(made, [list(dev.references)]).score
        found[f"{dev.name} chrF"] = sacrebleu.corpus_chrf(made, [list(dev.references)]).score
    found["score"] = sum(found.values()) / max(1, len(found))
    return {name: round(value, 3) for name, value in found.items()}

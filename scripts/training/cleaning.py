"""Which sentence pairs are worth training on, and in which form."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aligner.ingest.language import detect_language
from aligner.translate.normalise import normalise

from .figures import agree
from .pairs import Pair

__all__ = ["Cleaner", "Limits", "digest", "plain_target"]

OPENING = re.compile(r"[«“„]\s*|\s*[»”]")
PLAIN = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "‹": "'", "›": "'", "…": "...", "–": "-", "—": "-", "―": "-",
    "‐": "-", "‑": "-", "\u00ad": "", "\ufeff": "", "\u200b": "",
})  # fmt: skip
SURE = 0.95  # belief of the language detector that drops a pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of a usable pair; a length is in characters after normalisation."""

    shortest: int = 2
    longest: int = 500
    ratio: float = 2.5  # of the longer side to the shorter one
    slack: int = 12  # characters that the ratio forgives short pairs
    letters: float = 0.5  # share of the visible characters but digits, each side


@dataclass(slots=True, kw_only=True)
class Cleaner:
    """Normalise and filter pairs of one language, and count what was dropped, by reason.

    Parameters
    ----------
    source, target : str
        Language codes.
    limits : Limits
    check_figures : bool
        Drop pairs whose figures differ.
    check_language : bool
        Drop pairs of which a side is surely in the other side's language.
    excluded : set of int
        Digests of sentences that must not be trained on, such as those of test sets.

    Notes
    -----
    Memory grows by one 64-bit digest a kept pair (about 70 MB a million), not by its text.
    """

    source: str
    target: str
    limits: Limits = field(default_factory=Limits)
    check_figures: bool = True
    check_language: bool = False
    excluded: set[int] = field(default_factory=set)
    dropped: dict[str, int] = field(default_factory=dict)
    kept: int = 0
    _seen: set[int] = field(default_factory=set)

    def clean(self, pairs: Iterable[Pair | None]) -> Iterator[Pair]:
        """Yield the pairs that are kept, normalised, in their order."""
        for pair in pairs:
            if pair is None:
                self._drop("not two columns")
                continue
            view = self._view(pair[0]), self._target_view(pair[1])
            reason = self._fault(*view)
            if reason is None:
                self.kept += 1
                yield view
            else:
                self._drop(reason)

    def _view(self, text: str) -> str:
        return normalise(unicodedata.normalize("NFC", text), self.source)

    def _target_view(self, text: str) -> str:
        return plain_target(unicodedata.normalize("NFC", text))

    def _drop(self, reason: str) -> None:
        self.dropped[reason] = self.dropped.get(reason, 0) + 1

    def _fault(self, source: str, target: str) -> str | None:
        """Return why a pair is dropped; cheap checks come first."""
        fault = self._shape_fault(source, target)
        if fault is not None:
            return fault
        if self.excluded and not self.excluded.isdisjoint((digest(source), digest(target))):
            return "excluded"
        if self.check_figures and not agree(source, target):
            return "figures differ"
        if self.check_language and self._swapped(source, target):
            return "language"
        key = digest(source, target)
        if key in self._seen:
            return "duplicate"
        self._seen.add(key)
        return None

    def _shape_fault(self, source: str, target: str) -> str | None:
        bounds = self.limits
        shorter, longer = sorted((len(source), len(target)))
        if not shorter:
            return "empty"
        if shorter < bounds.shortest:
            return "too short"
        if longer > bounds.longest:
            return "too long"
        if longer > bounds.ratio * shorter + bounds.slack:
            return "length ratio"
        if source == target:
            return "copied"
        if any(_letters(text) < bounds.letters for text in (source, target)):
            return "few letters"
        return None

    def _swapped(self, source: str, target: str) -> bool:
        for text, other in ((source, self.target), (target, self.source)):
            found = detect_language(text)
            if found.lang == other and found.confidence >= SURE:
                return True
        return False


def plain_target(text: str) -> str:
    """Return a target text with plain quotation marks, apostrophes, dashes and spaces."""
    return " ".join(OPENING.sub('"', text).translate(PLAIN).split())


def digest(*texts: str) -> int:
    """Return 64 bits that stand for texts; case, punctuation and spaces make no difference."""
    letters = "\t".join("".join(filter(str.isalnum, text.casefold())) for text in texts)
    return int.from_bytes(hashlib.blake2b(letters.encode(), digest_size=8).digest(), "big")


def _letters(text: str) -> float:
    visible = [c for c in text if not (c.isspace() or c.isdigit())]
    return sum(map(str.isalpha, visible)) / max(1, len(visible))

"""What the writing of two texts says of their beads, whatever the segments mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

__all__ = ["Cues", "read_cues"]

Shared: TypeAlias = Any  # scipy.sparse.csr_array, which has no types
WORD = re.compile(r"\w+")
LETTERS = 4  # of the shortest word that is compared; figures of any length are
STEM = 5  # letters of a word that are compared, so that endings differ between languages
STOPS = (".", "!", "?", "…", "。", "！", "？")
CLOSING = " »\"”')]}"  # may follow the stop of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The writing of the joined segments of one text; numbered as in `Spans`.

    Attributes
    ----------
    begins, ends : ndarray of shape (k, n), bool
        Whether a span begins with a capital or a figure, and whether it ends with the stop of a
        sentence. Texts are cut at other places too, after a semicolon or a line.
    words : tuple of k sparse arrays of shape (n, v)
        Square roots of the information of the words that both texts have, in the columns of the
        words that a span has, so that the product of two rows is the information of the words
        that two spans share, in nats.
    """

    begins: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    words: tuple[Shared, ...]


def read_cues(source: Sequence[str], target: Sequence[str], widest: int) -> tuple[Cues, Cues]:
    """Read the cues of two texts.

    Parameters
    ----------
    source, target : sequence of str
        Segments.
    widest : int
        Most segments to join, >= 1.

    Notes
    -----
    Names, figures and words of a common origin look alike in languages of one script, and tell
    the more, the fewer segments have them; Melamed [1]_ aligns by them alone. A word in a share
    ``p`` of the segments of the text that has it more often is worth ``-log p``.

    References
    ----------
    .. [1] I. D. Melamed, "Bitext maps and alignment via pattern recognition", Computational
       Linguistics 25(1), 1999.
    """
    found = [[_stems(segment) for segment in side] for side in (source, target)]
    both = sorted(set().union(*found[0]) & set().union(*found[1]))
    column = {stem: at for at, stem in enumerate(both)}
    single = [_incidence(stems, column) for stems in found]
    often = np.max([side.sum(axis=0) / max(side.shape[0], 1) for side in single], axis=0)
    root = np.sqrt(-np.log(np.minimum(often, 1)), where=often > 0, out=np.zeros(len(both)))
    first, second = (
        Cues(
            begins=_joined([_begins(segment) for segment in side], widest),
            ends=np.tile(np.array([_ends(s) for s in side], np.bool_), (widest, 1)),
            words=_united(shared, root.astype(np.float32), widest),
        )
        for side, shared in zip((source, target), single, strict=True)
    )
    return first, second


def _stems(segment: str) -> set[str]:
    return {_stem(w) for w in WORD.findall(segment) if len(w) >= LETTERS or w.isdigit()}


def _stem(word: str) -> str:
    """Return a figure as it is, of a word the first letters without case and accents."""
    if word[0].isdigit():
        return word
    bare = "".join(c for c in normalize("NFD", word.casefold()) if not combining(c))
    return bare[:STEM]


def _begins(segment: str) -> bool:
    first = next((char for char in segment if char.isalnum()), "a")
    return not first.islower()


def _ends(segment: str) -> bool:
    return segment.rstrip().rstrip(CLOSING).endswith(STOPS)


def _incidence(stems: Sequence[set[str]], column: dict[str, int]) -> Shared:
    """Return which segments have which words, as ones."""
    cells = [(row, column[s]) for row, own in enumerate(stems) for s in sorted(own) if s in column]
    rows, columns = np.array(cells, np.intp).reshape(-1, 2).T
    return csr_array(
        (np.ones(len(rows), np.float32), (rows, columns)), shape=(len(stems), len(column))
    )


def _joined(begins: Sequence[bool], widest: int) -> NDArray[np.bool_]:
    """Return how the spans begin, by their last segments."""
    at = np.arange(len(begins))
    of_first = np.array(begins, np.bool_)
    return np.stack([of_first[np.maximum(at - width, 0)] for width in range(widest)])


def _united(single: Shared, root: NDArray[np.float32], widest: int) -> tuple[Shared, ...]:
    """Unite the words of neighbours: a word counts once in a span."""
    spans, n = [single], single.shape[0]
    for width in range(1, min(widest, n)):
        empty = csr_array((width, single.shape[1]), dtype=np.float32)
        earlier = vstack([empty, single[: n - width]], format="csr")
        spans.append(spans[-1].maximum(earlier))
    spans += [spans[-1]] * (widest - len(spans))  # wider than the text: of no meaning
    return tuple(csr_array(span.multiply(root[None])) for span in spans)

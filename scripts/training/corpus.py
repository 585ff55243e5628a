"""Training pairs as arrays, and the endless, repeatable stream of batches drawn from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .pairs import Pair
from .vocabulary import Ids, Vocabulary

__all__ = ["STEP", "Batch", "BatchPlan", "Corpus", "Rows", "draw_batches", "load_corpus"]

STEP = 12  # pieces
BLOCK = 20_000  # pairs encoded at a time


@dataclass(frozen=True, slots=True)
class Rows:
    """Sequences of different lengths, one after another in one array."""

    values: Ids  # (n_values,)
    starts: NDArray[np.int64]  # (n_rows + 1,)

    def __getitem__(self, index: int) -> Ids:
        """Return one sequence."""
        return self.values[self.starts[index] : self.starts[index + 1]]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The usable pairs of one file."""

    weight: float  # how often a pair is seen beside one of weight 1
    sources: Rows
    targets: Rows
    texts: tuple[str, ...]  # of the sources, only where segmentations are sampled
    dropped: int

    def __len__(self) -> int:
        return len(self.sources)


class Batch(NamedTuple):
    """Padded pairs; every batch of one shape has the same shape exactly."""

    sources: NDArray[np.int64]  # (n, source_length)
    targets: NDArray[np.int64]  # (n, target_length); IGNORED behind the end mark


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPlan:
    """How batches are drawn."""

    pad: int
    tokens: int = 3500  # of a batch: pairs times the mean of both padded lengths
    pool: int = 50_000  # pairs that are sorted by length together, at most one pass
    step: int = STEP  # padded lengths are multiples of it: few shapes, so memory is used again
    seed: int = 0


IGNORED = -100  # what torch's cross-entropy leaves out


def load_corpus(
    pairs: Iterable[Pair | None],
    weight: float,
    vocabulary: Vocabulary,
    allowed: NDArray[np.bool_],
    longest: int,
    keep_texts: bool,
) -> Corpus:
    """Encode the pairs of a file.

    Parameters
    ----------
    pairs : iterable
    weight : float
        Of each pair.
    vocabulary : Vocabulary
    allowed : ndarray of shape (n_vocabulary,), bool
        Pieces that the model may write; a pair whose target has another is dropped.
    longest : int
        Pieces of a side, end mark included; longer pairs are dropped.
    keep_texts : bool
        Keep the source texts too, to sample segmentations from.
    """
    left: list[Ids] = []
    right: list[Ids] = []
    texts: list[str] = []
    dropped = 0
    stream = iter(pairs)
    while block := list(islice(stream, BLOCK)):
        whole = [pair for pair in block if pair is not None]
        dropped += len(block) - len(whole)
        sources = vocabulary.encode_sources([source for source, _ in whole])
        targets = vocabulary.encode_targets([target for _, target in whole])
        for (text, _), source, target in zip(whole, sources, targets, strict=True):
            if max(len(source), len(target)) > longest or not allowed[target].all():
                dropped += 1
                continue
            left.append(source)
            right.append(target)
            if keep_texts:
                texts.append(text)
    return Corpus(
        weight=weight,
        sources=_rows(left),
        targets=_rows(right),
        texts=tuple(texts),
        dropped=dropped,
    )


def _rows(rows: list[Ids]) -> Rows:
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Rows(np.concatenate(rows) if rows else np.zeros(0, np.uint32), starts)


def draw_batches(
    corpora: Sequence[Corpus],
    plan: BatchPlan,
    pool: int,
    resample: Callable[[Sequence[str]], list[Ids]] | None = None,
) -> list[Batch]:
    """Return the batches of one pool, a function of its number and the seed alone.

    Every corpus is passed through in a new order each time round, at a speed in proportion to
    its weight: no pair is seen twice before each of its corpus was seen once.

    Parameters
    ----------
    corpora : sequence of Corpus
    plan : BatchPlan
    pool : int
        Number of the pool, from 0.
    resample : callable, optional
        Cuts source texts into pieces anew.
    """
    sources, targets = _draw_pool(corpora, plan, pool, resample)
    order = np.random.default_rng((plan.seed, 1, pool))
    groups = list(_group(sources, targets, plan, order))
    return [
        Batch(
            _pad([sources[i] for i in groups[g]], plan.pad, plan.step),
            _pad([targets[i] for i in groups[g]], IGNORED, plan.step),
        )
        for g in order.permutation(len(groups))
    ]


def _draw_pool(
    corpora: Sequence[Corpus],
    plan: BatchPlan,
    pool: int,
    resample: Callable[[Sequence[str]], list[Ids]] | None,
) -> tuple[list[Ids], list[Ids]]:
    total = sum(corpus.weight * len(corpus) for corpus in corpora)
    size = min(plan.pool, max(1, round(total)))
    sources: list[Ids] = []
    targets: list[Ids] = []
    for number, corpus in enumerate(corpora):
        share = size * corpus.weight * len(corpus) / total
        start, stop = round(pool * share), round((pool + 1) * share)
        chosen = list(_walk(len(corpus), start, stop, plan, number))
        if resample is None:
            sources += [corpus.sources[i] for i in chosen]
        else:
            sources += resample([corpus.texts[i] for i in chosen])
        targets += [corpus.targets[i] for i in chosen]
    return sources, targets


def _walk(size: int, start: int, stop: int, plan: BatchPlan, corpus: int) -> Iterator[int]:
    """Yield members `start` to `stop` of an endless series of shuffled passes."""
    while start < stop:
        lap, first = divmod(start, size)
        last = min(size, first + stop - start)
        shuffled = np.random.default_rng((plan.seed, 2, corpus, lap)).permutation(size)
        yield from shuffled[first:last].tolist()
        start += last - first


def _group(
    sources: list[Ids], targets: list[Ids], plan: BatchPlan, order: np.random.Generator
) -> Iterator[NDArray[np.intp]]:
    """Yield the members of each batch: neighbours in length, up to the token budget."""
    left = _round_up(np.array([len(row) for row in sources]), plan.step)
    right = _round_up(np.array([len(row) for row in targets]), plan.step)
    snake = np.where((right // plan.step) % 2 == 0, left, -left)  # no jump between two rows
    ranked = np.lexsort((order.random(len(left)), snake, right))
    first, widest = 0, np.zeros(2, np.int64)
    for place, member in enumerate(ranked):
        wider = np.maximum(widest, (left[member], right[member]))
        if place > first and (place - first + 1) * wider.sum() > 2 * plan.tokens:
            yield ranked[first:place]
            first, wider = place, np.array((left[member], right[member]))
        widest = wider
    if first < len(ranked):
        yield ranked[first:]


def _round_up(lengths: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    return -(-lengths // step) * step


def _pad(rows: list[Ids], filler: int, step: int) -> NDArray[np.int64]:
    width = -(-max(map(len, rows)) // step) * step
    padded = np.full((len(rows), width), filler, np.int64)
    for line, row in zip(padded, rows, strict=True):
        line[: len(row)] = row
    return padded

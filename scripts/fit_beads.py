#!/usr/bin/env python3
"""Fit what a bead is worth (aligner/align/bead_model.py) on hand-aligned texts.

    python scripts/fit_beads.py FOLDER [--languages de fr]

FOLDER holds ``NAME.de``, ``NAME.fr`` (a segment a line) and gold ``NAME.defr``, a bead a line as
``[i,..]:[j,..]`` in the order of the texts. The text named ``dev`` is fitted on; the others are
the test. For a cross-check the test is fitted on too, and ``dev`` measured. The weights are
printed as the lines of ``bead_model.py`` that hold them, with a word on whether they are there
already. They depend on the texts, the bundled embedder and this file alone: the likelihood has one
maximum, and nothing is drawn at random.

The score of a path is a sum over its beads, and so the probability of a path is that of a
semi-Markov conditional random field [1]_: the exponential of its score over the sum of those of
all paths, which dynamic programming gives exactly, both ways along both texts. The weights are
those under which the gold paths are most probable, drawn towards zero by a normal prior, found
by L-BFGS. A gold bead of a shape that the model lacks cuts its text in two.

.. [1] S. Sarawagi and W. Cohen, "Semi-Markov conditional random fields for information
   extraction", NIPS 2004.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench_align import bead_ids, read_texts
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.align.bead_model import MEASURES, BeadModel, Shape, Spans
from aligner.align.bitext import measure_spans
from aligner.align.monotone import MOST, MonotoneAligner
from aligner.backends import load_embedder
from aligner.config import Config
from aligner.evaluate import BeadIds, evaluate_beads
from aligner.protocols import Embedder

Floats = NDArray[np.float64]
PRIOR = 0.5  # inverse variance of the prior
EXACT = {"ftol": 1e-13, "gtol": 1e-4}  # so that the second decimal is sure
SHIPPED = BeadModel()
USUAL = sorted(SHIPPED.usual)  # the shapes, up to their mirror images
SHAPES = SHIPPED.shapes(MOST, MOST - 1)
N = len(MEASURES)
SKIP = N + len(USUAL)  # places of the weights: those of measures, those of shapes, the skip's


@dataclass(frozen=True)
class Text:
    """Two measured texts and the beads that people made."""

    name: str
    source: Spans
    target: Spans
    gold: list[BeadIds]


@dataclass(frozen=True)
class Stretch:
    """A part of two texts, with a gold path through all of it.

    Attributes
    ----------
    size : (int, int)
        Segments of both sides.
    measures : dict of Shape to ndarray of shape (n - a + 1, m - b + 1, 7)
        Of each bead of a by b segments, by the borders where it begins; see `BeadModel.terms`.
    gold : ndarray of shape (SKIP + 1,)
        What the weights are multiplied with in the score of the gold path.
    n_beads : int
    """

    size: tuple[int, int]
    measures: dict[Shape, Floats]
    gold: Floats
    n_beads: int


def measured(folder: Path, languages: Sequence[str], embedder: Embedder) -> list[Text]:
    """Embed all spans of the texts of a folder."""
    texts = []
    for name, sides, gold in read_texts(folder, languages):
        single = embedder.embed(sides[0]), embedder.embed(sides[1])
        none = np.empty((0, 2), np.intp)
        spans = measure_spans(sides, single, none, embedder, MOST - 1)
        texts.append(Text(name, spans[0], spans[1], gold))
    return texts


def stretches(text: Text) -> Iterator[Stretch]:
    """Cut a text where its gold path has a gap or a bead of no shape of the model."""
    begin = here = (0, 0)
    path: list[BeadIds] = []
    for bead in text.gold:
        shape = (len(bead[0]), len(bead[1]))
        start = (bead[0][0] if bead[0] else here[0], bead[1][0] if bead[1] else here[1])
        end = (start[0] + shape[0], start[1] + shape[1])
        joined = (tuple(range(start[0], end[0])), tuple(range(start[1], end[1])))
        usable = bead == joined and (shape in SHAPES or 0 in shape)
        if path and (start != here or not usable):
            yield stretch(text, begin, here, path)
            path = []
        if usable:
            begin = begin if path else start
            path.append(bead)
        here = end
    if path:
        yield stretch(text, begin, here, path)


def stretch(
    text: Text, begin: tuple[int, int], end: tuple[int, int], path: list[BeadIds]
) -> Stretch:
    """Measure all beads between two points, and the gold path from one to the other."""
    measures = {}
    for m, n in SHAPES:
        rows, columns = slice(begin[0] + m - 1, end[0]), slice(begin[1] + n - 1, end[1])
        if end[0] - begin[0] < m or end[1] - begin[1] < n:
            continue
        terms = SHIPPED.terms((m, n), text.source, text.target, rows, columns)
        zero = np.zeros_like(terms["per_bead"])
        seen = [terms.get(name, zero).astype(np.float64) for name in MEASURES]
        measures[m, n] = np.stack(seen, axis=-1)
    gold = np.zeros(SKIP + 1)
    for source, target in path:
        if source and target:
            shape = (len(source), len(target))
            gold[:N] += measures[shape][source[0] - begin[0], target[0] - begin[1]]
            gold[place(shape)] += 1
        else:
            gold[SKIP] += len(source) + len(target)
    return Stretch((end[0] - begin[0], end[1] - begin[1]), measures, gold, len(path))


def place(shape: Shape) -> int:
    """Return the place of the weight of a shape."""
    return N + USUAL.index((min(shape), max(shape)))


def sums(scores: dict[Shape, Floats], skip: float, size: tuple[int, int]) -> Floats:
    """Sum over the paths from the start to each pair of borders.

    Parameters
    ----------
    scores : dict of Shape to ndarray
        By the borders where beads begin.
    skip : float
        Score of a segment without a partner.
    size : (int, int)

    Returns
    -------
    ndarray of shape (n + 1, m + 1)
        Logarithm of the sum of the exponentials of the scores of paths.
    """
    n, m = size
    total = np.full((n + 1, m + 1), -np.inf)
    climb = np.arange(m + 1) * skip
    for i in range(n + 1):
        row = total[i - 1] + skip if i else np.where(np.arange(m + 1) == 0, 0.0, -np.inf)
        for (a, b), of_shape in scores.items():
            if a <= i:
                reached = total[i - a, : m + 1 - b] + of_shape[i - a]
                row[b:] = np.logaddexp(row[b:], reached)
        total[i] = np.logaddexp.accumulate(row - climb) + climb
    return total


def expected(part: Stretch, weights: Floats) -> tuple[float, Floats]:
    """Return the logarithm of the sum over all paths, and its derivatives by the weights."""
    (n, m), skip = part.size, float(weights[SKIP])
    scores = {s: x @ weights[:N] + weights[place(s)] for s, x in part.measures.items()}
    to = sums(scores, skip, part.size)
    turned = {s: x[::-1, ::-1] for s, x in scores.items()}
    rest = sums(turned, skip, part.size)[::-1, ::-1]  # from each pair of borders to the end
    total, slope = float(to[n, m]), np.zeros(SKIP + 1)
    for (a, b), of_shape in scores.items():
        share = np.exp(to[: n + 1 - a, : m + 1 - b] + of_shape + rest[a:, b:] - total)
        slope[:N] += np.einsum("ij,ijk->k", share, part.measures[a, b])
        slope[place((a, b))] += share.sum()
    slope[SKIP] = np.exp(to[:-1] + skip + rest[1:] - total).sum()
    slope[SKIP] += np.exp(to[:, :-1] + skip + rest[:, 1:] - total).sum()
    return total, slope


def fit(texts: Sequence[Text]) -> BeadModel:
    """Return the model under which the gold paths of the texts are most probable."""
    parts = [part for text in texts for part in stretches(text)]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = PRIOR * float(weights @ weights) / 2, PRIOR * weights
        for part in parts:
            total, derivatives = expected(part, weights)
            value += total - float(part.gold @ weights)
            slope = slope + derivatives - part.gold
        return value, slope

    found = minimize(loss, np.zeros(SKIP + 1), jac=True, method="L-BFGS-B", options=EXACT)
    if not found.success:
        raise RuntimeError(f"the fit did not converge: {found.message}")
    return as_model(found.x)


def as_model(weights: Floats) -> BeadModel:
    """Round weights to what is worth writing down."""
    rounded = [round(float(w), 2) for w in weights]
    return BeadModel(
        **dict(zip(MEASURES, rounded[:N], strict=True)),
        usual=dict(zip(USUAL, rounded[N:SKIP], strict=True)),
        skip=rounded[SKIP],
    )


def as_weights(model: BeadModel) -> Floats:
    """Return the weights of a model in the order of the fit."""
    usual = [model.usual[shape] for shape in USUAL]
    return np.array([*(getattr(model, name) for name in MEASURES), *usual, model.skip])


def print_row(name: str, model: BeadModel, texts: Sequence[Text]) -> None:
    """Print how well a model does on texts: F1, and the surprise at the gold path."""
    aligner = MonotoneAligner(model=model)
    found = [(bead_ids(aligner.align_spans(t.source, t.target)), t.gold) for t in texts]
    scores, weights = evaluate_beads(found), as_weights(model)
    parts = [part for text in texts for part in stretches(text)]
    surprise = sum(expected(part, weights)[0] - float(part.gold @ weights) for part in parts)
    n_beads = sum(part.n_beads for part in parts)
    print(
        f"{name:24}{scores['strict']['f1']:9.4f}{scores['lax']['f1']:9.4f}"
        f"{n_beads:7}{surprise / n_beads:12.4f}"
    )


def main() -> None:
    """Fit, cross-check and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs=2, default=["de", "fr"], metavar=("SOURCE", "TARGET"))
    options = parser.parse_args()

    embedder = load_embedder(Config(device="cpu"))
    texts = measured(options.folder, options.languages, embedder)
    dev = [text for text in texts if text.name == "dev"]
    test = [text for text in texts if text.name != "dev"]
    if not dev or not test:
        parser.error(f"{options.folder} needs a text named dev, and others")

    model = fit(dev)
    print(f"{'':24}{'strict':>9}{'lax':>9}{'beads':>7}{'nats a bead':>12}")
    print_row("dev, fitted on itself", model, dev)
    print_row("test, fitted on dev", model, test)
    print_row("dev, fitted on test", fit(test), dev)
    usual = ", ".join(f"{shape}: {model.usual[shape]}" for shape in USUAL)
    print(f"\nUSUAL: Mapping[Shape, float] = MappingProxyType(\n    {{{usual}}}\n)\n")
    for name in (*MEASURES, "skip"):
        print(f"    {name}: float = {getattr(model, name)}")
    gap = float(np.abs(as_weights(model) - as_weights(SHIPPED)).max())
    print(f"\nThe greatest difference from the weights in bead_model.py is {gap:.2f}.")


if __name__ == "__main__":
    main()

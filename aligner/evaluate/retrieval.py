"""Measure vectors by how often the nearest text of another language is no translation."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.evaluate.shares import Share
from aligner.protocols import Vectors

__all__ = ["retrieval_error"]

BLOCK = 1024  # rows compared with all targets at once


def retrieval_error(
    source: Vectors, target: Vectors, *, target_texts: Sequence[Hashable] | None = None
) -> Share:
    """Return the share of source rows whose nearest target row is not their translation.

    Parameters
    ----------
    source, target : ndarray of shape (n, d), float32
        Rows of unit length; row ``i`` of one translates row ``i`` of the other.
    target_texts : sequence of n hashable, optional
        What the target rows say: a row that says the same as the translation is as good.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    The xsim of LASER [1]_, with plain cosine instead of a margin; of equally near rows the first
    one counts. Time O(n^2 d), memory O(n) in blocks.

    References
    ----------
    .. [1] M. Artetxe and H. Schwenk, "Massively multilingual sentence embeddings for zero-shot
       cross-lingual transfer and beyond", TACL 7, 2019.
    """
    if source.shape != target.shape or source.ndim != 2:
        raise ValueError(f"expected two arrays of one shape, got {source.shape}, {target.shape}")
    nearest = _nearest(source, target).tolist()
    said = range(len(target)) if target_texts is None else target_texts
    return Share(sum(said[at] != said[row] for row, at in enumerate(nearest)), len(source))


def _nearest(source: Vectors, target: Vectors) -> NDArray[np.intp]:
    blocks = [source[at : at + BLOCK] for at in range(0, len(source), BLOCK)]
    found = [(block @ target.T).argmax(axis=1) for block in blocks]
    return np.concatenate(found) if found else np.empty(0, dtype=np.intp)

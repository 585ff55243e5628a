"""What runs a MarianMT model: pieces in, the best target sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

__all__ = ["Candidate", "Decoding", "Engine", "token_cap"]

CAP_STEP = 16  # source pieces; texts of one step may share a batch and its cap


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How target pieces are searched for.

    Attributes
    ----------
    num_beams : int
        Width of the beam search, >= 1.
    num_candidates : int
        Finished sentences returned for each text, best first, 1 to `num_beams`.
    length_penalty : float
        Exponent of the length that a beam's log-probability is divided by.
    no_repeat_ngram_size : int
        No n-gram of this many pieces may stand twice; 0: repetition is allowed.
    """

    num_beams: int = 4
    num_candidates: int = 1
    length_penalty: float = 1.0
    no_repeat_ngram_size: int = 0


class Candidate(NamedTuple):
    """One finished target sentence."""

    pieces: tuple[str, ...]  # without end mark and padding
    score: float  # mean log-probability per piece, end mark included, forced ones not, nats
    truncated: bool  # the search reached its cap before the end mark


class Engine(Protocol):
    """Weights in memory."""

    @property
    def description(self) -> str:
        """What changes the output, for the fingerprint: ``ctranslate2 int8``."""

    def generate(
        self,
        batch: Sequence[Sequence[str]],
        decoding: Decoding,
        *,
        cap: int,
        prefix: Sequence[str] = (),
    ) -> list[list[Candidate]]:
        """Translate one batch.

        Parameters
        ----------
        batch : sequence of sequence of str
            Source pieces of each text, end mark included; every piece is in the vocabulary.
        decoding : Decoding
        cap : int
            Most target pieces of each text, prefix included, end mark not.
        prefix : sequence of str
            Target pieces that every translation of the batch has to start with.

        Returns
        -------
        list of list of Candidate
            For each text, best first, at least one. What a text gives does not depend on its
            companions, but for rounding in the last bits.
        """


def token_cap(n_source: int, limit: int) -> int:
    """Return how many target pieces a source of `n_source` pieces may give.

    Twice the source and some: on news, longer output is a loop. Sources are counted in steps,
    so that texts of similar length share a cap whatever stands beside them in a batch.
    """
    steps = -(-n_source // CAP_STEP)
    return min(2 * CAP_STEP * steps + CAP_STEP, limit - 1)

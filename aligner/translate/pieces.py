"""The subword pieces of a MarianMT model, without transformers and without its weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import sentencepiece

from aligner.errors import ModelError

__all__ = ["END", "PAD", "UNKNOWN", "Encoded", "Pieces"]

END, PAD, UNKNOWN = "</s>", "<pad>", "<unk>"
PROBE = 1000  # source pieces looked up to see whether tokenizer and vocabulary belong together


class Encoded(NamedTuple):
    """Source pieces, end mark included, and how many the vocabulary does not know."""

    pieces: tuple[str, ...]
    unknown: int


class Pieces:
    """Tokenizer of a model folder: ``source.spm``, ``target.spm`` and ``vocab.json``.

    Parameters
    ----------
    path : Path
        A model folder.

    Raises
    ------
    ModelError
        If the files cannot be read, or do not belong together.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._source = sentencepiece.SentencePieceProcessor(str(path / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(str(path / "target.spm"))
            self.vocabulary: dict[str, int] = json.loads((path / "vocab.json").read_text("utf-8"))
            self.target_vocabulary = self.vocabulary
            if (separate := path / "target_vocab.json").is_file():
                self.target_vocabulary = json.loads(separate.read_text("utf-8"))
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            raise ModelError(str(path), f"its tokenizer cannot be read ({error})") from error
        self._check(str(path))

    def encode(self, text: str, prefix: str = "") -> Encoded:
        """Cut a text into pieces.

        Parameters
        ----------
        text : str
        prefix : str
            A target language mark of the vocabulary (``>>fra<<``); empty: none.
        """
        pieces = self._source.encode(text, out_type=str)
        known = [piece if piece in self.vocabulary else UNKNOWN for piece in pieces]
        head = [prefix] if prefix else []
        return Encoded((*head, *known, END), known.count(UNKNOWN))

    def encode_target(self, text: str) -> list[str]:
        """Cut a piece of target text, as a prefix that a translation must start with."""
        return [p for p in self._target.encode(text, out_type=str) if p in self.target_vocabulary]

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of target pieces; marks are left out."""
        kept = [piece for piece in pieces if piece not in (END, PAD, UNKNOWN)]
        return str(self._target.decode_pieces(kept)).strip()

    def _check(self, where: str) -> None:
        size = self._source.get_piece_size()
        probe = [self._source.id_to_piece(i) for i in range(0, size, max(1, size // PROBE))]
        known = sum(piece in self.vocabulary for piece in probe)
        if known * 2 < len(probe):
            raise ModelError(
                where,
                f"source.spm and vocab.json do not belong together: of {len(probe)} pieces "
                f"looked up, {known} are in the vocabulary",
            )

"""The forward pass: a loaded MarianMT that translates one batch of sentences.

The only module of this package that runs torch; it is imported at the first forward pass.
"""

from __future__ import annotations

import copy
import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import LogitsProcessor, LogitsProcessorList, MarianMTModel, MarianTokenizer
from transformers.utils import logging as transformers_logging

from aligner.errors import ModelError
from aligner.protocols import Hypothesis
from aligner.translate.folder import MarianFolder

__all__ = ["Decoding", "MarianEngine"]

SCORE_DECIMALS = 4  # the digits that survive another batch shape
PROBE = 1000  # source pieces looked up to see whether tokenizer and vocabulary belong together

# What torch, safetensors, sentencepiece and transformers raise on files that are not theirs.
UNLOADABLE = (
    AssertionError, EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError,
    SafetensorError, UnpicklingError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How target tokens are searched for."""

    num_beams: int = 4
    length_penalty: float = 1.0
    no_repeat_ngram_size: int = 0  # 0: repetition is allowed


class MarianEngine:
    """Tokenizer and weights in memory.

    Parameters
    ----------
    folder : MarianFolder
    device : str
        ``cpu``, ``cuda``, ``cuda:1`` ... or ``auto``: the first GPU where there is one.

    Raises
    ------
    ModelError
        If the weights or the tokenizer cannot be loaded, or do not belong together.
    """

    def __init__(self, folder: MarianFolder, device: str) -> None:
        if device == "auto":
            device = "cuda" if torch.cuda.is_available() else "cpu"
        where = str(folder.path)
        try:
            with _quiet():
                self._tokenizer = MarianTokenizer.from_pretrained(where, local_files_only=True)
                loaded: Any = MarianMTModel.from_pretrained(
                    where, local_files_only=True, dtype=torch.float32, output_loading_info=True
                )
            model, loading = loaded
            self._model = model.to(device).eval()
        except UNLOADABLE as error:
            raise ModelError(where, f"it cannot be loaded ({error})") from error
        # transformers fills what is missing with random numbers and goes on.
        if absent := sorted(loading["missing_keys"]):
            raise ModelError(where, f"its weights lack {', '.join(absent[:5])}")
        self._check_pieces(where)
        self._device = torch.device(device)
        self._pad = int(self._model.config.pad_token_id)
        self._end = int(self._model.config.eos_token_id)
        self._max_tokens = folder.max_tokens

    def encode(self, text: str) -> tuple[list[int], bool]:
        """Return the token ids of a text, end mark included, and whether it had to be cut."""
        ids: list[int] = self._tokenizer(text, truncation=False, verbose=False)["input_ids"]
        if len(ids) <= self._max_tokens:
            return ids, False
        return [*ids[: self._max_tokens - 1], self._end], True

    def generate(self, batch: Sequence[list[int]], decoding: Decoding) -> list[Hypothesis]:
        """Translate one batch.

        Parameters
        ----------
        batch : sequence of list of int
            Token ids of each text.
        decoding : Decoding

        Returns
        -------
        list of Hypothesis
            ``truncated`` where the search reached its cap before the end mark. A text's result
            does not depend on its companions, but for rounding in the last bits.
        """
        caps = [token_cap(len(ids), self._max_tokens) for ids in batch]
        inputs, mask = self._pad_batch(batch)
        capper = _CapLength(caps, decoding.num_beams, self._end)
        with torch.inference_mode(), _quiet():
            output = self._model.generate(
                input_ids=inputs,
                attention_mask=mask,
                generation_config=self._settings(decoding, max(caps)),
                logits_processor=LogitsProcessorList([capper]),
            )
            scores, lengths = self._score(inputs, mask, output)
        texts = self._tokenizer.batch_decode(output, skip_special_tokens=True)
        return [
            Hypothesis(text.strip(), score, length >= cap)
            for text, score, length, cap in zip(texts, scores, lengths, caps, strict=True)
        ]

    def _settings(self, decoding: Decoding, cap: int) -> Any:
        settings = copy.deepcopy(self._model.generation_config)
        settings.max_length = None  # of the bundled configuration: it would clash with the cap
        settings.update(
            max_new_tokens=cap,
            num_beams=decoding.num_beams,
            do_sample=False,
            early_stopping=False,
            length_penalty=decoding.length_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            renormalize_logits=True,
        )
        return settings

    def _pad_batch(self, batch: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        width = max(len(ids) for ids in batch)
        inputs = torch.full((len(batch), width), self._pad, dtype=torch.long)
        mask = torch.zeros((len(batch), width), dtype=torch.long)
        for row, ids in enumerate(batch):
            inputs[row, : len(ids)] = torch.tensor(ids)
            mask[row, : len(ids)] = 1
        return inputs.to(self._device), mask.to(self._device)

    def _score(
        self, inputs: torch.Tensor, mask: torch.Tensor, output: torch.Tensor
    ) -> tuple[list[float], list[int]]:
        """Return mean log-probability per target token (end mark included) and token counts.

        One pass over the finished translation: `generate` would have to keep the distribution
        of every step of every beam, and its own score changes with the length penalty.
        """
        logits = self._model(
            input_ids=inputs, attention_mask=mask, decoder_input_ids=output[:, :-1]
        ).logits.float()
        logits[..., self._pad] = -math.inf  # never chosen: not part of the distribution
        targets = output[:, 1:]
        kept = targets != self._pad
        chosen = logits.gather(-1, targets.unsqueeze(-1)).squeeze(-1) - logits.logsumexp(-1)
        lengths = kept.sum(-1)
        means = chosen.masked_fill(~kept, 0.0).sum(-1) / lengths.clamp(min=1)
        return [round(float(m), SCORE_DECIMALS) for m in means], [int(n) for n in lengths]

    def _check_pieces(self, where: str) -> None:
        source, vocabulary = self._tokenizer.spm_source, self._tokenizer.encoder
        size = source.get_piece_size()
        probe = [source.id_to_piece(i) for i in range(0, size, max(1, size // PROBE))]
        known = sum(piece in vocabulary for piece in probe)
        if known * 2 < len(probe):
            raise ModelError(
                where,
                f"source.spm and vocab.json do not belong together: of {len(probe)} pieces "
                f"looked up, {known} are in the vocabulary",
            )


def token_cap(n_source: int, limit: int) -> int:
    """Return how many target tokens a source of `n_source` tokens may give.

    Twice the source and some: on news, longer output is a loop. The cap depends on the text
    alone, so that a text gives the same result in every batch.
    """
    return min(2 * n_source + 16, limit - 1)


class _CapLength(LogitsProcessor):
    """Ends each text at its own cap, not at the longest cap of its batch."""

    def __init__(self, caps: Sequence[int], num_beams: int, end: int) -> None:
        self._caps = torch.tensor(caps).repeat_interleave(num_beams)
        self._end = end

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        full = (input_ids.shape[-1] >= self._caps).to(scores.device)  # one start token, one to come
        if not bool(full.any()):
            return scores
        ended = torch.full_like(scores, -math.inf)
        ended[:, self._end] = 0.0
        return torch.where(full.unsqueeze(-1), ended, scores)


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence transformers for the length of a block, and leave its settings as they were."""
    log: Any = transformers_logging  # its functions are not typed
    verbosity, bars = log.get_verbosity(), log.is_progress_bar_enabled()
    log.set_verbosity_error()
    log.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.set_verbosity(verbosity)
        if bars:
            log.enable_progress_bar()

"""MarianMT on torch: any device, any precision, the reference for other engines."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import GenerationConfig, MarianMTModel
from transformers.modeling_outputs import BaseModelOutput
from transformers.utils import logging as transformers_logging

from aligner.errors import ModelError
from aligner.translate.engine import Candidate, Decoding
from aligner.translate.folder import MarianFolder
from aligner.translate.pieces import END, UNKNOWN, Pieces

__all__ = ["UNLOADABLE", "TorchEngine", "load_weights", "quiet"]

SCORED_LOGITS = 2**24  # values of one pass over finished sentences; bounds its memory to 64 MB

# What torch, safetensors and transformers raise on files that are not theirs.
UNLOADABLE = (
    AssertionError, EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError,
    SafetensorError, UnpicklingError,
)  # fmt: skip


class TorchEngine:
    """Weights in the memory of a device.

    Parameters
    ----------
    folder : MarianFolder
    pieces : Pieces
        The folder's own.
    device : str
        ``cpu``, ``cuda``, ``cuda:1`` ...
    dtype : torch.dtype or None
        None: half precision on a GPU, single precision elsewhere.

    Raises
    ------
    ModelError
        If the weights cannot be loaded or are incomplete.
    """

    def __init__(
        self, folder: MarianFolder, pieces: Pieces, device: str, dtype: torch.dtype | None = None
    ) -> None:
        self._device = torch.device(device)
        if dtype is None:
            dtype = torch.float16 if self._device.type == "cuda" else torch.float32
        self._model = load_weights(str(folder.path), dtype).to(self._device).eval()
        self._source, self._target = pieces.vocabulary, pieces.target_vocabulary
        self._names = {i: piece for piece, i in self._target.items()}
        self._start, self._pad, self._end = folder.start_id, folder.pad_id, self._target[END]
        # `generate` fills whatever a call leaves open from the model's own settings, lengths and
        # forced pieces among them.
        self._model.generation_config = _settings(
            decoder_start_token_id=self._start,
            pad_token_id=self._pad,
            eos_token_id=self._end,
            suppress_tokens=[self._pad],
            renormalize_logits=True,
        )
        self.description = f"torch {str(dtype).removeprefix('torch.')}"

    def generate(
        self,
        batch: Sequence[Sequence[str]],
        decoding: Decoding,
        *,
        cap: int,
        prefix: Sequence[str] = (),
    ) -> list[list[Candidate]]:
        """Translate one batch; see `aligner.translate.engine.Engine.generate`."""
        inputs, mask = self._pad_batch(batch)
        forced = [self._start, *(self._target.get(p, self._target[UNKNOWN]) for p in prefix)]
        decoder = torch.tensor([forced] * len(batch), device=self._device)
        with torch.inference_mode(), quiet():
            encoded = self._model.get_encoder()(input_ids=inputs, attention_mask=mask)[0]
            output = self._model.generate(
                encoder_outputs=BaseModelOutput(last_hidden_state=encoded),  # changed in the call
                attention_mask=mask,
                decoder_input_ids=decoder,
                generation_config=_search(decoding, cap + 1 - len(prefix), free=not prefix),
            )
            n = decoding.num_candidates
            sums = self._log_probability(encoded, mask, output, n, len(forced))
        flat = [
            self._candidate(row, total, len(prefix), cap)
            for row, total in zip(output[:, 1:].tolist(), sums, strict=True)
        ]
        return [flat[i : i + n] for i in range(0, len(flat), n)]

    def _pad_batch(self, batch: Sequence[Sequence[str]]) -> tuple[torch.Tensor, torch.Tensor]:
        width = max(len(unit) for unit in batch)
        inputs = torch.full((len(batch), width), self._pad, dtype=torch.long)
        mask = torch.zeros((len(batch), width), dtype=torch.long)
        for row, unit in enumerate(batch):
            inputs[row, : len(unit)] = torch.tensor([self._source[piece] for piece in unit])
            mask[row, : len(unit)] = 1
        return inputs.to(self._device), mask.to(self._device)

    def _log_probability(
        self,
        encoded: torch.Tensor,
        mask: torch.Tensor,
        output: torch.Tensor,
        per_text: int,
        n_forced: int,
    ) -> list[float]:
        """Return the log-probability of each finished sentence behind its forced start.

        One pass over what is finished: `generate` would have to keep the distribution of every
        step of every beam, and its own score changes with the length penalty.
        """
        rows = max(1, SCORED_LOGITS // (output.shape[1] * len(self._target)))
        texts = torch.arange(len(output), device=self._device) // per_text
        sums: list[float] = []
        for first in range(0, len(output), rows):
            chosen, of = output[first : first + rows], texts[first : first + rows]
            logits = self._model(
                encoder_outputs=BaseModelOutput(last_hidden_state=encoded[of]),
                attention_mask=mask[of],
                decoder_input_ids=chosen[:, :-1],
            ).logits.float()
            logits[..., self._pad] = -math.inf  # never chosen: not part of the distribution
            targets = chosen[:, 1:]
            each = logits.gather(-1, targets.unsqueeze(-1)).squeeze(-1) - logits.logsumexp(-1)
            each = each.masked_fill(targets == self._pad, 0.0)
            sums += each[:, n_forced - 1 :].sum(-1).tolist()
        return sums

    def _candidate(self, ids: Sequence[int], total: float, n_forced: int, cap: int) -> Candidate:
        ended = self._end in ids
        kept = ids[: ids.index(self._end)] if ended else [i for i in ids if i != self._pad]
        searched = len(kept) + ended - n_forced
        pieces = tuple(self._names[i] for i in kept[:cap])
        return Candidate(pieces, total / max(1, searched), not ended)


def _search(decoding: Decoding, new: int, *, free: bool) -> GenerationConfig:
    return _settings(
        max_new_tokens=new,
        min_new_tokens=1 if free else None,  # an empty translation is never one
        num_beams=decoding.num_beams,
        num_return_sequences=decoding.num_candidates,
        # As CTranslate2 does: a text is done when as many sentences as beams are.
        early_stopping=decoding.num_beams > 1,
        length_penalty=decoding.length_penalty,
        no_repeat_ngram_size=decoding.no_repeat_ngram_size or None,
    )


def _settings(**values: Any) -> GenerationConfig:
    make: Any = GenerationConfig  # its constructor is not typed
    settings: GenerationConfig = make(**values)
    return settings


def load_weights(path: str, dtype: torch.dtype) -> Any:
    """Load the weights of a folder, all of them.

    Raises
    ------
    ModelError
        If they cannot be loaded or are incomplete.
    """
    try:
        with quiet():
            loaded: Any = MarianMTModel.from_pretrained(
                path,
                local_files_only=True,
                dtype=dtype,
                attn_implementation="sdpa",
                output_loading_info=True,
            )
    except UNLOADABLE as error:
        raise ModelError(path, f"it cannot be loaded ({error})") from error
    model, loading = loaded
    # transformers fills what is missing with random numbers and goes on.
    if absent := sorted(loading["missing_keys"]):
        raise ModelError(path, f"its weights lack {', '.join(absent[:5])}")
    return model


@contextmanager
def quiet() -> Iterator[None]:
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

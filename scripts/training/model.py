"""A MarianMT model as it is trained, and as it is stored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional
from transformers import MarianMTModel

from .corpus import IGNORED, Batch
from .vocabulary import Ids

__all__ = ["FORBIDDEN", "Trainee"]

FORBIDDEN = -1e4  # an output bias this low keeps a piece from ever being written
BESIDE = (
    "source.spm", "target.spm", "vocab.json", "target_vocab.json", "tokenizer_config.json",
    "generation_config.json",
)  # fmt: skip


class Trainee(nn.Module):
    """A MarianMT model whose output layer knows only the pieces that it may write.

    The softmax over a vocabulary for several languages is most of a small model's work. Pieces
    whose output bias is at most -10,000 are left out of it, and the bias of the others is
    trained.

    Parameters
    ----------
    folder : Path
        A model in the Hugging Face format.
    dropout : float or None
        Of all layers; None: as the model's config has it.
    attention : str
        "eager" or "sdpa".
    """

    def __init__(
        self, folder: Path, dropout: float | None = None, attention: str = "eager"
    ) -> None:
        super().__init__()
        self.folder = folder
        self.core = MarianMTModel.from_pretrained(
            folder, local_files_only=True, dtype=torch.float32, attn_implementation=attention
        )
        self._dropout: float = self.core.config.dropout
        if dropout is not None:
            self._set_dropout(dropout)
        self.longest = int(self.core.config.max_position_embeddings)
        self.pad = int(self.core.config.pad_token_id or 0)
        bias = self.core.final_logits_bias[0].float()
        free = bias > FORBIDDEN
        free[self.pad] = False
        self.register_buffer("free", torch.nonzero(free)[:, 0], persistent=False)
        self.free: torch.Tensor
        self.bias = nn.Parameter(bias[free].clone())

    @property
    def allowed(self) -> NDArray[np.bool_]:
        """Which pieces may be written; shape (n_vocabulary,)."""
        mask = np.zeros(self.core.final_logits_bias.shape[1], bool)
        mask[self.free.cpu().numpy()] = True
        return mask

    def trained(self) -> Iterator[tuple[str, nn.Parameter]]:
        """Yield the names and values of what is trained."""
        return ((name, value) for name, value in self.named_parameters() if value.requires_grad)

    def loss(self, batch: Batch, smoothing: float) -> torch.Tensor:
        """Return the mean cross-entropy per target token, nats, with label smoothing.

        Parameters
        ----------
        batch : Batch
        smoothing : float
            Share of the probability that is spread over all pieces.
        """
        device = self.bias.device
        sources = torch.from_numpy(batch.sources).to(device)
        targets = torch.from_numpy(batch.targets).to(device)
        inputs = torch.full_like(targets, self.core.config.decoder_start_token_id)
        inputs[:, 1:] = targets[:, :-1]
        inputs[inputs == IGNORED] = self.pad
        hidden = self.core.model(
            input_ids=sources,
            attention_mask=(sources != self.pad).long(),
            decoder_input_ids=inputs,
            use_cache=False,
        ).last_hidden_state
        output = self.core.lm_head.weight.index_select(0, self.free)
        known = targets != IGNORED  # the padding takes no part in the widest layer
        logits = functional.linear(hidden[known], output, self.bias)
        wanted = torch.searchsorted(self.free, targets[known])
        return functional.cross_entropy(logits.float(), wanted, label_smoothing=smoothing)

    @torch.inference_mode()
    def translate(self, sources: Sequence[Ids], longest: int, batch: int = 64) -> list[list[int]]:
        """Return the greedy translation of each source, in pieces.

        Parameters
        ----------
        sources : sequence of Ids
        longest : int
            Most pieces of a translation.
        batch : int
            Sources at a time.
        """
        self._put_bias()
        training = self.training
        self.eval()
        order = sorted(range(len(sources)), key=lambda i: -len(sources[i]))
        found: dict[int, list[int]] = {}
        for first in range(0, len(order), batch):
            chosen = order[first : first + batch]
            width = len(sources[chosen[0]])
            rows = torch.full((len(chosen), width), self.pad)
            for row, i in zip(rows, chosen, strict=True):
                row[: len(sources[i])] = torch.from_numpy(sources[i].astype(np.int64))
            rows = rows.to(self.bias.device)
            made = self.core.generate(
                input_ids=rows,
                attention_mask=(rows != self.pad).long(),
                max_length=longest,
                num_beams=1,
                do_sample=False,
            )
            found |= {i: row[1:].tolist() for i, row in zip(chosen, made, strict=True)}
        self.train(training)
        return [found[i] for i in range(len(sources))]

    def export(self, folder: Path, store: torch.dtype) -> None:
        """Write the model in the Hugging Face format, with its tokenizer and settings.

        Parameters
        ----------
        folder : Path
            Created where it is not there.
        store : torch.dtype
            Of the numbers on disk; they are loaded as 32-bit floats whatever it is.
        """
        self._put_bias()
        self.core.config.dropout = self._dropout
        stored: dict[int, torch.Tensor] = {}  # tied weights stay one, and are written once
        state = {
            name: stored.setdefault(value.data_ptr(), value.to(store))
            for name, value in self.core.state_dict().items()
        }
        folder.mkdir(parents=True, exist_ok=True)
        self.core.save_pretrained(folder, state_dict=state)
        for name in BESIDE:
            if (self.folder / name).is_file():
                shutil.copyfile(self.folder / name, folder / name)

    def _put_bias(self) -> None:
        with torch.no_grad():
            whole = torch.full_like(self.core.final_logits_bias, FORBIDDEN)
            whole[0, self.free] = self.bias
            self.core.final_logits_bias.copy_(whole)

    def _set_dropout(self, rate: float) -> None:
        self.core.config.dropout = rate
        for module in self.core.modules():
            if isinstance(getattr(module, "dropout", None), float):
                module.dropout = rate  # type: ignore[assignment]

"""Universal Sentence Encoder (multilingual) as a batched torch module for sentence-transformers.

The published network [1]_: token vectors go through three convolutional branches (windows of 2, 3
and 5 tokens, two layers each), the layer-normalised token features are averaged, and a small
residual network turns the average into a unit vector.

Two things make it fast on a processor. Before the second convolution everything depends on the
token alone, so it is computed once per *different* token of a batch. And sentences are laid end to
end on one line with two empty places between them, so that a convolution of width n is n matrix
products over the line, with neither padding nor copies of windows.

References
----------
.. [1] Y. Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval",
   arXiv:1907.04307, 2019 (ACL 2020, system demonstrations).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import sentencepiece
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers.base.modules import InputModule
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["BRANCHES", "PackedEmbedding", "UniversalSentenceEncoder"]

WEIGHTS = "model.safetensors"
PIECES = "sentencepiece.model"
UNKNOWN, BEGIN, END = 0, 1, 2  # ids in the SentencePiece model
WIDTH = 512  # of a token vector and of a sentence vector
CHANNELS = 256  # of one branch
HIDDEN = 320
BRANCHES = ((2, 0), (3, 1), (5, 2))  # (tokens in the window, of which stand to the left)
GAP = 2  # empty places between sentences: the widest window reaches two tokens to either side
EPSILON = 1e-12


class PackedEmbedding(nn.Module):
    """Token vectors in six bits a value, with a scale and an offset per group of ids.

    Value ``v`` of token ``t`` stands for ``v * scale[t % groups] + offset[t % groups]``. The low
    four bits of values ``i`` and ``i + 256`` share byte ``i`` of `low`; the high two bits of values
    ``i``, ``i + 128``, ``i + 256`` and ``i + 384`` share byte ``i`` of `high`.
    """

    low: Tensor
    high: Tensor
    scale: Tensor
    offset: Tensor

    def __init__(self, vocabulary: int, groups: int) -> None:
        super().__init__()
        self.register_buffer("low", torch.zeros(vocabulary, WIDTH // 2, dtype=torch.uint8))
        self.register_buffer("high", torch.zeros(vocabulary, WIDTH // 4, dtype=torch.uint8))
        self.register_buffer("scale", torch.zeros(groups))
        self.register_buffer("offset", torch.zeros(groups))

    @staticmethod
    def pack(codes: Tensor) -> tuple[Tensor, Tensor]:
        """Split six-bit codes of shape (vocabulary, 512), uint8, into `low` and `high`."""
        halves = (codes & 15).chunk(2, dim=1)
        quarters = (codes >> 4).chunk(4, dim=1)
        high = quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6
        return halves[0] | halves[1] << 4, high

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of tokens: (n,) ids to (n, 512) floats."""
        # four bytes at a time: torch shifts 32-bit integers many times faster than bytes
        low, high = self.low[ids].view(torch.int32), self.high[ids].view(torch.int32)
        codes = torch.cat([low >> shift & 0x0F0F0F0F for shift in (0, 4)], dim=1)
        codes |= torch.cat([(high >> shift & 0x03030303) << 4 for shift in (0, 2, 4, 6)], dim=1)
        values = codes.view(torch.uint8).to(self.scale.dtype)
        group = (ids % len(self.scale))[:, None]
        return torch.addcmul(self.offset[group], values, self.scale[group])


class Branch(nn.Module):
    """Two residual convolutions over windows of a few tokens, on the line of all sentences."""

    def __init__(self, window: int, left: int) -> None:
        super().__init__()
        self.window, self.left = window, left
        # weight[k] maps the token at distance k - left; a window slot outside its sentence is zero
        self.first = nn.Parameter(torch.zeros(window, CHANNELS, CHANNELS))
        self.first_bias = nn.Parameter(torch.zeros(CHANNELS))
        self.second = nn.Parameter(torch.zeros(window, CHANNELS, CHANNELS))
        self.second_bias = nn.Parameter(torch.zeros(CHANNELS))

    def forward(self, tokens: Tensor, line: Tensor, occupied: Tensor) -> Tensor:
        """Return the features of each place.

        Parameters
        ----------
        tokens : Tensor of shape (n_tokens + 1, 256)
            One row per different token; the last one is zero and stands for an empty place.
        line : Tensor of shape (n_places,), int64
            The row of each place; starts and ends with at least two empty places.
        occupied : Tensor of shape (n_places, 1)
            One where a token stands, zero at empty places.

        Returns
        -------
        Tensor of shape (n_places, 256)
            Zero at empty places.
        """
        hidden = self._first(tokens, line).mul_(occupied)
        size = len(line) - 2 * GAP
        inner = self.second_bias.repeat(size, 1)
        for k, weight in enumerate(self.second):
            start = GAP + k - self.left
            inner.addmm_(hidden[start : start + size], weight)
        hidden[GAP : GAP + size] += inner.relu_()
        return hidden.mul_(occupied)

    def _first(self, tokens: Tensor, line: Tensor) -> Tensor:
        """Convolve per token: what each token gives to each slot of a window, then sum by place."""
        given = tokens @ self.first.transpose(0, 1).reshape(CHANNELS, -1)
        given = given.view(-1, CHANNELS)  # row: token * window + slot
        right = self.window - 1 - self.left
        around = functional.pad(line, (self.left, right), value=len(tokens) - 1)
        slots = around.unfold(0, self.window, 1) * self.window
        slots = slots + torch.arange(self.window, device=line.device)
        summed = functional.embedding_bag(slots, given, mode="sum")
        return summed.add_(self.first_bias).relu_().add_(functional.embedding(line, tokens))


class UniversalSentenceEncoder(InputModule):
    """The encoder, from text to unit vector, as one sentence-transformers module.

    Parameters
    ----------
    vocabulary : int
        Number of SentencePiece pieces.
    groups : int
        Number of scales of the packed token vectors.
    max_seq_length : int or None
        Tokens of a text that are read, its two end marks included; None: all of them.
    """

    config_keys: list[str] = ["vocabulary", "groups", "max_seq_length"]  # noqa: RUF012
    tokenizer: sentencepiece.SentencePieceProcessor  # type: ignore[assignment]  # not of the Hub's kinds

    def __init__(self, vocabulary: int, groups: int, max_seq_length: int | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.vocabulary, self.groups, self.max_seq_length = vocabulary, groups, max_seq_length
        self.embedding = PackedEmbedding(vocabulary, groups)
        self.project = nn.Linear(WIDTH, CHANNELS * len(BRANCHES))
        self.project_norm = nn.LayerNorm(CHANNELS * len(BRANCHES), eps=EPSILON)
        self.branches = nn.ModuleList(Branch(window, left) for window, left in BRANCHES)
        features = WIDTH + CHANNELS * len(BRANCHES)
        self.norm = nn.LayerNorm(features, eps=EPSILON)
        self.pool = nn.Linear(features, WIDTH)
        self.dense = nn.ModuleList(
            nn.Linear(rows, columns, bias=False)
            for rows, columns in (
                (WIDTH, HIDDEN),
                (HIDDEN, HIDDEN),
                (HIDDEN, WIDTH),
                (WIDTH, WIDTH),
            )
        )
        self.shortcut = nn.ModuleList(
            nn.Linear(rows, columns, bias=False)
            for rows, columns in ((WIDTH, HIDDEN), (HIDDEN, WIDTH))
        )

    def token_ids(self, text: str) -> list[int]:
        """Return the ids of a text, uncut, with the marks of its begin and end.

        Notes
        -----
        SentencePiece joins neighbouring unknown characters to one piece. The implementation whose
        weights these are counts each of them, and reads a blank text as one unknown token.
        """
        ids: list[int] = self.tokenizer.encode(text)
        if UNKNOWN in ids:
            pieces = zip(ids, self.tokenizer.encode(text, out_type=str), strict=True)
            ids = [i for i, piece in pieces for _ in range(len(piece) if i == UNKNOWN else 1)]
        return [BEGIN, *(ids or [UNKNOWN]), END]

    def preprocess(  # type: ignore[override]  # texts only
        self, inputs: Sequence[str], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Tensor]:
        """Turn texts into padded ids and a mask, both of shape (n, longest)."""
        rows = [self.token_ids((prompt or "") + text) for text in inputs]
        if self.max_seq_length is not None:
            rows = [
                row if len(row) <= self.max_seq_length else [*row[: self.max_seq_length - 1], END]
                for row in rows
            ]
        lengths = torch.tensor([len(row) for row in rows])
        mask = torch.arange(int(lengths.max())) < lengths[:, None]
        ids = torch.zeros(mask.shape, dtype=torch.int64)
        ids[mask] = torch.tensor([i for row in rows for i in row])
        return {"input_ids": ids, "attention_mask": mask}

    def forward(self, features: dict[str, Tensor], **kwargs: Any) -> dict[str, Tensor]:
        """Add ``sentence_embedding``, of shape (n, 512), rows of unit length."""
        mask = features["attention_mask"].bool()
        lengths = mask.sum(dim=1)
        different, rank = torch.unique(features["input_ids"][mask], return_inverse=True)
        # the line: two empty places, then each sentence followed by two empty places
        starts = GAP + torch.cumsum(lengths + GAP, dim=0) - lengths - GAP
        sentence = torch.repeat_interleave(torch.arange(len(lengths), device=mask.device), lengths)
        place = torch.arange(len(rank), device=mask.device) + GAP * (sentence + 1)
        line = torch.full(
            (len(rank) + GAP * (len(lengths) + 1),), len(different), device=mask.device
        )
        line[place] = rank
        vectors = functional.pad(self.embedding(different), (0, 0, 0, 1))
        mean = self._average(vectors, line, starts, lengths)
        features["sentence_embedding"] = self._finish(mean)
        return features

    def _average(self, vectors: Tensor, line: Tensor, starts: Tensor, lengths: Tensor) -> Tensor:
        """Layer-normalise each place's features and sum them by sentence, over sqrt(length).

        The sum over a sentence is taken before scale, shift and projection, which are linear.
        """
        occupied = (line < len(vectors) - 1).to(vectors.dtype)[:, None]
        tokens = self.project_norm(self.project(vectors))
        tokens[-1] = 0
        split = zip(self.branches, tokens.chunk(len(BRANCHES), dim=1), strict=True)
        parts = [branch(part.contiguous(), line, occupied) for branch, part in split]

        width = self.pool.in_features
        total = vectors.sum(dim=1)[line] + sum(part.sum(dim=1) for part in parts)
        square = vectors.square().sum(dim=1)[line] + sum(part.square().sum(dim=1) for part in parts)
        centre = total / width
        variance = (square / width - centre.square()).clamp(min=0)
        weight = torch.rsqrt(variance + EPSILON) * occupied[:, 0]

        bags = starts.clone()
        bags[0] = 0  # the leading empty places weigh nothing
        every = torch.arange(len(line), device=line.device)
        sums = [_weighted_sums(line, vectors, bags, weight)]
        sums += [_weighted_sums(every, part, bags, weight) for part in parts]
        shift = _weighted_sums(every, centre[:, None], bags, weight)
        count = lengths[:, None].to(weight.dtype)
        summed = (torch.cat(sums, dim=1) - shift) * self.norm.weight + count * self.norm.bias
        return (functional.linear(summed, self.pool.weight) + count * self.pool.bias) / count.sqrt()

    def _finish(self, mean: Tensor) -> Tensor:
        """Apply the residual feed-forward network and scale to unit length."""
        hidden = self.dense[1](self.dense[0](mean).relu()) + self.shortcut[0](mean)
        hidden = hidden.relu()
        output = self.dense[3](self.dense[2](hidden).relu()) + self.shortcut[1](hidden)
        return functional.normalize(output.tanh(), dim=1)

    def get_embedding_dimension(self) -> int:
        """Return the length of a sentence vector."""
        return WIDTH

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Write configuration, weights and SentencePiece model into a folder."""
        folder = Path(output_path)
        self.save_config(output_path)
        save_file({k: v.contiguous() for k, v in self.state_dict().items()}, folder / WEIGHTS)
        (folder / PIECES).write_bytes(self.tokenizer.serialized_model_proto())

    @classmethod
    def load(  # type: ignore[override]  # what the Hub needs comes in kwargs, unused
        cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any
    ) -> Self:
        """Read what `save` or ``scripts/build_use_multilingual.py`` wrote, from a local folder."""
        folder = Path(model_name_or_path, subfolder)
        module = cls(**cls.load_config(str(folder), local_files_only=True))
        module.load_state_dict(load_file(folder / WEIGHTS))
        module.tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / PIECES))
        return module.eval()


def _weighted_sums(index: Tensor, rows: Tensor, bags: Tensor, weight: Tensor) -> Tensor:
    """Sum rows by bag: (n_places,) row numbers, bag starts (n,) and weights to (n, width)."""
    return functional.embedding_bag(index, rows, bags, mode="sum", per_sample_weights=weight)

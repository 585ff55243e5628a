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
from typing import Any, NamedTuple, Self

import sentencepiece
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers.base.modules import InputModule
from torch import Tensor, nn
from torch.nn import functional

from aligner.embed.packed import WIDTH, PackedEmbedding

__all__ = ["BRANCHES", "UniversalSentenceEncoder"]

WEIGHTS = "model.safetensors"
PIECES = "sentencepiece.model"
UNKNOWN, BEGIN, END = 0, 1, 2  # ids in the SentencePiece model
CHANNELS = 256  # of one branch
HIDDEN = 320
BRANCHES = ((2, 0), (3, 1), (5, 2))  # (tokens in the window, of which stand to the left)
GAP = 2  # empty places between sentences: the widest window reaches two tokens to either side
EPSILON = 1e-12


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


class Line(NamedTuple):
    """Sentences laid end to end: two empty places, then each sentence and two empty places."""

    tokens: Tensor  # (n_tokens,): each different id once
    rows: Tensor  # (n_places,): which of `tokens` stands there; n_tokens where none does
    places: Tensor  # of all tokens, sentence by sentence
    starts: Tensor  # (n,): the place of each sentence's first token
    lengths: Tensor  # (n,): tokens of each sentence


def _lay_out(features: dict[str, Tensor]) -> Line:
    mask = features["attention_mask"].bool()
    lengths = mask.sum(dim=1)
    tokens, rank = torch.unique(features["input_ids"][mask], return_inverse=True)
    starts = GAP + torch.cumsum(lengths + GAP, dim=0) - lengths - GAP
    sentence = torch.repeat_interleave(torch.arange(len(lengths), device=mask.device), lengths)
    places = torch.arange(len(rank), device=mask.device) + GAP * (sentence + 1)
    size = len(rank) + GAP * (len(lengths) + 1)
    rows = torch.full((size,), len(tokens), device=mask.device)
    rows[places] = rank
    return Line(tokens=tokens, rows=rows, places=places, starts=starts, lengths=lengths)


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
        line = _lay_out(features)
        features["sentence_embedding"] = self._finish(self._average(line, *self._features(line)))
        return features

    def token_vectors(self, features: dict[str, Tensor]) -> tuple[Tensor, ...]:
        """Return what the network makes of each token where it stands.

        Parameters
        ----------
        features : dict of str to Tensor
            As `preprocess` returns it.

        Returns
        -------
        tuple of Tensor, length n
            Of shape (n_tokens, 512) each, without the marks of begin and end; rows of unit length.
            A token goes the way of a sentence that is the mean of no other.
        """
        line = _lay_out(features)
        vectors, parts = self._features(line)
        places = torch.cat([vectors[line.rows], *parts], dim=1)[line.places]
        made = self._finish(self.pool(self.norm(places)))
        return tuple(rows[1:-1] for rows in torch.split(made, line.lengths.tolist()))

    def _features(self, line: Line) -> tuple[Tensor, list[Tensor]]:
        """Return the vector of each different token, and each branch's features of each place."""
        vectors = functional.pad(self.embedding(line.tokens), (0, 0, 0, 1))
        occupied = (line.rows < len(line.tokens)).to(vectors.dtype)[:, None]
        tokens = self.project_norm(self.project(vectors))
        tokens[-1] = 0
        split = zip(self.branches, tokens.chunk(len(BRANCHES), dim=1), strict=True)
        return vectors, [branch(part.contiguous(), line.rows, occupied) for branch, part in split]

    def _average(self, line: Line, vectors: Tensor, parts: Sequence[Tensor]) -> Tensor:
        """Layer-normalise each place's features and sum them by sentence, over sqrt(length).

        The sum over a sentence is taken before scale, shift and projection, which are linear.
        """
        rows, width = line.rows, self.pool.in_features
        total = vectors.sum(dim=1)[rows] + sum(part.sum(dim=1) for part in parts)
        square = vectors.square().sum(dim=1)[rows] + sum(part.square().sum(dim=1) for part in parts)
        centre = total / width
        variance = (square / width - centre.square()).clamp(min=0)
        weight = torch.rsqrt(variance + EPSILON) * (rows < len(line.tokens))

        bags = line.starts.clone()
        bags[0] = 0  # the leading empty places weigh nothing
        every = torch.arange(len(rows), device=rows.device)
        sums = [_weighted_sums(rows, vectors, bags, weight)]
        sums += [_weighted_sums(every, part, bags, weight) for part in parts]
        shift = _weighted_sums(every, centre[:, None], bags, weight)
        count = line.lengths[:, None].to(weight.dtype)
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

"""The encoder against a slow, literal reading of its definition, on random small weights."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from aligner.embed.packed import PackedEmbedding
from aligner.embed.use import (
    BRANCHES,
    CHANNELS,
    EPSILON,
    Branch,
    UniversalSentenceEncoder,
)


@pytest.fixture(scope="module")
def encoder() -> UniversalSentenceEncoder:
    generator = torch.Generator().manual_seed(3)
    module = UniversalSentenceEncoder(vocabulary=40, groups=3)
    state = {}
    for name, value in module.state_dict().items():
        if value.dtype == torch.uint8:
            random = torch.randint(0, 256, value.shape, generator=generator, dtype=torch.uint8)
        else:
            random = torch.randn(value.shape, generator=generator) * 0.05
        state[name] = random
    module.load_state_dict(state)
    return module.eval()


def read_literally(encoder: UniversalSentenceEncoder, ids: list[int]) -> Tensor:
    """Read the places of one sentence as the definition says: one window after the other."""
    vectors = encoder.embedding(torch.tensor(ids))
    tokens = encoder.project_norm(encoder.project(vectors)).chunk(len(BRANCHES), dim=1)
    features = [vectors]
    for branch, (window, left), values in zip(encoder.branches, BRANCHES, tokens, strict=True):
        assert isinstance(branch, Branch)
        layers = ((branch.first, branch.first_bias), (branch.second, branch.second_bias))
        for weight, bias in layers:
            padded = functional.pad(values, (0, 0, left, window - 1 - left))
            rows = [
                padded[t : t + window].reshape(-1) @ weight.reshape(window * CHANNELS, CHANNELS)
                for t in range(len(ids))
            ]
            values = (torch.stack(rows) + bias).relu() + values
        features.append(values)
    joined = functional.layer_norm(
        torch.cat(features, dim=1), [1280], encoder.norm.weight, encoder.norm.bias, EPSILON
    )
    return encoder.pool(joined)  # type: ignore[no-any-return]


def embed_literally(encoder: UniversalSentenceEncoder, ids: list[int]) -> Tensor:
    """Embed one sentence: what is finished is the sum of its places, over sqrt(length)."""
    mean = read_literally(encoder, ids).sum(dim=0) / len(ids) ** 0.5
    return encoder._finish(mean[None])[0]


SENTENCES = [[1, 2], [1, 7, 2], [1, 9, 9, 9, 30, 4, 2], [1, 0, 2], [1, *range(3, 39), 2]]


def in_one_batch() -> dict[str, Tensor]:
    ids = torch.zeros(len(SENTENCES), 38, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for row, sentence in enumerate(SENTENCES):
        ids[row, : len(sentence)] = torch.tensor(sentence)
        mask[row, : len(sentence)] = 1
    return {"input_ids": ids, "attention_mask": mask}


@torch.inference_mode()
def test_batch_equals_the_definition_sentence_by_sentence(
    encoder: UniversalSentenceEncoder,
) -> None:
    result = encoder(in_one_batch())["sentence_embedding"]

    expected = torch.stack([embed_literally(encoder, sentence) for sentence in SENTENCES])
    torch.testing.assert_close(result, expected, atol=2e-6, rtol=0)


@torch.inference_mode()
def test_a_token_goes_the_way_of_a_sentence_without_others(
    encoder: UniversalSentenceEncoder,
) -> None:
    found = encoder.token_vectors(in_one_batch())

    for rows, sentence in zip(found, SENTENCES, strict=True):
        expected = encoder._finish(read_literally(encoder, sentence))[1:-1]
        torch.testing.assert_close(rows, expected, atol=2e-6, rtol=0)


@torch.inference_mode()
def test_what_stands_in_the_padding_does_not_matter(encoder: UniversalSentenceEncoder) -> None:
    mask = torch.tensor([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]])
    ids = torch.tensor([[1, 5, 2, 0, 0], [1, 5, 6, 7, 2]])
    other = ids + (1 - mask) * 17

    first = encoder({"input_ids": ids, "attention_mask": mask})["sentence_embedding"]
    second = encoder({"input_ids": other, "attention_mask": mask})["sentence_embedding"]

    torch.testing.assert_close(first, second, atol=0, rtol=0)


def test_packed_codes_are_read_back_with_the_scale_of_their_group() -> None:
    codes = torch.randint(0, 64, (9, 512), dtype=torch.uint8)
    table = PackedEmbedding(vocabulary=9, groups=2)
    table.low, table.high = PackedEmbedding.pack(codes)
    table.scale, table.offset = torch.tensor([1.0, 2.0]), torch.tensor([0.0, -5.0])

    vectors = table(torch.tensor([4, 3, 4]))

    expected = torch.stack([codes[4].float(), codes[3].float() * 2 - 5, codes[4].float()])
    torch.testing.assert_close(vectors, expected, atol=0, rtol=0)

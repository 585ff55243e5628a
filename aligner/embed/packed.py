"""Token vectors in six bits a value."""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["WIDTH", "PackedEmbedding"]

WIDTH = 512  # of a token vector


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

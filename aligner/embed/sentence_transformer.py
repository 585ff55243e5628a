"""Any sentence-transformers model on this machine, as an embedder."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from aligner.embed.locate import locate
from aligner.embed.use import UniversalSentenceEncoder
from aligner.errors import ConfigError, ModelError
from aligner.models import CARD, check_model, read_card
from aligner.protocols import NO_TOKENS, Tokens, Vectors

__all__ = ["SentenceTransformerEmbedder"]

# classes that a model folder may name beside those of sentence-transformers: our own, already here
OWN_MODULES = {"aligner.embed.use.UniversalSentenceEncoder": UniversalSentenceEncoder}
TOKEN_BUDGET = 16_384  # tokens of one batch, padding included


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTransformerEmbedder:
    """Embeds with a sentence-transformers model, in 32-bit floats; see `load`."""

    name: str
    fingerprint: str
    prompt: str
    max_length: int | None  # tokens of a text that the model reads, its marks included; None: all
    batch_size: int  # texts in one batch, at most
    model: SentenceTransformer = field(repr=False, compare=False)

    @classmethod
    def load(
        cls,
        name_or_path: str,
        *,
        device: str = "cpu",
        batch_size: int = 512,
        prompt: str | None = None,
        max_length: int | None = None,
    ) -> Self:
        """Load a model that is on this machine; nothing is downloaded.

        Parameters
        ----------
        name_or_path : str
            A bundled model's name, the path of a folder, or the name of a model in the local
            Hugging Face cache, e.g. ``sentence-transformers/LaBSE``.
        device : str, default="cpu"
            ``cpu`` or ``cuda``.
        batch_size : int, default=512
            Texts in one batch, at most; long texts make smaller batches.
        prompt : str, optional
            Put before each text, e.g. ``"query: "`` for multilingual-e5; None: the default prompt
            that the model itself names, which most do not.
        max_length : int, optional
            Tokens of a text that are read, if fewer than the model's own limit.

        Raises
        ------
        ModelNotFoundError
            If there is no such model on this machine.
        ModelError
            If it is no sentence-transformers model, or is damaged.
        ConfigError
            If there is no such device.
        """
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        _check_device(device)
        located = locate(name_or_path)
        model = _open(located.folder, device)
        own_prompt = model.prompts.get(model.default_prompt_name or "") or ""
        return cls(
            name=located.name,
            fingerprint=located.fingerprint(prompt=prompt, max_length=max_length),
            prompt=own_prompt if prompt is None else prompt,
            max_length=_limit(model, max_length),
            batch_size=batch_size,
            model=model,
        )

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.model.get_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text, in batches of texts of like length; see `Embedder`."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        counts = self._count_tokens(texts)
        if self.max_length is not None:
            counts = [min(count, self.max_length) for count in counts]
        for batch in _batches(counts, self.batch_size):
            vectors[batch] = self._encode([texts[i] for i in batch])
        return vectors

    def embed_tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Embed each text's tokens; see `TokenEmbedder`.

        Of the bundled model's kind alone: texts have no tokens where it is another one.
        """
        encoder: Any = self.model[0]
        if not isinstance(encoder, UniversalSentenceEncoder):
            return [NO_TOKENS] * len(texts)
        found = [NO_TOKENS] * len(texts)
        for batch in _batches(self._count_tokens(texts), self.batch_size):
            read = encoder.preprocess([self.prompt + texts[i] for i in batch])
            on_device = {name: tensor.to(self.model.device) for name, tensor in read.items()}
            with torch.inference_mode():
                vectors = encoder.token_vectors(on_device)
            for i, ids, rows in zip(batch, read["input_ids"], vectors, strict=True):
                found[i] = Tokens(
                    ids=ids[1 : len(rows) + 1].numpy().astype(np.int32), vectors=_in_bytes(rows)
                )
        return found

    def truncated(self, texts: Sequence[str]) -> list[bool]:
        """Say of each text whether the model reads only its beginning.

        Returns
        -------
        list of bool, length n
        """
        if self.max_length is None:
            return [False] * len(texts)
        return [count > self.max_length for count in self._count_tokens(texts)]

    def _count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens, prompt and marks included, before anything is cut off."""
        if not texts:
            return []
        prompted = [self.prompt + text for text in texts]
        first: Any = self.model[0]
        if isinstance(first, UniversalSentenceEncoder):
            return [len(first.token_ids(text)) for text in prompted]
        tokenizer: Any = self.model.tokenizer
        if isinstance(tokenizer, Tokenizer):  # of a static model, which reads all
            return [len(row.ids) for row in tokenizer.encode_batch(prompted)]
        # verbose: or the tokenizer warns about the very lengths that are asked for here
        return [
            len(row) for row in tokenizer(prompted, truncation=False, verbose=False)["input_ids"]
        ]

    def _encode(self, texts: list[str]) -> Vectors:
        """Encode one batch; halve it where the device's memory is too small."""
        try:
            rows: Vectors = self.model.encode(
                texts,
                prompt=self.prompt,
                batch_size=len(texts),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        except torch.OutOfMemoryError as error:
            if len(texts) == 1:
                reason = (
                    f"a text of {len(texts[0])} characters does not fit into the device's memory"
                )
                raise ModelError(self.name, reason) from error
        else:
            return rows
        middle = len(texts) // 2
        return np.concatenate([self._encode(texts[:middle]), self._encode(texts[middle:])])


def _in_bytes(rows: torch.Tensor) -> NDArray[np.int8]:
    """Return directions in 8 bits a value, the greatest of each row 127 or -127."""
    greatest = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-9)
    directions: NDArray[np.int8] = (rows / greatest * 127).round().to(torch.int8).cpu().numpy()
    return directions


def _batches(counts: Sequence[int], batch_size: int) -> Iterator[list[int]]:
    """Yield the positions of texts in batches, longest first, so that memory runs out early."""
    batch: list[int] = []
    for i in sorted(range(len(counts)), key=lambda i: -counts[i]):
        longest = counts[batch[0]] if batch else 0
        if batch and (len(batch) == batch_size or longest * (len(batch) + 1) > TOKEN_BUDGET):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _check_device(device: str) -> None:
    if device.partition(":")[0] not in {"cpu", "cuda"}:
        raise ConfigError("device", (f"{device!r} is neither 'cpu' nor 'cuda'",))
    if device.startswith("cuda") and not torch.cuda.is_available():
        raise ConfigError("device", ("'cuda' was asked for, and torch finds no such device here",))


def _open(folder: Path, device: str) -> SentenceTransformer:
    """Load the model, running no code but our own and that of sentence-transformers."""
    if (folder / CARD).is_file() and (problems := check_model(read_card(folder))):
        raise ModelError(str(folder), "; ".join(problems))
    try:
        listing = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]) for module in listing]
        if len(kinds) == 1 and kinds[0] in OWN_MODULES:
            # the library would ask for trust_remote_code, which runs code that lies in the folder
            module = OWN_MODULES[kinds[0]].load(str(folder))
            return SentenceTransformer(modules=[module], device=device)
        if foreign := [kind for kind in kinds if not kind.startswith("sentence_transformers.")]:
            reason = f"it needs program code that is not run here: {', '.join(foreign)}"
            raise ModelError(str(folder), reason)
        model = SentenceTransformer(str(folder), device=device, local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        raise ModelError(str(folder), f"it cannot be loaded: {error}") from error
    return model.float()


def _limit(model: SentenceTransformer, asked: int | None) -> int | None:
    """Set and return the number of tokens that the model reads of a text."""
    own = model.max_seq_length  # None or infinite where the model has no limit
    limits = [int(n) for n in (own, asked) if n is not None and math.isfinite(n)]
    if not limits:
        return None
    limit = min(limits)
    if limit != own:
        model.max_seq_length = limit
    return limit

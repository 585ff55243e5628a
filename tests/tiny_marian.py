"""Builder of tiny random MarianMT folders, whose SentencePiece model is real."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sentencepiece

__all__ = ["TEXT", "build_tiny_marian", "train_pieces"]

TEXT = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez",
    "la ciudad duerme y el río pasa bajo el puente de piedra",
    "le fleuve passe sous le pont et la ville dort encore",
    "the river runs under the stone bridge while the city sleeps",
    "one two three four five six seven eight nine ten",
    "quatre cents personnes ont quitté la gare avant midi",
)


def build_tiny_marian(
    path: Path,
    *,
    marks: Sequence[str] = (),
    languages: tuple[str, str] = ("spa", "eng"),
    config: Mapping[str, Any] | None = None,
    generation: Mapping[str, Any] | None = None,
    renamed: bool = False,
    separate: bool = False,
    half: bool = False,
    seed: int = 0,
) -> Path:
    """Write a MarianMT folder with random weights and return it.

    Parameters
    ----------
    path : Path
        Made if it is not there.
    marks : sequence of str
        Target marks of the vocabulary: ``>>fra<<``.
    languages : tuple of str
        Source and target code in ``tokenizer_config.json``.
    config : mapping or None
        What replaces fields of ``config.json`` after the weights were made; a None removes one.
    generation : mapping or None
        What replaces fields of ``generation_config.json``; a None removes one.
    renamed : bool
        Whether ``vocab.json`` holds the pieces of another tokenizer.
    separate : bool
        Whether source and target pieces are numbered apart.
    half : bool
        Whether weights are stored in half precision.
    seed : int
        Of the weights.
    """
    import torch
    from transformers import GenerationConfig, MarianConfig, MarianMTModel

    path.mkdir(parents=True, exist_ok=True)
    spm = train_pieces(TEXT)
    for name in ("source.spm", "target.spm"):
        (path / name).write_bytes(spm)
    vocabulary = _vocabulary(spm, marks)
    size, pad = len(vocabulary), vocabulary["<pad>"]
    roles: dict[str, Any] = {"decoder_start_token_id": pad, "eos_token_id": 0, "pad_token_id": pad}
    make_settings: Any = GenerationConfig  # its constructor is not typed
    torch.manual_seed(seed)
    model: Any = MarianMTModel(
        MarianConfig(
            vocab_size=size, decoder_vocab_size=size, d_model=16, encoder_layers=1,
            decoder_layers=1, encoder_ffn_dim=16, decoder_ffn_dim=16, encoder_attention_heads=2,
            decoder_attention_heads=2, max_position_embeddings=96, scale_embedding=True,
            activation_function="relu", init_std=0.2, forced_eos_token_id=0,
            share_encoder_decoder_embeddings=not separate, tie_word_embeddings=True, **roles,
        )
    )  # fmt: skip
    model.generation_config = make_settings(**roles, forced_eos_token_id=0, max_length=96)
    (model.half() if half else model).save_pretrained(path)
    if renamed:
        special = {"</s>", "<unk>", "<pad>"}
        vocabulary = {k if k in special else f"other-{k}": i for k, i in vocabulary.items()}
    write_json(path / "vocab.json", vocabulary)
    if separate:
        write_json(path / "target_vocab.json", vocabulary)
    settings = {"source_lang": languages[0], "target_lang": languages[1]}
    write_json(path / "tokenizer_config.json", settings | {"separate_vocabs": separate})
    _change(path / "config.json", config or {})
    _change(path / "generation_config.json", generation or {})
    return path


def train_pieces(text: Sequence[str], size: int = 90) -> bytes:
    """Return a SentencePiece model trained on a few sentences."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text), model_writer=model, vocab_size=size,
        hard_vocab_limit=False, character_coverage=1.0, bos_id=-1, minloglevel=2,
    )  # fmt: skip
    return model.getvalue()


def write_json(path: Path, value: Any) -> None:
    """Write a value as UTF-8 JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _vocabulary(spm: bytes, marks: Sequence[str]) -> dict[str, int]:
    processor = sentencepiece.SentencePieceProcessor()
    processor.LoadFromSerializedProto(spm)
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    plain = [piece for piece in pieces if piece not in ("</s>", "<unk>")]
    return {piece: i for i, piece in enumerate(["</s>", "<unk>", *plain, *marks, "<pad>"])}


def _change(path: Path, values: Mapping[str, Any]) -> None:
    content = json.loads(path.read_text(encoding="utf-8")) | dict(values)
    write_json(path, {key: value for key, value in content.items() if value is not None})

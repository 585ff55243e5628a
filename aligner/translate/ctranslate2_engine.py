"""MarianMT on CTranslate2: the same weights, converted once, several times as fast on a CPU.

Importing this module imports neither torch nor transformers; only a conversion does.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2

from aligner.config import default_cache_path
from aligner.errors import CacheError, ModelError
from aligner.translate.engine import Candidate, Decoding
from aligner.translate.folder import MarianFolder
from aligner.translate.pieces import PAD, Pieces

__all__ = ["CTranslate2Engine", "conversion_folder", "convert", "delete_conversions", "objection"]

SHARED = ("model.shared.weight", "model.decoder.embed_tokens.weight", "lm_head.weight")


class CTranslate2Engine:
    """Converted weights in memory.

    Parameters
    ----------
    folder : MarianFolder
    pieces : Pieces
        The folder's own.
    device : str
        ``cpu`` or ``cuda``.
    compute_type : str, default="int8"
        ``int8``, ``float32``; on a GPU also ``float16`` and ``int8_float16``.
    cache : Path or None, default=None
        Folder of converted models; None: `conversion_folder`.
    threads : int, default=0
        Searches at the same time on a CPU, each on one thread; 0: one a processor, at most 4,
        or ``OMP_NUM_THREADS``.

    Raises
    ------
    ModelError
        If CTranslate2 cannot express the model, or its weights cannot be loaded.
    CacheError
        If the converted model cannot be written.
    """

    def __init__(
        self,
        folder: MarianFolder,
        pieces: Pieces,
        device: str,
        compute_type: str = "int8",
        *,
        cache: Path | None = None,
        threads: int = 0,
    ) -> None:
        path = convert(folder, compute_type, cache or conversion_folder())
        try:
            self._model = ctranslate2.Translator(
                str(path),
                device=device,
                compute_type=compute_type,
                inter_threads=(threads or _processors()) if device == "cpu" else 1,
                intra_threads=1,  # matrices of small models are too small to be shared
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(folder.name, f"CTranslate2 cannot run it ({error})") from error
        self.description = f"ctranslate2 {compute_type}"

    def generate(
        self,
        batch: Sequence[Sequence[str]],
        decoding: Decoding,
        *,
        cap: int,
        prefix: Sequence[str] = (),
    ) -> list[list[Candidate]]:
        """Translate one batch; see `aligner.translate.engine.Engine.generate`.

        Notes
        -----
        Texts of one length are searched together, so that none is padded: padding changes the
        last bits of an attention, 8-bit activations make a step of it, and of 240 news sentences
        12 came out otherwise beside longer companions. Unpadded, results with 8-bit weights are
        equal to the bit, those with ``float32`` to about 1e-6 nats.

        With `no_repeat_ngram_size`, log-probabilities are those among the pieces that were
        still allowed.
        """
        by_length: dict[int, list[int]] = {}
        for i, unit in enumerate(batch):
            by_length.setdefault(len(unit), []).append(i)
        pending: dict[int, Any] = {}
        for rows in by_length.values():
            answers = self._model.translate_batch(
                [list(batch[i]) for i in rows],
                target_prefix=[list(prefix)] * len(rows) if prefix else None,
                asynchronous=True,
                beam_size=decoding.num_beams,
                num_hypotheses=decoding.num_candidates,
                return_scores=True,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_decoding_length=cap + 1,  # of which the end mark is one
                max_input_length=0,  # nothing is cut in silence
            )
            pending |= zip(rows, answers, strict=True)
        results = [pending[i].result() for i in range(len(batch))]
        return [
            [
                _candidate(hypothesis, score, decoding.length_penalty, len(prefix), cap)
                for hypothesis, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in results
        ]


def _candidate(
    hypothesis: Sequence[str], score: float, penalty: float, n_forced: int, cap: int
) -> Candidate:
    """Turn CTranslate2's score into a mean.

    It is the sum of log-probabilities, in which forced pieces count 0, over the number of all
    pieces, forced ones and the end mark included, to the power of the length penalty. The end
    mark is not among the pieces.
    """
    truncated = len(hypothesis) > cap
    length = len(hypothesis) + (not truncated)
    mean = score * length**penalty / max(1, length - n_forced)
    return Candidate(tuple(hypothesis[:cap]), mean, truncated)


def _processors() -> int:
    declared = os.environ.get("OMP_NUM_THREADS", "")
    if declared.isdigit() and int(declared):
        return int(declared)
    return min(4, os.cpu_count() or 1)


def conversion_folder(cache: Path | None = None) -> Path:
    """Return where converted models lie: in a cache folder, or in this user's."""
    own = os.environ.get("ALIGNER_CACHE")
    return (cache or (Path(own) if own else default_cache_path().parent)) / "ctranslate2"


def delete_conversions(cache: Path) -> int:
    """Remove the converted models of a cache folder, and return how many bytes these were.

    Raises
    ------
    CacheError
        If they cannot be removed.
    """
    folder = conversion_folder(cache)
    if not folder.is_dir():
        return 0
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise CacheError(str(folder), error.strerror or str(error)) from error
    return size


def objection(folder: MarianFolder) -> str | None:
    """Return why CTranslate2 cannot run a model as it is meant; None: it can.

    Its decoder starts from a zero vector, it knows one vocabulary for both sides, and its
    converter drops the last piece, which it takes for the padding.
    """
    if folder.separate_vocabularies:
        return "its source and target vocabularies are separate"
    vocabulary = json.loads((folder.path / "vocab.json").read_text(encoding="utf-8"))
    if vocabulary.get(PAD) != folder.pad_id or folder.pad_id != len(vocabulary) - 1:
        return f"{PAD} is not the last piece of its vocabulary"
    if folder.start_id != folder.pad_id:
        return f"its decoder does not start from {PAD}"
    if _start_is_zero(folder) is False:
        return f"the embedding of {PAD}, from which its decoder starts, is not zero"
    return None


def _start_is_zero(folder: MarianFolder) -> bool | None:
    """Return whether the decoder starts from a zero vector; None: it has to be loaded first."""
    weights = folder.path / "model.safetensors"
    if not weights.is_file():
        return None
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(weights, "numpy") as file:
            names = [name for name in SHARED if name in file.keys()]  # noqa: SIM118  # no mapping
            rows = [file.get_slice(name)[folder.start_id : folder.start_id + 1] for name in names]
    except (OSError, SafetensorError, TypeError):
        return None  # unreadable, or bfloat16, which numpy lacks
    return not rows[0].any() if rows else None


def convert(folder: MarianFolder, compute_type: str, cache: Path) -> Path:
    """Convert a model, unless that is done, and return where the result lies.

    Parameters
    ----------
    folder : MarianFolder
    compute_type : str
        Precision of the weights.
    cache : Path
        Made if it is not there.

    Raises
    ------
    ModelError, CacheError
        As for `CTranslate2Engine`.

    Notes
    -----
    The result is moved to its place when it is complete: a killed process leaves nothing that
    could be taken for a model, and of two at the same time the first wins.
    """
    done = cache / f"{folder.digest[:32]}-{compute_type}-{ctranslate2.__version__}"
    if done.is_dir():
        return done
    if reason := objection(folder):
        raise ModelError(folder.name, f"CTranslate2 cannot run it: {reason}; use torch")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="unfinished-", dir=cache) as scratch:
            made = Path(scratch) / "model"
            _write(folder, compute_type, made)
            try:
                made.replace(done)
            except OSError:
                if not done.is_dir():
                    raise
    except OSError as error:
        raise CacheError(str(cache), f"the converted model cannot be written ({error})") from error
    return done


def _write(folder: MarianFolder, compute_type: str, path: Path) -> None:
    import torch
    from ctranslate2.converters import TransformersConverter
    from transformers import MarianTokenizer

    from aligner.translate.torch_engine import UNLOADABLE, load_weights, quiet

    class Converter(TransformersConverter):  # type: ignore[misc]
        """Loads what our torch engine loads, with its checks."""

        def load_model(self, model_class: Any, model_name_or_path: str, **settings: Any) -> Any:
            return load_weights(model_name_or_path, torch.float32)

        def load_tokenizer(self, tokenizer_class: Any, path: str, **settings: Any) -> Any:
            return MarianTokenizer.from_pretrained(path, local_files_only=True)

    try:
        with quiet():
            Converter(str(folder.path)).convert(str(path), quantization=compute_type)
    except UNLOADABLE as error:
        raise ModelError(folder.name, f"CTranslate2 cannot convert it ({error})") from error

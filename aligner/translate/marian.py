"""MarianMT through transformers: any folder in the Hugging Face format, bundled or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aligner.errors import LanguagePairError
from aligner.protocols import Hypothesis
from aligner.translate.folder import MarianFolder, read_folder
from aligner.translate.normalise import NORMALISATION, normalise

if TYPE_CHECKING:
    from aligner.translate.generate import Decoding, MarianEngine

__all__ = ["DEFAULT_MODEL", "MarianTranslator"]

DEFAULT_MODEL = "marian-es-fr-en"
TOKEN_BUDGET = 2048
ADAPTER = 1  # raised whenever this package turns the same text into another translation


class MarianTranslator:
    """A MarianMT model; weights are loaded at the first text.

    Parameters
    ----------
    folder : MarianFolder
    device : str, default="cpu"
        ``cpu``, ``cuda`` or ``auto``.
    num_beams : int, default=4
        Width of the beam search, >= 1.
    token_budget : int, default=2048
        Source tokens of one batch, padding included, >= 1; a longer text is a batch of its own.
    normalised : bool, default=True
        Whether the model reads the text through `aligner.translate.normalise`; else only white
        space is made uniform.
    """

    def __init__(
        self,
        folder: MarianFolder,
        *,
        device: str = "cpu",
        num_beams: int = 4,
        token_budget: int = TOKEN_BUDGET,
        normalised: bool = True,
    ) -> None:
        if num_beams < 1 or token_budget < 1:
            raise ValueError("num_beams and token_budget must be at least 1")
        self.folder, self.device = folder, device
        self.num_beams, self.token_budget = num_beams, token_budget
        self.normalised = normalised
        self._engine: MarianEngine | None = None

    @classmethod
    def load(
        cls,
        name_or_path: str | Path = DEFAULT_MODEL,
        *,
        device: str = "cpu",
        num_beams: int = 4,
        token_budget: int = TOKEN_BUDGET,
    ) -> Self:
        """Find a model and check its folder; neither torch nor the weights are loaded yet.

        Parameters
        ----------
        name_or_path : str or Path
            A bundled model's name, a folder, or a hub name that is in the hub's local cache.
        device, num_beams, token_budget
            As for the class.

        Raises
        ------
        ModelNotFoundError
            If there is no such folder.
        ModelError
            If files are missing or do not fit together.
        """
        folder = read_folder(name_or_path)
        return cls(folder, device=device, num_beams=num_beams, token_budget=token_budget)

    @property
    def name(self) -> str:
        """Name on the model's card, or the folder's."""
        return self.folder.name

    @property
    def fingerprint(self) -> str:
        """Digest of the model's files and every setting that changes the output."""
        return (
            f"{self.name} sha256={self.folder.digest} beams={self.num_beams} dtype=float32 "
            f"adapter={ADAPTER} normalisation={NORMALISATION if self.normalised else 0} "
            f"apostrophe={self.folder.apostrophe}"
        )

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages that can be translated, sorted."""
        return self.folder.languages

    @property
    def loaded(self) -> bool:
        """Whether the weights are in memory."""
        return self._engine is not None

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text; see `aligner.protocols.Translator.translate`.

        Notes
        -----
        Texts are normalised for the model, computed once each, sorted by length and cut into
        batches by `token_budget`; the order of the inputs changes nothing. A blank text gives
        an empty hypothesis with score 0 without a forward pass.
        """
        if target not in self.folder.targets or source not in self.folder.languages:
            known = self.folder.languages if target in self.folder.targets else ()
            raise LanguagePairError(source, target, known)
        views = [self._view(text, source) for text in texts]
        unique = sorted({view for view in views if view})
        done = {"": Hypothesis("", 0.0, False)}
        if unique:
            done |= self._compute(unique)
        return [done[view] for view in views]

    def _view(self, text: str, language: str) -> str:
        if not self.normalised:
            return " ".join(text.split())
        return normalise(text, language, self.folder.apostrophe)

    def _compute(self, texts: list[str]) -> dict[str, Hypothesis]:
        from aligner.translate.generate import Decoding

        engine = self._load()
        encoded = [(*engine.encode(text), text) for text in texts]
        encoded.sort(key=lambda entry: (len(entry[0]), entry[2]))
        decoding, done = Decoding(num_beams=self.num_beams), {}
        for batch in _batches(encoded, self.token_budget):
            made = _generate(engine, [ids for ids, _, _ in batch], decoding)
            for hypothesis, (_, cut, text) in zip(made, batch, strict=True):
                done[text] = hypothesis._replace(truncated=cut or hypothesis.truncated)
        return done

    def _load(self) -> MarianEngine:
        if self._engine is None:
            from aligner.translate.generate import MarianEngine

            self._engine = MarianEngine(self.folder, self.device)
        return self._engine


Encoded = tuple[list[int], bool, str]  # token ids, whether cut, text


def _batches(encoded: Sequence[Encoded], budget: int) -> Iterator[list[Encoded]]:
    """Cut texts that are sorted by length where the padded batch would exceed the budget."""
    batch: list[Encoded] = []
    for entry in encoded:
        if batch and len(entry[0]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch


def _generate(engine: MarianEngine, batch: list[list[int]], decoding: Decoding) -> list[Hypothesis]:
    """Translate a batch, by halves where the device has not enough memory for the whole."""
    import torch

    try:
        return engine.generate(batch, decoding)
    except torch.OutOfMemoryError:
        if len(batch) == 1:
            raise
    torch.cuda.empty_cache()
    half = len(batch) // 2
    return _generate(engine, batch[:half], decoding) + _generate(engine, batch[half:], decoding)

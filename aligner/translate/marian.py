"""MarianMT: any folder in the Hugging Face format, bundled or not, on any engine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Self

from aligner.errors import LanguagePairError
from aligner.protocols import Hypothesis
from aligner.translate.batches import search
from aligner.translate.engine import Decoding, Engine
from aligner.translate.engines import load_engine, resolve_engine
from aligner.translate.folder import MarianFolder, read_folder
from aligner.translate.guards import Guard
from aligner.translate.normalise import NORMALISATION, normalise
from aligner.translate.pieces import Pieces
from aligner.translate.rescue import Draft, draft_all

__all__ = ["DEFAULT_MODEL", "MarianTranslator"]

DEFAULT_MODEL = "marian-es-fr-en"
TOKEN_BUDGET = 4096
ADAPTER = 3  # raised whenever this package turns the same text into another translation
UNKNOWN = 0.2  # share of the source's pieces; more of them: another script, pictures
SCORE_DECIMALS = 4  # the digits that survive another batch shape


class MarianTranslator:
    """A MarianMT model; weights are loaded at the first text.

    Parameters
    ----------
    folder : MarianFolder
    engine : str, default="auto"
        ``torch``, ``ctranslate2``, or ``auto``: what measured best on the device.
    device : str, default="cpu"
        ``cpu``, ``cuda`` or ``auto``.
    num_beams : int, default=4
        Width of the beam search, >= 1.
    token_budget : int, default=4096
        Source tokens of one batch, padding included, >= 1; a longer text is a batch of its own.
    cache : Path, optional
        Folder of caches, where a model that an engine converts is kept; this user's where not
        given.
    guarded : bool, default=True
        Whether the best translation is chosen by what the guards see, and what fails is tried
        again; flags are set in any case.
    normalised : bool, default=True
        Whether the model reads the text through `aligner.translate.normalise`; else only white
        space is made uniform.
    """

    def __init__(
        self,
        folder: MarianFolder,
        *,
        engine: str = "auto",
        device: str = "cpu",
        num_beams: int = 4,
        token_budget: int = TOKEN_BUDGET,
        cache: Path | None = None,
        guarded: bool = True,
        normalised: bool = True,
    ) -> None:
        if num_beams < 1 or token_budget < 1:
            raise ValueError("num_beams and token_budget must be at least 1")
        self.folder, self.device = folder, device
        self.engine = resolve_engine(engine, device, folder)
        self.num_beams, self.token_budget, self.cache = num_beams, token_budget, cache
        self.guarded, self.normalised = guarded, normalised
        self._pieces: Pieces | None = None
        self._engine: Engine | None = None

    @classmethod
    def load(
        cls,
        name_or_path: str | Path = DEFAULT_MODEL,
        *,
        engine: str = "auto",
        device: str = "cpu",
        num_beams: int = 4,
        token_budget: int = TOKEN_BUDGET,
        cache: Path | None = None,
    ) -> Self:
        """Find a model and check its folder; neither torch nor the weights are loaded yet.

        Parameters
        ----------
        name_or_path : str or Path
            A bundled model's name, a folder, or a hub name that is in the hub's local cache.
        engine, device, num_beams, token_budget, cache
            As for the class.

        Raises
        ------
        ModelNotFoundError
            If there is no such folder.
        ModelError
            If files are missing or do not fit together.
        """
        folder = read_folder(name_or_path)
        return cls(
            folder,
            engine=engine,
            device=device,
            num_beams=num_beams,
            token_budget=token_budget,
            cache=cache,
        )

    @property
    def name(self) -> str:
        """Name on the model's card, or the folder's."""
        return self.folder.name

    @property
    def fingerprint(self) -> str:
        """Digest of the model's files and every setting that changes the output."""
        return (
            f"{self.name} sha256={self.folder.digest} engine={self.engine} "
            f"beams={self.num_beams} guarded={int(self.guarded)} adapter={ADAPTER} "
            f"normalisation={NORMALISATION if self.normalised else 0}"
        )

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages that can be translated, sorted."""
        return self.folder.languages

    @property
    def targets(self) -> tuple[str, ...]:
        """Languages that can be translated into, sorted."""
        return self.folder.targets

    @property
    def loaded(self) -> bool:
        """Whether the weights are in memory."""
        return self._engine is not None

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text; see `aligner.protocols.Translator.translate`.

        Notes
        -----
        Texts are normalised for the model, cut at clause boundaries where they are longer than
        what it was trained on, computed once each, sorted by length and searched in batches of
        bounded size; the order of the inputs changes nothing. What the guards object to is
        searched for again (`aligner.translate.rescue`). A blank text gives an empty hypothesis
        with score 0 without a forward pass.
        """
        if target not in self.targets or source not in self.folder.languages:
            known = self.folder.languages if target in self.targets else ()
            raise LanguagePairError(source, target, known)
        views = [self._view(text, source) for text in texts]
        unique = sorted({view for view in views if view})
        done = {"": Hypothesis("", 0.0)}
        if unique:
            drafts = self._draft(unique, source, target)
            done |= zip(unique, map(_hypothesis, drafts), strict=True)
        return [done[view] for view in views]

    def _view(self, text: str, language: str) -> str:
        return normalise(text, language) if self.normalised else " ".join(text.split())

    def _draft(self, texts: Sequence[str], source: str, target: str) -> list[Draft]:
        engine, pieces = self._load()
        beams = Decoding(
            num_beams=self.num_beams, num_candidates=self.num_beams if self.guarded else 1
        )
        limit = self.folder.max_tokens
        return draft_all(
            texts,
            guard=partial(Guard, source_lang=source, target_lang=target),
            pieces=pieces,
            prefix=self.folder.prefix_for(target),
            longest=min(self.folder.trained_tokens, limit),
            search=partial(search, engine, budget=self.token_budget, limit=limit),
            decoding=beams,
            retry=self.guarded,
        )

    def _load(self) -> tuple[Engine, Pieces]:
        if self._pieces is None:
            self._pieces = Pieces(self.folder.path)
        if self._engine is None:
            self._engine = load_engine(
                self.engine, self.folder, self._pieces, self.device, self.cache
            )
        return self._engine, self._pieces


def _hypothesis(draft: Draft) -> Hypothesis:
    flags, counts = draft.verdict.flags, draft.counts
    if counts.unknown > UNKNOWN * counts.source:
        flags = (*flags, "unknown_text")
    return Hypothesis(draft.text, round(draft.score, SCORE_DECIMALS), flags, counts)

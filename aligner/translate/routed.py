"""Several models as one translator: the right one for each language, two in a row where needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from aligner.errors import LanguagePairError
from aligner.protocols import Counts, Hypothesis, Translator
from aligner.translate.marian import MarianTranslator

__all__ = ["TIERS", "RoutedTranslator", "load_translator", "models_of"]

PIVOT = "en"

# Named choices. The bundled model is there; the others are fetched when the user says so.
TIERS = {
    "bundled": ("marian-es-fr-en",),
    "opus-mt": ("Helsinki-NLP/opus-mt-es-en", "Helsinki-NLP/opus-mt-fr-en"),
    "opus-mt-tc-big": (
        "Helsinki-NLP/opus-mt-tc-big-cat_oci_spa-en",
        "Helsinki-NLP/opus-mt-tc-big-fr-en",
    ),
}


def models_of(choice: str) -> tuple[str, ...]:
    """Return the models that a tier's name or a comma-separated list stands for."""
    if choice in TIERS:
        return TIERS[choice]
    return tuple(name.strip() for name in choice.split(",") if name.strip()) or (choice,)


def load_translator(
    choice: str = "bundled",
    *,
    engine: str = "auto",
    device: str = "cpu",
    num_beams: int = 4,
    cache: Path | None = None,
) -> DirectTranslator:
    """Find the models of a choice; their weights load at the first text.

    Parameters
    ----------
    choice : str
        A tier, a model (bundled name, folder, or hub name that is in the hub's local cache), or
        several separated by commas, the preferred first.
    engine, device, num_beams, cache
        As for `aligner.translate.marian.MarianTranslator`.

    Raises
    ------
    ModelNotFoundError, ModelError
        If one is not there, or not usable.
    """
    models = [
        MarianTranslator.load(name, engine=engine, device=device, num_beams=num_beams, cache=cache)
        for name in models_of(choice)
    ]
    return models[0] if len(models) == 1 else RoutedTranslator(models)


class DirectTranslator(Translator, Protocol):
    """A translator that knows its targets."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Languages that can be translated into, sorted."""


class RoutedTranslator:
    """Translate with the first model that knows the pair, else through English with two.

    Parameters
    ----------
    models : sequence of DirectTranslator
        At least one, the preferred first.
    """

    def __init__(self, models: Sequence[DirectTranslator]) -> None:
        if not models:
            raise ValueError("at least one model is needed")
        self.models = tuple(models)

    @property
    def name(self) -> str:
        """Names of the models."""
        return "+".join(model.name for model in self.models)

    @property
    def fingerprint(self) -> str:
        """Fingerprints of the models, in their order."""
        return " + ".join(model.fingerprint for model in self.models)

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages that any of the models translates, sorted."""
        return tuple(sorted({lang for model in self.models for lang in model.source_languages}))

    @property
    def targets(self) -> tuple[str, ...]:
        """Languages that any of the models translates into, sorted."""
        return tuple(sorted({lang for model in self.models for lang in model.targets}))

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text; see `aligner.protocols.Translator.translate`.

        Notes
        -----
        Through English, a text carries the flags of both steps, the sum of their counts and the
        worse score.
        """
        if (direct := self._find(source, target)) is not None:
            return direct.translate(texts, source=source, target=target)
        first, second = self._find(source, PIVOT), self._find(PIVOT, target)
        if first is None or second is None:
            raise LanguagePairError(source, target, self._sources_into(target))
        halfway = first.translate(texts, source=source, target=PIVOT)
        made = second.translate([h.text for h in halfway], source=PIVOT, target=target)
        return [_both(a, b) for a, b in zip(halfway, made, strict=True)]

    def _find(self, source: str, target: str) -> DirectTranslator | None:
        for model in self.models:
            if source in model.source_languages and target in model.targets and source != target:
                return model
        return None

    def _sources_into(self, target: str) -> tuple[str, ...]:
        direct = {
            lang for m in self.models if target in m.targets for lang in m.source_languages
        } - {target}
        if PIVOT in direct:
            direct |= {
                lang for m in self.models if PIVOT in m.targets for lang in m.source_languages
            } - {target}
        return tuple(sorted(direct))


def _both(first: Hypothesis, second: Hypothesis) -> Hypothesis:
    flags = (*first.flags, *(flag for flag in second.flags if flag not in first.flags))
    counts = Counts(
        source=first.counts.source + second.counts.source,
        target=first.counts.target + second.counts.target,
        unknown=first.counts.unknown + second.counts.unknown,
        parts=max(first.counts.parts, second.counts.parts),
        retries=first.counts.retries + second.counts.retries,
    )
    return Hypothesis(second.text, min(first.score, second.score), flags, counts)

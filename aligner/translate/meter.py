"""A translator that counts what passes through it."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.protocols import Hypothesis, Translator

__all__ = ["MeteredTranslator"]


class MeteredTranslator:
    """Count texts and tokens; below a cache, these are what was computed.

    Parameters
    ----------
    inner : Translator

    Attributes
    ----------
    texts : int
        Translated so far.
    tokens : int
        Source tokens of these texts.
    """

    def __init__(self, inner: Translator) -> None:
        self.inner = inner
        self.texts = self.tokens = 0

    @property
    def name(self) -> str:
        """Name of the wrapped model."""
        return self.inner.name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the wrapped model."""
        return self.inner.fingerprint

    @property
    def source_languages(self) -> tuple[str, ...]:
        """Languages of the wrapped translator."""
        return self.inner.source_languages

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        """Translate each text; see `aligner.protocols.Translator.translate`."""
        made = self.inner.translate(texts, source=source, target=target)
        self.texts += len(made)
        self.tokens += sum(hypothesis.counts.source for hypothesis in made)
        return made

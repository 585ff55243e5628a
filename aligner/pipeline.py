"""The main job: documents in, report out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np

from aligner import backends
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.cached import CachedEmbedder, CachedTranslator
from aligner.cluster import cluster_statements
from aligner.config import Config
from aligner.corroborate import weigh_claims
from aligner.decisions import Decisions, Resolved
from aligner.items import find_items
from aligner.match import Judge, MatchModel
from aligner.protocols import Embedder, Hypothesis, Progress, Translator, silent
from aligner.records import (
    Corpus,
    DependenceKind,
    Report,
    Statement,
    Translation,
)
from aligner.reuse import find_reused_passages
from aligner.segmented import Segmented, segment
from aligner.settled import settled_links
from aligner.store import Store
from aligner.translate.effort import add_up
from aligner.views import direct_view, pivot_view

__all__ = ["Pipeline", "Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run would do; translations and vectors in unique texts.

    Vectors of translations that are still to be made are not counted.
    """

    n_documents: int
    n_sentences: int
    n_statements: int
    n_pairs: int  # of statements of different documents
    to_translate: int
    translated: int
    to_embed: int
    embedded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Models and settings for any number of runs.

    Parameters
    ----------
    translator : CachedTranslator
    embedder : CachedEmbedder
    model : MatchModel
    config : Config
        Recorded in the report.
    decisions : Decisions
        What an analyst said on earlier runs.

    Examples
    --------
    >>> from aligner import Pipeline, load_documents
    >>> report = Pipeline.default().run(load_documents(["seeds/"]))  # doctest: +SKIP
    """

    translator: CachedTranslator
    embedder: CachedEmbedder
    model: MatchModel
    config: Config = field(default_factory=Config)
    decisions: Decisions = field(default_factory=Decisions)

    @classmethod
    def default(
        cls,
        config: Config | None = None,
        *,
        store: Store | None = None,
        decisions: Decisions | None = None,
    ) -> Self:
        """Use the models that a configuration names; no weights are loaded yet.

        Parameters
        ----------
        config : Config, optional
            The bundled models where not given.
        store : Store, optional
            Cache for translations, vectors, facts and neighbours; in memory where not given.
        decisions : Decisions, optional

        Raises
        ------
        ModelNotFoundError, ModelError
            If a model is not there, or not usable.
        """
        config = config or Config()
        store = store or Store(None)
        return cls(
            translator=CachedTranslator(backends.load_translator(config, store.folder), store),
            embedder=CachedEmbedder(backends.load_embedder(config), store),
            model=backends.load_match_model(config),
            config=config,
            decisions=decisions or Decisions(),
        )

    def run(self, corpus: Corpus, *, progress: Progress = silent) -> Report:
        """Compare the documents of a corpus.

        Parameters
        ----------
        corpus : Corpus
            As `aligner.load_documents` returns it.
        progress : Progress
            Told stage, done and total.

        Returns
        -------
        Report
            The same for the same documents in any order.

        Raises
        ------
        LanguagePairError
            If a document's language cannot be translated.
        """
        self.translator.progress = self.embedder.progress = progress
        documents = self.decisions.name_parties(corpus.documents)
        segmented = segment(documents, self.embedder.store)
        translations, effort = self._translate(segmented.statements)
        routes, wording = self._embed(segmented.statements, translations)
        said = self.decisions.resolve(segmented.statements)
        judge = Judge(
            statements=segmented.statements,
            facts=segmented.facts,
            routes=routes,
            wording=wording,
            model=self.model,
            decisions=said.same,
            headlines=_headlines(segmented),
        )
        links = settled_links(judge)
        clusters = cluster_statements(judge, links)
        items = find_items(judge, clusters, documents)
        known: dict[tuple[str, str], DependenceKind] = {
            **dict.fromkeys(find_reused_passages(judge, links), "reused_text"),
            **dict.fromkeys(said.same_origin, "same_cited_origin"),
        }
        claims = weigh_claims(judge, clusters, documents, items, known)
        order = {claim.id: at for at, claim in enumerate(claims)}
        return Report(
            documents=documents,
            sentences=segmented.sentences,
            statements=segmented.statements,
            translations=translations,
            facts=segmented.facts,
            links=tuple(links),
            claims=tuple(claims),
            items=tuple(sorted(items, key=lambda item: min(order[c] for c in item.claims))),
            skipped=(*corpus.skipped, *said.unknown),
            provenance=self._provenance(corpus, effort, said),
        )

    def plan(self, corpus: Corpus) -> Plan:
        """Say what a run would do, without loading weights."""
        segmented = segment(corpus.documents)
        statements = segmented.statements
        to_translate = translatable = 0
        for lang, group in self._foreign(statements).items():
            texts = {statement.text for statement in group}
            translatable += len(texts)
            to_translate += self.translator.missing(
                sorted(texts), source=lang, target=self.config.target
            )
        originals = {direct_view(statement.text, statement.lang) for statement in statements}
        to_embed = self.embedder.missing(sorted(originals))
        per_document = Counter(statement.doc for statement in statements)
        return Plan(
            n_documents=len(corpus.documents),
            n_sentences=len(segmented.sentences),
            n_statements=len(statements),
            n_pairs=(len(statements) ** 2 - sum(n * n for n in per_document.values())) // 2,
            to_translate=to_translate,
            translated=translatable - to_translate,
            to_embed=to_embed,
            embedded=len(originals) - to_embed,
        )

    def warnings(self) -> list[str]:
        """Return what a reader should know before trusting the levels."""
        if self._calibrated():
            return []
        return [
            f"uncalibrated: match probabilities were fitted with {self.model.translator} and "
            f"{self.model.embedder}, not with {self.translator.name} and {self.embedder.name}"
        ]

    def _calibrated(self) -> bool:
        used = (self.translator.name, self.embedder.name)
        return used == (self.model.translator, self.model.embedder)

    def _foreign(self, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
        """Return the statements that need a translation, by language."""
        by_lang: dict[str, list[Statement]] = {}
        for statement in statements:
            if statement.lang != self.config.target:
                by_lang.setdefault(statement.lang, []).append(statement)
        return dict(sorted(by_lang.items()))

    def _translate(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[str, Translation], dict[str, int]]:
        """Return the translation of each foreign statement, and what they took together."""
        by_lang = self._foreign(statements)
        made: dict[str, Translation] = {}
        everything: list[Hypothesis] = []
        for lang in by_lang:
            texts = [statement.text for statement in by_lang[lang]]
            hypotheses = self.translator.translate(texts, source=lang, target=self.config.target)
            everything += hypotheses
            for statement, hypothesis in zip(by_lang[lang], hypotheses, strict=True):
                made[statement.id] = Translation(
                    text=hypothesis.text,
                    model=self.translator.name,
                    score=hypothesis.score,
                    flags=hypothesis.flags,
                )
        return {s.id: made[s.id] for s in statements if s.id in made}, add_up(everything)

    def _embed(
        self, statements: Sequence[Statement], translations: Mapping[str, Translation]
    ) -> tuple[Routes, Wording]:
        n = len(statements)
        originals = [direct_view(s.text, s.lang) for s in statements]
        pivots = [
            pivot_view(translations[s.id].text, self.config.target)
            if s.id in translations
            else original
            for s, original in zip(statements, originals, strict=True)
        ]
        vectors = self.embedder.embed(originals + pivots)
        flagged = [bool(s.id in translations and translations[s.id].flags) for s in statements]
        routes = Routes(
            direct=vectors[:n],
            pivot=vectors[n:],
            usable=~np.array(flagged, dtype=np.bool_),
            store=self.embedder.store,
        )
        worded = [
            original if flag else pivot
            for original, flag, pivot in zip(originals, flagged, pivots, strict=True)
        ]
        return routes, Wording.read(worded, self.embedder)

    def _provenance(
        self, corpus: Corpus, effort: Mapping[str, int], said: Resolved
    ) -> dict[str, Any]:
        from aligner import __version__

        return {
            "version": __version__,
            "config": {
                **self.config.recorded(),
                "cuts": self.model.cuts(),
                "calibrated": self._calibrated(),
                "decisions": len(self.decisions.entries),
            },
            "models": [
                {"name": stage.name, "sha256": sha256_of(stage)}
                for stage in (self.translator.inner, self.embedder.inner)
            ],
            "translation": dict(effort),
            "decisions": [decision.to_dict() for decision in said.applied],
            "inputs": [
                {"path": path, "document": document.id, "notes": list(document.notes)}
                for document in corpus.documents
                for path in document.paths
            ],
        }


def _headlines(segmented: Segmented) -> frozenset[str]:
    titles = {sentence.id for sentence in segmented.sentences if sentence.kind == "title"}
    return frozenset(s.id for s in segmented.statements if s.sentence in titles)


def sha256_of(model: Translator | Embedder) -> str:
    """Return a digest of all that decides a model's output."""
    return hashlib.sha256(model.fingerprint.encode("utf-8")).hexdigest()

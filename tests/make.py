"""Short ways to make records for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.match import FEATURES, Judge, MatchModel
from aligner.records import Document, Facts, Origin, Quantity, Statement
from aligner.testing import HashEmbedder


def make_document(
    name: str = "a", text: str = "Text.", lang: str = "en", **fields: object
) -> Document:
    return Document(id=name, paths=(f"{name}.txt",), text=text, lang=lang, **fields)  # type: ignore[arg-type]


def make_statement(
    doc: str = "a", start: int = 0, text: str = "Text.", lang: str = "en"
) -> Statement:
    end = start + len(text)
    return Statement(
        doc=doc, sentence=f"{doc}#{start}-{end}", start=start, end=end, text=text, lang=lang
    )


def make_quantity(
    low: float | None,
    high: float | None = None,
    *,
    modality: str = "=",
    concept: str | None = "person",
    event: str | None = "displacement",
) -> Quantity:
    return Quantity(
        start=0,
        end=1,
        text=str(low),
        low=low,
        high=low if high is None and modality == "=" else high,
        modality=modality,  # type: ignore[arg-type]
        counted="people",
        concept=concept,
        event=event,
    )


def credited(name: str | None, **fields: object) -> Facts:
    origin = Origin(name=name, start=0, end=1) if name else None
    return Facts(origin=origin, factuality="attributed" if name else "asserted", **fields)  # type: ignore[arg-type]


def make_model(match: float = 0.8, possible: float = 0.5) -> MatchModel:
    """Return a model whose probability follows the direct cosine: 0.5 at cosine 0.5."""
    coefficients = dict.fromkeys(FEATURES, 0.0) | {"direct": 10.0}
    return MatchModel(
        coefficients=coefficients,
        intercept=-5.0,
        match=match,
        possible=possible,
        strong=0.9,
        margin=1.2,
        embedder="e",
        translator="t",
    )


def unit(*rows: Sequence[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)  # type: ignore[no-any-return]


def make_judge(
    statements: Sequence[Statement],
    vectors: Sequence[Sequence[float]],
    facts: Mapping[str, Facts] | None = None,
    decisions: Mapping[tuple[str, str], bool] | None = None,
) -> Judge:
    rows = unit(*vectors)
    return Judge(
        statements=statements,
        facts={s.id: Facts() for s in statements} | dict(facts or {}),
        routes=Routes(direct=rows, pivot=rows, usable=np.ones(len(statements), dtype=np.bool_)),
        wording=Wording.read([s.text for s in statements], HashEmbedder()),
        model=make_model(),
        decisions=decisions or {},
    )

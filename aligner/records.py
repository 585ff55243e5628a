"""The records that travel between the stages.

Frozen dataclasses, no behaviour beyond derived numbers. Every offset is a half-open range of
Unicode code points in the canonical text of a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from aligner.fact_records import (
    Actor,
    Area,
    DateMention,
    Facts,
    Factuality,
    Hour,
    Modality,
    Name,
    Negation,
    Origin,
    Polarity,
    Pole,
    Quantity,
    Role,
    Tense,
)

__all__ = [
    "Actor",
    "Area",
    "Claim",
    "Corpus",
    "DateMention",
    "Dependence",
    "Document",
    "Facts",
    "Factuality",
    "Hour",
    "Item",
    "Link",
    "Modality",
    "Name",
    "Negation",
    "Origin",
    "OriginGroup",
    "Polarity",
    "Pole",
    "Quantity",
    "Relation",
    "Report",
    "Role",
    "Sentence",
    "Skipped",
    "Statement",
    "Tense",
    "Translation",
    "Why",
]

SentenceKind = Literal["title", "body", "boilerplate"]
Grade = Literal["match", "possible"]
Level = Literal["cross_language", "corroborated", "possibly_corroborated", "repeated", "single"]
DependenceKind = Literal[
    "same_document",
    "same_outlet",
    "same_owner",
    "syndicated",
    "reused_text",
    "same_cited_origin",
    "cites_other",
    "none_found",
    "unknown",
]
RelationType = Literal[
    "numeric_conflict",
    "polarity_conflict",
    "date_conflict",
    "actor_conflict",
    "other_conflict",
    "different_scope",
    "update",
    "compatible",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of one outlet, exactly as ingested: ``text`` is canonical and never rewritten."""

    id: str
    paths: tuple[str, ...]  # more than one where several inputs hold the same canonical text
    text: str  # every offset in the project indexes this string
    lang: str  # BCP 47: "fr"
    title: str | None = None
    outlet: str | None = None  # who published
    provider: str | None = None  # credited agency
    owner: str | None = None  # common owner
    published: str | None = None  # ISO 8601 date or time with offset
    url: str | None = None
    first_hand: bool = False  # the outlet reports what it saw or did itself
    aliases: tuple[tuple[str, str], ...] = ()  # what the manifest calls one party: phrase, name
    notes: tuple[str, ...] = ()  # what ingest had to decide: encoding fallback, language clash

    @property
    def sha256(self) -> str:
        """Digest of the canonical text in UTF-8, lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A span of a document; boilerplate is kept and shown, never matched."""

    doc: str
    start: int
    end: int
    kind: SentenceKind

    @property
    def id(self) -> str:
        """``doc#start-end``: never equal to a statement's id."""
        return f"{self.doc}#{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The unit that is translated, embedded and matched: ``text == document.text[start:end]``."""

    doc: str
    sentence: str  # Sentence.id
    start: int
    end: int
    text: str
    lang: str

    @property
    def id(self) -> str:
        """``doc:start-end``, the same in every run on the same text."""
        return f"{self.doc}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What the translation model made of one statement."""

    text: str
    model: str
    score: float  # mean log-probability per target token, nats, <= 0
    flags: tuple[str, ...] = ()  # guards that fired, truncation


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two statements are linked: similarities in [-1, 1], and the gates that were asked."""

    direct: float
    pivot: float | None  # None: the route is switched off for one of the two
    margin: float | None  # None: a document too short to have a neighbourhood
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two statements of different documents that say the same, or may."""

    a: str  # Statement.id; a < b
    b: str
    grade: Grade
    probability: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Evidence that two statements of a claim share an origin, or that none was found."""

    a: str
    b: str
    kind: DependenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """The members of a claim that one party stands behind; ``name`` is None where unknown."""

    name: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements with the same truth conditions."""

    id: str
    item: str
    label: str  # its most central statement, verbatim
    members: tuple[str, ...]
    level: Level
    n_min: int  # independent origins, unknown dependence counted as dependent
    n_max: int  # the same, counted as independent
    languages: tuple[str, ...]
    origins: tuple[OriginGroup, ...]
    dependence: tuple[Dependence, ...] = ()
    weakest: float | None = None  # probability of its weakest pair across documents
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two claims of one item stand to each other."""

    claims: tuple[str, str]
    type: RelationType
    grade: Grade
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question whose answers are claims."""

    id: str
    claims: tuple[str, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input, or a part of one, that is not in the report, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What ingest made of the inputs: documents in a fixed order, and what was left out."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that one run found; `aligner.report.json_file` writes it as ``aligner/report/1``."""

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    translations: Mapping[str, Translation]  # by statement id; English statements have none
    facts: Mapping[str, Facts]  # by statement id
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    items: tuple[Item, ...]
    skipped: tuple[Skipped, ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)

"""All sentences and statements of the documents of a run, with their facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.facts import read_facts
from aligner.records import Document, Facts, Sentence, Statement
from aligner.segment import segment_document

__all__ = ["Segmented", "segment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """The sentences and statements of all documents, document by document."""

    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    facts: Mapping[str, Facts]  # by statement id


def segment(documents: Sequence[Document]) -> Segmented:
    """Cut documents into sentences and statements, and read the facts of each statement."""
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    facts: dict[str, Facts] = {}
    for document in documents:
        own_sentences, own_statements = segment_document(document)
        sentences += own_sentences
        statements += own_statements
        facts |= read_facts(document, own_sentences, own_statements)
    return Segmented(sentences=tuple(sentences), statements=tuple(statements), facts=facts)

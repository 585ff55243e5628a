"""All sentences and statements of the documents of a run, with their facts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from aligner.facts import read_facts
from aligner.record_json import from_plain, to_plain
from aligner.records import Document, Facts, Sentence, Statement
from aligner.remembered import remember, result_key
from aligner.segment import segment_document
from aligner.store import Store

__all__ = ["Segmented", "segment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """The sentences and statements of all documents, document by document."""

    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    facts: Mapping[str, Facts]  # by statement id


def segment(documents: Sequence[Document], store: Store | None = None) -> Segmented:
    """Cut documents into sentences and statements, and read the facts of each statement.

    Parameters
    ----------
    documents : sequence of Document
    store : Store, optional
        Where the result for each document is kept; it depends on nothing but the document.

    Raises
    ------
    CacheError
        If the store cannot be read or written.
    """
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    facts: dict[str, Facts] = {}
    for own in remember(
        store, documents, key=_key, compute=_segment, write=_to_json, read=_from_json
    ):
        sentences += own.sentences
        statements += own.statements
        facts |= own.facts
    return Segmented(sentences=tuple(sentences), statements=tuple(statements), facts=facts)


def _segment(document: Document) -> Segmented:
    sentences, statements = segment_document(document)
    return Segmented(
        sentences=tuple(sentences),
        statements=tuple(statements),
        facts=read_facts(document, sentences, statements),
    )


def _key(document: Document) -> str:
    """Return a key of all that is known of a document; where it was read from decides nothing."""
    known = {f.name: getattr(document, f.name) for f in fields(document) if f.name != "paths"}
    return result_key("facts", json.dumps(known, sort_keys=True))


def _to_json(segmented: Segmented) -> Any:
    order = {sentence.id: at for at, sentence in enumerate(segmented.sentences)}
    return {
        "sentences": [(s.start, s.end, s.kind) for s in segmented.sentences],
        "statements": [
            (order[s.sentence], s.start, s.end, to_plain(segmented.facts[s.id]))
            for s in segmented.statements
        ],
    }


def _from_json(document: Document, data: Any) -> Segmented:
    sentences = tuple(
        Sentence(doc=document.id, start=start, end=end, kind=kind)
        for start, end, kind in data["sentences"]
    )
    statements, facts = [], {}
    for at, start, end, own in data["statements"]:
        statement = Statement(
            doc=document.id,
            sentence=sentences[at].id,
            start=start,
            end=end,
            text=document.text[start:end],
            lang=document.lang,
        )
        statements.append(statement)
        facts[statement.id] = from_plain(Facts, own)
    return Segmented(sentences=sentences, statements=tuple(statements), facts=facts)

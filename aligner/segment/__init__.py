"""From a document to sentences and statements, all of them exact spans."""

from __future__ import annotations

from aligner.segment.document import segment_document
from aligner.segment.sentences import split_sentences
from aligner.segment.statements import split_statements

__all__ = ["segment_document", "split_sentences", "split_statements"]

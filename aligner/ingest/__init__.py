"""From files, folders and manifests to documents with a canonical text."""

from __future__ import annotations

from aligner.ingest.decode import read_text
from aligner.ingest.load import IngestOptions, load_documents

__all__ = ["IngestOptions", "load_documents", "read_text"]

"""Compare news articles across languages: who reports what, on whose word, and who differs.

>>> from aligner import Pipeline, load_documents
>>> report = Pipeline.default().run(load_documents(["seeds/"]))  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.config import Config as Config
    from aligner.decisions import Decisions as Decisions
    from aligner.errors import AlignerError as AlignerError
    from aligner.ingest import IngestOptions as IngestOptions
    from aligner.ingest import load_documents as load_documents
    from aligner.pipeline import Pipeline as Pipeline
    from aligner.records import Corpus as Corpus
    from aligner.records import Document as Document
    from aligner.records import Report as Report
    from aligner.report import render_html as render_html
    from aligner.report import report_to_dict as report_to_dict
    from aligner.store import Store as Store

__version__ = "0.1.0"

_HOMES = {
    "AlignerError": "aligner.errors",
    "Config": "aligner.config",
    "Corpus": "aligner.records",
    "Decisions": "aligner.decisions",
    "Document": "aligner.records",
    "IngestOptions": "aligner.ingest",
    "Pipeline": "aligner.pipeline",
    "Report": "aligner.records",
    "Store": "aligner.store",
    "load_documents": "aligner.ingest",
    "render_html": "aligner.report",
    "report_to_dict": "aligner.report",
}

__all__ = [
    "AlignerError",
    "Config",
    "Corpus",
    "Decisions",
    "Document",
    "IngestOptions",
    "Pipeline",
    "Report",
    "Store",
    "__version__",
    "load_documents",
    "render_html",
    "report_to_dict",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'aligner' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

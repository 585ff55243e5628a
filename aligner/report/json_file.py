"""Write a report as ``aligner/report/1``, the file that other programs read."""

from __future__ import annotations

import hashlib
import json
import os
from importlib.resources import files
from typing import Any, TextIO

from aligner.records import (
    Claim,
    Document,
    Facts,
    Item,
    Link,
    Origin,
    Quantity,
    Report,
    Statement,
    Translation,
)
from aligner.report.atomic import write_atomically

__all__ = ["SCHEMA", "digest_of", "load_schema", "report_to_dict", "report_to_json", "write_json"]

SCHEMA = "aligner/report/1"


def report_to_dict(report: Report) -> dict[str, Any]:
    """Turn a report into plain dicts and lists, in the shape of ``schema.json``.

    Parameters
    ----------
    report : Report

    Returns
    -------
    dict
        Every key of the format and no other. Order and numbers are those of the records.

    Notes
    -----
    Not in the format, so lost: the documents' text outside of statements and ``first_hand``;
    polarity, names, and a quantity's concept and event. A document's further paths and its notes
    are kept as far as ``provenance["inputs"]`` has them.
    """
    nothing = Facts()
    provenance = report.provenance
    return {
        "schema": SCHEMA,
        "documents": [_document(document) for document in report.documents],
        "sentences": [
            {"id": s.id, "doc": s.doc, "start": s.start, "end": s.end, "kind": s.kind}
            for s in report.sentences
        ],
        "statements": [
            _statement(s, report.translations.get(s.id), report.facts.get(s.id, nothing))
            for s in report.statements
        ],
        "links": [_link(link) for link in report.links],
        "claims": [_claim(claim) for claim in report.claims],
        "items": [_item(item) for item in report.items],
        "skipped": [{"path": s.path, "reason": s.reason} for s in report.skipped],
        "provenance": {
            "version": provenance.get("version", ""),
            "config": provenance.get("config", {}),
            "models": [
                {"name": model["name"], "sha256": model["sha256"]}
                for model in provenance.get("models", [])
            ],
            **{key: provenance[key] for key in ("translation", "decisions") if key in provenance},
            "inputs": provenance.get("inputs", []),
        },
    }


def report_to_json(report: Report) -> str:
    r"""Return the text of the report file.

    Returns
    -------
    str
        One-space indent, a newline at the end. A lone surrogate, which UTF-8 cannot carry, is
        written as the JSON escape ``\\udXXX`` and so comes back as it was.

    Raises
    ------
    ValueError
        If a number is NaN or infinite: JSON has neither.
    """
    text = json.dumps(report_to_dict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def write_json(report: Report, target: str | os.PathLike[str] | TextIO) -> None:
    """Write the report file.

    Parameters
    ----------
    report : Report
    target : path-like or text stream
        A path is replaced in one step; a stream is written to and left open.

    Raises
    ------
    OutputError
        If the path cannot be written.
    """
    text = report_to_json(report)
    if isinstance(target, str | os.PathLike):
        write_atomically(target, text)
    else:
        target.write(text)


def load_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the report file."""
    text = files("aligner.report").joinpath("schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.paths[0],
        "lang": document.lang,
        "title": document.title,
        "outlet": document.outlet,
        "provider": document.provider,
        "owner": document.owner,
        "published": document.published,
        "url": document.url,
        "sha256": digest_of(document),
        "n_chars": len(document.text),
    }


def digest_of(document: Document) -> str:
    """Return the SHA-256 of a document's text, also of one that UTF-8 cannot carry."""
    try:
        return document.sha256
    except UnicodeEncodeError:  # a lone surrogate, as JSON input can hold
        return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _statement(
    statement: Statement, translation: Translation | None, facts: Facts
) -> dict[str, Any]:
    return {
        "id": statement.id,
        "doc": statement.doc,
        "sentence": statement.sentence,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "lang": statement.lang,
        "translation": translation
        and {
            "text": translation.text,
            "model": translation.model,
            "score": translation.score,
            "flags": list(translation.flags),
        },
        "origin": facts.origin and _origin(facts.origin),
        "factuality": facts.factuality,
        "quantities": [_quantity(quantity) for quantity in facts.quantities],
        "dates": [
            {"start": d.start, "end": d.end, "text": d.text, "from": d.earliest, "to": d.latest}
            for d in facts.dates
        ],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    """Write who is credited; who passed it on only where somebody did."""
    passed_on = {"via": list(origin.via)} if origin.via else {}
    return {"name": origin.name, "start": origin.start, "end": origin.end, **passed_on}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    """Write a figure; what bounds it only where something does."""
    bounds = {
        "other": quantity.other,
        "role": None if quantity.role == "total" else quantity.role,
        "place": quantity.place,
        "window": quantity.window,
        "by": quantity.by,
    }
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "low": quantity.low,
        "high": quantity.high,
        "modality": quantity.modality,
        "counted": quantity.counted,
        **{key: value for key, value in bounds.items() if value is not None},
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "a": link.a,
        "b": link.b,
        "grade": link.grade,
        "probability": link.probability,
        "why": {
            "direct": link.why.direct,
            "pivot": link.why.pivot,
            "margin": link.why.margin,
            "gates": list(link.why.gates),
        },
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "item": claim.item,
        "label": claim.label,
        "members": list(claim.members),
        "level": claim.level,
        "n_min": claim.n_min,
        "n_max": claim.n_max,
        "languages": list(claim.languages),
        "origins": [{"name": g.name, "members": list(g.members)} for g in claim.origins],
        "dependence": [{"a": d.a, "b": d.b, "kind": d.kind} for d in claim.dependence],
        "weakest": claim.weakest,
        "flags": list(claim.flags),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "claims": list(item.claims),
        "relations": [
            {"claims": list(r.claims), "type": r.type, "grade": r.grade, "why": r.why}
            for r in item.relations
        ],
    }

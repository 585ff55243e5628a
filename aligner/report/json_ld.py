"""Write a report as linked data: schema.org claims with W3C selectors for every word."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from aligner.records import Claim, Document, Facts, Report, Statement
from aligner.report.atomic import write_atomically
from aligner.report.json_file import digest_of

__all__ = ["report_to_json_ld", "write_json_ld"]

CONTEXT = ["https://schema.org/", {"oa": "http://www.w3.org/ns/oa#"}]
AROUND = 32  # characters before and after a quotation that help to find it again

Node = dict[str, Any]


def report_to_json_ld(report: Report) -> Node:
    """Return a report as a JSON-LD graph.

    Parameters
    ----------
    report : Report

    Returns
    -------
    dict
        ``@graph`` holds one ``NewsArticle`` for each document, one ``Claim`` for each claim, with
        a ``Quotation`` for each of its statements, and an ``oa:Annotation`` that ties a statement
        to its document by a ``oa:TextPositionSelector`` (code points) and a
        ``oa:TextQuoteSelector``. Nothing is said of whether a claim holds: the level is a keyword.

    References
    ----------
    .. [1] schema.org, type ``Claim``.
    .. [2] W3C Recommendation "Web Annotation Data Model", 2017.
    """
    return {
        "@context": CONTEXT,
        "@graph": [
            *(_article(document) for document in report.documents),
            *_claims(report),
        ],
    }


def write_json_ld(report: Report, path: str | os.PathLike[str]) -> None:
    """Write `report_to_json_ld`; the file is replaced in one step.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    data = {"generator": "aligner", **report_to_json_ld(report)}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_atomically(path, text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _name(kind: str, identifier: str) -> str:
    return f"urn:aligner:{kind}:{quote(identifier, safe='')}"


def _given(**values: Any) -> Node:
    """Leave out what is not known; a trailing underscore stands for the leading ``@``."""
    return {
        f"@{key[:-1]}" if key.endswith("_") else key: value
        for key, value in values.items()
        if value is not None
    }


def _organisation(name: str | None) -> Node | None:
    return _given(type_="Organization", name=name) if name else None


def _article(document: Document) -> Node:
    digest = {"@type": "PropertyValue", "propertyID": "sha256", "value": digest_of(document)}
    return _given(
        type_="NewsArticle",
        id_=_name("document", document.id),
        headline=document.title,
        inLanguage=document.lang,
        publisher=_organisation(document.outlet),
        sourceOrganization=_organisation(document.provider),
        datePublished=document.published,
        url=document.url,
        identifier=digest,
    )


def _claims(report: Report) -> Iterator[Node]:
    statements = {statement.id: statement for statement in report.statements}
    documents = {document.id: document for document in report.documents}
    for claim in report.claims:
        members = [statements[member] for member in claim.members]
        yield _claim(claim, members, report.facts)
        yield from (_annotation(claim, s, documents[s.doc]) for s in members)


def _claim(claim: Claim, members: list[Statement], facts: Mapping[str, Facts]) -> Node:
    words = [claim.level, f"n_min={claim.n_min}", f"n_max={claim.n_max}", *claim.flags]
    return {
        "@type": "Claim",
        "@id": _name("claim", claim.id),
        "text": claim.label,
        "inLanguage": list(claim.languages),
        "keywords": words,
        "appearance": [_quotation(s, facts.get(s.id, Facts())) for s in members],
    }


def _quotation(statement: Statement, facts: Facts) -> Node:
    return _given(
        type_="Quotation",
        id_=_name("statement", statement.id),
        text=statement.text,
        inLanguage=statement.lang,
        isPartOf={"@id": _name("document", statement.doc)},
        creditText=facts.origin.name if facts.origin else None,
    )


def _annotation(claim: Claim, statement: Statement, document: Document) -> Node:
    start, end = statement.start, statement.end
    return {
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasBody": {"@id": _name("claim", claim.id)},
        "oa:hasTarget": {
            "oa:hasSource": {"@id": _name("document", document.id)},
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
                {
                    "@type": "oa:TextQuoteSelector",
                    "oa:exact": statement.text,
                    "oa:prefix": document.text[max(0, start - AROUND) : start],
                    "oa:suffix": document.text[end : end + AROUND],
                },
            ],
        },
    }

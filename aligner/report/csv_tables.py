"""Write a report as tables for a spreadsheet or a data frame."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from aligner.errors import OutputError
from aligner.records import Facts, Report
from aligner.report.atomic import write_atomically
from aligner.report.json_file import report_to_dict

__all__ = ["report_to_tables", "table_rows", "write_csv"]

Row = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
# What a spreadsheet would run as a formula when it opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def report_to_tables(report: Report) -> dict[str, str]:
    """Return the CSV text of each table, by file name.

    Parameters
    ----------
    report : Report

    Returns
    -------
    dict of str to str
        ``documents.csv``, ``statements.csv``, ``quantities.csv``, ``links.csv``, ``claims.csv``
        (one row per member), ``items.csv`` (one row per claim) and ``relations.csv``, each with a
        header also where it has no row. Lists inside a cell are joined with ``|``.

    Notes
    -----
    A text cell that begins like a formula gets a leading apostrophe, which a spreadsheet hides;
    lone surrogates become U+FFFD. For exact text read the JSON file.

    References
    ----------
    .. [1] OWASP, "CSV Injection".
    """
    return {
        f"{name}.csv": _csv(columns, rows) for name, (columns, rows) in table_rows(report).items()
    }


def table_rows(report: Report) -> dict[str, tuple[list[str], list[Row]]]:
    """Return the columns and the rows of each table, by its name."""
    return {
        name: (columns.split(), list(rows(report))) for name, (columns, rows) in _TABLES.items()
    }


def write_csv(report: Report, folder: str | os.PathLike[str]) -> None:
    """Write all tables into a folder, which is made where it is missing.

    Parameters
    ----------
    report : Report
    folder : path-like
        Files of the same names in it are replaced; others are left alone.

    Raises
    ------
    OutputError
        If the folder cannot be made or written.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise OutputError(str(folder), f"cannot make this folder ({error})") from error
    for name, text in report_to_tables(report).items():
        write_atomically(Path(folder) / name, text)


def _csv(columns: list[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(
        # All text is quoted: left alone, the csv module would write a lone "\r" bare.
        out,
        columns,
        lineterminator="\n",
        quoting=csv.QUOTE_NONNUMERIC,
    )
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "|".join(str(part) for part in value)
    if isinstance(value, str):
        # Numbers of our own are never text here, so a negative score stays a number.
        value = f"'{value}" if value.startswith(_FORMULA) else value
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def _documents(report: Report) -> Iterator[Row]:
    yield from report_to_dict(report)["documents"]


def _statements(report: Report) -> Iterator[Row]:
    claim_of = {member: claim.id for claim in report.claims for member in claim.members}
    for statement in report.statements:
        translation = report.translations.get(statement.id)
        facts = report.facts.get(statement.id, Facts())
        yield {
            "id": statement.id,
            "doc": statement.doc,
            "start": statement.start,
            "end": statement.end,
            "lang": statement.lang,
            "text": statement.text,
            "translation": translation and translation.text,
            "model": translation and translation.model,
            "score": translation and translation.score,
            "translation_flags": translation and translation.flags,
            "origin": facts.origin and facts.origin.name,
            "via": facts.origin and facts.origin.via,
            "factuality": facts.factuality,
            "claim": claim_of.get(statement.id),
        }


def _quantities(report: Report) -> Iterator[Row]:
    for statement in report.statements:
        for quantity in report.facts.get(statement.id, Facts()).quantities:
            yield {
                "statement": statement.id,
                "start": quantity.start,
                "end": quantity.end,
                "text": quantity.text,
                "low": quantity.low,
                "high": quantity.high,
                "modality": quantity.modality,
                "counted": quantity.counted,
                "other": quantity.other,
                "role": quantity.role,
                "place": quantity.place,
                "window": quantity.window,
                "by": quantity.by,
            }


def _links(report: Report) -> Iterator[Row]:
    for link in report.links:
        yield {
            "a": link.a,
            "b": link.b,
            "grade": link.grade,
            "probability": link.probability,
            "direct": link.why.direct,
            "pivot": link.why.pivot,
            "margin": link.why.margin,
            "gates": link.why.gates,
        }


def _claims(report: Report) -> Iterator[Row]:
    by_id = {statement.id: statement for statement in report.statements}
    for claim in report.claims:
        origin_of = {member: group.name for group in claim.origins for member in group.members}
        for member in claim.members:
            yield {
                "claim": claim.id,
                "item": claim.item,
                "level": claim.level,
                "n_min": claim.n_min,
                "n_max": claim.n_max,
                "weakest": claim.weakest,
                "flags": claim.flags,
                "label": claim.label,
                "member": member,
                "doc": by_id[member].doc,
                "lang": by_id[member].lang,
                "origin": origin_of.get(member),
                "text": by_id[member].text,
            }


def _items(report: Report) -> Iterator[Row]:
    for item in report.items:
        for claim in item.claims:
            yield {"item": item.id, "claim": claim}


def _relations(report: Report) -> Iterator[Row]:
    for item in report.items:
        for relation in item.relations:
            yield {
                "item": item.id,
                "claim_a": relation.claims[0],
                "claim_b": relation.claims[1],
                "type": relation.type,
                "grade": relation.grade,
                "why": relation.why,
            }


_TABLES: dict[str, tuple[str, Callable[[Report], Iterator[Row]]]] = {
    "documents": (
        "id path lang title outlet provider owner published url sha256 n_chars",
        _documents,
    ),
    "statements": (
        "id doc start end lang text translation model score translation_flags origin via"
        " factuality claim",
        _statements,
    ),
    "quantities": (
        "statement start end text low high modality counted other role place window by",
        _quantities,
    ),
    "links": ("a b grade probability direct pivot margin gates", _links),
    "claims": (
        "claim item level n_min n_max weakest flags label member doc lang origin text",
        _claims,
    ),
    "items": ("item claim", _items),
    "relations": ("item claim_a claim_b type grade why", _relations),
}

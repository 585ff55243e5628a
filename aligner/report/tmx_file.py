"""Write translations as a translation memory (TMX 1.4)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from aligner.records import Report
from aligner.report.atomic import write_atomically

__all__ = ["TranslationUnit", "report_to_tmx", "units_to_tmx", "write_tmx"]

# XML 1.0, production 2 (Char), less the carriage return, which a parser turns into a line feed.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """One text in two languages: ``(language, text)`` each."""

    id: str
    source: tuple[str, str]
    target: tuple[str, str]
    properties: Mapping[str, str] = field(default_factory=dict)


def units_to_tmx(units: Iterable[TranslationUnit]) -> bytes:
    """Return a TMX file.

    Parameters
    ----------
    units : iterable of TranslationUnit

    Returns
    -------
    bytes
        UTF-8. Characters that XML cannot carry are U+FFFD.

    References
    ----------
    .. [1] LISA OSCAR, "TMX 1.4b Specification", 2005.
    """
    from aligner import __version__

    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": "phrase",
            "o-tmf": "aligner/report/1",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for unit in units:
        _add_unit(body, unit)
    ElementTree.indent(root, " ")
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def report_to_tmx(report: Report) -> bytes:
    """Return the TMX file of a report: one translation unit per translated statement.

    Parameters
    ----------
    report : Report

    Returns
    -------
    bytes
        As of `units_to_tmx`; the properties ``start`` and ``end`` are code points of the
        document's canonical text.
    """
    target = str(report.provenance.get("config", {}).get("target", "en"))
    return units_to_tmx(
        TranslationUnit(
            id=statement.id,
            source=(statement.lang, statement.text),
            target=(target, report.translations[statement.id].text),
            properties={
                "doc": statement.doc,
                "start": str(statement.start),
                "end": str(statement.end),
                "model": report.translations[statement.id].model,
            },
        )
        for statement in report.statements
        if statement.id in report.translations
    )


def write_tmx(report: Report, path: str | os.PathLike[str]) -> None:
    """Write the TMX file of a report; see `report_to_tmx`.

    Raises
    ------
    OutputError
        If the path cannot be written.
    """
    write_atomically(path, report_to_tmx(report))


def _add_unit(body: ElementTree.Element, unit: TranslationUnit) -> None:
    element = ElementTree.SubElement(
        body, "tu", {"tuid": _legal(unit.id), "srclang": _legal(unit.source[0])}
    )
    for name, value in unit.properties.items():
        ElementTree.SubElement(element, "prop", type=name).text = _legal(value)
    for lang, text in (unit.source, unit.target):
        variant = ElementTree.SubElement(element, "tuv", {_XML_LANG: _legal(lang)})
        ElementTree.SubElement(variant, "seg").text = _legal(text)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)

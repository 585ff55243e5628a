"""Write translations as a translation memory (TMX 1.4)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.etree import ElementTree

from aligner.records import Report
from aligner.report.atomic import atomic_writer, write_atomically

__all__ = ["TranslationUnit", "open_tmx", "report_to_tmx", "units_to_tmx", "write_tmx"]

# XML 1.0, production 2 (Char), less the carriage return, which a parser turns into a line feed.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n<tmx version=\"1.4\">\n"
TAIL = b" </body>\n</tmx>\n"


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
    return b"".join((_head(), *map(_unit, units), TAIL))


@contextmanager
def open_tmx(path: str | os.PathLike[str]) -> Iterator[Callable[[TranslationUnit], None]]:
    """Write a TMX file unit by unit, in constant memory; it is there at the end, as a whole.

    Parameters
    ----------
    path : path-like

    Yields
    ------
    callable
        Takes the next `TranslationUnit`.

    Raises
    ------
    OutputError
        If the path cannot be written.
    """
    with atomic_writer(path) as write:
        write(_head())
        yield lambda unit: write(_unit(unit))
        write(TAIL)


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


def _head() -> bytes:
    from aligner import __version__

    header = ElementTree.Element(
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
    return DECLARATION + _indented(header, 1) + b" <body>\n"


def _unit(unit: TranslationUnit) -> bytes:
    element = ElementTree.Element(
        "tu", {"tuid": _legal(unit.id), "srclang": _legal(unit.source[0])}
    )
    for name, value in unit.properties.items():
        ElementTree.SubElement(element, "prop", type=name).text = _legal(value)
    for lang, text in (unit.source, unit.target):
        variant = ElementTree.SubElement(element, "tuv", {_XML_LANG: _legal(lang)})
        ElementTree.SubElement(variant, "seg").text = _legal(text)
    return _indented(element, 2)


def _indented(element: ElementTree.Element, level: int) -> bytes:
    ElementTree.indent(element, " ", level)
    xml: bytes = ElementTree.tostring(element, encoding="utf-8")
    return b" " * level + xml + b"\n"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)

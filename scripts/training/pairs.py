"""Sentence pairs of TSV and TMX files, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["Pair", "read_pairs"]

Pair = tuple[str, str]  # source, target

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})  # TMX 1.4: they hold mark-up, not language
MAX_FIELD = 1 << 20  # characters; the default of the csv module is an error at 131,072


def read_pairs(path: Path, source: str, target: str) -> Iterator[Pair | None]:
    """Yield the pairs of a file in its order; nothing but the present one is held in memory.

    Parameters
    ----------
    path : Path
        ``.tmx``, or tab-separated UTF-8 with the source in the first column and the target in
        the second; further columns are left out.
    source, target : str
        Language codes; of a TMX file, which variants of a unit to read (``es`` also reads
        ``es-MX``). A TSV file has none.

    Yields
    ------
    tuple of str, or None
        None for a line or unit that has not both sides.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is not UTF-8, or no well-formed XML.
    """
    if path.suffix.lower() == ".tmx":
        yield from _read_tmx(path, source, target)
    else:
        yield from _read_tsv(path)


def _read_tsv(path: Path) -> Iterator[Pair | None]:
    csv.field_size_limit(MAX_FIELD)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield (row[0], row[1]) if len(row) > 1 else None


def _read_tmx(path: Path, source: str, target: str) -> Iterator[Pair | None]:
    try:
        events = ElementTree.iterparse(path, events=("start", "end"))
        body: ElementTree.Element | None = None
        for event, element in events:
            if event == "start" and element.tag == "body":
                body = element
            elif event == "end" and element.tag == "tu":
                yield _unit(element, source, target)
                if body is not None:
                    body.clear()  # what was read would otherwise stay until the end
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: not well-formed XML ({error})") from error


def _unit(unit: ElementTree.Element, source: str, target: str) -> Pair | None:
    sides: dict[str, str] = {}
    for variant in unit.iter("tuv"):
        lang = (variant.get(XML_LANG) or variant.get("lang") or "").lower().replace("_", "-")
        segment = variant.find("seg")
        if segment is not None:
            sides.setdefault(lang.split("-")[0], _text(segment))
    return (sides[source], sides[target]) if source in sides and target in sides else None


def _text(segment: ElementTree.Element) -> str:
    parts = [segment.text or ""]
    for child in segment:
        if child.tag not in CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)

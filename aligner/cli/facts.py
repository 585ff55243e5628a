"""``aligner facts``: what is read from one text, statement by statement."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

import click

from aligner.errors import ConfigError, InputError
from aligner.facts import read_facts
from aligner.ingest import IngestOptions
from aligner.ingest.decode import Decoded, decode_text
from aligner.ingest.draft import Draft, Place
from aligner.ingest.fields import Fields, read_fields
from aligner.ingest.html import declared_charset, extract_html, looks_like_html
from aligner.ingest.merge import merge_drafts
from aligner.records import Document, Facts, Statement
from aligner.report.fact_words import (
    describe_bounds,
    describe_days,
    describe_figure,
    describe_via,
)
from aligner.segment import segment_document

__all__ = ["facts"]

LIMITS = IngestOptions()


def _read_document(file: BinaryIO, lang: str | None, published: str | None) -> Document:
    name = "stdin" if file is sys.stdin.buffer or file.name == "<stdin>" else str(file.name)
    declared, problems = read_fields({"lang": lang, "published": published})
    if problems:
        raise ConfigError("--published", tuple(problems))
    content, stated = _read_content(file, name)
    draft = Draft(place=Place(name), content=content, declared=declared, stated=stated)
    corpus = merge_drafts([draft], languages=LIMITS.languages, min_confidence=0.0)
    if not corpus.documents:
        raise InputError(name, f"{corpus.skipped[0].reason}; name the language with --lang")
    return corpus.documents[0]


def _read_content(file: BinaryIO, name: str) -> tuple[Decoded, Fields]:
    try:
        data = file.read(LIMITS.max_bytes + 1)
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error
    if len(data) > LIMITS.max_bytes:
        raise InputError(name, f"too large: the limit is {LIMITS.max_bytes:,} bytes")
    content = decode_text(data, path=name)
    if not looks_like_html(content.text):
        return content, Fields()
    page = decode_text(data, path=name, declared=declared_charset(data))
    return extract_html(page.text, path=name)


def _as_json(statement: Statement, found: Facts) -> dict[str, Any]:
    """Describe a statement as the report file does, with what only comparing needs."""
    dates = [
        {"start": d.start, "end": d.end, "text": d.text, "from": d.earliest, "to": d.latest}
        for d in found.dates
    ]
    head = {"start": statement.start, "end": statement.end, "text": statement.text}
    return head | {"lang": statement.lang} | asdict(found) | {"dates": dates}


def _rows(found: Facts, text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, reading and span of each fact, in the order of the page."""
    if found.origin:
        credited = _joined(found.origin.name, describe_via(found.origin))
        yield "origin", credited, found.origin.start, found.origin.end
    for quantity in found.quantities:
        keys = ", ".join(filter(None, (quantity.concept, quantity.event)))
        reading = describe_figure(quantity) + (f" ({keys})" if keys else "")
        bounded = _joined(reading, *describe_bounds(quantity))
        yield "figure", bounded, quantity.start, quantity.end
    for date in found.dates:
        yield "date", describe_days(date), date.start, date.end
    for name in found.names:
        yield "name", name.key, name.start, name.end


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _plain(text: str) -> str:
    """Put a text on one line of a terminal: an article may hold escape sequences."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def _lines(statement: Statement, found: Facts, text: str) -> Iterator[str]:
    marks: list[str] = [found.factuality, found.polarity]
    marks += ["nearly"] if found.nearly else []
    marks += [found.tense] if found.tense else []
    marks += [f"of the {found.area}"] if found.area else []
    marks += [] if found.complete else ["its subject stands before it"]
    yield f"{statement.start}-{statement.end}  {_plain(statement.text)}"
    yield f"    stance  {', '.join(marks)}"
    for kind, reading, start, end in _rows(found, text):
        written = f"  “{_plain(text[start:end])}”" if end > start else ""
        yield f"    {kind:<6}  {_plain(reading)}  {start}-{end}{written}"


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@click.option(
    "--lang",
    type=click.Choice(LIMITS.languages),
    help="Language of the text  [default: detected]",
)
@click.option("--published", metavar="DATE", help="Day of publication: resolves “on Wednesday”.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a statement, one a line.")
def facts(*, file: BinaryIO, lang: str | None, published: str | None, as_json: bool) -> None:
    """Print the figures, dates, origins and names of a text, and how it stands to what it says.

    Every fact is printed with its reading and its span, in code points of the text.
    """
    document = _read_document(file, lang, published)
    for note in document.notes:
        click.echo(f"{document.paths[0]}: {note}", err=True)
    sentences, statements = segment_document(document)
    found = read_facts(document, sentences, statements)
    for statement in statements:
        if as_json:
            click.echo(json.dumps(_as_json(statement, found[statement.id]), ensure_ascii=False))
        else:
            click.echo("\n".join(_lines(statement, found[statement.id], document.text)))
    left_out = sum(sentence.kind == "boilerplate" for sentence in sentences)
    if left_out:
        click.echo(f"{left_out} sentences are no part of the article and were not read", err=True)

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from aligner.records import Report
from aligner.report import (
    load_schema,
    render_html,
    report_from_dict,
    report_to_dict,
    report_to_json,
    report_to_tables,
    report_to_tmx,
)
from aligner.report.markup import Mark, clean, cut
from tests.strategies import any_text, reports

VALIDATOR = Draft202012Validator(load_schema())
# Reports are large examples; what counts is that they are many.
LARGE = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class _Tags(HTMLParser):
    """The tags and attribute names of a page, and the text of its documents."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()
        self.texts: list[str] = []
        self.depth = 0  # of <div> inside a document's text; 0 is outside
        self.in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag, *(name for name, _ in attrs)] += 1
        if ("class", "text") in attrs:
            self.depth = 1
            self.texts.append("")
        self.in_link = tag == "a"

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self.depth = 0
        self.in_link = False

    def handle_data(self, data: str) -> None:
        if self.depth and not self.in_link:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.found["comment", data] += 1


def _parse(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    parser.close()
    return parser


# What means something to HTML or to the template, and a character in its place that does not.
_TAME = {ord(char): 0xE000 + place for place, char in enumerate("<>&\"'{}%#!=`")}


def _tamed(value: object, key: str = "") -> object:
    """Replace in every text of a report file what could be markup; equal texts stay equal."""
    if isinstance(value, dict):
        return {name.translate(_TAME): _tamed(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_tamed(inner, key) for inner in value]
    if isinstance(value, str) and key != "modality":
        return value.translate(_TAME)
    return value


@LARGE
@given(reports())
def test_no_input_text_creates_a_tag_or_an_attribute(report: Report) -> None:
    # Both are rebuilt from the file, so that nothing but the texts differs.
    data = report_to_dict(report)
    wild = render_html(report_from_dict(data))
    tame = render_html(report_from_dict(_tamed(data)))

    assert _parse(wild).found == _parse(tame).found


@LARGE
@given(reports())
def test_page_shows_the_whole_text_of_each_document(report: Report) -> None:
    page = render_html(report)

    assert _parse(page).texts == [clean(document.text) for document in report.documents]
    page.encode("utf-8")


@LARGE
@given(reports())
def test_json_is_valid_and_round_trips(report: Report) -> None:
    text = report_to_json(report)
    data = json.loads(text.encode("utf-8"))

    assert not list(VALIDATOR.iter_errors(data))
    assert report_to_json(report_from_dict(data)) == text


@LARGE
@given(reports())
def test_stored_documents_keep_statements_at_their_places(report: Report) -> None:
    read = report_from_dict(report_to_dict(report))
    texts = {document.id: document.text for document in read.documents}

    assert all(texts[s.doc][s.start : s.end] == s.text for s in read.statements)
    assert read.statements == report.statements
    assert read.links == report.links
    assert read.claims == report.claims
    assert read.items == report.items
    assert [d.notes for d in read.documents] == [
        tuple(dict.fromkeys(d.notes)) for d in report.documents
    ]


@LARGE
@given(reports())
def test_tmx_parses_and_holds_each_translation(report: Report) -> None:
    units = ElementTree.fromstring(report_to_tmx(report)).findall("body/tu")

    assert len(units) == len(report.translations)
    assert all(len(unit.findall("tuv/seg")) == 2 for unit in units)


@LARGE
@given(reports())
def test_no_table_cell_begins_like_a_formula(report: Report) -> None:
    for text in report_to_tables(report).values():
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        cells = [cell for row in rows for cell in row.values() if isinstance(cell, str)]

        assert not [c for c in cells if c[:1] in set("=+-@\t\r") and not _is_number(c)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(any_text(), st.data())
def test_pieces_join_to_the_text_that_was_cut(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    start, end = sorted((data.draw(at), data.draw(at)))
    marks = data.draw(
        st.lists(st.builds(Mark, at, at, st.sampled_from(["figure", "date"])), max_size=5)
    )

    pieces = cut(text, start, end, marks)

    assert "".join(piece.text for piece in pieces) == text[start:end]
    assert len(clean(text)) == len(text)

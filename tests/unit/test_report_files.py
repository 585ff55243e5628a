from __future__ import annotations

import csv
import io
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from aligner.errors import InputError, OutputError
from aligner.records import Report
from aligner.report import (
    load_schema,
    read_json,
    report_from_dict,
    report_to_dict,
    report_to_tables,
    write_atomically,
    write_csv,
    write_json,
    write_tmx,
)
from tests.browser.seed_report import build_seed_report

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def report() -> Report:
    return build_seed_report()


@pytest.fixture
def data(report: Report) -> dict[str, Any]:
    return report_to_dict(report)


def _errors(data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(load_schema()).iter_errors(data)]


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(load_schema())


def test_report_fits_the_schema(data: dict[str, Any]) -> None:
    assert _errors(json.loads(json.dumps(data))) == []


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("documents", "surprise", 1),
        ("documents", "sha256", "abc"),
        ("sentences", "kind", "footer"),
        ("statements", "start", -1),
        ("statements", "end", 1.5),
        ("statements", "factuality", "likely"),
        ("links", "grade", "sure"),
        ("links", "probability", 1.1),
        ("claims", "level", "verified"),
        ("claims", "members", []),
        ("claims", "flags", ["important"]),
        ("items", "relations", [{"claims": ["a"], "type": "update", "grade": "match", "why": ""}]),
    ],
)
def test_schema_refuses(data: dict[str, Any], kind: str, key: str, value: object) -> None:
    data[kind][0][key] = value

    assert _errors(data)


def test_schema_refuses_a_missing_key_at_every_level(data: dict[str, Any]) -> None:
    for kind in ("documents", "sentences", "statements", "links", "claims", "items"):
        for key in list(data[kind][0]):
            kept = data[kind][0].pop(key)

            assert _errors(data), f"{kind}.{key}"
            data[kind][0][key] = kept


def test_english_statement_has_no_translation(data: dict[str, Any]) -> None:
    translated = {s["lang"] for s in data["statements"] if s["translation"] is not None}

    assert translated == {"es", "fr"}


def test_json_file_ends_with_a_newline_and_keeps_letters(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"

    write_json(report, path)

    text = path.read_text("utf-8")
    assert text.endswith("}\n")
    assert text.startswith('{\n "schema": "aligner/report/1",\n')
    assert "régimen" in text
    assert report_to_dict(read_json(path)) == report_to_dict(report)


def test_json_goes_to_a_stream(report: Report) -> None:
    stream = io.StringIO()

    write_json(report, stream)

    assert json.loads(stream.getvalue()) == report_to_dict(report)


def test_nan_is_not_written(report: Report) -> None:
    link = replace(report.links[0], probability=float("nan"))

    with pytest.raises(ValueError, match="JSON"):
        write_json(replace(report, links=(link,)), io.StringIO())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: [], "expected schema"),
        (lambda data: {**data, "schema": "aligner/report/2"}, "'aligner/report/2'"),
        (lambda data: {k: v for k, v in data.items() if k != "links"}, "'links' is missing"),
        (lambda data: {**data, "claims": [{"id": 1}]}, "is missing"),
        (lambda data: {**data, "claims": 5}, "not aligner/report/1"),
    ],
)
def test_other_data_is_refused_with_a_reason(
    data: dict[str, Any], change: Any, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        report_from_dict(change(data))


def test_offsets_beyond_the_text_are_refused(data: dict[str, Any]) -> None:
    data["documents"][0]["n_chars"] = 10

    with pytest.raises(InputError, match="outside of its 10 characters"):
        report_from_dict(data)


def test_text_of_another_length_is_refused(data: dict[str, Any]) -> None:
    data["statements"][3]["text"] += "x"

    with pytest.raises(InputError, match="not as long as its range"):
        report_from_dict(data)


def test_file_that_is_not_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(InputError, match="expected JSON"):
        read_json(path)
    with pytest.raises(InputError, match="No such file"):
        read_json(tmp_path / "none.json")


def test_tmx_holds_original_translation_and_place(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.tmx"

    write_tmx(report, path)

    root = ElementTree.parse(path).getroot()
    units = {unit.get("tuid"): unit for unit in root.iter("tu")}
    statement = next(s for s in report.statements if s.text.startswith("los ataques aéreos rusos"))
    unit = units[statement.id]
    assert root.attrib == {"version": "1.4"}
    assert set(units) == set(report.translations)
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "doc": statement.doc,
        "start": str(statement.start),
        "end": str(statement.end),
        "model": "by-hand",
    }
    assert [(tuv.get(XML_LANG), tuv.findtext("seg")) for tuv in unit.iter("tuv")] == [
        ("es", statement.text),
        ("en", "the Russian air strikes that support the regime do not stop"),
    ]


def test_tables_have_one_row_per_record(report: Report, tmp_path: Path) -> None:
    write_csv(report, tmp_path / "new" / "tables")

    rows = {
        path.name: list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
        for path in (tmp_path / "new" / "tables").iterdir()
    }
    assert {name: len(table) for name, table in rows.items()} == {
        "documents.csv": 5,
        "statements.csv": len(report.statements),
        "quantities.csv": sum(len(facts.quantities) for facts in report.facts.values()),
        "links.csv": len(report.links),
        "claims.csv": sum(len(claim.members) for claim in report.claims),
        "items.csv": len(report.claims),
        "relations.csv": 5,
    }


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_text_that_looks_like_a_formula_is_defused(report: Report, start: str) -> None:
    document = replace(report.documents[0], outlet=start)

    table = report_to_tables(replace(report, documents=(document,)))["documents.csv"]

    assert next(csv.DictReader(io.StringIO(table, newline="")))["outlet"] == f"'{start}"


def test_tables_say_who_passed_it_on_and_what_bounds_a_figure(report: Report) -> None:
    tables = report_to_tables(report)

    read = {
        name: list(csv.DictReader(io.StringIO(tables[name], newline="")))
        for name in ("statements.csv", "quantities.csv")
    }
    assert {(row["origin"], row["via"]) for row in read["statements.csv"] if row["via"]} == {
        ("residents", "The Guardian")
    }
    bounds = {
        row["text"]: (row["other"], row["role"], row["place"], row["window"], row["by"])
        for row in read["quantities.csv"]
    }
    assert bounds["130 civilians"] == ("", "additional", "aleppo/west", "", "")
    assert bounds["35,000 rebels and civilians"] == ("", "total", "", "7 d", "United Nations")


def test_negative_score_stays_a_number(report: Report) -> None:
    table = report_to_tables(report)["statements.csv"]

    scores = {row["score"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert scores == {"", "-0.5", "-1.0"}


def test_new_file_replaces_the_old_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text("old")

    write_atomically(path, "nouveau é")

    assert path.read_bytes() == "nouveau é".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "ours", "x")
    (tmp_path / "plain").write_text("x")

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_atomically(tmp_path / "link", "x")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_device_is_written_to_and_stays() -> None:
    write_atomically(os.devnull, "x")

    assert not Path(os.devnull).is_file()


def test_output_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(OutputError, match="it is a folder"):
        write_atomically(tmp_path, "x")
    with pytest.raises(OutputError, match="there is no folder"):
        write_atomically(tmp_path / "none" / "out", "x")
    with pytest.raises(OutputError, match="cannot write"):
        write_atomically(tmp_path / ("n" * 300), "x")
    with pytest.raises(OutputError, match="cannot make this folder"):
        write_csv(build_seed_report(), tmp_path / "file" / "tables")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match="no permission"):
        write_atomically(tmp_path / "out", "x")


def test_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OutputError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]

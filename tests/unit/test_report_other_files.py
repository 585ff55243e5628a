"""A report as Markdown, linked data and Parquet, without its quotations, and rendered again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from aligner.cli.main import cli
from aligner.records import Report
from aligner.report import (
    load_schema,
    render_html,
    report_from_dict,
    report_to_dict,
    report_to_json,
    report_to_json_ld,
    report_to_markdown,
    report_to_tables,
    without_quotes,
    write_json,
    write_parquet,
)
from aligner.report.redact import SNIPPET
from tests.browser.hostile_report import build_hostile_report
from tests.browser.seed_report import build_seed_report


@pytest.fixture(scope="module")
def report() -> Report:
    return build_seed_report()


def test_the_summary_quotes_every_statement_of_a_shared_claim(report: Report) -> None:
    text = re.sub(r"\\(.)", r"\1", report_to_markdown(report))
    by_id = {statement.id: statement for statement in report.statements}

    shared = [claim for claim in report.claims if claim.level != "single"]

    assert shared
    for member in (by_id[m] for claim in shared for m in claim.members):
        assert " ".join(member.text.split()) in text
        assert f"{member.doc}, {member.start}-{member.end}" in text


def test_the_summary_has_every_contradiction(report: Report) -> None:
    text = re.sub(r"\\(.)", r"\1", report_to_markdown(report))

    relations = [relation for item in report.items for relation in item.relations]

    assert any(relation.type.endswith("_conflict") for relation in relations)
    for relation in relations:
        assert (relation.why in text) == relation.type.endswith("_conflict")


def test_nothing_of_an_article_is_markup_in_the_summary() -> None:
    text = report_to_markdown(build_hostile_report())

    body = text.partition("\n")[2]  # after our own comment
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>`\[\]]", re.sub(r" \[machine [^\]]*\]", "", body))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_every_selector_leads_to_its_words(report: Report) -> None:
    graph = report_to_json_ld(report)["@graph"]
    texts = {document.id: document.text for document in report.documents}
    annotations = [node for node in graph if node["@type"] == "oa:Annotation"]

    assert len(annotations) == len(report.statements)
    for node in annotations:
        target = node["oa:hasTarget"]
        document = texts[target["oa:hasSource"]["@id"].rpartition(":")[2]]
        position, words = target["oa:hasSelector"]
        start, end = position["oa:start"], position["oa:end"]
        assert document[start:end] == words["oa:exact"]
        assert document[:start].endswith(words["oa:prefix"])
        assert document[end:].startswith(words["oa:suffix"])


def test_linked_data_names_every_claim_once_and_rates_none(report: Report) -> None:
    graph = report_to_json_ld(report)["@graph"]

    claims = [node for node in graph if node["@type"] == "Claim"]

    assert len({node["@id"] for node in claims}) == len(report.claims)
    assert "Rating" not in json.dumps(graph)


def test_parquet_holds_what_the_tables_hold(report: Report, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    write_parquet(report, tmp_path / "tables")

    for name, text in report_to_tables(report).items():
        table = parquet.read_table(tmp_path / "tables" / name.replace(".csv", ".parquet"))
        columns = text.partition("\n")[0].replace('"', "").split(",")
        assert table.column_names == columns
    statements = parquet.read_table(tmp_path / "tables" / "statements.parquet")
    assert statements["text"].to_pylist() == [s.text for s in report.statements]


def test_without_quotes_no_long_text_is_left(report: Report) -> None:
    kept = without_quotes(report)
    files = (report_to_json(kept), render_html(kept), report_to_markdown(kept))

    long = [s.text for s in report.statements if len(s.text) > SNIPPET]
    long += [t.text for t in report.translations.values() if len(t.text) > SNIPPET]
    assert long
    for text in long:
        assert not any(text[: SNIPPET + 1] in file or text[-SNIPPET:] in file for file in files)


def test_without_quotes_all_else_is_as_before(report: Report) -> None:
    before, after = report_to_dict(report), report_to_dict(without_quotes(report))

    assert list(Draft202012Validator(load_schema()).iter_errors(after)) == []
    for key in ("documents", "sentences", "links", "items", "provenance"):
        assert after[key] == before[key]
    for one, other in zip(before["statements"], after["statements"], strict=True):
        assert {**one, "text": "", "translation": None} == {
            **other,
            "text": "",
            "translation": None,
        }
        assert len(other["text"]) == other["end"] - other["start"]
    assert report_to_dict(report_from_dict(after)) == after


def _run(folder: Path, file: str, *options: str) -> Result:
    """Run ``aligner report`` on a file; every option's last word is a name in the folder."""
    words = [f"report {folder / file}", f"-o {folder / 'page.html'}"]
    words += [f"{name} {folder / path}" for name, path in (o.split() for o in options)]
    return CliRunner().invoke(cli, " ".join(words).split())


def test_a_report_file_is_rendered_again_without_the_articles(
    report: Report, tmp_path: Path
) -> None:
    write_json(report, tmp_path / "report.json")
    others = ("--markdown summary.md", "--json-ld claims.jsonld", "--csv tables")

    done = _run(tmp_path, "report.json", "--json again.json", *others)

    assert done.exit_code == 0, done.output
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "report.json").read_bytes()
    assert report.claims[0].label[:20] in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert _run(tmp_path, "again.json", *others).exit_code == 0, "aligner may replace its own files"


def test_whole_texts_and_no_quotes_exclude_each_other(report: Report, tmp_path: Path) -> None:
    write_json(report, tmp_path / "report.json")
    command = f"report {tmp_path / 'report.json'} -o {tmp_path / 'page.html'} --no-quotes"

    done = CliRunner().invoke(cli, f"{command} --tmx {tmp_path / 'texts.tmx'}".split())

    assert done.exit_code == 2
    assert not (tmp_path / "page.html").exists()

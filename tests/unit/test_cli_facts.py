"""``aligner facts`` on files and on standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aligner.cli.main import cli

TEXT = "Unas 30.000 personas, según la policía, marcharon el sábado en Copenhague."


def _run(*arguments: str, text: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, ["facts", *arguments], input=text)


def test_every_fact_is_printed_with_its_reading_and_its_span() -> None:
    result = _run("-", "--lang", "es", "--published", "2009-12-13", text=TEXT)

    assert result.exit_code == 0
    for row in (
        "stance  attributed, positive",
        "origin  police  31-38  “policía”",
        "figure  about 30,000 personas",
        "date    2009-12-12",
        "name    copenhagen",
    ):
        assert row in result.stdout


def test_who_passed_it_on_and_what_bounds_a_figure_are_printed() -> None:
    text = (
        "Police told AFP that another 12 people were killed in Aleppo. "
        "30,000 people, according to police, and 100,000, according to the organisers, marched. "
        "They treat 200 wounded people a day."
    )

    result = _run("-", "--lang", "en", text=text)

    for row in (
        "origin  police, through AFP",
        "on top of others, in Aleppo",
        "given by police",
        "given by organisers",
        "per day",
    ):
        assert row in result.stdout


def test_json_has_one_statement_a_line_and_spans_into_the_text() -> None:
    result = _run("-", "--lang", "es", "--json", text=f"{TEXT}\n\nNo hubo heridos en Alepo.")

    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    [figure] = first["quantities"]
    assert TEXT[figure["start"] : figure["end"]] == figure["text"]
    assert first["origin"]["name"] == "police"
    assert second["polarity"] == "negative"
    assert second["origin"] is None


def test_the_language_is_detected_and_said_where_it_is_not_given() -> None:
    result = _run("-", text=TEXT)

    assert result.exit_code == 0
    assert "language es detected" in result.stderr


def test_a_file_is_read_and_named_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")

    result = _run(str(path))

    assert "figure" in result.stdout
    assert str(path) in result.stderr


def test_escape_sequences_of_an_article_do_not_reach_the_terminal() -> None:
    result = _run("-", "--lang", "en", text="The \x1b[31mUN said\x1b[0m 30 people died in Homs.")

    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "an empty file"), (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"\0\1\2\3", "binary data")],
)
def test_what_is_no_text_is_named_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)

    result = _run(str(path))

    assert result.exit_code == 2
    assert f"{path}: {reason}" in result.stderr
    assert result.stdout == ""


def test_a_language_that_we_cannot_read_is_refused() -> None:
    result = _run("-", text="Das ist ein deutscher Text, und niemand hat ihn übersetzt.")

    assert result.exit_code == 2
    assert "language de detected" in result.stderr
    assert "--lang" in result.stderr


def test_a_date_that_is_none_is_refused() -> None:
    result = _run("-", "--published", "Wednesday", text=TEXT)

    assert result.exit_code == 2
    assert "ISO 8601" in result.stderr


def test_a_missing_file_is_named() -> None:
    result = _run("gone.txt")

    assert result.exit_code == 2
    assert "gone.txt" in result.stderr

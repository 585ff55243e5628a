"""Outputs are refused before the work where they could not be written after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.cli.outputs import check_writable
from aligner.errors import OutputError


def test_a_new_file_in_a_folder_is_fine(tmp_path: Path) -> None:
    check_writable(tmp_path / "report.html", force=False)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        check_writable(tmp_path / "gone" / "report.html", force=False)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        check_writable(tmp_path, force=True)


def test_somebody_elses_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "thesis.html"
    path.write_text("<p>years of work</p>", encoding="utf-8")

    with pytest.raises(OutputError, match="did not write"):
        check_writable(path, force=False)
    check_writable(path, force=True)


@pytest.mark.parametrize("content", ["", '{\n "schema": "aligner/report/1",\n'])
def test_an_empty_file_or_one_of_ours_is_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")

    check_writable(path, force=False)

"""The report of the five articles as last accepted: layout and format cannot drift unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.records import Report
from aligner.report import render_html, report_to_json
from tests.browser.seed_report import build_seed_report

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("name", "write"), [("report.json", report_to_json), ("report.html", render_html)]
)
def test_the_report_is_as_accepted(
    name: str, write: Callable[[Report], str], pytestconfig: pytest.Config
) -> None:
    """Accept a wanted change with ``--update-golden`` and review its diff."""
    golden, actual = HERE / name, HERE / f"{name.replace('.', '.actual.')}"
    text = write(build_seed_report())
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")

    accepted = golden.read_text(encoding="utf-8")

    if text != accepted:
        actual.write_text(text, encoding="utf-8")
    assert text == accepted, f"see {actual}"

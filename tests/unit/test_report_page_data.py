from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from aligner.report import render_html, report_from_dict, report_to_dict
from aligner.report.page_data import embed_report, review_key
from tests.browser.hostile_report import build_hostile_report
from tests.browser.seed_report import build_seed_report


@pytest.mark.parametrize("build", [build_seed_report, build_hostile_report])
def test_embedded_data_is_the_report_file(build: object) -> None:
    report = build()  # type: ignore[operator]

    assert json.loads(embed_report(report)) == json.loads(json.dumps(report_to_dict(report)))


def test_embedded_data_holds_nothing_that_html_or_javascript_reads() -> None:
    data = embed_report(build_hostile_report())

    assert not re.search("[<>&\0\ud800-\udfff\u2028\u2029]", data)
    assert data.encode("utf-8")


def test_page_holds_the_data_of_which_it_can_be_made_again() -> None:
    report = build_seed_report()
    page = render_html(report)
    data = re.search(r'<script type="application/json" id="report">(.*?)</script>', page, re.DOTALL)

    assert data
    assert report_to_dict(report_from_dict(json.loads(data[1]))) == report_to_dict(report)


def test_decisions_are_kept_by_the_texts_and_not_by_what_a_run_made_of_them() -> None:
    report = build_seed_report()
    other_run = replace(report, claims=(), links=(), documents=report.documents[::-1])
    changed = replace(report.documents[0], text=report.documents[0].text + ".")
    other_text = replace(report, documents=(changed, *report.documents[1:]))

    assert review_key(other_run) == review_key(report)
    assert review_key(other_text) != review_key(report)

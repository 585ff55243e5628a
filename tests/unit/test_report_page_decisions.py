"""What an analyst decided, and where the page shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aligner.records import Report
from aligner.report import render_html
from aligner.report.page_view import Page, view_report
from tests.browser.seed_report import build_seed_report


@pytest.fixture(scope="module")
def report() -> Report:
    return build_seed_report()


def _decided(report: Report, *lines: dict[str, Any]) -> Report:
    return replace(report, provenance={**report.provenance, "decisions": list(lines)})


def _shared(report: Report) -> tuple[str, ...]:
    return next(claim.members for claim in report.claims if len(claim.members) > 1)


def _view(report: Report, *lines: dict[str, Any]) -> Page:
    return view_report(_decided(report, *lines))


def test_note_stands_at_the_claim_that_holds_its_statement_now(report: Report) -> None:
    first, second, *_ = _shared(report)
    page = _view(report, {"decision": "note", "claim": f"claim:{second}", "note": "Ask again."})

    noted = [claim for claim in page.claims if claim.notes]

    assert [claim.notes for claim in noted] == [("Ask again.",)]
    assert first in noted[0].record.members
    assert page.decisions[0].claim is noted[0]


def test_pair_names_both_statements_and_why(report: Report) -> None:
    a, b, *_ = _shared(report)
    (decision,) = _view(
        report, {"decision": "different", "a": a, "b": b, "note": "Years."}
    ).decisions

    assert decision.words == "not the same claim"
    assert [statement.record.id for statement in decision.statements] == [a, b]
    assert decision.note == "Years."


def test_decision_on_a_statement_that_is_not_here_is_left_out(report: Report) -> None:
    a, *_ = _shared(report)
    lines = (
        {"decision": "same", "a": a, "b": "elsewhere:0-9"},
        {"decision": "note", "claim": "claim:elsewhere:0-9", "note": "Lost."},
    )

    assert _view(report, *lines).decisions == []


def test_method_shows_decisions_and_escapes_their_words(report: Report) -> None:
    a, b, *_ = _shared(report)
    html = render_html(
        _decided(
            report,
            {"decision": "same_origin", "a": a, "b": b},
            {"decision": "alias", "alias": "la Maison <b>", "name": "White House"},
            {"decision": "note", "claim": f"claim:{a}", "note": "<script>x</script>"},
        )
    )
    decided = html.partition('<h3 id="decided">')[2].partition("</section>")[0]

    assert "<strong>the same origin</strong>" in decided
    assert "<bdi>la Maison &lt;b&gt;</bdi> is <bdi>White House</bdi>" in decided
    assert "<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>" in decided
    assert html.count('<span class="label">Analyst’s note</span>') >= 1


def test_method_says_that_nothing_was_decided(report: Report) -> None:
    assert "Nothing: every link is the tool’s own." in render_html(report)

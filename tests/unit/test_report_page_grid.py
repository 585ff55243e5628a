from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.records import Report
from aligner.report.page_grid import GridRow
from aligner.report.page_view import view_report
from tests.browser.seed_report import build_seed_report


def _rows(report: Report) -> dict[str, GridRow]:
    return {row.claim.label: row for group in view_report(report).grid for row in group.rows}


def _row(report: Report, beginning: str) -> list[tuple[str, tuple[str, ...]]]:
    rows = _rows(report)
    row = next(row for label, row in rows.items() if label.startswith(beginning))
    return [(cell.kind, cell.figures) for cell in row.cells]


@pytest.fixture(scope="module")
def report() -> Report:
    return build_seed_report()


def test_members_of_a_claim_say_it_and_the_others_were_not_found(report: Report) -> None:
    kinds = [kind for kind, _ in _row(report, "los ataques aéreos rusos")]

    assert kinds == ["says", "none", "says", "none", "none"]


def test_another_figure_is_said_otherwise_and_shown(report: Report) -> None:
    row = _row(report, "The ICRC added that\xa034,000")

    assert row[3] == ("otherwise", ("25,000 persons",))
    assert row[4] == ("says", ("34,000 people",))


def test_another_scope_is_no_conflict(report: Report) -> None:
    assert [kind for kind, _ in _row(report, "las bombas barril")][4] == "related"


def test_a_possible_link_is_neither_says_nor_not_found(report: Report) -> None:
    row = _rows(report)[next(k for k in _rows(report) if k.startswith("según informes"))]

    assert [cell.kind for cell in row.cells] == ["says", "perhaps", "none", "none", "none"]
    assert row.cells[1].words == "perhaps"


@pytest.mark.parametrize("denial", ["row", "other"])
def test_who_speaks_against_a_claim_denies_it_and_the_claim_says_otherwise(
    report: Report, denial: str
) -> None:
    item = next(item for item in report.items if item.relations)
    relation = replace(item.relations[0], type="polarity_conflict", grade="match")
    by_id = {claim.id: claim for claim in report.claims}
    own, other = (by_id[claim] for claim in relation.claims)
    negative = (own if denial == "row" else other).members[0]
    facts = {
        **report.facts,
        negative: replace(report.facts[negative], polarity="negative"),
    }
    changed = replace(report, facts=facts, items=(replace(item, relations=(relation,)),), links=())

    rows = {row.claim.record.id: row for row in view_report(changed).grid[1].rows}
    kinds = {cell.kind for cell in rows[own.id].cells}

    assert ("otherwise" if denial == "row" else "denies") in kinds


def test_every_claim_of_several_documents_stands_in_one_row(report: Report) -> None:
    page = view_report(report)
    numbers = [row.claim.number for group in page.grid for row in group.rows]

    assert len(numbers) == len(set(numbers))
    assert {claim.number for claim in page.claims if claim.shared} <= set(numbers)


def test_statements_of_a_document_are_counted_once_each(report: Report) -> None:
    page = view_report(report)

    totals = [s.shared + s.conflict + s.perhaps + s.only for s in page.shares]

    assert totals == [len(document.statements) for document in page.documents]
    assert page.shares[3].conflict > 0

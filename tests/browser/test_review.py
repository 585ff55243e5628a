"""Decisions: taken on the page, kept in the browser, exported, imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from aligner.decisions import Decisions
from tests.browser.seed_report import build_seed_report
from tests.browser.watching import BROWSER_TEST, Watched, open_page, wait_until

pytestmark = BROWSER_TEST

CLAIM = build_seed_report().claims[0]


def _review(page: Page) -> None:
    page.click('.bar a[href="#claims"]')
    page.locator("#claim-1 > .actions button", has_text="Review").click()


def _decide(page: Page) -> None:
    """Accept the pair of the first claim, call its origin one, and leave a note."""
    _review(page)
    page.locator("#claim-1 .review select").first.select_option("same")
    page.locator("#claim-1 .review input[type=checkbox]").first.check()
    page.locator("#claim-1 .review textarea").fill("«l’armée» \u202e & <b>")
    page.locator("#claim-1 .review textarea").blur()


def _export(page: Page, path: Path) -> list[dict[str, Any]]:
    page.click('.bar a[href="#review"]')
    with page.expect_download() as download:
        page.click("#export")
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_decisions_are_exported_as_a_run_reads_them(watched: Watched, tmp_path: Path) -> None:
    _decide(watched.page)
    lines = _export(watched.page, tmp_path / "decisions.jsonl")

    a, b = sorted(CLAIM.members)
    assert lines == [
        {"decision": "same", "a": a, "b": b},
        {"decision": "same_origin", "a": a, "b": b},
        {"decision": "note", "claim": CLAIM.id, "note": "«l’armée» \u202e & <b>"},
    ]
    assert len(Decisions.load(tmp_path / "decisions.jsonl").entries) == 3


def test_decisions_outlive_the_page_and_come_back_from_a_file(
    browser: Browser, seed_page: Path, tmp_path: Path
) -> None:
    context = browser.new_context(offline=True, accept_downloads=True)
    page = open_page(context, seed_page).page
    _decide(page)
    lines = _export(page, tmp_path / "decisions.jsonl")
    again = open_page(context, seed_page, "#review").page
    assert again.locator("#decisions li").count() == 3
    context.close()

    fresh = browser.new_context(offline=True, accept_downloads=True)
    page = open_page(fresh, seed_page, "#review").page
    assert page.locator("#decisions").inner_text() == "No decision yet."
    page.set_input_files("#import", tmp_path / "decisions.jsonl")
    wait_until(page, "document.querySelectorAll('#decisions li').length === 3")

    assert _export(page, tmp_path / "again.jsonl") == lines
    fresh.close()


def test_a_later_decision_on_the_same_pair_wins_and_can_be_taken_back(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.page
    _review(page)
    choice = page.locator("#claim-1 .review select").first

    choice.select_option("same")
    choice.select_option("different")

    assert [line["decision"] for line in _export(page, tmp_path / "a.jsonl")] == ["different"]
    page.locator("#decisions button", has_text="Take back").click()
    assert _export(page, tmp_path / "b.jsonl") == []


def test_a_possible_link_can_be_accepted(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    link = next(link for link in build_seed_report().links if link.grade == "possible")
    page.goto(page.url.split("#")[0] + "#" + page.evaluate("encodeURIComponent", f"claim:{link.a}"))
    anchor = page.locator("#claims [data-entry]:focus").get_attribute("id")
    entry = page.locator(f"#{anchor}")

    entry.locator(".actions button", has_text="Review").click()
    entry.locator(".review select").first.select_option("same")

    assert _export(page, tmp_path / "a.jsonl") == [{"decision": "same", "a": link.a, "b": link.b}]


def test_lines_that_say_nothing_known_are_left_out_on_import(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.page
    page.click('.bar a[href="#review"]')
    path = tmp_path / "wild.jsonl"
    alias = {"decision": "alias", "alias": "OSDH", "name": "SOHR"}
    path.write_text(f'not json\n{{"decision":"maybe"}}\nnull\n{json.dumps(alias)}\n')

    page.set_input_files("#import", path)
    wait_until(page, "document.getElementById('said').textContent.includes('read')")

    assert _export(page, tmp_path / "out.jsonl") == [alias]


def test_page_works_where_nothing_can_be_kept(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"
    )
    watched = open_page(context, seed_page)

    _decide(watched.page)
    watched.page.click('.bar a[href="#review"]')

    assert watched.page.locator("#unsaved").is_visible()
    assert watched.page.locator("#decisions li").count() == 3
    assert watched.complaints == []
    context.close()

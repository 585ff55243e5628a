"""Texts that attack the page that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hostile_report import ATTACKS, build_hostile_report
from tests.browser.watching import BROWSER_TEST, VIEWS, open_page, overflow, wait_until, write_page

pytestmark = BROWSER_TEST


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(tmp_path_factory.mktemp("hostile"), build_hostile_report())


@pytest.mark.parametrize("width", [360, 1440])
def test_hostile_texts_run_nothing_and_keep_the_layout(
    browser: Browser, hostile_page: Path, width: int
) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    watched = open_page(context, hostile_page)
    page = watched.page
    for view in VIEWS:
        page.click(f'.bar a[href="#{view}"]')
        page.click("#open-all")

        assert overflow(page) <= 0, view
    page.click('.bar a[href="#documents"]')
    page.locator(".statement").nth(1).click()
    page.click('.bar a[href="#claims"]')
    page.locator("#claim-3 > .actions button").first.click()
    page.locator("#claim-3 .review select").first.select_option("same")
    page.click('.bar a[href="#review"]')

    assert watched.complaints == []
    assert watched.requests == []
    assert page.locator("main script, main img, [onload], [onclick], [onmouseover]").count() == 0
    assert page.locator(".claim").count() == len(ATTACKS)
    context.close()


def test_hostile_statement_is_shown_verbatim(browser: Browser, hostile_page: Path) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, hostile_page).page

    shown = [page.locator("#document-1 .statement").nth(n).text_content() for n in range(9)]

    assert shown[:8] == list(ATTACKS[:8])
    assert shown[8] == "NUL \ufffd and a lone surrogate \ufffd here"
    context.close()


def test_report_inside_the_page_holds_every_text_unchanged(
    browser: Browser, hostile_page: Path
) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, hostile_page).page

    # Escaped by JSON: a lone surrogate cannot pass between the browser and us in any other way.
    texts = page.evaluate(
        """() => JSON.parse(document.getElementById("report").textContent).statements.map(
          ({ text }) => [
            text.length,
            Array.from(text.slice(0, 99).split(""), (unit) => unit.charCodeAt()),
          ])"""
    )

    units = [
        list(memoryview(attack.encode("utf-16-le", "surrogatepass")).cast("H"))
        for attack in ATTACKS
    ]
    cut = [[len(attack), attack[:99]] for attack in units]
    assert texts == cut + cut
    context.close()


def test_citation_of_a_hostile_statement_is_plain_text(
    browser: Browser, hostile_page: Path
) -> None:
    context = browser.new_context(offline=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_page(context, hostile_page, "#claims").page

    page.locator("#claim-1 .card .where button").first.click()
    wait_until(page, "document.getElementById('said').textContent !== ''")

    assert page.evaluate("navigator.clipboard.readText()").startswith(f"“{ATTACKS[0]}”")
    context.close()

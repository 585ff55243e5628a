"""The page on paper."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.watching import BROWSER_TEST, VIEWS, open_page

pytestmark = BROWSER_TEST


def test_paper_shows_what_is_closed_on_screen(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, seed_page).page
    single = page.locator("#level-single li[id^='claim-']").last

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    views = [page.locator(f"#{view}").is_visible() for view in VIEWS if view != "review"]
    shown = single.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert all(views)
    assert shown
    assert not single.is_visible()
    assert page.locator("#overview").is_visible()
    context.close()


def test_paper_has_no_controls_and_names_addresses(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, seed_page, "#documents").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    controls = page.locator("nav, form, button:not(.shares *, .also *), select, input, #tray")

    assert not any(controls.nth(n).is_visible() for n in range(controls.count()))
    address = page.locator("a[rel~=external]").first
    number = address.get_attribute("data-address")
    assert number in address.evaluate("link => getComputedStyle(link, '::after').content")
    assert "infos-israel" in page.locator(f".addresses li[value='{number}']").inner_text()
    assert page.locator(".addresses").is_visible()
    context.close()


def test_paper_leaves_possible_links_as_the_reader_left_them(
    browser: Browser, seed_page: Path
) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, seed_page, "#claims").page
    possible = page.locator("details.possible").first
    listed = possible.locator("li").first
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert not listed.is_visible()
    assert page.locator(".claim details.why").first.locator("li").first.is_visible()
    possible.evaluate("details => details.open = true")
    assert listed.is_visible()
    context.close()


def test_page_becomes_a_document_of_several_pages(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True)
    made = open_page(context, seed_page).page.pdf()

    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") > 5
    context.close()

"""The page in a real browser, with the network blocked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from aligner.records import Report
from aligner.report import render_html
from tests.browser.hostile_report import ATTACKS, build_hostile_report
from tests.browser.seed_report import build_seed_report

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome on PATH"),
]


@dataclass
class Watched:
    """A page, and what it did that it should not."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=BROWSER, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("page"), build_seed_report())


def _write(folder: Path, report: Report) -> Path:
    path = folder / "report.html"
    path.write_text(render_html(report), encoding="utf-8")
    return path


def _open(context: BrowserContext, path: Path) -> Watched:
    watched = Watched(context.new_page())
    watched.page.on("console", lambda message: watched.complaints.append(message.text))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))

    def refuse(route: Route) -> None:
        watched.requests.append(route.request.url)
        route.abort()

    watched.page.route(lambda url: not url.startswith("file:"), refuse)
    watched.page.goto(path.as_uri())
    return watched


@pytest.fixture
def watched(browser: Browser, seeds: Path) -> Iterator[Watched]:
    context = browser.new_context(offline=True)
    yield _open(context, seeds)
    context.close()


def _overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def test_page_opens_without_a_complaint_or_a_request(watched: Watched) -> None:
    watched.page.wait_for_load_state("networkidle")

    assert watched.complaints == []
    assert watched.requests == []
    assert watched.page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_claim_leads_to_the_statement_and_back(watched: Watched) -> None:
    page = watched.page

    page.locator("#claim-1 .where a").first.click()
    statement = page.locator(":target")

    assert statement.inner_text().startswith("los ataques aéreos rusos")
    page.wait_for_function("scrollY > 500")
    page.locator(":target + a.ref").click()
    assert page.locator(":target").get_attribute("id") == "claim-1"


def test_link_into_a_closed_part_opens_it(watched: Watched) -> None:
    page = watched.page
    target = page.locator("#level-single li[id^='claim-']").last
    anchor = target.get_attribute("id")
    assert not target.is_visible()

    page.evaluate("anchor => { location.hash = anchor; }", anchor)

    target.wait_for(state="visible")


def test_keyboard_reaches_the_sections_and_opens_a_part(watched: Watched) -> None:
    page = watched.page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#method"
    page.locator("#claim-1 details.why summary").focus()
    page.keyboard.press("Enter")

    assert page.locator("#claim-1 details.why table").is_visible()


def test_statements_of_one_claim_light_up_together(watched: Watched) -> None:
    page = watched.page

    page.locator("#claim-1 .card").first.hover()

    assert page.locator(".statement.lit").count() == 2
    page.mouse.move(0, 0)
    assert page.locator(".lit").count() == 0


@pytest.mark.parametrize(
    ("reading", "original", "translated"),
    [("original", True, False), ("both", True, True), ("translation", False, True)],
)
def test_reader_chooses_original_or_translation(
    watched: Watched, reading: str, original: bool, translated: bool
) -> None:
    card = watched.page.locator("#claim-1 .card").first

    watched.page.check(f"input[value={reading}]")

    assert card.locator(".original").is_visible() == original
    assert card.locator(".translation").is_visible() == translated
    assert watched.page.locator("#claim-2 .card .original").first.is_visible()  # English already


def test_page_is_complete_without_javascript(browser: Browser, seeds: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    watched = _open(context, seeds)
    page = watched.page

    assert page.locator("#claim-1 .card").count() == 2
    assert not page.locator("#open-all").is_visible()
    page.locator("#claim-1 details.why summary").click()
    assert page.locator("#claim-1 details.why table").is_visible()
    page.locator("#claim-1 .where a").first.click()
    assert page.locator(":target").inner_text().startswith("los ataques")
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440, 2560])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_its_window(browser: Browser, seeds: Path, width: int, scheme: str) -> None:
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    watched = _open(context, seeds)
    watched.page.click("#open-all")

    assert _overflow(watched.page) <= 0
    context.close()


# Parts of the page whose text must stand out from what is behind it, by WCAG 2.2 (1.4.3).
CONTRAST = """
() => {
  const light = (channels) => {
    const [r, g, b] = channels.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const front = light(numbers(getComputedStyle(element).color).slice(0, 3));
    const back = light(behind(element));
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < 4.5) poor.add(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return [...poor];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Browser, seeds: Path, scheme: str) -> None:
    context = browser.new_context(offline=True, color_scheme=scheme)  # type: ignore[arg-type]
    watched = _open(context, seeds)

    assert watched.page.evaluate(CONTRAST) == []
    context.close()


def test_page_prints_what_is_closed_on_screen(browser: Browser, seeds: Path) -> None:
    context = browser.new_context(offline=True)
    watched = _open(context, seeds)
    single = watched.page.locator("#level-single li[id^='claim-']").last

    watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = single.is_visible()
    watched.page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert shown
    assert not single.is_visible()
    assert watched.page.pdf().startswith(b"%PDF")
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_hostile_texts_run_nothing_and_keep_the_layout(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    watched = _open(context, _write(tmp_path, build_hostile_report()))
    page = watched.page
    page.click("#open-all")
    page.locator("#claim-2").hover()

    assert watched.complaints == []
    assert watched.requests == []
    assert page.locator("main script, main img, [onload], [onclick], [onmouseover]").count() == 0
    assert page.locator(".claim").count() == len(ATTACKS)
    assert _overflow(page) <= 0
    context.close()


def test_hostile_statement_is_shown_verbatim(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(offline=True)
    page = _open(context, _write(tmp_path, build_hostile_report())).page

    shown = [page.locator("#document-1 .statement").nth(n).text_content() for n in range(9)]

    assert shown[:8] == list(ATTACKS[:8])
    assert shown[8] == "NUL \ufffd and a lone surrogate \ufffd here"
    context.close()

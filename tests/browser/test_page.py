"""The page as a reader meets it: its views, links, search and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.watching import BROWSER_TEST, VIEWS, Watched, open_page, overflow, wait_until

pytestmark = BROWSER_TEST


def test_page_opens_without_a_complaint_or_a_request(watched: Watched) -> None:
    watched.page.wait_for_load_state("networkidle")

    assert watched.complaints == []
    assert watched.requests == []
    assert watched.page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_one_view_stands_there_at_a_time(watched: Watched) -> None:
    page = watched.page

    for view in VIEWS:
        page.click(f'.bar a[href="#{view}"]')

        assert [page.locator(f"#{one}").is_visible() for one in VIEWS] == [
            one == view for one in VIEWS
        ]
        assert page.locator(".bar a[aria-current]").get_attribute("href") == f"#{view}"


def test_claim_leads_to_the_statement_and_back(watched: Watched) -> None:
    page = watched.page
    page.click('.bar a[href="#claims"]')

    page.locator("#claim-1 .where a").first.click()
    statement = page.locator(".statement.chosen")

    assert statement.inner_text().startswith("los ataques aéreos rusos")
    assert statement.evaluate("element => document.activeElement === element")
    page.locator(".statement.chosen + a.ref").click()
    assert page.locator("#claim-1").is_visible()
    assert page.locator(":target").get_attribute("id") == "claim-1"


@pytest.mark.parametrize("by", ["number", "id"])
def test_link_leads_to_a_claim_in_a_closed_part(browser: Browser, seed_page: Path, by: str) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, seed_page).page
    target = page.locator("#level-single li[id^='claim-']").last
    number = int((target.get_attribute("id") or "").removeprefix("claim-"))
    claim = page.evaluate(
        "n => JSON.parse(document.getElementById('report').textContent).claims[n - 1].id", number
    )
    assert not target.is_visible()

    anchor = f"claim-{number}" if by == "number" else page.evaluate("encodeURIComponent", claim)
    again = open_page(context, seed_page, f"#{anchor}").page

    again.locator(f"#claim-{number}").wait_for(state="visible")
    assert again.evaluate("document.activeElement.id") == f"claim-{number}"
    context.close()


def test_unknown_link_shows_the_overview(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True)
    watched = open_page(context, seed_page, "#%E0%A4%A-no-such-place")

    assert watched.page.locator("#overview").is_visible()
    assert watched.complaints == []
    context.close()


def test_keyboard_reaches_the_views_and_opens_a_part(watched: Watched) -> None:
    page = watched.page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#claims"
    page.keyboard.press("Enter")
    page.locator("#claim-1 details.why summary").focus()
    page.keyboard.press("Enter")

    assert page.locator("#claim-1 details.why table").is_visible()


def test_single_keys_walk_through_claims_and_can_be_switched_off(watched: Watched) -> None:
    page = watched.page

    page.keyboard.press("4")
    page.locator("#claims").wait_for(state="visible")
    page.keyboard.press("j")
    wait_until(page, "document.activeElement.id === 'claim-1'")
    page.keyboard.press("j")
    wait_until(page, "document.activeElement.id === 'claim-2'")
    page.keyboard.press("k")
    wait_until(page, "document.activeElement.id === 'claim-1'")
    page.keyboard.press("?")
    page.locator("#help").wait_for(state="visible")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.wait_for_timeout(50)

    assert page.locator("#claims").is_visible()


def test_search_finds_a_translation_without_its_accents(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("/")
    wait_until(page, "document.activeElement.id === 'search'")

    page.keyboard.type("AEREOS rusos")
    wait_until(page, "document.getElementById('n-found').textContent !== ''")

    shown = page.locator("#claims [data-entry]:visible")
    assert shown.count() == 1
    assert shown.get_attribute("id") == "claim-1"
    assert page.locator("#n-found").inner_text().startswith("1 of ")
    page.fill("#search", "air strikes")
    wait_until(page, "document.querySelector('#claim-1').checkVisibility()")
    page.click("button[type=reset]")
    wait_until(page, "document.getElementById('n-found').textContent === ''")
    assert page.locator("#claims .claim:visible").count() > 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("level", "corroborated"),
        ("flag", "contested"),
        ("flag", "stance:hedged"),
        ("document", "004_bf3dbb9566913133"),
    ],
)
def test_filter_keeps_the_claims_that_fit(watched: Watched, name: str, value: str) -> None:
    page = watched.page
    page.click('.bar a[href="#claims"]')
    fitting = page.evaluate(
        """([name, value]) => {
          const { claims, statements } = JSON.parse(document.getElementById("report").textContent);
          const of = new Map(statements.map((statement) => [statement.id, statement]));
          const has = {
            language: (claim) => claim.languages.includes(value),
            level: (claim) => claim.level === value,
            flag: (claim) => claim.flags.includes(value) ||
              claim.members.some((member) => `stance:${of.get(member).factuality}` === value),
            document: (claim) => claim.members.some((member) => of.get(member).doc === value),
          }[name];
          return claims.flatMap((claim, at) => (has(claim) ? [`claim-${at + 1}`] : []));
        }""",
        [name, value],
    )

    page.select_option(f"#filter-{name}", value)
    wait_until(page, "document.getElementById('n-found').textContent !== ''")

    shown = page.locator("#claims [data-entry]:visible")
    assert sorted(shown.evaluate_all("all => all.map((entry) => entry.id)")) == sorted(fitting)
    assert fitting


def test_filter_for_figures_leaves_no_claim_without_one(watched: Watched) -> None:
    page = watched.page
    page.click('.bar a[href="#claims"]')

    page.check("#filter-figure")
    wait_until(page, "document.getElementById('n-found').textContent !== ''")

    shown = page.locator("#claims [data-entry]:visible")
    assert shown.count() > 3
    assert shown.count() == page.locator("#claims [data-entry]:visible:has(mark.figure)").count()


@pytest.mark.parametrize(
    ("reading", "original", "translated"),
    [("original", True, False), ("both", True, True), ("translation", False, True)],
)
def test_reader_chooses_original_or_translation(
    watched: Watched, reading: str, original: bool, translated: bool
) -> None:
    page = watched.page
    page.click('.bar a[href="#claims"]')
    card = page.locator("#claim-1 .card").first

    page.check(f"input[value={reading}]")

    assert card.locator(".original").is_visible() == original
    assert card.locator(".translation").is_visible() == translated
    assert page.locator("#claim-2 .card .original").first.is_visible()  # English already


def test_citation_names_the_quote_its_place_and_the_digest(watched: Watched) -> None:
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click('.bar a[href="#claims"]')

    page.locator("#claim-1 .card .where button").nth(1).click()
    wait_until(page, "document.getElementById('said').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")

    text, digest = page.evaluate(
        """() => {
          const { textContent } = document.getElementById("report");
          const { documents, statements } = JSON.parse(textContent);
          const place = document.querySelectorAll("#claim-1 .card .where a")[1].hash;
          const statement = statements[place.replace("#statement-", "") - 1];
          return [statement.text, documents.find((each) => each.id === statement.doc).sha256];
        }"""
    )
    assert copied.startswith(f"«\u202f{text}\u202f» Infos-Israel.News, ")
    assert "characters " in copied
    assert copied.endswith(f"SHA-256 {digest}")


def test_search_on_the_overview_leads_to_the_claims(watched: Watched) -> None:
    page = watched.page

    page.fill("#search", "415 civilians")
    page.locator("#claims").wait_for(state="visible")

    assert page.locator("#claims [data-entry]:visible").count() == 1
    assert page.evaluate("document.activeElement.id") == "search"


def test_list_of_a_document_begins_with_what_stands_nowhere_else(watched: Watched) -> None:
    page = watched.page
    link = page.locator("#overview a[href='#only-4']")
    n = int(link.inner_text())

    link.click()

    rows = page.locator(".own:has(#only-4) .rows > li")
    tagged = rows.evaluate_all("all => all.map((row) => row.querySelector('.who .tag') !== null)")
    assert not any(tagged[:n])
    assert all(tagged[n:])


def test_grid_cell_leads_to_the_statement(watched: Watched) -> None:
    page = watched.page
    page.click('.bar a[href="#grid"]')

    page.locator("#grid td.otherwise a").first.click()

    assert page.locator("#documents").is_visible()
    assert page.locator(".statement.chosen").count() == 1


def test_page_is_complete_without_javascript(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = open_page(context, seed_page).page

    assert all(page.locator(f"#{view}").is_visible() for view in VIEWS if view != "review")
    assert page.locator("#claim-1 .card").count() == 2
    for control in ("#open-all", "#filters", "#review", "#tray", "#help", "#mark-choice"):
        assert not page.locator(control).is_visible()
    page.locator("#claim-1 details.why summary").click()
    assert page.locator("#claim-1 details.why table").is_visible()
    page.locator("#claim-1 .where a").first.click()
    assert page.locator(":target").inner_text().startswith("los ataques")
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440, 2560])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_its_window(browser: Browser, seed_page: Path, width: int, scheme: str) -> None:
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = open_page(context, seed_page).page
    wide = {}

    for view in VIEWS:
        page.click(f'.bar a[href="#{view}"]')
        page.click("#open-all")
        wide[view] = max(overflow(page), 0)

    assert wide == dict.fromkeys(VIEWS, 0)
    context.close()


def test_count_of_hedged_statements_leads_to_them(watched: Watched) -> None:
    page = watched.page
    button = page.locator("#overview .also button", has_text="hedged")
    count = int(button.inner_text().split()[0])

    button.click()

    assert page.locator("#filter-flag").input_value() == "stance:hedged"
    entries = page.locator("#claims [data-entry]:not([hidden])")
    assert 0 < entries.count() <= count
    assert entries.first.is_visible()

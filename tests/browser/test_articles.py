"""Articles side by side: marks, columns, partners."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import BROWSER_TEST, Watched, open_page, wait_until

pytestmark = BROWSER_TEST


@pytest.fixture
def articles(watched: Watched) -> Page:
    watched.page.click('.bar a[href="#documents"]')
    return watched.page


def _in_sight(page: Page, selector: str) -> bool:
    """Whether a statement lies within the part of its column that shows."""
    seen: bool = page.locator(selector).evaluate(
        """(element) => {
          const own = element.getBoundingClientRect();
          const frame = element.closest(".text").getBoundingClientRect();
          return own.top >= frame.top - 1 && own.top < frame.bottom;
        }"""
    )
    return seen


def test_clicking_a_statement_brings_its_partner_into_sight(articles: Page) -> None:
    own = articles.locator("#documents .statement[data-claim='1']").first
    partner = "#documents .statement[data-claim='1']:not(.chosen)"

    own.click()
    articles.wait_for_timeout(700)  # the column scrolls smoothly

    assert articles.locator(".statement.lit").count() == 2
    assert _in_sight(articles, partner)
    assert articles.locator("#tray li").count() >= 1
    assert "says it too" in articles.locator("#tray").inner_text()


def test_escape_lets_a_statement_go(articles: Page) -> None:
    articles.locator(".statement.shared").first.click()
    articles.locator("#tray").wait_for(state="visible")

    articles.keyboard.press("Escape")

    assert not articles.locator("#tray").is_visible()
    assert articles.locator(".lit, .chosen").count() == 0


def test_focus_on_a_reference_lights_up_its_partners(articles: Page) -> None:
    articles.locator(".ref.shared").first.focus()

    assert articles.locator(".statement.lit").count() == 2


def test_pointer_over_a_claims_card_lights_up_its_twins(watched: Watched) -> None:
    page = watched.page
    page.click('.bar a[href="#conflicts"]')

    page.locator("#conflicts .card").first.hover()

    assert page.locator("#conflicts .card.lit").count() == 1
    page.mouse.move(0, 0)
    wait_until(page, "document.querySelectorAll('.lit').length === 0")


def test_statement_in_conflict_shows_who_says_otherwise(articles: Page) -> None:
    articles.locator(".statement.conflict").first.click()

    assert articles.locator(".statement.lit-conflict").count() >= 1
    assert "says otherwise" in articles.locator("#tray").inner_text()


def test_statements_of_one_article_only_are_one_click_away(articles: Page) -> None:
    button = articles.locator("#document-3 [data-jump='only'] button")

    button.click()

    chosen = articles.locator("#document-3 .statement.chosen")
    first = chosen.get_attribute("id")
    assert "only" in (chosen.get_attribute("class") or "")
    assert articles.locator("#mark-choice input[value=only]").is_checked()
    button.click()
    assert articles.locator("#document-3 .statement.chosen").get_attribute("id") != first


def test_counts_of_an_article_add_up_to_its_statements(articles: Page) -> None:
    for number in range(1, 6):
        article = articles.locator(f"#document-{number}")
        counts = article.locator(".shares strong").all_inner_texts()

        assert sum(map(int, counts)) == article.locator(".statement").count()
        assert article.locator(".strip rect").count() == article.locator(".statement").count()


def test_a_column_can_be_put_away_and_a_link_brings_it_back(articles: Page) -> None:
    articles.uncheck("#column-choice input[value='1']")
    assert not articles.locator("#document-1").is_visible()

    articles.evaluate("location.hash = 'statement-1'")

    articles.locator("#document-1").wait_for(state="visible")


def test_point_on_the_strip_leads_to_that_place(articles: Page) -> None:
    strip = articles.locator("#document-1 .strip")
    box = strip.bounding_box()
    assert box

    strip.click(position={"x": box["width"] * 0.98, "y": 5})

    number = articles.locator("#document-1 .statement.chosen").get_attribute("id")
    last = articles.locator("#document-1 .statement").last.get_attribute("id")
    assert int((last or "").split("-")[1]) - int((number or "").split("-")[1]) <= 1


@pytest.mark.parametrize("reading", ["original", "both", "translation"])
def test_article_is_read_in_either_language_or_both(articles: Page, reading: str) -> None:
    articles.check(f"input[value={reading}]")
    statement = articles.locator("#document-3 .statement").first
    rendering = articles.locator("#document-3 .rendering").first

    assert statement.is_visible() == (reading != "translation")
    assert rendering.is_visible() == (reading != "original")
    assert articles.locator("#document-2 .statement").first.is_visible()  # English already


def test_originals_bear_their_language_and_ask_not_to_be_translated(
    browser: Browser, seed_page: Path
) -> None:
    context = browser.new_context(offline=True)
    page = open_page(context, seed_page, "#documents").page

    bare = page.locator("main .original:not([lang][translate=no]), .text:not([lang][translate=no])")

    assert page.locator("main .original").count() > 20
    assert bare.count() == 0
    assert page.locator(".rendering:not([lang=en])").count() == 0
    context.close()

"""A real browser with the network blocked, and the page of the seed report in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.seed_report import build_seed_report
from tests.browser.watching import BROWSER, Watched, open_page, write_page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=BROWSER, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def seed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(tmp_path_factory.mktemp("page"), build_seed_report())


@pytest.fixture
def watched(browser: Browser, seed_page: Path) -> Iterator[Watched]:
    context = browser.new_context(offline=True, accept_downloads=True)
    opened = open_page(context, seed_page)
    yield opened
    assert opened.complaints == []
    assert opened.requests == []
    context.close()

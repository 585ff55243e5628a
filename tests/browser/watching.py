"""Open a page and note what it does that it should not."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from aligner.records import Report
from aligner.report import render_html

__all__ = [
    "BROWSER",
    "BROWSER_TEST",
    "VIEWS",
    "Watched",
    "open_page",
    "overflow",
    "wait_until",
    "write_page",
]

VIEWS = ("overview", "grid", "conflicts", "claims", "documents", "method", "review")
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
BROWSER_TEST = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome on PATH"),
]


@dataclass
class Watched:
    """A page, and what it did that it should not."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def write_page(folder: Path, report: Report) -> Path:
    path = folder / "report.html"
    path.write_text(render_html(report), encoding="utf-8")
    return path


def open_page(context: BrowserContext, path: Path, anchor: str = "") -> Watched:
    watched = Watched(context.new_page())
    watched.page.on("console", lambda message: watched.complaints.append(message.text))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))

    def refuse(route: Route) -> None:
        watched.requests.append(route.request.url)
        route.abort()

    watched.page.route(lambda url: not url.startswith(("file:", "blob:")), refuse)
    watched.page.goto(path.as_uri() + anchor)
    return watched


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition in JavaScript; `Page.wait_for_function` needs what our policy forbids.

    Raises
    ------
    AssertionError
        If it does not hold within five seconds.
    """
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)

"""The page for everyone: axe-core, contrast, paper, hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.watching import BROWSER_TEST, VIEWS, open_page

pytestmark = BROWSER_TEST

# Where scripts/test puts it: https://github.com/dequelabs/axe-core, MPL-2.0, in tests only.
AXE = Path(__file__).parents[2] / ".venv/axe-core/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Boxes that are not laid out have no size to be judged by.
LAY_OUT = """
document.querySelectorAll(".claim, .rows > li").forEach((entry) => {
  entry.style.contentVisibility = "visible";
})
"""


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: scripts/test installs it with npm")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, seed_page: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = open_page(context, seed_page).page
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(LAY_OUT)
    found = {}
    for view in VIEWS:
        page.click(f'.bar a[href="#{view}"]')
        page.click("#open-all")
        if view == "claims":
            page.locator("#claim-1 > .actions button").first.click()
        if view == "documents":
            page.locator(".statement.conflict").first.click()

        result = page.evaluate("tags => axe.run(document, { runOnly: tags })", RULES)

        found[view] = [
            (problem["id"], [node["html"][:200] for node in problem["nodes"]][:3])
            for problem in result["violations"]
        ]
        assert len(result["passes"]) > 10
    page.keyboard.press("Escape")
    page.click("#help-open")
    result = page.evaluate("tags => axe.run('#help', { runOnly: tags })", RULES)
    found["help"] = [problem["id"] for problem in result["violations"]]
    assert {view: problems for view, problems in found.items() if problems} == {}
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
def test_text_has_contrast(browser: Browser, seed_page: Path, scheme: str) -> None:
    context = browser.new_context(offline=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = open_page(context, seed_page).page

    assert page.evaluate(CONTRAST) == []
    context.close()


def test_motion_stops_for_those_who_ask_for_it(browser: Browser, seed_page: Path) -> None:
    context = browser.new_context(offline=True, reduced_motion="reduce")
    page = open_page(context, seed_page, "#documents").page

    moving = page.evaluate(
        """Array.from(document.querySelectorAll("*")).filter((element) => {
          const style = getComputedStyle(element);
          const lasting = [style.transitionDuration, style.animationDuration];
          return style.scrollBehavior === "smooth" || lasting.some((time) => parseFloat(time) > 0);
        }).length"""
    )

    assert moving == 0
    context.close()

"""Measure the page: its size, the time to write it, and the time until a reader sees it.

    python scripts/bench_page.py [--statements 100 1000 5000] [--documents 5]

Reports are made up, from the sentences of the seed articles: a tenth of the statements are shared
by two documents, a third have a possible link, one in twenty is in conflict. Time to first reading
is the browser's first contentful paint of a file on disk, the median of several loads; a view's
time is from the click to the next frame. Needs Playwright and a Chromium on PATH.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from aligner.records import (
    Claim,
    Document,
    Facts,
    Item,
    Link,
    OriginGroup,
    Quantity,
    Relation,
    Report,
    Sentence,
    Statement,
    Translation,
    Why,
)
from aligner.report import render_html

SEEDS = Path(__file__).parents[1] / "seeds"
WHY = Why(direct=0.61, pivot=0.58, margin=1.12, gates=("name: agree (“Alep” and “Aleppo”)",))
LOADS = 5
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
VIEWS = ("grid", "conflicts", "claims", "documents")


def make_report(n_statements: int, n_documents: int) -> Report:
    """Make up a report; the same for the same arguments."""
    lines = [
        line.strip()
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_text("utf-8").replace(". ", ".\n").splitlines()
        if 60 < len(line.strip()) < 400
    ]
    statements, sentences, documents = [], [], []
    for number in range(n_documents):
        name = f"doc-{number}"
        at, parts = 0, []
        for index in range(number, n_statements, n_documents):
            text = lines[index % len(lines)]
            sentence = Sentence(doc=name, start=at, end=at + len(text), kind="body")
            sentences.append(sentence)
            statements.append(
                Statement(
                    doc=name,
                    sentence=sentence.id,
                    start=at,
                    end=at + len(text),
                    text=text,
                    lang=("es", "fr", "en")[number % 3],
                )
            )
            parts.append(text)
            at += len(text) + 1
        documents.append(
            Document(
                id=name,
                paths=(f"{name}.txt",),
                text="\n".join(parts),
                lang=("es", "fr", "en")[number % 3],
                outlet=f"Outlet {number}",
            )
        )
    claims, links = _group(statements)
    return Report(
        documents=tuple(documents),
        sentences=tuple(sentences),
        statements=tuple(statements),
        translations={
            s.id: Translation(text=s.text, model="made-up", score=-0.5)
            for s in statements
            if s.lang != "en"
        },
        facts={s.id: Facts(quantities=_figures(s, at)) for at, s in enumerate(statements)},
        links=links,
        claims=claims,
        items=_items(claims),
    )


def _figures(statement: Statement, at: int) -> tuple[Quantity, ...]:
    if at % 4:
        return ()
    value = 1000.0 + at
    return (
        Quantity(
            start=statement.start,
            end=statement.start + 5,
            text=statement.text[:5],
            low=value,
            high=value,
            modality="=",
            counted="people",
        ),
    )


def _group(statements: list[Statement]) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Pair a tenth of the first half with a statement of the second; link a third possibly."""
    half = len(statements) // 2
    links, taken, groups = [], set(), []
    for at in range(half):
        one, other = statements[at], statements[at + half]
        if one.doc == other.doc or at % 3:
            continue
        match = at % 9 == 0
        links.append(
            Link(
                a=min(one.id, other.id),
                b=max(one.id, other.id),
                grade="match" if match else "possible",
                probability=0.7 if match else 0.3,
                why=WHY,
            )
        )
        if match:
            groups.append((one, other))
            taken |= {one.id, other.id}
    groups += [(statement,) for statement in statements if statement.id not in taken]
    claims = [
        Claim(
            id=f"claim:{members[0].id}",
            item=f"item:{members[0].id}",
            label=members[0].text,
            members=tuple(member.id for member in members),
            level="single" if len(members) == 1 else "possibly_corroborated",
            n_min=1,
            n_max=len(members),
            languages=tuple(sorted({member.lang for member in members})),
            origins=(OriginGroup(name=None, members=tuple(member.id for member in members)),),
            weakest=0.7 if len(members) > 1 else None,
        )
        for members in groups
    ]
    return tuple(claims), tuple(links)


def _items(claims: tuple[Claim, ...]) -> tuple[Item, ...]:
    """Let one claim in twenty conflict with the claim after it."""
    items = []
    for at in range(0, len(claims) - 1, 20):
        one, other = claims[at], claims[at + 1]
        relation = Relation(
            claims=(one.id, other.id), type="numeric_conflict", grade="possible", why="one, other"
        )
        items.append(Item(id=one.item, claims=(one.id, other.id), relations=(relation,)))
    return tuple(items)


def time_page(browser: Browser, path: Path) -> tuple[float, float, dict[str, float]]:
    """Return ms to the first reading, ms until the script is done, and ms for each view."""
    paints, loads, views = [], [], {}
    for _ in range(LOADS):
        page = browser.new_page()
        page.goto(path.as_uri(), wait_until="commit")
        while (paint := page.evaluate(PAINT)) is None:
            page.wait_for_timeout(10)
        page.wait_for_load_state("load")
        paints.append(paint)
        loads.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        page.close()
    page = browser.new_page()
    page.goto(path.as_uri())
    for view in VIEWS:
        views[view] = page.evaluate(
            """(view) => new Promise((done) => {
              const start = performance.now();
              document.querySelector(`.bar a[href="#${view}"]`).click();
              const painted = () => setTimeout(() => done(performance.now() - start));
              addEventListener("hashchange", () => requestAnimationFrame(painted), { once: true });
            })""",
            view,
        )
    page.close()
    return statistics.median(paints), statistics.median(loads), views


def main() -> int:
    """Print a table; fail where a page of 1,000 statements is over 5 MB or over a second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--documents", type=int, default=5)
    args = parser.parse_args()
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if chromium is None:
        print("no Chromium or Chrome on PATH", file=sys.stderr)
        return 2
    print("statements      MB  written s  first reading ms  loaded ms  " + "  ".join(VIEWS))
    over = False
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        for n in args.statements:
            report = make_report(n, args.documents)
            start = time.perf_counter()
            page = render_html(report).encode("utf-8")
            written = time.perf_counter() - start
            path = Path(folder) / f"{n}.html"
            path.write_bytes(page)
            paint, load, views = time_page(browser, path)
            size = len(page) / 1e6
            over |= n == 1000 and (size >= 5 or paint >= 1000)
            times = "  ".join(f"{views[view]:{len(view)}.0f}" for view in VIEWS)
            print(f"{n:10,}  {size:6.2f}  {written:9.2f}  {paint:16.0f}  {load:9.0f}  {times}")
        browser.close()
    return int(over)


if __name__ == "__main__":
    sys.exit(main())

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from aligner.records import Document, Quantity, Report
from aligner.report import read_json, render_html, write_json
from aligner.report.page_text import view_documents
from aligner.report.page_words import (
    BANNED,
    describe_figure,
    describe_origins,
)
from tests.browser.seed_report import build_seed_report

VOID = {"meta", "link", "input", "br", "img", "use", "rect", "circle", "path"}


class _Page(HTMLParser):
    """Checks that elements nest, and collects ids, links, headings and our own words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []  # tag, whether its text is quoted
        self.ids: list[str] = []
        self.links: list[str] = []
        self.requests: list[str] = []
        self.headings: list[int] = []
        self.own: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if tag == "a" else []
        self.requests += [v or "" for k, v in attrs if k in {"src", "data", "srcset", "action"}]
        self.requests += [found["href"] or ""] if tag in {"link", "use", "image"} else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            quoted = bool(self.open) and self.open[-1][1]
            quoted |= tag in {"script", "style", "bdi", "q"} or found.get("translate") == "no"
            self.open.append((tag, quoted or found.get("dir") == "auto"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1]:
            self.own.append(data)


@pytest.fixture(scope="module")
def report() -> Report:
    return build_seed_report()


@pytest.fixture(scope="module")
def html(report: Report) -> str:
    return render_html(report)


@pytest.fixture(scope="module")
def page(html: str) -> _Page:
    return _Page(html)


def test_elements_nest_and_ids_are_unique(page: _Page) -> None:
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_every_anchor_leads_somewhere(page: _Page) -> None:
    inside = [link[1:] for link in page.links if link.startswith("#")]

    assert len(inside) > 100
    assert set(inside) <= set(page.ids)


def test_page_asks_for_nothing_outside_itself(page: _Page, html: str) -> None:
    assert all(request.startswith("#") for request in page.requests)
    assert "@import" not in html
    assert "url(" not in html


def test_headings_do_not_skip_a_level(page: _Page) -> None:
    steps = [b - a for a, b in zip(page.headings, page.headings[1:], strict=False)]

    assert page.headings.count(1) == 1
    assert max(steps) == 1


def test_our_own_words_give_no_verdict(page: _Page) -> None:
    words = set(re.findall(r"\w+", " ".join(page.own).lower()))

    assert "independent" in words  # the check sees our words at all
    assert not words & set(BANNED)
    assert not words & {"source", "sources"}


def test_policy_allows_no_more_than_our_style_and_script(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)

    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


@pytest.mark.parametrize(
    "shown",
    [
        "1 to 2 independent origins",
        "weakest pair 0.91",
        "1 possible link, shown and not counted",
        "Different figures for the same thing",
        "the same party about the same evacuation",
        "picture.txt",
        "binary: begins like a PNG image",
        "another claim conflicts with it",
        "credited in",
        "Translation: figures differ from the original",
        "cuts.possible",
        "uncalibrated",
        "<title>5 documents compared, claim by claim</title>",
        'lang="fr" dir="auto" translate="no"',
        '<mark class="figure" title="34,000 people">34,000 people</mark>',
    ],
)
def test_page_shows(html: str, shown: str) -> None:
    assert shown in html


def test_boilerplate_is_shown_in_the_document_and_nowhere_else(html: str) -> None:
    assert html.count("Views: 1732") == 1
    assert '<span class="boilerplate">Views: 1732</span>' in html


def test_same_report_gives_the_same_bytes(report: Report, html: str) -> None:
    assert render_html(report) == html


def test_page_of_a_report_file_says_what_is_missing(report: Report, tmp_path: object) -> None:
    path = f"{tmp_path}/report.json"
    write_json(report, path)

    page = render_html(read_json(path))

    assert "which holds the statements only" in page
    assert "34,000" in page
    assert "Views: 1732" not in page


def test_report_without_documents_is_a_page() -> None:
    empty = Report(
        documents=(),
        sentences=(),
        statements=(),
        translations={},
        facts={},
        links=(),
        claims=(),
        items=(),
    )

    assert "No document could be used" in render_html(empty)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//host", " http://x"])
def test_only_web_addresses_become_links(report: Report, url: str) -> None:
    documents = (replace(report.documents[0], url=url), *report.documents[1:])

    views = view_documents(replace(report, documents=documents))

    assert views[0].url is None
    assert views[2].url == "https://infos-israel.news/"


def test_title_falls_back_to_the_first_headline_then_to_the_id(report: Report) -> None:
    headings = [view.heading for view in view_documents(report)]

    assert headings[0] == "000_310073932db703a3"
    assert headings[1].startswith("Aleppo falls to pro-Assad Forces")
    assert headings[4] == "Syrian Govt Seizes Control of Aleppo"


@pytest.mark.parametrize(
    ("low", "high", "modality", "words"),
    [
        (34000, 34000, "=", "34,000 people"),
        (50000, 50000, "~", "about 50,000 people"),
        (415, None, ">=", "at least 415 people"),
        (415, 415, ">=", "at least 415 people"),
        (None, 500000, "<=", "at most 500,000 people"),
        (2, 3, "range", "2 to 3 people"),
        (None, None, "vague", "“x” people"),
        (1000, 10000, "vague", "some 1,000 to 10,000 people"),
        (0.5, 0.5, "=", "0.5 people"),
        (5e6, 5e6, "~", "about 5,000,000 people"),
    ],
)
def test_figures_are_said_in_words(
    low: float | None, high: float | None, modality: str, words: str
) -> None:
    quantity = Quantity(
        start=0,
        end=1,
        text="x",
        low=low,
        high=high,
        modality=modality,  # type: ignore[arg-type]
        counted="people",
    )

    assert describe_figure(quantity) == words


@pytest.mark.parametrize(
    ("n_min", "n_max", "words"),
    [
        (1, 1, "1 origin"),
        (1, 2, "1 to 2 independent origins"),
        (2, 2, "2 independent origins"),
    ],
)
def test_origins_are_said_in_words(n_min: int, n_max: int, words: str) -> None:
    assert describe_origins(n_min, n_max) == words


def test_hostile_fields_are_escaped(report: Report) -> None:
    attack = "\"'><script>alert(1)</script>\0\ud800\u202e"
    hostile = Document(
        id=attack,
        paths=(attack,),
        text=attack,
        lang=attack,
        title=attack,
        outlet=attack,
        provider=attack,
        owner=attack,
        published=attack,
        url=f"https://x/{attack}",
        notes=(attack,),
    )

    page = render_html(replace(report, documents=(*report.documents, hostile)))

    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    assert "\0" not in page
    assert page.encode("utf-8")


def test_writing_reports_does_not_load_heavy_libraries() -> None:
    code = "import sys, aligner.report; print({'torch', 'jinja2'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from aligner.records import Document, Facts, Origin, Quantity, Report, Translation
from aligner.report import read_json, render_html, write_json
from aligner.report.page_text import view_documents
from aligner.report.page_words import BANNED
from tests.browser.seed_report import build_seed_report

VOID = {"meta", "link", "input", "br", "img", "use", "rect", "circle", "path", "line", "col"}
DATA = re.compile(r'<script type="application/json" id="report">(.*?)</script>', re.DOTALL)


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
        "41 texts translated; 2 too long for the model and cut at clauses; 5 searched again",
        "1,204 tokens in, 1,180 out, 1 unknown to the model.",
        '<dt>figures differ from the original <span class="tally">1</span></dt>',
        "<bdi>residents</bdi>, <bdi>through The Guardian</bdi></span>",
        '<bdi>35,000 rebels and civilians</bdi><span class="bounds">, '
        "<bdi>within 1 week</bdi></span>",
        'title="130 civilians, on top of others, in Aleppo (west)"',
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


def test_title_falls_back_to_the_first_headline_then_to_the_first_words(report: Report) -> None:
    views = view_documents(report)
    headings = [view.heading for view in views]

    assert headings[0].startswith("Con el avance constante del ejército Sirio,")
    assert headings[0].endswith("…")
    assert [view.titled for view in views] == [False, True, False, True, True]
    assert headings[1].startswith("Aleppo falls to pro-Assad Forces")
    assert headings[4] == "Syrian Govt Seizes Control of Aleppo"


def test_a_card_says_through_whom_its_statement_came(report: Report) -> None:
    first = report.claims[0].members[0]
    origin = Origin(name="police", start=0, end=1, via=("AFP", "SANA"))

    page = render_html(replace(report, facts={**report.facts, first: Facts(origin=origin)}))

    assert "<bdi>police</bdi></strong>, <bdi>through AFP, then SANA</bdi>, credited in <q" in page


def test_a_flagged_translation_is_marked_wherever_it_stands(report: Report) -> None:
    flagged = {
        key: replace(made, text="DOUBTFUL", flags=("repetition",))
        for key, made in report.translations.items()
    }

    page = DATA.sub("", render_html(replace(report, translations=flagged)))

    shown = re.findall(
        r'repeats itself</span></p>\s*<p lang="en" dir="auto">DOUBTFUL'
        r'|DOUBTFUL</p>\s*<p class="label doubtful-label">Machine translation .*repeats itself'
        r'|DOUBTFUL</(?:p|span)> <span class="flag">.*repeats itself',
        page,
    )
    assert len(shown) == page.count("DOUBTFUL") > len(flagged)


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


def test_hostile_facts_and_flags_are_escaped(report: Report) -> None:
    attack = "\"'><script>alert(1)</script>\0\ud800\u202e"
    first = report.claims[0].members[0]
    figure = Quantity(
        start=0,
        end=1,
        text=attack,
        low=5,
        high=5,
        modality="=",
        counted=attack,
        place=f"{attack}/{attack}",
        window=attack,
        by=attack,
    )
    facts = Facts(
        origin=Origin(name=attack, start=0, end=1, via=(attack, attack)), quantities=(figure,)
    )
    made = Translation(text=attack, model=attack, score=-1.0, flags=(attack,))

    page = render_html(
        replace(
            report,
            facts={**report.facts, first: facts},
            translations={**report.translations, first: made},
        )
    )

    assert "alert(1)" in page
    assert page.lower().count("<script>") == 1
    assert "\0" not in page
    assert page.encode("utf-8")


def test_writing_reports_does_not_load_heavy_libraries() -> None:
    code = "import sys, aligner.report; print({'torch', 'jinja2'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


def test_first_screen_says_in_counts_what_stands_out(html: str, report: Report) -> None:
    shared = sum(claim.level != "single" for claim in report.claims)
    finding = html.partition('<p class="finding">')[2].partition("</p>")[0]

    assert finding.startswith(f"{shared} claims stand in more than one document: ")
    assert re.search(
        r"The answers to \d+ questions? conflict: (\d+|none) for sure, \d+ poss", finding
    )


def test_row_of_a_conflict_names_the_claims_that_it_differs_from(html: str) -> None:
    conflicts = html.partition('<section id="conflicts"')[2].partition('<section id="claims"')[0]

    assert re.search(r'Another figure in <a href="#claim-\d+">', conflicts)

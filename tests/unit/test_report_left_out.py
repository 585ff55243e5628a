"""Reports without quotations: first words, and an ellipsis that counts the rest."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from aligner.report import render_html
from aligner.report.json_reader import UNREAD
from aligner.report.left_out import mark_left_out, say_left_out
from aligner.report.markup import Piece
from aligner.report.redact import without_quotes
from tests.browser.seed_report import build_seed_report

DATA = re.compile(r'<script type="application/json" id="report">.*?</script>', re.DOTALL)


def test_page_without_quotations_shows_first_words_and_no_blocks() -> None:
    report = build_seed_report()
    page = DATA.sub("", render_html(without_quotes(report)))
    long = max(report.statements, key=lambda statement: len(statement.text))

    assert page.count(UNREAD) == 1  # what the script looks for
    assert long.text[:30] in page
    assert long.text[60:] not in page
    assert re.search(r'<mark class="left-out" title="left out: \d+ characters">…</mark>', page)


def test_stretch_under_several_marks_is_counted_once() -> None:
    pieces = [Piece(f"ab {UNREAD * 3}"), Piece(UNREAD * 2, ("figure",), "5"), Piece(f"{UNREAD} c")]

    assert list(mark_left_out(pieces)) == [
        Piece("ab "),
        Piece("…", ("left-out",), "left out: 6 characters"),
        Piece(" c"),
    ]


def test_words_apart_are_one_gap() -> None:
    assert say_left_out(f"a {UNREAD * 4} {UNREAD * 2}, b") == "a …, b"


def test_article_with_the_same_sign_keeps_it() -> None:
    report = build_seed_report()
    text = report.documents[0].text

    assert UNREAD not in text
    assert UNREAD not in DATA.sub("", render_html(report))


@given(st.lists(st.text(alphabet=[UNREAD, " ", "a", "\n"], max_size=8), max_size=5))
def test_all_that_is_there_is_kept(texts: list[str]) -> None:
    kept = "".join(piece.text for piece in mark_left_out(map(Piece, texts)))

    assert UNREAD not in kept
    assert kept.count("a") == "".join(texts).count("a")
    assert kept.count("\n") == "".join(texts).count("\n")

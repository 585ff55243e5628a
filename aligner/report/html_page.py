"""Render a report as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aligner.records import Report
from aligner.report.json_reader import UNREAD
from aligner.report.markup import clean
from aligner.report.page_data import embed_report, review_key
from aligner.report.page_view import view_report
from aligner.report.page_words import CELLS, GLOSSARY, LEVELS, NOT_CLAIMED

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render_html"]

STYLES = ("base.css", "marks.css", "claims.css", "grid.css", "articles.css", "print.css")
# In this order: each may use what stands before it.
SCRIPTS = (
    "data.js",
    "views.js",
    "filter.js",
    "articles.js",
    "cite.js",
    "decisions.js",
    "review.js",
    "keys.js",
)


def render_html(report: Report) -> str:
    """Render a report as a page that needs no other file, no network and no JavaScript.

    Parameters
    ----------
    report : Report

    Returns
    -------
    str
        HTML5 that UTF-8 can carry. Every text of a document is escaped; a character that HTML
        cannot hold is shown as U+FFFD, one for one. The report file lies inside, as JSON in
        ``<script type="application/json" id="report">``.
    """
    from markupsafe import Markup

    style = "".join(map(_template, STYLES))
    script = '"use strict";\n(() => {\n' + "".join(map(_template, SCRIPTS)) + "})();\n"
    page = _environment().get_template("report.html.jinja")
    return page.render(
        page=view_report(report),
        report=report,
        cells=CELLS,
        glossary=GLOSSARY,
        not_claimed=NOT_CLAIMED,
        level_names={level: name for level, (name, _) in LEVELS.items()},
        unread=UNREAD,
        # Our own files, in the package, and data that is escaped for where it stands: the only
        # text of the page that Jinja does not escape.
        style=Markup(style),
        script=Markup(script),
        data=Markup(embed_report(report)),
        review_key=review_key(report),
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """Allow this style and this script, by digest, and nothing else at all."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache  # compiling the templates takes ten times as long as filling them
def _environment() -> Environment:
    # Imported here: most users of the package never render a page.
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_template),
        # Not select_autoescape(): that one looks at the suffix, and ours is .jinja.
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str:
    return files("aligner.report").joinpath("templates", name).read_text(encoding="utf-8")


def _finalize(value: Any) -> Any:
    """Clean every string on its way into the page, so that no expression can forget it."""
    return clean(value) if type(value) is str else value

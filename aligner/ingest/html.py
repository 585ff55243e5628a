"""The article of an HTML page, without its menus and advertisements."""

from __future__ import annotations

import re
from typing import Any

from aligner.errors import InputError
from aligner.ingest.decode import Decoded, canonical_text
from aligner.ingest.fields import Fields, clean_line, read_fields

__all__ = ["declared_charset", "extract_html", "looks_like_html"]

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096  # where browsers look for the charset, and a little more

# What a page states about itself, never a guess from its text; and the same answer on every day.
_STATED_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def looks_like_html(text: str) -> bool:
    """Tell whether a text, whatever its file is called, begins as an HTML page does.

    Parameters
    ----------
    text : str
        Decoded content.
    """
    return _HTML_START.match(_COMMENT.sub("", text[:_HEAD])) is not None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, as it names it.

    Parameters
    ----------
    data : bytes
        The page.
    """
    match = _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def extract_html(html: str, *, path: str) -> tuple[Decoded, Fields]:
    """Take the article out of a page, by trafilatura.

    Parameters
    ----------
    html : str
        The decoded page.
    path : str
        The file as the user named it, for messages.

    Returns
    -------
    Decoded
        Headline and paragraphs, one a line. All offsets are in this text, not in the page.
    Fields
        What the page states about itself: title, published, outlet, url.

    Raises
    ------
    InputError
        If the extra ``aligner[html]`` is not installed, or no article is found.
    """
    try:
        import trafilatura
    except ImportError as error:
        reason = f"HTML needs an extra: pip install 'aligner[html]' ({error})"
        raise InputError(path, reason) from error
    try:
        page: Any = trafilatura.bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_STATED_DATE),
        )
    except Exception as error:  # the boundary of one document, around a parser of hostile input
        raise InputError(path, f"HTML that cannot be parsed: {error!r}") from error
    body = canonical_text(page.text or "") if page is not None else Decoded(text="")
    if not body.text.strip():
        raise InputError(path, "HTML without an article, expected a page with paragraphs of text")
    fields = _stated_fields(page)
    version = f"article extracted from HTML by trafilatura {trafilatura.__version__}"
    return Decoded(
        text=_with_headline(fields.title, body.text), notes=(version, *body.notes)
    ), fields


def _stated_fields(page: Any) -> Fields:
    raw = {"title": page.title, "outlet": page.sitename, "published": page.date, "url": page.url}
    fields, _ = read_fields(raw)  # a page's own mistakes are not the user's: left out
    return fields


def _with_headline(title: str | None, body: str) -> str:
    """Put the headline first, where the extraction took it for decoration: it makes claims too."""
    if title is None or title in clean_line(body[: 4 * len(title) + 400]):
        return body
    return f"{title}\n\n{body}"

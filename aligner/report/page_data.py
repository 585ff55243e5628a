"""The report file inside the page, for its script and for whoever opens the page as data."""

from __future__ import annotations

import hashlib
import json

from aligner.records import Report
from aligner.report.json_file import digest_of, report_to_dict
from aligner.report.markup import UNSAFE

__all__ = ["embed_report", "review_key"]

# Nothing that ends a script element, opens a comment in one, or ends a line of JavaScript.
_ESCAPED = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def embed_report(report: Report) -> str:
    r"""Return the report file as JSON that may stand inside of a ``<script>`` element.

    Returns
    -------
    str
        The same data as `aligner.report.report_to_json`, without white space. Markup and what
        HTML cannot carry are written as ``\uXXXX``, so that parsing gives every text unchanged.
    """
    text = json.dumps(
        report_to_dict(report), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text.translate(_ESCAPED))


def review_key(report: Report) -> str:
    """Return a name for what was compared: decisions stay with the texts, whatever a run makes.

    Returns
    -------
    str
        Sixteen hexadecimal digits over the documents' ids and digests.
    """
    parts = sorted((document.id, digest_of(document)) for document in report.documents)
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:16]

"""What a run writes: one page for people, and files for other programs."""

from __future__ import annotations

from aligner.report.atomic import write_atomically
from aligner.report.csv_tables import report_to_tables, write_csv
from aligner.report.html_page import render_html
from aligner.report.json_file import load_schema, report_to_dict, report_to_json, write_json
from aligner.report.json_ld import report_to_json_ld, write_json_ld
from aligner.report.json_reader import StoredDocument, read_json, report_from_dict
from aligner.report.markdown_file import report_to_markdown, write_markdown
from aligner.report.parquet_tables import write_parquet
from aligner.report.redact import without_quotes
from aligner.report.tmx_file import report_to_tmx, write_tmx

__all__ = [
    "StoredDocument",
    "load_schema",
    "read_json",
    "render_html",
    "report_from_dict",
    "report_to_dict",
    "report_to_json",
    "report_to_json_ld",
    "report_to_markdown",
    "report_to_tables",
    "report_to_tmx",
    "without_quotes",
    "write_atomically",
    "write_csv",
    "write_json",
    "write_json_ld",
    "write_markdown",
    "write_parquet",
    "write_tmx",
]

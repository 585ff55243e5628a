from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.ingest import IngestOptions, load_documents
from aligner.records import Corpus

ENGLISH = "The army said on Thursday that it had taken control of the whole city."
FRENCH = "L’armée a annoncé jeudi avoir repris le contrôle de toute la ville."


def load_lines(folder: Path, *lines: str | bytes, max_bytes: int = 10_000) -> Corpus:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    (folder / "news.jsonl").write_bytes(data)
    return load_documents([folder], options=IngestOptions(max_bytes=max_bytes))


def test_each_line_is_a_document_with_its_fields(tmp_path: Path) -> None:
    corpus = load_lines(
        tmp_path,
        json.dumps({"text": ENGLISH, "outlet": "Herald", "published": "2016-12-21"}),
        "",
        json.dumps({"text": FRENCH, "lang": "fr", "id": 7, "first_hand": True, "title": None}),
    )

    first, second = sorted(corpus.documents, key=lambda document: document.paths)
    assert (first.id, first.outlet, first.published) == ("news-1", "Herald", "2016-12-21")
    assert first.paths == (f"{tmp_path.as_posix()}/news.jsonl:1",)
    assert (second.id, second.lang, second.first_hand, second.title) == ("7", "fr", True, None)
    assert second.paths[0].endswith("news.jsonl:3")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not JSON: "),
        ("[1]", "expected a JSON object with a text, got list"),
        ("{}", "text: expected a string, got None"),
        ('{"text": 5}', "text: expected a string, got 5"),
        ('{"text": " "}', "text: empty"),
        ('{"text": "a", "lang": "French", "url": "x"}', "lang: expected a language code"),
        ('{"text": "a", "id": [1]}', "id: expected a string or a whole number"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        ("[" * 100_000, "JSON that is nested too deeply"),
        ("9" * 9000, "not JSON: "),
        ('{"text": "' + "a" * 200_000 + '"}', "a line of more than 150,000 bytes"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_bad_line_is_skipped_by_number_and_the_rest_goes_on(
    tmp_path: Path, line: str | bytes, reason: str
) -> None:
    good = json.dumps({"text": ENGLISH})

    corpus = load_lines(tmp_path, line, good, max_bytes=150_000)

    assert [document.id for document in corpus.documents] == ["news-2"]
    (skipped,) = corpus.skipped
    assert skipped.path.endswith("news.jsonl:1")
    assert skipped.reason.startswith(reason)


def test_all_problems_of_a_line_are_told(tmp_path: Path) -> None:
    corpus = load_lines(tmp_path, '{"text": 1, "lang": "French", "url": "x"}')

    reason = corpus.skipped[0].reason
    assert "lang:" in reason
    assert "url:" in reason
    assert "text:" in reason


def test_a_lone_surrogate_is_replaced_and_noted(tmp_path: Path) -> None:
    corpus = load_lines(tmp_path, '{"text": "' + ENGLISH + ' \\ud800", "title": "\\udc00"}')

    (document,) = corpus.documents
    assert document.text == ENGLISH + " \N{REPLACEMENT CHARACTER}"
    assert document.title == "\N{REPLACEMENT CHARACTER}"
    assert document.notes[0].startswith("warning: 1 NUL or lone surrogate")
    assert document.sha256


def test_keys_that_nobody_reads_are_noted(tmp_path: Path) -> None:
    corpus = load_lines(tmp_path, json.dumps({"text": ENGLISH, "author": "x", "Tags": []}))

    assert "keys that are not read: Tags, author" in corpus.documents[0].notes


def test_a_manifest_stands_in_for_what_lines_do_not_say(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(
        "[[documents]]\npath = 'news.jsonl'\nid = 'wire'\noutlet = 'Wire'\n", encoding="utf-8"
    )

    corpus = load_lines(
        tmp_path,
        json.dumps({"text": ENGLISH}),
        json.dumps({"text": FRENCH, "id": "own/id", "outlet": "Other"}),
    )

    assert [(d.id, d.outlet) for d in corpus.documents] == [("own-id", "Other"), ("wire-1", "Wire")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "an empty file"),
        (b"\n \n", "an empty file"),
        (json.dumps({"text": ENGLISH}).encode("utf-16"), "binary data or UTF-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary data or UTF-16"),
    ],
    ids=["empty", "blank", "utf-16", "png"],
)
def test_a_file_without_lines_is_skipped_once(tmp_path: Path, data: bytes, reason: str) -> None:
    corpus = load_lines(tmp_path, data)

    (skipped,) = corpus.skipped
    assert skipped.path.endswith("news.jsonl")
    assert skipped.reason.startswith(reason)


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    corpus = load_lines(tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": ENGLISH}).encode())

    assert [document.text for document in corpus.documents] == [ENGLISH]

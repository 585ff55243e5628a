from __future__ import annotations

import time
import unicodedata

import pytest

from aligner.errors import InputError
from aligner.ingest.decode import canonical_text, decode_text

FRENCH = "Les équipes médicales ont traité des milliers de blessés à l’hôpital."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_note(encoding: str) -> None:
    decoded = decode_text(FRENCH.encode(encoding), path="a.txt")

    assert decoded.text == FRENCH
    assert decoded.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_a_mark(encoding: str) -> None:
    decoded = decode_text(FRENCH.encode(encoding), path="a.txt")

    assert decoded.text == FRENCH
    assert decoded.notes == (f"decoded as {encoding}",)


def test_windows_1252_is_the_noted_fallback() -> None:
    decoded = decode_text(FRENCH.encode("cp1252"), path="a.txt")

    assert decoded.text == FRENCH
    assert decoded.notes == ("decoded as cp1252",)


def test_a_declared_encoding_goes_before_the_fallback() -> None:
    data = "œuvre à 5 €, déjà".encode("iso8859-15")

    decoded = decode_text(data, path="a.html", declared="ISO-8859-15")

    assert decoded.text == "œuvre à 5 €, déjà"


@pytest.mark.parametrize("declared", ["utf-8", "utf-7", "rot13", "no such", "\0", None])
def test_a_declared_encoding_that_cannot_be_is_not_used(declared: str | None) -> None:
    decoded = decode_text(FRENCH.encode("cp1252"), path="a.html", declared=declared)

    assert decoded.text == FRENCH


def test_a_cut_utf8_file_loses_its_last_character_only() -> None:
    data = "Les blessés, l’hôpital, le café à côté".encode() + "é".encode()[:1]

    decoded = decode_text(data, path="a.txt")

    assert decoded.text == "Les blessés, l’hôpital, le café à côté\N{REPLACEMENT CHARACTER}"
    assert decoded.notes == ("warning: 1 parts that are not UTF-8 replaced by U+FFFD",)


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    decoded = canonical_text("a\r\nb\rc\n\n\td  \u2028e\u00a0f\ufb01")

    assert decoded.text == "a\nb\nc\n\n\td  \u2028e\u00a0f\ufb01"


def test_characters_are_composed() -> None:
    assert canonical_text("e\u0301te\u0301").text == "été"


@pytest.mark.parametrize("code", [0, 0xD800, 0xDFFF])
def test_a_character_that_no_output_can_carry_is_replaced_and_noted(code: int) -> None:
    decoded = canonical_text(f"a{chr(code)}b")

    assert decoded.text == "a\N{REPLACEMENT CHARACTER}b"
    assert decoded.notes[0].startswith("warning: 1 ")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf", "only white space"),
        (b" \n\t\r\n", "only white space"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG image"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04" + bytes(100), "a ZIP archive"),
        (bytes(range(256)) * 4, "binary data"),
        (bytes(1000), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, found: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_text(data, path="a.txt")

    assert caught.value.path == "a.txt"
    assert caught.value.reason.startswith(found)
    assert "expected text, HTML or JSONL" in caught.value.reason


def test_one_nul_in_an_article_does_not_make_it_binary() -> None:
    data = b"The army said\0 that it had taken control of the city."

    decoded = decode_text(data, path="a.txt")

    assert decoded.text.startswith("The army said\N{REPLACEMENT CHARACTER} that")


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73", "\u0344"])
def test_long_runs_of_combining_marks_are_composed_as_nfc_says(marks: str) -> None:
    text = "a" + marks * 40 + "—é" + marks * 40 + "e"

    assert canonical_text(text).text == unicodedata.normalize("NFC", text)


def test_a_hostile_run_of_combining_marks_does_not_hang() -> None:
    """Python's own normalisation needs minutes for it."""
    start = time.perf_counter()

    canonical_text("a" + "\u0301\u0323" * 200_000)

    assert time.perf_counter() - start < 5

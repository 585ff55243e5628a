"""From bytes to canonical text, and how to tell a text from anything else."""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError

__all__ = ["Decoded", "canonical_text", "decode_text", "read_text"]

EXPECTED = "expected text, HTML or JSONL"

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")  # tab, line ends, FF, ESC: fine
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_MARKS = re.compile(r"[^\w\x00-\u02ff]{31,}")  # no combining mark is \w, or below U+0300
_MOSTLY = 0.05  # share of control characters above which nobody would call it a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A canonical text, and what had to be decided to get it."""

    text: str
    notes: tuple[str, ...] = ()


def canonical_text(text: str) -> Decoded:
    r"""Return the text that every offset of the project indexes.

    Parameters
    ----------
    text : str
        Any string; may hold NUL and lone surrogates, as JSON escapes can.

    Returns
    -------
    Decoded
        Line ends are ``\n``, characters are composed (NFC). NUL and lone surrogates, which
        neither UTF-8 nor HTML nor XML can carry, are U+FFFD, with a note. Nothing else changes.
    """
    whole, n_replaced = _NO_CHARACTER.subn("\N{REPLACEMENT CHARACTER}", text)
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    note = f"warning: {n_replaced} NUL or lone surrogate characters replaced by U+FFFD"
    return Decoded(text=_compose(lines), notes=(note,) if n_replaced else ())


def _compose(text: str) -> str:
    """Return NFC, in a time that grows with the length only.

    Python orders a run of n combining marks in n * n steps, minutes for a hostile text; ordered
    marks cost it one pass. 30 marks are the most that Unicode's stream-safe format allows.
    """
    return unicodedata.normalize("NFC", _MARKS.sub(lambda match: _order_marks(match[0]), text))


def _order_marks(run: str) -> str:
    plain = "".join(unicodedata.normalize("NFD", character) for character in run)
    groups = itertools.groupby(plain, key=lambda character: unicodedata.combining(character) > 0)
    return "".join(
        "".join(sorted(group, key=unicodedata.combining) if is_mark else group)
        for is_mark, group in groups
    )


def decode_text(data: bytes, *, path: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : str
        The file as the user named it, for messages.
    declared : str, optional
        Encoding that the content names itself (HTML does); asked only where the bytes are
        neither UTF-8 nor UTF-16.

    Returns
    -------
    Decoded
        Canonical text; a note names every encoding but UTF-8.

    Raises
    ------
    InputError
        If the bytes are no text, or hold nothing but white space.

    Notes
    -----
    In order: byte order mark; UTF-16 without one, where the zero bytes of Latin letters stand
    on one side; UTF-8; UTF-8 with damage, where whole multi-byte sequences outnumber the bytes
    that are wrong; the declared encoding; Windows-1252, which is what Latin texts that are none
    of these nearly always are.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, f"{name}, {EXPECTED}")
    raw, notes = _decode(data, declared)
    n_odd = len(_NOT_IN_TEXT.findall(raw))
    if n_odd > _MOSTLY * len(raw):
        raise InputError(path, f"binary data: {n_odd} control characters; {EXPECTED}")
    decoded = canonical_text(raw)
    if not decoded.text.strip():
        found = "only white space" if data else "an empty file"
        raise InputError(path, f"{found}, {EXPECTED}")
    return Decoded(text=decoded.text, notes=notes + decoded.notes)


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    utf16 = _utf16_name(data)
    if utf16:
        return _decode_damaged(data, utf16)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8-sig", errors="replace")
    n_wrong = damaged.count("\N{REPLACEMENT CHARACTER}")
    if len(_UTF8_SEQUENCE.findall(data)) > n_wrong or data.startswith(codecs.BOM_UTF8):
        return damaged, (f"warning: {n_wrong} parts that are not UTF-8 replaced by U+FFFD",)
    return _decode_damaged(data, _known_encoding(declared) or "cp1252")


def _utf16_name(data: bytes) -> str | None:
    """Return the UTF-16 variant that a mark, or the place of the zero bytes, makes plain."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:4096]
    n_pairs = len(sample) // 2
    n_even, n_odd = sample[0::2].count(0), sample[1::2].count(0)
    if n_odd > 0.5 * n_pairs and n_even < 0.05 * n_pairs:
        return "utf-16-le"
    if n_even > 0.5 * n_pairs and n_odd < 0.05 * n_pairs:
        return "utf-16-be"
    return None


def _known_encoding(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    # Browsers read both as Windows-1252, and pages are written for browsers. A page that is not
    # UTF-8 lies when it says that it is; utf-7 and the codecs that are no text are not for pages.
    alias = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(found, found)
    return alias if re.match(r"cp\d+|iso8859|koi8|mac-", alias) else None


def _decode_damaged(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    notes = [f"decoded as {encoding}"]
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        n_wrong = text.count("\N{REPLACEMENT CHARACTER}")
        notes.append(f"warning: {n_wrong} parts that are not {encoding} replaced by U+FFFD")
    return text, tuple(notes)


def read_text(path: Path) -> str:
    """Return the canonical text of one text file.

    Raises
    ------
    InputError
        If the file cannot be read, or holds no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from error
    return decode_text(data, path=str(path)).text

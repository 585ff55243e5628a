"""Many documents in one file: a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.ingest.decode import Decoded, canonical_text
from aligner.ingest.draft import Draft, Place, show_path
from aligner.ingest.fields import FIELD_NAMES, Fields, read_fields, safe_id
from aligner.records import Skipped

__all__ = ["JSONL_SUFFIXES", "read_jsonl"]

JSONL_SUFFIXES = (".jsonl", ".ndjson")
_KEYS = ("text", *FIELD_NAMES)
_HEAD = 4096  # bytes that show whether a file is text at all


def read_jsonl(path: Path, fields: Fields, *, max_bytes: int) -> Iterator[Draft | Skipped]:
    """Read the documents of a JSONL file, one at a time.

    Parameters
    ----------
    path : Path
    fields : Fields
        What a manifest says of the file: stands in where a line says nothing.
    max_bytes : int
        Length of the longest line that is read; the file as a whole may be of any size.

    Yields
    ------
    Draft or Skipped
        One for each line that is not blank; a bad line does not end the reading.

    Raises
    ------
    InputError
        If the file is empty or plainly no text.
    OSError
        If the system cannot read it.
    """
    name = show_path(path)
    n_lines = 0
    with path.open("rb") as file:
        if b"\0" in file.peek(_HEAD)[:_HEAD]:
            raise InputError(name, "binary data or UTF-16, expected JSON Lines in UTF-8")
        for number, line in enumerate(_lines(file, max_bytes), start=1):
            if not line.strip():
                continue
            n_lines += 1
            place = Place(name, number)
            try:
                if len(line) > max_bytes:
                    raise InputError(str(place), f"a line of more than {max_bytes:,} bytes")
                yield _read_line(line, place, fields)
            except InputError as error:
                yield Skipped(path=error.path, reason=error.reason)
    if not n_lines:
        raise InputError(name, "an empty file, expected a JSON object a line")


def _lines(file: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """Yield lines of at most ``max_bytes + 1`` bytes; what is longer is dropped unread."""
    while line := file.readline(max_bytes + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(1 << 16)
        yield line


def _read_line(line: bytes, place: Place, defaults: Fields) -> Draft:
    raw = _parse_object(line, place)
    fields, problems = read_fields({**raw, "id": None})
    own_id = raw.get("id")
    if own_id is not None and (not isinstance(own_id, str | int) or isinstance(own_id, bool)):
        problems.append(f"id: expected a string or a whole number, got {own_id!r}")
    text = raw.get("text")
    if not isinstance(text, str):
        problems.append(f"text: expected a string, got {text!r}")
    if problems or not isinstance(text, str):
        raise InputError(str(place), "; ".join(problems))
    content = canonical_text(text)
    if not content.text.strip():
        raise InputError(str(place), "text: empty, expected an article")
    unread = ", ".join(sorted(key for key in raw if key not in _KEYS))
    notes = (f"keys that are not read: {unread}",) if unread else ()
    return Draft(
        place=place,
        content=Decoded(text=content.text, notes=content.notes + notes),
        declared=_with_id(fields, own_id, place, defaults),
    )


def _with_id(fields: Fields, own_id: object, place: Place, defaults: Fields) -> Fields:
    """Complete a line's fields; ids of other systems are made safe, not refused."""
    if own_id not in (None, ""):
        chosen: str | None = safe_id(str(own_id))
    else:
        chosen = f"{defaults.id}-{place.line}" if defaults.id else None
    return Fields(id=chosen).over(fields).over(defaults) if chosen else fields.over(defaults)


def _parse_object(line: bytes, place: Place) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(str(place), "not UTF-8, which JSON Lines must be") from error
    except RecursionError as error:
        raise InputError(str(place), "JSON that is nested too deeply") from error
    except ValueError as error:  # JSONDecodeError, or a number too long to be one
        raise InputError(str(place), f"not JSON: {error}") from error
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise InputError(str(place), f"expected a JSON object with a text, got {kind}")
    return value

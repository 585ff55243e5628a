"""What people may say about a document: the fields of a manifest and of a JSONL line."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from aligner.ingest.decode import canonical_text

__all__ = ["FIELD_NAMES", "Fields", "clean_line", "read_fields", "safe_id", "unknown_key"]

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_ID = 120  # ids of other systems can be whole addresses
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is known of one document besides its text; None where nothing was said."""

    id: str | None = None
    lang: str | None = None
    title: str | None = None
    outlet: str | None = None
    provider: str | None = None
    owner: str | None = None
    published: str | None = None  # ISO 8601 date, or time with offset
    url: str | None = None
    first_hand: bool | None = None

    def over(self, other: Fields) -> Fields:
        """Return these fields, completed by `other` where they say nothing."""
        gaps = {name: getattr(other, name) for name in FIELD_NAMES if getattr(self, name) is None}
        return replace(self, **gaps)


FIELD_NAMES = tuple(field.name for field in fields(Fields))


def read_fields(raw: Mapping[str, object]) -> tuple[Fields, list[str]]:
    """Check and normalise the fields of one document.

    Parameters
    ----------
    raw : mapping
        Values as TOML or JSON gives them; keys that are no field are not looked at.

    Returns
    -------
    Fields
        What could be read; a field with a problem, an empty one or a null is None.
    list of str
        What is wrong, one sentence a field, each naming its field.
    """
    values: dict[str, str | bool | None] = {}
    problems: list[str] = []
    for name in FIELD_NAMES:
        value = raw.get(name)
        if value is None:
            continue
        try:
            values[name] = _read_field(name, value)
        except ValueError as error:
            problems.append(f"{name}: {error}")
    return Fields(**values), problems  # type: ignore[arg-type]  # each reader returns its type


def _read_field(name: str, value: object) -> str | bool | None:
    if name == "first_hand":
        if not isinstance(value, bool):
            raise ValueError(f"expected true or false, got {value!r}")
        return value
    if name == "published" and isinstance(value, date):  # TOML has dates; datetime is a date
        return _iso_time(value)
    if not isinstance(value, str):
        raise ValueError(f"expected a string, got {value!r}")
    text = clean_line(value)
    if not text:
        return None
    if name == "published":
        return _iso_time(_parse_time(text))
    if name == "lang":
        return _primary_language(text)
    if name == "url" and not _WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"expected an address that starts with http:// or https://, got {text!r}")
    return text


def clean_line(text: str) -> str:
    """Return the canonical text on one line: a field is a label, not a text with offsets.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Runs of white space are one blank, none at the ends.
    """
    return " ".join(canonical_text(text).text.split())


def _parse_time(text: str) -> date:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text)
        except ValueError:
            continue
    raise ValueError(f"expected an ISO 8601 date such as 2016-12-21, got {text!r}")


def _iso_time(moment: date) -> str:
    if isinstance(moment, datetime) and moment.utcoffset() is None:
        raise ValueError(
            f"a time needs its offset from UTC: write {moment.date()} or {moment.isoformat()}Z"
        )
    return moment.isoformat()


def _primary_language(text: str) -> str:
    match = _LANGUAGE.fullmatch(text)
    if match is None:
        raise ValueError(f"expected a language code such as 'fr', got {text!r}")
    return match[1].lower()


def safe_id(name: str) -> str:
    """Turn a name into an id that is safe in URLs, HTML ids, file names and CSV cells.

    Parameters
    ----------
    name : str
        A file's stem, or what a JSONL line calls itself.

    Returns
    -------
    str
        ASCII letters, digits, ``.``, ``_`` and ``-`` only; never empty. Accents are dropped,
        any other run of characters becomes one ``-``;
        at most 120 characters are kept.

    Examples
    --------
    >>> safe_id("Alépo: día 3")
    'Alepo-dia-3'
    """
    letters = "".join(unicodedata.normalize("NFKD", character) for character in name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _UNSAFE_IN_ID.sub("-", plain)[:_LONGEST_ID].strip("-.") or "document"


def unknown_key(key: str, known: Sequence[str]) -> str:
    """Return a sentence on a key that nobody reads, with the nearest known one.

    Parameters
    ----------
    key : str
    known : sequence of str
        The keys that are read.
    """
    close = difflib.get_close_matches(key, known, n=1)
    advice = f"did you mean {close[0]!r}?" if close else f"known keys are {', '.join(known)}"
    return f"unknown key {key!r}: {advice}"

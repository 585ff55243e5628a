"""Read a report file back into records."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.records import (
    Claim,
    DateMention,
    Dependence,
    Document,
    Facts,
    Item,
    Link,
    Origin,
    OriginGroup,
    Quantity,
    Relation,
    Report,
    Sentence,
    Skipped,
    Statement,
    Translation,
    Why,
)
from aligner.report.json_file import SCHEMA

__all__ = ["UNREAD", "StoredDocument", "read_json", "report_from_dict"]

UNREAD = "\N{LIGHT SHADE}"  # stands for each character that a report file does not carry


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument(Document):
    """A document as a report file knows it: its statements at their places, and `UNREAD` between.

    ``text[start:end]`` of every statement is verbatim; ``sha256`` is the digest of the text that
    was ingested, not of this one.
    """

    stored_sha256: str

    @property
    def sha256(self) -> str:
        """Digest of the canonical text that the report was made from."""
        return self.stored_sha256


def read_json(path: str | os.PathLike[str]) -> Report:
    """Read a report file.

    Raises
    ------
    InputError
        If it cannot be read, or is not ``aligner/report/1``.
    """
    try:
        data = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise InputError(str(path), f"expected JSON: {error}") from error
    return report_from_dict(data, where=str(path))


def report_from_dict(data: Any, *, where: str = "report") -> Report:
    """Rebuild the records of a report file; the inverse of `report_to_dict`.

    Parameters
    ----------
    data : dict
        As ``json.load`` returns it; anything else is an error that says so.
    where : str, default="report"
        Names the file in an error.

    Returns
    -------
    Report
        Its documents are `StoredDocument`: text outside of statements is not in the file, nor
        are ``first_hand``, aliases, polarity, names, or a quantity's concept and event.
        ``report_to_dict`` of it gives `data` again.

    Raises
    ------
    InputError
        If `data` is not ``aligner/report/1``.
    """
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA:
        raise InputError(where, f"expected schema {SCHEMA!r}, got {found!r}")
    try:
        return _report(data)
    except KeyError as error:
        raise InputError(where, f"not {SCHEMA}: {error} is missing") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise InputError(where, f"not {SCHEMA}: {error}") from error


def _report(data: Mapping[str, Any]) -> Report:
    statements = data["statements"]
    return Report(
        documents=tuple(
            _document(document, data["sentences"], statements, data["provenance"]["inputs"])
            for document in data["documents"]
        ),
        sentences=tuple(
            Sentence(doc=s["doc"], start=s["start"], end=s["end"], kind=s["kind"])
            for s in data["sentences"]
        ),
        statements=tuple(
            Statement(
                **{key: s[key] for key in ("doc", "sentence", "start", "end", "text", "lang")}
            )
            for s in statements
        ),
        translations={
            s["id"]: Translation(**{**s["translation"], "flags": tuple(s["translation"]["flags"])})
            for s in statements
            if s["translation"] is not None
        },
        facts={s["id"]: _facts(s) for s in statements},
        links=tuple(_link(link) for link in data["links"]),
        claims=tuple(_claim(claim) for claim in data["claims"]),
        items=tuple(_item(item) for item in data["items"]),
        skipped=tuple(Skipped(path=s["path"], reason=s["reason"]) for s in data["skipped"]),
        provenance=dict(data["provenance"]),
    )


def _document(
    document: Mapping[str, Any],
    sentences: Sequence[Mapping[str, Any]],
    statements: Sequence[Mapping[str, Any]],
    inputs: Sequence[Mapping[str, Any]],
) -> StoredDocument:
    """Lay the statements out at their places; white space between them, else `UNREAD`."""
    size = document["n_chars"]
    text = [" "] * size
    own = [s for s in sentences if s["doc"] == document["id"]]
    said = [s for s in statements if s["doc"] == document["id"]]
    # A slice would not complain, and shift all that follows.
    if any(not 0 <= s["start"] <= s["end"] <= size for s in (*own, *said)):
        raise ValueError(f"an offset of {document['id']!r} lies outside of its {size} characters")
    if any(len(s["text"]) != s["end"] - s["start"] for s in said):
        raise ValueError(f"a text of {document['id']!r} is not as long as its range")
    for before, after in pairwise(own):
        if after["start"] - before["end"] > 1:  # most likely the end of a paragraph
            text[before["end"]] = text[after["start"] - 1] = "\n"
    for sentence in own:
        text[sentence["start"] : sentence["end"]] = UNREAD * (sentence["end"] - sentence["start"])
    for statement in said:
        text[statement["start"] : statement["end"]] = statement["text"]
    for before, after in pairwise(said):
        # Statements cover their sentence but for the white space between them.
        if before["sentence"] == after["sentence"] and after["start"] - before["end"] == 1:
            text[before["end"]] = " "
    read = [entry for entry in inputs if entry["document"] == document["id"]]
    kept = ("id", "lang", "title", "outlet", "provider", "owner", "published", "url")
    return StoredDocument(
        paths=tuple(dict.fromkeys([document["path"], *(entry["path"] for entry in read)])),
        notes=tuple(dict.fromkeys(note for entry in read for note in entry["notes"])),
        text="".join(text),
        stored_sha256=document["sha256"],
        **{key: document[key] for key in kept},
    )


def _facts(statement: Mapping[str, Any]) -> Facts:
    return Facts(
        origin=_origin(statement["origin"]),
        factuality=statement["factuality"],
        quantities=tuple(Quantity(**quantity) for quantity in statement["quantities"]),
        dates=tuple(
            DateMention(
                start=d["start"], end=d["end"], text=d["text"], earliest=d["from"], latest=d["to"]
            )
            for d in statement["dates"]
        ),
    )


def _origin(origin: Mapping[str, Any] | None) -> Origin | None:
    if origin is None:
        return None
    return Origin(**{**origin, "via": tuple(origin.get("via", ()))})


def _link(link: Mapping[str, Any]) -> Link:
    why = Why(**{**link["why"], "gates": tuple(link["why"]["gates"])})
    return Link(
        a=link["a"], b=link["b"], grade=link["grade"], probability=link["probability"], why=why
    )


def _claim(claim: Mapping[str, Any]) -> Claim:
    return Claim(
        **{
            **claim,
            "members": tuple(claim["members"]),
            "languages": tuple(claim["languages"]),
            "origins": tuple(
                OriginGroup(name=g["name"], members=tuple(g["members"])) for g in claim["origins"]
            ),
            "dependence": tuple(Dependence(**pair) for pair in claim["dependence"]),
            "flags": tuple(claim["flags"]),
        }
    )


def _item(item: Mapping[str, Any]) -> Item:
    return Item(
        id=item["id"],
        claims=tuple(item["claims"]),
        relations=tuple(
            Relation(
                claims=(r["claims"][0], r["claims"][1]),
                type=r["type"],
                grade=r["grade"],
                why=r["why"],
            )
            for r in item["relations"]
        ),
    )

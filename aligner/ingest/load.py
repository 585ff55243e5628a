"""From inputs, as a user names them, to documents."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.errors import InputError
from aligner.ingest.decode import Decoded, decode_text
from aligner.ingest.draft import Draft, Place, show_path
from aligner.ingest.fields import Fields
from aligner.ingest.files import find_files
from aligner.ingest.html import declared_charset, extract_html, looks_like_html
from aligner.ingest.jsonl import JSONL_SUFFIXES, read_jsonl
from aligner.ingest.merge import merge_drafts
from aligner.records import Corpus, Skipped

__all__ = ["IngestOptions", "load_documents"]

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
# Never articles, and they decode like text: what a run writes beside its inputs is among them.
_DATA_SUFFIXES = (".csv", ".json", ".tmx", ".toml", ".tsv", ".xml", ".yaml", ".yml")


_OWN_PAGE = b'name="generator" content="aligner'
_OWN_HEAD = 4096  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What may become a document."""

    languages: tuple[str, ...] = ("en", "es", "fr")  # that can be translated, or need not be
    max_bytes: int = 5 * 1024 * 1024  # of one file, or of one line of a JSONL file
    min_confidence: float = 0.5  # of a detected language, in [0, 1]


def load_documents(
    inputs: Sequence[str | os.PathLike[str]], *, options: IngestOptions | None = None
) -> Corpus:
    """Read all inputs; what cannot be used is listed with its reason, and the rest goes on.

    Parameters
    ----------
    inputs : sequence of path
        Text, HTML and JSONL files, folders of them, or TOML manifests. A folder gives all its
        files, described by the ``manifest.toml`` in it where there is one; a manifest named
        itself gives the files that it lists and no others. Names that begin with a dot are left
        out of folders.
    options : IngestOptions, optional
        Languages, size limit and confidence; the defaults of `IngestOptions` where not given.

    Returns
    -------
    Corpus
        Documents by id and skipped inputs by path: the same for any order of `inputs`. Paths are
        as the user named them, with ``/``; a line of a JSONL file is ``path:line``.

    Raises
    ------
    InputError
        If an input does not exist.
    ConfigError
        If a manifest is wrong, with all that is wrong in it.
    """
    chosen = options or IngestOptions()
    found = find_files(inputs)
    drafts: list[Draft] = []
    skipped = list(found.skipped)
    for path, descriptions in found.described.items():
        for fields in descriptions.values() or [Fields()]:
            for result in _read_file(path, fields, chosen.max_bytes):
                if isinstance(result, Draft):
                    drafts.append(result)
                else:
                    skipped.append(result)
    corpus = merge_drafts(drafts, languages=chosen.languages, min_confidence=chosen.min_confidence)
    everything = {(each.path, each.reason): each for each in (*skipped, *corpus.skipped)}
    aliases = tuple(sorted(found.aliases.items()))
    return Corpus(
        documents=tuple(replace(document, aliases=aliases) for document in corpus.documents),
        skipped=tuple(everything[key] for key in sorted(everything)),
    )


def _read_file(path: Path, fields: Fields, max_bytes: int) -> Iterator[Draft | Skipped]:
    name = show_path(path)
    suffix = path.suffix.lower()
    try:
        _check_file(path, name)
        if suffix in JSONL_SUFFIXES:
            yield from read_jsonl(path, fields, max_bytes=max_bytes)
        else:
            yield _read_text(path, name, fields, max_bytes)
    except InputError as error:
        yield Skipped(path=error.path, reason=error.reason)
    except OSError as error:
        yield Skipped(path=name, reason=f"cannot be read: {error.strerror or error}")


def _check_file(path: Path, name: str) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise InputError(name, "a device, pipe or socket, expected a file")  # would block for ever
    if path.suffix.lower() in _DATA_SUFFIXES:
        raise InputError(name, f"a {path.suffix} file, expected text, HTML or JSONL")


def _read_text(path: Path, name: str, fields: Fields, max_bytes: int) -> Draft:
    size = path.stat().st_size
    if size <= max_bytes:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
        size = len(data)  # the file may have grown since
    if size > max_bytes:
        raise InputError(name, f"too large: {size:,} bytes, the limit is {max_bytes:,}")
    content = decode_text(data, path=name)
    if path.suffix.lower() not in _HTML_SUFFIXES and not looks_like_html(content.text):
        return Draft(place=Place(name), content=content, declared=fields)
    if _OWN_PAGE in data[:_OWN_HEAD]:
        raise InputError(name, "a report that aligner wrote, expected an article")
    page = decode_text(data, path=name, declared=declared_charset(data))
    article, stated = extract_html(page.text, path=name)
    return Draft(
        place=Place(name),
        content=Decoded(text=article.text, notes=page.notes + article.notes),
        declared=fields,
        stated=stated,
    )

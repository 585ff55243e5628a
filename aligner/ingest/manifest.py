"""The TOML manifest: which documents there are, and what is known of them."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from aligner.errors import ConfigError
from aligner.ingest.fields import FIELD_NAMES, Fields, read_fields, safe_id, unknown_key

__all__ = ["MANIFEST_NAME", "read_manifest"]

MANIFEST_NAME = "manifest.toml"
_KEYS = ("path", *FIELD_NAMES)


def read_manifest(manifest: Path) -> dict[Path, Fields]:
    """Read a manifest and check all of it.

    Parameters
    ----------
    manifest : Path
        A TOML file with one ``[[documents]]`` table a document: ``path``, relative to the
        manifest, and any of id, lang, title, outlet, provider, owner, published, url, first_hand.

    Returns
    -------
    dict of Path to Fields
        In the manifest's order. Each path is the folder of `manifest` joined with the listed one,
        so it is as absolute or relative as the user named the manifest.

    Raises
    ------
    ConfigError
        With everything that is wrong, each problem naming its document and field.
    """
    tables, problems = _read_tables(manifest)
    listed: dict[Path, Fields] = {}
    ids: set[str] = set()
    for number, table in enumerate(tables, start=1):
        fields, found = read_fields(table)
        found = [unknown_key(key, _KEYS) for key in table if key not in _KEYS] + found
        path, path_problem = _read_path(table.get("path"), manifest.parent)
        if path_problem:
            found.append(f"path: {path_problem}")
        elif path in listed:
            found.append("path: listed before")
        if fields.id is not None and fields.id != safe_id(fields.id):
            found.append(
                f"id: {fields.id!r} may hold only ASCII letters, digits, '.', '_' and '-':"
                f" write {safe_id(fields.id)!r}"
            )
        elif fields.id in ids:
            found.append(f"id: {fields.id!r} is another document's")
        if fields.id:
            ids.add(fields.id)
        name = f"document {number} ({table.get('path', 'no path')})"
        problems += [f"{name}: {problem}" for problem in found]
        listed[path] = fields
    if problems:
        raise ConfigError(manifest.as_posix(), tuple(problems))
    return listed


def _read_tables(manifest: Path) -> tuple[list[dict[str, object]], list[str]]:
    where = manifest.as_posix()
    try:
        content = tomllib.loads(manifest.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(where, (f"cannot be read: {error.strerror}",)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(where, ("not UTF-8, which TOML must be",)) from error
    except RecursionError as error:
        raise ConfigError(where, ("not TOML that we can read: nested too deeply",)) from error
    except ValueError as error:  # TOMLDecodeError, or a number too long to be one
        raise ConfigError(where, (f"not TOML: {error}",)) from error
    problems = [unknown_key(key, ("documents",)) for key in content if key != "documents"]
    tables = content.get("documents")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append("no [[documents]] tables, expected one for each document")
        return [], problems
    return tables, problems


def _read_path(value: object, folder: Path) -> tuple[Path, str | None]:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return folder, f"expected the path of a file, got {value!r}"
    path = folder / value
    try:
        if path.is_dir():
            return path, "is a folder, expected a file"
        if not os.path.lexists(path):
            return path, f"no such file (looked for {path.as_posix()})"
    except OSError as error:
        return path, str(error.strerror)
    return path, None

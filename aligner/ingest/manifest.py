"""The TOML manifest: which documents there are, and what is known of them."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import ConfigError
from aligner.facts.aliases import Aliases
from aligner.facts.tokens import fold
from aligner.ingest.fields import FIELD_NAMES, Fields, read_fields, safe_id, unknown_key

__all__ = ["MANIFEST_NAME", "Manifest", "read_manifest"]

MANIFEST_NAME = "manifest.toml"
_TABLES = ("documents", "aliases")
_KEYS = ("path", *FIELD_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest says: of each document, and what it calls one party."""

    documents: dict[Path, Fields]  # in the manifest's order
    aliases: Aliases = ()  # every canonical name is among its own aliases


def read_manifest(manifest: Path) -> Manifest:
    """Read a manifest and check all of it.

    Parameters
    ----------
    manifest : Path
        A TOML file with one ``[[documents]]`` table a document: ``path``, relative to the
        manifest, and any of id, lang, title, outlet, provider, owner, published, url, first_hand.
        A table ``[aliases]`` may add what one party is called in the texts, for all documents of
        the run: ``"Canonical name" = ["alias", "otro alias"]``. An alias that opens with a capital,
        or is all capitals, is found only where it is written so.

    Returns
    -------
    Manifest
        Each path is the folder of `manifest` joined with the listed one, so it is as absolute or
        relative as the user named the manifest.

    Raises
    ------
    ConfigError
        With everything that is wrong, each problem naming its document and field.
    """
    content = _read_content(manifest)
    tables, problems = _read_tables(content)
    aliases, alias_problems = _read_aliases(content.get("aliases", {}))
    problems += alias_problems
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
    return Manifest(documents=listed, aliases=aliases)


def _read_content(manifest: Path) -> dict[str, object]:
    where = manifest.as_posix()
    try:
        return tomllib.loads(manifest.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(where, (f"cannot be read: {error.strerror}",)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(where, ("not UTF-8, which TOML must be",)) from error
    except RecursionError as error:
        raise ConfigError(where, ("not TOML that we can read: nested too deeply",)) from error
    except ValueError as error:  # TOMLDecodeError, or a number too long to be one
        raise ConfigError(where, (f"not TOML: {error}",)) from error


def _read_tables(content: dict[str, object]) -> tuple[list[dict[str, object]], list[str]]:
    problems = [unknown_key(key, _TABLES) for key in content if key not in _TABLES]
    tables = content.get("documents")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append("no [[documents]] tables, expected one for each document")
        return [], problems
    return tables, problems


def _read_aliases(table: object) -> tuple[Aliases, list[str]]:
    """Check that every alias is a text, and that it stands for one party only."""
    if not isinstance(table, dict):
        return (), [f'aliases: expected lines "Canonical name" = ["alias", ...], got {table!r}']
    problems: list[str] = []
    party_of: dict[str, str] = {}
    aliases: list[tuple[str, str]] = []
    for name, given in table.items():
        if not name.strip():
            problems.append(f"aliases: {name!r} is no name")
        if not isinstance(given, list) or not given:
            problems.append(f"aliases: {name!r}: expected a list of texts, got {given!r}")
            continue
        for alias in (name, *given):
            if not isinstance(alias, str) or not re.search(r"\w", alias):
                problems.append(f"aliases: {name!r}: expected a text, got {alias!r}")
            elif party_of.setdefault(fold(alias), name) != name:
                other = party_of[fold(alias)]
                problems.append(f"aliases: {alias!r} stands for both {other!r} and {name!r}")
            else:
                aliases.append((alias, name))
    return tuple(dict.fromkeys(aliases)), problems


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

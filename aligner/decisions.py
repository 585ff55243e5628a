"""What an analyst said on earlier runs, replayed on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Self

from aligner.errors import ConfigError
from aligner.records import Document, Skipped, Statement

__all__ = ["Decision", "Decisions", "Resolved"]

Kind = Literal["same", "different", "same_origin", "alias", "note"]
PAIR: tuple[Kind, ...] = ("same", "different", "same_origin")
KEYS: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys(PAIR, ("a", "b")),
    "alias": ("alias", "name"),
    "note": ("claim", "note"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a decisions file.

    Attributes
    ----------
    kind : str
        ``same``, ``different`` and ``same_origin`` name two statements, ``alias`` a phrase and
        the party that it names, ``note`` a claim.
    first, second : str
        The ids ``a < b`` of two statements; the phrase and the name; the claim's id and the note.
    note : str or None
        Why, in the analyst's words.
    where : str
        File and line.
    """

    kind: Kind
    first: str
    second: str
    note: str | None = None
    where: str

    def to_dict(self) -> dict[str, Any]:
        """Return the line as it is written, for the report."""
        one, other = KEYS[self.kind]
        line = {"decision": self.kind, one: self.first, other: self.second}
        return line | ({"note": self.note} if self.note and self.kind != "note" else {})

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements that must be there; a claim bears the name of its first one."""
        if self.kind in PAIR:
            return self.first, self.second
        return (self.first.removeprefix("claim:"),) if self.kind == "note" else ()


def _parse(line: str, where: str) -> Decision | str:
    """Return the decision of one line, or what is wrong with it."""
    try:
        entry: Any = json.loads(line)
    except ValueError as error:
        return f"{where}: not JSON ({error})"
    if not isinstance(entry, dict):
        return f"{where}: expected an object, got {type(entry).__name__}"
    kind: Any = entry.get("decision")
    if kind not in KEYS:
        return f"{where}: decision must be one of {', '.join(KEYS)}, got {kind!r}"
    one, other = (entry.get(key) for key in KEYS[kind])
    if (
        not isinstance(one, str)
        or not isinstance(other, str)
        or not (one.strip() and other.strip())
    ):
        return f"{where}: {kind} needs {' and '.join(KEYS[kind])}, both texts"
    if kind in PAIR:
        if one == other:
            return f"{where}: a and b must be the ids of two statements"
        one, other = sorted((one, other))
    note = entry.get("note")
    if note is not None and not isinstance(note, str):
        return f"{where}: note must be a text"
    return Decision(kind=kind, first=one, second=other, note=note, where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The decisions that concern the statements of a run.

    Attributes
    ----------
    same : mapping of (str, str) to bool
        Pair of statement ids ``a < b`` to whether they say the same.
    same_origin : frozenset of (str, str)
        Pairs of statement ids ``a < b`` that come from one origin.
    applied : tuple of Decision
        What was followed, in the order in which it was said.
    unknown : tuple of Skipped
        Decisions on statements that this run does not have.
    """

    same: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    same_origin: frozenset[tuple[str, str]] = frozenset()
    applied: tuple[Decision, ...] = ()
    unknown: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions in the order in which they were taken; a later one on the same pair wins."""

    entries: tuple[Decision, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a JSONL file; empty lines and keys that are not known are ignored.

        Its lines are ``{"decision": "same" | "different" | "same_origin", "a": id, "b": id}`` on
        two statements, ``{"decision": "alias", "alias": phrase, "name": party}`` and
        ``{"decision": "note", "claim": id, "note": text}``. Each may have a ``note``.

        Raises
        ------
        ConfigError
            If the file cannot be read, or lines are wrong: all of them at once.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(str(path), (f"cannot be read ({error})",)) from error
        parsed = [
            _parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()
        ]
        problems = tuple(entry for entry in parsed if isinstance(entry, str))
        if problems:
            raise ConfigError(str(path), problems)
        return cls(entries=tuple(entry for entry in parsed if isinstance(entry, Decision)))

    def name_parties(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Give the aliases to every document; they win over those of the manifest."""
        said = {e.first: e.second for e in self.entries if e.kind == "alias"}
        if not said:
            return tuple(documents)
        return tuple(
            replace(
                document,
                aliases=(
                    *said.items(),
                    *(alias for alias in document.aliases if alias[0] not in said),
                ),
            )
            for document in documents
        )

    def resolve(self, statements: Sequence[Statement]) -> Resolved:
        """Apply the decisions to the statements of a run."""
        ids = {statement.id for statement in statements}
        same: dict[tuple[str, str], bool] = {}
        same_origin: set[tuple[str, str]] = set()
        applied, unknown = [], []
        for entry in self.entries:
            if lost := [name for name in entry.statements if name not in ids]:
                reason = f"no statement {' or '.join(lost)} in this run"
                unknown.append(Skipped(path=entry.where, reason=reason))
                continue
            applied.append(entry)
            if entry.kind in ("same", "different"):
                same[entry.first, entry.second] = entry.kind == "same"
            elif entry.kind == "same_origin":
                same_origin.add((entry.first, entry.second))
        return Resolved(
            same=same,
            same_origin=frozenset(same_origin),
            applied=tuple(applied),
            unknown=tuple(unknown),
        )

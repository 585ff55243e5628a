"""What an analyst said of pairs of statements on earlier runs, replayed on every run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from aligner.errors import ConfigError
from aligner.records import Skipped, Statement

__all__ = ["Decision", "Decisions"]

VERDICTS = ("same", "different")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a decisions file: two statements say the same, or do not."""

    a: str  # Statement.id
    b: str
    same: bool
    where: str  # file and line


def _parse(line: str, where: str) -> Decision | str:
    """Return the decision of one line, or what is wrong with it."""
    try:
        entry: Any = json.loads(line)
    except ValueError as error:
        return f"{where}: not JSON ({error})"
    if not isinstance(entry, dict):
        return f"{where}: expected an object, got {type(entry).__name__}"
    verdict, a, b = entry.get("decision"), entry.get("a"), entry.get("b")
    if verdict not in VERDICTS:
        return f"{where}: decision must be one of {', '.join(VERDICTS)}, got {verdict!r}"
    if not isinstance(a, str) or not isinstance(b, str) or a == b:
        return f"{where}: a and b must be the ids of two statements"
    return Decision(a=min(a, b), b=max(a, b), same=verdict == "same", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions in the order in which they were taken; a later one on the same pair wins."""

    entries: tuple[Decision, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a JSONL file of ``{"decision": "same" | "different", "a": id, "b": id}``.

        Other keys, such as ``note``, are kept out of the way; empty lines are ignored.

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

    def resolve(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[tuple[str, str], bool], list[Skipped]]:
        """Apply the decisions to the statements of a run.

        Returns
        -------
        said : dict of (str, str) to bool
            Pair of statement ids (``a < b``) to whether they say the same.
        unknown : list of Skipped
            Decisions on statements that this run does not have.
        """
        ids = {statement.id for statement in statements}
        said: dict[tuple[str, str], bool] = {}
        unknown = []
        for entry in self.entries:
            lost = [name for name in (entry.a, entry.b) if name not in ids]
            if lost:
                unknown.append(
                    Skipped(
                        path=entry.where, reason=f"no statement {' or '.join(lost)} in this run"
                    )
                )
            else:
                said[entry.a, entry.b] = entry.same
        return said, unknown

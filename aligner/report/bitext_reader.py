"""Read aligned texts back: the formats of `aligner.report.bitext_files`, and gold beads."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from aligner.errors import InputError

__all__ = ["AlignedPair", "read_alignment", "read_ladder", "read_moses"]

Ids = tuple[int, ...]
_LADDER = re.compile(r"\[([\d, ]*)\] ?: ?\[([\d, ]*)\](?: ?: ?(-?[\d.]+(?:e-?\d+)?))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPair:
    """One bead as a file tells it; what its format does not hold is None."""

    source: str | None = None
    target: str | None = None
    source_segments: Ids | None = None  # from 0
    target_segments: Ids | None = None
    score: float | None = None


def read_alignment(path: Path) -> list[AlignedPair]:
    """Read one file; its suffix is the format.

    Parameters
    ----------
    path : Path
        ``.tmx``, ``.tsv``, ``.jsonl``; any other suffix is read as the ladder form
        ``[0, 1]:[2]:score``, in which gold beads come under many names. Two Moses files are read
        by `read_moses`.

    Raises
    ------
    InputError
        If it cannot be read or is not of that format, naming the line.
    """
    reader = _READERS.get(path.suffix, _read_ladder)
    try:
        return list(reader(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read: {error}") from error


def read_ladder(path: Path) -> list[tuple[Ids, Ids]]:
    """Read the segment numbers of each bead from a file of any format that has them.

    Raises
    ------
    InputError
        As of `read_alignment`, and if the file holds no numbers.
    """
    beads = []
    for pair in read_alignment(path):
        if pair.source_segments is None or pair.target_segments is None:
            raise InputError(str(path), "has no segment numbers, expected them for each bead")
        beads.append((pair.source_segments, pair.target_segments))
    return beads


def read_moses(source: Path, target: Path) -> list[AlignedPair]:
    """Read two files of which line i of one translates line i of the other.

    Raises
    ------
    InputError
        If one cannot be read, or they have not the same number of lines.
    """
    sides = []
    for path in (source, target):
        try:
            sides.append(path.read_text(encoding="utf-8").split("\n")[:-1])
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(str(path), f"cannot be read: {error}") from error
    if len(sides[0]) != len(sides[1]):
        reason = f"has {len(sides[1])} lines, expected {len(sides[0])} as in {source}"
        raise InputError(str(target), reason)
    return [AlignedPair(source=s, target=t) for s, t in zip(*sides, strict=True)]


def _bad(path: Path, number: int, expected: str) -> InputError:
    return InputError(str(path), f"line {number}: expected {expected}")


def _ids(numbers: Iterable[Any]) -> Ids:
    return tuple(int(number) for number in numbers)


def _split(numbers: str) -> Ids:
    return _ids(number for number in numbers.split(",") if number.strip())


def _read_ladder(path: Path) -> Iterator[AlignedPair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        found = _LADDER.fullmatch(line.strip())
        try:
            source, target, score = found.groups() if found else ("x", "", None)
            yield AlignedPair(
                source_segments=_split(source),
                target_segments=_split(target),
                score=None if score is None else float(score),
            )
        except ValueError as error:
            raise _bad(path, number, "[0, 1]:[2] or [0, 1]:[2]:0.5") from error


def _read_jsonl(path: Path) -> Iterator[AlignedPair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield AlignedPair(
                source=" ".join(record["source"]),
                target=" ".join(record["target"]),
                source_segments=_ids(record["source_segments"]),
                target_segments=_ids(record["target_segments"]),
                score=float(record["score"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise _bad(path, number, "a JSON object of `aligner align`") from error


def _read_tsv(path: Path) -> Iterator[AlignedPair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows, None)  # the heads
        while True:
            try:
                source, target, score, left, right = next(rows)
                pair = AlignedPair(
                    source=source,
                    target=target,
                    source_segments=_split(left),
                    target_segments=_split(right),
                    score=float(score),
                )
            except StopIteration:
                return
            except (ValueError, csv.Error) as error:
                raise _bad(path, rows.line_num, "five columns of `aligner align`") from error
            yield pair


def _read_tmx(path: Path) -> Iterator[AlignedPair]:
    # The parser of the standard library fetches nothing from outside; expat bounds what entities
    # may blow up to, and a translation memory declares none.
    try:
        root = ElementTree.fromstring(path.read_bytes())
        for unit in root.iter("tu"):
            said = {prop.get("type"): prop.text or "" for prop in unit.iter("prop")}
            texts = ["".join(seg.itertext()) for seg in unit.iter("seg")]
            if len(texts) != 2:
                raise InputError(str(path), f"a unit has {len(texts)} languages, expected 2")
            left, right = said.get("source_segments"), said.get("target_segments")
            yield AlignedPair(
                source=texts[0],
                target=texts[1],
                source_segments=None if left is None else _split(left),
                target_segments=None if right is None else _split(right),
                score=float(said["score"]) if "score" in said else None,
            )
    except (ElementTree.ParseError, ValueError) as error:
        raise InputError(str(path), f"not a translation memory ({error})") from error


_READERS: dict[str, Callable[[Path], Iterator[AlignedPair]]] = {
    ".tmx": _read_tmx,
    ".tsv": _read_tsv,
    ".jsonl": _read_jsonl,
}

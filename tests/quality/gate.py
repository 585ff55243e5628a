"""Floors of quality, sealed with the data that they hold for."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.evaluate import Share, wilson_interval

__all__ = ["Gate", "read_gates"]


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What the measures on some data must not fall below.

    Attributes
    ----------
    name : str
    data : tuple of str
        Files and folders that are measured, relative to the project.
    floors : mapping of str to float
        The least share, 0 to 1, of each measure.
    digest : str
        Seal of floors and data: neither changes without it.
    reason : str
        Why these floors; why they or the data changed.
    """

    name: str
    data: tuple[str, ...]
    floors: Mapping[str, float]
    digest: str
    reason: str

    def is_there(self, root: Path) -> bool:
        """Whether all of its data are on this machine."""
        return all((root / name).exists() for name in self.data)

    def seal(self, root: Path) -> str:
        """Return the digest of the floors and the data as they are now."""
        hashed = hashlib.sha256(json.dumps(dict(self.floors), sort_keys=True).encode())
        for name in self.data:
            path = root / name
            for file in sorted(path.iterdir()) if path.is_dir() else [path]:
                content = file.read_bytes()
                hashed.update(f"{file.name} {len(content)}\n".encode() + content)
        return hashed.hexdigest()[:16]

    def faults(self, shares: Mapping[str, Share], root: Path) -> Iterator[str]:
        """Yield what is wrong, and what to do; a share of no case is below no floor."""
        if not self.reason.strip():
            yield "no reason is given"
        now = self.seal(root)
        if now != self.digest:
            yield (
                f"the floors or {' or '.join(self.data)} are not those on record. If the change is"
                f' meant, write why into floors.toml (`reason`), and record digest = "{now}";'
                f" measured now: {', '.join(f'{n} {_shown(s)}' for n, s in shares.items())}"
            )
        for name in sorted(self.floors.keys() ^ shares.keys()):
            yield f"{name}: has a floor and no measure, or a measure and no floor"
        for name in sorted(self.floors.keys() & shares.keys()):
            share, floor = shares[name], self.floors[name]
            if share.successes < floor * share.n - 1e-9:
                yield f"{name}: {_shown(share)} is below the floor {floor}"


def _shown(share: Share) -> str:
    low, high = wilson_interval(share.successes, share.n)
    return f"{share.value:.4f} [{low:.3f}, {high:.3f}] of {share.n}"


def read_gates(path: Path) -> list[Gate]:
    """Read a table of floors."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Gate(name=name, **gate | {"data": tuple(gate["data"])}) for name, gate in table.items()]

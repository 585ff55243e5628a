"""Results that are kept between runs, beside what the models say.

A result is kept as JSON or as numbers, compressed: reading a cache file runs no code, and the
checksum of the compression tells a damaged value, which is computed anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from aligner.store import Store, make_key

__all__ = ["code_fingerprint", "keep", "recall", "remember", "result_key"]

BATCH = 500  # results per transaction: what a kill can lose
COMPRESSION = 1  # of 1 to 9: the fastest
CODE = frozenset([".py", ".toml", ".tsv"])

Wanted = TypeVar("Wanted")
Result = TypeVar("Result")


@cache
def code_fingerprint() -> str:
    """Return a digest of this package's sources and word tables, and of what runs them.

    It is part of every key, so that no version reads the results of another one.
    """
    root = Path(__file__).parent
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    for path in sorted(path for path in root.rglob("*") if path.suffix in CODE):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


def result_key(kind: str, *parts: str) -> str:
    """Return the key of a result of this version of the package; see `aligner.store.make_key`."""
    return make_key(kind, code_fingerprint(), *parts)


def keep(store: Store, results: Mapping[str, bytes]) -> None:
    """Write results with a checksum each, in one transaction.

    Raises
    ------
    CacheError
        If the file cannot be written.
    """
    store.put_many({key: zlib.compress(data, COMPRESSION) for key, data in results.items()})


def recall(store: Store, keys: Iterable[str]) -> dict[str, bytes]:
    """Return those of the results that are there and whole.

    Raises
    ------
    CacheError
        If the file cannot be read.
    """
    found = {}
    for key, data in store.get_many(keys).items():
        with suppress(zlib.error):
            found[key] = zlib.decompress(data)
    return found


def remember(
    store: Store | None,
    wanted: Iterable[Wanted],
    *,
    key: Callable[[Wanted], str],
    compute: Callable[[Wanted], Result],
    write: Callable[[Result], Any],
    read: Callable[[Wanted, Any], Result],
) -> Iterator[Result]:
    """Yield the result for each of what is wanted, from the store where it is there.

    Parameters
    ----------
    store : Store or None
        None: everything is computed and nothing kept.
    wanted : iterable
    key, compute : callable
        The key of a result, and the result.
    write, read : callable
        From a result to what JSON can carry, and back; `read` may raise AttributeError,
        LookupError, TypeError or ValueError where it is not what `write` made.

    Raises
    ------
    CacheError
        If the file cannot be read or written.
    """
    if store is None:
        yield from map(compute, wanted)
        return
    left = iter(wanted)
    while some := list(islice(left, BATCH)):
        keys = [key(each) for each in some]
        known = recall(store, keys)
        fresh: dict[str, bytes] = {}
        results = []
        for name, each in zip(keys, some, strict=True):
            try:
                results.append(read(each, json.loads(known[name])))
            except (AttributeError, LookupError, TypeError, ValueError):
                results.append(compute(each))
                fresh[name] = json.dumps(write(results[-1]), separators=(",", ":")).encode("ascii")
        keep(store, fresh)
        yield from results

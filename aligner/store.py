"""The cache: a table of content-addressed values in one SQLite file.

Safe under several processes at once and under a kill at any moment: write-ahead log, a busy
timeout, and one transaction per batch, so that a batch is either there as a whole or not at all.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from aligner.errors import CacheError

__all__ = ["SCHEMA_VERSION", "Store", "StoreInfo", "delete_store", "make_key"]

SCHEMA_VERSION = 1
APPLICATION_ID = 0x416C6E72  # "Alnr": tells our file from any other SQLite database
IN_MEMORY = ":memory:"
BUSY_SECONDS = 30.0
LOOKUP = 500  # keys per SELECT: SQLite's oldest limit on parameters is 999


def make_key(*parts: str) -> str:
    """Return one digest for several parts, each hashed with its length.

    Parameters
    ----------
    *parts : str
        What the value depends on. ``("ab", "c")`` and ``("a", "bc")`` give different keys.

    Returns
    -------
    str
        SHA-256, lower-case hexadecimal.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """How much a cache holds."""

    path: str  # ":memory:" where nothing is written
    entries: int
    size_bytes: int  # of the database, free pages included


class Store:
    """Content-addressed values that outlive the process.

    Parameters
    ----------
    path : str, Path or None
        The file, made with its folders where it does not exist; None or ``":memory:"``: keep
        everything in memory and write nothing.

    Raises
    ------
    CacheError
        If the file cannot be opened, is not a cache of ours, or is of a newer version.

    Notes
    -----
    One object belongs to one thread. The write-ahead log is synchronised at checkpoints only
    (``synchronous=NORMAL``): a killed process loses no finished batch, a power cut may lose the
    latest ones and never breaks the file.
    """

    def __init__(self, path: str | Path | None) -> None:
        self.path = IN_MEMORY if path is None else str(path)
        if self.path != IN_MEMORY:
            _make_folder(Path(self.path))
        with self._reported():
            self._connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None
            )
        try:
            with self._reported():
                self._open()
        except CacheError:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of those keys that are known.

        Parameters
        ----------
        keys : iterable of str
            Repeated keys are looked up once.

        Raises
        ------
        CacheError
            If the file cannot be read.
        """
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        with self._reported():
            for first in range(0, len(wanted), LOOKUP):
                some = wanted[first : first + LOOKUP]
                marks = ",".join("?" * len(some))
                found.update(
                    self._connection.execute(
                        f"SELECT key, value FROM entry WHERE key IN ({marks})", some
                    )
                )
        return found

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Write all values in one transaction; a key that is there already is replaced.

        Parameters
        ----------
        values : mapping of str to bytes

        Raises
        ------
        CacheError
            If the file cannot be written; then none of the values is in it.
        """
        if not values:
            return
        with self._reported(), self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)", values.items()
            )

    @property
    def folder(self) -> Path | None:
        """The folder of the cache file; None in memory."""
        return None if self.path == IN_MEMORY else Path(self.path).parent

    def info(self) -> StoreInfo:
        """Return the number of entries and the size.

        Raises
        ------
        CacheError
            If the file cannot be read.
        """
        with self._reported():
            entries = self._number("SELECT count(*) FROM entry")
            size = self._number("PRAGMA page_count") * self._number("PRAGMA page_size")
        return StoreInfo(path=self.path, entries=entries, size_bytes=size)

    def clear(self) -> int:
        """Remove every entry and give the space back.

        Returns
        -------
        int
            How many entries there were.

        Raises
        ------
        CacheError
            If the file cannot be written.
        """
        with self._reported():
            with self._transaction():
                entries = self._number("SELECT count(*) FROM entry")
                self._connection.execute("DELETE FROM entry")
            # Another process may be reading: then the space is only marked as free.
            with suppress(sqlite3.OperationalError):
                self._connection.execute("VACUUM")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return entries

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._connection.close()

    def _open(self) -> None:
        if self._number("PRAGMA user_version") != SCHEMA_VERSION:
            self._create()
        if self._number("PRAGMA application_id") != APPLICATION_ID:
            raise CacheError(self.path, "it is an SQLite database of another program")
        self._use_write_ahead_log()
        self._connection.execute("PRAGMA synchronous=NORMAL")

    def _create(self) -> None:
        with self._transaction():  # two processes may both find a new file: the second one waits
            version = self._number("PRAGMA user_version")
            if version > SCHEMA_VERSION:
                raise CacheError(
                    self.path,
                    f"it has version {version}, written by a newer aligner; "
                    f"this one reads version {SCHEMA_VERSION}",
                )
            if version == SCHEMA_VERSION:
                return
            if self._number("SELECT count(*) FROM sqlite_master"):
                raise CacheError(self.path, "it is an SQLite database of another program")
            self._connection.execute(
                "CREATE TABLE entry (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL)"
            )
            self._connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")

    def _use_write_ahead_log(self) -> None:
        # The switch does not honour the busy timeout. Where it is never granted (some network
        # file systems), the rollback journal is as safe, only slower.
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode=WAL").fetchall()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.01)
            else:
                return

    def _number(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            # After a full disk SQLite has rolled back by itself.
            with suppress(sqlite3.OperationalError):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise CacheError(self.path, str(error)) from error


def delete_store(path: str | Path) -> int:
    """Remove a cache file, whatever state it is in.

    Parameters
    ----------
    path : str or Path
        The file; no process may have it open.

    Returns
    -------
    int
        Bytes given back; 0 where there was nothing.

    Raises
    ------
    CacheError
        If the system refuses.
    """
    freed = 0
    try:
        for ending in ("-wal", "-shm", ""):
            file = Path(f"{path}{ending}")
            if file.is_file():
                size = file.stat().st_size
                file.unlink()
                freed += size
    except OSError as error:
        raise CacheError(str(path), error.strerror or str(error)) from error
    return freed


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CacheError(str(file), f"its folder cannot be made ({error.strerror})") from error
    if file.is_dir():
        raise CacheError(str(file), "it is a folder; the cache is a file")

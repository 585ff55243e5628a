"""The cache file: what is written stays, and what goes wrong is said."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import CacheError
from aligner.store import SCHEMA_VERSION, Store, delete_store, make_key

WRITER = """
import sys
from aligner.store import Store
with Store(sys.argv[1]) as store:
    print("open", flush=True)
    for batch in range(int(sys.argv[3])):
        rows = {f"{sys.argv[2]}-{batch}-{i}": bytes([batch % 256]) * 500 for i in range(20)}
        store.put_many(rows)
        print(batch, flush=True)
"""


def write_in_another_process(path: Path, name: str, n_batches: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(n_batches)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_values_outlive_the_store(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cache.sqlite3"
    with Store(path) as store:
        store.put_many({"a": b"1", "b": b"\x00\xff"})

    with Store(path) as store:
        found = store.get_many(["a", "b", "c", "a"])

    assert found == {"a": b"1", "b": b"\x00\xff"}


@pytest.mark.parametrize("path", [None, ":memory:"])
def test_a_store_in_memory_writes_no_file(
    path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with Store(path) as store:
        store.put_many({"a": b"1"})
        found = store.get_many(["a"])

    assert found == {"a": b"1"}
    assert list(tmp_path.iterdir()) == []


def test_more_keys_than_sqlite_takes_at_once_are_found() -> None:
    rows = {str(i): b"x" for i in range(2500)}
    with Store(None) as store:
        store.put_many(rows)

        found = store.get_many(rows)

    assert found == rows


def test_info_and_clear_count_entries(tmp_path: Path) -> None:
    with Store(tmp_path / "c") as store:
        store.put_many({str(i): b"x" * 10_000 for i in range(50)})
        before = store.info()
        removed = store.clear()
        after = store.info()

    assert (before.entries, removed, after.entries) == (50, 50, 0)
    assert before.size_bytes > 500_000 > after.size_bytes


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "c") as store:
        with pytest.raises(CacheError):
            store.put_many({"a": b"1", "b": object()})  # type: ignore[dict-item]
        found = store.get_many(["a"])
        store.put_many({"a": b"2"})

    assert found == {}


def test_make_key_tells_parts_apart() -> None:
    keys = {
        make_key(*parts)
        for parts in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), (), ("",)]
    }

    assert len(keys) == 7


def test_make_key_takes_text_that_is_no_valid_unicode() -> None:
    assert make_key("\ud800") != make_key("\ud801")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c"
    path.write_bytes(b"this is not a database, and it is long enough to be one" * 100)

    with pytest.raises(CacheError, match="not a database"):
        Store(path)


def test_a_damaged_cache_is_reported_and_can_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with Store(path) as store:
        store.put_many({str(i): b"x" * 1000 for i in range(500)})
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(CacheError, match="malformed"), Store(path) as store:
        store.get_many([str(i) for i in range(500)])
    freed = delete_store(path)

    assert freed >= len(content)
    with Store(path) as store:
        assert store.info().entries == 0


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE precious (x)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(CacheError, match="another program"):
        Store(path)

    assert path.read_bytes() == before


def test_a_newer_cache_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = tmp_path / "c"
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()

    with pytest.raises(CacheError, match=f"version {SCHEMA_VERSION + 1}.*newer"):
        Store(path)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(CacheError, match="folder cannot be made"):
        Store(tmp_path / "file" / "c")


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="it is a folder"):
        Store(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CacheError, match=r"unable to open|readonly"):
            Store(tmp_path / "c")
    finally:
        tmp_path.chmod(0o700)


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c"
    writers = [write_in_another_process(path, name, 40) for name in ("one", "two")]

    for writer in writers:
        writer.communicate(timeout=60)

    assert [writer.returncode for writer in writers] == [0, 0]
    with Store(path) as store:
        assert store.info().entries == 2 * 40 * 20


@pytest.mark.parametrize("after", [0, 3, 17])
def test_a_killed_writer_leaves_whole_batches(tmp_path: Path, after: int) -> None:
    path = tmp_path / "c"
    writer = write_in_another_process(path, "w", 100_000)
    assert writer.stdout is not None
    while writer.stdout.readline().strip() != str(after):
        pass

    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=60)

    with Store(path) as store:
        entries = store.info().entries
        assert entries >= 20 * (after + 1)
        assert entries % 20 == 0
        store.put_many({"still": b"works"})

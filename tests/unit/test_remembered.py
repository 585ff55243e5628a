"""What is kept between runs is read again only where it is whole and of the same code."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from aligner import remembered
from aligner.remembered import code_fingerprint, remember, result_key
from aligner.store import Store


class Squares:
    """Squares of numbers, and which of them were computed."""

    def __init__(self) -> None:
        self.computed: list[int] = []

    def __call__(self, store: Store | None, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        return remember(
            store,
            numbers,
            key=lambda n: result_key("square", str(n)),
            compute=self._compute,
            write=list,
            read=lambda _, pair: (pair[0], pair[1]),
        )

    def _compute(self, n: int) -> tuple[int, int]:
        self.computed.append(n)
        return n, n * n


def test_each_result_is_computed_once_and_in_order() -> None:
    first, then = Squares(), Squares()
    with Store(None) as store:
        list(first(store, [3, 1]))
        found = list(then(store, [1, 2, 3]))

    assert found == [(1, 1), (2, 4), (3, 9)]
    assert (first.computed, then.computed) == ([3, 1], [2])


def test_without_a_store_everything_is_computed() -> None:
    squares = Squares()

    assert list(squares(None, [2, 2])) == [(2, 4), (2, 4)]
    assert squares.computed == [2, 2]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\x00",
        zlib.compress(b"[2,4]")[:-1],
        zlib.compress(b"[2,4]")[:-1] + b"\x00",
        zlib.compress(b"\xff"),
        zlib.compress(b"[2"),
        zlib.compress(b"{}"),
        zlib.compress(b"2"),
        zlib.compress(b"[2]"),
    ],
)
def test_a_damaged_result_is_computed_anew_and_mended(damaged: bytes) -> None:
    squares = Squares()
    with Store(None) as store:
        store.put_many({result_key("square", "2"): damaged})

        assert list(squares(store, [2])) == [(2, 4)]
        assert list(squares(store, [2])) == [(2, 4)]
    assert squares.computed == [2]


def test_results_of_other_code_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    squares = Squares()
    with Store(None) as store:
        list(squares(store, [2]))
        monkeypatch.setattr(remembered, "code_fingerprint", lambda: "another version")
        list(squares(store, [2]))

    assert squares.computed == [2, 2]


def test_a_killed_run_loses_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "BATCH", 2)
    killed, resumed = Squares(), Squares()
    with Store(None) as store:
        some = killed(store, range(10))
        for _ in range(5):  # the third batch is computed as a whole before it is handed out
            next(some)
        some.close()  # type: ignore[attr-defined]
        found = list(resumed(store, range(10)))

    assert found == [(n, n * n) for n in range(10)]
    assert killed.computed == [0, 1, 2, 3, 4, 5]
    assert resumed.computed == [6, 7, 8, 9]


@pytest.mark.parametrize(
    ("name", "text"), [("a.py", "x = 2"), ("data/b.toml", "y = 2"), ("c.py", "")]
)
def test_every_source_and_table_is_part_of_the_fingerprint(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "__file__", str(tmp_path / "remembered.py"))
    (tmp_path / "data").mkdir()
    (tmp_path / "a.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "data" / "b.toml").write_text("y = 1", encoding="utf-8")
    fresh = code_fingerprint.__wrapped__
    before = fresh()
    (tmp_path / "note.txt").write_text("no code", encoding="utf-8")

    assert fresh() == before
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert fresh() != before

"""How often the nearest text of another language is no translation."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from aligner.cli import evaluate as command
from aligner.cli.main import cli
from aligner.evaluate import Share, retrieval_error
from aligner.evaluate import retrieval as module
from aligner.testing import HashEmbedder

TEXTS = ["one", "two", "three", "four"]
VECTORS = HashEmbedder().embed(TEXTS)


def test_a_text_nearest_to_its_translation_is_no_error() -> None:
    assert retrieval_error(VECTORS, VECTORS) == Share(0, 4)


def test_every_text_nearest_to_another_is_an_error() -> None:
    assert retrieval_error(VECTORS, VECTORS[[1, 0, 2, 3]]) == Share(2, 4)


def test_vectors_that_tell_nothing_apart_are_errors() -> None:
    same = VECTORS[[0, 0, 0, 0]]

    assert retrieval_error(same, same) == Share(3, 4)


def test_a_target_that_reads_the_same_is_as_good() -> None:
    twice = VECTORS[[0, 0, 1]]

    assert retrieval_error(twice, twice) == Share(1, 3)
    assert retrieval_error(twice, twice, target_texts=["one", "one", "two"]) == Share(0, 3)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    one, other = rng.standard_normal((2, 50, 4), dtype=np.float32)
    whole = retrieval_error(one, other)
    monkeypatch.setattr(module, "BLOCK", 7)

    assert retrieval_error(one, other) == whole


def test_arrays_of_different_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="one shape"):
        retrieval_error(VECTORS, VECTORS[:3])


def _run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_line_scores_arrays_in_both_directions(tmp_path: Path) -> None:
    paths = [tmp_path / "a.npy", tmp_path / "b.npy"]
    np.save(paths[0], np.array([[1.0, 0], [1, 1], [0, 1], [-1, 0]]))
    np.save(paths[1], np.array([[1.0, 0], [9, 9], [0, 1], [0, -1]]))  # one is long

    code, output = _run("--retrieval", *paths, "--from", "es", "--to", "en")

    assert code == 0
    scores = json.loads(output)["retrieval_error"]
    assert list(scores) == ["es-en", "en-es"]
    assert scores["es-en"] == {"share": 0.25, "of": 4, "wilson95": [0.046, 0.699]}


def test_the_command_line_embeds_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_embedder", lambda config: HashEmbedder())
    for name, lines in (("a", TEXTS), ("b", [TEXTS[1], TEXTS[0], *TEXTS[2:]])):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    languages = ("--from", "es", "--to", "en")

    code, output = _run("--retrieval", tmp_path / "a", tmp_path / "b", *languages, "--table")

    assert code == 0
    assert "es-en                     0.5000  [0.150, 0.850] of 4" in output


@pytest.mark.parametrize(
    ("rows", "arguments", "said"),
    [
        (3, ["--from", "es", "--to", "en"], "expected a row for each"),
        (4, ["--from", "es"], "expected two languages"),
        (4, ["--from", "es", "--to", "es"], "expected two languages"),
        (4, ["--from", "es", "--to", "en", "--beads"], "does not go with --beads"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    tmp_path: Path, rows: int, arguments: list[str], said: str
) -> None:
    paths = [tmp_path / "a.npy", tmp_path / "b.npy"]
    np.save(paths[0], VECTORS)
    np.save(paths[1], VECTORS[:rows])

    code, output = _run("--retrieval", *paths, *arguments)

    assert code == 2
    assert said in output


def test_rows_that_have_no_direction_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npy"
    np.save(path, np.zeros((2, 3), dtype=np.float32))

    code, output = _run("--retrieval", path, path, "--from", "es", "--to", "en")

    assert code == 2
    assert "a row is zero" in output

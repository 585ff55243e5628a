"""Aligned texts written to files, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from aligner.align.bitext import Bitext
from aligner.cli.evaluate import evaluate
from aligner.errors import InputError
from aligner.protocols import Bead
from aligner.report.bitext_files import moses_paths, write_bitext
from aligner.report.bitext_reader import read_alignment, read_ladder, read_moses

BITEXT = Bitext(
    source=("Eins\tund", "zwei.", '<b>Drei</b> & "vier".'),
    target=("Un et deux.", "Extra."),
    beads=(
        Bead(range(2), range(1), 0.75),
        Bead(range(2, 3), range(0), 0.0),
        Bead(range(0), range(1, 2), 0.0),
    ),
    order="monotone",
    score=None,
)
IDS = [((0, 1), (0,)), ((2,), ()), ((), (1,))]


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl", ".ladder"])
def test_every_bead_is_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"

    write_bitext(BITEXT, path, "de", "fr")

    assert read_ladder(path) == IDS
    assert [pair.score for pair in read_alignment(path)] == [0.75, 0.0, 0.0]


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl", ".tmx"])
def test_texts_are_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"

    write_bitext(BITEXT, path, "de", "fr")

    first = read_alignment(path)[0]
    assert (first.source, first.target) == ("Eins\tund zwei.", "Un et deux.")
    assert first.source_segments == (0, 1)


def test_a_translation_memory_holds_pairs_only(tmp_path: Path) -> None:
    write_bitext(BITEXT, tmp_path / "a.tmx", "de", "fr")

    assert read_ladder(tmp_path / "a.tmx") == IDS[:1]


def test_the_ladder_has_the_form_of_vecalign(tmp_path: Path) -> None:
    write_bitext(BITEXT, tmp_path / "a.ladder", "de", "fr")

    written = (tmp_path / "a.ladder").read_text(encoding="utf-8")
    assert written == "[0, 1]:[0]:0.7500\n[2]:[]:0.0000\n[]:[1]:0.0000\n"


def test_moses_is_two_files_of_as_many_lines(tmp_path: Path) -> None:
    written = write_bitext(BITEXT, tmp_path / "a.moses", "de", "fr")

    assert written == (tmp_path / "a.de", tmp_path / "a.fr")
    (pair,) = read_moses(*written)
    assert (pair.source, pair.target) == ("Eins und zwei.", "Un et deux.")


def test_moses_files_of_one_language_do_not_overwrite_each_other() -> None:
    assert moses_paths(Path("a.moses"), "en", "en") == (Path("a.src"), Path("a.tgt"))


def test_gold_beads_need_no_score(tmp_path: Path) -> None:
    path = tmp_path / "dev.defr"
    path.write_text("[6]:[6, 7, 8]\n[]:[9]\n", encoding="utf-8")

    assert read_ladder(path) == [((6,), (6, 7, 8)), ((), (9,))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ladder", "[0]:[0]\n[x]:[1]\n"),
        (
            "a.jsonl",
            '{"source": ["a"], "target": ["b"], "source_segments": [0], "target_segments"'
            ': [0], "score": 1}\n{}\n',
        ),
        ("a.tsv", "de\tfr\tscore\ta\tb\nonly one column\n"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match="line 2: expected"):
        read_alignment(path)


def test_a_damaged_translation_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text("<tmx><body>", encoding="utf-8")

    with pytest.raises(InputError, match="not a translation memory"):
        read_alignment(path)


def test_moses_files_of_different_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.de").write_text("eins\n", encoding="utf-8")
    (tmp_path / "a.fr").write_text("un\ndeux\n", encoding="utf-8")

    with pytest.raises(InputError, match="has 2 lines, expected 1"):
        read_moses(tmp_path / "a.de", tmp_path / "a.fr")


def test_the_command_line_scores_beads_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.ladder"
    write_bitext(BITEXT, path, "de", "fr")

    result = CliRunner().invoke(evaluate, [str(path), str(path), "--beads", "--table"])

    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "strict"
    assert "f1                        1.0000" in result.output

"""`aligner translate`: a line for each line, in order, whatever the bytes; files whole or not."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from aligner.cli.main import cli
from aligner.errors import InputError, LanguagePairError, OutputError
from aligner.progress import line_progress, terminal_progress
from aligner.protocols import Counts, Hypothesis
from aligner.report.atomic import atomic_writer
from aligner.translate import lines as lines_module
from aligner.translate.lines import read_blocks, translate_lines

Run = Callable[..., Result]


class Upper:
    """A translator without a model; one token a word."""

    name = "upper"
    fingerprint = "upper/1"
    source_languages = ("es",)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        if (source, target) != ("es", "en"):
            raise LanguagePairError(source, target, self.source_languages)
        self.asked += texts
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Hypothesis:
        n_words = len(text.split())
        counts = Counts(source=n_words + 1, target=n_words, parts=1, retries=int("4" in text))
        flags = ("figures_differ",) if "4" in text else ()
        return Hypothesis(text.upper(), -0.5 * n_words, flags, counts)


@pytest.fixture
def translator(monkeypatch: pytest.MonkeyPatch) -> Upper:
    upper = Upper()
    monkeypatch.setattr("aligner.cli.translate.load_translator", lambda config, cache: upper)
    return upper


@pytest.fixture
def run(translator: Upper, tmp_path: Path) -> Run:
    def invoke(data: bytes, *options: str | Path) -> Result:
        arguments = ["translate", "--from", "es", "--cache", str(tmp_path / "cache")]
        return CliRunner().invoke(cli, [*arguments, *map(str, options)], input=data)

    return invoke


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


@pytest.mark.parametrize(
    ("data", "output"),
    [
        (b"", b""),
        (b"uno", b"UNO\n"),
        (b"uno\n\n \t\ndos\n", b"UNO\n\n\nDOS\n"),
        (b"uno\r\ndos\r\n", b"UNO\nDOS\n"),
        (b"uno\rdos\ntres\n", b"UNO DOS\nTRES\n"),
        (b"\xef\xbb\xbfuno\n", b"UNO\n"),
        ("a\u2028b\x0bc\x85d\n".encode(), b"A B C D\n"),
        (b"a\0b\n", "A\ufffdB\n".encode()),
        (b"a\xf1o\n", "AÑO\n".encode()),
        ("cafe\u0301\n".encode(), "CAFÉ\n".encode()),
        (b"uno. " * 50_000 + b"\ndos\n", b"UNO. " * 49_999 + b"UNO.\nDOS\n"),
    ],
    ids=[
        "empty",
        "unfinished",
        "blank",
        "crlf",
        "cr",
        "bom",
        "breaks",
        "nul",
        "latin1",
        "combining",
        "long",
    ],
)
def test_every_line_gives_one_line(run: Run, data: bytes, output: bytes) -> None:
    result = run(data)

    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == output


def test_the_sentences_of_a_line_are_translated_one_by_one(run: Run, translator: Upper) -> None:
    result = run("Llovió. El Sr. Gil salió.\n".encode())

    assert sorted(translator.asked) == ["El Sr. Gil salió.", "Llovió."]
    assert result.stdout == "LLOVIÓ. EL SR. GIL SALIÓ.\n"


def test_lines_keep_their_order_over_many_blocks(run: Run, tmp_path: Path) -> None:
    lines = [f"línea {i * 7919 % 9973}" for i in range(30_000)]
    path = tmp_path / "in.txt"
    path.write_text("\n".join(lines), encoding="utf-8")

    result = run(b"", path)

    assert path.stat().st_size > 5 * lines_module.BLOCK
    assert result.stdout.split("\n") == [*(line.upper() for line in lines), ""]


def test_duplicates_are_computed_once_within_a_block_and_across_blocks(
    run: Run, translator: Upper
) -> None:
    result = run(b"uno\ndos\n" * 40_000)

    assert sorted(translator.asked) == ["dos", "uno"]
    assert "80,000 sentences (79,998 from the cache)" in result.stderr


def test_a_second_run_computes_nothing_and_writes_the_same(
    run: Run, translator: Upper, tmp_path: Path
) -> None:
    outputs = []
    for name in ("a", "b"):
        files = (tmp_path / f"{name}.tmx", tmp_path / f"{name}.jsonl")
        result = run(b"uno 4\ndos\n", "--tmx", files[0], "--report", files[1])
        outputs.append((result.stdout_bytes, *(file.read_bytes() for file in files)))

    assert outputs[0] == outputs[1]
    assert len(translator.asked) == 2


def test_without_a_cache_nothing_is_kept_between_blocks(
    run: Run, translator: Upper, tmp_path: Path
) -> None:
    result = run(b"uno\n" * 40_000, "--no-cache")

    assert len(translator.asked) == 40_000
    assert "(0 from the cache)" in result.stderr
    assert not (tmp_path / "cache").exists()


def test_the_summary_adds_up_what_the_guards_saw(run: Run) -> None:
    result = run(b"uno 4\ndos tres. 4 cinco.\nseis\n")

    [summary] = result.stderr.splitlines()
    assert summary == (
        "3 lines, 4 sentences (0 from the cache): 11 tokens in, 7 out; "
        "0 cut, 2 retried, 2 flagged (figures_differ 2)"
    )


def test_quiet_says_nothing(run: Run) -> None:
    assert run(b"uno\n\xff\n", "-q").stderr == ""


def test_lines_that_are_not_utf8_are_counted_and_named(run: Run, tmp_path: Path) -> None:
    result = run(b"uno\nma\xf1ana\n\xe9l\n", "--report", tmp_path / "r.jsonl")

    assert "read as Windows-1252: 2, the first is line 2" in result.stderr
    found = [record["encoding"] for record in records(tmp_path / "r.jsonl")]
    assert found == ["utf-8", "cp1252", "cp1252"]


def test_the_report_has_one_record_for_each_line(run: Run, tmp_path: Path) -> None:
    run(b"uno dos. 4.\n\n", "--report", tmp_path / "r.jsonl")

    first, blank = records(tmp_path / "r.jsonl")
    assert first == {
        "schema": "aligner/translation/1",
        "line": 1,
        "encoding": "utf-8",
        "sentences": 2,
        "source": "uno dos. 4.",
        "translation": "UNO DOS. 4.",
        "score": -0.8,  # -1 over two words and an end mark, -0.5 over one and an end mark
        "flags": ["figures_differ"],
        "counts": {"source": 5, "target": 3, "unknown": 0, "parts": 2, "retries": 1},
    }
    assert (blank["line"], blank["sentences"], blank["translation"]) == (2, 0, "")


def test_the_translation_memory_has_one_unit_for_each_line_with_text(
    run: Run, tmp_path: Path
) -> None:
    run(b"a < b & \x01\n\ndos 4\n", "--tmx", tmp_path / "m.tmx")

    units = list(ElementTree.parse(tmp_path / "m.tmx").getroot().iter("tu"))
    assert [unit.get("tuid") for unit in units] == ["1", "3"]
    assert [[seg.text for seg in unit.iter("seg")] for unit in units] == [
        ["a < b & \ufffd", "A < B & \ufffd"],
        ["dos 4", "DOS 4"],
    ]
    assert {prop.get("type"): prop.text for prop in units[1].iter("prop")} == {
        "model": "upper",
        "score": "-1.0",
        "flags": "figures_differ",
    }


def test_files_are_whole_or_not_there(
    run: Run, translator: Upper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        if "fin" in texts:
            raise KeyboardInterrupt
        return Upper().translate(texts, source=source, target=target)

    monkeypatch.setattr(translator, "translate", interrupted)
    data = b"uno\n" * 20_000 + b"fin\n"

    result = run(data, "--tmx", tmp_path / "m.tmx", "--report", tmp_path / "r.jsonl")

    assert result.exit_code == 130
    assert "run the same command again" in result.stderr
    assert result.stdout.startswith("UNO\nUNO\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache"]


def test_a_file_of_somebody_else_is_refused_before_the_work(
    run: Run, translator: Upper, tmp_path: Path
) -> None:
    path = tmp_path / "thesis.tmx"
    path.write_text("years of work", encoding="utf-8")

    refused = run(b"uno\n", "--tmx", path)
    forced = run(b"uno\n", "--tmx", path, "--force")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "did not write" in refused.stderr
    assert forced.exit_code == 0
    assert path.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (b"uno\n", ("--to", "fr"), "cannot translate es to fr"),
        ("uno\n".encode("utf-16"), (), ": is UTF-16 text, expected UTF-8"),
        (b"", ("--tmx", "no/folder/m.tmx"), "there is no folder"),
        (b"", ("none.txt",), "No such file"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_reason(
    run: Run, data: bytes, options: tuple[str, ...], message: str
) -> None:
    result = run(data, *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@given(st.binary(max_size=200), st.integers(1, 9))
def test_blocks_hold_every_line_once_whatever_the_reads(data: bytes, size: int) -> None:
    class Slow(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            return super().read1(size)

    data = b"." + data  # no byte order mark
    blocks = list(read_blocks(Slow(data), "-"))

    found = [line for block in blocks for line in block.lines]
    expected = data.removesuffix(b"\n").split(b"\n")
    whole = [line for block in read_blocks(io.BytesIO(data), "-") for line in block.lines]
    assert [line.number for line in found] == list(range(1, len(expected) + 1))
    assert found == whole
    assert blocks[-1].n_bytes == len(data)


def test_a_byte_order_mark_that_comes_in_pieces_is_known() -> None:
    class Dripping(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            return super().read1(1)

    [block] = read_blocks(Dripping(b"\xef\xbb\xbfa\n"), "-")

    assert block.lines[0].text == "a"
    with pytest.raises(InputError, match="UTF-16"):
        list(read_blocks(Dripping(b"\xff\xfea\0"), "-"))


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_text_gives_as_many_lines_as_went_in(texts: list[str]) -> None:
    data = "".join(text.replace("\n", " ") + "\n" for text in texts).encode(errors="replace")

    made = [
        translated.whole.text
        for block in read_blocks(io.BytesIO(b".\n" + data), "-")
        for translated in translate_lines(block.lines, Upper(), source="es", target="en")
    ]

    assert len(made) == len(texts) + 1
    assert all(len(text.splitlines()) <= 1 for text in made)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_lines_and_tokens_and_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    with line_progress(1000, tokens=lambda: 77) as told:
        told(12_345, 500)
    with line_progress(None, tokens=lambda: 77) as told:
        told(99, 500)

    known, unknown = terminal.getvalue().strip().rsplit("\n", 1)
    assert " 50%" in known
    assert "12,345 lines" in known
    assert "tokens/s" in known
    assert "<" in known.rsplit("[", 1)[1]
    assert "99 lines" in unknown
    assert "%" not in unknown


def test_a_stage_shows_tokens_a_second_where_they_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    with terminal_progress(tokens=lambda: 5) as told:
        told("translate", 3, 3)
        told("embed", 1, 1)

    translate, embed = terminal.getvalue().strip().rsplit("\n", 1)
    assert "tokens/s" in translate
    assert "tokens/s" not in embed


def test_nothing_is_drawn_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())

    with line_progress(1, tokens=lambda: 0) as lines, terminal_progress() as told:
        lines(1, 1)
        told("embed", 1, 1)

    assert pipe.getvalue() == ""


def test_an_error_of_the_body_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    def fail() -> None:
        with atomic_writer(tmp_path / "f") as write:
            write(b"half")
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        fail()
    with pytest.raises(OutputError, match="no folder"), atomic_writer(tmp_path / "x" / "f"):
        pass

    assert list(tmp_path.iterdir()) == []


# The command with a translator without a model, as a process of its own.
PROGRAM = """
import sys
import aligner.cli.translate
from aligner.cli import main
from aligner.protocols import Hypothesis

class Upper:
    name = fingerprint = "upper"
    source_languages = ("es",)
    def translate(self, texts, *, source, target):
        return [Hypothesis(text.upper(), 0.0) for text in texts]

aligner.cli.translate.load_translator = lambda config, cache: Upper()
main()
"""


def _listen_to_interrupts() -> None:
    """Undo what a shell does that runs the tests in the background: children deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(
    *options: str | Path, cwd: Path, stdout: int | io.BufferedWriter = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "translate", "--from", "es", "--cache", "cache"]
    return subprocess.Popen(
        [*command, *map(str, options)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=_listen_to_interrupts,
    )


def test_who_waits_for_a_line_gets_it_while_the_input_is_open(tmp_path: Path) -> None:
    with start(cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"uno\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], 60)
        first = process.stdout.readline() if ready else b""
        process.communicate()

    assert first == b"UNO\n"
    assert process.returncode == 0


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_a_killed_run_leaves_no_file_and_the_same_command_completes_it(
    tmp_path: Path, kind: signal.Signals
) -> None:
    options = ("--tmx", "m.tmx", "--report", "r.jsonl")
    with start(*options, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"uno\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(kind)
        said = process.stderr.read()
        process.stdin.close()
    left = sorted(path.name for path in tmp_path.iterdir())
    with start(*options, cwd=tmp_path) as again:
        out, summary = again.communicate(b"uno\ndos\n")

    assert process.returncode == (130 if kind == signal.SIGINT else -kind)
    assert (b"interrupted" in said) == (kind == signal.SIGINT)
    assert left == ["cache"]
    assert out == b"UNO\nDOS\n"
    assert b"(1 from the cache)" in summary
    assert {"m.tmx", "r.jsonl"} <= {path.name for path in tmp_path.iterdir()}


def test_a_closed_pipe_ends_the_run_without_a_word(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with start("--tmx", "m.tmx", cwd=tmp_path, stdout=writer) as process:
        os.close(writer)
        os.close(reader)
        _, said = process.communicate(b"uno\n" * 9)

    assert said == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error_with_its_reason(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full, start(cwd=tmp_path, stdout=full) as process:
        _, said = process.communicate(b"uno\n")

    assert b"cannot write standard output: No space left" in said
    assert process.returncode == 2
    assert b"Traceback" not in said

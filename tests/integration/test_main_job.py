"""The main job on the five articles, with the real bundled models, through the command line."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aligner.report import load_schema

pytestmark = pytest.mark.models

Result = subprocess.CompletedProcess[str]


def _listen_to_interrupts() -> None:
    """Undo what a shell does that runs the tests in the background: children deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def aligner(*arguments: str | Path, cwd: Path) -> Result:
    """Run the command line as a user would: another process, another folder."""
    command = [sys.executable, "-m", "aligner", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("job")
    outputs = ("-o", "out.html", "--json", "out.json", "--tmx", "out.tmx", "--csv", "tables")
    return folder, aligner("run", seeds, *outputs, "--cache", "cache", cwd=folder)


@pytest.fixture(scope="module")
def report(job: tuple[Path, Result]) -> dict[str, Any]:
    folder, result = job
    assert result.returncode == 0, result.stderr
    data: dict[str, Any] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def texts(seeds: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in seeds.glob("*.txt")}


def test_five_documents_are_complete_and_valid(report: dict[str, Any]) -> None:
    jsonschema.validate(report, load_schema())

    assert [d["lang"] for d in report["documents"]] == ["es", "en", "fr", "en", "en"]
    assert report["skipped"] == []


def test_every_offset_is_exact(report: dict[str, Any], texts: dict[str, str]) -> None:
    for statement in report["statements"]:
        text = texts[statement["doc"]]
        assert text[statement["start"] : statement["end"]] == statement["text"]
        for mark in (*statement["quantities"], *statement["dates"]):
            assert text[mark["start"] : mark["end"]] == mark["text"]


def test_spanish_and_french_are_translated_and_english_is_not(report: dict[str, Any]) -> None:
    for statement in report["statements"]:
        assert (statement["translation"] is None) is (statement["lang"] == "en")
        if statement["translation"]:
            assert statement["translation"]["text"].strip()


def test_every_statement_is_in_exactly_one_claim(report: dict[str, Any]) -> None:
    members = [member for claim in report["claims"] for member in claim["members"]]

    assert sorted(members) == sorted(s["id"] for s in report["statements"])


def test_claims_reach_across_languages(report: dict[str, Any]) -> None:
    shared = [claim for claim in report["claims"] if len(claim["languages"]) > 1]

    assert shared


def test_no_boilerplate_is_in_any_claim(report: dict[str, Any], texts: dict[str, str]) -> None:
    kinds = {sentence["id"]: sentence["kind"] for sentence in report["sentences"]}
    furniture = ("Views: 1732", "Leave a Reply", "bloggers like this", "soutenez-infos-israel")

    assert all(kinds[s["sentence"]] != "boilerplate" for s in report["statements"])
    for phrase in furniture:
        assert any(phrase in text for text in texts.values())
        assert not any(phrase in s["text"] for s in report["statements"])


def test_articles_that_all_quote_the_observatory_are_one_origin(report: dict[str, Any]) -> None:
    """A claim whose every member is credited to one party never counts as two origins."""
    for claim in report["claims"]:
        if len(claim["origins"]) == 1 and claim["origins"][0]["name"]:
            assert claim["n_max"] == 1
            assert claim["level"] in ("repeated", "single")


def test_the_same_command_again_computes_nothing(job: tuple[Path, Result], seeds: Path) -> None:
    folder, _ = job
    before = (folder / "out.json").read_bytes()

    again = aligner(
        "run", seeds, "-o", "out.html", "--json", "out.json", "--cache", "cache", cwd=folder
    )

    assert "computed 0 translations and 0 vectors" in again.stderr
    assert (folder / "out.json").read_bytes() == before


def test_the_order_of_the_inputs_changes_no_byte(
    job: tuple[Path, Result], seeds: Path, tmp_path: Path
) -> None:
    folder, _ = job
    files = sorted(seeds.glob("*.txt"))
    outputs = []
    for name in ("one", "two"):
        random.Random(name).shuffle(files)
        arguments = ("-o", tmp_path / "o.html", "--json", "-", "--cache", folder / "cache", "-q")
        outputs.append(aligner("run", *files, *arguments, cwd=tmp_path).stdout)

    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["claims"]


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_run_resumes_to_the_same_bytes(
    job: tuple[Path, Result], seeds: Path, tmp_path: Path, seed: int
) -> None:
    folder, _ = job
    command = ("run", str(seeds), "-o", "o.html", "--json", "o.json", "--cache", "cache")
    process = subprocess.Popen(
        [sys.executable, "-m", "aligner", *command],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.Random(seed).uniform(1, 12))
    process.send_signal(signal.SIGKILL)
    process.wait()

    result = aligner(*command, cwd=tmp_path)

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "o.json").read_bytes() == (folder / "out.json").read_bytes()


def test_translate_keeps_one_line_for_each(tmp_path: Path) -> None:
    lines = ["El ejército tomó la ciudad.", "", "Murieron 415 civiles."]
    (tmp_path / "in.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    result = aligner("translate", "in.txt", "--from", "es", cwd=tmp_path)

    translated = result.stdout.split("\n")
    assert len(translated) == 4
    assert "army" in translated[0]
    assert translated[1] == ""
    assert "415" in translated[2]


def test_align_writes_a_translation_memory(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("El ejército tomó la ciudad. Llovió ayer.", encoding="utf-8")
    (tmp_path / "t.txt").write_text("The army took the city. It rained.", encoding="utf-8")
    arguments = ("s.txt", "t.txt", "--from", "es", "--to", "en")

    result = aligner("align", *arguments, "-o", "o.tmx", cwd=tmp_path)

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "o.tmx").read_text(encoding="utf-8").count("<tu ") == 2


def test_the_bundled_models_are_what_their_cards_say(tmp_path: Path) -> None:
    result = aligner("models", "check", cwd=tmp_path)

    assert result.returncode == 0, result.stdout
    assert "use-multilingual" in result.stdout


class TestBadInput:
    """Each bad input is named with its reason; what can be read goes on."""

    @pytest.fixture
    def article(self, tmp_path: Path, seeds: Path) -> Path:
        return Path(shutil.copy(seeds / "004_bf3dbb9566913133.txt", tmp_path / "good.txt"))

    def _run(self, tmp_path: Path, *inputs: Path | str) -> Result:
        return aligner("run", *inputs, "-o", "o.html", "--json", "o.json", cwd=tmp_path)

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "empty"),
            (b" \n\t\n", "white space"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9, "PNG image"),
            (b"word " * 10_500_000, "large"),
            (
                b"Die Armee hat die Stadt eingenommen, sagte ein Sprecher der Regierung. "
                b"Tausende Menschen sind in den vergangenen Tagen geflohen.",
                "language de detected",
            ),
        ],
        ids=["empty", "blank", "png", "50 MB", "german"],
    )
    def test_it_is_skipped_and_the_rest_goes_on(
        self, tmp_path: Path, article: Path, content: bytes, reason: str
    ) -> None:
        (tmp_path / "bad.txt").write_bytes(content)

        result = self._run(tmp_path, article, "bad.txt")

        assert result.returncode == 3, result.stderr
        report = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
        [skipped] = report["skipped"]
        assert skipped["path"] == "bad.txt"
        assert reason.casefold() in skipped["reason"].casefold()
        assert f"skipped bad.txt: {skipped['reason']}" in result.stderr
        assert [d["path"] for d in report["documents"]] == [article.as_posix()]

    def test_utf16_is_read(self, tmp_path: Path, article: Path) -> None:
        text = article.read_text(encoding="utf-8")
        (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))

        result = self._run(tmp_path, "wide.txt")

        assert result.returncode == 0, result.stderr
        [document] = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["documents"]
        assert document["n_chars"] == len(text)

    def test_a_declared_language_that_the_text_belies_is_a_warning(
        self, tmp_path: Path, article: Path
    ) -> None:
        (tmp_path / "m.toml").write_text(
            f'[[documents]]\npath = "{article.name}"\nlang = "fr"\n', encoding="utf-8"
        )

        result = self._run(tmp_path, "m.toml")

        assert result.returncode == 0, result.stderr
        assert "warning: " in result.stderr
        assert article.name in result.stderr

    def test_nothing_left_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "bad.txt").write_bytes(b"")

        result = self._run(tmp_path, "bad.txt")

        assert result.returncode == 2
        assert "no document" in result.stderr
        assert not (tmp_path / "o.html").exists()

    def test_a_missing_model_says_where_it_was_sought(self, tmp_path: Path, article: Path) -> None:
        result = aligner("run", article, "--translation", "gone", cwd=tmp_path)

        assert result.returncode == 2
        assert "no model 'gone'" in result.stderr
        assert "hint: " in result.stderr

    def test_a_missing_input_is_named(self, tmp_path: Path) -> None:
        result = self._run(tmp_path, "gone.txt")

        assert result.returncode == 2
        assert "gone.txt" in result.stderr

    @pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
    def test_an_unwritable_output_fails_before_the_work(
        self, tmp_path: Path, article: Path
    ) -> None:
        result = aligner("run", article, "-o", "/proc/report.html", cwd=tmp_path)

        assert result.returncode == 2
        assert "cannot write /proc/report.html" in result.stderr
        assert "documents," not in result.stderr

    @pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
    def test_an_interrupted_run_says_how_to_resume(self, tmp_path: Path, seeds: Path) -> None:
        command = [sys.executable, "-m", "aligner", "run", str(seeds), "--cache", "cache"]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_listen_to_interrupts,
        )
        while not (tmp_path / "cache" / "cache.sqlite").exists() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)

        _, talk = process.communicate()

        # In the middle of an import Python itself ends by the signal: 130 to a shell as well.
        assert process.returncode in (130, -signal.SIGINT), talk
        assert "run the same command again to resume" in talk

    def test_a_dry_run_writes_nothing(self, tmp_path: Path, article: Path) -> None:
        result = aligner("run", article, "--dry-run", "--cache", "cache", cwd=tmp_path)

        assert result.returncode == 0, result.stderr
        assert "translations\t0 to compute" in result.stdout
        assert sorted(p.name for p in tmp_path.iterdir()) == ["good.txt"]

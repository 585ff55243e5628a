"""Conversion for CTranslate2: once, whole or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import CacheError, ModelError
from aligner.translate.ctranslate2_engine import convert
from aligner.translate.folder import read_folder
from tests.tiny_marian import build_tiny_marian

pytestmark = pytest.mark.models


def test_processes_that_convert_at_the_same_time_leave_one_model_that_needs_no_torch(
    tmp_path: Path,
) -> None:
    path = build_tiny_marian(tmp_path / "model")
    code = (
        "import sys; from pathlib import Path;"
        "from aligner.translate.ctranslate2_engine import CTranslate2Engine as E;"
        "from aligner.translate.folder import read_folder;"
        "from aligner.translate.pieces import Pieces;"
        f"f = read_folder({str(path)!r});"
        f"E(f, Pieces(f.path), 'cpu', cache=Path({str(tmp_path / 'c')!r}));"
        "print('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    command = [sys.executable, "-W", "error", "-c", code]

    racing = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(2)]
    ended = [process.wait() for process in racing]
    after = subprocess.run(command, check=True, capture_output=True, text=True)

    assert ended == [0, 0]
    assert (after.stdout.strip(), after.stderr) == ("False", "")
    assert len(list((tmp_path / "c").iterdir())) == 1


def test_a_conversion_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = build_tiny_marian(tmp_path / "model")
    (path / "model.safetensors").write_bytes(b"no weights")

    with pytest.raises(ModelError):
        convert(read_folder(path), "int8", tmp_path / "c")

    assert list((tmp_path / "c").iterdir()) == []


def test_other_weights_are_another_conversion(tmp_path: Path) -> None:
    made = set()
    for seed in (0, 1):
        path = build_tiny_marian(tmp_path / "model", seed=seed)
        made.add(convert(read_folder(path), "int8", tmp_path / "c"))
    shutil.rmtree(path)

    assert len(made) == 2


def test_a_cache_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    folder = read_folder(build_tiny_marian(tmp_path / "model"))

    with pytest.raises(CacheError, match="converted model cannot be written"):
        convert(folder, "int8", tmp_path / "file" / "c")

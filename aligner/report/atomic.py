"""Write a file whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from aligner.errors import OutputError

__all__ = ["atomic_writer", "write_atomically"]


def write_atomically(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Write to a temporary file beside `path`, then put it in its place.

    A reader never sees half a file, and a run that is killed leaves the old one as it was.
    Devices and pipes (``/dev/stdout``) cannot be replaced: they are written to directly.

    Parameters
    ----------
    path : path-like
        The output; a symbolic link is followed.
    data : str or bytes
        A str is written as UTF-8 with the line ends that it has.

    Raises
    ------
    OutputError
        If the folder is missing or not writable, or `path` is a folder.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    with _reported(path):
        _put(_checked(path), BytesIO(content))


@contextmanager
def atomic_writer(path: str | os.PathLike[str]) -> Iterator[Callable[[bytes], None]]:
    """Collect what is written bit by bit, and put it in its place at the end.

    Parameters
    ----------
    path : path-like
        As of `write_atomically`.

    Yields
    ------
    callable
        Takes the next bytes.

    Raises
    ------
    OutputError
        As of `write_atomically`; from the callable too.

    Notes
    -----
    Until the end the bytes lie in a file without a name, in the folder of `path`: an exception
    or a kill, whatever its signal, leaves nothing behind.
    """
    with _reported(path):
        target = _checked(path)
        folder = target.parent if _is_replaced(target) else None
        collected = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed below

    def write(data: bytes) -> None:
        with _reported(path):
            collected.write(data)

    with collected:
        yield write
        with _reported(path):
            collected.seek(0)
            _put(target, collected)


@contextmanager
def _reported(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise OutputError(str(path), "no permission to write there") from error
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(str(path), reason) from error


def _checked(path: str | os.PathLike[str]) -> Path:
    target = Path(path).resolve()
    if target.is_dir():
        raise OutputError(str(path), "it is a folder, expected a file")
    if not target.parent.is_dir():
        raise OutputError(str(path), f"there is no folder {target.parent}")
    return target


def _is_replaced(target: Path) -> bool:
    return target.is_file() or not target.exists()


def _put(target: Path, content: BinaryIO) -> None:
    if _is_replaced(target):
        _replace(target, content)
    else:
        with target.open("wb") as device:
            shutil.copyfileobj(content, device)


def _replace(target: Path, content: BinaryIO) -> None:
    # The process id keeps two runs with the same output apart; open("x") honours the umask,
    # which tempfile would not.
    temporary = target.parent / f".aligner-{os.getpid()}-{target.name[:100]}.tmp"
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)

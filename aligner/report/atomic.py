"""Write a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from aligner.errors import OutputError

__all__ = ["write_atomically"]


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
    target = Path(path)
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        target = target.resolve()
        if target.is_dir():
            raise OutputError(str(path), "it is a folder, expected a file")
        if not target.parent.is_dir():
            raise OutputError(str(path), f"there is no folder {target.parent}")
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.write(content)
        else:
            _replace(target, content)
    except PermissionError as error:
        raise OutputError(str(path), "no permission to write there") from error
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(str(path), reason) from error


def _replace(target: Path, content: bytes) -> None:
    # The process id keeps two runs with the same output apart; open("x") honours the umask,
    # which tempfile would not.
    temporary = target.parent / f".aligner-{os.getpid()}-{target.name[:100]}.tmp"
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)

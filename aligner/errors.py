"""Everything that can go wrong for a reason that the user can mend.

::

    AlignerError
    ├── ConfigError           a setting, a manifest or a decisions file is wrong
    ├── InputError            one input cannot be used; the run goes on without it
    ├── ModelNotFoundError    a model is not on this machine
    ├── ModelError            a model is there and cannot be used
    ├── LanguagePairError     no model translates between these languages
    ├── CacheError            the cache cannot be opened or written
    └── OutputError           a result cannot be written
"""

from __future__ import annotations

__all__ = [
    "AlignerError",
    "CacheError",
    "ConfigError",
    "InputError",
    "LanguagePairError",
    "ModelError",
    "ModelNotFoundError",
    "OutputError",
]


class AlignerError(Exception):
    """Base of all: ``except AlignerError`` is always enough."""

    hint = ""  # what to try next; the command line prints it on a line of its own


class ConfigError(AlignerError):
    """A setting, a manifest or a decisions file is wrong.

    Parameters
    ----------
    where : str
        The file or option.
    problems : tuple of str
        All that is wrong with it, so that it is mended in one go.
    """

    hint = "mend what is listed and run the same command again"

    def __init__(self, where: str, problems: tuple[str, ...]) -> None:
        super().__init__(where, problems)
        self.where, self.problems = where, problems

    def __str__(self) -> str:
        return f"{self.where}: {'; '.join(self.problems)}"


class InputError(AlignerError):
    """One input cannot be used.

    Parameters
    ----------
    path : str
        The input, as the user named it.
    reason : str
        Why it cannot be used, and what was expected.
    """

    hint = "mend the input, or leave it out"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class ModelNotFoundError(AlignerError):
    """A model is not on this machine.

    Parameters
    ----------
    name : str
        What was asked for.
    searched : tuple of str
        The places that were looked at.
    """

    hint = (
        "see `aligner models list`, pass the path of a model folder, set ALIGNER_MODELS, or, where "
        "there is a network, fetch a model of the hub with `aligner models fetch NAME`"
    )

    def __init__(self, name: str, searched: tuple[str, ...]) -> None:
        super().__init__(name, searched)  # every argument, or the exception dies when pickled
        self.name, self.searched = name, searched

    def __str__(self) -> str:
        return f"no model {self.name!r} in {', '.join(self.searched) or 'any known place'}"


class ModelError(AlignerError):
    """A model is there and cannot be used.

    Parameters
    ----------
    name : str
        The model's name or folder.
    reason : str
        What is wrong with it.
    """

    hint = "run `aligner models check`"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason

    def __str__(self) -> str:
        return f"model {self.name!r}: {self.reason}"


class LanguagePairError(AlignerError):
    """No model translates between these languages.

    Parameters
    ----------
    source, target : str
        Language codes.
    available : tuple of str
        Source languages that the model can translate to ``target``.
    """

    hint = "name another translation model, or leave the language out of the comparison"

    def __init__(self, source: str, target: str, available: tuple[str, ...]) -> None:
        super().__init__(source, target, available)
        self.source, self.target, self.available = source, target, available

    def __str__(self) -> str:
        known = ", ".join(self.available)
        what = f"translates {known}" if known else f"does not translate into {self.target}"
        return f"cannot translate {self.source} to {self.target}: the model {what}"


class CacheError(AlignerError):
    """The cache cannot be opened or written.

    Parameters
    ----------
    path : str
        The cache's file or folder.
    reason : str
        What the system said.
    """

    hint = "name another folder with --cache, or remove the broken file with `aligner cache clear`"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"cache {self.path}: {self.reason}"


class OutputError(AlignerError):
    """A result cannot be written.

    Parameters
    ----------
    path : str
        The output, as the user named it.
    reason : str
        Why it cannot be written.
    """

    hint = "name another place with -o, or pass --force to overwrite"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"cannot write {self.path}: {self.reason}"

"""The settings of a run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aligner.errors import ConfigError

__all__ = ["Config", "default_cache_path"]

DEVICES = ("auto", "cpu", "cuda")
ENGINES = ("auto", "ctranslate2", "torch")


def default_cache_path() -> Path:
    """Return the cache file of this user on this system."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("aligner", appauthor=False)) / "cache.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a run uses; models by bundled name, hub name or folder.

    Attributes
    ----------
    translation : str
        A model, several separated by commas, or a tier (`aligner.translate.routed.TIERS`).
    embedding, match : str
        Models.
    target : str
        Pivot language: everything else is translated into it.
    num_beams : int
        Width of the translator's beam search, >= 1.
    engine : {"auto", "ctranslate2", "torch"}
        What runs the translation model.
    device : {"auto", "cpu", "cuda"}
        Where models run.

    Raises
    ------
    ConfigError
        If a value is impossible; all problems at once.
    """

    translation: str = "marian-es-fr-en"
    embedding: str = "use-multilingual"
    match: str = "match"
    target: str = "en"
    num_beams: int = 4
    engine: str = "auto"
    device: str = "auto"

    def __post_init__(self) -> None:
        problems = []
        if self.num_beams < 1:
            problems.append(f"num_beams must be at least 1, got {self.num_beams}")
        if self.device not in DEVICES:
            problems.append(f"device must be one of {', '.join(DEVICES)}, got {self.device!r}")
        if self.engine not in ENGINES:
            problems.append(f"engine must be one of {', '.join(ENGINES)}, got {self.engine!r}")
        if problems:
            raise ConfigError("settings", tuple(problems))

    def recorded(self) -> dict[str, Any]:
        """Return the settings that decide the result, for the report."""
        return {name: value for name, value in asdict(self).items() if name != "device"}

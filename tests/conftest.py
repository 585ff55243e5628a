"""What all tests share: no sockets, an own cache, and an option to accept new golden files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # a first call reads tables and libraries
settings.load_profile("any machine")

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept the present output")


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may read or fill the cache of the person who runs it."""
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))

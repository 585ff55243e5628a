"""The package as a whole: what is public, what importing costs, what is documented."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpydoc.validate
import pytest

import aligner

ROOT = Path(__file__).parents[2]
# Sections that numpydoc misses and we do not ask for where names and types say it all.
ASKED = {"GL01", "GL02", "GL03", "GL08", "SS03", "SS05", "SS06", "PR02", "PR03", "PR10", "RT05"}


def _modules() -> list[ModuleType]:
    names = [m.name for m in pkgutil.walk_packages(aligner.__path__, "aligner.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def test_everything_public_can_be_imported() -> None:
    for name in aligner.__all__:
        assert getattr(aligner, name) is not None
    assert list(aligner.__all__) == sorted(aligner.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="gone"):
        aligner.gone  # noqa: B018


@pytest.mark.parametrize("module", _modules(), ids=lambda module: module.__name__)
def test_every_module_names_what_is_public(module: ModuleType) -> None:
    assert module.__doc__
    for name in module.__all__:
        assert hasattr(module, name)


def test_importing_loads_no_model_library() -> None:
    heavy = ("torch", "transformers", "sentence_transformers", "numpy", "trafilatura", "click")
    code = f"import sys, aligner; print([m for m in {heavy} if m in sys.modules])"

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"


def test_the_command_line_starts_without_a_model_library() -> None:
    code = (
        "import sys, aligner.cli; print([m for m in ('torch', 'transformers') if m in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"


def _public_functions() -> list[str]:
    found = set()
    for module in _modules():
        for name in module.__all__:
            value = getattr(module, name)
            if inspect.isfunction(value) and value.__module__.startswith("aligner"):
                found.add(f"{value.__module__}.{value.__qualname__}")
    return sorted(found)


@pytest.mark.parametrize("name", _public_functions())
def test_public_functions_are_documented(name: str) -> None:
    errors = numpydoc.validate.validate(name)["errors"]

    assert [error for error in errors if error[0] in ASKED] == []


def test_the_readme_has_the_help_of_every_command() -> None:
    script = ROOT / "scripts" / "update_readme"
    if not script.exists():
        pytest.skip("no checkout: the scripts are not installed")

    result = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr

"""The command line: a thin shell over the public functions."""

from __future__ import annotations

from aligner.cli.main import main

__all__ = ["main"]

"""Propose which statements, or which segments of two texts, belong together."""

from __future__ import annotations

__all__: list[str] = []

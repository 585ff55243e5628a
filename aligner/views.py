"""How statements look to the embedding model; never shown.

What is compared is what a statement says, under the names that the other language uses: who is
credited with it is compared apart, as its origin.
"""

from __future__ import annotations

from aligner.facts import content_of, with_english_places

__all__ = ["direct_view", "pivot_view"]


def direct_view(text: str, lang: str) -> str:
    """Return what the direct route embeds of an original."""
    return content_of(text, lang)


def pivot_view(text: str, pivot: str) -> str:
    """Return what the pivot route embeds of a translation, or of an original in that language."""
    return content_of(with_english_places(text) if pivot == "en" else text, pivot)

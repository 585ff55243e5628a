"""Places under their English names, where a translation left them in the original's language."""

from __future__ import annotations

from functools import cache

from aligner.facts.lexicon import load_table
from aligner.facts.names import known_place, territory_names
from aligner.facts.tokens import tokenize

__all__ = ["with_english_places"]


@cache
def _english() -> dict[str, str]:
    """Return the English name of each place by its key."""
    names = {name.lower(): name for name in territory_names()}
    return names | {key: forms[0] for key, forms in load_table("places")["cities"].items()}


def with_english_places(text: str) -> str:
    """Write known cities and countries as English does.

    A compact translation model copies names that it does not know: "the city of Alepo", "in
    Syrie". To an English embedding those are other cities.

    Parameters
    ----------
    text : str
        A translation into English.

    Returns
    -------
    str
        For comparing only; never shown.
    """
    tokens = tokenize(text, "en")
    parts: list[str] = []
    index = done = 0
    while index < len(tokens):
        found = known_place(tokens, index)
        name = _english().get(found[0]) if found else None
        if found is None or name is None:
            index += 1
            continue
        parts += [text[done : tokens[index].start], name]
        done = tokens[found[1] - 1].end
        index = found[1]
    return "".join([*parts, text[done:]])

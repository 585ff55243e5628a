"""What the user calls one party, beside the alias table of the package."""

from __future__ import annotations

from functools import lru_cache

from aligner.facts.lexicon import LANGUAGES, PhraseTable
from aligner.facts.tokens import Token, tokenize

__all__ = ["Aliases", "alias_at", "resolve_alias"]

Aliases = tuple[tuple[str, str], ...]  # phrase, canonical name


@lru_cache(maxsize=16)
def _table(aliases: Aliases) -> PhraseTable:
    phrases: dict[str, str] = {}
    for at, (phrase, _) in enumerate(aliases):
        for lang in LANGUAGES:  # "l'" is a word of its own in French only
            words = " ".join(token.norm for token in tokenize(phrase, lang))
            if words:
                phrases.setdefault(words, str(at))
    return PhraseTable(phrases)


def alias_at(tokens: tuple[Token, ...], index: int, aliases: Aliases) -> tuple[str, int] | None:
    """Return the party whose alias begins at a token, and the index after it.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
    aliases : tuple of (str, str)
        Phrase and canonical name. A phrase that opens with a capital, or is written in capitals,
        is found only where the text does the same: "Frente" is a party, "frente" a word.

    Returns
    -------
    tuple of (str, int) or None
    """
    found = _table(aliases).match(tokens, index) if aliases else None
    if found is None:
        return None
    phrase, name = aliases[int(found[0])]
    written = [token.text for token in tokens[index : found[1]]]
    opens = written[0][:1].isupper() or not phrase[:1].isupper()
    return (name, found[1]) if opens and (not phrase.isupper() or _is_upper(written)) else None


def _is_upper(words: list[str]) -> bool:
    return not any(char.islower() for word in words for char in word)


def resolve_alias(name: str, aliases: Aliases) -> str:
    """Return the canonical name of a name that is an alias as a whole, else the name."""
    if not aliases:
        return name
    tokens = tokenize(name, "en")
    found = alias_at(tokens, 0, aliases) if tokens else None
    return found[0] if found is not None and found[1] == len(tokens) else name

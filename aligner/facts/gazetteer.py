"""Countries, cities, organisations and peoples that are known, each under one key."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from aligner.facts.lexicon import PhraseTable, StemTable, load_table
from aligner.facts.tokens import Token, fold, tokenize

__all__ = ["country_of", "known_people", "known_place", "place_with_article", "territory_names"]


@cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the key of each territory code, and the code of each phrase."""
    path = files("aligner.facts").joinpath("data", "territories.tsv")
    keys: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, *names = line.split("\t")
        keys[code] = names[0]
        for name in names:
            words = " ".join(token.norm for token in tokenize(name, "en"))
            phrases.setdefault(words, code)
            phrases.setdefault(" ".join(token.norm for token in tokenize(name, "fr")), code)
    return keys, phrases


@cache
def _places() -> PhraseTable:
    keys, territories = _codes()
    phrases = {phrase: keys[code].lower() for phrase, code in territories.items()}
    for key, names in load_table("places")["cities"].items():
        phrases.update({fold(name): key for name in names})
    for key, names in load_table("parties")["organisations"].items():
        phrases.update({fold(name): fold(key) for name in names})
    # "New-York", "Royaume Uni": with a hyphen or without
    for phrase, key in list(phrases.items()):
        if " " in phrase:
            words = phrase.replace(" - ", " ").split(" ")
            phrases.setdefault(" ".join(words), key)
            phrases.setdefault(" - ".join(words), key)
    return PhraseTable(phrases)


@cache
def _demonyms() -> StemTable:
    return StemTable(load_table("places")["demonyms"])


@cache
def _compound_demonyms() -> PhraseTable:
    table = load_table("places")["compound_demonyms"]
    return PhraseTable({phrase: key for key, own in table.items() for phrase in own})


@cache
def _regional() -> StemTable:
    """Return the table of the peoples of a continent."""
    return StemTable(load_table("places")["regional_demonyms"])


def territory_names() -> list[str]:
    """Return the English names of all countries and territories."""
    return list(_codes()[0].values())


def country_of(norm: str) -> str | None:
    """Return the English name of the country of a folded adjective ("sirio"), or None."""
    code = _demonyms().find(norm)
    return _codes()[0][code] if code else None


def known_people(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Return the key of the people that begins at a token and the index after it, or None."""
    found = _compound_demonyms().match(tokens, index)
    if found is not None:
        return found
    key = country_of(tokens[index].norm) or _regional().find(tokens[index].norm)
    return (key.lower(), index + 1) if key is not None else None


def place_with_article(
    tokens: tuple[Token, ...], index: int, article: str
) -> tuple[str, int] | None:
    """Return what `known_place` does, of a name whose first word is an article not in the text."""
    first = tokens[index]._replace(norm=article)
    found = _places().match((first, *tokens[index : index + 4]), 0)
    return (found[0], index + found[1] - 1) if found else None


def known_place(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Return the key of the known name that begins at a token and the index after it, or None."""
    article = tokens[index].norm in ("al", "el") and index + 1 < len(tokens)
    if not tokens[index].text[:1].isupper() and not (article and tokens[index + 1].text == "-"):
        return None
    found = _places().match(tokens, index)
    if found is None:
        return None
    short = found[1] == index + 1 and len(tokens[index].norm) <= 3
    if short and not tokens[index].text.replace(".", "").isupper():
        return None  # "Us", "Un", "Who" are words; "US", "UN", "WHO" are names
    return found

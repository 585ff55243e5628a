"""Who acts, and on whom: the party that heads a statement, and those that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aligner.facts.lexicon import StemTable, load_table, resolve_lang
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.records import Actor, Name

__all__ = ["find_actors"]

_LEAD = 3  # words of the first noun phrase before its party: "two of the", "hundreds of angry"
_AGENT = 3  # words between "by" and the party that it makes the agent
_LEADING = word_set(
    """
    the a an some los las el la lo un una unos unas les le l' des une ce cette ces this these
    those other more three four five six two dos tres cuatro cinco seis deux trois quatre cinq
    angry armed young local hundreds thousands of cientos miles de centaines milliers d' former
    several many varios varias plusieurs quelques
    """
)
_BY = word_set("by por par")
_JOINS = word_set("of de del des du d' the la el los las les l' - 's")
_JOINED = word_set("and y e et , or o ou with con avec")
_VOICE = word_set("se s' was were been fue fueron sido ete being")


def find_actors(text: str, lang: str, names: Sequence[Name]) -> tuple[Actor, ...]:
    """Find the parties of a statement and which of them heads it.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.
    names : sequence of Name
        Its names, with spans of `text`.

    Returns
    -------
    tuple of Actor
        In reading order. The first is the subject; none are returned where the statement does
        not begin with a party, or where its voice may be passive.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    found = list(_parties(tokens, lang, names))
    if not found or not _is_lead(tokens[: found[0][0]]) or _is_passive(tokens, found):
        return ()
    return tuple(_joined(text, tokens, found))


def _parties(
    tokens: tuple[Token, ...], lang: str, names: Sequence[Name]
) -> Iterator[tuple[int, int, str, bool]]:
    """Yield where a party begins and ends, its key, and whether that is a name."""
    left = list(names)[::-1]
    table = _table(lang)
    at = 0
    while at < len(tokens):
        while left and left[-1].end <= tokens[at].start:
            left.pop()
        if left and left[-1].start <= tokens[at].start:
            name, first = left.pop(), at
            while at < len(tokens) and tokens[at].start < name.end:
                at += 1
            if not name.key.isdigit():
                yield first, at, name.key, True
            continue
        key = table.find(tokens[at].norm) if tokens[at].kind == "word" else None
        if key is not None:
            yield at, at + 1, key, False
        at += 1


@cache
def _table(lang: str) -> StemTable:
    return StemTable({key: words[lang] for key, words in load_table("actors").items()})


def _is_lead(before: Sequence[Token]) -> bool:
    return len(before) <= _LEAD and all(token.norm in _LEADING for token in before)


def _is_passive(tokens: tuple[Token, ...], found: Sequence[tuple[int, int, str, bool]]) -> bool:
    """Say whether "by" makes another party the agent, or an auxiliary turns the voice."""
    agents = any(
        tokens[at].norm in _BY for first, *_ in found for at in range(max(0, first - _AGENT), first)
    )
    return agents or any(token.norm in _VOICE for token in tokens)


def _joined(
    text: str, tokens: tuple[Token, ...], found: Sequence[tuple[int, int, str, bool]]
) -> Iterator[Actor]:
    """Join the words of one noun phrase: "the Syrian army", "el ejército de Siria"."""
    first, end, keys, named = found[0][0], found[0][1], [found[0][2]], found[0][3]
    for at, stop, key, is_name in found[1:]:
        between = [token.norm for token in tokens[end:at]]
        if len(between) <= 2 and all(norm in _JOINS for norm in between):
            end = stop  # "the plane of Médecins du monde" is a plane, whoever has it
            keys.append(key)
            continue
        yield _actor(text, tokens, first, end, keys, named)
        first, end, keys, named = at, stop, [key], is_name
    yield _actor(text, tokens, first, end, keys, named)


def _actor(
    text: str, tokens: tuple[Token, ...], first: int, end: int, keys: Sequence[str], named: bool
) -> Actor:
    start, stop = tokens[first].start, tokens[end - 1].end
    return Actor(
        start=start, end=stop, text=text[start:stop], keys=tuple(dict.fromkeys(keys)), named=named
    )

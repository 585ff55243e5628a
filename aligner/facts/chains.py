"""Who passed a statement on: "police told AFP", "according to AFP, quoting the Observatory"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from aligner.facts.agency_words import bare_agency_end
from aligner.facts.attribution import Attribution
from aligner.facts.credits import UNNAMED_AGENCY
from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.parties import canonical_party, read_party
from aligner.facts.phrases import written_form
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["chain"]

_BEFORE_NAME = word_set(
    """
    the la el le l' al au agency agencia agence news press state official de noticias oficial
    estatal presse officielle broadcaster newspaper daily diario periodico cadena television
    quotidien journal chaine radio
    """
)
_LONGEST_NAME = 6  # tokens
_NEAR = 3  # tokens between an outlet and "citing"


class _Cues(NamedTuple):
    listeners: PhraseTable
    citing: PhraseTable
    media: frozenset[str]


@cache
def _cues(lang: str) -> _Cues:
    table = load_table("relays")
    return _Cues(
        listeners=PhraseTable(dict.fromkeys(table["listeners"][lang], "")),
        citing=PhraseTable(dict.fromkeys(table["citing"][lang], "")),
        media=frozenset([*load_table("agencies")["agencies"], *table["media"]["names"]]),
    )


def chain(
    found: Sequence[Attribution], tokens: tuple[Token, ...], low: int, high: int, lang: str
) -> list[Attribution]:
    """Join parties that pass one another's word on, and note who was told.

    Parameters
    ----------
    found : sequence of Attribution
        Of one sentence, in the order of their parties.
    tokens : tuple of Token
    low, high : int
        The sentence, ``[low, high)``.
    lang : str

    Returns
    -------
    list of Attribution
        In the same order. The first speaker stays, with those who passed it on in `via`.
    """
    joined = _join_cited(_without_carriers(found), tokens, low, high, lang)
    listeners = _listeners(tokens, low, high, lang)
    if not listeners:
        return joined
    # told to an outlet: the outlet itself is no speaker, unless nobody else is
    at = {tokens[index].start for index, _ in listeners}
    speakers = [one for one in joined if one.start not in at] or joined
    for index, name in listeners:
        nearest = min(
            range(len(speakers)),
            key=lambda n: (_distance(speakers[n], tokens[index].start), n),
        )
        one = speakers[nearest]
        if one.name != name and name not in one.via:
            speakers[nearest] = replace(one, via=(*one.via, name))
    return speakers


def _distance(one: Attribution, at: int) -> int:
    return one.start - at if one.start > at else at - one.end


def _without_carriers(found: Sequence[Attribution]) -> list[Attribution]:
    """Let the party behind a text speak for it: "the report, published by Oxfam, says"."""
    kept: list[Attribution] = []
    for one in found:
        before = kept[-1] if kept else None
        if (
            one.kind == "passive"
            and before is not None
            and before.name in ("reports", "figures", "sources")
            and before.kind == "verb"
        ):
            scope = (before.scope_start, max(before.scope_end, one.scope_end))
            kept[-1] = replace(one, scope_start=scope[0], scope_end=scope[1])
        else:
            kept.append(one)
    return kept


def _join_cited(
    found: list[Attribution], tokens: tuple[Token, ...], low: int, high: int, lang: str
) -> list[Attribution]:
    """Make one of "according to AFP" and "quoting the Observatory"."""
    joined: list[Attribution] = []
    starts = {one.start: one for one in found}
    cited = _cited_parties(tokens, low, high, lang, starts)
    for one in found:
        cue = cited.get(one.start)
        if cue is None:
            joined.append(one)
            continue
        outer = joined[-1] if joined and _ends_near(joined[-1], tokens, cue, low) else None
        if outer is not None and outer.name is not None:
            joined[-1] = replace(
                one,
                scope_start=min(one.scope_start, outer.scope_start),
                scope_end=max(one.scope_end, outer.scope_end),
                via=(*one.via, outer.name, *outer.via),
            )
            continue
        relay = _relay_before(tokens, cue, low, lang)
        joined.append(
            replace(
                one,
                scope_start=tokens[low].start if relay else one.scope_start,
                scope_end=tokens[high - 1].end if relay else one.scope_end,
                via=(*one.via, relay) if relay and relay != one.name else one.via,
            )
        )
    return joined


def _cited_parties(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, starts: dict[int, Attribution]
) -> dict[int, int]:
    """Return the index of the citing word of each party that is cited, by the party's start."""
    found = {}
    for index in range(low, high):
        cue = _cues(lang).citing.match(tokens, index)
        if cue is None:
            continue
        for at in range(cue[1], min(high, cue[1] + 4)):
            if tokens[at].start in starts:
                found[tokens[at].start] = index
                break
    return found


def _ends_near(one: Attribution, tokens: tuple[Token, ...], cue: int, low: int) -> bool:
    return one.end >= tokens[max(low, cue - _NEAR)].start and one.end <= tokens[cue].start


def _relay_before(tokens: tuple[Token, ...], cue: int, low: int, lang: str) -> str | None:
    """Return the outlet that stands before "citing": "La agencia EFE, citando fuentes ..."."""
    end = cue
    while end > low and tokens[end - 1].text in (",", "(", "-", "–"):
        end -= 1
    for first in range(end - 1, max(low, end - 5) - 1, -1):
        named = canonical_party(tokens, first)
        if named is not None and named[1] == end:
            return named[0]
    if end == low + 1:
        party = read_party(tokens, low, end, lang)
        return party.name if party is not None and party.kind == "person" else None
    return None


def _quoted_name(tokens: tuple[Token, ...], at: int, high: int) -> str | None:
    """Read an outlet's name in quotation marks: "told “The Daily Post”"."""
    if at >= high or tokens[at].text not in '"“«':
        return None
    end = at + 1
    while end < min(high, at + 2 + _LONGEST_NAME) and tokens[end].text not in '"”»':
        end += 1
    if end == at + 1 or end >= high or tokens[end].text not in '"”»':
        return None
    name = written_form(tokens, at + 1, end)
    return name if all(word[0].isupper() for word in name.split()) else None


def _listeners(tokens: tuple[Token, ...], low: int, high: int, lang: str) -> list[tuple[int, str]]:
    """Return where outlets are named that a party spoke to, and their names."""
    cues, found = _cues(lang), []
    for index in range(low, high):
        cue = cues.listeners.match(tokens, index)
        if cue is None:
            continue
        at = cue[1]
        if (quoted := _quoted_name(tokens, at, high)) is not None:
            found.append((at, quoted))
            continue
        named = canonical_party(tokens, at) if at < high else None
        while named is None and at < high and norm_at(tokens, at) in _BEFORE_NAME:
            at += 1
            named = canonical_party(tokens, at) if at < high else None
        if named is not None and named[0] in cues.media:
            found.append((at, named[0]))
        elif bare_agency_end(tokens, at - 1, min(high, at + 2)) is not None:
            found.append((at - 1, UNNAMED_AGENCY))  # "police told the agency"
    return found

"""To whom a text credits what it says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from aligner.facts.agencies import dateline_end
from aligner.facts.apart import keep_apart
from aligner.facts.asides import find_asides, find_passives
from aligner.facts.attribution import Attribution, AttributionKind, attribute
from aligner.facts.chains import chain
from aligner.facts.handed import figure_group
from aligner.facts.implied import clitic_speaker, implied_speaker
from aligner.facts.inverted import after_adjuncts, inverted_subject
from aligner.facts.lexicon import resolve_lang
from aligner.facts.parties import Party, read_party
from aligner.facts.reach import (
    clause_end,
    inverted_end,
    prepositional_scopes,
    sentence_ends,
    sentence_part,
    verb_scope,
)
from aligner.facts.saying import reporting_cues, verb_group
from aligner.facts.speakers import AND, phrase_end, subject_of, with_article
from aligner.facts.titled import is_title, name_behind
from aligner.facts.tokens import Token, norm_at, tokenize, word_set

__all__ = ["Attribution", "find_origins"]

_OBJECTS = frozenset(["that", "which", "que", "qu'"])
_AS = frozenset(["as", "como", "comme"])
_OWNING = word_set("reconocio reconocieron conceded reconnu")
_OWN = word_set("su sus his her their sa son ses leur leurs")
_RELATED = word_set("lequel laquelle lesquels lesquelles quien quienes cual cuales which whom")
_SOME = word_set("unos unas otros otras algunos some others les uns d' autres certains")


def find_origins(text: str, lang: str) -> list[Attribution]:
    """Find the parties that a text credits, and what it credits to each.

    Parameters
    ----------
    text : str
        One sentence reads best; several are cut at full stops.
    lang : str
        Language code.

    Returns
    -------
    list of Attribution
        In the order of the parties. Spans are into `text`.
    """
    return list(_find(text, resolve_lang(lang)))


@lru_cache(maxsize=512)  # a sentence is read when it is cut, and again for its facts
def _find(text: str, lang: str) -> tuple[Attribution, ...]:
    tokens = tokenize(text, lang)
    found: list[Attribution] = []
    low = 0
    for high in sentence_ends(tokens, text):
        found += _in_sentence(tokens, low, high, lang, text)
        low = high
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _in_sentence(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    found = [
        *_prepositional(tokens, low, high, lang, text),
        *_verbal(tokens, low, high, lang, text),
        *_named_quotation(tokens, low, high, lang, text),
        *find_passives(tokens, low, high, lang, text),
        *(  # a dateline says whose text it is, not who says so: "Lima, 3 may (EFE).-"
            one
            for one in find_asides(tokens, low, high, lang, text)
            if low or one.end > dateline_end(text)
        ),
    ]
    if not found:
        return found
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif kept[-1].start == one.start:  # "said X, who added that ..."
            end = max(kept[-1].scope_end, one.scope_end)
            kept[-1] = replace(kept[-1], scope_end=end)
    return keep_apart(chain(kept, tokens, low, high, lang), tokens, low, lang)


def _prepositional(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "según X", "selon X", "according to X", and French "Pour X, ..." that opens."""
    cues, raw = reporting_cues(lang), []
    for index in range(low, high):
        match = cues.prepositions.match(tokens, index)
        opening = lang == "fr" and index == low and tokens[index].norm == "pour"
        if match is None and not opening:
            continue
        start = match[1] if match else index + 1
        if tokens[start - 1].norm in ("source", "sources"):
            start -= 1  # "de source policière": the adjective alone names nobody
        if norm_at(tokens, start + (norm_at(tokens, start) in ("el", "la", "los"))) in _RELATED:
            continue  # "selon lequel": whoever was named just before
        told = False
        while start < high and (norm_at(tokens, start) in cues.verbs | {"lo", "que", "ce", "qu'"}):
            start += 1  # "según informó la policía"
            if norm_at(tokens, start - 1) in cues.verbs:
                told = True
                start = after_adjuncts(tokens, start, high, lang)
        end = phrase_end(tokens, start, high)
        party = read_party(tokens, start, end, lang) or _unnamed(tokens, start, end)
        if told and is_title(tokens, start, end, party):
            party = name_behind(tokens, end, high, lang) or party
            end = max(end, party.end) if party is not None else end
        if party is None:
            continue
        if opening and (
            party.kind not in ("person", "organisation") or norm_at(tokens, end) != ","
        ):
            continue
        raw.append((index, end, party))
    scopes = prepositional_scopes(tokens, low, high, [(i, e) for i, e, _ in raw], lang)
    return [
        attribute(tokens, party, scope, "preposition", text)
        for (_, _, party), scope in zip(raw, scopes, strict=True)
    ]


def _unnamed(tokens: tuple[Token, ...], start: int, end: int) -> Party | None:
    """Read "según unos ... según otros": somebody else each time, nobody by name."""
    plain = start < end <= start + 2 and all(t.norm in _SOME for t in tokens[start:end])
    return Party(None, start, end, "unnamed", start) if plain else None


def _verbal(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    found: list[Attribution] = []
    likened: list[Attribution] = []
    for index in range(low, high):
        group = verb_group(tokens, index, low, lang)
        if group is not None:
            said = _said(tokens, group, low, high, lang)
        elif (group := figure_group(tokens, index, low, high, lang)) is not None:
            said = _handed(tokens, group, low, high, lang)
        else:
            continue
        if said is not None:
            party, scope, kind = said
            denied = tokens[index].norm in reporting_cues(lang).denials
            one = attribute(tokens, party, scope, kind, text, denied=denied)
            opened = min(group[0], with_article(tokens, party.opened, low))
            (likened if norm_at(tokens, opened - 1) in _AS else found).append(one)
    return found or likened  # "X denied it, as Y had claimed": Y is not who speaks


def _said(
    tokens: tuple[Token, ...], group: tuple[int, int], low: int, high: int, lang: str
) -> tuple[Party, tuple[int, int], AttributionKind] | None:
    """Return who says something, what range it is, and how the two stand to each other."""
    first, last = group
    if norm_at(tokens, last - 1) in _OWNING and norm_at(tokens, last) in _OWN:
        return None  # "reconoció su derrota": an act, and nothing that is said
    if lang == "fr" and (hung := clitic_speaker(tokens, first, last, low, high)) is not None:
        start = sentence_part(tokens, hung.opened, low)
        return hung, (start, clause_end(tokens, max(last, hung.end), high)), "inverted"
    inverted = None
    if first > low and tokens[first - 1].text in ',"”»':
        inverted = inverted_subject(tokens, first, last, low, high, lang)
    subject = None if inverted else subject_of(tokens, first, low, lang)
    if subject is not None and subject.kind == "pronoun":
        of_what = norm_at(tokens, subject.opened - 1) in _OBJECTS
        if of_what and norm_at(tokens, last) not in _OBJECTS:
            return None  # "the numbers that they announced": which numbers, not what they said
    if subject is not None:
        if tokens[first - 1].norm in AND[lang]:  # "The police kept them away, and said ..."
            return subject, (first, clause_end(tokens, last, high)), "verb"
        return subject, verb_scope(tokens, subject, last, low, high), "verb"
    inverted = inverted or inverted_subject(tokens, first, last, low, high, lang)
    if inverted is not None:
        scope = (sentence_part(tokens, first, low), inverted_end(tokens, inverted.end, high))
        return inverted, scope, "inverted"
    implied = implied_speaker(tokens, first, last, low, high) if lang == "es" else None
    if implied is None:
        return None
    start = low if implied.opened == low else sentence_part(tokens, first, low)
    return implied, (start, clause_end(tokens, last, high)), "verb"


def _handed(
    tokens: tuple[Token, ...], group: tuple[int, int], low: int, high: int, lang: str
) -> tuple[Party, tuple[int, int], AttributionKind] | None:
    """Return an institution or a group that hands a figure over, as `_said` does."""
    first, last = group
    subject = subject_of(tokens, first, low, lang)
    if subject is None or subject.kind not in ("organisation", "role"):
        return None
    return subject, verb_scope(tokens, subject, last, low, high), "verb"


def _named_quotation(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "Lavrov: “We ...”", and in a headline "Oxfam: famine looms"."""
    headline = low == 0 < high == len(tokens) and tokens[-1].text not in ".:;,"
    for index in range(low + 1, min(high - 1, low + 6)):
        if headline and tokens[index].text == ":":
            party = read_party(tokens, low, index, lang)
            if party is not None and party.kind in ("organisation", "role"):
                return [attribute(tokens, party, (low, high), "quotation", text)]
        if tokens[index].text == ":" and tokens[index + 1].text in '"“«':
            party = read_party(tokens, low, index, lang)
            if party is not None and party.kind not in ("phrase", "short"):
                return [attribute(tokens, party, (low, high), "quotation", text)]
    return []

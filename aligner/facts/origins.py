"""To whom a text credits what it says."""

from __future__ import annotations

from aligner.facts.asides import find_asides, find_passives
from aligner.facts.attribution import Attribution, attribute
from aligner.facts.chains import chain
from aligner.facts.lexicon import resolve_lang
from aligner.facts.parties import read_party
from aligner.facts.reach import (
    clause_end,
    prepositional_scopes,
    sentence_ends,
    sentence_part,
    verb_scope,
)
from aligner.facts.speakers import (
    inverted_subject,
    phrase_end,
    reporting_cues,
    subject_of,
    verb_group,
)
from aligner.facts.tokens import Token, norm_at, tokenize

__all__ = ["Attribution", "find_origins"]


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
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    found: list[Attribution] = []
    low = 0
    for high in sentence_ends(tokens, text):
        found += _in_sentence(tokens, low, high, lang, text)
        low = high
    return sorted(found, key=lambda a: (a.start, a.end))


def _in_sentence(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    found = [
        *_prepositional(tokens, low, high, lang, text),
        *_verbal(tokens, low, high, lang, text),
        *_named_quotation(tokens, low, high, lang, text),
        *find_passives(tokens, low, high, lang, text),
        *find_asides(tokens, low, high, lang, text),
    ]
    if not found:
        return found
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return chain(kept, tokens, low, high, lang)


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
        while start < high and (norm_at(tokens, start) in cues.verbs | {"lo", "que", "ce", "qu'"}):
            start += 1  # "según informó la policía"
        end = phrase_end(tokens, start, high)
        party = read_party(tokens, start, end, lang)
        if party is None:
            continue
        if opening and (
            party.kind not in ("person", "organisation") or norm_at(tokens, end) != ","
        ):
            continue
        raw.append((index, end, party))
    scopes = prepositional_scopes(tokens, low, high, [(i, e) for i, e, _ in raw])
    return [
        attribute(tokens, party, scope, "preposition", text)
        for (_, _, party), scope in zip(raw, scopes, strict=True)
    ]


def _verbal(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    found = []
    for index in range(low, high):
        group = verb_group(tokens, index, low, lang)
        if group is None:
            continue
        first, last = group
        denied = tokens[index].norm in reporting_cues(lang).denials
        inverted = None
        if first > low and tokens[first - 1].text in ',"”»':
            inverted = inverted_subject(tokens, first, last, low, high, lang)
        subject = None if inverted else subject_of(tokens, first, low, lang)
        if subject is not None:
            scope = verb_scope(tokens, subject, last, low, high)
            found.append(attribute(tokens, subject, scope, "verb", text, denied=denied))
            continue
        inverted = inverted or inverted_subject(tokens, first, last, low, high, lang)
        if inverted is not None:
            scope = (sentence_part(tokens, first, low), clause_end(tokens, inverted.end, high))
            found.append(attribute(tokens, inverted, scope, "inverted", text, denied=denied))
    return found


def _named_quotation(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "Lavrov: “We ...”": a short name, a colon, a quotation mark."""
    for index in range(low + 1, min(high - 1, low + 6)):
        if tokens[index].text == ":" and tokens[index + 1].text in '"“«':
            party = read_party(tokens, low, index, lang)
            if party is not None and party.kind != "phrase":
                return [attribute(tokens, party, (low, high), "quotation", text)]
    return []

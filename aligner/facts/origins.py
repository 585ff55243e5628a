"""To whom a text credits what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aligner.facts.lexicon import resolve_lang
from aligner.facts.parties import Party, read_party
from aligner.facts.speakers import (
    RELATIVES,
    inverted_subject,
    phrase_end,
    reporting_cues,
    subject_of,
    verb_group,
    with_article,
)
from aligner.facts.tokens import Token, norm_at, tokenize, word_set

__all__ = ["Attribution", "find_origins"]

AttributionKind = Literal["preposition", "verb", "inverted", "quotation", "credit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A party, where it is named, and the range of text that is credited to it."""

    name: str | None  # canonical; None: a pronoun that this text alone does not resolve
    start: int
    end: int
    text: str
    scope_start: int
    scope_end: int
    kind: AttributionKind
    party: str  # organisation, role, person, place, phrase, pronoun
    denied: bool = False


_CONTRASTS = word_set(
    """
    but while whereas although however mientras pero aunque tandis alors mais cependant
    toutefois sin
    """
)
_SUBORDINATORS = word_set(
    """
    desde since depuis after tras when cuando lorsque apres despues
    """
)
_QUOTES = frozenset('"“”«»')


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
    for high in _sentence_ends(tokens, text):
        found += _in_sentence(tokens, low, high, lang, text)
        low = high
    return sorted(found, key=lambda a: (a.start, a.end))


def _sentence_ends(tokens: tuple[Token, ...], text: str) -> list[int]:
    ends, quoted = [], False
    for i, token in enumerate(tokens):
        if token.text in ("“", "«"):
            quoted = True
        elif token.text in ("”", "»"):
            quoted = False
        if i + 1 < len(tokens):
            gap = text[token.end : tokens[i + 1].start]
            stop = token.text in (".", "!", "?", "…") and gap.strip(" ") == "" and gap != ""
            abbreviated = (
                i > 0 and len(tokens[i - 1].text) <= 3 and tokens[i - 1].text[:1].isupper()
            )
            following = tokens[i + 1].text[:1]
            if "\n\n" in gap or (
                stop
                and not quoted
                and not abbreviated
                and (following.isupper() or following in _QUOTES)
            ):
                ends.append(i + 1)
                quoted = False
    return [*ends, len(tokens)]


def _in_sentence(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    found = [
        *_prepositional(tokens, low, high, lang, text),
        *_verbal(tokens, low, high, lang, text),
        *_named_quotation(tokens, low, high, lang, text),
    ]
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _make(
    tokens: tuple[Token, ...],
    party: Party,
    scope: tuple[int, int],
    kind: AttributionKind,
    text: str,
    *,
    denied: bool = False,
) -> Attribution:
    start, end = tokens[party.start].start, tokens[party.end - 1].end
    return Attribution(
        name=party.name,
        start=start,
        end=end,
        text=text[start:end],
        scope_start=tokens[scope[0]].start,
        scope_end=tokens[scope[1] - 1].end,
        kind=kind,
        party=party.kind,
        denied=denied,
    )


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
    scopes = _prepositional_scopes(tokens, low, high, [(i, e) for i, e, _ in raw])
    return [
        _make(tokens, party, scope, "preposition", text)
        for (_, _, party), scope in zip(raw, scopes, strict=True)
    ]


def _prepositional_scopes(
    tokens: tuple[Token, ...], low: int, high: int, cues: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    scopes = []
    for n, (index, end) in enumerate(cues):
        start = cues[n - 1][1] if n else low
        for i in range(index - 1, start - 1, -1):
            if tokens[i].text in (";", ":") or (tokens[i].norm in _CONTRASTS and i > start):
                start = i + 1
                break
        bare = index > low and tokens[index - 1].text != ","
        if bare and tokens[index - 1].norm in RELATIVES:
            scopes.append((index - 1, _clause_end(tokens, end, high)))
        elif index <= start + 1:
            scopes.append((start if start < high else index, _clause_end(tokens, end, high)))
        elif len(cues) > 1:  # "30,000, said the police; 100,000, said the organisers, marched"
            scopes.append((start, end))
        elif norm_at(tokens, start) in _SUBORDINATORS:
            scopes.append((start, _clause_end(tokens, end + 1, high)))
        else:
            scopes.append((start, _clause_end(tokens, end, high)))
    return scopes


def _clause_end(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return the end of what a party says from `index` on: a semicolon, a contrast, the end."""
    quoted = False
    for i in range(index, high):
        text = tokens[i].text
        if text in ("“", "«"):
            quoted = True
        elif text in ("”", "»"):
            quoted = False
        elif text == '"':
            quoted = not quoted
        if quoted:
            continue
        if text == ";" and i > index:
            return i
        if tokens[i].norm in _CONTRASTS and tokens[i - 1].text == ",":
            if tokens[i].norm == "sin" and norm_at(tokens, i + 1) != "embargo":
                continue
            return i - 1
    return high


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
            scope = _verb_scope(tokens, subject, last, low, high)
            found.append(_make(tokens, subject, scope, "verb", text, denied=denied))
            continue
        inverted = inverted or inverted_subject(tokens, first, last, low, high, lang)
        if inverted is not None:
            scope = (_sentence_part(tokens, first, low), _clause_end(tokens, inverted.end, high))
            found.append(_make(tokens, inverted, scope, "inverted", text, denied=denied))
    return found


def _verb_scope(
    tokens: tuple[Token, ...], subject: Party, verb_end: int, low: int, high: int
) -> tuple[int, int]:
    """Say what a verb with its subject before it hands over: what follows, or what went before."""
    before = (
        subject.start - low > 2
        and tokens[with_article(tokens, subject.start, low) - 1].text in ',"”»'
    )
    rest = [t for t in tokens[verb_end:high] if t.kind != "mark" or t.text in ",:"]
    closes = len(rest) <= 4 or tokens[min(verb_end, high - 1)].text in ",."
    if before and closes:
        return _sentence_part(tokens, subject.start, low), _clause_end(tokens, verb_end, high)
    start = with_article(tokens, subject.start, low)
    stop = _clause_end(tokens, verb_end, high)
    # "an agency that declared X, ...": the relative clause ends at its comma
    relative = verb_end <= subject.end + 3 and norm_at(tokens, subject.end) in RELATIVES | {"that"}
    if (
        relative
        or norm_at(tokens, start - 1) in _CONCESSIONS
        or norm_at(tokens, subject.start - 1) in RELATIVES
    ):
        stop = min(stop, _first_comma(tokens, verb_end, stop))
    return start, stop


def _first_comma(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return the first comma outside quotation marks, or `high`."""
    quoted = False
    for i in range(index, high):
        if tokens[i].text in _QUOTES:
            quoted = tokens[i].text in "“«" or (tokens[i].text == '"' and not quoted)
        elif tokens[i].text == "," and not quoted and tokens[i - 1].text != ",":
            return i
    return high


_CONCESSIONS = word_set("although though while aunque mientras si bien que if")


def _sentence_part(tokens: tuple[Token, ...], index: int, low: int) -> int:
    """Return where the clause that ends before `index` begins: after a semicolon, or the start."""
    for i in range(index - 1, low, -1):
        if tokens[i].text == ";":
            return i + 1
    return low


def _named_quotation(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "Lavrov: “We ...”": a short name, a colon, a quotation mark."""
    for index in range(low + 1, min(high - 1, low + 6)):
        if tokens[index].text == ":" and tokens[index + 1].text in '"“«':
            party = read_party(tokens, low, index, lang)
            if party is not None and party.kind != "phrase":
                return [_make(tokens, party, (low, high), "quotation", text)]
    return []

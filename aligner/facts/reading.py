"""All facts of the statements of one document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from aligner.facts.content import content_of
from aligner.facts.dates import find_dates
from aligner.facts.degree import says_nearly
from aligner.facts.factuality import is_denied, is_hedged, polarity
from aligner.facts.lexicon import resolve_lang
from aligner.facts.names import find_names
from aligner.facts.origins import Attribution, find_origins
from aligner.facts.parties import canonical_party
from aligner.facts.quantities import find_quantities
from aligner.facts.subjects import has_subject
from aligner.facts.tokens import fold, tokenize
from aligner.records import Document, Facts, Factuality, Name, Origin, Sentence, Statement

__all__ = ["read_facts"]

_REACH = 3  # sentences back in which a pronoun may find its party
_COVERED = 0.6  # share of a statement that an attribution must cover


class _Credit(NamedTuple):
    """An attribution in offsets of the document, with its party resolved."""

    origin: Origin | None
    start: int
    end: int
    denied: bool


def read_facts(
    document: Document, sentences: Sequence[Sentence], statements: Sequence[Statement]
) -> dict[str, Facts]:
    """Read the facts of every statement of a document.

    Parameters
    ----------
    document : Document
    sentences : sequence of Sentence
        All sentences of `document`, in reading order.
    statements : sequence of Statement
        Its statements.

    Returns
    -------
    dict of str to Facts
        By `Statement.id`; all spans are offsets of the document.

    Notes
    -----
    Figures and parties are read on whole sentences, so that a clause keeps the noun and the
    credit that its sentence gives it. A credit reaches back over an open quotation, and forward
    over a colon to the next paragraph. A pronoun or a short form takes the last party that it can
    stand for; where there is none, the origin is None and the statement still "attributed".
    """
    published = _day(document.published)
    outlet = _canonical_outlet(document.outlet)
    spoken = [s for s in sentences if s.kind != "boilerplate"]
    credited = _credits(document, spoken)
    quantities = [
        replace(q, start=q.start + s.start, end=q.end + s.start)
        for s in spoken
        for q in find_quantities(document.text[s.start : s.end], document.lang)
    ]
    facts = {}
    for statement in statements:
        start, end = statement.start, statement.end
        credit = _covering(credited, start, end)
        origin = credit.origin if credit else None
        if credit is None and document.first_hand and document.outlet:
            origin = Origin(name=outlet or document.outlet, start=start, end=start)
        text, lang = document.text[start:end], document.lang
        own = tuple(q for q in quantities if start <= q.start and q.end <= end)
        facts[statement.id] = Facts(
            origin=origin,
            complete=has_subject(text, lang),
            factuality=_factuality(text, lang, credit, outlet),
            polarity=polarity(text, lang),
            quantities=own,
            extent=len(content_of(text, lang)),
            nearly=says_nearly(text, lang, [(q.start - start, q.end - start) for q in own]),
            dates=tuple(
                replace(d, start=d.start + start, end=d.end + start)
                for d in find_dates(text, lang, published)
            ),
            names=_names(text, lang, start, credited),
        )
    return facts


def _names(text: str, lang: str, start: int, credited: Sequence[_Credit]) -> tuple[Name, ...]:
    """Return what is spoken of; who is credited with it is compared as the origin."""
    names = (replace(n, start=n.start + start, end=n.end + start) for n in find_names(text, lang))
    parties = [c.origin for c in credited if c.origin is not None]
    return tuple(n for n in names if not any(p.start <= n.start < p.end for p in parties))


def _canonical_outlet(outlet: str | None) -> str | None:
    """Name an outlet as it would be named if another one credited it."""
    if not outlet:
        return outlet
    tokens = tokenize(outlet, "en")
    found = (canonical_party(tokens, i) for i in range(min(2, len(tokens))))
    return next((party[0] for party in found if party and party[1] == len(tokens)), outlet)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:  # a year or a month alone resolves no weekday
        return None


def _factuality(text: str, lang: str, credit: _Credit | None, outlet: str | None) -> Factuality:
    if is_denied(text, lang) or (credit is not None and credit.denied):
        return "denied"
    if is_hedged(text, lang):
        return "hedged"
    if credit is None or (credit.origin is not None and credit.origin.name == outlet):
        return "asserted"
    return "attributed"


def _covering(credited: list[_Credit], start: int, end: int) -> _Credit | None:
    """Return the credit that covers most of a statement; of several the outermost."""
    best: tuple[float, int, _Credit] | None = None
    for credit in credited:
        shared = min(end, credit.end) - max(start, credit.start)
        if shared < _COVERED * (end - start):
            continue
        inside = credit.origin is not None and start <= credit.origin.start < end
        # of nested credits ("X says that Y announced") the document's own is the outer one
        rank = (float(inside), credit.end - credit.start, credit)
        if best is None or rank[:2] > best[:2]:
            best = rank
    if best is None and _total_cover(credited, start, end) >= _COVERED * (end - start):
        return _Credit(None, start, end, False)  # several parties, none of whom says it all
    return best[2] if best else None


def _total_cover(credited: list[_Credit], start: int, end: int) -> int:
    total, at = 0, start
    for low, high in sorted((c.start, c.end) for c in credited if c.start < end and c.end > start):
        total += max(0, min(high, end) - max(low, at))
        at = max(at, min(high, end))
    return total


def _credits(document: Document, sentences: Sequence[Sentence]) -> list[_Credit]:
    text, lang = document.text, document.lang
    quotes = _quotations(text)
    known = _mentions(text, lang)
    credited: list[_Credit] = []
    recent: list[tuple[int, Attribution, Origin]] = []
    for number, sentence in enumerate(sentences):
        body = text[sentence.start : sentence.end]
        for found in find_origins(body, lang):
            origin = _resolve(found, sentence.start, number, recent, known)
            if origin is not None and found.name is not None:
                recent.append((number, found, origin))
            start, end = found.scope_start + sentence.start, found.scope_end + sentence.start
            start = _over_quotation(quotes, start, sentence.start)
            end = _after_colon(text, sentences, number, end)
            credited.append(_Credit(origin, start, end, found.denied))
    return credited


def _resolve(
    found: Attribution,
    offset: int,
    number: int,
    recent: list[tuple[int, Attribution, Origin]],
    known: list[tuple[str, str]],
) -> Origin | None:
    """Give a pronoun, a surname or "the agency" the party that it stands for."""
    start, end = found.start + offset, found.end + offset
    if found.party == "pronoun":
        near = [origin.name for n, _, origin in recent if number - n <= _REACH]
        if not near:
            return None
        last = [origin.name for n, _, origin in recent if n == recent[-1][0]]
        name = last[-1] if len(set(last)) == 1 or recent[-1][1].party == "person" else None
        return Origin(name=name, start=start, end=end) if name else None
    if found.name is None:
        return None
    if found.party in ("person", "phrase"):
        words = set(fold(found.text).replace("-", " ").split()) - {"the", "el", "la", "le", "l'"}
        full = [
            origin.name
            for _, other, origin in recent
            if words < set(fold(other.text).replace("-", " ").split())
        ]
        if not full:
            full = [name for mention, name in known if words < set(mention.split())]
        if len(set(full)) == 1:
            return Origin(name=full[0], start=start, end=end)
    return Origin(name=found.name, start=start, end=end)


def _mentions(text: str, lang: str) -> list[tuple[str, str]]:
    """List the known organisations that a document names, folded, with their canonical names."""
    tokens = tokenize(text, resolve_lang(lang))
    found = []
    for index in range(len(tokens)):
        party = canonical_party(tokens, index)
        if party is not None and party[1] - index > 1:
            found.append((" ".join(t.norm for t in tokens[index : party[1]]), party[0]))
    return found


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the ranges in quotation marks, also those that run over several sentences."""
    found, opened = [], -1
    closing = {"“": "”", "«": "»", '"': '"'}
    close = ""
    for index, char in enumerate(text):
        if opened < 0 and char in closing:
            opened, close = index, closing[char]
        elif opened >= 0 and char == close:
            found.append((opened, index + 1))
            opened = -1
        elif opened >= 0 and char == "\n" and close == '"':
            opened = -1  # a straight mark that is never closed must not swallow the text
    return found


def _over_quotation(quotes: list[tuple[int, int]], start: int, sentence_start: int) -> int:
    """Move the start of a credit back to where the quotation that it closes was opened."""
    if start != sentence_start:
        return start
    at = bisect_right(quotes, (start, 0)) - 1
    if at >= 0 and quotes[at][0] < start < quotes[at][1]:
        return quotes[at][0]
    return start


def _after_colon(text: str, sentences: Sequence[Sentence], number: int, end: int) -> int:
    """Move the end of a credit over the paragraph that its colon introduces."""
    sentence = sentences[number]
    closes = text[sentence.start : sentence.end].rstrip().endswith(":")
    if not closes or number + 1 >= len(sentences) or end < sentence.end - 2:
        return end
    last = number + 1
    while (
        last + 1 < len(sentences)
        and "\n" not in text[sentences[last].end : sentences[last + 1].start]
    ):
        last += 1
    return sentences[last].end

"""All facts of the statements of one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from aligner.facts.actors import find_actors
from aligner.facts.agencies import without_credits
from aligner.facts.attribution import Credited
from aligner.facts.carried import carry_over, last_crowd
from aligner.facts.content import content_of
from aligner.facts.crediting import covering_credit, find_credited, give_to_parties
from aligner.facts.dates import find_dates
from aligner.facts.degree import says_nearly
from aligner.facts.factuality import is_denied, is_hedged, polarity
from aligner.facts.hours import find_hours
from aligner.facts.identifiers import labels_in_words
from aligner.facts.lexicon import resolve_lang
from aligner.facts.marks import find_marks, marks_anywhere
from aligner.facts.names import find_names
from aligner.facts.negation import find_negations
from aligner.facts.of_speaker import speaks_of_itself
from aligner.facts.opposites import find_opposites
from aligner.facts.quantities import find_quantities
from aligner.facts.referring import canonical_name
from aligner.facts.setting import read_setting
from aligner.facts.subjects import has_subject
from aligner.facts.tense import find_tense
from aligner.facts.tokens import tokenize
from aligner.protocols import Span
from aligner.records import (
    Actor,
    Area,
    DateMention,
    Document,
    Facts,
    Factuality,
    Hour,
    Name,
    Origin,
    Quantity,
    Sentence,
    Statement,
)

__all__ = ["read_facts"]

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


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
    outlet = canonical_name(document.outlet, document) if document.outlet else None
    spoken = [s for s in sentences if s.kind != "boilerplate"]
    credited = find_credited(document, spoken)
    quantities = list(_quantities(document, spoken, credited))
    facts = {}
    for statement in statements:
        start, end = statement.start, statement.end
        credit = covering_credit(credited, start, end)
        origin = credit.origin if credit else None
        if credit is None and document.first_hand and outlet:
            origin = Origin(name=outlet, start=start, end=start)
        text, lang = document.text[start:end], document.lang
        everyone = without_credits(find_names(text, lang), text)
        named = tuple(replace(n, start=n.start + start, end=n.end + start) for n in everyone)
        dates = tuple(
            replace(d, start=d.start + start, end=d.end + start)
            for d in find_dates(text, lang, published)
        )
        own = tuple(q for q in quantities if start <= q.start and q.end <= end)
        hours = tuple(_hours(text, lang, start, (*own, *dates)))
        facts[statement.id] = Facts(
            origin=origin,
            complete=has_subject(text, lang),
            of_speaker=origin is not None and speaks_of_itself(text, lang),
            tense=find_tense(text, lang),
            area=_area(text, lang),
            marks=find_marks(text, lang),
            marks_anywhere=marks_anywhere(text, lang),
            factuality=_factuality(text, lang, credit, outlet),
            polarity=polarity(text, lang),
            negations=tuple(
                replace(n, start=n.start + start, end=n.end + start)
                for n in find_negations(text, lang)
            ),
            actors=_actors(text, lang, start, everyone),
            poles=tuple(
                replace(p, start=p.start + start, end=p.end + start)
                for p in find_opposites(text, lang)
            ),
            quantities=own,
            extent=len(content_of(text, lang)),
            nearly=says_nearly(text, lang, [(q.start - start, q.end - start) for q in own]),
            dates=dates,
            hours=hours,
            names=tuple(
                sorted([*named, *_numbers(statement, (*own, *dates, *hours, *named))], key=_span)
            ),
        )
    return facts


def _area(text: str, lang: str) -> Area | None:
    setting = read_setting(text, lang)
    if setting.wide:
        return None if setting.part else "whole"
    return "part" if setting.part or setting.narrow else None


def _quantities(
    document: Document, sentences: Sequence[Sentence], credited: Sequence[Credited]
) -> Iterator[Quantity]:
    by_sentence: dict[str, list[Credited]] = defaultdict(list)
    for credit in credited:
        by_sentence[credit.sentence].append(credit)
    crowd = None
    for s in sentences:
        text = document.text[s.start : s.end]
        found = carry_over(find_quantities(text, document.lang), text, document.lang, crowd)
        crowd = last_crowd(found)
        for q in give_to_parties(found, by_sentence[s.id]):
            yield replace(q, start=q.start + s.start, end=q.end + s.start)


def _span(name: Name) -> Span:
    return name.start, name.end


def _hours(
    text: str, lang: str, start: int, read: Sequence[Quantity | DateMention]
) -> Iterator[Hour]:
    """Yield the hours of a statement that are neither how long something takes nor a date."""
    for found in find_hours(text, resolve_lang(lang)):
        hour = replace(found, start=found.start + start, end=found.end + start)
        if not any(r.start < hour.end and hour.start < r.end for r in read):
            yield hour


def _actors(text: str, lang: str, start: int, names: Sequence[Name]) -> tuple[Actor, ...]:
    return tuple(
        replace(x, start=x.start + start, end=x.end + start) for x in find_actors(text, lang, names)
    )


def _numbers(
    statement: Statement, read: Sequence[Quantity | DateMention | Hour | Name]
) -> Iterator[Name]:
    """Yield the numbers that neither count nor date: of a model, an article, an age, an hour.

    They tell one thing from another as a name does.
    """
    for match in _NUMBER.finditer(statement.text):
        start, end = match.start() + statement.start, match.end() + statement.start
        if not any(r.start < end and start < r.end for r in read):
            key = "".join(filter(str.isdecimal, match.group()))
            yield Name(start=start, end=end, text=match.group(), key=key)
    lang = resolve_lang(statement.lang)
    for token, number in labels_in_words(tokenize(statement.text, lang), lang):
        start, end = token.start + statement.start, token.end + statement.start
        if not any(r.start < end and start < r.end for r in read):
            yield Name(start=start, end=end, text=token.text, key=str(number))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:  # a year or a month alone resolves no weekday
        return None


def _factuality(text: str, lang: str, credit: Credited | None, outlet: str | None) -> Factuality:
    if is_denied(text, lang) or (credit is not None and credit.denied):
        return "denied"
    if is_hedged(text, lang):
        return "hedged"
    if credit is None or (credit.origin is not None and credit.origin.name == outlet):
        return "asserted"
    return "attributed"

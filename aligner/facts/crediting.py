"""Which ranges of a document are credited to whom: pronouns resolved, quotations followed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aligner.facts.agencies import agency_before, agency_mentions
from aligner.facts.aliases import alias_at, resolve_alias
from aligner.facts.attribution import Attribution, party_of_span
from aligner.facts.credits import UNNAMED_AGENCY
from aligner.facts.lexicon import resolve_lang
from aligner.facts.mentions import full_names
from aligner.facts.origins import find_origins
from aligner.facts.parties import canonical_party
from aligner.facts.tokens import fold, tokenize
from aligner.records import Document, Origin, Quantity, Sentence

__all__ = ["Credited", "canonical_name", "covering_credit", "find_credited", "give_to_parties"]

_REACH = 3  # sentences back in which a pronoun may find its party
_COVERED = 0.6  # share of a statement that an attribution must cover


class Credited(NamedTuple):
    """An attribution in offsets of the document, with its party resolved."""

    origin: Origin | None
    start: int
    end: int
    denied: bool
    read: Attribution | None  # in offsets of its sentence
    sentence: str  # id


def find_credited(document: Document, sentences: Sequence[Sentence]) -> list[Credited]:
    """Find all that a document credits to a party.

    Parameters
    ----------
    document : Document
    sentences : sequence of Sentence
        Those that are spoken, in reading order.

    Returns
    -------
    list of Credited
        In reading order. The origin is None where nothing says who is meant.
    """
    text = document.text
    quotes = _quotations(text)
    named = _Named.read(document)
    credited: list[Credited] = []
    recent: list[tuple[int, Attribution, Origin]] = []
    for number, sentence in enumerate(sentences):
        body = text[sentence.start : sentence.end]
        for found in find_origins(body, document.lang):
            origin = _resolve(found, sentence.start, number, recent, named)
            if origin is not None and found.name is not None:
                recent.append((number, found, origin))
            start, end = found.scope_start + sentence.start, found.scope_end + sentence.start
            start = _over_quotation(quotes, start, sentence.start)
            end = _after_colon(text, sentences, number, end)
            credited.append(Credited(origin, start, end, found.denied, found, sentence.id))
    return credited


def covering_credit(credited: Sequence[Credited], start: int, end: int) -> Credited | None:
    """Return the credit that covers most of a statement; of several the outermost.

    Parameters
    ----------
    credited : sequence of Credited
        Of its document.
    start, end : int
        The statement.

    Returns
    -------
    Credited or None
        With no origin where several parties share the statement, none of whom says it all.
    """
    best: tuple[float, int, Credited] | None = None
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
        return Credited(
            None, start, end, False, None, ""
        )  # several parties, none of whom says it all
    return best[2] if best else None


def _total_cover(credited: Sequence[Credited], start: int, end: int) -> int:
    total, at = 0, start
    for low, high in sorted((c.start, c.end) for c in credited if c.start < end and c.end > start):
        total += max(0, min(high, end) - max(low, at))
        at = max(at, min(high, end))
    return total


def give_to_parties(figures: Sequence[Quantity], credited: Sequence[Credited]) -> list[Quantity]:
    """Say of each figure of a sentence who gives it, where the sentence credits several parties.

    Parameters
    ----------
    figures : sequence of Quantity
        In offsets of the sentence.
    credited : sequence of Credited
        Of the sentence.

    Returns
    -------
    list of Quantity
        In the same order and offsets.
    """
    own = [(c.read, c.origin) for c in credited if c.read]
    if len({origin.name if origin else None for _, origin in own}) < 2:
        return list(figures)
    given = []
    for figure in figures:
        read = party_of_span([read for read, _ in own], figure.start, figure.end)
        origin = next((origin for each, origin in own if each is read), None)
        given.append(replace(figure, by=origin.name) if origin else figure)
    return given


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The parties that a document names in full, for the short forms that stand for them."""

    document: Document
    full: list[tuple[str, str]]  # folded words, name
    aliases: list[tuple[int, int, str]]  # start, end, name
    agencies: list[tuple[int, str]]  # start, name

    @classmethod
    def read(cls, document: Document) -> _Named:
        text, aliases, full = document.text, [], full_names(document.text, document.lang)
        if document.aliases:
            tokens = tokenize(text, resolve_lang(document.lang))
            for index in range(len(tokens)):
                if (found := alias_at(tokens, index, document.aliases)) is not None:
                    name, end = found
                    aliases.append((tokens[index].start, tokens[end - 1].end, name))
                    full.append((" ".join(token.norm for token in tokens[index:end]), name))
        agencies = agency_mentions(text, document.lang)
        return cls(document=document, full=full, aliases=aliases, agencies=agencies)

    def alias_in(self, start: int, end: int) -> str | None:
        """Return the party whose alias meets a range."""
        return next((name for low, high, name in self.aliases if low < end and start < high), None)

    def agency(self, offset: int) -> str | None:
        """Return what "the agency" at an offset stands for."""
        provider = self.document.provider or ""
        single = provider and " / " not in provider and provider != UNNAMED_AGENCY
        own = canonical_name(provider, self.document) if single else None
        return agency_before(self.agencies, offset, own)

    def passed_on_by(self, found: Attribution, offset: int) -> tuple[str, ...]:
        """Return who passed a statement on; an agency that is not named may be one that is."""
        names = [
            (self.agency(found.start + offset) or name)
            if name == UNNAMED_AGENCY
            else resolve_alias(name, self.document.aliases)
            for name in found.via
        ]
        return tuple(dict.fromkeys(names))


def _resolve(
    found: Attribution,
    offset: int,
    number: int,
    recent: list[tuple[int, Attribution, Origin]],
    named: _Named,
) -> Origin | None:
    """Give a pronoun, a surname or "the agency" the party that it stands for."""
    start, end = found.start + offset, found.end + offset
    name = named.alias_in(start, end) or _name_of(found, start, number, recent, named)
    if name is None:
        return None
    via = tuple(each for each in named.passed_on_by(found, offset) if each != name)
    return Origin(name=name, start=start, end=end, via=via)


def _name_of(
    found: Attribution,
    start: int,
    number: int,
    recent: list[tuple[int, Attribution, Origin]],
    named: _Named,
) -> str | None:
    if found.party == "agency":
        return named.agency(start)
    if found.party == "pronoun":
        if not any(number - n <= _REACH for n, _, _ in recent):
            return None
        last = [origin.name for n, _, origin in recent if n == recent[-1][0]]
        sure = len(set(last)) == 1 or recent[-1][1].party == "person"
        return last[-1] if sure else None
    if found.name is None or found.party not in ("person", "phrase"):
        return found.name
    words = _words(found.text)
    full = [origin.name for _, other, origin in recent if words < _words(other.text)]
    if not full:
        full = [name for mention, name in named.full if words < set(mention.split())]
    return full[0] if len(set(full)) == 1 else found.name


def _words(text: str) -> set[str]:
    return set(fold(text).replace("-", " ").split()) - {"the", "el", "la", "le", "l'"}


def canonical_name(name: str, document: Document) -> str:
    """Name an outlet or an agency as it would be named if another one credited it.

    Parameters
    ----------
    name : str
    document : Document
        Whose aliases apply.

    Returns
    -------
    str
    """
    own = resolve_alias(name, document.aliases)
    tokens = tokenize(own, "en")
    found = (canonical_party(tokens, i) for i in range(min(2, len(tokens))))
    return next((party[0] for party in found if party and party[1] == len(tokens)), own)


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

"""Which ranges of a document are credited to whom: pronouns resolved, quotations followed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from aligner.facts.attribution import Credited, party_of_span
from aligner.facts.continuing import find_continued, find_quotations
from aligner.facts.origins import find_origins
from aligner.facts.referring import Speakers
from aligner.records import Document, Quantity, Sentence

__all__ = ["covering_credit", "find_credited", "give_to_parties"]

_COVERED = 0.6  # share of a statement that an attribution must cover


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
        In the order of their cues, then those without a cue of their own. The origin is None
        where nothing says who is meant.
    """
    text = document.text
    quotes = find_quotations(text)
    speakers = Speakers.of(document)
    starts = [sentence.start for sentence in sentences]
    credited: list[Credited] = []
    for number, sentence in enumerate(sentences):
        body = text[sentence.start : sentence.end]
        for found in find_origins(body, document.lang):
            origin = speakers.resolve(found, sentence.start, number, starts)
            start, end = found.scope_start + sentence.start, found.scope_end + sentence.start
            start = _over_quotation(quotes, start, sentence.start)
            end = _after_colon(text, sentences, number, end)
            credited.append(Credited(origin, start, end, found.denied, found, sentence.id))
    return [*credited, *find_continued(document, sentences, credited)]


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
    best: tuple[tuple[float, int, bool], Credited] | None = None
    for credit in credited:
        shared = min(end, credit.end) - max(start, credit.start)
        if shared < _COVERED * (end - start):
            continue
        inside = credit.origin is not None and start <= credit.origin.start < end
        # of nested credits ("X says that Y announced") the document's own is the outer one
        # and of two that say it all the one that closes it
        rank = (float(inside), credit.end - credit.start, _closes(credit))
        if best is None or rank > best[0]:
            best = rank, credit
    if best is None and _total_cover(credited, start, end) >= _COVERED * (end - start):
        return Credited(
            None, start, end, False, None, ""
        )  # several parties, none of whom says it all
    return best[1] if best else None


def _closes(credit: Credited) -> bool:
    """Say whether a party stands behind what it says: "One had warned of it, the union said."."""
    read = credit.read
    return (
        read is not None
        and read.kind == "verb"
        and read.start - read.scope_start > read.scope_end - read.start
    )


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

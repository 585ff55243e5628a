"""Speech that goes on without a cue of its own: further quotations, direct speech without marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from aligner.facts.attribution import Credited
from aligner.facts.lexicon import resolve_lang
from aligner.protocols import Span
from aligner.records import Document, Sentence

__all__ = ["find_continued", "find_quotations"]

_QUOTED = 0.6  # share of a sentence from which on it is a quotation
_SAID = 0.8  # share of a sentence that its speaker says, where more may follow
_MARKS = re.compile(r'["“«]')
_CLOSING = {"“": "”", "«": "»", '"': '"'}
# Somebody speaks for himself: an outlet does not say "we", nor "I", outside of quotations.
_FIRST_PERSON = {
    "en": re.compile(
        r"\b(?:I|[Ww]e|[Oo]ur(?! (?:newspaper|paper|reporter|correspondent))|us|my)\b(?!\.)"
    ),
    "es": re.compile(
        r"\b(?:yo|nosotros|nosotras|nuestr[oa]s?(?! (?:periódico|diario|redacción))|nos|mi)\b"
        r"|\b(?!tramos|gramos|ramos|extremos|supremos|remos)\w{1,12}(?:[aáeé]mos)\b"
        r"|\b(?:vi|vivi|deci|veni|pedi|sali|perdi|fui|diji|tuvi|hici|pudi|estuvi|segui)mos\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:je|nous|notre(?! (?:journal|r[ée]daction|correspondant))|nos|mon)\b|\bj['’]"
        r"|\bOn (?:ne |n['’])?",
        re.IGNORECASE,
    ),
}


def find_continued(
    document: Document,
    sentences: Sequence[Sentence],
    credited: Sequence[Credited],
) -> list[Credited]:
    """Credit speech that goes on to the party that spoke before.

    Parameters
    ----------
    document : Document
    sentences : sequence of Sentence
        Those that are spoken, in reading order.
    credited : sequence of Credited
        What the document credits by a cue.

    Returns
    -------
    list of Credited
        A quotation without a cue, in the same paragraph or at the head of the next one, has the
        speaker of the sentence before. So has the rest of a paragraph whose speaker says "I" or
        "we" without quotation marks: an outlet that leaves the marks out leaves them out to the
        end of the speech.
    """
    text, first_person = document.text, _FIRST_PERSON[resolve_lang(document.lang)]
    quotes, cues = find_quotations(text, lone=True), _by_sentence(sentences, credited)
    found: list[Credited] = []
    speaker: Credited | None = None
    quoting = direct = False
    for number, sentence in enumerate(sentences):
        start, end = sentence.start, sentence.end
        gap = text[sentences[number - 1].end : start] if number else "\n"
        own = cues[number]
        if own:
            speaker = _only_speaker(own, start, end)
            quoting = _is_quoted(text, quotes, start, end, 0.0)
            plain = speaker is not None and speaker.read is not None and not quoting
            direct = (
                plain
                and speaker is not None
                and _is_direct(speaker, start, end)
                and first_person.search(text, start, end) is not None
            )
            continue
        if "\n" in gap:
            direct = False
        quoted = _is_quoted(text, quotes, start, end, _QUOTED)
        near = "\n" not in gap or quoting
        if speaker is None or sentence.kind == "title" or not (direct or (quoted and near)):
            speaker, direct = None, False
            continue
        quoting = quoting or quoted
        origin = speaker.origin
        if origin is not None:
            found.append(Credited(origin, start, end, False, None, sentence.id))
    return found


def _by_sentence(
    sentences: Sequence[Sentence], credited: Sequence[Credited]
) -> list[list[Credited]]:
    """Return the credits that meet each sentence, also those that reach into it."""
    starts = [sentence.start for sentence in sentences]
    found: list[list[Credited]] = [[] for _ in sentences]
    for credit in credited:
        number = max(0, bisect_right(starts, credit.start) - 1)
        while number < len(sentences) and sentences[number].start < credit.end:
            found[number].append(credit)
            number += 1
    return found


def _only_speaker(own: Sequence[Credited], start: int, end: int) -> Credited | None:
    """Return the last credit of a sentence that has one speaker, who is known."""
    names = {credit.origin.name if credit.origin else None for credit in own}
    return own[-1] if len(names) == 1 and None not in names else None


def _is_direct(credit: Credited, start: int, end: int) -> bool:
    """Say whether a sentence is what its speaker says, with "said X" behind it."""
    read = credit.read
    behind = read is not None and read.scope_start < read.start and read.kind in _BEHIND
    return behind and min(end, credit.end) - max(start, credit.start) >= _SAID * (end - start)


_BEHIND = frozenset(["inverted", "verb"])


def _is_quoted(text: str, quotes: Sequence[Span], start: int, end: int, share: float) -> bool:
    """Say whether at least a share of a sentence stands in quotation marks, and any at all."""
    at = max(0, bisect_right(quotes, (start, start)) - 1)
    inside = 0
    while at < len(quotes) and quotes[at][0] < end:
        inside += max(0, min(end, quotes[at][1]) - max(start, quotes[at][0]))
        at += 1
    return inside > 0 and inside >= share * (end - start)


def find_quotations(text: str, *, lone: bool = False) -> list[Span]:
    """Return the ranges in quotation marks, also those that run over several sentences.

    Parameters
    ----------
    text : str
        A whole document.
    lone : bool, default=False
        Whether a straight mark that nothing closes opens a quotation up to the end of its line.

    Returns
    -------
    list of Span
        In order, marks included.
    """
    found, opened, close = [], -1, ""
    for index, char in enumerate(text):
        if opened < 0 and char in _CLOSING:
            opened, close = index, _CLOSING[char]
        elif opened >= 0 and char == close:
            found.append((opened, index + 1))
            opened = -1
        elif opened >= 0 and char == "\n" and close == '"':
            if lone:
                found.append((opened, index))
            opened = -1  # it must not swallow the text
    return found

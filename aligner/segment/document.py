"""Sentences and statements of a whole document."""

from __future__ import annotations

import re

from aligner.protocols import Span
from aligner.records import Document, Sentence, SentenceKind, Statement
from aligner.segment.boilerplate import is_boilerplate
from aligner.segment.lines import logical_lines
from aligner.segment.names import is_name_line, same_wording
from aligner.segment.sentences import split_sentences
from aligner.segment.statements import split_statements
from aligner.segment.words import find_words

__all__ = ["segment_document"]

MAX_HEADLINE = 30  # words
TOP_LINES = 6  # a headline and what may stand around it: outlet, kicker, subtitle, caption
STOPPED = re.compile(r"[.!?…。:;,][\"'”’»)\]\s]*$")


def segment_document(document: Document) -> tuple[list[Sentence], list[Statement]]:
    """Split a document into sentences and statements.

    Parameters
    ----------
    document : Document

    Returns
    -------
    sentences : list of Sentence
        In reading order; what lies outside of them is white space only.
    statements : list of Statement
        The clauses of all sentences that are not boilerplate, in reading order.
    """
    text, lang = document.text, document.lang.split("-")[0].lower()
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    for (start, end), line_kind in _classify_lines(document):
        for left, right in split_sentences(text[start:end], lang):
            left, right = start + left, start + right
            kind = line_kind
            if kind == "body" and is_boilerplate(text[left:right]):
                kind = "boilerplate"
            sentence = Sentence(doc=document.id, start=left, end=right, kind=kind)
            sentences.append(sentence)
            if kind != "boilerplate":
                statements += _statements(document, sentence, lang)
    return sentences, statements


def _statements(document: Document, sentence: Sentence, lang: str) -> list[Statement]:
    """Cut one sentence of a document into statements."""
    text = document.text[sentence.start : sentence.end]
    return [
        Statement(
            doc=document.id,
            sentence=sentence.id,
            start=sentence.start + left,
            end=sentence.start + right,
            text=text[left:right],
            lang=document.lang,
        )
        for left, right in split_statements(text, lang)
    ]


def _classify_lines(document: Document) -> list[tuple[Span, SentenceKind]]:
    """Return the logical lines of a document with their kind.

    Headlines are looked for at the top only: lines with no stop, up to the first paragraph.
    """
    text, lang = document.text, document.lang.split("-")[0].lower()
    lines = logical_lines(text)
    kinds: list[SentenceKind] = []
    top, seen = True, 0
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if document.title and same_wording(line, document.title):
            kinds.append("title")
            continue
        following = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        if is_boilerplate(line) or (document.outlet and same_wording(line, document.outlet)):
            kinds.append("boilerplate")
            continue
        if not top:
            kinds.append("body")
            continue
        seen += 1
        is_long = len(line) > 400 or len(find_words(line, lang)) > MAX_HEADLINE
        if seen == 1 and following and not is_long and is_name_line(line, following, lang):
            kinds.append("boilerplate")
            continue
        has_stop = STOPPED.search(line[-8:]) is not None
        if _is_prose(line, has_stop) and document.title and same_wording(following, document.title):
            kinds.append("boilerplate")  # a sentence right above the title captions a picture
            continue
        kinds.append("body" if is_long or _is_prose(line, has_stop) else "title")
        top = not is_long and seen < TOP_LINES and not (has_stop and len(line.split()) > 12)
    return list(zip(lines, kinds, strict=True))


def _is_prose(line: str, has_stop: bool) -> bool:
    """Tell a sentence from a headline, which has no stop; "?" and "!" are common to both."""
    return has_stop and line.rstrip("\"'”’»)] ")[-1:] not in {"?", "!"}

"""A stream of lines, translated block by block: one line in, one line out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from aligner.errors import InputError
from aligner.ingest.decode import canonical_text
from aligner.protocols import Counts, Hypothesis, Translator
from aligner.segment import split_sentences

__all__ = ["Block", "Line", "TranslatedLine", "read_blocks", "translate_lines"]

BLOCK = 1 << 16  # bytes read at once: some 400 lines of news
UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
MARKS = (*UTF16, UTF8_MARK)


class Stream(Protocol):
    """What `read_blocks` asks of a binary file."""

    def read1(self, size: int, /) -> bytes:
        """Return what is there, waiting only where there is nothing; empty at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the input, without its line end."""

    number: int  # from 1
    text: str  # canonical (`aligner.ingest.decode.canonical_text`)
    encoding: str  # utf-8; cp1252 where the bytes are not UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that are in memory together."""

    lines: tuple[Line, ...]
    n_bytes: int  # of the input, from its start to the end of these lines


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedLine:
    """A line and the translations of its sentences; a blank line has none."""

    line: Line
    sentences: tuple[Hypothesis, ...]

    @property
    def whole(self) -> Hypothesis:
        """The line's translation, itself one line.

        Its score is the mean over the tokens of all sentences, its counts are their sums.
        """
        made = self.sentences
        weights = [h.counts.target + 1 for h in made]  # the end mark is a token that is scored
        scores = sum(h.score * weight for h, weight in zip(made, weights, strict=True))
        counts = [h.counts for h in made]
        return Hypothesis(
            text=" ".join(" ".join(h.text.splitlines()) for h in made if h.text),
            score=round(scores / sum(weights), 4) if made else 0.0,
            flags=tuple(dict.fromkeys(flag for h in made for flag in h.flags)),
            counts=Counts(*map(sum, zip(*counts, strict=True))) if counts else Counts(parts=0),
        )


def read_blocks(stream: Stream, name: str) -> Iterator[Block]:
    r"""Read a stream of any length; memory is bounded by a block, or the longest line.

    Parameters
    ----------
    stream : Stream
        Lines end with ``\n`` or ``\r\n``; the last one may lack it.
    name : str
        The input as the user named it, for messages.

    Yields
    ------
    Block
        What the stream has ready, 64 KiB at most, lines that are not complete yet left out. A
        file gives the same blocks whenever it is read; a pipe, what was written so far, so that
        whoever waits for a line's translation gets it.

    Raises
    ------
    InputError
        If the stream cannot be read, or is UTF-16.

    Notes
    -----
    A line that is not UTF-8 is read as Windows-1252, which is what it nearly always is.
    """
    number, n_bytes = 1, 0
    rest: list[bytes] = []  # of a line that is longer than what was read
    for data in _read(stream, name):
        complete, newline, tail = data.rpartition(b"\n")
        if not newline:
            rest.append(data)
            continue
        whole = b"".join((*rest, complete))
        rest = [tail]
        n_bytes += len(whole) + 1
        lines = tuple(_line(i, raw) for i, raw in enumerate(whole.split(b"\n"), number))
        number += len(lines)
        yield Block(lines=lines, n_bytes=n_bytes)
    if last := b"".join(rest):
        yield Block(lines=(_line(number, last),), n_bytes=n_bytes + len(last))


def translate_lines(
    lines: Sequence[Line], translator: Translator, *, source: str, target: str
) -> list[TranslatedLine]:
    """Translate lines, each sentence of a line by itself.

    Parameters
    ----------
    lines : sequence of Line, length n
    translator : Translator
    source, target : str
        Language codes.

    Returns
    -------
    list of TranslatedLine, length n

    Raises
    ------
    LanguagePairError
        If the translator does not translate `source` to `target`.

    Notes
    -----
    Translation models are trained on single sentences, and drop some where there are several.
    """
    sentences = [
        [line.text[start:end] for start, end in split_sentences(line.text, source)]
        for line in lines
    ]
    flat = [sentence for row in sentences for sentence in row]
    made = iter(translator.translate(flat, source=source, target=target))
    return [
        TranslatedLine(line=line, sentences=tuple(next(made) for _ in row))
        for line, row in zip(lines, sentences, strict=True)
    ]


def _read(stream: Stream, name: str) -> Iterator[bytes]:
    try:
        head = stream.read1(BLOCK)
        while any(mark.startswith(head) and head != mark for mark in MARKS if head):
            more = stream.read1(BLOCK)  # half a mark: a terminal, a slow pipe
            if not more:
                break
            head += more
        if head.startswith(UTF16):
            raise InputError(name, "is UTF-16 text, expected UTF-8")
        yield head.removeprefix(UTF8_MARK)
        while data := stream.read1(BLOCK):
            yield data
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror or error}") from error


def _line(number: int, raw: bytes) -> Line:
    raw = raw.removesuffix(b"\r")
    try:
        text, encoding = raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = raw.decode("cp1252", errors="replace"), "cp1252"
    return Line(number=number, text=canonical_text(text).text, encoding=encoding)

"""Write translated lines: as a translation memory, and as one JSON object a line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aligner.report.atomic import atomic_writer
from aligner.report.tmx_file import TranslationUnit, open_tmx
from aligner.translate.lines import TranslatedLine

__all__ = ["SCHEMA", "Sink", "record_sink", "tmx_sink"]

SCHEMA = "aligner/translation/1"
Sink = Callable[[TranslatedLine], None]


@contextmanager
def tmx_sink(path: str | os.PathLike[str], source: str, target: str, model: str) -> Iterator[Sink]:
    """Collect one translation unit for each line that is not blank.

    Parameters
    ----------
    path : path-like
    source, target : str
        Language codes.
    model : str
        Name of the translator.

    Yields
    ------
    Sink

    Raises
    ------
    OutputError
        If the path cannot be written.
    """
    with open_tmx(path) as write:

        def add(translated: TranslatedLine) -> None:
            whole = translated.whole
            if not translated.sentences:
                return
            properties = {"model": model, "score": str(whole.score)}
            if whole.flags:
                properties["flags"] = " ".join(whole.flags)
            write(
                TranslationUnit(
                    id=str(translated.line.number),
                    source=(source, translated.line.text),
                    target=(target, whole.text),
                    properties=properties,
                )
            )

        yield add


@contextmanager
def record_sink(path: str | os.PathLike[str]) -> Iterator[Sink]:
    """Collect one JSON object for each line (JSON Lines, UTF-8).

    Its keys: ``schema``, ``line`` (from 1), ``encoding`` (as which the line was read),
    ``sentences`` (how many it was split into), ``source``, ``translation``, ``score`` (mean
    log-probability per target token, nats), ``flags`` and ``counts`` (tokens of ``source`` and
    ``target``, ``unknown`` ones, ``parts`` and ``retries``; sums over the sentences).

    Parameters
    ----------
    path : path-like

    Yields
    ------
    Sink

    Raises
    ------
    OutputError
        If the path cannot be written.
    """
    with atomic_writer(path) as write:

        def add(translated: TranslatedLine) -> None:
            whole = translated.whole
            record = {
                "schema": SCHEMA,
                "line": translated.line.number,
                "encoding": translated.line.encoding,
                "sentences": len(translated.sentences),
                "source": translated.line.text,
                "translation": whole.text,
                "score": whole.score,
                "flags": whole.flags,
                "counts": whole.counts._asdict(),
            }
            write(json.dumps(record, ensure_ascii=False).encode() + b"\n")

        yield add

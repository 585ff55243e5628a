"""Write aligned texts; the suffix of the file chooses the format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from aligner.align.bitext import Bitext
from aligner.report.atomic import write_atomically
from aligner.report.tmx_file import TranslationUnit, units_to_tmx

__all__ = ["FORMATS", "SCHEMA", "moses_paths", "output_paths", "write_bitext"]

SCHEMA = "aligner/bitext/1"
MOSES = ".moses"


def _sides(bitext: Bitext) -> list[tuple[str, str]]:
    """Return the two texts of each bead, its segments joined by a space."""
    return [
        (
            " ".join(bitext.source[i] for i in bead.source),
            " ".join(bitext.target[j] for j in bead.target),
        )
        for bead in bitext.beads
    ]


def _tsv(bitext: Bitext, source_lang: str, target_lang: str) -> str:
    """Return one bead a line; a side without a partner is empty, segments count from 0."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    rows.writerow([source_lang, target_lang, "score", "source_segments", "target_segments"])
    for (source, target), bead in zip(_sides(bitext), bitext.beads, strict=True):
        numbers = (",".join(map(str, side)) for side in (bead.source, bead.target))
        rows.writerow([source, target, bead.score, *numbers])
    return buffer.getvalue()


def _jsonl(bitext: Bitext, source_lang: str, target_lang: str) -> str:
    """Return one JSON object a bead: its segments by number and text, and the languages."""
    records = (
        {
            "schema": SCHEMA,
            "source_lang": source_lang,
            "target_lang": target_lang,
            "source_segments": list(bead.source),
            "target_segments": list(bead.target),
            "source": [bitext.source[i] for i in bead.source],
            "target": [bitext.target[j] for j in bead.target],
            "score": bead.score,
        }
        for bead in bitext.beads
    )
    return "".join(json.dumps(record, ensure_ascii=True) + "\n" for record in records)


def _ladder(bitext: Bitext, source_lang: str, target_lang: str) -> str:
    """Return one bead a line as ``[0, 1]:[2]:0.8123``; what has no partner faces ``[]``."""
    return "".join(
        f"{list(bead.source)}:{list(bead.target)}:{bead.score:.4f}\n" for bead in bitext.beads
    )


def _tmx(bitext: Bitext, source_lang: str, target_lang: str) -> bytes:
    """Return a translation memory of the beads that have both sides."""
    return units_to_tmx(
        TranslationUnit(
            id=str(at),
            source=(source_lang, source),
            target=(target_lang, target),
            properties={
                "score": str(bead.score),
                "order": bitext.order,
                "source_segments": ",".join(map(str, bead.source)),
                "target_segments": ",".join(map(str, bead.target)),
            },
        )
        for at, ((source, target), bead) in enumerate(
            zip(_sides(bitext), bitext.beads, strict=True)
        )
        if bead.source and bead.target
    )


_ONE_FILE: dict[str, Callable[[Bitext, str, str], str | bytes]] = {
    ".tmx": _tmx,
    ".tsv": _tsv,
    ".jsonl": _jsonl,
    ".ladder": _ladder,
}
FORMATS = (*_ONE_FILE, MOSES)


def moses_paths(path: Path, source_lang: str, target_lang: str) -> tuple[Path, Path]:
    """Return the two files of the Moses format: the languages stand in the place of the suffix."""
    if source_lang == target_lang:
        source_lang, target_lang = "src", "tgt"
    return path.with_suffix(f".{source_lang}"), path.with_suffix(f".{target_lang}")


def output_paths(path: Path, source_lang: str, target_lang: str) -> tuple[Path, ...]:
    """Return the files that `write_bitext` writes."""
    return moses_paths(path, source_lang, target_lang) if path.suffix == MOSES else (path,)


def write_bitext(
    bitext: Bitext, path: Path, source_lang: str, target_lang: str
) -> tuple[Path, ...]:
    """Write aligned texts.

    Parameters
    ----------
    bitext : Bitext
    path : Path
        Its suffix is one of `FORMATS`. ``.tsv``, ``.jsonl`` and ``.ladder`` hold all beads,
        ``.tmx`` and ``.moses`` those with both sides; ``.moses`` is two files of as many lines
        (`moses_paths`).
    source_lang, target_lang : str
        Language codes.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    OutputError
        If one cannot be written.
    """
    paths = output_paths(path, source_lang, target_lang)
    if path.suffix != MOSES:
        write_atomically(path, _ONE_FILE[path.suffix](bitext, source_lang, target_lang))
        return paths
    linked = [
        sides
        for sides, bead in zip(_sides(bitext), bitext.beads, strict=True)
        if bead.source and bead.target
    ]
    for number, file in enumerate(paths):
        lines = (" ".join(sides[number].split()) for sides in linked)
        write_atomically(file, "".join(f"{line}\n" for line in lines))
    return paths

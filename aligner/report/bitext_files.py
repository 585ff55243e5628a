"""Write aligned texts; the suffix of the file chooses the format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from aligner.align.bitext import Bitext
from aligner.report.tmx_file import TranslationUnit, units_to_tmx

__all__ = ["FORMATS", "bitext_to_tmx", "bitext_to_tsv"]


def _sides(bitext: Bitext) -> list[tuple[str, str]]:
    """Return the two texts of each bead, its segments joined by a space."""
    return [
        (
            " ".join(bitext.source[i] for i in bead.source),
            " ".join(bitext.target[j] for j in bead.target),
        )
        for bead in bitext.beads
    ]


def bitext_to_tsv(bitext: Bitext, source_lang: str, target_lang: str) -> str:
    """Return one bead a line; a side without a partner is empty, segments count from 0."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    rows.writerow([source_lang, target_lang, "score", "source_segments", "target_segments"])
    for (source, target), bead in zip(_sides(bitext), bitext.beads, strict=True):
        numbers = (",".join(map(str, side)) for side in (bead.source, bead.target))
        rows.writerow([source, target, bead.score, *numbers])
    return buffer.getvalue()


def bitext_to_tmx(bitext: Bitext, source_lang: str, target_lang: str) -> bytes:
    """Return a translation memory of the beads that have both sides."""
    return units_to_tmx(
        TranslationUnit(
            id=str(at),
            source=(source_lang, source),
            target=(target_lang, target),
            properties={"score": str(bead.score), "order": bitext.order},
        )
        for at, ((source, target), bead) in enumerate(
            zip(_sides(bitext), bitext.beads, strict=True)
        )
        if source and target
    )


FORMATS: dict[str, Callable[[Bitext, str, str], str | bytes]] = {
    ".tmx": bitext_to_tmx,
    ".tsv": bitext_to_tsv,
}

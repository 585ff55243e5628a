"""What holds for the alignment of any two texts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.align.bitext import Order, align_bitext
from aligner.report.bitext_files import write_bitext
from aligner.report.bitext_reader import read_ladder
from aligner.testing import HashEmbedder

SEGMENTS = st.lists(st.text("abc ", max_size=3), max_size=12)
ORDERS = st.sampled_from(["auto", "monotone", "free"])


@given(SEGMENTS, SEGMENTS, ORDERS, st.integers(2, 6))
def test_every_segment_is_in_exactly_one_bead(
    source: list[str], target: list[str], order: Order, most: int
) -> None:
    beads = align_bitext(source, target, HashEmbedder(), order=order, most=most).beads

    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))
    assert all(0 < len(bead.source) + len(bead.target) <= most for bead in beads)


@given(SEGMENTS, SEGMENTS)
def test_monotone_beads_keep_the_order_of_both_sides(source: list[str], target: list[str]) -> None:
    beads = align_bitext(source, target, HashEmbedder(), order="monotone").beads

    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(target)))


@given(st.lists(st.text(min_size=1), max_size=30, unique=True))
def test_a_text_against_itself_gives_the_diagonal(segments: list[str]) -> None:
    beads = align_bitext(segments, segments, HashEmbedder(), order="monotone").beads

    assert [(list(b.source), list(b.target)) for b in beads] == [
        ([i], [i]) for i in range(len(segments))
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEGMENTS, SEGMENTS, ORDERS)
def test_a_ladder_is_read_back_as_written(
    tmp_path: Path, source: list[str], target: list[str], order: Order
) -> None:
    bitext = align_bitext(source, target, HashEmbedder(), order=order)

    write_bitext(bitext, tmp_path / "a.ladder", "en", "fr")

    written = [(tuple(bead.source), tuple(bead.target)) for bead in bitext.beads]
    assert read_ladder(tmp_path / "a.ladder") == written

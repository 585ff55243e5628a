"""Align two texts whose segments need not keep one order."""

from __future__ import annotations

from aligner.align.anchors import mutual_pairs
from aligner.align.bead_model import BeadModel, Spans
from aligner.protocols import Bead

__all__ = ["align_free"]

FAR = 0.65  # normalised distance from which a pair is no pair, where no order speaks for it
Box = tuple[int, int, int, int]  # source from, source to, target from, target to; half-open


def align_free(
    source: Spans, target: Spans, *, most: int = 5, model: BeadModel | None = None
) -> list[Bead]:
    """Pair the segments that are each other's nearest, and let the pairs grow.

    Parameters
    ----------
    source, target : Spans
        Measured spans of both texts; beads have at most as many segments on a side.
    most : int
        Segments in one bead, of both sides together, >= 2.
    model : BeadModel, optional
        What a bead is worth.

    Returns
    -------
    list of Bead
        Every segment in exactly one; those with both sides first, in the order of the source.

    Notes
    -----
    Where the clauses were cut differently, one segment answers two. A segment without a partner
    that stands beside a paired one joins its bead if that is worth more than leaving it alone;
    the best such step is taken first.
    """
    judge = model or BeadModel()
    n_source, n_target = source.vectors.shape[1], target.vectors.shape[1]
    shapes = set(judge.shapes(most, min(len(source.vectors), len(target.vectors))))
    pairs, _ = mutual_pairs(source, target, far=FAR)
    boxes: list[Box] = [(i, i + 1, j, j + 1) for i, j in pairs.tolist()]
    free = (set(range(n_source)), set(range(n_target)))
    for box in boxes:
        free[0].discard(box[0])
        free[1].discard(box[2])

    def worth(box: Box) -> float:
        shape = (box[1] - box[0], box[3] - box[2])
        if shape not in shapes:
            return float("-inf")
        at = slice(box[1] - 1, box[1]), slice(box[3] - 1, box[3])
        return float(judge.scores(shape, source, target, *at)[0, 0])

    growing = set(range(len(boxes)))
    while growing:
        steps = []
        for number in growing:
            gained = [
                (worth(grown) - worth(boxes[number]) - judge.skip, number, grown, side, segment)
                for grown, side, segment in _neighbours(boxes[number])
                if segment in free[side]
            ]
            steps += [step for step in gained if step[0] > 0]
        taken: set[int] = set()
        for _, number, grown, side, segment in sorted(steps, reverse=True):
            if number not in taken and segment in free[side]:
                boxes[number] = grown
                free[side].discard(segment)
                taken.add(number)
        growing = taken
    return [
        *(_bead(box, source, target) for box in sorted(boxes)),
        *(Bead(range(i, i + 1), range(0), 0.0) for i in sorted(free[0])),
        *(Bead(range(0), range(j, j + 1), 0.0) for j in sorted(free[1])),
    ]


def _neighbours(box: Box) -> list[tuple[Box, int, int]]:
    """Return the boxes that are one segment larger, the side and the segment."""
    top, bottom, left, right = box
    return [
        ((top - 1, bottom, left, right), 0, top - 1),
        ((top, bottom + 1, left, right), 0, bottom),
        ((top, bottom, left - 1, right), 1, left - 1),
        ((top, bottom, left, right + 1), 1, right),
    ]


def _bead(box: Box, source: Spans, target: Spans) -> Bead:
    top, bottom, left, right = box
    score = (
        source.vectors[bottom - top - 1, bottom - 1] @ target.vectors[right - left - 1, right - 1]
    )
    return Bead(range(top, bottom), range(left, right), round(float(score), 4))

"""The links that a run keeps of those that its judge finds."""

from __future__ import annotations

from aligner.match import Judge, find_links
from aligner.records import Link
from aligner.rivals import of_one_story, without_outdone

__all__ = ["settled_links"]


def settled_links(judge: Judge) -> list[Link]:
    """Find all links, and keep those that the rest of the collection does not speak against.

    Parameters
    ----------
    judge : Judge
        Of the statements of the run.

    Returns
    -------
    list of Link
        By statement order, each pair once: no pair that another outdoes, and none between two
        stories.
    """
    return of_one_story(judge, without_outdone(judge, find_links(judge)))

"""What stands out in a report, in counts: the first thing that the page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.report.page_claims import ClaimView
from aligner.report.page_items import ItemView
from aligner.report.page_text import DocumentView

__all__ = ["Make", "Share", "count_shares", "describe_findings", "describe_make"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """What was compared: one kind of thing, and how many documents have which."""

    label: str
    values: tuple[tuple[str, int], ...]
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How the statements of a document stand to the others, each in one of four groups."""

    shared: int  # in a claim of several documents
    conflict: int  # alone, in an item with a conflict
    perhaps: int  # alone, with a possible link
    only: int  # none of these


def describe_make(documents: Sequence[DocumentView]) -> list[Make]:
    """Count documents by language, outlet, provider and date.

    Parameters
    ----------
    documents : sequence of DocumentView

    Returns
    -------
    list of Make
        Values in alphabetical or temporal order; languages are always known.
    """
    records = [document.record for document in documents]
    return [
        _make("Languages", (document.language for document in documents)),
        _make("Outlets", (record.outlet for record in records)),
        _make("Providers", (record.provider for record in records)),
        _make("Published", (record.published and record.published[:10] for record in records)),
    ]


def _make(label: str, values: Iterable[str | None]) -> Make:
    counts = Counter(values)
    unknown = counts.pop(None, 0) + counts.pop("", 0)
    return Make(
        label=label,
        values=tuple(sorted((value, n) for value, n in counts.items() if value is not None)),
        unknown=unknown,
    )


def count_shares(documents: Sequence[DocumentView], claims: Sequence[ClaimView]) -> list[Share]:
    """Count, for each document, which of its statements others have too.

    Parameters
    ----------
    documents : sequence of DocumentView
    claims : sequence of ClaimView
        In the order of their numbers, from 1.

    Returns
    -------
    list of Share
        One for each document; its numbers add up to the document's statements.
    """
    shares = []
    for document in documents:
        kinds = Counter(claims[s.claim - 1].standing for s in document.statements if s.claim)
        kinds["only"] += sum(not s.claim for s in document.statements)
        names = ("shared", "conflict", "perhaps", "only")
        shares.append(Share(**{name: kinds[name] for name in names}))
    return shares


def describe_findings(claims: Sequence[ClaimView], items: Sequence[ItemView]) -> str:
    """Say in two sentences what stands out: what several documents say, and what conflicts.

    Parameters
    ----------
    claims : sequence of ClaimView
    items : sequence of ItemView

    Returns
    -------
    str
    """
    levels = Counter(claim.record.level for claim in claims)
    shared = levels.total() - levels["single"]
    independent = levels["cross_language"] + levels["corroborated"]
    perhaps, repeated = levels["possibly_corroborated"], levels["repeated"]
    parts = [f"{independent or 'none'} with several independent origins"]
    parts += [f"{perhaps:,} perhaps with several"] if perhaps else []
    parts += [f"{repeated:,} with one"] if repeated else []
    stand = f"{shared:,} claim{' stands' if shared == 1 else 's stand'} in more than one document"
    conflicts = [item for item in items if item.conflict]
    sure = sum(any(r.conflict and r.sure for r in item.relations) for item in conflicts)
    n = len(conflicts)
    differ = (
        f"The answers to {n:,} question{'s' * (n != 1)} conflict: {sure or 'none'} for sure, "
        f"{n - sure:,} possibly."
        if n
        else "No two answers to one question conflict."
    )
    said = (
        f"{stand}: {', '.join(parts)}." if shared else "No claim stands in more than one document."
    )
    return f"{said} {differ}"

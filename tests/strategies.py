"""Hypothesis strategies for records: any text at all, consistent spans and ids."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from aligner.records import (
    Claim,
    DateMention,
    Dependence,
    Document,
    Facts,
    Item,
    Link,
    Origin,
    OriginGroup,
    Quantity,
    Relation,
    Report,
    Sentence,
    Skipped,
    Statement,
    Translation,
    Why,
)

__all__ = ["any_text", "documents", "reports"]

_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></script></title><!--",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "\u202e\u2066",
    "\0",
    "\ud800",
    "&lt;b&gt;&#0;",
    "]]>",
    "𝕬\u0301é",
    "\r\n",
    "\ufeff\ufffe",
)


def any_text(min_size: int = 0, max_size: int = 30) -> st.SearchStrategy[str]:
    """Any text, lone surrogates included, often with what breaks a page, a table or a parser."""
    parts = st.one_of(st.text(st.characters(), max_size=8), st.sampled_from(_HOSTILE))
    return (
        st.lists(parts, min_size=min_size, max_size=4)
        .map("".join)
        .filter(lambda text: min_size <= len(text))
        .map(lambda text: text[:max_size])
    )


_maybe_text = st.none() | any_text()
_flags = st.lists(any_text(min_size=1), max_size=2).map(tuple)
_score = st.floats(min_value=0, max_value=1).map(lambda value: round(value, 4))


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:  # noqa: A002 (the record's own word)
    """Draw a document with any text and any fields."""
    return Document(
        id=id,
        paths=tuple(draw(st.lists(any_text(min_size=1), min_size=1, max_size=2))),
        text=draw(any_text(min_size=1, max_size=80)),
        lang=draw(st.sampled_from(["en", "es", "fr"])),
        title=draw(_maybe_text),
        outlet=draw(_maybe_text),
        provider=draw(_maybe_text),
        owner=draw(_maybe_text),
        published=draw(_maybe_text),
        url=draw(_maybe_text),
        first_hand=draw(st.booleans()),
        notes=draw(_flags),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report: every span inside its text, every statement in exactly one claim."""
    names = draw(st.lists(any_text(min_size=1), min_size=1, max_size=3, unique=True))
    docs = [draw(documents(name)) for name in names]
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    for document in docs:
        cuts = draw(st.sets(st.integers(0, len(document.text)), max_size=5))
        for start, end in pairwise(sorted(cuts)):
            kind: Any = draw(st.sampled_from(["title", "body", "boilerplate"]))
            sentence = Sentence(doc=document.id, start=start, end=end, kind=kind)
            sentences.append(sentence)
            if kind != "boilerplate":
                statements.append(_statement(document, sentence))
    texts = {document.id: document.text for document in docs}
    claims = draw(_claims(statements))
    return Report(
        documents=tuple(docs),
        sentences=tuple(sentences),
        statements=tuple(statements),
        translations={s.id: draw(_translations()) for s in statements if s.lang != "en"},
        facts={s.id: draw(_facts(texts[s.doc], s)) for s in statements},
        links=draw(_links(statements)),
        claims=claims,
        items=draw(_items(claims)),
        skipped=tuple(
            Skipped(path=path, reason=reason)
            for path, reason in draw(st.lists(st.tuples(any_text(), any_text()), max_size=2))
        ),
        provenance={
            "version": draw(any_text()),
            "config": draw(st.dictionaries(any_text(), any_text() | st.booleans(), max_size=2)),
            "models": [{"name": draw(any_text()), "sha256": "0" * 64}],
            "inputs": [
                {"path": path, "document": document.id, "notes": list(document.notes)}
                for document in docs
                for path in document.paths
            ],
        },
    )


def _statement(document: Document, sentence: Sentence) -> Statement:
    return Statement(
        doc=document.id,
        sentence=sentence.id,
        start=sentence.start,
        end=sentence.end,
        text=document.text[sentence.start : sentence.end],
        lang=document.lang,
    )


@st.composite
def _translations(draw: st.DrawFn) -> Translation:
    return Translation(
        text=draw(any_text()), model=draw(any_text()), score=-draw(_score), flags=draw(_flags)
    )


@st.composite
def _spans(draw: st.DrawFn, text: str, statement: Statement) -> dict[str, Any]:
    start = draw(st.integers(statement.start, statement.end - 1))
    end = draw(st.integers(start + 1, statement.end))
    return {"start": start, "end": end, "text": text[start:end]}


@st.composite
def _facts(draw: st.DrawFn, text: str, statement: Statement) -> Facts:
    def span() -> dict[str, Any]:
        return draw(_spans(text, statement))

    numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    credit = span()
    passed_on = draw(st.just(()) | _flags)
    day = st.none() | st.dates().map(lambda value: value.isoformat())
    return Facts(
        origin=draw(
            st.none()
            | any_text(min_size=1).map(
                lambda name: Origin(
                    name=name, start=credit["start"], end=credit["end"], via=passed_on
                )
            )
        ),
        factuality=draw(st.sampled_from(["asserted", "attributed", "hedged", "denied"])),
        quantities=tuple(
            Quantity(
                **span(),
                low=draw(numbers),
                high=draw(numbers),
                modality=draw(st.sampled_from(["=", "~", ">=", "<=", "range", "vague"])),
                counted=draw(_maybe_text),
                by=draw(_maybe_text),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        dates=tuple(
            DateMention(**span(), earliest=draw(day), latest=draw(day))
            for _ in range(draw(st.integers(0, 1)))
        ),
    )


@st.composite
def _claims(draw: st.DrawFn, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    groups: dict[int, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(draw(st.integers(0, 3)), []).append(statement)
    claims = []
    for members in groups.values():
        ids = tuple(s.id for s in members)
        kind: Any = draw(st.sampled_from(["same_document", "none_found", "unknown", "cites_other"]))
        claims.append(
            Claim(
                id=f"claim:{ids[0]}",
                item=f"item:{draw(st.integers(0, 1))}",
                label=draw(st.sampled_from(members)).text,
                members=ids,
                level=draw(
                    st.sampled_from(
                        ["cross_language", "corroborated", "possibly_corroborated", "repeated"]
                    )
                )
                if len(ids) > 1
                else "single",
                n_min=1,
                n_max=draw(st.integers(1, len(ids))),
                languages=tuple(sorted({s.lang for s in members})),
                origins=(OriginGroup(name=draw(_maybe_text), members=ids),),
                dependence=tuple(Dependence(a=ids[0], b=other, kind=kind) for other in ids[1:]),
                weakest=draw(_score) if len(ids) > 1 else None,
                flags=draw(st.sampled_from([(), ("contested",), ("contested", "hedged_only")])),
            )
        )
    return tuple(claims)


@st.composite
def _links(draw: st.DrawFn, statements: Sequence[Statement]) -> tuple[Link, ...]:
    pairs = [(a, b) for a in statements for b in statements if a.id < b.id and a.doc != b.doc]
    if not pairs:
        return ()
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True))
    return tuple(
        Link(
            a=a.id,
            b=b.id,
            grade=draw(st.sampled_from(["match", "possible"])),
            probability=draw(_score),
            why=Why(
                direct=draw(_score),
                pivot=draw(st.none() | _score),
                margin=draw(_score),
                gates=draw(_flags),
            ),
        )
        for a, b in chosen
    )


@st.composite
def _items(draw: st.DrawFn, claims: Sequence[Claim]) -> tuple[Item, ...]:
    members: dict[str, list[str]] = {}
    for claim in claims:
        members.setdefault(claim.item, []).append(claim.id)
    types = ["numeric_conflict", "polarity_conflict", "different_scope", "update", "compatible"]
    return tuple(
        Item(
            id=name,
            claims=tuple(ids),
            relations=tuple(
                Relation(
                    claims=pair,
                    type=draw(st.sampled_from(types)),
                    grade=draw(st.sampled_from(["match", "possible"])),
                    why=draw(any_text()),
                )
                for pair in pairwise(ids)
            ),
        )
        for name, ids in members.items()
    )

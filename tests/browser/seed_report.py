"""A report on the five seed articles, made by hand: real spans, our own translations.

It exists to look at the page and to test it without a model. Its levels and probabilities are
chosen so that each part of the page has something to show; they are not results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

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
    SentenceKind,
    Skipped,
    Statement,
    Translation,
    Why,
)
from tests.browser.seed_statements import CLAIMS, RELATIONS, STATEMENTS, Spec

__all__ = ["build_seed_report"]

SEEDS = Path(__file__).parents[2] / "seeds"

_DOCUMENTS: dict[str, dict[str, object]] = {
    "000": {"lang": "es"},
    "001": {"lang": "en", "outlet": "Impact Tap"},
    "002": {"lang": "fr", "outlet": "Infos-Israel.News", "url": "https://infos-israel.news/"},
    "003": {
        "lang": "en",
        "outlet": "Syrian Observatory for Human Rights",
        "published": "2016-12-21",
        "first_hand": True,
    },
    "004": {"lang": "en", "title": "Syrian Govt Seizes Control of Aleppo"},
}
_BOILERPLATE = re.compile(
    r"Views: |Comments: |Leave a Reply|%d bloggers|Les dons sont|https?://|.*Credit: |Syria: Pro"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][”»\"]?(?= )|(?=\n)|$)", re.DOTALL | re.MULTILINE)


def build_seed_report() -> Report:
    """Return the report; the same records every time."""
    documents = {name: _document(name, fields) for name, fields in _DOCUMENTS.items()}
    by_name: dict[str, Statement] = {}
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    for name, document in documents.items():
        specs = {key: spec for key, spec in STATEMENTS.items() if spec.doc == name}
        for sentence in _split(document):
            sentences.append(sentence)
            if sentence.kind != "boilerplate":
                statements += _cut(document, sentence, specs, by_name)
    facts, translations = _describe(documents, by_name)
    for statement in statements:
        if statement.lang != "en" and statement.id not in translations:
            translations[statement.id] = Translation(
                text="(A translation of this statement would stand here.)",
                model="by-hand",
                score=-1.0,
            )
    claims, links, items = _group(statements, by_name, facts)
    return Report(
        documents=tuple(documents.values()),
        sentences=tuple(sentences),
        statements=tuple(statements),
        translations=translations,
        facts=facts,
        links=links,
        claims=claims,
        items=items,
        skipped=(
            Skipped(path="seeds/empty.txt", reason="empty: no text in it"),
            Skipped(path="seeds/picture.txt", reason="binary: begins like a PNG image"),
        ),
        provenance={
            "version": "0.1.0",
            "config": {
                "cuts": {"match": 0.8, "possible": 0.5},
                "num_beams": 4,
                "calibrated": False,
            },
            "translation": {
                "texts": 41,
                "source_tokens": 1204,
                "target_tokens": 1180,
                "unknown_tokens": 1,
                "cut": 2,
                "retried": 5,
                "flagged": 2,
            },
            "models": [{"name": "by-hand", "sha256": "0" * 64}],
            "inputs": [
                {"path": path, "document": document.id, "notes": list(document.notes)}
                for document in documents.values()
                for path in document.paths
            ],
        },
    )


def _document(name: str, fields: dict[str, object]) -> Document:
    path = next(SEEDS.glob(f"{name}_*.txt"))
    document = Document(
        id=path.stem, paths=(f"seeds/{path.name}",), text=path.read_text("utf-8"), lang="en"
    )
    return replace(document, **fields)  # type: ignore[arg-type]


def _plain(document: Document) -> str:
    """Return the text with ordinary spaces, at the same offsets."""
    return document.text.replace("\N{NO-BREAK SPACE}", " ")


def _split(document: Document) -> list[Sentence]:
    found = []
    for match in _SENTENCE.finditer(document.text):
        kind: SentenceKind = "boilerplate" if _BOILERPLATE.match(match[0]) else "body"
        if match.start() == 0 and len(match[0]) < 90:
            kind = "title"
        found.append(Sentence(doc=document.id, start=match.start(), end=match.end(), kind=kind))
    return found


def _cut(
    document: Document, sentence: Sentence, specs: dict[str, Spec], by_name: dict[str, Statement]
) -> list[Statement]:
    """Cut a sentence around the statements that are described above."""
    bounds = {sentence.start, sentence.end}
    named = {}
    for key, spec in specs.items():
        at = _plain(document).index(spec.text)
        if sentence.start <= at < sentence.end:
            bounds |= {at, at + len(spec.text)}
            named[at] = key
    ends = sorted(bounds)
    statements = []
    for left, right in pairwise(ends):
        text = document.text[left:right]
        start = left + len(text) - len(text.lstrip())
        statement = Statement(
            doc=document.id,
            sentence=sentence.id,
            start=start,
            end=start + len(text.strip()),
            text=text.strip(),
            lang=document.lang,
        )
        if statement.text:
            statements.append(statement)
            if left in named:
                by_name[named[left]] = statement
    return statements


def _describe(
    documents: dict[str, Document], by_name: dict[str, Statement]
) -> tuple[dict[str, Facts], dict[str, Translation]]:
    facts, translations = {}, {}
    for key, spec in STATEMENTS.items():
        statement = by_name[key]
        text, verbatim = _plain(documents[spec.doc]), documents[spec.doc].text

        def find(words: str, text: str = text, start: int = statement.start) -> tuple[int, int]:
            at = text.index(words, start)
            return at, at + len(words)

        origin = None
        if spec.origin:
            start, end = find(spec.origin[1])
            origin = Origin(name=spec.origin[0], start=start, end=end, via=spec.via)
        facts[statement.id] = Facts(
            origin=origin,
            factuality=spec.factuality,  # type: ignore[arg-type]
            quantities=tuple(
                Quantity(
                    start=find(words)[0],
                    end=find(words)[1],
                    text=verbatim[slice(*find(words))],
                    low=low,
                    high=high,
                    modality=modality,  # type: ignore[arg-type]
                    counted=counted,
                    **spec.bounds,
                )
                for words, low, high, modality, counted in spec.figures
            ),
            dates=tuple(
                DateMention(
                    start=find(words)[0],
                    end=find(words)[1],
                    text=verbatim[slice(*find(words))],
                    earliest=low,
                    latest=high,
                )
                for words, low, high in spec.dates
            ),
        )
        if spec.english:
            translations[statement.id] = Translation(
                text=spec.english, model="by-hand", score=-0.5, flags=spec.flags
            )
    return facts, translations


def _group(
    statements: Sequence[Statement], by_name: dict[str, Statement], facts: dict[str, Facts]
) -> tuple[tuple[Claim, ...], tuple[Link, ...], tuple[Item, ...]]:
    groups = [
        (tuple(by_name[key] for key in keys), level, n_min, n_max, kind)
        for keys, level, n_min, n_max, kind in CLAIMS
    ]
    taken = {statement.id for members, *_ in groups for statement in members}
    groups += [((s,), "single", 1, 1, "") for s in statements if s.id not in taken]
    claim_of = {s.id: f"claim:{members[0].id}" for members, *_ in groups for s in members}

    def named(key: str) -> str:
        return claim_of[by_name[key].id]

    item_of: dict[str, str] = {}
    for (a, b), *_ in RELATIONS:
        item = item_of.get(named(a)) or named(a).replace("claim:", "item:")
        item_of[named(a)] = item_of[named(b)] = item
    contested = {
        named(key) for keys, kind, *_ in RELATIONS if kind.endswith("_conflict") for key in keys
    }
    claims, links = [], []
    for members, level, n_min, n_max, kind in groups:
        name = claim_of[members[0].id]
        origins: dict[str | None, list[str]] = {}
        for statement in members:
            credit = facts.get(statement.id, Facts()).origin
            origins.setdefault(credit.name if credit else None, []).append(statement.id)
        claims.append(
            Claim(
                id=name,
                item=item_of.get(name, name.replace("claim:", "item:")),
                label=members[0].text,
                members=tuple(statement.id for statement in members),
                level=level,  # type: ignore[arg-type]
                n_min=n_min,
                n_max=n_max,
                languages=tuple(sorted({statement.lang for statement in members})),
                origins=tuple(OriginGroup(name=n, members=tuple(m)) for n, m in origins.items()),
                dependence=tuple(
                    Dependence(a=members[0].id, b=other.id, kind=kind)  # type: ignore[arg-type]
                    for other in members[1:]
                ),
                weakest=0.91 if len(members) > 1 else None,
                flags=("contested",) if name in contested else (),
            )
        )
        links += [_link(members[0].id, other.id, 0.91) for other in members[1:]]
    links.append(_link(by_name["missing"].id, by_name["sohr-415"].id, 0.58, "possible"))
    items: dict[str, list[str]] = {}
    for claim in claims:
        items.setdefault(claim.item, []).append(claim.id)
    relations: dict[str, list[Relation]] = {}
    for (a, b), kind, grade, why in RELATIONS:
        relations.setdefault(item_of[named(a)], []).append(
            Relation(claims=(named(a), named(b)), type=kind, grade=grade, why=why)  # type: ignore[arg-type]
        )
    return (
        tuple(claims),
        tuple(links),
        tuple(
            Item(id=item, claims=tuple(names), relations=tuple(relations.get(item, ())))
            for item, names in items.items()
        ),
    )


def _link(a: str, b: str, probability: float, grade: str = "match") -> Link:
    return Link(
        a=min(a, b),
        b=max(a, b),
        grade=grade,  # type: ignore[arg-type]
        probability=probability,
        why=Why(
            direct=0.71,
            pivot=0.78 if grade == "match" else None,
            margin=1.21,
            gates=("name: agree (aleppo)", "quantity: open (only one side has a figure)"),
        ),
    )

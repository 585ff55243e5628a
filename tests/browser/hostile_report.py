"""A report whose every text attacks the page that shows it."""

from __future__ import annotations

from dataclasses import replace

from aligner.records import Claim, Document, Facts, OriginGroup, Report, Sentence, Statement
from tests.browser.seed_report import build_seed_report

__all__ = ["ATTACKS", "build_hostile_report"]

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</style></script></title></textarea><script>alert(1)</script>",
    "<!-- ",
    "]]><![CDATA[",
    "\u202e\u2067 right to left, never closed",
    "NUL \0 and a lone surrogate \ud83d here",
    "javascript:alert(1)",
    'http://example.org/"onclick="alert(1)',
    "x" * 1_000_000,
    "<" * 1_000,
)


def build_hostile_report() -> Report:
    """Two documents of attacks in every field; each attack is a claim over both."""
    documents, sentences, statements = [], [], []
    for number in range(2):
        attack = ATTACKS[number + 2]
        document = Document(
            id=f"{attack}{number}",
            paths=(attack,),
            text="\n".join(ATTACKS),
            lang='fr" onload="alert(1)',
            title=ATTACKS[0] + "x" * 500,
            outlet=ATTACKS[1] + ATTACKS[7],
            provider=ATTACKS[8],
            published=ATTACKS[3],
            url=(ATTACKS[9], ATTACKS[10])[number],
            notes=(ATTACKS[4],),
        )
        documents.append(document)
        at = 0
        for attack in ATTACKS:
            end = at + len(attack)
            sentence = Sentence(doc=document.id, start=at, end=end, kind="body")
            sentences.append(sentence)
            statements.append(
                Statement(
                    doc=document.id,
                    sentence=sentence.id,
                    start=at,
                    end=end,
                    text=attack,
                    lang=document.lang,
                )
            )
            at = end + 1
    half = len(ATTACKS)
    claims = []
    for a, b in zip(statements[:half], statements[half:], strict=True):
        claims.append(
            Claim(
                id=a.id,
                item=a.id,
                label=a.text,
                members=(a.id, b.id),
                level="corroborated",
                n_min=2,
                n_max=2,
                languages=(a.lang,),
                origins=(OriginGroup(name=ATTACKS[0], members=(a.id, b.id)),),
            )
        )
    return replace(
        build_seed_report(),
        documents=tuple(documents),
        sentences=tuple(sentences),
        statements=tuple(statements),
        translations={},
        facts={statement.id: Facts() for statement in statements},
        links=(),
        claims=tuple(claims),
        items=(),
    )

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from aligner.facts import read_facts
from aligner.records import Document, Facts, Statement
from aligner.segment import segment_document

DATA = Path(__file__).parents[1] / "data" / "who_says_what.toml"
TEXTS = tomllib.loads(DATA.read_text(encoding="utf-8"))["texts"]


def read(text: str, lang: str) -> list[tuple[Statement, Facts]]:
    document = Document(id="d", paths=("d.txt",), text=text, lang=lang)
    sentences, statements = segment_document(document)
    facts = read_facts(document, sentences, statements)
    return [(statement, facts[statement.id]) for statement in statements]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case['lang']}: {case['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True)] if case.get("known_miss") else [],
        )
        for case in TEXTS
    ],
)
def test_every_statement_is_credited_to_the_party_that_says_it(case: dict[str, Any]) -> None:
    found = read(case["text"], case["lang"])
    for fragment, wanted, via in case["said"]:
        at = case["text"].index(fragment)
        facts = next(facts for one, facts in found if one.start <= at < one.end)
        name = facts.origin.name if facts.origin else ""

        assert name in wanted.split("|") or (wanted == "*" and name), fragment
        assert not via or (facts.origin is not None and via in facts.origin.via), fragment


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("The mayor met Ana Ruiz, the head of the port. He said the pier would close.", "en",
         [None, None]),
        ("Police said a bridge fell. Lea Roth, a nurse, came by. She said ten were hurt.", "en",
         ["police", None, "Lea Roth"]),
        ("Omar Haddad said the road is open. “Let it be known that the mayor Paul Ott fled,” "
         "he said.", "en", ["Omar Haddad", "Omar Haddad"]),
        ("We lost it all, Ana Ruiz said.\n\nThe town has asked for help.", "en",
         ["Ana Ruiz", None]),
        ("“We lost it all,” Ana Ruiz said. The town has asked for help.", "en",
         ["Ana Ruiz", None]),
        ("«Perdimos todo», dijo Ana Ruiz. El pueblo pidió ayuda.", "es", ["Ana Ruiz", None]),
    ],
)  # fmt: skip
def test_nobody_is_credited_where_two_may_be_meant_or_speech_has_ended(
    text: str, lang: str, names: list[str | None]
) -> None:
    assert [f.origin.name if f.origin else None for _, f in read(text, lang)] == names


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Craignait-il d'être découvert en plein centre de la ville ?", "fr"),
        ("Mientras que un tercio estimó que sería mejor, el resto calló.", "es"),
        ("Estos últimos replicaron con piedras y palos.", "es"),
        ("El puente cayó, lamentó en 2006 el catedrático de la escuela.", "es"),
    ],
)
def test_a_question_and_a_verb_with_an_unknown_subject_have_no_former_speaker(
    text: str, lang: str
) -> None:
    before = "La policía dijo que llueve. " if lang == "es" else "La police a dit qu'il pleut. "
    later = [facts for one, facts in read(before + text, lang) if one.start >= len(before)]

    assert later
    assert all(facts.origin is None or facts.origin.name != "police" for facts in later)

"""What a bare figure counts, by the sentence before it."""

from __future__ import annotations

import pytest

from aligner.facts import read_facts
from aligner.facts.carried import carry_over, last_crowd
from aligner.facts.quantities import find_quantities
from aligner.records import Document
from aligner.segment import segment_document


def _last_figure(text: str, lang: str) -> tuple[str | None, str | None]:
    document = Document(id="d", paths=("d.txt",), text=text, lang=lang)
    sentences, statements = segment_document(document)
    facts = read_facts(document, sentences, statements)
    figure = [q for statement in statements for q in facts[statement.id].quantities][-1]
    return figure.concept, figure.event


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Thousands marched in London. They were 80,000, unions said.", "en"),
        ("Thousands marched in London. Police put the figure at 25,000.", "en"),
        ("Miles de personas marcharon en Madrid. La policía los cifró en 25.000.", "es"),
        ("Miles de personas marcharon en Madrid. Eran 80.000, según los sindicatos.", "es"),
        ("Des milliers de personnes ont défilé. La police en a compté 22.000.", "fr"),
        ("Des milliers de gens ont défilé. Ils étaient 80.000. La police parle de 22.000.", "fr"),
    ],
)
def test_a_bare_figure_counts_the_crowd_of_the_sentence_before(text: str, lang: str) -> None:
    assert _last_figure(text, lang) == ("person", "protest")


@pytest.mark.parametrize(
    "text",
    [
        "Thousands marched in London. They were 14 and 17.",
        "Thousands marched in London. The index lost 250.",
        "Thousands marched in London. It was cold. They were 80,000, unions said.",
        "Thousands of shares were sold. They were 80,000, brokers said.",
    ],
)
def test_a_figure_without_a_crowd_before_it_counts_nothing(text: str) -> None:
    assert _last_figure(text, "en")[1] is None


def test_a_figure_that_says_what_it_counts_keeps_it() -> None:
    [crowd] = find_quantities("Thousands marched in London.", "en")
    text = "They were 25,000 dogs, police said."
    found = find_quantities(text, "en")

    assert last_crowd([crowd]) == crowd
    assert carry_over(found, text, "en", crowd) == found

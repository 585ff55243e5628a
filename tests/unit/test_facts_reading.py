from __future__ import annotations

import re

import pytest

from aligner.facts import read_facts
from aligner.records import Document, Facts, Sentence, Statement


def facts_of(text: str, lang: str = "en", **fields: object) -> list[Facts]:
    """Read a text whose sentences end at a full stop, a closing mark or a colon."""
    document = Document(id="d", paths=("d.txt",), text=text, lang=lang, **fields)  # type: ignore[arg-type]
    spans = [m.span() for m in re.finditer(r"\S[^.:]*(?:\.”?|:)", text)]
    sentences = [Sentence(doc="d", start=a, end=b, kind="body") for a, b in spans]
    statements = [
        Statement(doc="d", sentence=s.id, start=s.start, end=s.end,
                  text=text[s.start : s.end], lang=lang)
        for s in sentences
    ]  # fmt: skip
    found = read_facts(document, sentences, statements)
    return [found[statement.id] for statement in statements]


def names_of(text: str, lang: str = "en", **fields: object) -> list[str | None]:
    return [f.origin.name if f.origin else None for f in facts_of(text, lang, **fields)]


def test_spans_are_offsets_of_the_document() -> None:
    text = "It rained. According to the UN, 30 civilians died in Homs in March 2011."
    second = facts_of(text)[1]

    assert second.origin is not None
    spans = [(q.start, q.end, q.text) for q in second.quantities]
    spans += [(d.start, d.end, d.text) for d in second.dates]
    spans += [(n.start, n.end, n.text) for n in second.names]
    assert len(spans) >= 3
    assert [n.text for n in second.names] == ["UN", "Homs"]
    assert all(text[start:end] == written for start, end, written in spans)
    assert text[second.origin.start : second.origin.end] == "UN"


def test_a_statement_that_its_sentence_only_partly_credits_stays_uncredited() -> None:
    text = "Ann Lee said the road is open; the army is now in control of the city."
    document = Document(id="d", paths=(), text=text, lang="en")
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    cut = text.index("the army")
    parts = [(0, cut), (cut, len(text))]
    statements = [
        Statement(doc="d", sentence=sentence.id, start=a, end=b, text=text[a:b], lang="en")
        for a, b in parts
    ]

    found = list(read_facts(document, [sentence], statements).values())

    assert [f.origin.name if f.origin else None for f in found] == ["Ann Lee", None]
    assert [f.factuality for f in found] == ["attributed", "asserted"]


def test_a_clause_inherits_the_noun_and_the_credit_of_its_sentence() -> None:
    text = "Unas 30.000 personas, según la policía; 100.000, según los organizadores, desfilaron."
    document = Document(id="d", paths=(), text=text, lang="es")
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    cut = text.index("100.000")
    statements = [
        Statement(doc="d", sentence=sentence.id, start=a, end=b, text=text[a:b], lang="es")
        for a, b in [(0, cut), (cut, len(text))]
    ]

    found = list(read_facts(document, [sentence], statements).values())

    assert [f.origin.name if f.origin else None for f in found] == ["police", "organisers"]
    assert [f.quantities[0].concept for f in found] == ["person", "person"]


def test_a_quotation_over_two_sentences_belongs_to_the_party_that_closes_it() -> None:
    text = "“We have no water. We have no bread,” Omar Haddad said."

    assert names_of(text) == ["Omar Haddad", "Omar Haddad"]


def test_a_colon_hands_the_next_paragraph_over() -> None:
    text = "Omar Haddad described the scene:\n\nThe street was empty. It was dark.\n\nA train left."

    assert names_of(text) == ["Omar Haddad", "Omar Haddad", "Omar Haddad", None]


def test_a_pronoun_and_a_surname_take_the_last_full_mention() -> None:
    text = "Omar Haddad said the road is open. He added that buses run. Haddad said all is calm."

    assert names_of(text) == ["Omar Haddad"] * 3


def test_a_short_form_takes_the_organisation_named_in_the_document() -> None:
    text = "The Syrian Observatory for Human Rights met. The Observatory said 3 men died."

    assert names_of(text)[1] == "Syrian Observatory for Human Rights"


def test_an_unresolved_pronoun_leaves_the_statement_attributed_without_origin() -> None:
    (found,) = facts_of("She said the road is open.")

    assert found.origin is None
    assert found.factuality == "attributed"


def test_a_first_hand_outlet_is_the_origin_of_what_it_credits_to_nobody() -> None:
    text = "Ten men died. Police said the road is open."
    found = facts_of(text, outlet="Daily Post", first_hand=True)

    assert [f.origin.name if f.origin else None for f in found] == ["Daily Post", "police"]
    assert [f.factuality for f in found] == ["asserted", "attributed"]
    assert found[0].origin is not None
    assert found[0].origin.start == found[0].origin.end == 0


def test_an_outlet_that_is_not_first_hand_is_no_origin() -> None:
    assert names_of("Ten men died.", outlet="Daily Post") == [None]


def test_a_number_that_neither_counts_nor_dates_tells_apart_as_a_name() -> None:
    [facts] = facts_of("He drove a Peugeot 206 through article 12 in March 2011.")

    keys = [name.key for name in facts.names]
    assert "206" in keys or any("206" in key for key in keys)
    assert "2011" not in keys


def test_who_passed_a_statement_on_is_kept() -> None:
    [facts] = facts_of("Police told AFP that 30 people died.")

    assert facts.origin is not None
    assert (facts.origin.name, facts.origin.via) == ("police", ("AFP",))


def test_a_surname_takes_the_full_name_that_was_not_credited_before() -> None:
    text = "We met Clara Stern, a nurse. Stern said 3 men died."

    assert names_of(text)[1] == "Clara Stern"


@pytest.mark.parametrize(
    ("text", "lang", "provider", "name"),
    [
        ("AFP sent a reporter. Ten men died, said the agency.", "en", None, "AFP"),
        ("EFE envió un equipo. Reuters no. Hay 10 muertos, según la agencia.", "es", None,
         "Reuters"),
        ("Dix hommes sont morts, a indiqué l'agence.", "fr", "AFP", "AFP"),
        ("UNHCR has a camp there. AFP was not there. Ten men died.", "en", None, None),
        ("AFP met UNHCR. The agency said that ten men died.", "en", None, "UNHCR"),
        ("Ten men died, said the agency.", "en", "AFP / EFE", None),
        ("Ten men died, said the agency.", "en", "agencies", None),
        ("Ten men died, said the agency. AFP sent a reporter.", "en", None, None),
    ],
)  # fmt: skip
def test_the_agency_is_the_one_that_was_named_last(
    text: str, lang: str, provider: str | None, name: str | None
) -> None:
    facts = next(f for f in facts_of(text, lang, provider=provider) if f.quantities)

    assert (facts.origin.name if facts.origin else None) == name


def test_an_agency_that_was_told_and_is_never_named_is_some_agency() -> None:
    [facts] = facts_of("Police told the agency that 30 people died.")

    assert facts.origin is not None
    assert facts.origin.via == ("agencies",)


def test_each_figure_of_a_sentence_with_two_parties_has_its_own() -> None:
    text = "Marcharon 30.000 personas, según la policía, y 100.000, según los organizadores"
    document = Document(id="d", paths=(), text=text, lang="es")
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    statement = Statement(
        doc="d", sentence=sentence.id, start=0, end=len(text), text=text, lang="es"
    )

    [facts] = read_facts(document, [sentence], [statement]).values()

    assert [(q.low, q.by) for q in facts.quantities] == [
        (30_000, "police"),
        (100_000, "organisers"),
    ]


def test_a_figure_of_a_sentence_with_one_party_needs_none_of_its_own() -> None:
    [facts] = facts_of("Police said that 30 people died.")

    assert [q.by for q in facts.quantities] == [None]


ALIASES = (
    ("Comité de la Ribera", "Riverside Committee"),
    ("Riverside Committee", "Riverside Committee"),
    ("CRB", "Riverside Committee"),
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Hay 30 muertos, según el Comité de la Ribera.", "es"),
        ("The CRB said that 30 men died.", "en"),
        ("Riverside Committee spokesmen said that 30 men died.", "en"),
    ],
)
def test_an_alias_of_the_manifest_names_the_party(text: str, lang: str) -> None:
    assert names_of(text, lang, aliases=ALIASES) == ["Riverside Committee"]
    assert names_of(text, lang) != ["Riverside Committee"] or "Riverside" in text


def test_an_alias_in_capitals_is_no_word_in_small_letters() -> None:
    assert names_of("Los crb dijeron que hay 30 muertos.", "es", aliases=ALIASES) == [None]


def test_a_short_form_of_an_alias_takes_its_party() -> None:
    text = "The Riverside Committee met. The Committee said that 30 men died."

    assert names_of(text, aliases=ALIASES)[1] == "Riverside Committee"


@pytest.mark.parametrize(
    ("text", "lang", "keys"),
    [
        ("It rained. El riesgo era de nivel cuatro.", "es", ["4"]),
        ("It rained. La tempête de catégorie cinq a frappé.", "fr", ["5"]),
        ("It rained. The risk was at level two.", "en", ["2"]),
        ("It rained. No dos, sino tres aviones.", "es", []),
        ("It rained. The level rose two metres.", "en", []),
    ],
)
def test_what_is_numbered_in_words_is_told_apart_as_in_digits(
    text: str, lang: str, keys: list[str]
) -> None:
    second = facts_of(text, lang)[1]

    assert [n.key for n in second.names if n.key.isdigit()] == keys

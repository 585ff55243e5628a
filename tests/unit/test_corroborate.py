"""Origins, their dependence, and the level of a claim."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aligner.cluster import cluster_statements
from aligner.corroborate import weigh_claims
from aligner.dependence import Member, find_dependence, independent_origins
from aligner.items import find_items
from aligner.match import find_links
from aligner.records import Claim, Document, Facts
from tests.make import credited, make_document, make_judge, make_quantity, make_statement

OBSERVATORY = "Syrian Observatory for Human Rights"


def _weigh(documents: Sequence[Document], facts: Sequence[Facts]) -> Claim:
    """Weigh one claim with one statement in each document; other documents say other things."""
    statements = [make_statement(d.id, text=f"Text of {d.id}.", lang=d.lang) for d in documents]
    by_id = {s.id: f for s, f in zip(statements, facts, strict=True)}
    judge = make_judge(statements, [[1, 0]] * len(statements), by_id)
    links = find_links(judge)
    clusters = cluster_statements(judge, links)
    items = find_items(judge, clusters)
    [claim] = weigh_claims(judge, clusters, documents, items)
    return claim


def test_two_origins_in_two_languages_are_cross_language() -> None:
    documents = [make_document("a", lang="en"), make_document("b", lang="es")]

    claim = _weigh(documents, [credited("UN"), credited("ICRC")])

    assert (claim.level, claim.n_min, claim.n_max) == ("cross_language", 2, 2)
    assert claim.languages == ("en", "es")


def test_two_origins_in_one_language_are_corroborated() -> None:
    claim = _weigh([make_document("a"), make_document("b")], [credited("UN"), credited("ICRC")])

    assert claim.level == "corroborated"


def test_three_outlets_that_quote_one_origin_are_repeated() -> None:
    documents = [
        make_document(name, lang=lang) for name, lang in zip("abc", ("en", "es", "fr"), strict=True)
    ]

    claim = _weigh(documents, [credited(OBSERVATORY)] * 3)

    assert (claim.level, claim.n_min, claim.n_max) == ("repeated", 1, 1)
    assert {edge.kind for edge in claim.dependence} == {"same_cited_origin"}


def test_quoting_an_outlet_adds_nothing_to_what_it_says_itself() -> None:
    documents = [
        make_document("a"),
        make_document("b", lang="es", outlet=OBSERVATORY, first_hand=True),
    ]

    claim = _weigh(documents, [credited(OBSERVATORY), credited(OBSERVATORY)])

    assert (claim.level, claim.n_max) == ("repeated", 1)


def test_unknown_origins_are_only_possibly_corroborated() -> None:
    claim = _weigh([make_document("a"), make_document("b", lang="fr")], [credited(None)] * 2)

    assert (claim.level, claim.n_min, claim.n_max) == ("possibly_corroborated", 1, 2)
    assert claim.dependence[0].kind == "unknown"


def test_an_agency_text_in_two_outlets_is_one_origin() -> None:
    documents = [make_document("a", provider="AFP"), make_document("b", lang="fr", provider="AFP")]

    claim = _weigh(documents, [credited(None)] * 2)

    assert (claim.level, claim.n_max) == ("repeated", 1)
    assert claim.dependence[0].kind == "syndicated"


def test_outlets_of_one_owner_are_one_vote() -> None:
    documents = [
        make_document("a", outlet="X", owner="O"),
        make_document("b", outlet="Y", owner="O"),
    ]

    assert _weigh(documents, [credited("UN"), credited("ICRC")]).level == "repeated"


def test_a_claim_that_everyone_hedges_is_capped() -> None:
    documents = [make_document("a"), make_document("b", lang="es")]
    hedged = [Facts(origin=credited(name).origin, factuality="hedged") for name in ("UN", "ICRC")]

    claim = _weigh(documents, hedged)

    assert claim.level == "repeated"
    assert claim.flags == ("hedged_only",)


def test_who_hedges_is_no_second_witness() -> None:
    documents = [make_document("a"), make_document("b", lang="es")]
    hedged = Facts(origin=credited("ICRC").origin, factuality="hedged")

    claim = _weigh(documents, [credited("UN"), hedged])

    assert (claim.level, claim.flags) == ("possibly_corroborated", ())


def test_one_document_is_single() -> None:
    claim = _weigh([make_document("a")], [credited("UN")])

    assert (claim.level, claim.n_min, claim.weakest) == ("single", 1, None)


def test_one_document_that_quotes_two_origins_is_one_vote() -> None:
    document = make_document("a", text="x" * 40)
    members = [
        Member(statement=make_statement("a", at), document=document, facts=credited(name))
        for at, name in ((0, "UN"), (20, "ICRC"))
    ]

    assert independent_origins(members, find_dependence(members)) == (1, 1)


def test_copied_wording_is_one_vote() -> None:
    text = "The convoy of twenty buses left the eastern districts at dawn on Thursday."
    members = [
        Member(
            statement=make_statement(name, text=text),
            document=make_document(name),
            facts=credited(origin),
        )
        for name, origin in (("a", "UN"), ("b", "ICRC"))
    ]

    [edge] = find_dependence(members)

    assert edge.kind == "reused_text"
    assert independent_origins(members, [edge]) == (1, 1)


def test_citing_an_outlet_of_the_corpus_depends_on_it() -> None:
    members = [
        Member(
            statement=make_statement("a"), document=make_document("a"), facts=credited("Impact Tap")
        ),
        Member(
            statement=make_statement("b", text="Other words."),
            document=make_document("b", outlet="Impact Tap"),
            facts=credited(None),
        ),
    ]

    [edge] = find_dependence(members)

    assert edge.kind == "cites_other"
    assert independent_origins(members, [edge]) == (1, 1)


@pytest.mark.parametrize("second", [25_000, 30_000])
def test_other_figures_contest_each_other_in_one_item(second: int) -> None:
    statements = [make_statement("a"), make_statement("b")]
    facts = {
        s.id: Facts(quantities=(make_quantity(value),))
        for s, value in zip(statements, (34_000, second), strict=True)
    }
    judge = make_judge(statements, [[1, 0], [1, 0.1]], facts)
    clusters = cluster_statements(judge, find_links(judge))

    [item] = find_items(judge, clusters)
    claims = weigh_claims(judge, clusters, [make_document("a"), make_document("b")], [item])

    assert len(item.claims) == 2
    assert item.relations[0].type == "numeric_conflict"
    assert all(claim.flags == ("contested",) for claim in claims)
    assert {claim.item for claim in claims} == {item.id}

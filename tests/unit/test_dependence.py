"""Which statements share an origin, and how many independent ones are left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.cluster import cluster_statements
from aligner.corroborate import weigh_claims
from aligner.dependence import Member, find_dependence, independent_origins
from aligner.facts import party_key, read_facts
from aligner.items import find_items
from aligner.largest import largest_independent
from aligner.match import find_links
from aligner.records import Claim, Document, Facts, Origin, Sentence
from tests.make import make_document, make_judge, make_statement

Credit = tuple[Document, str | None, tuple[str, ...]]


def _facts(name: str | None, via: Sequence[str] = ()) -> Facts:
    return Facts(origin=Origin(name=name, start=0, end=1, via=tuple(via)) if name else None)


def _weigh(*given_by: Credit) -> Claim:
    """Weigh one claim that each document makes once, credited to a party."""
    documents = [document for document, _, _ in given_by]
    statements = [make_statement(d.id, text=f"Text of {d.id}.", lang=d.lang) for d in documents]
    facts = {
        s.id: _facts(name, via) for s, (_, name, via) in zip(statements, given_by, strict=True)
    }
    judge = make_judge(statements, [[1, 0]] * len(statements), facts)
    clusters = cluster_statements(judge, find_links(judge))
    [claim] = weigh_claims(judge, clusters, documents, find_items(judge, clusters))
    return claim


def _kinds(claim: Claim) -> list[str]:
    return [edge.kind for edge in claim.dependence]


def test_one_agency_among_several_is_a_shared_provider() -> None:
    claim = _weigh(
        (make_document("a", provider="AFP / Reuters"), "police", ()),
        (make_document("b", provider="Agence France-Presse"), "organisers", ()),
    )

    assert _kinds(claim) == ["syndicated"]
    assert (claim.level, claim.n_min, claim.n_max) == ("repeated", 1, 1)


def test_an_agency_s_own_page_and_a_text_that_it_provides_are_one() -> None:
    claim = _weigh(
        (make_document("a", outlet="AFP"), "police", ()),
        (make_document("b", provider="AFP"), "organisers", ()),
    )

    assert _kinds(claim) == ["syndicated"]


@pytest.mark.parametrize("other", ["AFP", "agencies", "AFP / Reuters"])
def test_an_unnamed_agency_may_be_any(other: str) -> None:
    claim = _weigh(
        (make_document("a", provider="agencies"), "police", ()),
        (make_document("b", provider=other), "organisers", ()),
    )

    assert _kinds(claim) == ["unknown"]
    assert (claim.level, claim.n_min, claim.n_max) == ("possibly_corroborated", 1, 2)


@pytest.mark.parametrize(
    ("name", "via", "outlet"), [("AFP", (), None), ("army", ("AFP",), None), ("army", (), "AFP")]
)
def test_an_unnamed_agency_may_be_the_one_that_another_names(
    name: str, via: tuple[str, ...], outlet: str | None
) -> None:
    claim = _weigh(
        (make_document("a", provider="agencies"), "organisers", ()),
        (make_document("b", outlet=outlet), name, via),
    )

    assert _kinds(claim) == ["unknown"]


def test_an_unnamed_agency_is_no_reason_to_doubt_who_has_nothing_from_any() -> None:
    claim = _weigh(
        (make_document("a", provider="agencies"), "police", ()),
        (make_document("b", outlet="Daily Post"), "Oxfam", ()),
    )

    assert _kinds(claim) == ["none_found"]
    assert claim.n_min == 2


@pytest.mark.parametrize(
    ("name", "via"), [("AFP", ()), ("government", ("AFP",)), ("Agence France-Presse", ())]
)
def test_citing_the_agency_whose_text_the_other_prints_depends_on_it(
    name: str, via: tuple[str, ...]
) -> None:
    claim = _weigh(
        (make_document("a", provider="AFP"), "organisers", ()),
        (make_document("b", lang="es"), name, via),
    )

    assert _kinds(claim) == ["cites_other"]
    assert (claim.level, claim.n_min, claim.n_max) == ("repeated", 1, 1)


def test_an_article_that_names_the_agency_whose_text_the_other_prints_may_have_all_from_it() -> (
    None
):
    text = "Médicos desfilaron el lunes, informa AFP. Eran 7.800, según la Policía."
    police = make_document("a", text=text, lang="es")
    prints, other = make_document("b", provider="AFP"), make_document("b", provider="Reuters")

    assert _kinds(_weigh((police, "police", ()), (prints, "organisers", ()))) == ["unknown"]
    assert _kinds(_weigh((police, "police", ()), (other, "organisers", ()))) == ["none_found"]


def test_what_two_parties_told_one_agency_came_through_it_twice() -> None:
    claim = _weigh(
        (make_document("a"), "police", ("AFP",)), (make_document("b"), "organisers", ("AFP",))
    )

    assert _kinds(claim) == ["same_cited_origin"]
    assert claim.n_max == 1


def test_two_agencies_that_were_told_are_two() -> None:
    claim = _weigh(
        (make_document("a"), "police", ("AFP",)), (make_document("b"), "organisers", ("EFE",))
    )

    assert (_kinds(claim), claim.n_min) == (["none_found"], 2)


def test_two_spellings_of_one_person_are_one_origin() -> None:
    claim = _weigh(
        (make_document("a"), "Putin", ()),
        (make_document("b", lang="fr"), "Poutine", ()),
        (make_document("c", lang="es"), "Putin", ()),
    )

    assert set(_kinds(claim)) == {"same_cited_origin"}
    assert [(group.name, len(group.members)) for group in claim.origins] == [("Putin", 3)]
    assert (claim.level, claim.n_max) == ("repeated", 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin", "Vladimir Putin"),
        ("government", "government (Syria)"),
        ("president", "Bashar al-Assad"),
    ],
)
def test_parties_that_may_be_one_are_not_counted_as_two_for_sure(one: str, other: str) -> None:
    claim = _weigh((make_document("a"), one, ()), (make_document("b", lang="es"), other, ()))

    assert _kinds(claim) == ["unknown"]
    assert (claim.level, claim.n_min, claim.n_max) == ("possibly_corroborated", 1, 2)


def test_who_speaks_for_an_organisation_is_not_surely_another_origin() -> None:
    article = make_document("a", "Ten died, said Mia Holt, a doctor with Oxfam.")

    claim = _weigh((article, "Mia Holt", ()), (make_document("b"), "Oxfam", ()))

    assert _kinds(claim) == ["unknown"]


@pytest.mark.parametrize(("lang", "kind"), [("es", "unknown"), ("en", "none_found")])
def test_unlisted_names_are_two_in_one_language_only(lang: str, kind: str) -> None:
    """The institute of one language may be the institute of the other."""
    documents = make_document("a"), make_document("b", lang=lang)

    claim = _weigh((documents[0], "Geophysical Institute", ()), (documents[1], "Red Andina", ()))

    assert _kinds(claim) == [kind]


def test_a_party_that_may_be_either_of_two_does_not_make_them_one() -> None:
    claim = _weigh(
        (make_document("a"), "Angela Merkel", ()),
        (make_document("b"), "sources", ()),
        (make_document("c"), "Vladimir Putin", ()),
    )

    assert (claim.n_min, claim.n_max) == (2, 3)


def test_an_outlet_under_a_longer_name_may_be_the_one_that_is_cited() -> None:
    claim = _weigh(
        (make_document("a"), "Daily Post", ()),
        (make_document("b", outlet="The Daily Post Online"), "police", ()),
    )

    assert _kinds(claim) == ["unknown"]


@pytest.mark.parametrize(
    ("one", "other"), [("Channel 4", "Channel 5"), ("La Nación", "La Nation"), ("Post", "Standard")]
)
def test_outlets_of_like_names_are_not_one(one: str, other: str) -> None:
    claim = _weigh(
        (make_document("a", outlet=one), "police", ()),
        (make_document("b", outlet=other), "Oxfam", ()),
    )

    assert _kinds(claim)[0] in ("none_found", "unknown")


def test_one_outlet_in_other_letters_is_one() -> None:
    claim = _weigh(
        (make_document("a", outlet="El País"), "police", ()),
        (make_document("b", outlet="EL PAÍS"), "Oxfam", ()),
    )

    assert _kinds(claim) == ["same_outlet"]


def test_as_many_votes_are_found_as_documents_that_credit_everybody() -> None:
    """Ten documents credit each of ten parties: a search that is cut short finds ten as well."""
    cells = [(doc, party) for doc in range(10) for party in range(10)]
    joined = [
        sum(1 << at for at, (x, y) in enumerate(cells) if (x == doc) != (y == party))
        for doc, party in cells
    ]

    assert largest_independent(joined, steps=1) == 10


def test_an_alias_of_the_manifest_makes_the_outlet_the_cited_party() -> None:
    aliases = (("The Coffee House Blog", "Jane Roe"), ("Jane Roe", "Jane Roe"))
    claim = _weigh(
        (make_document("a", aliases=aliases), "Jane Roe", ()),
        (make_document("b", outlet="The Coffee House Blog", aliases=aliases), "police", ()),
    )

    assert _kinds(claim) == ["cites_other"]


def test_what_depends_on_a_third_text_is_not_sure_to_be_independent() -> None:
    """One owner has both X and the outlet whose wording the third text repeats."""
    text = "The convoy of twenty buses left the eastern districts at dawn on Thursday."
    members = [
        _member("a", "UN", text="Buses drove off.", outlet="X", owner="O"),
        _member("b", "Oxfam", text=text, outlet="Y", owner="O"),
        _member("c", "army", text=text, outlet="Z"),
    ]

    edges = find_dependence(members)

    assert [edge.kind for edge in edges] == ["same_owner", "unknown", "reused_text"]
    assert independent_origins(members, edges)[0] == 1


def _member(
    doc: str,
    name: str | None,
    via: Sequence[str] = (),
    *,
    text: str = "Text.",
    start: int = 0,
    **fields: object,
) -> Member:
    return Member(
        statement=make_statement(doc, start, text=text),
        document=make_document(doc, **fields),  # type: ignore[arg-type]
        facts=_facts(name, via),
    )


def _claim_of(*articles: tuple[str, dict[str, str]]) -> Claim:
    """Read articles of one sentence that say the same, and weigh what they say."""
    documents = [
        make_document(name, text, fields.pop("lang", "en"), **fields)
        for name, (text, fields) in zip("abc", articles, strict=False)
    ]
    statements = [make_statement(d.id, text=d.text, lang=d.lang) for d in documents]
    facts: dict[str, Facts] = {}
    for document, s in zip(documents, statements, strict=True):
        sentence = Sentence(doc=s.doc, start=s.start, end=s.end, kind="body")
        facts |= read_facts(document, [sentence], [s])
    judge = make_judge(statements, [[1, 0]] * len(statements), facts)
    clusters = cluster_statements(judge, find_links(judge))
    [claim] = weigh_claims(judge, clusters, documents, find_items(judge, clusters))
    return claim


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        # one agency: printed by one, quoted by the other
        (
            ("Police said 30 people died.", {"provider": "AFP"}),
            ("Murieron 30 personas, según la AFP.", {"lang": "es"}),
            "repeated",
        ),
        # told to one agency, of which the other only says "the agency"
        (
            ("Police told AFP that 30 people died.", {}),
            ("Il y a 30 morts, a indiqué l'agence.", {"lang": "fr", "provider": "AFP"}),
            "repeated",
        ),
        # one speaker in two spellings
        (
            ("Thirty people died, Bashar al-Assad said.", {}),
            ("Trente personnes sont mortes, a déclaré Bachar el-Assad.", {"lang": "fr"}),
            "repeated",
        ),
        # a union by its name and by its initials
        (
            ("Murieron 30 personas, según Comisiones Obreras.", {"lang": "es"}),
            ("Trente personnes sont mortes, selon CCOO.", {"lang": "fr"}),
            "repeated",
        ),
        # two speakers, nothing shared
        (
            ("Thirty people died, Oxfam said.", {"provider": "AFP"}),
            ("Trente personnes sont mortes, selon la police.", {"lang": "fr"}),
            "cross_language",
        ),
    ],
)
def test_articles_are_weighed_by_who_stands_behind_them(
    first: tuple[str, dict[str, str]], second: tuple[str, dict[str, str]], level: str
) -> None:
    one, other = ((text, dict(fields)) for text, fields in (first, second))

    assert _claim_of(one, other).level == level


_PARTIES = (
    "Putin", "Poutine", "Vladimir Putin", "police", "government", "government (Syria)",
    "organisers", "sources", "AFP", "Reuters", "United Nations", "Oxfam", "Ann Lee", None,
)  # fmt: skip
_outlets = st.sampled_from(["AFP", "Daily Post", "The Daily Post", None])
_providers = st.sampled_from(["AFP", "AFP / Reuters", "agencies", "EFE", None])
_via = st.lists(st.sampled_from(["AFP", "Reuters", "agencies"]), max_size=1)


@st.composite
def _members(draw: st.DrawFn) -> list[Member]:
    starts = count(0, 10)
    fields: dict[str, dict[str, Any]] = {
        doc: {"outlet": draw(_outlets), "provider": draw(_providers)} for doc in "abcd"
    }
    docs = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=7))
    return [
        _member(doc, draw(st.sampled_from(_PARTIES)), draw(_via), start=next(starts), **fields[doc])
        for doc in docs
    ]


@given(_members(), st.randoms())
def test_no_document_and_no_origin_has_two_votes(members: list[Member], random: object) -> None:
    edges = find_dependence(members)
    n_min, n_max = independent_origins(members, edges)
    keys = {party_key(member.origin) for member in members if member.origin}
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert 1 <= n_min <= n_max <= len({member.document.id for member in members})
    assert n_min <= max(1, len(keys))
    assert independent_origins(shuffled, find_dependence(shuffled)) == (n_min, n_max)


@given(_members())
def test_a_pair_of_one_document_or_one_origin_counts_once(members: list[Member]) -> None:
    for pair in combinations(members, 2):
        one, other = pair
        same_origin = one.origin and other.origin
        if one.document.id == other.document.id or (
            same_origin and party_key(str(one.origin)) == party_key(str(other.origin))
        ):
            assert independent_origins(pair, find_dependence(pair)) == (1, 1)


@given(st.integers(1, 9).flatmap(lambda n: st.lists(
    st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20).map(
    lambda pairs: (n, pairs))))  # fmt: skip
def test_the_largest_set_is_that_of_a_search_through_all(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    n, pairs = graph
    joined = [0] * n
    for a, b in pairs:
        if a != b:
            joined[a] |= 1 << b
            joined[b] |= 1 << a
    sets = (chosen for chosen in range(1 << n) if all(
        not chosen >> v & 1 or not joined[v] & chosen for v in range(n)))  # fmt: skip

    assert largest_independent(joined) == max(chosen.bit_count() for chosen in sets)


def test_a_search_cut_short_never_finds_more_than_there_is() -> None:
    ring = [1 << (v - 1) % 9 | 1 << (v + 1) % 9 for v in range(9)]

    assert largest_independent(ring, steps=1) <= 4
    assert largest_independent(ring) == 4

"""How claims that answer one question stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.items import find_items
from aligner.records import DateMention, Facts, Origin, Quantity, Relation
from tests.make import make_document, make_judge, make_quantity, make_statement

NEAR = ([1.0, 0.0], [1.0, 0.3])


def _relations(
    texts: tuple[str, str], facts: tuple[Facts, Facts], docs: tuple[str, str] = ("a", "b")
) -> list[Relation]:
    """Relate two near statements, each a claim of its own."""
    a = make_statement(docs[0], text=texts[0])
    b = make_statement(docs[1], start=500, text=texts[1])
    judge = make_judge([a, b], NEAR, {a.id: facts[0], b.id: facts[1]})
    return [r for item in find_items(judge, [(0,), (1,)]) for r in item.relations]


def _crowd(n: float, **fields: object) -> Quantity:
    return replace(make_quantity(n, event="protest"), **fields)  # type: ignore[arg-type]


def _said(quantity: Quantity, by: str | None = None) -> Facts:
    return Facts(quantities=(quantity,), origin=Origin(name=by, start=0, end=1) if by else None)


def test_other_figures_of_one_crowd_conflict_and_say_who_gives_them() -> None:
    facts = _said(_crowd(30_000), "police"), _said(_crowd(100_000), "organisers")

    [relation] = _relations(("They marched.", "They marched."), facts)

    assert relation.type == "numeric_conflict"
    assert relation.why.startswith("30,000 (police) against 100,000 (organisers): people")


def test_a_figure_with_a_party_of_its_own_is_that_party_s() -> None:
    facts = _said(_crowd(30_000, by="police"), "Ann Lee"), _said(_crowd(100_000, by="organisers"))

    [relation] = _relations(("They marched.", "They marched."), facts)

    assert relation.why.startswith("30,000 (police) against 100,000 (organisers): people")


def test_people_are_compared_whatever_they_are_called() -> None:
    facts = _said(_crowd(30_000)), _said(_crowd(100_000, concept="protester"))

    [relation] = _relations(("They marched.", "They marched."), facts)

    assert relation.type == "numeric_conflict"


def test_figures_of_two_places_are_of_another_scope() -> None:
    texts = "They marched in Paris.", "They marched in Madrid."

    [relation] = _relations(texts, (_said(_crowd(3_000)), _said(_crowd(50_000))))

    assert relation.type == "different_scope"
    assert relation.why.startswith("Paris and Madrid: ")


def test_a_statement_without_a_place_plays_where_its_document_began() -> None:
    lead = make_statement("a", text="A big march was held in Paris.")
    a = make_statement("a", start=100, text="Police put the crowd at 25,000.")
    b = make_statement("b", text="Some 50,000 marched in Madrid.")
    facts = {a.id: _said(_crowd(25_000)), b.id: _said(_crowd(50_000))}
    judge = make_judge([lead, a, b], [[0, 1], [1, 0], [1, 0.3]], facts)

    relations = [r for i in find_items(judge, [(0,), (1,), (2,)]) for r in i.relations]

    assert [r.type for r in relations] == ["different_scope"]


def test_a_part_of_the_day_with_fewer_people_is_no_conflict() -> None:
    texts = "They gathered in the morning.", "They marched."

    [relation] = _relations(texts, (_said(_crowd(3_000)), _said(_crowd(30_000))))

    assert relation.type == "different_scope"


def test_a_part_of_the_day_cannot_have_more_people_than_the_whole() -> None:
    texts = "They marched in the afternoon.", "They marched."

    [relation] = _relations(texts, (_said(_crowd(30_000)), _said(_crowd(20_000))))

    assert relation.type == "numeric_conflict"


@pytest.mark.parametrize("bound", [{"role": "part"}, {"window": "per 1 d"}])
def test_a_part_or_a_rate_is_of_another_scope(bound: dict[str, str]) -> None:
    facts = _said(_crowd(3_000, **bound)), _said(_crowd(30_000))

    [relation] = _relations(("They marched.", "They marched."), facts)

    assert relation.type == "different_scope"


def _dead(n: float, **fields: object) -> Quantity:
    return replace(make_quantity(n, event="death"), **fields)  # type: ignore[arg-type]


def _published(days: tuple[str | None, str | None], dead: tuple[float, float]) -> list[Relation]:
    """Relate what two articles of given days say of one toll."""
    a, b = make_statement("a", text="They died."), make_statement("b", text="They died.")
    facts = {a.id: _said(_dead(dead[0])), b.id: _said(_dead(dead[1]))}
    judge = make_judge([a, b], NEAR, facts)
    documents = [make_document(name, published=day) for name, day in zip("ab", days, strict=True)]
    return [r for item in find_items(judge, [(0,), (1,)], documents) for r in item.relations]


@pytest.mark.parametrize(
    ("days", "dead", "kind"),
    [
        (("2016-12-19", "2016-12-20"), (30, 45), "update"),
        (("2016-12-20", "2016-12-19"), (30, 45), "numeric_conflict"),
        (("2016-12-20", "2016-12-20"), (30, 45), "numeric_conflict"),
        ((None, "2016-12-20"), (30, 45), "numeric_conflict"),
    ],
)
def test_a_toll_that_was_published_later_and_is_higher_is_an_update(
    days: tuple[str | None, str | None], dead: tuple[float, float], kind: str
) -> None:
    [relation] = _published(days, dead)

    assert relation.type == kind


def test_a_count_so_far_is_no_contradiction_of_a_higher_one() -> None:
    facts = _said(_dead(30)), _said(_dead(45))

    [relation] = _relations(("So far they died.", "They died."), facts)

    assert relation.type == "update"


def test_a_crowd_does_not_grow_with_the_news() -> None:
    facts = _said(_crowd(30_000)), _said(_crowd(45_000))

    [relation] = _relations(("So far they marched.", "They marched."), facts)

    assert relation.type == "numeric_conflict"


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("They marched.", "They marched across the country."), "different_scope"),
        (("In Rivel alone they marched.", "They marched."), "different_scope"),
        (("They marched across the country.", "They marched."), "numeric_conflict"),
    ],
)
def test_one_place_has_no_more_than_the_whole_country(texts: tuple[str, str], kind: str) -> None:
    [relation] = _relations(texts, (_said(_crowd(3_000)), _said(_crowd(50_000))))

    assert relation.type == kind


def test_two_vague_magnitudes_are_two_crowds() -> None:
    vague = _crowd(200, low=200, high=1000, modality="vague")
    other = _crowd(20_000, low=20_000, high=90_000, modality="vague")

    assert _relations(("They marched.", "They marched."), (_said(vague), _said(other))) == []


def test_what_reads_alike_is_compared_whatever_is_counted() -> None:
    facts = _said(_crowd(3, concept=None, event=None)), _said(_crowd(5, concept=None, event=None))

    [relation] = _relations(("They paid a price.", "They paid a price."), facts)

    assert relation.type == "numeric_conflict"


@pytest.mark.parametrize(
    ("parties", "n"), [(("police", "organisers"), 1), (("police", "police"), 0)]
)
def test_a_yes_and_a_no_of_two_parties_dispute(parties: tuple[str, str], n: int) -> None:
    """Of one party they are two wordings of one thing more often."""
    one, other = (Origin(name=name, start=0, end=1) for name in parties)
    facts = Facts(origin=one), Facts(origin=other, polarity="negative")

    relations = _relations(("The bridge was closed.", "Nobody could drive over it."), facts)

    assert [r.type for r in relations] == ["polarity_conflict"] * n


def test_other_crowds_of_two_days_are_of_another_scope() -> None:
    monday, tuesday = (
        DateMention(start=0, end=1, text=day, earliest=day, latest=day)
        for day in ("2016-12-19", "2016-12-20")
    )
    facts = (
        replace(_said(_crowd(3_000)), dates=(monday,)),
        replace(_said(_crowd(30_000)), dates=(tuesday,)),
    )

    [relation] = _relations(("They marched.", "They marched."), facts)

    assert relation.type == "different_scope"


def _on(day: str, **fields: object) -> Facts:
    return Facts(
        dates=(DateMention(start=0, end=1, text=day, earliest=day, latest=day),),
        **fields,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(("nearly", "kinds"), [(False, ["date_conflict"]), (True, [])])
def test_days_contradict_only_where_nothing_else_differs(nearly: bool, kinds: list[str]) -> None:
    facts = _on("2016-12-19"), _on("2016-12-20", nearly=nearly)

    relations = _relations(("The bridge was full.", "The bridge was full."), facts)

    assert [relation.type for relation in relations] == kinds


def test_the_day_on_which_it_was_said_contradicts_nothing() -> None:
    text = "The bridge was full, they said on Monday."
    a, b = make_statement("a", text=text), make_statement("b", text=text)
    start = text.index("on Monday")
    days = ("2016-12-19", "2016-12-20")
    facts = {
        s.id: Facts(
            dates=(DateMention(start=start, end=len(text) - 1, text="", earliest=d, latest=d),)
        )
        for s, d in zip((a, b), days, strict=True)
    }
    judge = make_judge([a, b], NEAR, facts)

    assert [r for item in find_items(judge, [(0,), (1,)]) for r in item.relations] == []


@pytest.mark.parametrize(("role", "kind"), [("part", "different_scope"), ("total", None)])
def test_a_figure_is_a_part_where_its_claim_says_so(role: str, kind: str | None) -> None:
    """What "eleven of the dead" counts, "eleven died there" counts as well."""
    whole = make_statement("a", text="They died.")
    bare, bound = (make_statement(doc, text="They died there.") for doc in "bc")
    facts = {
        whole.id: _said(_dead(15)),
        bare.id: _said(_dead(11)),
        bound.id: _said(_dead(11, role=role)),
    }
    judge = make_judge([whole, bare, bound], [[1, 0], [1, 0.3], [1, 0.4]], facts)

    relations = [r for i in find_items(judge, [(0,), (1, 2)]) for r in i.relations]

    assert [r.type for r in relations] == [kind or "numeric_conflict"]


def test_hours_of_two_days_are_no_parts_of_one() -> None:
    texts = "In the night they died.", "In the morning they died."
    days = "2016-12-19", "2016-12-21"
    a, b = (make_statement(doc, text=text) for doc, text in zip("ab", texts, strict=True))
    judge = make_judge([a, b], NEAR, {a.id: _said(_dead(30)), b.id: _said(_dead(45))})
    documents = [make_document(doc, published=day) for doc, day in zip("ab", days, strict=True)]

    [relation] = [r for i in find_items(judge, [(0,), (1,)], documents) for r in i.relations]

    assert relation.type == "update"


def test_a_figure_that_both_have_is_no_part_of_a_conflict() -> None:
    a = Facts(quantities=(_crowd(30_000), _crowd(100_000)))

    assert _relations(("They marched.", "They marched."), (a, _said(_crowd(30_000)))) == []


def test_figures_far_apart_count_other_people() -> None:
    facts = _said(_crowd(19)), _said(_crowd(30_000))

    assert _relations(("They marched.", "They marched."), facts) == []


def test_one_author_does_not_contradict_itself() -> None:
    facts = _said(_crowd(30_000)), _said(_crowd(100_000))

    assert _relations(("They marched.", "They marched."), facts, docs=("a", "a")) == []


def test_a_negation_of_the_same_words_is_a_polarity_conflict() -> None:
    texts = "The last hospital works.", "The last hospital works."

    [relation] = _relations(texts, (Facts(), Facts(polarity="negative")))

    assert relation.type == "polarity_conflict"


def test_a_figure_conflicts_with_one_figure_at_most_of_a_series() -> None:
    """Who counts 4,000 and 20,000 counts two parts; 34,000 answers the one nearer in size."""
    first = make_statement("a", text="They left by bus.")
    second = make_statement("a", start=500, text="They left on foot.")
    other = make_statement("b", text="They left by bus.")
    facts = {
        first.id: _said(_crowd(4_000), "un"),
        second.id: _said(_crowd(20_000), "un"),
        other.id: _said(_crowd(34_000), "icrc"),
    }
    judge = make_judge([first, second, other], [[1, 0], [1, 0.4], [1, 0.1]], facts)

    [relation] = [r for i in find_items(judge, [(0,), (1,), (2,)]) for r in i.relations]

    assert relation.why.startswith("20,000 (un) against 34,000 ")

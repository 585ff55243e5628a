"""What cannot be related is told before it is judged, and nothing else is."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.match import Judge, Verdict
from aligner.records import DateMention, Facts, Negation, Origin
from aligner.relate import Story, relate
from tests.make import make_judge, make_quantity, make_statement

FIGURES = [make_quantity(n, event=event) for n in (30, 31, 400) for event in ("death", "protest")]
DAYS = [
    DateMention(start=0, end=1, text=day, earliest=day, latest=day)
    for day in ("2016-12-15", "2016-12-16")
]
NOT = Negation(start=0, end=1, text="not", cue="not", before=1, after=1)
FACTS = st.builds(
    Facts,
    origin=st.sampled_from([None, Origin(name="police", start=0, end=1)]),
    factuality=st.sampled_from(["asserted", "denied"]),
    polarity=st.sampled_from(["positive", "negative"]),
    negations=st.lists(st.just(NOT), max_size=1).map(tuple),
    quantities=st.lists(st.sampled_from(FIGURES), max_size=2).map(tuple),
    dates=st.lists(st.sampled_from(DAYS), max_size=1).map(tuple),
)


def _story(a: Facts, b: Facts, docs: str = "ab") -> Story:
    one = make_statement(docs[0], text="The road was not closed on Thursday.")
    other = make_statement(docs[1], start=500, text="The road was closed on Thursday.")
    judge = make_judge([one, other], ([1.0, 0.0], [1.0, 0.2]), {one.id: a, other.id: b})
    return Story.read(judge, [])


@given(a=FACTS, b=FACTS, docs=st.sampled_from(["ab", "aa"]))
def test_nothing_is_lost_by_what_is_not_judged(a: Facts, b: Facts, docs: str) -> None:
    with patch("aligner.relate._may_differ", return_value=True):
        expected = relate(_story(a, b, docs), 0, 1)

    assert relate(_story(a, b, docs), 0, 1) == expected


@pytest.mark.parametrize(
    ("a", "b", "judged"),
    [
        (Facts(), Facts(), False),
        (Facts(quantities=(FIGURES[0],)), Facts(), False),
        (Facts(quantities=(FIGURES[0],)), Facts(quantities=(FIGURES[0],)), False),
        (Facts(quantities=(FIGURES[0],)), Facts(quantities=(FIGURES[4],)), True),
        (Facts(dates=(DAYS[0],)), Facts(dates=(DAYS[0],)), False),
        (Facts(dates=(DAYS[0],)), Facts(dates=(DAYS[1],)), True),
        (Facts(polarity="negative", negations=(NOT,)), Facts(), True),
    ],
)
def test_only_what_may_differ_is_judged(
    a: Facts, b: Facts, judged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    story, inner = _story(a, b), Judge.judge

    def judge(self: Judge, i: int, j: int) -> Verdict:
        asked.append((i, j))
        return inner(self, i, j)

    monkeypatch.setattr(Judge, "judge", judge)

    relate(story, 0, 1)

    assert bool(asked) is judged

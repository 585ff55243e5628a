"""Hours of the day, and whether two statements name the same."""

from __future__ import annotations

import pytest

from aligner.facts.hours import find_hours
from aligner.hour_gate import hour_gate
from aligner.records import Facts, Hour


@pytest.mark.parametrize(
    ("text", "lang", "hours"),
    [
        ("shortly after 5 pm, in Paris", "en", ["17:00"]),
        ("open from 7 to 9.30am", "en", ["9:30"]),
        ("at five o'clock in the afternoon", "en", ["17:00"]),
        ("at noon on Friday", "en", ["12:00"]),
        ("until 12.15 p.m.", "en", ["12:15"]),
        ("at 14:05 on Friday", "en", ["14:05"]),
        ("won 2:10 in Rome", "en", []),
        ("at 10.45 per cent", "en", []),
        ("a las cinco de la tarde", "es", ["17:00"]),
        ("a las 3 y media de la mañana", "es", ["3:30"]),
        ("hasta las 13 horas", "es", ["13:00"]),
        ("a las 20.30", "es", ["20:30"]),
        ("durante 48 horas", "es", []),
        ("las 3 personas", "es", []),
        ("peu après 17 heures, rue", "fr", ["17:00"]),
        ("à 8 h 45", "fr", ["8:45"]),
        ("vers 9 heures du soir", "fr", ["21:00"]),
        ("jusqu'à minuit", "fr", ["0:00"]),
        ("à 17 heures de vol", "fr", []),
        ("Les 24 heures du Mans", "fr", []),
        ("at 17:00 GMT", "en", []),  # another zone than the other text's
    ],
)
def test_hours_are_read_in_every_language(text: str, lang: str, hours: list[str]) -> None:
    found = find_hours(text, lang)

    assert [f"{h.minutes // 60}:{h.minutes % 60:02}" for h in found] == hours
    assert all(text[h.start : h.end].strip() for h in found)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ([(1020, True)], [(1035, True)], "agree"),  # 17:00, 17:15
        ([(1020, True)], [(1080, True)], "open"),
        ([(300, True)], [(1020, True)], "open"),  # 5:00, 17:00
        ([(300, False)], [(1020, True)], "agree"),  # "at 5", 17:00
        ([(1430, True)], [(5, True)], "agree"),  # around midnight
        ([(1020, True), (1200, True)], [(1020, True)], "agree"),  # more is detail
        ([(1020, True), (1200, True)], [(1020, True), (600, True)], "open"),
    ],
)
def test_another_hour_stays_open(
    ours: list[tuple[int, bool]], theirs: list[tuple[int, bool]], verdict: str
) -> None:
    a, b = (
        Facts(hours=tuple(Hour(start=0, end=1, minutes=m, exact=exact) for m, exact in side))
        for side in (ours, theirs)
    )

    assert [gate.verdict for gate in (hour_gate(a, b), hour_gate(b, a)) if gate] == [verdict] * 2


def test_an_hour_on_one_side_only_is_detail() -> None:
    assert hour_gate(Facts(hours=(Hour(start=0, end=1, minutes=60),)), Facts()) is None

"""Whether the figures of two statements are the same, may both hold, or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import isclose

from aligner.facts import Comparison, compare_quantities
from aligner.facts.counting import PEOPLE
from aligner.facts.lexicon import load_table
from aligner.facts.measures import is_measure, unit_factor
from aligner.facts.scope import other_places
from aligner.gate import YEAR, Gate, say_alike
from aligner.name_rivals import is_place
from aligner.records import Facts, Quantity

__all__ = ["figure_gate", "same_number"]

MEASURES = frozenset(
    ["duration", "distance", "area", "mass", "volume", "power", "temperature", "speed"]
)
_ANYBODY = frozenset(["person", "case"])  # who is counted is said elsewhere
_ARTICLES = frozenset(["a", "an", "un", "una", "une"])
_ONE_KIND = (
    frozenset(["fighter", "activist"]),  # "militants" are either
    frozenset(["flight", "aircraft"]),
)
_NO_MEN = frozenset(["woman", "child"])
_CASUALTIES = frozenset(["death", "injury"])  # "77 victims" may be 77 dead
_ROUNDED_FROM = 100  # of less, a bound is a count of its own: "at least ten", "eleven"
_ROUNDED_BY = 1.1  # how much more than a bound the figure may be that it is cut down from


def figure_gate(a: Facts, b: Facts) -> Gate | None:
    """Ask first what is counted, then the numbers that count nothing: ages, articles, models."""
    counted = _quantity_gate(_beyond(a.quantities, b), _beyond(b.quantities, a))
    if counted is not None and counted.verdict != "agree":
        return counted
    numbers = [
        {n.key: n for n in side.names if n.key.isdigit() and not YEAR.fullmatch(n.key)}
        for side in (a, b)
    ]
    left_a, left_b = (sorted(x.keys() - y.keys()) for x, y in (numbers, numbers[::-1]))
    if not left_a or not left_b:
        return counted
    one, other = numbers[0][left_a[0]].text, numbers[1][left_b[0]].text
    return Gate(name="quantity", verdict="open", why=f"one names “{one}”, the other “{other}”")


def _quantity_gate(a: Sequence[Quantity], b: Sequence[Quantity]) -> Gate | None:
    """Pair figures off: what one side has beyond the other is detail, what both have differs."""
    if not a and not b:
        return None
    if not a or not b:
        figure = next((q for q in (*a, *b) if not _may_go_unsaid(q)), None)
        if figure is None:
            return None
        return Gate(name="quantity", verdict="open", why=f"only one names {_said(figure)}")
    compared = {(i, j): compare_quantities(x, y) for i, x in enumerate(a) for j, y in enumerate(b)}
    same = _one_to_one(
        (i, j) for (i, j), c in compared.items() if c.kind == "equal" or same_number(a[i], b[j])
    )
    held = _one_to_one(
        [*same, *((i, j) for i, j in compared if _holds(a[i], b[j]) or _holds(b[j], a[i]))]
    )
    left_a = [i for i in range(len(a)) if all(i != one for one, _ in held)]
    left_b = [j for j in range(len(b)) if all(j != other for _, other in held)]
    if not left_a or not left_b:
        if not same:
            return None  # "hundreds" and "300": neither shows that they are one
        return Gate(name="quantity", verdict="agree", why=_agreement(a, b, compared, same))
    settles = any(not _may_go_unsaid(a[i]) for i, _ in same)
    if settles and not any(_may_stand_for(a[i], b[j]) for i in left_a for j in left_b):
        return Gate(name="quantity", verdict="agree", why=_agreement(a, b, compared, same))
    left = {(i, j): compared[i, j] for i in left_a for j in left_b}
    loose = [(i, j) for (i, j), comparison in left.items() if comparison.kind == "compatible"]
    # "115, now 97" and "18 of 115": where one figure of a thing agrees, the others are details.
    settled = {_key(q) for i, j in same for q in (a[i], b[j])}
    for (i, j), comparison in left.items():
        open_to = any(i == one or j == other for one, other in loose)
        detail = bool(settled & {_key(a[i]), _key(b[j])})
        if comparison.kind == "conflicting" and not open_to and not detail:
            return Gate(name="quantity", verdict="conflict", why=_each_says(a[i], b[j]))
    i, j = loose[0] if loose else (left_a[0], left_b[0])
    how = "both can hold" if loose else "not known to count the same"
    return Gate(name="quantity", verdict="open", why=f"{_each_says(a[i], b[j])}: {how}")


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Let each figure settle one of the other side: "60 %, 20 %" is not "20 %, 20 %"."""
    chosen: list[tuple[int, int]] = []
    for i, j in pairs:
        if all(i != one and j != other for one, other in chosen):
            chosen.append((i, j))
    return chosen


@cache
def _weak_events() -> frozenset[str]:
    """Return the events that a word near a figure only suggests."""
    return frozenset(load_table("events")["weak"])


def _may_go_unsaid(quantity: Quantity) -> bool:
    """Say whether other words say a figure too: "both sides", "les accusés", "a woman"."""
    if quantity.text.lower() in _ARTICLES:
        return True
    return (
        quantity.low == quantity.high == 2
        and quantity.text.isalpha()
        and (quantity.event is None or quantity.event in _weak_events())
        and not is_measure(quantity.concept)
    )


def _beyond(figures: Sequence[Quantity], other: Facts) -> Sequence[Quantity]:
    """Leave out what the other side writes as a bare number: an age, an address, a model.

    Only of a measure, or of what is not known to count anything: "54 died" is not "aged 54".
    """
    numbers = {n.key for n in other.names if n.key.isdigit()}
    return [
        q
        for q in figures
        if q.event is not None
        or (q.concept is not None and q.concept not in MEASURES)
        or f"{q.low or q.high or 0:g}" not in numbers
    ]


def _agreement(
    a: Sequence[Quantity],
    b: Sequence[Quantity],
    compared: Mapping[tuple[int, int], Comparison],
    same: Sequence[tuple[int, int]],
) -> str:
    i, j = next((pair for pair in same if compared[pair].kind == "equal"), same[0])
    return say_alike(_said(a[i]), _said(b[j]))


def _said(quantity: Quantity) -> str:
    """Quote a figure as its text writes it, and say what it counts and who gives it."""
    counted = quantity.counted or ""
    what = f" {counted}" if counted and counted not in quantity.text else ""
    return f"“{quantity.text}”{what}" + (f" ({quantity.by})" if quantity.by else "")


def _each_says(x: Quantity, y: Quantity) -> str:
    return f"one names {_said(x)}, the other {_said(y)}"


def same_number(x: Quantity, y: Quantity) -> bool:
    """Say whether two figures are one number, and nothing says that they count other things.

    What is counted is often not known of one side: a pronoun, a word that is in no table. Two
    statements that else say the same then agree in the number.
    """
    if {x.modality, y.modality} == {">=", "<="} or not _may_count_the_same(x, y):
        return False
    alike = all(isclose(m, n, rel_tol=1e-6) for m, n in zip(_ends(x), _ends(y), strict=True))
    return alike or _is_cut_down(x, y) or _is_cut_down(y, x)


def _may_count_the_same(x: Quantity, y: Quantity) -> bool:
    """Say whether nothing shows that two figures are of other things, places or times."""
    if not _may_be_same_kind(x.concept, y.concept):
        return False
    if x.concept == y.concept == "percent":
        events, windows = {x.event, y.event} - _weak_events(), {x.window, y.window} - {None}
        apart = len(events - {None}) > 1 or len(windows) > 1
    else:
        apart = _befell_others(x.event, y.event) or _other_window(x.window, y.window)
        apart = apart and x.concept not in MEASURES
    return not apart and not other_places(_known_place_of(x), _known_place_of(y))


def _befell_others(x: str | None, y: str | None) -> bool:
    return _unlike(x, y) and not ("casualty" in (x, y) and {x, y} & _CASUALTIES)


def _may_stand_for(x: Quantity, y: Quantity) -> bool:
    """Say whether two figures may answer one question: a sum and a share are details of each."""
    return x.concept is None or y.concept is None or _may_be_same_kind(x.concept, y.concept)


def _is_cut_down(bound: Quantity, figure: Quantity) -> bool:
    """Say whether a bound is a figure without its last digits: "more than four", "4.2" tonnes."""
    if bound.modality != ">=" or figure.modality not in ("=", "~"):
        return False
    (least, _), (value, _) = _ends(bound), _ends(figure)
    countable = bound.concept not in MEASURES and not is_measure(bound.concept)
    if not 0 < least < value <= _ROUNDED_BY * least or (countable and least < _ROUNDED_FROM):
        return False
    unit = 10.0 ** (len(f"{least:.0f}") - len(f"{least:.0f}".rstrip("0")))
    return isclose(value // unit * unit, least, rel_tol=1e-6)


def _holds(vague: Quantity, figure: Quantity) -> bool:
    """Say whether a figure lies within a vague one of the same: "hundreds" of people, "300"."""
    if vague.modality != "vague" or figure.modality not in ("=", "~"):
        return False
    within = (vague.low or 0.0) <= (figure.low or 0.0) <= (vague.high or 0.0)
    return within and _may_count_the_same(vague, figure)


def _may_be_same_kind(x: str | None, y: str | None) -> bool:
    """Say whether two concepts may be one: "six members" may be "six women"."""
    if not _unlike(x, y) or {x, y} in _ONE_KIND:
        return True
    kinds = {x, y}
    if "member" in kinds:
        return True  # of a crew, a council, a union: "15 Estados miembros"
    if "job" in kinds and kinds - {"job"} <= PEOPLE:
        return True  # "cut 650 jobs", "licenciera 650 personnes"
    anybody = _ANYBODY | {"man"} if not kinds & _NO_MEN else _ANYBODY
    return bool(kinds & anybody) and kinds <= PEOPLE | _ANYBODY


def _known_place_of(quantity: Quantity) -> str | None:
    """Return the place of a figure where it is one for sure, and not just a name."""
    place = quantity.place
    return place if place is not None and is_place(place.partition("/")[0]) else None


def _other_window(x: str | None, y: str | None) -> bool:
    """Whether two figures count in other times; a rate is no total, even of a time not named."""
    is_rate = [window is not None and window.startswith("per ") for window in (x, y)]
    return _unlike(x, y) or is_rate[0] != is_rate[1]


def _unlike(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and x != y


def _ends(quantity: Quantity) -> tuple[float, float]:
    """Return the numbers that a figure names, in the base unit of a measure; a bound names one."""
    factor = 1.0
    if quantity.concept in MEASURES:  # two weeks are not two years
        factor = unit_factor(quantity.counted, quantity.concept)
    high = factor * (quantity.high or quantity.low or 0.0)
    if quantity.modality == "vague":
        return high, high  # "hundreds" and "quelques centaines" begin at one or two hundred
    return factor * quantity.low if quantity.low else high, high


def _key(quantity: Quantity) -> tuple[str | None, str | None]:
    return quantity.concept, quantity.event

"""Where and when the figures of each statement count: what bounds them beyond their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from aligner.facts.causes import find_cause
from aligner.facts.comparison import compare_quantities
from aligner.facts.scope import other_places, say_place
from aligner.facts.setting import Setting, read_setting
from aligner.name_rivals import is_place
from aligner.records import Document, Facts, Quantity, Statement

__all__ = ["Scene", "differ_in_scope", "is_later_count", "read_scenes"]

OTHER_STORY = 31  # days between the dates of two events that cannot be one story of the news
# What a count of only grows while the news comes in.
GROWING = frozenset(
    ["death", "injury", "casualty", "displacement", "arrest", "infection", "rescue",
     "destruction", "release", "kidnapping"]
)  # fmt: skip

_TOLLS = frozenset(["death", "injury", "casualty", "displacement", "missing", "destruction"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What bounds the figures of one statement.

    Attributes
    ----------
    setting : Setting
        What the statement says itself; its part of the day also from earlier in its sentence.
    lead : str or None
        The known place where the statement, else its document, plays first.
    days : (date, date) or None
        First and last day that the statement names, else the day on which it was published.
    published : str or None
        Day on which its document was published, ISO 8601.
    cause : str or None
        The disaster of which the statement speaks, else the first one of its document.
    named : frozenset of str
        Keys of the names in the statement, places among them or not.
    """

    setting: Setting
    lead: str | None = None
    days: tuple[date, date] | None = None
    published: str | None = None
    cause: str | None = None
    named: frozenset[str] = frozenset()


def read_scenes(
    statements: Sequence[Statement], facts: Mapping[str, Facts], documents: Sequence[Document]
) -> list[Scene]:
    """Read the scene of each statement.

    Parameters
    ----------
    statements : sequence of Statement, length n
        In reading order, document by document.
    facts : mapping of str to Facts
        By statement id.
    documents : sequence of Document
        Theirs; of one that is not here the day of publication is unknown.

    Returns
    -------
    list of Scene, length n

    Notes
    -----
    "Police put the crowd at 25,000" counts where the article began, not in the country of which
    another article speaks.
    """
    published = {d.id: d.published[:10] for d in documents if d.published}
    settings = [read_setting(s.text, s.lang) for s in statements]
    leads: dict[str, str] = {}
    causes: dict[str, str] = {}
    hours: dict[str, frozenset[str]] = {}
    scenes = []
    for statement, setting in zip(statements, settings, strict=True):
        own_place, day = _known(setting.places), published.get(statement.doc)
        if own_place is not None:
            leads.setdefault(statement.doc, own_place)
        cause = find_cause(statement.text, statement.lang)
        if cause is not None:
            causes.setdefault(statement.doc, cause)
        hours[statement.sentence] = setting.parts_of_day or hours.get(
            statement.sentence, frozenset()
        )
        scenes.append(
            Scene(
                setting=replace(setting, parts_of_day=hours[statement.sentence]),
                lead=own_place,
                days=_days(facts[statement.id], day),
                published=day,
                cause=cause,
                named=frozenset(name.key for name in facts[statement.id].names),
            )
        )
    return [
        replace(
            scene,
            lead=scene.lead or leads.get(statement.doc),
            cause=scene.cause or causes.get(statement.doc),
        )
        for statement, scene in zip(statements, scenes, strict=True)
    ]


def _known(places: frozenset[str]) -> str | None:
    """Return the only place, where it is one for sure, and not just a name."""
    if len(places) != 1:
        return None
    [place] = places
    return place if is_place(place.partition("/")[0]) else None


def _days(facts: Facts, published: str | None) -> tuple[date, date] | None:
    """Return the days that a statement names; "since 2011" dates no event."""
    if any(q.window in ("since", "until") for q in facts.quantities):
        return None
    known = [(d.earliest, d.latest) for d in facts.dates if d.earliest and d.latest]
    if not known and published:
        known = [(published, published)]
    if not known:
        return None
    first, last = min(str(a) for a, _ in known), max(str(b) for _, b in known)
    return date.fromisoformat(first), date.fromisoformat(last)


def differ_in_scope(
    x: Quantity, y: Quantity, one: Scene, other: Scene, *, disputed: bool
) -> str | None:
    """Say in words what bounds two figures differently: place, time, part and whole.

    Parameters
    ----------
    x, y : Quantity
        Figures of one counted thing.
    one, other : Scene
        Theirs.
    disputed : bool
        Different parties give them, each by name.

    Returns
    -------
    str or None
        None where nothing shows that one is not the other's count.
    """
    return (
        _of_other_causes(x, y, one, other)
        or _in_other_places(x, y, one, other)
        or _in_role(x, y)
        or _in_extent(x, y, one.setting, other.setting)
        or _in_part_of_day(x, y, one, other, disputed=disputed)
        or _in_other_times(one, other)
    )


def _of_other_causes(x: Quantity, y: Quantity, one: Scene, other: Scene) -> str | None:
    """Say of which two disasters two tolls are."""
    if not {x.event, y.event} <= _TOLLS or None in (one.cause, other.cause):
        return None
    return None if one.cause == other.cause else f"of a {one.cause} and of a {other.cause}"


def _in_other_places(x: Quantity, y: Quantity, one: Scene, other: Scene) -> str | None:
    own = [
        frozenset([q.place]) if q.place else scene.setting.places
        for q, scene in ((x, one), (y, other))
    ]
    if not own[0] or not own[1]:
        known = (_known(own[0]) or one.lead, _known(own[1]) or other.lead)
        own = [frozenset([place] if place else []) for place in known]
    if not own[0] or not own[1] or not all(other_places(p, q) for p, q in product(*own)):
        return None
    if _is_also_named(own[0], other) or _is_also_named(own[1], one):
        return None
    return " and ".join(", ".join(say_place(place) for place in sorted(p)) for p in own)


def _is_also_named(places: frozenset[str], scene: Scene) -> bool:
    """Say whether a statement names a place without counting there: "plaza San Martín, in Lima"."""
    return bool((places & scene.named) - scene.setting.places)


def _in_role(x: Quantity, y: Quantity) -> str | None:
    if x.role == y.role and (x.window or y.window) in (None, "since", "until"):
        return None
    comparison = compare_quantities(replace(x, place=None), replace(y, place=None))
    return "a part and a whole" if comparison.kind == "incomparable" else None


def _in_extent(x: Quantity, y: Quantity, one: Setting, other: Setting) -> str | None:
    """Say that one figure is of a place alone, or of a whole country; a part is not more."""
    if other.narrow > one.narrow or one.wide > other.wide:
        x, y, one, other = y, x, other, one
    if not (one.narrow > other.narrow or other.wide > one.wide) or not _is_less(x, y):
        return None
    return "one counts one place alone" if one.narrow else "one counts a wider area"


def _in_part_of_day(
    x: Quantity, y: Quantity, one: Scene, other: Scene, *, disputed: bool
) -> str | None:
    """Say that one figure is of a part of the day; a part is not more than its whole.

    Two parties that give two figures, one with the hour of the event, dispute one figure.
    """
    parts = one.setting.parts_of_day, other.setting.parts_of_day
    if parts[0] == parts[1] or _counts_on(x, y, one, other):
        return None
    if all(parts):
        return None if parts[0] & parts[1] else "different parts of the day"
    bounded, whole = (x, y) if parts[0] else (y, x)
    return "one counts a part of the day" if _is_less(bounded, whole) and not disputed else None


def _counts_on(x: Quantity, y: Quantity, one: Scene, other: Scene) -> bool:
    """Say whether a count of one day goes on with one of a later day, at whatever hour."""
    if one.days is None or other.days is None or is_later_count(x, y, one, other) is None:
        return False
    return one.days[1] < other.days[0] or other.days[1] < one.days[0]


def _is_less(bounded: Quantity, whole: Quantity) -> bool:
    return (bounded.high or bounded.low or 0.0) < (whole.low or whole.high or 0.0)


def _in_other_times(one: Scene, other: Scene) -> str | None:
    if one.days is None or other.days is None:
        return None
    gap = max((one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days)
    return f"{gap} days apart" if gap > OTHER_STORY else None


def is_later_count(x: Quantity, y: Quantity, one: Scene, other: Scene) -> str | None:
    """Say in words why two figures of one thing are an earlier count and a later one.

    Parameters
    ----------
    x, y : Quantity
    one, other : Scene
        Theirs.

    Returns
    -------
    str or None
        None where the count does not grow by its nature, or nothing shows which came first.
    """
    event = x.event or y.event
    falls = event == "missing"  # who is found, alive or dead, is missing no more
    if event not in GROWING and not falls and "case" not in (x.concept, y.concept):
        return None
    if not _is_less(x, y):
        x, y, one, other = y, x, other, one
    if one.published and other.published and one.published != other.published:
        if one.published < other.published or falls:
            days = sorted((one.published, other.published))
            return f"published on {days[0]} and on {days[1]}"
        return None
    if one.setting.running or (falls and other.setting.running):
        return "the lower count goes on" if not falls else "the count goes on"
    return "the higher count was lower before" if other.setting.risen else None

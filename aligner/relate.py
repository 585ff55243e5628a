"""How two statements stand to each other: do they contradict, or may both hold."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from aligner.date_gate import date_gate
from aligner.facts.comparison import compare_quantities, say_difference
from aligner.facts.counting import PEOPLE
from aligner.facts.identity import may_be_same_party
from aligner.facts.said_on import is_day_of_saying
from aligner.facts.scope import other_places
from aligner.figure_gate import same_number
from aligner.gate import Gate
from aligner.gates import ALIKE_FROM, polarity_gate
from aligner.match import Judge, Verdict
from aligner.records import DateMention, Document, Facts, Grade, Quantity, RelationType, Why
from aligner.scenes import Scene, differ_in_scope, is_later_count, read_scenes

__all__ = ["Related", "Story", "counted_keys", "relate"]

FAR_APART = 100  # figures two orders of magnitude apart count other populations or other times


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """How two statements stand to each other, and how sure that is."""

    type: RelationType
    grade: Grade
    why: str
    by: tuple[str | None, str | None] = (None, None)  # the party that gives each figure
    ratio: float = 1.0  # of the larger figure to the smaller
    figures: tuple[Quantity, ...] = ()  # those of a numeric conflict


@dataclass(frozen=True, slots=True)
class Story:
    """The statements of a run with all that says whether two of them can be compared."""

    judge: Judge
    scenes: Sequence[Scene]

    @classmethod
    def read(cls, judge: Judge, documents: Sequence[Document]) -> Story:
        """Read the scene of every statement."""
        return cls(judge, read_scenes(judge.statements, judge.facts, documents))

    def facts(self, row: int) -> Facts:
        """Return the facts of the statement of a row."""
        return self.judge.facts[self.judge.statements[row].id]

    def both(self, i: int, j: int) -> tuple[Facts, Facts]:
        """Return the facts of two rows."""
        return self.facts(i), self.facts(j)

    def party(self, row: int) -> str | None:
        """Return who is credited with the statement of a row."""
        origin = self.facts(row).origin
        return origin.name if origin else None


def counted_keys(quantities: Sequence[Quantity]) -> set[tuple[str, str]]:
    """Return what may be compared of figures: people are people, whatever they are called."""
    return {
        ("person" if q.concept in PEOPLE else q.concept, q.event)
        for q in quantities
        if q.concept and q.event
    }


def relate(story: Story, i: int, j: int) -> Related | None:
    """Say how the statements of two rows stand to each other.

    Parameters
    ----------
    story : Story
    i, j : int
        Rows, ``i < j``.

    Returns
    -------
    Related or None
        None where they are not known to answer one question, or answer it alike.
    """
    if not _may_differ(story, i, j):
        return None
    verdict = story.judge.judge(i, j)
    gates: dict[str, Gate] = {gate.name: gate for gate in verdict.gates}
    numeric = _numeric(story, i, j, verdict, gates)
    if numeric is not None or not _may_contradict(story, i, j):
        return numeric
    return _otherwise(story, i, j, verdict, gates)


def _may_differ(story: Story, i: int, j: int) -> bool:
    """Whether there is anything by which to relate two statements; to judge them takes longer."""
    a, b = story.both(i, j)
    if all(_differing(a.quantities, b.quantities)):
        return True
    if not _told_apart(story, story.judge.candidates.get((i, j))):
        return False
    dates = date_gate(a, b)
    return polarity_gate(a, b, 1.0) is not None or (
        dates is not None and dates.verdict == "conflict"
    )


def _told_apart(story: Story, why: Why | None) -> bool:
    """Whether two candidates lie nearer to each other than to what stands around them."""
    return why is not None and (why.margin is None or why.margin >= story.judge.model.margin)


def _may_contradict(
    story: Story, i: int, j: int, by: tuple[str | None, str | None] | None = None
) -> bool:
    """Whether two statements may contradict each other at all.

    An author does not contradict itself in one text: what one document says conflicts only
    where it credits it to different parties.
    """
    if story.judge.docs[i] != story.judge.docs[j]:
        return True
    return _are_two(by or (story.party(i), story.party(j)))


def _are_two(parties: tuple[str | None, str | None]) -> bool:
    """Whether two parties are known, and are not one by two names."""
    one, other = parties
    return one is not None and other is not None and not may_be_same_party(one, other)


def _reads_alike(story: Story, i: int, j: int, verdict: Verdict) -> bool:
    """Whether two statements say the same but for what the gates found."""
    sure = verdict.probability >= story.judge.model.match
    return sure and _told_apart(story, story.judge.candidates.get((i, j)))


def _is_one_count(story: Story, i: int, j: int, verdict: Verdict) -> bool:
    """Whether figures of one counted thing and event answer one question.

    Two statements with two figures do if, with one figure, they might say the same: what then
    speaks against it is in their words, and not in what is asked. Where both say little else
    than who counts ("police put it at 25,000"), it is enough that nothing shows that they count
    in two places, if two parties count, and that they count in one, if it may be one party.
    """
    one, other = story.scenes[i].lead, story.scenes[j].lead
    parties = story.party(i), story.party(j)
    credited = _are_two(parties) or None not in (one, other, *parties)
    if credited and not other_places(one, other):
        return True
    p = min(max(verdict.probability, 1e-9), 1 - 1e-9)
    logit = math.log(p / (1 - p)) + max(0.0, story.judge.model.coefficients["figures_agree"])
    return 1 / (1 + math.exp(-logit)) >= story.judge.model.possible


def _numeric(
    story: Story, i: int, j: int, verdict: Verdict, gates: Mapping[str, Gate]
) -> Related | None:
    """Relate two statements by the figures of one thing that are nearest in size."""
    if "quantity" not in gates or gates["quantity"].verdict == "agree":
        return None
    sure: Grade = "match" if verdict.probability >= story.judge.model.strong else "possible"
    for x, y in _compared(story, i, j, verdict, gates["quantity"]):
        by = (x.by or story.party(i), y.by or story.party(j))
        if not _may_contradict(story, i, j, by):
            continue
        scenes = story.scenes[i], story.scenes[j]
        why = say_difference(x, y, by)
        if scope := differ_in_scope(x, y, *scenes, disputed=_are_two(by)):
            if (i, j) not in story.judge.candidates:
                continue  # of all that was counted elsewhere, only what reads alike needs telling
            return Related(type="different_scope", grade=sure, why=f"{scope}: {why}")
        if later := is_later_count(x, y, *scenes):
            return Related(type="update", grade=sure, why=f"{why}; {later}")
        if "date" in gates and gates["date"].verdict == "conflict":
            return _on_other_days(story, (i, x), (j, y), sure, f"{why}; {gates['date'].why}")
        return Related(
            type="numeric_conflict",
            grade=sure,
            why=why,
            by=by,
            ratio=_ratio(x, y),
            figures=(x, y),
        )
    return None


def _on_other_days(
    story: Story, one: tuple[int, Quantity], other: tuple[int, Quantity], sure: Grade, why: str
) -> Related:
    """Relate the figures of two days: the same count later on, or that of another day."""
    dated = [
        replace(story.scenes[row], published=_day(story.facts(row).dates))
        for row, _ in (one, other)
    ]
    grows = is_later_count(one[1], other[1], *dated) is not None
    return Related(type="update" if grows else "different_scope", grade=sure, why=why)


def _day(dates: Sequence[DateMention]) -> str | None:
    known = [d.latest for d in dates if d.latest]
    return max(known) if known else None


def _compared(
    story: Story, i: int, j: int, verdict: Verdict, gate: Gate
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of two statements that cannot both hold, the nearest in size first."""
    a, b = _differing(story.facts(i).quantities, story.facts(j).quantities)
    asked = _is_one_count(story, i, j, verdict)
    elsewhere = any(g.name in ("name", "place") and g.verdict == "open" for g in verdict.gates)
    alike = _reads_alike(story, i, j, verdict) and not elsewhere
    for x, y in sorted(product(a, b), key=lambda pair: _ratio(*pair)):
        if _ratio(x, y) > FAR_APART:
            return
        by_facts = asked and bool(counted_keys([x]) & counted_keys([y]))
        by_words = alike and len(a) == len(b) == 1
        if not (by_facts or by_words) or x.modality == y.modality == "vague":
            continue  # "hundreds" and "tens of thousands" are two crowds, not one in dispute
        free = _unbounded(x), _unbounded(y)
        if compare_quantities(*free, same_thing=by_words).kind == "conflicting":
            yield x, y


def _differing(
    a: Sequence[Quantity], b: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out the figures that both sides have."""
    return (
        [x for x in a if not any(same_number(x, y) for y in b)],
        [y for y in b if not any(same_number(x, y) for x in a)],
    )


def _unbounded(quantity: Quantity) -> Quantity:
    return replace(quantity, place=None, window=None, role="total")


def _ratio(x: Quantity, y: Quantity) -> float:
    smaller, larger = sorted(q.low or q.high or 0.0 for q in (x, y))
    return larger / smaller if smaller > 0 else inf if larger > 0 else 1.0


def _otherwise(
    story: Story, i: int, j: int, verdict: Verdict, gates: Mapping[str, Gate]
) -> Related | None:
    """Relate two statements that read alike, but for a negation or a date."""
    against = [gate.name for gate in verdict.conflicts]
    if against not in ([], ["polarity"], ["date"]) or not _reads_alike(story, i, j, verdict):
        return None
    if against == ["date"]:
        return _on_another_day(story, (i, j), verdict, gates["date"])
    if "polarity" not in gates or not (against or _is_dispute(story, i, j, verdict)):
        return None
    by = story.party(i), story.party(j)
    why = gates["polarity"].why + (f": {by[0]} against {by[1]}" if None not in by else "")
    return Related(type="polarity_conflict", grade="match" if against else "possible", why=why)


def _on_another_day(
    story: Story, rows: tuple[int, int], verdict: Verdict, gate: Gate
) -> Related | None:
    """Relate two statements that tell one thing of two days.

    Days differ most often because two things happened: a strike that began on one day and ended
    on another. They contradict each other only where nothing else sets the statements apart, and
    where they are the days of what is told: not those on which it was said, or counted from.
    """
    apart = any(other.verdict == "open" for other in verdict.gates)
    alike = verdict.probability >= story.judge.model.strong
    if apart or not alike or not all(_dates_what_is_told(story, row) for row in rows):
        return None
    return Related(type="date_conflict", grade="match", why=gate.why)


def _dates_what_is_told(story: Story, row: int) -> bool:
    statement, facts = story.judge.statements[row], story.facts(row)
    starts = [date.start - statement.start for date in facts.dates if date.earliest]
    counted = any(q.window in ("since", "until") for q in facts.quantities)
    said = [is_day_of_saying(statement.text, statement.lang, start) for start in starts]
    return not counted and not (said and all(said))


def _is_dispute(story: Story, i: int, j: int, verdict: Verdict) -> bool:
    """Whether a negation of one side contradicts the other, rather than word it differently.

    "No trains are running" says what "all trains are stopped" says. But where two parties are
    quoted, a yes and a no dispute; so does a no to what the other says nearly word for word.
    """
    negative = [f.polarity == "negative" or f.factuality == "denied" for f in story.both(i, j)]
    if negative[0] == negative[1]:
        return False
    by = story.party(i), story.party(j)
    if None not in by:
        return _are_two(by)
    denied = any(f.factuality == "denied" for f in story.both(i, j))
    said = max(story.judge.wording.coverage(i, j)) >= ALIKE_FROM
    return denied or (said and verdict.probability >= story.judge.model.strong)

"""Facts decide: what two statements agree on, where they contradict, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.date_gate import date_gate
from aligner.facts.counterparts import unanswered
from aligner.facts.identity import may_be_same_party
from aligner.facts.names import spelling_key
from aligner.facts.tokens import fold
from aligner.figure_gate import figure_gate
from aligner.gate import Gate, Verdict, say_alike
from aligner.hour_gate import hour_gate
from aligner.name_rivals import compare_names
from aligner.name_spelling import same_name
from aligner.records import Actor, Facts, Name, Origin, Pole

__all__ = ["Gate", "ask_gates", "polarity_gate"]

EXTENT_FROM = 0.6  # share of the longer statement's length that the shorter one must have
SAID_FROM = 0.35  # word coverage from which on the longer one says little that the other does not
SAME_ELSE_FROM = 0.5  # word coverage from which on the order of two parties tells who acts
_CONVERSE = frozenset(["order", "trade", "commerce", "winning"])  # one event, told by either side
ALIKE_FROM = 0.7  # word coverage from which on two statements differ in little but a negation


def polarity_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    """Ask whether each side says no as often as the other, in whatever words.

    How much is alike decides on the verdict, never on whether there is one.
    """
    negative = [f.polarity == "negative" or f.factuality == "denied" for f in (a, b)]
    opposite = negative[0] != negative[1]
    left = unanswered(a.negations, b.negations)
    if not left and not (opposite and not (b if negative[0] else a).negations):
        return None
    # "no longer needed" and "abolished" say the same: a negation contradicts only where the
    # rest of the words is the same.
    verdict: Verdict = "conflict" if opposite and alike >= ALIKE_FROM else "open"
    why = "one side says no, the other yes" if opposite else f"only one side says “{left[0].text}”"
    return Gate(name="polarity", verdict=verdict, why=why)


def _own_names(side: Facts, other: Facts) -> list[Name]:
    """Leave out the numbers that the other side reads as years, and who is credited on either.

    Two credited parties are compared as origins. Where one side alone credits a party, the other
    may name it in words that hand nothing over.
    """
    years = {str(d.earliest)[:4] for d in other.dates if str(d.latest)[:4] == str(d.earliest)[:4]}
    names = [n for n in side.names if n.key not in years]
    if side.origin is None or other.origin is None:
        return names
    return [
        n
        for n in names
        if not _is_party(n, side.origin)
        and not (n.text[0].isupper() and same_name(n.key, spelling_key(other.origin.name)))
    ]


def _speak_of_themselves(a: Facts, b: Facts) -> bool:
    """Say whether two parties each say something of itself: "we shall pay", by two."""
    if a.origin is None or b.origin is None or not (a.of_speaker and b.of_speaker):
        return False
    return not may_be_same_party(a.origin.name, b.origin.name)


def _is_party(name: Name, party: Origin) -> bool:
    """Say whether a name is that of a credited party, written out or by its initials."""
    return party.start <= name.start < party.end or name.key == fold(party.name)


def _name_gate(side: Facts, other: Facts) -> Gate | None:
    if _speak_of_themselves(side, other):
        return Gate(name="name", verdict="open", why="each speaks of another party: of itself")
    a, b = _own_names(side, other), _own_names(other, side)
    if not a or not b:
        return None
    alike, apart = compare_names(a, b)
    if apart:
        why = f"one names “{apart[0].text}”, the other “{apart[1].text}”"
        return Gate(name="name", verdict="open", why=why)
    whys = [say_alike(f"“{x.text}”", f"“{y.text}”") for x, y in alike]
    if not whys:
        return None
    return Gate(name="name", verdict="agree", why="; ".join(dict.fromkeys(whys)))


def _tense_gate(a: Facts, b: Facts) -> Gate | None:
    if {a.tense, b.tense} != {"ahead", "done"}:
        return None
    return Gate(name="tense", verdict="open", why="one side announces it, of the other it is done")


def _mood_gate(a: Facts, b: Facts) -> Gate | None:
    """Ask whether one side only asks for, plans or suspects what the other tells as done."""
    for one, other in ((a, b), (b, a)):
        moods = _unanswered_marks(one, other, "mood.")
        if moods and other.tense == "done":
            why = f"one side tells as done what of the other is only {', '.join(moods)}"
            return Gate(name="mood", verdict="open", why=why)
    return None


def _rank_gate(a: Facts, b: Facts) -> Gate | None:
    """Ask whether both speak of the same office, of somebody or of their kin: "ex-minister"."""
    for scale in ("rank.", "kin."):
        left = {*_unanswered_marks(a, b, scale), *_unanswered_marks(b, a, scale)}
        if left:
            why = f"only one side speaks of: {', '.join(sorted(left))}"
            return Gate(name="rank", verdict="open", why=why)
    return None


def _unanswered_marks(one: Facts, other: Facts, scale: str) -> list[str]:
    """Return the marks of a side's main clause that the other side has nowhere."""
    left = {*one.marks} - {*other.marks_anywhere}
    return sorted(mark.removeprefix(scale) for mark in left if mark.startswith(scale))


def _place_gate(a: Facts, b: Facts) -> Gate | None:
    if {a.area, b.area} != {"whole", "part"}:
        return None
    return Gate(name="place", verdict="open", why="one speaks of the whole, the other of a part")


def _subject_gate(a: Facts, b: Facts) -> Gate | None:
    if a.complete and b.complete:
        return None
    return Gate(name="subject", verdict="open", why="who or what it speaks of stands before it")


def _degree_gate(a: Facts, b: Facts) -> Gate | None:
    if a.nearly == b.nearly:
        return None
    return Gate(name="degree", verdict="open", why="one side says nearly, the other does not")


def _extent_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    """Ask whether one side says much more, by its length and by its words."""
    shorter, longer = sorted((a.extent, b.extent))
    if shorter >= EXTENT_FROM * longer or not shorter:
        return None
    if alike >= SAID_FROM:
        return Gate(name="detail", verdict="open", why="one side says more than the other")
    return Gate(name="extent", verdict="open", why="one side says much more than the other")


def _opposite_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    """Ask whether each side stands on another pole of a scale: one open, the other closed."""
    opposed = _opposed(a.poles, b.poles)
    one_side = alike >= SAME_ELSE_FROM and not _are_swapped(a, b)
    left = [scale for scale in opposed if scale not in _CONVERSE or one_side]
    if not left:
        return None
    one, other = opposed[left[0]]
    why = f"one says “{one.text}”, the other “{other.text}”"
    return Gate(name="opposite", verdict="open", why=why)


def _opposed(a: Sequence[Pole], b: Sequence[Pole]) -> dict[str, tuple[Pole, Pole]]:
    """Return a word of each side for each scale on which they stand on other poles."""
    ours, theirs = _one_pole(a), _one_pole(b)
    both = {scale: (ours[scale], theirs[scale]) for scale in ours if scale in theirs}
    return {scale: (x, y) for scale, (x, y) in both.items() if x.pole != y.pole}


def _one_pole(poles: Sequence[Pole]) -> dict[str, Pole]:
    """Return a word for each scale of which one pole stands alone: both explain nothing."""
    first: dict[str, Pole] = {}
    for pole in poles:
        first.setdefault(pole.scale, pole)
    mixed = {pole.scale for pole in poles if pole.pole != first[pole.scale].pole}
    return {scale: pole for scale, pole in first.items() if scale not in mixed}


def _actor_gate(a: Facts, b: Facts, alike: float) -> Gate | None:
    """Ask whether one acts on another on one side, and the other way round on the other.

    Who acts may also be another kind of party altogether: a fishing boat, a plane.
    """
    if not a.actors or not b.actors or alike < SAME_ELSE_FROM:
        return None
    speaks = _speaks(a)
    if speaks != _speaks(b):
        return None
    if _are_swapped(a, b):
        differ = not _CONVERSE & _opposed(a.poles, b.poles).keys()  # "sold to", "bought from"
    else:
        named = a.actors[0].named or b.actors[0].named
        met = _keys(a.actors) & _keys(b.actors[:1]) or _keys(b.actors) & _keys(a.actors[:1])
        differ = not (named or met or speaks)  # two parties may say the same
    why = f"of one “{a.actors[0].text}” is the subject, of the other “{b.actors[0].text}”"
    return Gate(name="actor", verdict="open", why=why) if differ else None


def _speaks(side: Facts) -> bool:
    """Say whether the subject is who is credited with the rest: "Russia accused Turkey"."""
    subject, by = side.actors[0], side.origin
    return by is not None and subject.start < by.end and by.start < subject.end


def _are_swapped(a: Facts, b: Facts) -> bool:
    """Say whether each side's subject is another party of the other side."""
    ours, theirs = _keys(a.actors[:1]), _keys(b.actors[:1])
    return bool(not ours & theirs and ours & _keys(b.actors) and theirs & _keys(a.actors))


def _keys(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(key for actor in actors for key in actor.keys)


def ask_gates(a: Facts, b: Facts, *, alike: float) -> tuple[Gate, ...]:
    """Ask every gate that has something to go by.

    Parameters
    ----------
    a, b : Facts
        Of two statements, each read from its own language.
    alike : float
        How much of each statement the other says at least, word by word, in [0, 1].

    Returns
    -------
    tuple of Gate
        In a fixed order; a gate that has nothing to compare is left out.
    """
    gates = (
        figure_gate(a, b),
        polarity_gate(a, b, alike),
        date_gate(a, b),
        hour_gate(a, b),
        _tense_gate(a, b),
        _mood_gate(a, b),
        _name_gate(a, b),
        _rank_gate(a, b),
        _place_gate(a, b),
        _opposite_gate(a, b, alike),
        _actor_gate(a, b, alike),
        _degree_gate(a, b),
        _extent_gate(a, b, alike),
        _subject_gate(a, b),
    )
    return tuple(gate for gate in gates if gate is not None)

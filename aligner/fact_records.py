"""What is read from one statement, in its own language: figures, dates, names, who says it and how.

Records as those of `aligner.records`, which hands them on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Actor",
    "Area",
    "DateMention",
    "Facts",
    "Factuality",
    "Hour",
    "Modality",
    "Name",
    "Negation",
    "Origin",
    "Polarity",
    "Pole",
    "Quantity",
    "Role",
    "Tense",
]

Factuality = Literal["asserted", "attributed", "hedged", "denied"]
Modality = Literal["=", "~", ">=", "<=", "range", "vague"]
Polarity = Literal["positive", "negative"]
Tense = Literal["ahead", "done"]  # announced, or come about
Area = Literal["whole", "part"]  # of a country, a region, the world
Role = Literal["total", "part", "additional"]  # "12 of them", "another 200"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as the source language writes it, and what it counts."""

    start: int
    end: int
    text: str
    low: float | None  # None: open below
    high: float | None  # None: open above
    modality: Modality
    counted: str | None = None  # verbatim: "civilians", "hombres menores de 50 años"
    concept: str | None = None  # language-independent key of what is counted: "person", "percent"
    event: str | None = None  # language-independent key of what befell it: "death", "displacement"
    other: float | None = None  # the second reading of an ambiguous figure: English "5.000"
    role: Role = "total"
    place: str | None = None  # key of the gazetteer, or the name as its clause writes it
    window: str | None = None  # the time in which it was counted: "since", "day", "1 d", "per d"
    by: str | None = None  # who gives it, where its sentence credits several parties


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or period that the text names, as an interval of days (ISO 8601, inclusive)."""

    start: int
    end: int
    text: str
    earliest: str | None  # None: not resolved, for want of a publication date
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """An hour of the day that the text names."""

    start: int
    end: int
    minutes: int  # since midnight
    exact: bool = True  # False: before noon or after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The party to whom the document credits a statement, and where it says so."""

    name: str  # canonical, over the alias table
    start: int
    end: int
    via: tuple[str, ...] = ()  # who passed it on, nearest first: "police told AFP" is via AFP


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named place, person or organisation, under one key in all languages."""

    start: int
    end: int
    text: str
    key: str  # exonyms and spellings folded: Alepo, Alep, Aleppo -> "aleppo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A word that negates, or that says in one language what another may say by a negation."""

    start: int
    end: int
    text: str
    cue: str  # "not": negates for sure; else the class of a word that may: "without", "refuse"
    before: int  # how many words and marks of the statement stand before it
    after: int  # and from it to the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """A word that stands on a pole of a scale: open or closed, rose or fell."""

    start: int
    end: int
    text: str
    scale: str
    pole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party that acts or is acted on: all keys of its noun phrase."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    named: bool  # it begins with a name or a people: "the Syrian army"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What decides whether two statements say the same: read from the source language only."""

    origin: Origin | None = None
    factuality: Factuality = "asserted"
    polarity: Polarity = "positive"
    negations: tuple[Negation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    hours: tuple[Hour, ...] = ()
    names: tuple[Name, ...] = ()
    poles: tuple[Pole, ...] = ()
    actors: tuple[Actor, ...] = ()  # the first is the subject; none where that is not sure
    extent: int = 0  # code points of what it says, who is credited left out; 0: not measured
    nearly: bool = False  # what it says was nearly so
    tense: Tense | None = None
    area: Area | None = None
    marks: tuple[str, ...] = ()  # of its main clause: "mood.asked", see `aligner.facts.marks`
    marks_anywhere: tuple[str, ...] = ()
    of_speaker: bool = False  # it says something of the party to whom it is credited
    complete: bool = True  # False: who or what it speaks of stands outside of it

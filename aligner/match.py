"""Judge pairs of statements: embeddings propose, facts decide, a calibrated model weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from aligner.align.candidates import find_candidates
from aligner.align.comparable import comparable_documents
from aligner.align.routes import DIGITS, Routes, document_rows, nearness
from aligner.align.words import Wording
from aligner.gate import Gate
from aligner.gates import ask_gates
from aligner.match_model import FEATURES, MatchModel
from aligner.records import Facts, Grade, Link, Statement, Why

__all__ = [
    "FEATURES",
    "OUTWEIGHED",
    "Judge",
    "MatchModel",
    "Verdict",
    "find_links",
    "pair_features",
]

# So alike, both speak of the same, and what one adds is no other claim.
OUTWEIGHED = frozenset(["subject", "detail"])  # gates that stay open below a strong match only
NEARER_FROM = 1.1  # margin below which two statements are as near as any in their documents


def pair_features(
    languages: tuple[str, str],
    gates: Sequence[Gate],
    why: Why,
    *,
    covered: float,
    in_context: float,
) -> dict[str, float]:
    """Describe a pair of statements by numbers.

    Parameters
    ----------
    languages : pair of str
        Languages of the two.
    gates : sequence of Gate
        What was asked of the pair.
    why : Why
        Its similarities.
    covered : float
        How much of each the other says at least, word by word, in [0, 1].
    in_context : float
        How much they say of each other, token by token and in context, in [-1, 1].

    Returns
    -------
    dict of str to float
        One value for each of `FEATURES`. The order of the pair does not matter.
    """
    verdicts = {gate.name: gate.verdict for gate in gates}
    return {
        "direct": why.direct,
        "pivot": why.direct if why.pivot is None else why.pivot,
        "covered": round(covered, DIGITS),
        "in_context": round(in_context, DIGITS),
        "cross_language": float(languages[0] != languages[1]),
        "figures_agree": float(verdicts.get("quantity") == "agree"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the judge says of one pair; ``grade`` is None where the pair is no link."""

    probability: float
    grade: Grade | None
    why: Why
    gates: tuple[Gate, ...]

    @property
    def conflicts(self) -> tuple[Gate, ...]:
        """The gates that the pair did not pass."""
        return tuple(gate for gate in self.gates if gate.verdict == "conflict")


class _Alike(NamedTuple):
    """How much two statements say of each other, by words and by tokens in context."""

    covered: float
    in_context: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges any two statements of one run by their rows; each pair once.

    Parameters
    ----------
    statements : sequence of Statement, length n
        Document by document.
    facts : mapping of str to Facts
        By statement id.
    routes : Routes
        Vectors of the n statements.
    wording : Wording
        Their words and tokens, in the pivot language where its route is usable.
    model : MatchModel
    decisions : mapping of (str, str) to bool
        What an analyst said of a pair of statement ids (``a < b``): same, or not.
    headlines : frozenset of str
        Ids of the statements that stand in a title.

    Attributes
    ----------
    docs : ndarray of shape (n,), intp
        Index of each statement's document.
    comparable : frozenset of (int, int)
        Documents ``a < b`` that are compared: all of them, but in a large collection.
    candidates : mapping of (int, int) to Why
        Rows ``i < j`` of the mutual neighbours by either route that may be a link, with their
        similarities.
    """

    statements: Sequence[Statement]
    facts: Mapping[str, Facts]
    routes: Routes
    wording: Wording
    model: MatchModel
    decisions: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    headlines: frozenset[str] = frozenset()
    docs: NDArray[np.intp] = field(init=False)
    _rows: list[slice] = field(init=False, repr=False)
    comparable: frozenset[tuple[int, int]] = field(init=False, repr=False)
    candidates: Mapping[tuple[int, int], Why] = field(init=False, repr=False)
    _alike: dict[tuple[int, int], _Alike] = field(init=False, repr=False, default_factory=dict)
    _known: dict[tuple[int, int], Verdict] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        order = {doc: at for at, doc in enumerate(dict.fromkeys(s.doc for s in self.statements))}
        docs = np.array([order[s.doc] for s in self.statements], dtype=np.intp)
        object.__setattr__(self, "docs", docs)
        object.__setattr__(self, "_rows", document_rows(docs))
        comparable = comparable_documents(self.routes, docs)
        object.__setattr__(self, "comparable", frozenset(comparable))
        found = find_candidates(self.routes, docs, comparable, margin=NEARER_FROM)
        # of two short texts each, which more threads only slow down
        with threadpool_limits(limits=1, user_api="blas"):
            near = {pair: why for pair, why in found.items() if self._may_link(*pair, why)}
        object.__setattr__(self, "candidates", near)

    def _may_link(self, i: int, j: int, why: Why) -> bool:
        """Whether a pair is at least ``possible`` where its figures agree and no gate stops it."""
        agree = (Gate(name="quantity", verdict="agree", why=""),)

        def may(alike: _Alike) -> bool:
            features = self._features(i, j, agree, why, alike)
            return self.model.probability(features) >= self.model.possible

        covered = min(self.wording.coverage(i, j))
        if not may(_Alike(covered, 1.0)):  # tokens cost more than words
            return False
        alike = _Alike(covered, self.wording.in_context(i, j))
        if not may(alike):
            return False
        self._alike[i, j] = alike
        return True

    def judge(self, i: int, j: int) -> Verdict:
        """Judge the statements of rows `i` and `j`, of whatever documents."""
        i, j = min(i, j), max(i, j)
        if (known := self._known.get((i, j))) is not None:
            return known
        verdict = self._judge(i, j)
        if verdict.grade is not None:  # most pairs are no links, and would fill the memory
            self._known[i, j] = verdict
        return verdict

    def is_strong(self, i: int, j: int) -> bool:
        """Say whether a match is sure enough to count two origins, or an analyst said so."""
        return bool(self._said(i, j)) or self.judge(i, j).probability >= self.model.strong

    def describe(self, i: int, j: int) -> tuple[tuple[Gate, ...], Why, dict[str, float]]:
        """Return the gates, the similarities and the features of rows ``i < j``."""
        a, b = self.statements[i], self.statements[j]
        alike = self._alike.get((i, j)) or _Alike(
            min(self.wording.coverage(i, j)), self.wording.in_context(i, j)
        )
        gates = ask_gates(self.facts[a.id], self.facts[b.id], alike=alike.covered)
        why = self.candidates.get((i, j)) or self._similarities(i, j)
        why = replace(why, gates=tuple(map(str, gates)))
        return gates, why, self._features(i, j, gates, why, alike)

    def _features(
        self, i: int, j: int, gates: Sequence[Gate], why: Why, alike: _Alike
    ) -> dict[str, float]:
        languages = self.statements[i].lang, self.statements[j].lang
        return pair_features(languages, gates, why, **alike._asdict())

    def _judge(self, i: int, j: int) -> Verdict:
        gates, why, features = self.describe(i, j)
        probability = self.model.probability(features)
        grade: Grade | None = self._grade(probability, gates, why)
        if grade == "match" and probability < self.model.strong and self._are_headlines(i, j):
            grade = "possible"
        if (said := self._said(i, j)) is not None:
            grade = "match" if said else None
        return Verdict(probability=probability, grade=grade, why=why, gates=gates)

    def _are_headlines(self, i: int, j: int) -> bool:
        """Say whether both are of a title: it names the event, and leaves the rest to the text."""
        return {self.statements[i].id, self.statements[j].id} <= self.headlines

    def _said(self, i: int, j: int) -> bool | None:
        """Return what an analyst said of a pair; None where nothing."""
        a, b = sorted((self.statements[i].id, self.statements[j].id))
        return self.decisions.get((a, b))

    def _similarities(self, i: int, j: int) -> Why:
        rows, columns = slice(i, i + 1), slice(j, j + 1)
        pivot = float(self.routes.pivot_similarity(rows, columns)[0, 0])
        mean = float(self.routes.similarity(rows, columns)[0, 0])
        return Why(
            direct=round(float(self.routes.direct_similarity(rows, columns)[0, 0]), DIGITS),
            pivot=None if math.isnan(pivot) else round(pivot, DIGITS),
            margin=self._margin(i, j, mean),
            gates=(),
        )

    def _margin(self, i: int, j: int, similarity: float) -> float | None:
        if self.docs[i] == self.docs[j]:
            return None
        one = nearness(self.routes, i, j, self._rows[self.docs[j]])
        other = nearness(self.routes, j, i, self._rows[self.docs[i]])
        if one is None or other is None:
            return None
        return round(similarity / max((one + other) / 2, 1e-3), DIGITS)

    def _grade(self, probability: float, gates: Sequence[Gate], why: Why) -> Grade | None:
        open_ = {gate.name for gate in gates if gate.verdict == "open"}
        if any(gate.verdict == "conflict" for gate in gates) or probability < self.model.possible:
            return None
        if why.margin is not None and why.margin < NEARER_FROM:
            return None
        if probability >= self.model.strong:
            open_ -= OUTWEIGHED
        told_apart = why.margin is None or why.margin >= self.model.margin
        sure = probability >= self.model.match and told_apart and not open_
        return "match" if sure else "possible"


def find_links(judge: Judge) -> list[Link]:
    """Link statements of different documents that say the same, or may.

    Candidates are mutual nearest neighbours by either route, and the pairs that an analyst
    called the same.

    Returns
    -------
    list of Link
        By statement order, each pair once.
    """
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    pairs = set(judge.candidates)
    for (a, b), same in judge.decisions.items():
        if same and a in rows and b in rows:
            pairs.add((min(rows[a], rows[b]), max(rows[a], rows[b])))
    links = []
    for i, j in sorted(pairs):
        verdict = judge.judge(i, j)
        if verdict.grade is not None:
            a, b = sorted((judge.statements[i].id, judge.statements[j].id))
            links.append(
                Link(
                    a=a,
                    b=b,
                    grade=verdict.grade,
                    probability=verdict.probability,
                    why=verdict.why,
                )
            )
    return sorted(links, key=lambda link: (link.a, link.b))

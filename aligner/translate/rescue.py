"""What is tried when a translation fails its guards: other searches, then other cuts.

A search returns several finished sentences; the best one that the guards have no objection to is
kept, else the one that loses the fewest facts. Reranking by what the source says is cheap, and
where the model knows the right word at all it is mostly among the candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aligner.protocols import Counts
from aligner.translate.cuts import cut, halve, is_verbatim, join, split_addresses
from aligner.translate.engine import Candidate, Decoding
from aligner.translate.guards import FLAGS, Guard, Verdict
from aligner.translate.pieces import Encoded, Pieces
from aligner.translate.respell import in_digits

__all__ = ["Draft", "Search", "draft_all"]

WIDER = 3  # times the beams of the first search
NO_REPEAT = 4  # pieces, where the fault is a loop
ENDLESS = frozenset({"repetition", "truncated", "empty"})
OF_A_PART = frozenset({"length_ratio", "copied_source"})  # say nothing of the whole
SHORTEST = 8  # pieces; what is shorter is not cut in two to make it easier

Search = Callable[[Sequence[tuple[str, ...]], Decoding], Mapping[tuple[str, ...], list[Candidate]]]


class Draft(NamedTuple):
    """The best translation of a passage so far."""

    text: str
    score: float
    verdict: Verdict
    counts: Counts

    @property
    def rank(self) -> tuple[bool, int, int, float]:
        """The smaller, the better."""
        return bool(self.verdict.flags), self.verdict.lost, len(self.verdict.flags), -self.score


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text that is searched for as one."""

    text: str
    guard: Guard
    encoded: Encoded


def draft_all(
    texts: Sequence[str],
    *,
    guard: Callable[[str], Guard],
    pieces: Pieces,
    prefix: str,
    longest: int,
    search: Search,
    decoding: Decoding,
    retry: bool,
) -> list[Draft]:
    """Translate each text as well as the guards can tell.

    Parameters
    ----------
    texts : sequence of str
        As the model should read them, none blank.
    guard : callable
        Makes the guard of a source text.
    pieces : Pieces
    prefix : str
        Target language mark, or empty.
    longest : int
        Source pieces that the model handles well; longer texts are cut at clause boundaries.
    search : callable
        Source pieces and how to search -> candidates, best first.
    decoding : Decoding
        The first search.
    retry : bool
        Whether what fails is tried again.
    """

    def passage(text: str) -> _Passage:
        return _Passage(text, guard(text), pieces.encode(text, prefix))

    def n_pieces(text: str) -> int:
        return len(pieces.encode(text, prefix).pieces)

    def best(passages: Sequence[_Passage], decoding: Decoding) -> list[Draft]:
        found = search([p.encoded.pieces for p in passages if not is_verbatim(p.text)], decoding)
        return [
            _repeated(p) if is_verbatim(p.text) else _best(p, found[p.encoded.pieces], pieces)
            for p in passages
        ]

    def halves(source: _Passage) -> list[_Passage]:
        return [passage(half) for half in halve(source.text) if half]

    def respell(source: _Passage) -> _Passage:
        text = in_digits(source.text, source.guard.source_lang)
        return _Passage(text, source.guard, pieces.encode(text, prefix))

    def cut_up(text: str) -> list[_Passage]:
        parts = [
            part
            for stretch in split_addresses(text)
            for part in ([stretch] if is_verbatim(stretch) else cut(stretch, n_pieces, longest))
        ]
        return [passage(part) for part in parts]

    parts = [cut_up(text) for text in texts]
    flat = [part for row in parts for part in row]
    drafts = best(flat, decoding)
    if retry:
        drafts = _wider(flat, drafts, best, decoding)
        drafts = _respelled(flat, drafts, best, decoding, respell)
        drafts = _shorter(flat, drafts, best, decoding, halves)
    made = iter(drafts)
    return [
        _join(guard(text), row, [next(made) for _ in row])
        for text, row in zip(texts, parts, strict=True)
    ]


Best = Callable[[Sequence[_Passage], Decoding], list[Draft]]


def _repeated(source: _Passage) -> Draft:
    n = len(source.encoded.pieces)
    return Draft(source.text, 0.0, Verdict((), 0), Counts(n, n, source.encoded.unknown))


def _best(source: _Passage, candidates: Sequence[Candidate], pieces: Pieces) -> Draft:
    drafts = []
    for candidate in candidates:
        text = pieces.decode(candidate.pieces)
        verdict = source.guard.examine(text, truncated=candidate.truncated)
        counts = Counts(
            source=len(source.encoded.pieces),
            target=len(candidate.pieces),
            unknown=source.encoded.unknown,
        )
        drafts.append(Draft(text, candidate.score, verdict, counts))
        if not verdict.flags:
            break  # the first that passes: those behind it scored lower
    return min(drafts, key=lambda draft: draft.rank)


def _wider(
    sources: Sequence[_Passage], drafts: list[Draft], best: Best, decoding: Decoding
) -> list[Draft]:
    """Search with more beams what failed, and without repetition what loops."""
    wide = WIDER * decoding.num_beams
    beams = replace(decoding, num_beams=wide, num_candidates=wide)
    for loops, tried in ((False, beams), (True, replace(beams, no_repeat_ngram_size=NO_REPEAT))):
        failed = [
            i for i, d in enumerate(drafts)
            if d.verdict.flags and ("repetition" in d.verdict.flags) == loops
        ]  # fmt: skip
        drafts = _improved(drafts, failed, best([sources[i] for i in failed], tried))
    return drafts


def _respelled(
    sources: Sequence[_Passage],
    drafts: list[Draft],
    best: Best,
    decoding: Decoding,
    respell: Callable[[_Passage], _Passage],
) -> list[Draft]:
    """Write the numbers in words of what lost a figure in digits; the guard stays as it was."""
    lost = [i for i, d in enumerate(drafts) if "figures_differ" in d.verdict.flags]
    other = {i: respell(sources[i]) for i in lost}
    failed = [i for i in lost if other[i].text != sources[i].text]
    return _improved(drafts, failed, best([other[i] for i in failed], decoding))


def _shorter(
    sources: Sequence[_Passage],
    drafts: list[Draft],
    best: Best,
    decoding: Decoding,
    halves: Callable[[_Passage], list[_Passage]],
) -> list[Draft]:
    """Translate by halves what still fails, and by their halves while it loops or has no end."""
    failed = [
        i for i, d in enumerate(drafts)
        if d.verdict.flags and len(sources[i].encoded.pieces) > SHORTEST
    ]  # fmt: skip
    if not failed:
        return drafts
    parts = [halves(sources[i]) for i in failed]
    flat = [part for row in parts for part in row]
    made = best(flat, decoding)
    endless = [i for i, d in enumerate(made) if ENDLESS.intersection(d.verdict.flags)]
    again = _shorter([flat[i] for i in endless], [made[i] for i in endless], best, decoding, halves)
    made = _improved(made, endless, again)
    rest = iter(made)
    joined = [
        _join(sources[i].guard, row, [next(rest) for _ in row])
        for i, row in zip(failed, parts, strict=True)
    ]
    return _improved(drafts, failed, joined)


def _improved(drafts: list[Draft], failed: Sequence[int], new: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with what is better put in, and every retry counted."""
    improved = list(drafts)
    for i, draft in zip(failed, new, strict=True):
        retries = drafts[i].counts.retries + 1
        kept = min(drafts[i], draft, key=lambda d: d.rank)
        improved[i] = kept._replace(counts=kept.counts._replace(retries=retries))
    return improved


def _join(guard: Guard, parts: Sequence[_Passage], drafts: Sequence[Draft]) -> Draft:
    """Put parts together, and look at the whole."""
    if len(drafts) == 1:
        return drafts[0]
    text = join([part.text for part in parts], [draft.text for draft in drafts])
    counts = Counts(
        source=sum(d.counts.source for d in drafts),
        target=sum(d.counts.target for d in drafts),
        unknown=sum(d.counts.unknown for d in drafts),
        parts=len(drafts),
        retries=sum(d.counts.retries for d in drafts),
    )
    weights = [d.counts.target + 1 for d in drafts]
    score = sum(d.score * w for d, w in zip(drafts, weights, strict=True)) / sum(weights)
    whole = guard.examine(text)
    # What one part lost may stand in another, and the whole then looks complete.
    found = {*whole.flags, *(f for d in drafts for f in d.verdict.flags if f not in OF_A_PART)}
    lost = max(whole.lost, sum(d.verdict.lost for d in drafts))
    verdict = Verdict(tuple(flag for flag in FLAGS if flag in found), lost)
    return Draft(text, score, verdict, counts)

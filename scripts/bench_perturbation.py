"""Measure the gates on true pairs with one fact changed on one side, in the manner of xsim++.

    python scripts/bench_perturbation.py FOLDER [--pairs 300] [--seed 0] [--cosine] [--show KIND]

``FOLDER`` holds TSV files with the columns ``docid`` (with a day, ``.../2007/12/12/...``), ``en``,
``es`` and ``fr``: one sentence and its human translations, of which `changed_pairs` makes pairs.
A pair is stopped where a gate says ``conflict`` or ``open``: it may not be a ``match``.
Where the change makes two credited parties of one, what they say is one claim of two origins, and
is counted so: those that no gate stops are named apart.
``--cosine`` embeds the same pairs with the bundled model and prints what the cosine alone would
stop, at the threshold that best separates changed from unchanged.

References
----------
.. [1] M. Chen et al., "xSIM++: an improved proxy to bitext mining performance for low-resource
   languages", ACL 2023.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path

import numpy as np
from changed_pairs import KINDS, Pair, Row, read_rows, sample_pairs

from aligner.facts import read_facts
from aligner.facts.identity import may_be_same_party
from aligner.gate import Gate
from aligner.gates import ask_gates
from aligner.records import Document, Facts, Sentence, Statement

# "subject" and "extent" ask how a sentence stands in its text, and here it has none.
FACTS = frozenset(["quantity", "polarity", "date", "hour", "name", "degree"])
EVERY = FACTS | {"subject", "extent"}
OWN = {  # the gates that ask for what was changed
    "figure": frozenset(["quantity", "hour"]),
    "name": frozenset(["name"]),
    "date": frozenset(["date"]),
    "negation": frozenset(["polarity"]),
}


def facts_of(text: str, lang: str, row: Row) -> Facts:
    """Read a sentence as the only statement of a document."""
    day = re.search(r"\d{4}/\d\d/\d\d", row["docid"])
    published = day.group().replace("/", "-") if day else None
    document = Document(id="d", paths=(), text=text, lang=lang, published=published)
    sentence = Sentence(doc="d", start=0, end=len(text), kind="body")
    statement = Statement(
        doc="d", sentence=sentence.id, start=0, end=len(text), text=text, lang=lang
    )
    return read_facts(document, [sentence], [statement])[statement.id]


def gates_of(pair: Pair, text: str) -> tuple[Gate, ...]:
    """Ask the gates of a pair whose second side reads `text`; translations are alike."""
    one, other = pair.langs
    a, b = facts_of(pair.row[one], one, pair.row), facts_of(text, other, pair.row)
    return ask_gates(a, b, alike=1.0)


def is_other_origin(pair: Pair) -> bool:
    """Say whether the change makes two credited parties of one: two origins of one claim."""
    one, other = pair.langs
    said, before, after = (
        facts_of(text, lang, pair.row).origin
        for text, lang in ((pair.texts[0], one), (pair.texts[1], other), (pair.changed, other))
    )
    if said is None or before is None or after is None:
        return False
    return may_be_same_party(said.name, before.name) and not may_be_same_party(
        said.name, after.name
    )


def stopping(gates: Sequence[Gate], only: Container[str] = EVERY) -> list[str]:
    """Return the names of the gates that bar a match, of all or of some."""
    return [gate.name for gate in gates if gate.verdict != "agree" and gate.name in only]


def cosines(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Embed both sides and the changed side in one batch; return both cosines of each pair."""
    from aligner.backends import load_embedder
    from aligner.config import Config

    texts = [t for pair in pairs for t in (*pair.texts, pair.changed)]
    vectors = load_embedder(Config()).embed(texts).reshape(len(pairs), 3, -1)
    return (
        np.einsum("nd,nd->n", vectors[:, 0], vectors[:, 1]),
        np.einsum("nd,nd->n", vectors[:, 0], vectors[:, 2]),
    )


def best_threshold(unchanged: np.ndarray, changed: np.ndarray) -> tuple[float, float, float]:
    """Return the threshold of best balanced accuracy, and the shares stopped below it."""
    shares = [
        (float((changed < cut).mean()), float((unchanged < cut).mean()), float(cut))
        for cut in np.unique(np.concatenate([unchanged, changed]))
    ]
    stopped, wrong, cut = max(shares, key=lambda share: share[0] - share[1])
    return cut, stopped, wrong


def report(kind: str, pairs: Sequence[Pair], *, cosine: bool, show: bool) -> None:
    """Print one line of the table, and with `show` every pair that went wrong."""
    changed = [gates_of(pair, pair.changed) for pair in pairs]
    unchanged = [gates_of(pair, pair.texts[1]) for pair in pairs]
    line = f"{kind:<9} {len(pairs):>5}"
    for only in (OWN[kind], FACTS, EVERY):
        for sides in (changed, unchanged):
            share = sum(bool(stopping(gates, only)) for gates in sides) / len(pairs)
            line += f" {share:>8.1%}"
    if cosine:
        cut, at_best, wrong_at_best = best_threshold(*cosines(pairs))
        line += f" {at_best:>11.1%} {wrong_at_best:>8.1%} {cut:>6.2f}"
    conflicts = sum(
        any(gate.verdict == "conflict" and gate.name in OWN[kind] for gate in gates)
        for gates in changed
    )
    credited = sum(
        is_other_origin(pair)
        for pair, gates in zip(pairs, changed, strict=True)
        if not stopping(gates, OWN[kind])
    )
    note = f"; {conflicts} of the changed in conflict"
    note += f"; {credited} let through credit another party" if credited else ""
    by_gate = Counter(name for gates in unchanged for name in stopping(gates))
    print(
        line, " wrongly by", ", ".join(f"{n} {k}" for n, k in by_gate.most_common()) or "none", note
    )
    if show:
        show_mistakes(pairs, changed, unchanged)


def show_mistakes(
    pairs: Sequence[Pair], changed: Sequence[Sequence[Gate]], unchanged: Sequence[Sequence[Gate]]
) -> None:
    """Print what was let through, and what was wrongly stopped, and by what."""
    for pair, now, before in zip(pairs, changed, unchanged, strict=True):
        if not stopping(now, FACTS):
            print(f"  LET THROUGH {pair.langs}\n    {pair.texts[0]}\n    {pair.changed}")
        if stopping(before, FACTS):
            print(f"  STOPPED {pair.langs} {[str(g) for g in before if g.verdict != 'agree']}")
            print(f"    {pair.texts[0]}\n    {pair.texts[1]}")


def main() -> None:
    """Change one fact of each pair, and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=300, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cosine", action="store_true", help="compare with the bundled embedder")
    parser.add_argument("--show", choices=KINDS, help="print every pair of a kind gone wrong")
    args = parser.parse_args()
    rows = read_rows(args.folder)
    print(
        f"{'':<15} {'by its own gate':<17} {'by facts':<17} {'by all gates':<17}",
        "by cosine" if args.cosine else "",
    )
    print(f"{'changed':<9} {'pairs':>5}" + f" {'stopped':>8} {'wrongly':>8}" * 3, end="")
    print(f" {'stopped':>11} {'wrongly':>8} {'at':>6}" if args.cosine else "")
    for kind in KINDS if args.show is None else [args.show]:
        pairs = sample_pairs(rows, kind, args.pairs, args.seed)
        report(kind, pairs, cosine=args.cosine, show=args.show is not None)


if __name__ == "__main__":
    main()

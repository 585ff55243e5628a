"""Measure alignment without order: shuffled news, a story with gold claims, and both routes apart.

    python scripts/bench_match.py EVAL [--only news gold routes]

EVAL holds ``trilingual/``, ``events/`` with ``gold/``, ``tatoeba/``, ``sts17/`` and ``refresd/``.
Translations and vectors are kept in this user's cache.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
from bitext_mining import margin_pairs, mutual_neighbours
from match_losses import print_losses
from match_routes import print_routes
from match_story import print_story
from match_variants import VARIANTS, similarity_at
from pair_selection import SELECTIONS
from shuffled_news import (
    DROPPED,
    LANGUAGES,
    PAIRS,
    SEED,
    Article,
    Collection,
    Found,
    Parts,
    read_articles,
    true_pairs,
)

from aligner import Config, Store
from aligner.config import default_cache_path
from aligner.match import Judge, MatchModel, find_links
from aligner.records import Link
from aligner.settled import settled_links

__all__ = ["main"]

FIXED_MARGIN = 1.06  # of Schwenk et al., "CCMatrix", 2019
FLOOR = 0.05  # least probability of what is scored, far below every cut
Truth = Sequence[tuple[str, int]]  # languages and half of each pair that is to be found
Scored = tuple[int, int, float]


def tell(text: str) -> None:
    """Say how far we are."""
    print(text, file=sys.stderr, flush=True)


def best_threshold(found: Sequence[Found], n_true: int) -> float:
    """Return the threshold of the best F1; infinity where nothing was found."""
    if not found:
        return float("inf")
    scores = np.array([each.score for each in found])
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(np.array([each.right for each in found])[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + n_true)
    last = np.append(np.diff(scores[order]) != 0, True)  # equal scores fall together
    return float(scores[order][np.where(last, f1, -1).argmax()])


def fitted(found: Sequence[Found], truth: Truth) -> tuple[list[Found], list[float]]:
    """Keep what reaches the threshold that is best for the other half of the documents."""
    kept, cuts = [], []
    for half in (0, 1):
        other = [each for each in found if each.half != half]
        cuts.append(best_threshold(other, sum(h != half for _, h in truth)))
        kept += [each for each in found if each.half == half and each.score >= cuts[-1]]
    return kept, cuts


def print_row(name: str, found: Sequence[Found], truth: Truth, note: str = "") -> None:
    """Print F1 by languages, then precision, recall and F1 over all."""

    def measures(own: Sequence[Found], n_true: int) -> tuple[float, float, float]:
        right = sum(each.right for each in own)
        return right / max(len(own), 1), right / n_true, 2 * right / (len(own) + n_true)

    columns = [
        measures([f for f in found if f.languages == p], sum(q == p for q, _ in truth))[2]
        for p in PAIRS
    ]
    columns += measures(found, len(truth))
    print(f"{name:44}" + "".join(f"{each:9.4f}" for each in columns) + f"   {note}", flush=True)


def print_fitted(
    name: str, found: Sequence[Found], truth: Truth, show: Callable[[float], float] = float
) -> None:
    """Print a row at fitted thresholds."""
    kept, cuts = fitted(found, truth)
    print_row(name, kept, truth, "cuts " + ", ".join(f"{show(cut):.3f}" for cut in cuts))


def compared(collection: Collection, mine: Callable[..., list[Scored]], route: str) -> list[Found]:
    """Pair each two languages of a collection by a plain method."""
    routes = collection.routes
    pairs: list[Scored] = []
    for one, other in combinations(LANGUAGES, 2):
        i, j = collection.of_language(one), collection.of_language(other)
        direct, pivot = (v[i] @ v[j].T for v in (routes.direct, routes.pivot))
        cosines = {"direct": direct, "pivot": pivot, "mean": (direct + pivot) / 2}[route]
        pairs += [(i[a], j[b], score) for a, b, score in mine(cosines)]
    return collection.found(pairs)


def links_of(
    judge: Judge,
    grades: Sequence[str] = ("match", "possible"),
    find: Callable[[Judge], list[Link]] = find_links,
) -> list[Scored]:
    """Return the links of some grades, by row."""
    rows = {statement.id: row for row, statement in enumerate(judge.statements)}
    return [
        (rows[link.a], rows[link.b], link.probability)
        for link in find(judge)
        if link.grade in grades
    ]


def selected(
    judges: Iterable[tuple[Collection, Judge]], grades: Sequence[str] = ("match", "possible")
) -> dict[str, list[Found]]:
    """Link the statements of all collections, and select of the links in each way.

    A selection sees all links: a pair that is no match can still be the better partner.
    """
    made: dict[str, list[Found]] = {name: [] for name in SELECTIONS}
    for collection, judge in judges:
        links = links_of(judge)
        graded = {(min(i, j), max(i, j)) for i, j, _ in links_of(judge, grades)}
        for name, select in SELECTIONS.items():
            kept = [pair for pair in select(judge, links) if pair[:2] in graded]
            made[name] += collection.found(kept)
    return made


def print_plain(collections: Sequence[Collection], truth: Truth) -> None:
    """Print mutual neighbours and margin mining by route."""
    for route in ("direct", "pivot", "mean"):
        found = [f for c in collections for f in compared(c, mutual_neighbours, route)]
        print_row(f"mutual nearest, {route}", found, truth, "no cut")
        print_fitted(f"mutual nearest, {route}, fitted cut", found, truth)
    for route in ("direct", "pivot", "mean"):
        found = [f for c in collections for f in compared(c, margin_pairs, route)]
        above = [f for f in found if f.score >= FIXED_MARGIN]
        print_row(f"margin mining, {route}", above, truth, f"cut {FIXED_MARGIN}")
        print_fitted(f"margin mining, {route}, fitted cut", found, truth)
        cut = best_threshold(found, len(truth))
        best = [f for f in found if f.score >= cut]
        print_row(f"margin mining, {route}, best cut of all", best, truth, f"cut {cut:.3f}")


def print_ours(collections: Sequence[Collection], truth: Truth, shipped: MatchModel) -> None:
    """Print the ablation at fitted thresholds, and what is shipped at its own cuts."""
    for variant in VARIANTS:
        model = replace(variant.model(shipped), possible=FLOOR, match=1.0, margin=0.0)
        judges = [
            (c, c.judge(model, variant.routes(c.routes), gates=variant.gates)) for c in collections
        ]
        show = float if variant.calibrated else similarity_at
        for name, found in selected(judges).items():
            print_fitted(variant.name + name, found, truth, show)
    judges = [(c, c.judge(shipped, c.routes)) for c in collections]
    for grades in (("match",), ("match", "possible")):
        for name, found in selected(judges, grades).items():
            print_row(f"as shipped: {' or '.join(grades)}{name}", found, truth, "shipped cuts")
        kept = [f for c, judge in judges for f in c.found(links_of(judge, grades, settled_links))]
        print_row(f"as a run links: {' or '.join(grades)}", kept, truth, "shipped cuts")
    print_losses(judges)


def print_news(path: Path, parts: Parts) -> None:
    """Print all that is measured on shuffled news."""
    sources = list(read_articles(path))
    articles: list[Article] = [article for source in sources for article in source]
    truth = true_pairs(articles)
    tell("news: translate and embed")
    everything = Collection.of(articles, parts)
    alone = [Collection.of(source, parts) for source in sources]
    print(
        f"\nShuffled news: {len(sources)} source documents, {len(articles)} articles, "
        f"{len(everything.statements)} statements, {len(truth)} pairs; seed {SEED}, "
        f"{DROPPED:.0%} dropped"
    )
    for name, collections in (("each alone", alone), ("all together", [everything])):
        heads = [*(f"F1 {pair}" for pair in PAIRS), "P", "R", "F1"]
        print(f"\n{name:44}" + "".join(f"{head:>9}" for head in heads))
        tell(f"news, {name}: plain methods")
        print_plain(collections, truth)
        tell(f"news, {name}: ours")
        print_ours(collections, truth, parts.model)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="EVAL")
    parts = ("news", "gold", "routes")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    options = parser.parse_args()
    with Store(default_cache_path()) as store:
        pipeline = Parts.default(Config(), store=store)
        if "news" in options.only:
            print_news(options.folder / "trilingual" / "news-test2008.tsv", pipeline)
        if "gold" in options.only:
            print_story(options.folder, pipeline)
        if "routes" in options.only:
            print_routes(options.folder, pipeline)


if __name__ == "__main__":
    main()

"""Measure comparing and clustering as a collection grows: time and memory by stage.

    python scripts/bench_scale.py FILE.tsv ... [--statements 1000 10000 100000] [--vectors CACHE]

Each FILE holds ``foreign<tab>english`` lines and stands in a folder named like ``es-en``. Of
these a collection is made: stories of ten documents in two languages, each of 33 statements, of
which a third are drawn from what the story's documents share. Texts of all three languages are
embedded, and facts are read from them; the English side stands for the translation, so that what
is measured begins where translation ends. Every size runs in a process of its own, twice: from
nothing, and with ten documents more and what the first run has kept; vectors, as translations, are
taken from a cache where one is given. Times are of the processor, not of the clock on the wall.
Links are compared with what was shared: a link is right where both statements are the same line.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

from aligner import Config
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.backends import load_embedder, load_match_model
from aligner.cached import CachedEmbedder
from aligner.cluster import cluster_statements
from aligner.corroborate import weigh_claims
from aligner.items import find_items
from aligner.match import Judge
from aligner.protocols import Embedder
from aligner.records import Claim, Document, Link, Sentence, Statement
from aligner.segmented import segment
from aligner.settled import settled_links
from aligner.store import Store
from aligner.views import direct_view, pivot_view

STORY = 10  # documents
LENGTH = 33  # statements of a document
SHARED = 11  # of them, drawn from the story's common ones
COMMON = 22  # statements that the documents of a story draw from
MORE = 10  # documents that come to those of an earlier run
Line = tuple[str, str, str]  # language, text, English


def read_lines(paths: Sequence[Path]) -> dict[str, list[tuple[str, str]]]:
    """Read the pairs of each language that are as long as statements of news are."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        own = lines.setdefault(path.parent.name[:2], [])
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, english = line.partition("\t")
            if 40 <= len(english) <= 300:
                own.append((text, english))
    return {lang: sorted(set(own)) for lang, own in lines.items()}


def make_documents(
    lines: dict[str, list[tuple[str, str]]], n_documents: int
) -> Iterator[tuple[Document, list[Line]]]:
    """Yield documents, each with its lines."""
    rng = random.Random(0)
    left = {lang: rng.sample(own, len(own)) for lang, own in sorted(lines.items())}
    for story in range(math.ceil(n_documents / STORY)):
        lang = max(sorted(left), key=lambda name: len(left[name]))
        take = COMMON + STORY * (LENGTH - SHARED)
        if len(left[lang]) < take:
            raise SystemExit(f"not enough lines for {n_documents} documents")
        pool, left[lang] = left[lang][:take], left[lang][take:]
        for number in range(min(STORY, n_documents - story * STORY)):
            first = COMMON + number * (LENGTH - SHARED)
            own = rng.sample(pool[:COMMON], SHARED) + pool[first : first + LENGTH - SHARED]
            rng.shuffle(own)
            used = lang if number % 2 else "en"
            texts = [(used, pair[used == "en"], pair[1]) for pair in own]
            name = f"{story:05}-{number}"
            text = "\n".join(each for _, each, _ in texts)
            yield (
                Document(id=name, paths=(), text=text, lang=used, outlet=f"Outlet {name}"),
                texts,
            )


def one_a_line(document: Document) -> tuple[list[Sentence], list[Statement]]:
    """Take each line of a document as a sentence and as a statement."""
    sentences, statements, start = [], [], 0
    for text in document.text.split("\n"):
        end = start + len(text)
        own = Sentence(doc=document.id, start=start, end=end, kind="body")
        sentences.append(own)
        statements.append(
            Statement(
                doc=document.id,
                sentence=own.id,
                start=start,
                end=end,
                text=text,
                lang=document.lang,
            )
        )
        start = end + 1
    return sentences, statements


class Clock:
    """Seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, in seconds of all processors: others may use the machine as well."""
        start = time.process_time()
        yield
        self.seconds[name] = time.process_time() - start


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run found, and the seconds of each stage."""

    judge: Judge
    links: list[Link]
    claims: list[Claim]
    lines: list[Line]
    seconds: dict[str, float]


def run(
    made: Sequence[tuple[Document, list[Line]]], embedder: Embedder, store: Store | None
) -> Outcome:
    """Run all stages on one collection."""
    clock = Clock()
    documents = [document for document, _ in made]
    lines = [line for _, own in made for line in own]
    with clock.stage("facts"):
        segmented = segment(documents, store)
    originals = [direct_view(text, lang) for lang, text, _ in lines]
    pivots = [pivot_view(english, "en") for _, _, english in lines]
    with clock.stage("embed"):
        texts = sorted({*originals, *pivots})
        row = {text: at for at, text in enumerate(texts)}
        vectors = embedder.embed(texts)
        routes = Routes(
            direct=vectors[[row[text] for text in originals]],
            pivot=vectors[[row[text] for text in pivots]],
            usable=np.ones(len(lines), dtype=np.bool_),
            store=store,
        )
        del vectors
        wording = Wording.read(pivots, embedder)
    with clock.stage("candidates"):
        judge = Judge(
            statements=segmented.statements,
            facts=segmented.facts,
            routes=routes,
            wording=wording,
            model=load_match_model(Config()),
        )
    with clock.stage("links"):
        links = settled_links(judge)
    with clock.stage("claims"):
        clusters = cluster_statements(judge, links)
    with clock.stage("items"):
        items = find_items(judge, clusters, documents)
    with clock.stage("levels"):
        claims = weigh_claims(judge, clusters, documents, items)
    return Outcome(judge=judge, links=links, claims=claims, lines=lines, seconds=clock.seconds)


def measure(paths: Sequence[Path], n_statements: int, vectors: Path | None) -> dict[str, float]:
    """Run all stages on one collection, and again with `MORE` documents and what was kept."""
    n_documents = n_statements // LENGTH
    made = list(make_documents(read_lines(paths), n_documents + MORE))
    # The translation is that of a whole line.
    patch("aligner.segmented.segment_document", one_a_line).start()
    with TemporaryDirectory() as folder, Store(vectors or Path(folder) / "vectors") as known:
        embedder = CachedEmbedder(load_embedder(Config()), known)
        with Store(Path(folder) / "kept") as store:
            first = run(made[:n_documents], embedder, store)
            found = described(first)
            del first
            more = run(made, embedder, store)
            kept = store.info()
    again = {f"{name}, {MORE} more": each for name, each in more.seconds.items()}
    share = sum(more.seconds.values()) / sum(found[name] for name in more.seconds)
    return {
        **found,
        **again,
        "share of time": share,
        "kept MB": kept.size_bytes / 1e6,
        "peak MB": peak(),
    }


def described(outcome: Outcome) -> dict[str, float]:
    """Count what a run found, and compare its matches with the lines that are the same."""
    judge = outcome.judge
    line_of = {s.id: line[2] for s, line in zip(judge.statements, outcome.lines, strict=True)}
    matches = [link for link in outcome.links if link.grade == "match"]
    right = sum(line_of[link.a] == line_of[link.b] for link in matches)
    same = Counter(line_of.values())
    return {
        "statements": len(judge.statements),
        "documents": int(judge.docs[-1]) + 1,
        **outcome.seconds,
        "candidate pairs": len(judge.candidates),
        "links found": len(outcome.links),
        "claims found": len(outcome.claims),
        "precision": right / max(len(matches), 1),
        "recall": right / max(sum(n * (n - 1) // 2 for n in same.values()), 1),
        "first peak MB": peak(),
    }


def peak() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each size and print one column for it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--statements", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--vectors", type=Path, help="Cache of vectors to use and to fill.")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.files, arguments.statements[0], arguments.vectors)))
        return
    found = []
    for n in arguments.statements:
        command = [sys.executable, __file__, "--one", *map(str, arguments.files)]
        command += ["--vectors", str(arguments.vectors)] if arguments.vectors else []
        done = subprocess.run([*command, "--statements", str(n)], check=True, capture_output=True)
        found.append(json.loads(done.stdout))
        print(f"{n:,} statements:", json.dumps(found[-1]), file=sys.stderr, flush=True)
    for name in found[0]:
        print(f"{name:<20}" + "".join(f"{each[name]:>12,.2f}" for each in found), end="")
        if len(found) > 1 and found[0][name]:
            first, last = found[-2:]
            growth = math.log(max(last[name], 1e-9) / max(first[name], 1e-9))
            print(f"   n^{growth / math.log(last['statements'] / first['statements']):.2f}", end="")
        print()


if __name__ == "__main__":
    main()

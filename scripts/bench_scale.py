"""Measure comparing and clustering as a collection grows: time and memory by stage.

    python scripts/bench_scale.py FILE.tsv ... [--statements 1000 10000 100000]

Each FILE holds ``foreign<tab>english`` lines and stands in a folder named like ``es-en``. Of
these a collection is made: stories of ten documents in two languages, each of 33 statements, of
which a third are drawn from what the story's documents share. Texts of all three languages are
embedded, and facts are read from them; the English side stands for the translation, so that what
is measured begins where translation ends. Every size runs in a process of its own. Links are
compared with what was shared: a link is right where both statements are the same line.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from aligner import Config
from aligner.align.routes import Routes
from aligner.align.words import Wording
from aligner.backends import load_embedder, load_match_model
from aligner.cluster import cluster_statements
from aligner.corroborate import weigh_claims
from aligner.facts import read_facts
from aligner.items import find_items
from aligner.match import Judge, find_links
from aligner.records import Document, Facts, Sentence, Statement
from aligner.rivals import of_one_story, without_outdone
from aligner.views import direct_view, pivot_view

STORY = 10  # documents
LENGTH = 33  # statements of a document
SHARED = 11  # of them, drawn from the story's common ones
COMMON = 22  # statements that the documents of a story draw from
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


def statements_of(document: Document, lines: Sequence[Line]) -> list[Statement]:
    """Take each line as a statement."""
    made, start = [], 0
    for lang, text, _ in lines:
        end = start + len(text)
        sentence = f"{document.id}#{start}-{end}"
        made.append(
            Statement(
                doc=document.id, sentence=sentence, start=start, end=end, text=text, lang=lang
            )
        )
        start = end + 1
    return made


class Clock:
    """Seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def measure(paths: Sequence[Path], n_statements: int) -> dict[str, float]:
    """Run all stages on one collection."""
    clock = Clock()
    statements: list[Statement] = []
    facts: dict[str, Facts] = {}
    documents, lines = [], []
    made = list(make_documents(read_lines(paths), n_statements // LENGTH))
    with clock.stage("facts"):
        for document, own in made:
            new = statements_of(document, own)
            sentences = [
                Sentence(doc=document.id, start=s.start, end=s.end, kind="body") for s in new
            ]
            facts |= read_facts(document, sentences, new)
            documents.append(document)
            statements += new
            lines += own
    embedder = load_embedder(Config())
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
        )
        del vectors
        wording = Wording.read(pivots, embedder)
    with clock.stage("candidates"):
        judge = Judge(
            statements=statements,
            facts=facts,
            routes=routes,
            wording=wording,
            model=load_match_model(Config()),
        )
    with clock.stage("links"):
        links = of_one_story(judge, without_outdone(judge, find_links(judge)))
    with clock.stage("claims"):
        clusters = cluster_statements(judge, links)
    with clock.stage("items"):
        items = find_items(judge, clusters, documents)
    with clock.stage("levels"):
        claims = weigh_claims(judge, clusters, documents, items)
    line_of = {statement.id: line[2] for statement, line in zip(statements, lines, strict=True)}
    matches = [link for link in links if link.grade == "match"]
    right = sum(line_of[link.a] == line_of[link.b] for link in matches)
    same: dict[str, int] = {}
    for line in line_of.values():
        same[line] = same.get(line, 0) + 1
    return {
        "statements": len(statements),
        "documents": len(documents),
        **clock.seconds,
        "candidate pairs": len(judge.candidates),
        "links found": len(links),
        "claims found": len(claims),
        "precision": right / max(len(matches), 1),
        "recall": right / max(sum(n * (n - 1) // 2 for n in same.values()), 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure each size and print one column for it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--statements", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.files, arguments.statements[0])))
        return
    found = []
    for n in arguments.statements:
        command = [sys.executable, __file__, "--one", *map(str, arguments.files)]
        done = subprocess.run([*command, "--statements", str(n)], check=True, capture_output=True)
        found.append(json.loads(done.stdout))
    for name in found[0]:
        print(f"{name:<16}" + "".join(f"{each[name]:>12,.2f}" for each in found), end="")
        if len(found) > 1 and found[0][name]:
            first, last = found[-2:]
            growth = math.log(max(last[name], 1e-9) / max(first[name], 1e-9))
            print(f"   n^{growth / math.log(last['statements'] / first['statements']):.2f}", end="")
        print()


if __name__ == "__main__":
    main()

"""Invented events of several articles each, and what the pipeline tells of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aligner import Pipeline, load_documents
from aligner.evaluate import Share
from tests.quality.stories import STRONG, Told

__all__ = ["score_events", "tell_events"]


def tell_events(path: Path, pipeline: Pipeline, folder: Path) -> list[Told]:
    """Write the articles of each event into a folder, and run the pipeline on it."""
    told = []
    for event in tomllib.loads(path.read_text(encoding="utf-8"))["event"]:
        manifest = _write(event, folder / event["id"])
        report = pipeline.run(load_documents([manifest]))
        texts = {document.id: document.text for document in report.documents}
        told.append(Told(report=report, texts=texts, story=event))
    return told


def _write(event: Mapping[str, Any], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for article in event["articles"]:
        name = f"{article['id']}.txt"
        (folder / name).write_text(article["text"].lstrip("\n"), encoding="utf-8")
        lines += ["[[documents]]", f'path = "{name}"', f"published = {article['published']}"]
        lines += [f'{key} = "{article[key]}"' for key in ("lang", "outlet")]
    manifest = folder / "manifest.toml"
    manifest.write_text("\n".join(lines), encoding="utf-8")
    return manifest


def score_events(told: Sequence[Told]) -> dict[str, Share]:
    """Return the shares of what is told right, all events together."""
    same = [bool(one.shared(a, b)) for one in told for a, b in one.story["same"]]
    alike = [(one, a, b) for one in told for a, b, _ in one.story["others"]]
    seen = [(one, a, b) for one in told for a, b in one.story["conflicts"]]
    merged = [one.shared(a, b) for one, a, b in (*alike, *seen)]
    return {
        "what is the same in one claim": _share(same),
        "what differs kept in different claims": _share([not claims for claims in merged]),
        "what differs not called corroborated": _share(
            [not any(claim.level in STRONG for claim in claims) for claims in merged]
        ),
        "look-alikes not called conflicts": _share(
            [not _is_conflict(one.between(a, b)) for one, a, b in alike]
        ),
        "conflicts told that a reader sees": _share([ok for o in told for ok in o.conflicts()]),
        "conflicts seen by a reader that are told": _share(
            [_is_conflict(one.between(a, b)) for one, a, b in seen]
        ),
        "one origin not counted as two": _share([ok for one in told for ok in _dependent(one)]),
    }


def _is_conflict(types: Sequence[str]) -> bool:
    return any(name.endswith("_conflict") for name in types)


def _dependent(one: Told) -> Iterator[bool]:
    """Yield, for each claim that two documents of one origin share, whether that is known."""
    pairs = {frozenset(pair) for pair in one.story["one_origin"]}
    for claim in one.report.claims:
        for edge in claim.dependence:
            if frozenset(name.rsplit(":", 1)[0] for name in (edge.a, edge.b)) in pairs:
                yield edge.kind != "none_found"


def _share(right: Sequence[bool]) -> Share:
    return Share(sum(right), len(right))

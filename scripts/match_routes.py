"""Retrieval, likeness and equivalence by route: direct, through the pivot, and the mean of both."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from similarity_tests import (
    area_under_curve,
    rank_correlation,
    read_refresd,
    read_sts,
    read_tatoeba,
    retrieval,
)

from aligner import Pipeline
from aligner.align.routes import Routes, mean_of

__all__ = ["print_routes"]

ROUTES = ("direct", "pivot", "mean")
TRACKS = {"es-es": ("es", "es"), "es-en": ("es", "en"), "en-en": ("en", "en")}
Cosines = list[NDArray[np.float32]]  # one array for each of `ROUTES`


def _represent(pipeline: Pipeline, texts: Sequence[str], lang: str) -> Routes:
    """Embed texts as they are, and their translations."""
    pivots, usable = list(texts), np.ones(len(texts), dtype=np.bool_)
    if lang != "en":
        made = pipeline.translator.translate(texts, source=lang, target="en")
        pivots = [hypothesis.text for hypothesis in made]
        usable = np.array([not hypothesis.flags for hypothesis in made])
    direct, pivot = pipeline.embedder.embed(texts), pipeline.embedder.embed(pivots)
    return Routes(direct=direct, pivot=pivot, usable=usable)


def _all_pairs(one: Routes, other: Routes) -> Cosines:
    """Compare every text of one side with every one of the other; the mean heeds the guards."""
    direct, pivot = one.direct @ other.direct.T, one.pivot @ other.pivot.T
    trusted = one.usable[:, None] & other.usable[None, :]
    return [direct, pivot, mean_of(direct, np.where(trusted, pivot, np.float32(np.nan)))]


def _line_by_line(one: Routes, other: Routes) -> Cosines:
    """Compare each text with the one of the same number."""
    direct = np.einsum("ij,ij->i", one.direct, other.direct)
    pivot = np.einsum("ij,ij->i", one.pivot, other.pivot)
    trusted = one.usable & other.usable
    return [direct, pivot, mean_of(direct, np.where(trusted, pivot, np.float32(np.nan)))]


def _print_row(name: str, values: Sequence[float], digits: int) -> None:
    print(f"{name:56}" + "".join(f"{value:10.{digits}f}" for value in values), flush=True)


def print_routes(folder: Path, pipeline: Pipeline) -> None:
    """Print one row a test, one column a route."""
    print(f"\n{'':56}" + "".join(f"{route:>10}" for route in ROUTES))
    for language, lang in (("spa", "es"), ("fra", "fr")):
        print(f"tatoeba {language}", file=sys.stderr)
        foreign, english = read_tatoeba(folder / "tatoeba", language)
        sides = _represent(pipeline, foreign, lang), _represent(pipeline, english, "en")
        there, back = _all_pairs(*sides), _all_pairs(*sides[::-1])
        _print_row(f"tatoeba {language}-eng, error %", [100 - retrieval(c) for c in there], 1)
        _print_row(f"tatoeba eng-{language}, error %", [100 - retrieval(c) for c in back], 1)
    for path in sorted((folder / "sts17").glob("*.tsv")):
        print(path.stem, file=sys.stderr)
        track, pair = path.stem.split(".")
        gold, first, second = read_sts(path)
        languages = TRACKS[pair]
        if track == "track4b":  # its English side comes first
            languages = languages[::-1]
        sides = (
            _represent(pipeline, first, languages[0]),
            _represent(pipeline, second, languages[1]),
        )
        ranks = [rank_correlation(cosines, gold) for cosines in _line_by_line(*sides)]
        _print_row(f"sts17 {path.stem}, Spearman x 100", ranks, 1)
    print("refresd", file=sys.stderr)
    labels, english, french = read_refresd(folder / "refresd")
    told = np.array(labels)
    found = _line_by_line(_represent(pipeline, english, "en"), _represent(pipeline, french, "fr"))
    same = told == "no_meaning_difference"
    against = {
        "some difference": told == "some_meaning_difference",
        "unrelated": told == "unrelated",
        "either": ~same,
    }
    for name, other in against.items():
        areas = [area_under_curve(cosines[same], cosines[other]) for cosines in found]
        _print_row(f"refresd, same against {name}, AUC", areas, 3)

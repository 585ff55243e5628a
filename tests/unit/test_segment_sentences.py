from __future__ import annotations

from pathlib import Path

import pytest

from aligner.segment import split_sentences
from aligner.segment.words import find_enclosed, find_words

GOLD = Path(__file__).resolve().parents[1] / "data" / "segment"


def gold_cases() -> list[tuple[str, str]]:
    return [
        (lang, block.rstrip("\n"))
        for lang in ("es", "fr", "en")
        for block in (GOLD / f"{lang}.txt").read_text(encoding="utf-8").split("\n%%\n")
    ]


def split(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lang)]


@pytest.mark.parametrize(("lang", "marked"), gold_cases())
def test_gold_boundaries_are_found(lang: str, marked: str) -> None:
    pieces = [piece.strip() for piece in marked.split("‖") if piece.strip()]

    found = split(marked.replace("‖", ""), lang)

    assert found == pieces


def test_long_quotation_is_cut_at_its_sentences() -> None:
    first = (
        "We have waited in the cold for six days and nobody from the ministry has come to see us"
    )
    second = (
        "My children ask me every night when they may go back to their own beds and their school"
    )
    text = f"“{first}. {second},” she said."

    assert split(text, "en") == [f"“{first}.", f"{second},” she said."]


def test_headline_is_no_part_of_the_paragraph_below() -> None:
    text = "Bridge closed after flood\nThe bridge over the Ebro was closed on Monday."

    assert split(text, "en")[0] == "Bridge closed after flood"


def test_empty_text_has_no_sentence() -> None:
    assert split_sentences(" \n\t ", "en") == []


def test_unknown_language_is_split_by_what_all_share() -> None:
    assert split("Erster Satz. Zweiter Satz.", "de") == ["Erster Satz.", "Zweiter Satz."]


def test_french_elision_is_a_word_of_its_own() -> None:
    assert [word.lower for word in find_words("Qu’ils s’en aillent", "fr")] == [
        "qu'",
        "ils",
        "s'",
        "en",
        "aillent",
    ]


def test_mark_without_partner_encloses_nothing() -> None:
    assert find_enclosed("a (b «c) d» e") == [(2, 8)]

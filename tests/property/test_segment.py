from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.protocols import Span
from aligner.records import Document
from aligner.segment import segment_document, split_sentences, split_statements

LANGUAGES = st.sampled_from(["es", "fr", "en", "de", ""])
WORDS = """and que qu’ils who dijo was está ont ; EE. UU. Sr. M. U.S. while mientras A Ébro
said 3.500 http://a.b"""
SIGNS = ".,;:!?…\"'“”«»()[]—-–\n\t %¿¡0123\u202f\u00a0\u2028\x1c"
BITS = st.sampled_from([*SIGNS, *WORDS.split()])
# Arbitrary Unicode, and texts made of what the rules look at, which get far deeper into them.
TEXTS = st.one_of(st.text(), st.lists(BITS, max_size=60).map("".join), st.lists(BITS).map(" ".join))


def check_cover(text: str, spans: list[Span]) -> None:
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(TEXTS, LANGUAGES)
def test_sentences_and_white_space_rebuild_the_text(text: str, lang: str) -> None:
    check_cover(text, split_sentences(text, lang))


@given(TEXTS, LANGUAGES)
def test_statements_and_white_space_rebuild_the_sentence(text: str, lang: str) -> None:
    check_cover(text, split_statements(text, lang))


@given(TEXTS, LANGUAGES, st.none() | TEXTS, st.none() | TEXTS)
def test_document_is_covered_and_statements_are_verbatim(
    text: str, lang: str, title: str | None, outlet: str | None
) -> None:
    document = Document(id="d", paths=("d",), text=text, lang=lang, title=title, outlet=outlet)

    sentences, statements = segment_document(document)

    check_cover(text, [(s.start, s.end) for s in sentences])
    assert all(text[s.start : s.end] == s.text for s in statements)
    known = {s.id: s for s in sentences}
    assert all(known[s.sentence].kind != "boilerplate" for s in statements)
    for sentence in sentences:
        parts = [s for s in statements if s.sentence == sentence.id]
        if parts:
            inner = text[sentence.start : sentence.end]
            check_cover(inner, [(p.start - sentence.start, p.end - sentence.start) for p in parts])


@settings(max_examples=25)  # the limit of the test is its own
@given(BITS, BITS, LANGUAGES)
def test_time_grows_with_the_length_only(first: str, second: str, lang: str) -> None:
    text = (first + second) * 4000

    begin = time.perf_counter()
    segment_document(Document(id="d", paths=("d",), text=text, lang=lang))

    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("text", ["a" * 1_000_000, "," * 100_000, "a, " * 100_000, '" ' * 100_000])
def test_long_monotonous_text_does_not_hang(text: str) -> None:
    begin = time.perf_counter()
    segment_document(Document(id="d", paths=("d",), text=text, lang="en"))

    assert time.perf_counter() - begin < 20

"""The ladder of retries, on the bundled vocabulary and a search that answers as told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pytest

from aligner.models import find_model
from aligner.protocols import Counts
from aligner.translate.engine import Candidate, Decoding
from aligner.translate.guards import Guard
from aligner.translate.pieces import Pieces
from aligner.translate.rescue import Draft, draft_all

Answer = Callable[[str, Decoding], list[str]]
SOURCE = "El ejército evacuó a 34.000 personas"
RIGHT, WRONG = "The army evacuated 34,000 people", "The army evacuated 35,000 people"


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(find_model("marian-es-fr-en"))


class Scripted:
    """A search that returns what `answer` says, and remembers what it was asked."""

    def __init__(self, pieces: Pieces, answer: Answer) -> None:
        self.pieces, self.answer = pieces, answer
        self.asked: list[tuple[str, Decoding]] = []

    def __call__(
        self, units: Sequence[tuple[str, ...]], decoding: Decoding
    ) -> Mapping[tuple[str, ...], list[Candidate]]:
        made = {}
        for unit in units:
            text = self.pieces.decode(unit)
            self.asked.append((text, decoding))
            found = self.answer(text, decoding)
            made[unit] = [
                Candidate(tuple(self.pieces.encode_target(t)), -0.1 * (i + 1), truncated=False)
                for i, t in enumerate(found)
            ]
        return made


def draft(
    pieces: Pieces, answer: Answer, text: str = SOURCE, *, retry: bool = True, longest: int = 100
) -> tuple[Draft, Scripted]:
    search = Scripted(pieces, answer)
    made = draft_all(
        [text],
        guard=partial(Guard, source_lang="es"),
        pieces=pieces,
        prefix="",
        longest=longest,
        search=search,
        decoding=Decoding(num_beams=2, num_candidates=2),
        retry=retry,
    )
    return made[0], search


def test_what_passes_at_once_is_searched_for_once(pieces: Pieces) -> None:
    made, search = draft(pieces, lambda text, decoding: [RIGHT, WRONG])

    assert made.text == RIGHT
    assert made.verdict.flags == ()
    assert made.counts.retries == 0
    assert len(search.asked) == 1


def test_a_lower_candidate_that_keeps_the_figure_is_preferred(pieces: Pieces) -> None:
    made, search = draft(pieces, lambda text, decoding: [WRONG, RIGHT])

    assert made.text == RIGHT
    assert made.score == pytest.approx(-0.2)
    assert len(search.asked) == 1


def test_a_lower_candidate_that_keeps_the_negation_is_preferred(pieces: Pieces) -> None:
    source = "El ejército no evacuó a los heridos"
    lost, kept = "The army evacuated the wounded", "The army did not evacuate the wounded"
    made, _ = draft(pieces, lambda text, decoding: [lost, kept], source)

    assert made.text == kept
    assert made.verdict.flags == ()


def test_what_fails_is_searched_for_with_more_beams(pieces: Pieces) -> None:
    made, search = draft(
        pieces, lambda text, decoding: [RIGHT] if decoding.num_beams > 2 else [WRONG]
    )

    assert made.text == RIGHT
    assert made.counts.retries == 1
    assert [decoding.num_beams for _, decoding in search.asked] == [2, 6]


def test_a_loop_is_searched_for_without_repetition(pieces: Pieces) -> None:
    loop = "The army evacuated 34,000 people " + "to the city of the city of " * 4
    made, search = draft(
        pieces, lambda text, decoding: [RIGHT] if decoding.no_repeat_ngram_size else [loop]
    )

    assert made.text == RIGHT
    assert [bool(decoding.no_repeat_ngram_size) for _, decoding in search.asked] == [False, True]


def test_what_still_fails_is_translated_by_halves(pieces: Pieces) -> None:
    source = "El ejército evacuó a 34.000 personas; la ONU pidió una tregua el lunes"
    halves = {
        "El ejército evacuó a 34.000 personas;": "The army evacuated 34,000 people;",
        "la ONU pidió una tregua el lunes": "The UN asked for a truce on Monday.",
    }

    made, _ = draft(pieces, lambda text, decoding: [halves.get(text, WRONG)], source)

    assert made.text == "The army evacuated 34,000 people; the UN asked for a truce on Monday."
    assert made.verdict.flags == ()
    assert made.counts.parts == 2
    assert made.counts.retries == 2


def test_what_no_search_mends_keeps_the_best_output_and_its_flag(pieces: Pieces) -> None:
    made, _ = draft(pieces, lambda text, decoding: [WRONG])

    assert made.text == WRONG
    assert made.verdict.flags == ("figures_differ",)
    assert made.counts.retries == 2


def test_without_retries_the_flag_is_set_all_the_same(pieces: Pieces) -> None:
    made, search = draft(pieces, lambda text, decoding: [WRONG], retry=False)

    assert made.verdict.flags == ("figures_differ",)
    assert len(search.asked) == 1


def test_a_text_beyond_the_trained_length_is_translated_in_parts(pieces: Pieces) -> None:
    made, search = draft(
        pieces,
        lambda text, decoding: [text],
        "uno dos tres, cuatro cinco seis",
        longest=6,
        retry=False,
    )

    assert [text for text, _ in search.asked][:2] == ["uno dos tres,", "cuatro cinco seis"]
    assert made.counts.parts == 2
    assert made.counts.source == sum(
        len(pieces.encode(text).pieces) for text, _ in search.asked[:2]
    )


def test_tokens_and_unknown_ones_are_counted(pieces: Pieces) -> None:
    made, _ = draft(pieces, lambda text, decoding: ["yes"], "sí \N{GRINNING FACE}", retry=False)

    assert made.counts == Counts(
        source=len(pieces.encode("sí \N{GRINNING FACE}").pieces),
        target=len(pieces.encode_target("yes")),
        unknown=1,
    )


def test_a_number_in_words_is_searched_for_in_digits(pieces: Pieces) -> None:
    made, search = draft(
        pieces,
        lambda text, decoding: ["18 people died" if "18" in text else "Today people died"],
        "Murieron dieciocho personas",
    )

    assert made.text == "18 people died"
    assert made.verdict.flags == ()
    assert "Murieron 18 personas" in [text for text, _ in search.asked]

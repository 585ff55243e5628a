from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.translate.cuts import cut, join


def words(text: str) -> int:
    return len(text.split())


def test_a_text_within_the_limit_is_left_whole() -> None:
    assert cut("uno dos tres", words, 3) == ["uno dos tres"]


def test_a_cut_is_made_at_a_clause_and_not_between_words() -> None:
    text = "El ejército entró en la ciudad el martes; los civiles huyeron hacia el sur del país"

    assert cut(text, words, 10) == [
        "El ejército entró en la ciudad el martes;",
        "los civiles huyeron hacia el sur del país",
    ]


def test_a_sentence_end_beats_a_comma_nearer_the_middle() -> None:
    text = "Uno dos tres cuatro cinco. Seis siete, ocho nueve diez once doce"

    assert cut(text, words, 8)[0] == "Uno dos tres cuatro cinco."


def test_headlines_are_cut_at_their_dashes() -> None:
    headlines = [f"Titular número {word} del día" for word in ("uno", "dos", "tres", "cuatro")]

    parts = cut(" - ".join(headlines), words, 6)

    assert [part.removesuffix(" -") for part in parts] == headlines


def test_no_number_is_cut_at_its_space() -> None:
    assert all("34 000" in part or "34" not in part for part in cut("a 34 000 b", words, 3))


def test_a_run_without_white_space_is_cut_anywhere() -> None:
    assert cut("x" * 10, len, 4) == ["xx", "xxx", "xx", "xxx"]


@given(st.text(alphabet="ab1 ,;.\n«»é", max_size=80), st.integers(1, 20))
def test_nothing_is_lost_and_no_part_is_too_long(text: str, limit: int) -> None:
    parts = cut(text, len, limit)

    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part == part.strip() and part for part in parts)
    assert all(len(part) <= limit for part in parts)


def test_what_the_model_adds_at_the_seams_is_undone() -> None:
    made = join(
        ["Dijo que venía,", "pero no vino", "Francia calló."],
        ["He said that he was coming,", "But he did not come.", "France was silent."],
    )

    assert made == "He said that he was coming, but he did not come France was silent."


def test_a_name_at_a_seam_keeps_its_capital() -> None:
    assert join(["dijo", "según Sana"], ["It said", "Sana reports"]) == "It said Sana reports"
    assert join(["dijo", "desde Pekín"], ["It said", "Beijing says"]) == "It said Beijing says"


def test_an_empty_part_leaves_no_space() -> None:
    assert join(["a", "b", "c"], ["x", "", "z"]) == "x z"

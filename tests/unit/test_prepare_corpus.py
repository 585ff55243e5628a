"""Preparing a corpus: what is dropped, what is made plain, and figures that change together."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.cleaning import Cleaner, Limits, digest, plain_target
from training.figures import agree, vary
from training.pairs import Pair, read_pairs

SCRIPT = Path(__file__).parents[2] / "scripts" / "prepare_corpus.py"

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en-GB"><seg>The <hi>old</hi> bridge<bpt i="1">&lt;b&gt;</bpt>.</seg></tuv>
    <tuv xml:lang="es-MX"><seg>El puente <hi>viejo</hi>.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv><tuv xml:lang="de"><seg>Allein.</seg></tuv></tu>
<tu><tuv xml:lang="ES"><seg>Llueve.</seg></tuv><tuv xml:lang="en"><seg>It rains.</seg></tuv></tu>
</body></tmx>
"""


def kept(pairs: Iterable[Pair | None], **options: object) -> tuple[list[Pair], dict[str, int]]:
    cleaner = Cleaner(source="es", target="en", **options)  # type: ignore[arg-type]
    return list(cleaner.clean(pairs)), cleaner.dropped


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    root = SCRIPT.parents[1]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("", "Nothing here.", "empty"),
        ("¡!", "?", "too short"),
        ("palabra " * 80, "word " * 90, "too long"),
        ("Sí.", "Yes, that is what the whole village had been saying for years.", "length ratio"),
        ("Radio Nacional", "Radio Nacional", "copied"),
        ("12 - 34 - 56 a", "12 - 34 - 56 b", "few letters"),
        ("Murieron 34 personas.", "43 people died.", "figures differ"),
        ("Quedan 15 plazas.", "Fifteen places are left.", "figures differ"),
        ("El tren sale.", "The train leaves at 9.", "figures differ"),
    ],
)
def test_a_pair_of_no_use_is_dropped_for_a_reason(source: str, target: str, reason: str) -> None:
    pairs, dropped = kept([(source, target)])

    assert pairs == []
    assert dropped == {reason: 1}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Murieron 34.000 personas.", "34,000 people died."),
        ("Subió un 1,5 % en 2014.", "It rose 1.5% in 2014."),
        ("Sí.", "Yes, indeed."),
        ("Unos 12 000 soldados.", "Some 12,000 soldiers."),
        ("Llueve en Quito.", "It is raining in Quito."),
    ],
)
def test_a_good_pair_is_kept(source: str, target: str) -> None:
    assert kept([(source, target)]) == ([(source, target)], {})


def test_both_sides_take_plain_typography() -> None:
    pairs, _ = kept([("Dijo:\u00a0«Me voy…»  ayer", "He\u2009said “I’m going…” – yesterday")])

    assert pairs == [('Dijo: "Me voy..." ayer', 'He said "I\'m going..." - yesterday')]


def test_decomposed_letters_are_composed() -> None:
    pairs, _ = kept([("El nin\u0303o llora.", "The child cries.")])

    assert pairs == [("El niño llora.", "The child cries.")]


def test_pairs_that_differ_in_punctuation_alone_are_one() -> None:
    pairs, dropped = kept(
        [("Llueve mucho.", "It rains a lot."), ("¡Llueve mucho!", "It rains a lot!")]
    )

    assert len(pairs) == 1
    assert dropped == {"duplicate": 1}


def test_another_translation_of_the_same_sentence_is_kept() -> None:
    assert len(kept([("Llueve.", "It rains."), ("Llueve.", "It is raining.")])[0]) == 2


@pytest.mark.parametrize("excluded", ["Llueve mucho hoy.", "It rains a lot today!"])
def test_a_sentence_of_a_test_set_is_dropped_on_either_side(excluded: str) -> None:
    pair = ("¡Llueve mucho hoy!", "It rains a lot today.")

    assert kept([pair], excluded={digest(excluded)}) == ([], {"excluded": 1})


def test_swapped_languages_are_dropped_on_request() -> None:
    swapped = (
        "The government announced new measures for the farmers of the region.",
        "El gobierno anunció nuevas medidas para los agricultores de la región.",
    )

    assert kept([swapped, swapped[::-1]], check_language=True)[1] == {"language": 1}
    assert kept([swapped])[1] == {}


def test_limits_are_settings() -> None:
    assert kept([("Llueve hoy.", "It rains today.")], limits=Limits(longest=12))[1] == {
        "too long": 1
    }


def test_a_line_without_a_tab_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "some.tsv"
    file.write_text('Llueve.\tIt rains.\nsolo\n"Sí\tYes\tmore\n', "utf-8")

    assert list(read_pairs(file, "es", "en")) == [("Llueve.", "It rains."), None, ('"Sí', "Yes")]


def test_tmx_units_are_read_in_any_region_without_their_markup(tmp_path: Path) -> None:
    file = tmp_path / "some.tmx"
    file.write_text(TMX, "utf-8")

    assert list(read_pairs(file, "es", "en")) == [
        ("El puente viejo.", "The old bridge."),
        None,
        ("Llueve.", "It rains."),
    ]


def test_broken_tmx_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "broken.tmx"
    file.write_text(TMX[:300], "utf-8")

    with pytest.raises(ValueError, match=r"broken\.tmx"):
        list(read_pairs(file, "es", "en"))


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("es", "El 14 de mayo de 1999", "On May 14, 1999"),
        ("fr", "pendant 12 000 jours et 7,25 heures", "for 12,000 days and 7.25 hours"),
        ("es", "pagó 1.234,50 euros", "paid 1,234.50 euros"),
    ],
)
def test_other_figures_follow_the_habits_of_each_language(
    lang: str, source: str, target: str
) -> None:
    for seed in range(30):
        made = vary(source, target, lang, random.Random(seed))
        if made is None:
            continue
        assert agree(*made)
        if "1999" in source and made[1] != target:
            day, year = int(made[1].split()[2].strip(",")), made[1].split()[-1]
            assert 2 <= day <= 31
            assert year.isdigit()
            assert 1900 <= int(year) <= 2030
        if "7,25" in source:
            assert "." in made[1].split("days")[1]
            assert "," in made[0].split("jours")[1]


def test_american_spanish_keeps_its_separators() -> None:
    made = {vary("34,000 personas", "34,000 people", "es", random.Random(i)) for i in range(30)}

    assert all(pair is None or pair[0].split()[0] == pair[1].split()[0] for pair in made)
    assert len(made) > 5


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("sin cifras", "no figures"),
        ("15 personas", "fifteen people"),
        ("el A380 y la covid-19", "the A380 and covid-19"),
        ("a las 9:30", "at 9:30"),
        ("5 y 5", "5 and 5"),
        ("1 casa", "1 house"),
        ("ver https://example.org/ 12", "see https://example.org/ 12"),
    ],
)
def test_what_has_no_clear_counterpart_is_not_varied(source: str, target: str) -> None:
    assert {vary(source, target, "es", random.Random(seed)) for seed in range(20)} == {None}


@st.composite
def figured_pairs(draw: st.DrawFn) -> tuple[str, str, str]:
    lang = draw(st.sampled_from(("es", "fr")))
    numbers = draw(st.lists(st.integers(2, 5_000_000), min_size=1, max_size=5, unique=True))
    separator = "." if lang == "es" else " "
    source = " ; ".join(f"{n:,}".replace(",", separator) for n in numbers)
    target = " ; ".join(f"{n:,}" for n in draw(st.permutations(numbers)))
    return lang, f"cifra {source} fin", f"figure {target} end"


@given(figured_pairs(), st.integers(0, 1000))
def test_varied_figures_agree(pair: tuple[str, str, str], seed: int) -> None:
    lang, source, target = pair
    made = vary(source, target, lang, random.Random(seed))

    assert made is None or (made != (source, target) and agree(*made))


@given(st.text(), st.text(), st.integers(0, 10))
def test_any_text_may_be_asked_for_other_figures(source: str, target: str, seed: int) -> None:
    made = vary(source, target, "es", random.Random(seed))

    assert made is None or agree(*made)


@given(st.text())
def test_plain_typography_is_final(text: str) -> None:
    assert plain_target(plain_target(text)) == plain_target(text)


def test_the_script_tells_what_it_dropped_and_repeats_itself(tmp_path: Path) -> None:
    corpus = tmp_path / "some.tsv"
    corpus.write_text(
        "Murieron 34.000 personas.\t34,000 people died.\nsolo\nLlueve.\tIt rains.\n", "utf-8"
    )
    tests = tmp_path / "test.txt"
    tests.write_text("llueve\n", "utf-8")
    options = ("--from", "es", "--vary-figures", 3, "--exclude", tests)
    first, second = (
        run(corpus, "-o", tmp_path / name, *map(str, options)) for name in ("1.tsv", "2.tsv")
    )

    assert first.returncode == second.returncode == 0, first.stderr
    assert "dropped 1: not two columns" in first.stderr
    assert "dropped 1: excluded" in first.stderr
    assert (tmp_path / "1.tsv").read_bytes() == (tmp_path / "2.tsv").read_bytes()
    lines = (tmp_path / "1.tsv").read_text("utf-8").splitlines()
    assert lines[0] == "Murieron 34.000 personas.\t34,000 people died."
    assert 1 < len(lines) <= 4
    assert all(agree(*line.split("\t")) for line in lines)


def test_an_input_that_is_not_there_leaves_no_output(tmp_path: Path) -> None:
    result = run(tmp_path / "none.tsv", "--from", "es", "-o", tmp_path / "out.tsv")

    assert result.returncode == 2
    assert "none.tsv" in result.stderr
    assert not (tmp_path / "out.tsv").exists()

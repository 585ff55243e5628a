"""Words on the two poles of a scale, and who acts on whom."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts.actors import find_actors
from aligner.facts.lexicon import LANGUAGES, load_table
from aligner.facts.names import find_names
from aligner.facts.opposites import find_opposites
from aligner.facts.tokens import fold

SCALES = {k: v for k, v in load_table("opposites").items() if k != "unread"}


def _poles(text: str, lang: str) -> set[tuple[str, str]]:
    return {(p.scale, p.pole) for p in find_opposites(text, lang)}


def _actors(text: str, lang: str) -> list[str]:
    return [actor.text for actor in find_actors(text, lang, find_names(text, lang))]


@pytest.mark.parametrize(
    ("text", "lang", "pole"),
    [
        ("The bakery reopened at noon.", "en", ("opening", "open")),
        ("La panadería cerró a mediodía.", "es", ("opening", "closed")),
        ("La boulangerie est fermée.", "fr", ("opening", "closed")),
        ("La nota fue rebajada, y las ventas cayeron.", "es", ("amount", "down")),
        ("Le loyer a grimpé.", "fr", ("amount", "up")),
        ("Il a une maison à l'est de la rivière.", "fr", ("longitude", "east")),
        ("The pilots took part in the hearing.", "en", ("attendance", "attend")),
    ],
)
def test_a_word_or_phrase_stands_on_its_pole(text: str, lang: str, pole: tuple[str, str]) -> None:
    assert pole in _poles(text, lang)


def test_a_word_stands_on_all_its_scales_whether_written_out_or_as_a_stem() -> None:
    assert {("ruling", "uphold"), ("word", "confirm")} <= _poles("El club confirmó la multa.", "es")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Guards opened fire.", "en"),
        ("They live close to the river.", "en"),
        ("Il est parti.", "fr"),
        ("Este barrio es antiguo.", "es"),
        ("Habló bajo la lluvia.", "es"),
        ("She works in South Korea.", "en"),  # a part of a name
        ("La réunion entre les deux hommes d'affaires importants.", "fr"),
    ],
)
def test_what_only_looks_like_a_pole_is_none(text: str, lang: str) -> None:
    assert _poles(text, lang) <= {("gender", "male")}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Rents did not fall.", "en"),
        ("Los alquileres no han bajado.", "es"),
        ("Les loyers n'ont pas baissé.", "fr"),
        ("The club failed to win.", "en"),
        ("El consejo se negó a aprobar el plan.", "es"),
    ],
)
def test_a_pole_that_a_negation_may_turn_round_is_left_out(text: str, lang: str) -> None:
    poles = _poles(text, lang)

    assert not poles & {(s, p) for s in ("amount", "winning") for p in SCALES[s]}
    assert ("approval", "approve") not in poles


def test_every_scale_has_poles_apart_in_every_language() -> None:
    for scale, poles in SCALES.items():
        assert len(poles) > 1, scale
        for lang in LANGUAGES:
            words = [set(pole[lang].split()) for pole in poles.values()]
            assert all(words), scale
            assert len(set.union(*words)) == sum(map(len, words)), scale


def test_every_entry_is_folded_and_no_stem_is_short() -> None:
    for table in load_table("opposites").values():
        by_language = [table] if "en" in table else list(table.values())
        for words in by_language:
            for entry in " ".join(words[lang] for lang in LANGUAGES).split():
                assert entry == fold(entry)
                assert not entry.endswith("*") or len(entry) > 3, entry


@given(
    st.lists(
        st.sampled_from(
            ["open", "no", "fell", "the", "ne", "pas", "Ouvert", "cerró", "l'", ",", "a"]
        ),
        max_size=30,
    ).map(" ".join)
    | st.text(),
    st.sampled_from(LANGUAGES),
)
def test_spans_lie_in_the_text_in_reading_order(text: str, lang: str) -> None:
    found = find_opposites(text, lang)

    assert all(text[p.start : p.end] == p.text and p.text for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
    for actor in find_actors(text, lang, find_names(text, lang)):
        assert text[actor.start : actor.end] == actor.text


def test_a_long_text_takes_time_in_proportion() -> None:
    def seconds(n_words: int) -> float:
        text = "not opened_the_fire opened army " * n_words
        names = find_names(text, "en")
        started = time.process_time()
        find_opposites(text, "en")
        find_actors(text, "en", names)
        return time.process_time() - started

    seconds(100)

    assert seconds(8_000) < 40 * max(seconds(800), 0.002)


@pytest.mark.parametrize(
    ("text", "lang", "actors"),
    [
        ("The Syrian army shelled the rebels.", "en", ["Syrian army", "rebels"]),
        ("El ejército de Siria atacó a los rebeldes.", "es", ["ejército de Siria", "rebeldes"]),
        ("Des centaines de manifestants ont hué la police.", "fr", ["manifestants", "police"]),
        ("Chile invited Peru.", "en", ["Chile", "Peru"]),
    ],
)
def test_the_party_that_heads_a_statement_is_its_subject(
    text: str, lang: str, actors: list[str]
) -> None:
    assert _actors(text, lang) == actors


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The rebels were shelled by the army.", "en"),
        ("Los rebeldes fueron atacados por el ejército.", "es"),
        ("Les rebelles ont été attaqués par l'armée.", "fr"),
        ("In Chile, Peru lost.", "en"),  # a place first
        ("Yesterday evening the army left.", "en"),
    ],
)
def test_where_the_subject_is_not_sure_there_are_no_actors(text: str, lang: str) -> None:
    assert _actors(text, lang) == []

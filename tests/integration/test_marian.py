"""The translator as a whole: the bundled model, and small random ones for what it cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.backends import load_translator
from aligner.cached import CachedTranslator
from aligner.config import Config
from aligner.errors import LanguagePairError
from aligner.models import check_model, find_model, read_card
from aligner.store import Store
from aligner.translate.folder import read_folder
from aligner.translate.guards import guard
from aligner.translate.marian import DEFAULT_MODEL, MarianTranslator
from tests.tiny_marian import build_tiny_marian

pytestmark = pytest.mark.models

SPANISH = [
    "El presidente visitó la ciudad el jueves.",
    "Los rebeldes mataron a 34.000 personas, según la ONU.",
    "Hola.",
    "La población civil se encuentra desesperada, sin alimentos ni medicamentos, en la ciudad.",
]
FRENCH = ["Le président a visité la ville jeudi.", "La police a arrêté 34 000 personnes."]


@pytest.fixture(scope="module")
def translator() -> MarianTranslator:
    return MarianTranslator.load()


def texts(translator: MarianTranslator, source: list[str], lang: str) -> list[str]:
    return [made.text for made in translator.translate(source, source=lang, target="en")]


@pytest.mark.parametrize(("lang", "source"), [("es", SPANISH), ("fr", FRENCH)])
def test_known_sentences_become_english(
    translator: MarianTranslator, lang: str, source: list[str]
) -> None:
    first, second = texts(translator, source[:2], lang)

    assert {"President", "president"} & set(first.split())
    assert "visited" in first
    assert "Thursday" in first
    assert "34,000" in second
    assert guard(source[1], second, False, lang) == ()


def test_a_batch_of_one_equals_a_batch_of_many(translator: MarianTranslator) -> None:
    together = translator.translate(SPANISH, source="es", target="en")
    alone = [translator.translate([text], source="es", target="en")[0] for text in SPANISH]

    assert [made.text for made in together] == [made.text for made in alone]
    assert [made.score for made in together] == pytest.approx(
        [made.score for made in alone], abs=2e-4
    )


def test_small_batches_in_another_order_give_the_same(translator: MarianTranslator) -> None:
    narrow = MarianTranslator.load(token_budget=10)

    assert texts(narrow, SPANISH[::-1], "es") == texts(translator, SPANISH, "es")[::-1]


def test_order_is_kept_and_duplicates_and_blanks_are_cheap(translator: MarianTranslator) -> None:
    made = texts(translator, [SPANISH[2], "", SPANISH[0], SPANISH[2]], "es")

    assert made[0] == made[3] == texts(translator, [SPANISH[2]], "es")[0]
    assert made[1] == ""
    assert "Thursday" in made[2]


def test_scores_are_mean_log_probabilities(translator: MarianTranslator) -> None:
    """A fluent sentence scores well above a run of noise, and none above 0."""
    good, noise = translator.translate([SPANISH[0], "xq zzk wvu qqj"], source="es", target="en")

    assert 0 > good.score > -1 > noise.score or 0 > good.score > noise.score
    assert good.score == round(good.score, 4)


def test_a_long_text_is_translated_in_parts_and_nothing_is_cut_off(
    translator: MarianTranslator,
) -> None:
    days = ["lunes", "martes", "jueves", "viernes", "sábado", "domingo"]
    text = " ".join(f"El {day} el presidente visitó la ciudad y habló con todos." for day in days)

    long, short = translator.translate([" ".join([text] * 3), SPANISH[0]], source="es", target="en")

    assert long.counts.parts > 1
    assert short.counts.parts == 1
    assert "truncated" not in long.flags
    assert long.text.count("Sunday") == 3 or "dates_differ" in long.flags


def test_headlines_in_one_string_do_not_loop(translator: MarianTranslator) -> None:
    headlines = [
        "El gobierno aprueba la ley", "La policía detiene a dos hombres",
        "El mercado abre el lunes", "Un terremoto sacude la capital", "Los maestros van a huelga",
    ]  # fmt: skip

    made = translator.translate([" - ".join(headlines * 8)], source="es", target="en")[0]

    assert "truncated" not in made.flags
    assert all(made.text.count(word) <= 9 for word in ("police", "earthquake", "teachers"))


def test_addresses_and_pictures_are_repeated_as_they_stand(translator: MarianTranslator) -> None:
    source = ["Más en https://ejemplo.org/a?b=1 y prensa@ejemplo.org hoy", "🎉"]

    address, picture = translator.translate(source, source="es", target="en")

    assert {"https://ejemplo.org/a?b=1", "prensa@ejemplo.org"} <= set(address.text.split())
    assert picture.text == source[1]


def test_capitals_are_read_as_small_letters(translator: MarianTranslator) -> None:
    loud, calm = texts(
        translator, [SPANISH[0].upper(), "El presidente visitó la ciudad el jueves."], "es"
    )

    assert loud == calm


def test_another_script_is_flagged(translator: MarianTranslator) -> None:
    made = translator.translate(["قال المرصد إن الجيش سيطر"], source="es", target="en")[0]

    assert "unknown_text" in made.flags


def test_guards_choose_and_flags_are_set_without_them_as_well() -> None:
    """Of sentences with figures the guards repair some, and never add a flag."""
    source = [
        f"El {day} de {month} murieron {n} civiles y {m} soldados en {place}."
        for day, month, n, m, place in (
            (3, "mayo", "1.234", "dieciséis", "Homs"), (28, "enero", "15", "catorce", "Damasco"),
            (9, "agosto", "cincuenta y dos", "7.051", "Idlib"), (1, "abril", "9", "trece", "Mosul"),
        )
    ]  # fmt: skip
    plain = MarianTranslator(read_folder(DEFAULT_MODEL), guarded=False)

    bare = plain.translate(source, source="es", target="en")
    chosen = MarianTranslator.load().translate(source, source="es", target="en")

    assert all(h.counts.retries == 0 for h in bare)
    assert sum(bool(h.flags) for h in chosen) <= sum(bool(h.flags) for h in bare)
    assert "1,234" in chosen[0].text


def test_a_lost_negation_is_found_again_or_flagged(translator: MarianTranslator) -> None:
    """Of three that lose it in the first search, a second one mends two and the last says so."""
    source = [
        "Selon eux, la plupart des bateaux qui sortent du port ne reviennent pas. Il est "
        "préférable pour les pêcheurs de ne pas essayer de sortir par ce vent.",
        "Au vu des progrès des radars, les pilotes étaient obligés de voler très bas pour ne pas "
        "être repérés par l'ennemi.",
        "Les localités les plus touchées sont étonnées de voir qu'on ne prend pas les mesures "
        "nécessaires pour préserver la sécurité des habitants.",
    ]
    plain = MarianTranslator(read_folder(DEFAULT_MODEL), guarded=False)

    bare = plain.translate(source, source="fr", target="en")
    chosen = translator.translate(source, source="fr", target="en")

    assert all("negations_differ" in made.flags for made in bare)
    assert [made.flags for made in chosen] == [(), (), ("negations_differ",)]
    assert "not to try" in chosen[0].text
    assert all(made.counts.retries > 0 for made in chosen)


def test_a_second_run_over_the_cache_loads_no_weights(tmp_path: Path) -> None:
    runs = []
    for _ in range(2):
        inner = MarianTranslator.load()
        with Store(tmp_path / "c") as store:
            cached = CachedTranslator(inner, store)
            made = cached.translate(SPANISH[:3] * 2, source="es", target="en")
        runs.append((made, cached.computed, inner.loaded))

    assert runs[0][0] == runs[1][0]
    assert [run[1:] for run in runs] == [(3, True), (0, False)]


def test_the_bundled_model_is_what_its_card_says() -> None:
    card = read_card(find_model("marian-es-fr-en"))

    assert check_model(card) == []
    files = {path.name for path in card.path.iterdir()}
    assert files == {*card.sha256, "model.toml"}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build_tiny_marian(
        tmp_path / "tiny", marks=(">>fra<<", ">>spa<<"), languages=("eng", "roa")
    )


def test_a_model_that_never_ends_is_stopped_and_says_so(tiny: Path) -> None:
    translator = MarianTranslator.load(tiny, num_beams=2)

    together = translator.translate(["uno", "uno dos tres cuatro"], source="en", target="fr")
    alone = translator.translate(["uno"], source="en", target="fr")

    assert all(set(made.flags) & {"truncated", "repetition", "empty"} for made in together)
    assert together[0] == alone[0]


def test_the_target_is_chosen_by_its_mark(tiny: Path) -> None:
    translator = MarianTranslator.load(tiny, num_beams=1)

    assert translator.targets == ("es", "fr")
    french, spanish = (
        translator.translate(["the river runs"], source="en", target=target)[0]
        for target in ("fr", "es")
    )
    assert french.text != spanish.text
    with pytest.raises(LanguagePairError):
        translator.translate(["the river runs"], source="en", target="pt")


def test_two_models_reach_a_language_that_neither_reaches_alone(tiny: Path) -> None:
    config = Config(translation=f"{DEFAULT_MODEL},{tiny}", num_beams=2)
    translator = load_translator(config)

    made = translator.translate([SPANISH[0]], source="es", target="fr")[0]
    halfway = translator.translate([SPANISH[0]], source="es", target="en")[0]

    assert translator.source_languages == ("en", "es", "fr")
    assert made.counts.source > halfway.counts.source > 0
    assert made.text != halfway.text

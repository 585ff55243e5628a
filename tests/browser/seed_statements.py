"""What `tests.browser.seed_report` says about the seed articles, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["CLAIMS", "RELATIONS", "STATEMENTS", "Spec"]


@dataclass(frozen=True)
class Spec:
    """One statement: where it begins and ends, and what a run would have found in it."""

    doc: str
    text: str
    english: str | None = None
    origin: tuple[str, str] | None = None  # name, words
    factuality: str = "asserted"
    figures: tuple[tuple[str, float | None, float | None, str, str], ...] = ()
    dates: tuple[tuple[str, str, str], ...] = ()
    flags: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    bounds: Mapping[str, Any] = field(default_factory=dict)  # of each of its figures


_SOHR, _RED_CROSS = (
    "Syrian Observatory for Human Rights",
    "International Committee of the Red Cross",
)
STATEMENTS = {
    "nearly-es": Spec(
        "000",
        "Desde que el régimen ha recuperado casi en su totalidad el control de la ciudad de Alepo",
        "Since the regime has regained almost complete control of the city of Aleppo",
    ),
    "nearly-en": Spec(
        "001",
        "Pro-Assad forces have nearly recaptured the ancient city of Aleppo,",
    ),
    "all-sohr": Spec(
        "003",
        "the regime forces backed by the gunmen loyal to them of Syrian nationality, the Lebanese "
        "Hezbollah, Iranian Revolutionary Guards and other gunmen of non-Syrian nationalities, "
        "were able to restore control of the entire city of Aleppo,",
    ),
    "all-sana": Spec(
        "004",
        "The state-run Syrian Arab News Agency announced that the army has taken full control of "
        "the besieged city of Aleppo",
        origin=("Syrian Arab News Agency", "The state-run Syrian Arab News Agency announced"),
        factuality="attributed",
    ),
    "palmyra-es": Spec(
        "000",
        "los ha llevado a lanzar una gran ofensiva en la ciudad de Palmyra, y retomar el control de"
        " esta, después de ocho meses de que el ejército sirio tomara el control,",
        "has led them to launch a great offensive on the city of Palmyra, and to retake control of "
        "it, eight months after the Syrian army had taken control,",
        figures=(("ocho meses", 8, 8, "=", "meses"),),
    ),
    "palmyra-en": Spec(
        "001",
        "Concurrently with the events in Aleppo, however, radical jihadist forces recaptured "
        "Palmyra.",
    ),
    "air-es": Spec(
        "000",
        "los ataques aéreos rusos que respaldan el régimen, no cesan",
        "the Russian air strikes that support the regime do not stop",
    ),
    "air-fr": Spec(
        "002",
        "Les sources de l’opposition syrienne ont rapporté que les avions des forces aériennes de "
        "la Russie avaient bombardé la ville d’Alep tous les jours.",
        "Syrian opposition sources reported that planes of the Russian air force had bombed the "
        "city of Aleppo every day.",
        origin=("Syrian opposition", "Les sources de l’opposition syrienne ont rapporté"),
        factuality="attributed",
    ),
    "leaflets-fr": Spec(
        "002",
        "le réseau al-Jazeera a rapporté que des avions de la force aérienne avaient largué des "
        "tracts sur la Syrie, y compris les résidents d’Alep,",
        "the al-Jazeera network reported that air force planes had dropped leaflets over Syria, "
        "including the residents of Aleppo,",
        origin=("Al Jazeera", "le réseau al-Jazeera a rapporté"),
        factuality="attributed",
    ),
    "leaflets-en": Spec(
        "004",
        "In the last few months, Syrian and Russian aircraft dropped leaflets over eastern Aleppo,",
    ),
    "hospital-es": Spec(
        "000",
        "en la cual no quedan hospitales, ya que todos fueron destruidos por los ataques aéreos,",
        "in which there are no hospitals left, as all were destroyed by the air strikes,",
    ),
    "hospital-en": Spec(
        "004",
        "Last month, no hospital was left functioning in Aleppo after an air-raid hit a children’s "
        "hospital.",
        dates=(("Last month", "2016-11-01", "2016-11-30"),),
    ),
    "icrc": Spec(
        "004",
        "The ICRC added that 34,000 people had been evacuated from the rebel areas of Aleppo.",
        origin=(_RED_CROSS, "The ICRC added"),
        factuality="attributed",
        figures=(("34,000 people", 34000, 34000, "=", "people"),),
    ),
    "un": Spec(
        "004",
        "Over the past week, 35,000 rebels and civilians have fled rebel-held areas said the U.N.",
        origin=("United Nations", "said the U.N."),
        factuality="attributed",
        figures=(("35,000 rebels and civilians", 35000, 35000, "=", "rebels and civilians"),),
        bounds={"window": "7 d", "by": "United Nations"},
    ),
    "icrc-25": Spec(
        "003",
        "to the international Red Cross who went on public opinion with the number 25 thousand,",
        origin=(_RED_CROSS, "the international Red Cross who went on public opinion"),
        factuality="attributed",
        figures=(("25 thousand", 25000, 25000, "=", "persons"),),
    ),
    "dead-es": Spec(
        "000",
        "las bombas barril que según cifras oficiales han quitado la vida a más de 350.000 personas"
        " aproximadamente,",
        "the barrel bombs which according to official figures have taken the lives of "
        "approximately more than 350,000 people,",
        origin=("official figures", "según cifras oficiales"),
        factuality="attributed",
        figures=(("más de 350.000 personas", 350000, None, ">=", "personas"),),
        flags=("figures_differ",),
    ),
    "dead-en": Spec(
        "004",
        "The civil war between the government and rebels has led to almost half a million deaths",
        figures=(("almost half a million deaths", None, 500000, "<=", "deaths"),),
    ),
    "sohr-415": Spec(
        "001",
        "According to the Syrian Observatory, the toll since mid-November in Aleppo has been "
        "immense: no fewer than 415 civilians have lost their lives in rebel-held neighborhoods,",
        origin=(_SOHR, "According to the Syrian Observatory"),
        factuality="attributed",
        figures=(("no fewer than 415 civilians", 415, None, ">=", "civilians"),),
        dates=(("since mid-November", "2016-11-15", "2016-12-12"),),
    ),
    "sohr-21452": Spec(
        "003",
        "the Syrian Observatory for Human Rights documented the death of 21452 Syrian civilian "
        "citizens killed in Aleppo province,",
        origin=(_SOHR, "the Syrian Observatory for Human Rights documented"),
        figures=(("21452 Syrian civilian citizens", 21452, 21452, "=", "civilian citizens"),),
    ),
    "western": Spec(
        "001",
        "An additional 130 civilians are believed to have died in western Aleppo,",
        factuality="hedged",
        figures=(("130 civilians", 130, 130, "=", "civilians"),),
        bounds={"role": "additional", "place": "aleppo/west"},
    ),
    "doomsday": Spec(
        "001",
        "In discussions with The Guardian, residents described the bombing as a “doomsday” level "
        "assault.",
        origin=("residents", "In discussions with The Guardian, residents described"),
        via=("The Guardian",),
        factuality="attributed",
    ),
    "iran-es": Spec(
        "000",
        "Irán, gran enemigo regional de Arabia Saudita y otras milicias chiíes se han unido a la "
        "guerra, también respaldando al régimen,",
        "Iran, a great regional enemy of Saudi Arabia, and other Shia militias have joined the war,"
        " also supporting the regime,",
        flags=("names_differ",),
    ),
    "iran-en": Spec("004", "Russia and Iran were backing Assad in the war"),
    "missing": Spec(
        "000",
        "según informes del Observatorio Sirio de derechos humanos; han desaparecido cientos de "
        "hombres menores de 50 años,",
        "according to reports from the Syrian Observatory for Human Rights; hundreds of men under "
        "50 have disappeared,",
        origin=(_SOHR, "según informes del Observatorio Sirio de derechos humanos"),
        factuality="attributed",
        figures=(("cientos", 200, None, "vague", "hombres menores de 50 años"),),
    ),
}
# members, level, n_min, n_max, dependence, pairs that are linked
CLAIMS: tuple[tuple[tuple[str, ...], str, int, int, str], ...] = (
    (("air-es", "air-fr"), "cross_language", 2, 2, "none_found"),
    (("leaflets-en", "leaflets-fr"), "cross_language", 2, 2, "none_found"),
    (("nearly-es", "nearly-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("palmyra-es", "palmyra-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("hospital-es", "hospital-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("all-sana", "all-sohr"), "corroborated", 2, 2, "none_found"),
    (("iran-es", "iran-en"), "repeated", 1, 1, "reused_text"),
)
RELATIONS = (
    (
        ("icrc", "icrc-25"),
        "numeric_conflict",
        "match",
        "34,000 people and 25 thousand: the same party about the same evacuation",
    ),
    (("icrc", "un"), "numeric_conflict", "possible", "34,000 people; 35,000 rebels and civilians"),
    (
        ("dead-es", "dead-en"),
        "different_scope",
        "match",
        "more than 350,000 people; almost half a million deaths",
    ),
    (("nearly-es", "all-sana"), "update", "match", "nearly recaptured, then full control"),
    (
        ("sohr-415", "sohr-21452"),
        "different_scope",
        "match",
        "since mid-November 2016; since March 2011",
    ),
)

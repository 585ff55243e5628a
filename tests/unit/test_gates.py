"""What facts say about a pair of statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.facts import find_dates, find_names, polarity
from aligner.facts.actors import find_actors
from aligner.facts.factuality import is_denied
from aligner.facts.negation import find_negations
from aligner.facts.opposites import find_opposites
from aligner.figure_gate import same_number
from aligner.gates import ask_gates
from aligner.name_rivals import compare_names
from aligner.name_spelling import same_name
from aligner.records import DateMention, Facts, Name, Tense
from tests.make import make_quantity


def _verdicts(a: Facts, b: Facts, alike: float = 1.0) -> dict[str, str]:
    return {gate.name: gate.verdict for gate in ask_gates(a, b, alike=alike)}


def _date(first: str | None, last: str | None) -> DateMention:
    return DateMention(start=0, end=1, text=f"{first}", earliest=first, latest=last)


def _names(*keys: str) -> tuple[Name, ...]:
    return tuple(Name(start=0, end=1, text=key, key=key) for key in keys)


def test_nothing_to_compare_asks_no_gate() -> None:
    assert ask_gates(Facts(), Facts(), alike=1.0) == ()


def test_equal_figures_agree() -> None:
    facts = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(facts, facts) == {"quantity": "agree"}


def test_other_figures_of_the_same_thing_conflict() -> None:
    a = Facts(quantities=(make_quantity(34_000),))
    b = Facts(quantities=(make_quantity(25_000),))

    assert _verdicts(a, b) == {"quantity": "conflict"}


def test_one_conflicting_figure_among_agreeing_ones_conflicts() -> None:
    a = Facts(quantities=(make_quantity(415, event="death"), make_quantity(34_000)))
    b = Facts(quantities=(make_quantity(415, event="death"), make_quantity(25_000)))

    assert _verdicts(a, b) == {"quantity": "conflict"}


def test_a_figure_on_one_side_only_stays_open() -> None:
    a = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(a, Facts()) == {"quantity": "open"}
    assert _verdicts(Facts(), a) == {"quantity": "open"}


def test_a_bound_that_a_figure_meets_stays_open() -> None:
    a = Facts(quantities=(make_quantity(25_000, modality=">="),))
    b = Facts(quantities=(make_quantity(34_000),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_negative_statement_contradicts_a_positive_one() -> None:
    assert _verdicts(Facts(polarity="negative"), Facts()) == {"polarity": "conflict"}


def test_a_negation_among_other_words_stays_open() -> None:
    """What is abolished is no longer needed."""
    assert _verdicts(Facts(polarity="negative"), Facts(), alike=0.3) == {"polarity": "open"}


def _stance(text: str, lang: str) -> Facts:
    return Facts(
        polarity=polarity(text, lang),
        factuality="denied" if is_denied(text, lang) else "asserted",
        negations=find_negations(text, lang),
    )


SIDES = st.tuples(
    st.lists(
        st.sampled_from(
            [
                "he",
                "no",
                "not",
                "never",
                "sin",
                "without",
                "refused",
                "stop",
                "impossible",
                "de",
                "la",
                "y",
            ]
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from(["en", "es", "fr"]),
).map(lambda side: _stance(*side))


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other"),
    [
        ("The rebels did not accept the truce.", "en", "Los rebeldes rechazaron la tregua.", "es"),
        (
            "The envoy could not reach the city.", "en",
            "Il a été impossible à l'émissaire d'atteindre la ville.", "fr",
        ),
        (
            "The army failed to retake the airport.", "en",
            "L'armée n'a pas réussi à reprendre l'aéroport.", "fr",
        ),
        ("The village has no electricity.", "en", "El pueblo carece de electricidad.", "es"),
        (
            "Les habitants sont restés sans nouvelles.", "fr",
            "Los vecinos no tuvieron noticias.", "es",
        ),
        ("Nobody claimed responsibility.", "en", "Personne n'a revendiqué l'attentat.", "fr"),
        ("La población no dejó de protestar.", "es", "The people kept protesting.", "en"),
        ("No fewer than 40 people died.", "en", "Murieron al menos 40 personas.", "es"),
        ("Il ne reste que deux médecins.", "fr", "Only two doctors are left.", "en"),
        ("No queda más que un puente.", "es", "Only one bridge is left.", "en"),
        ("The school reopened only in May.", "en", "L'école n'a rouvert qu'en mai.", "fr"),
        ("The school did not reopen until May.", "en", "L'école n'a rouvert qu'en mai.", "fr"),
        (
            "La fiscalía no descarta un atentado.", "es",
            "Prosecutors said an attack was possible.", "en",
        ),
        ("The flight was unauthorised.", "en", "El vuelo no estaba autorizado.", "es"),
        ("Les vols non autorisés ont repris.", "fr", "Unauthorised flights resumed.", "en"),
        (
            "No organización reconoció el ataque, ni el ejército tampoco.", "es",
            "No organisation admitted the attack, nor did the army.", "en",
        ),
        ("Les deux camps ne se parlent plus.", "fr", "The two sides have stopped talking.", "en"),
        ("The minister is no longer in office.", "en", "El ministro ya no está en el cargo.", "es"),
        ("Le pont n'est ni sûr ni ouvert.", "fr", "The bridge is neither safe nor open.", "en"),
        ("El puente no es seguro ni está abierto.", "es", "The bridge is not safe or open.", "en"),
        ("Neither side has signed.", "en", "Ninguna de las partes ha firmado.", "es"),
        (
            "Unless rain comes, the harvest will be lost.", "en",
            "Si no llueve, se perderá la cosecha.", "es",
        ),
        (
            "A moins d'un accord, le siège continuera.", "fr",
            "If there is no agreement, the siege will go on.", "en",
        ),
        ("El presidente se negó a dimitir.", "es", "The president refused to resign.", "en"),
        (
            "Le président n'a pas voulu démissionner.", "fr",
            "The president refused to resign.", "en",
        ),
        (
            "Russia denied hitting the hospital.", "en",
            "La Russie a nié avoir frappé l'hôpital.", "fr",
        ),
        (
            "The mayor said that he did not order the raid.", "en",
            "El alcalde negó haber ordenado la redada.", "es",
        ),
        ("Hardly any aid reached the camp.", "en", "Casi no llegó ayuda al campamento.", "es"),
        ("Peu d'aide est arrivée au camp.", "fr", "Not much aid reached the camp.", "en"),
        (
            "Avant que la trêve ne commence, dix personnes sont mortes.", "fr",
            "Before the truce began, ten people died.", "en",
        ),
        ("Il craint que la digue ne cède.", "fr", "Teme que el dique ceda.", "es"),
        ("Sin duda, la tregua se mantendrá.", "es", "There is no doubt the truce will hold.", "en"),
        (
            "No sólo murieron soldados, sino también civiles.", "es",
            "Des civils sont morts, et pas seulement des soldats.", "fr",
        ),
        ("Jamás se había visto una crecida así.", "es", "Such a flood had never been seen.", "en"),
        ("On ne peut que regretter cet accord.", "fr", "We can only regret this deal.", "en"),
        ("We cannot but regret this deal.", "en", "Solo podemos lamentar este acuerdo.", "es"),
        (
            "The talks ended without agreement.", "en",
            "Les pourparlers n'ont abouti à aucun accord.", "fr",
        ),
        (
            "Authorities prevented the march.", "en",
            "Las autoridades no permitieron la marcha.", "es",
        ),
        ("The claim is false.", "en", "L'affirmation n'est pas vraie.", "fr"),
        ("The plan is far from finished.", "en", "El plan no está terminado.", "es"),
    ],
)  # fmt: skip
def test_no_said_in_other_words_is_no_contradiction(
    ours: str, lang: str, theirs: str, other: str
) -> None:
    assert "polarity" not in _verdicts(_stance(ours, lang), _stance(theirs, other))


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other"),
    [
        ("The rebels accepted the truce.", "en", "Los rebeldes rechazaron la tregua.", "es"),
        ("The rebels accepted the truce.", "en", "Los rebeldes no aceptaron la tregua.", "es"),
        ("The last hospital still works.", "en", "Plus aucun hôpital ne fonctionne.", "fr"),
        ("No hospital was left functioning.", "en", "El último hospital sigue funcionando.", "es"),
        ("The army did not retake the airport.", "en", "L'armée a repris l'aéroport.", "fr"),
        ("Russia denied hitting the hospital.", "en", "La Russie a frappé l'hôpital.", "fr"),
        ("The president refused to resign.", "en", "Le président a démissionné.", "fr"),
        ("Nadie resultó herido.", "es", "Quelqu'un a été blessé.", "fr"),
        (
            "The people who did not flee were killed.", "en",
            "Los que huyeron fueron asesinados.", "es",
        ),
        ("He said the dam would not break.", "en", "Il a dit que la digue céderait.", "fr"),
        ("La población no dejó de protestar.", "es", "The people stopped protesting.", "en"),
        (
            "It is impossible to reach the valley.", "en",
            "Il n'est pas impossible d'atteindre la vallée.", "fr",
        ),
        ("The city is without water.", "en", "La ville a de l'eau.", "fr"),
        (
            "The school reopened in May because teachers were not paid.", "en",
            "La escuela reabrió en mayo porque se pagó a los maestros.", "es",
        ),
    ],
)  # fmt: skip
def test_no_on_one_side_only_is_no_agreement(ours: str, lang: str, theirs: str, other: str) -> None:
    assert "polarity" in _verdicts(_stance(ours, lang), _stance(theirs, other))


def test_a_negation_of_a_subordinate_clause_on_one_side_only_stays_open() -> None:
    ours = _stance("The mayor said that the people who did not flee were safe.", "en")
    theirs = _stance("El alcalde dijo que los que huyeron estaban a salvo.", "es")

    assert _verdicts(ours, theirs) == {"polarity": "open"}


@given(SIDES, SIDES)
def test_the_polarity_gate_does_not_depend_on_the_order_of_the_sides(
    ours: Facts, theirs: Facts
) -> None:
    assert _verdicts(ours, theirs) == _verdicts(theirs, ours)
    assert "polarity" not in _verdicts(ours, ours)


def test_figures_beyond_a_common_one_on_both_sides_stay_open() -> None:
    """“115, now 97” and “18 of 115”: no contradiction is known, and no agreement."""
    a = Facts(quantities=(make_quantity(115), make_quantity(97)))
    b = Facts(quantities=(make_quantity(115), make_quantity(18)))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_figure_beyond_the_common_ones_on_one_side_is_detail() -> None:
    a = Facts(quantities=(make_quantity(115), make_quantity(97)))
    b = Facts(quantities=(make_quantity(115),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_one_number_agrees_though_what_it_counts_is_known_of_one_side_only() -> None:
    a = Facts(quantities=(make_quantity(88, concept=None, event=None),))
    b = Facts(quantities=(make_quantity(88, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_one_number_of_two_known_things_stays_open() -> None:
    a = Facts(quantities=(make_quantity(88, concept="vehicle", event=None),))
    b = Facts(quantities=(make_quantity(88, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_two_numbers_stay_open_where_it_is_not_known_what_one_counts() -> None:
    a = Facts(quantities=(make_quantity(88, concept=None, event=None),))
    b = Facts(quantities=(make_quantity(89, concept="percent", event=None),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_bound_and_its_own_number_agree() -> None:
    """“Au moins trente mille” and “unas treinta mil” render one sentence."""
    a = Facts(quantities=(make_quantity(30_000, modality=">="),))
    b = Facts(quantities=(make_quantity(30_000, 30_000, modality="~"),))

    assert _verdicts(a, b) == {"quantity": "agree"}


def test_opposite_bounds_do_not_agree_in_their_number() -> None:
    a = Facts(quantities=(make_quantity(100, modality=">="),))
    b = Facts(quantities=(make_quantity(None, 100, modality="<="),))

    assert _verdicts(a, b) == {"quantity": "open"}


def test_a_denial_contradicts_an_assertion() -> None:
    assert _verdicts(Facts(factuality="denied"), Facts()) == {"polarity": "conflict"}


def test_dates_that_never_meet_conflict() -> None:
    a = Facts(dates=(_date("2016-12-21", "2016-12-21"),))
    b = Facts(dates=(_date("2016-12-22", "2016-12-31"),))

    assert _verdicts(a, b) == {"date": "conflict"}


def test_a_day_agrees_with_its_month() -> None:
    a = Facts(dates=(_date("2016-12-21", "2016-12-21"),))
    b = Facts(dates=(_date("2016-12-01", "2016-12-31"),))

    assert _verdicts(a, b) == {"date": "agree"}


def test_unresolved_dates_are_not_compared() -> None:
    a = Facts(dates=(_date(None, None),))
    b = Facts(dates=(_date("2016-12-01", "2016-12-31"),))

    assert _verdicts(a, b) == {}


def test_names_without_a_common_one_stay_open() -> None:
    assert _verdicts(Facts(names=_names("aleppo")), Facts(names=_names("palmyra"))) == {
        "name": "open"
    }


def test_a_common_name_agrees() -> None:
    assert _verdicts(Facts(names=_names("aleppo", "un")), Facts(names=_names("aleppo"))) == {
        "name": "agree"
    }


def test_nearly_and_wholly_stay_open() -> None:
    assert _verdicts(Facts(nearly=True), Facts()) == {"degree": "open"}


def test_a_much_longer_statement_says_more() -> None:
    assert _verdicts(Facts(extent=100), Facts(extent=59), 0.34) == {"extent": "open"}
    assert _verdicts(Facts(extent=100), Facts(extent=60), 0.34) == {}


def test_a_longer_statement_whose_words_the_shorter_one_says_does_not_say_more() -> None:
    assert _verdicts(Facts(extent=100), Facts(extent=20), 0.35) == {"detail": "open"}


def test_a_capital_may_speak_for_its_country() -> None:
    assert compare_names(_names("beijing"), _names("china"))[1] is None
    assert compare_names(_names("paris"), _names("china"))[1] is not None


def test_a_statement_whose_subject_stands_before_it_stays_open() -> None:
    assert _verdicts(Facts(complete=False), Facts()) == {"subject": "open"}


def test_names_that_share_a_word_agree() -> None:
    a, b = Facts(names=_names("asia pasifik")), Facts(names=_names("asia", "pasifik"))

    assert _verdicts(a, b) == {"name": "agree"}


def test_a_common_date_does_not_settle_two_others() -> None:
    year = _date("2016-01-01", "2016-12-31")
    a = Facts(dates=(year, _date("2016-05-01", "2016-05-31")))
    b = Facts(dates=(year, _date("2016-06-01", "2016-06-30")))

    assert _verdicts(a, b) == {"date": "open"}


def test_a_small_word_makes_no_two_names_one() -> None:
    a, b = Facts(names=_names("un", "baie de somme")), Facts(names=_names("un", "marie de givr"))

    assert not same_name("baie de somme", "marie de givr")
    assert _verdicts(a, b) == {"name": "open"}


def test_a_bare_year_is_compared_with_a_date() -> None:
    """As in "the 2012 Games" and "los Juegos, en 2018"."""
    games = Facts(names=_names("2012"))

    assert _verdicts(games, Facts(dates=(_date("2018-01-01", "2018-12-31"),))) == {
        "date": "conflict"
    }
    assert _verdicts(games, Facts(dates=(_date("2012-01-01", "2012-12-31"),))) == {"date": "agree"}


def test_an_age_that_one_side_writes_as_a_bare_number_is_no_figure_beyond_the_other() -> None:
    aged = Facts(names=_names("54"))

    assert (
        _verdicts(Facts(quantities=(make_quantity(54, concept="duration", event=None),)), aged)
        == {}
    )
    assert _verdicts(Facts(quantities=(make_quantity(54, event="death"),)), aged) == {
        "quantity": "open"
    }


@pytest.mark.parametrize("window", [None, "since", "1 d"])
def test_a_number_a_day_is_not_that_number(window: str | None) -> None:
    daily = replace(make_quantity(40), window="per 1 d")
    other = replace(make_quantity(40), window=window)

    assert not same_number(daily, other)
    assert _verdicts(Facts(quantities=(daily,)), Facts(quantities=(other,))) == {"quantity": "open"}


def test_a_date_beyond_the_common_one_on_one_side_is_detail() -> None:
    year = _date("2016-01-01", "2016-12-31")
    a = Facts(dates=(year, _date("2016-05-01", "2016-05-31")))

    assert _verdicts(a, Facts(dates=(year,))) == {"date": "agree"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("russia", "finland"),  # two places
        ("gordon brown", "gordon ramsay"),  # two of one family
        ("206", "306"),  # two models
        ("uribe", "chavez"),
        ("a400m", "a380"),
        ("european union", "austria"),
        ("musharraf", "madrid"),  # a name and a place
        ("nev jersei", "nev japan"),
    ],
)
def test_a_common_name_does_not_settle_two_rivals(ours: str, theirs: str) -> None:
    a, b = Facts(names=_names("ukraine", ours)), Facts(names=_names("ukraine", theirs))

    assert _verdicts(a, b)["name"] == "open"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("tier", "terre"),  # a noun with a capital, translated
        ("navidad", "shristmas"),
        ("etat", "state"),
        ("bank sentral", "sentral bank"),
        ("mohamed", "muhamed"),
        ("eu", "ue"),
        ("bela senter", "bela konvention senter"),
    ],
)
def test_spellings_and_translations_of_a_name_are_no_rivals(ours: str, theirs: str) -> None:
    a, b = Facts(names=_names("ukraine", ours)), Facts(names=_names("ukraine", theirs))

    assert _verdicts(a, b) == {"name": "agree"}


@given(st.lists(st.integers(1, 10**6), max_size=4), st.lists(st.integers(1, 10**6), max_size=4))
def test_the_quantity_gate_does_not_depend_on_the_order_of_the_sides(
    ours: list[int], theirs: list[int]
) -> None:
    a = Facts(quantities=tuple(make_quantity(n) for n in ours))
    b = Facts(quantities=tuple(make_quantity(n) for n in theirs))

    assert _verdicts(a, b) == _verdicts(b, a)


def _why(a: Facts, b: Facts) -> str:
    [gate] = ask_gates(a, b, alike=1.0)
    return str(gate)


def _figure(text: str, value: float, counted: str, by: str | None = None) -> Facts:
    quantity = replace(make_quantity(value), text=text, counted=counted, by=by)
    return Facts(quantities=(quantity,))


def test_reasons_quote_figures_as_the_texts_write_them() -> None:
    a, b = _figure("34.000", 34_000, "personas"), _figure("25,000", 25_000, "people", "army")

    assert _why(a, b) == (
        "quantity: conflict (one names “34.000” personas, the other “25,000” people (army))"
    )
    assert _why(a, Facts()) == "quantity: open (only one names “34.000” personas)"
    assert _why(a, _figure("34,000", 34_000, "people")) == (
        "quantity: agree (“34.000” personas and “34,000” people)"
    )


def test_reasons_quote_names_as_the_texts_write_them() -> None:
    def named(text: str, key: str) -> Facts:
        return Facts(names=(Name(start=0, end=1, text=text, key=key),))

    assert _why(named("Tierra", "tier"), named("Marte", "mart")) == (
        "name: open (one names “Tierra”, the other “Marte”)"
    )
    assert _why(named("Alepo", "aleppo"), named("Alep", "aleppo")) == (
        "name: agree (“Alepo” and “Alep”)"
    )
    assert _why(named("Homs", "homs"), named("Homs", "homs")) == "name: agree (both name “Homs”)"


def test_each_figure_settles_only_one_of_the_other_side() -> None:
    def shares(*values: float) -> Facts:
        return Facts(quantities=tuple(make_quantity(v, concept="percent") for v in values))

    assert _verdicts(shares(60, 20), shares(20, 20)) == {"quantity": "open"}
    assert _verdicts(shares(60, 20), shares(20, 60)) == {"quantity": "agree"}


def test_a_measure_is_one_number_in_its_unit_only() -> None:
    two, fourteen = (make_quantity(n, n, concept="duration", event=None) for n in (2, 14))
    weeks, years = (replace(two, counted=unit) for unit in ("weeks", "years"))
    fortnight = replace(fourteen, counted="días")

    assert not same_number(weeks, years)
    assert same_number(weeks, fortnight)


def test_two_of_what_nothing_befell_need_no_figure_on_the_other_side() -> None:
    both = replace(make_quantity(2, 2, event=None), text="two")
    killed = replace(both, concept="soldier", event="death")

    assert _verdicts(Facts(quantities=(both,)), Facts()) == {}
    assert _verdicts(Facts(quantities=(killed,)), Facts()) == {"quantity": "open"}


def test_other_ages_stay_open_though_they_count_nothing() -> None:
    a, b = Facts(names=_names("41")), Facts(names=_names("31"))

    assert _verdicts(a, b)["quantity"] == "open"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the Bank of Norway", "el Banco de Noruega"),  # parts of a name
        ("the University of Bologna", "l'université de Bologne"),
        ("talks with Downing Street and London", "diálogo con Londres"),  # a name beyond the other
        ("Libya at talks in Paris", "Libia habló con Francia"),  # the capital for the state
        ("the Earth and Venus", "la Tierra y Venus"),  # a common noun with a capital
        ("Marta Kovacs spoke", "habló Kovacs"),  # the first name is left out
    ],
)
def test_names_that_may_be_one_leave_nothing_apart(ours: str, theirs: str) -> None:
    other = "fr" if theirs.startswith("l'") else "es"
    alike, apart = compare_names(find_names(ours, "en"), find_names(theirs, other))

    assert apart is None
    assert alike


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the Bank of Norway", "el Banco de Hungría"),
        ("the University of Bologna", "la Universidad de Salamanca"),
        ("Both Marta Kovacs and Jan Olsen left", "Marta Kovacs salió con Pedro Quintero"),
        ("ministers in Paris", "los ministros de Portugal"),  # the capital of another state
        ("Rabat and Tunis", "Rabat y Argel"),
    ],
)
def test_names_in_each_others_place_stand_apart(ours: str, theirs: str) -> None:
    assert compare_names(find_names(ours, "en"), find_names(theirs, "es"))[1] is not None


def test_a_name_that_is_written_alike_is_paired_before_one_that_is_nearly() -> None:
    alike, apart = compare_names(_names("harris", "harry"), _names("harris"))

    assert [(x.key, y.key) for x, y in alike] == [("harris", "harris")]
    assert apart is None


@given(st.lists(st.sampled_from(["oslo", "france", "paris", "kovaks", "kovak", "tier", "206"])))
def test_a_statement_names_nothing_apart_from_itself(keys: list[str]) -> None:
    alike, apart = compare_names(_names(*keys), _names(*keys))

    assert apart is None
    assert {x.key for x, _ in alike} == set(keys)


def _read(text: str, lang: str) -> Facts:
    return Facts(
        poles=find_opposites(text, lang), actors=find_actors(text, lang, find_names(text, lang))
    )


@pytest.mark.parametrize(
    ("ours", "lang", "theirs", "other"),
    [
        ("The bakery closed on Monday.", "en", "La panadería reabrió el lunes.", "es"),
        ("Rents fell in May.", "en", "Les loyers ont augmenté en mai.", "fr"),
        ("El piloto conocía la avería.", "es", "Le pilote ignorait la panne.", "fr"),
        ("The clinic is in the north of the city.", "en", "La clínica está en el sur.", "es"),
    ],
)
def test_opposites_stay_open(ours: str, lang: str, theirs: str, other: str) -> None:
    a, b = _read(ours, lang), _read(theirs, other)

    assert _verdicts(a, b) == _verdicts(b, a) == {"opposite": "open"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Rents rose, then fell.", "Los alquileres subieron."),  # both poles explain nothing
        ("Rents did not fall.", "Los alquileres subieron."),
        ("The bakery closed.", "Los alquileres subieron."),  # other scales
        ("Chile sold gas to Peru.", "Perú compró gas a Chile."),  # told by either side
    ],
)
def test_words_that_need_not_contradict_ask_nothing(ours: str, theirs: str) -> None:
    assert _verdicts(_read(ours, "en"), _read(theirs, "es")) == {}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The army surrounded the rebels.", "Los rebeldes rodearon al ejército."),
        ("Chile invited Peru.", "Perú invitó a Chile."),
        ("The minister blamed the unions.", "Los sindicatos culparon a la ministra."),
        ("The mayor sued the company.", "La empresa demandó al ayuntamiento."),
        ("A helicopter found the raft.", "Un pesquero encontró la balsa."),  # another altogether
        ("A drone of the Red Cross found the raft.", "Un pesquero gallego encontró la balsa."),
    ],
)
def test_parties_in_each_others_place_stay_open(ours: str, theirs: str) -> None:
    a, b = _read(ours, "en"), _read(theirs, "es")

    assert _verdicts(a, b) == _verdicts(b, a) == {"actor": "open"}
    assert _verdicts(a, b, alike=0.3) == {}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The army surrounded the rebels.", "Los rebeldes fueron rodeados por el ejército."),
        ("The army surrounded the rebels.", "El ejército rodeó a los rebeldes."),
        ("The soldiers left.", "El ejército se fue."),
        ("Macron left.", "El gobierno se fue."),  # a name may be any of them
    ],
)
def test_the_same_party_in_its_place_asks_nothing(ours: str, theirs: str) -> None:
    assert _verdicts(_read(ours, "en"), _read(theirs, "es")) == {}


def _dated(text: str, lang: str, published: date | None = None) -> Facts:
    dates, names = find_dates(text, lang, published), find_names(text, lang)
    return Facts(dates=tuple(dates), names=tuple(names))


WEDNESDAY = date(2018, 5, 16)


@pytest.mark.parametrize(
    ("english", "spanish", "verdict"),
    [
        ("from 1997 to 2002", "de 1997 a 2002", "agree"),
        ("from 1997 to 2002", "de 1989 a 2002", "conflict"),  # they overlap, and differ
        ("in the 1990s", "entre 1992 y 1995", "agree"),
        ("in 1998", "entre 1997 y 2002", "agree"),
        ("on Wednesday", "hoy", "agree"),
        ("on Tuesday", "ayer", "agree"),
        ("on Monday", "hoy", "conflict"),
        ("on Monday", "ayer", "conflict"),
        ("yesterday", "hoy", "conflict"),
        # a tense that one side hides leaves the week open, not the day of the week
        ("they will vote on Monday", "votación del lunes", "agree"),
        ("they will vote on Monday", "votación del martes", "conflict"),
        ("last Monday", "el próximo lunes", "conflict"),
        ("in last October's riots", "disturbios de octubre de 2016", "agree"),
        # one day twice on one side is one, and two on the other side are two
        ("on 14 May, a Monday", "el 14 de mayo, un jueves", "open"),
        ("on 14 May, a Monday", "el 14 de mayo, un lunes", "agree"),
        ("Sunday 14 May", "lunes 14 de mayo", "open"),  # the weekday means another year
        ("on Sunday, 14 May 2018", "el 14 de mayo de 2018", "open"),  # there is no such day
        ("in May this year", "en mayo de este año", "agree"),
        ("in June this year", "en mayo de este año", "conflict"),
    ],
)
def test_dates_are_paired_one_to_one(english: str, spanish: str, verdict: str) -> None:
    a, b = _dated(english, "en", WEDNESDAY), _dated(spanish, "es", WEDNESDAY)

    assert _verdicts(a, b)["date"] == _verdicts(b, a)["date"] == verdict


def test_what_is_announced_is_not_yet_done() -> None:
    ahead, done = Facts(tense="ahead"), Facts(tense="done")

    assert _verdicts(ahead, done) == {"tense": "open"}
    assert _verdicts(ahead, ahead) == _verdicts(ahead, Facts()) == {}


def test_a_part_of_the_country_is_not_the_whole() -> None:
    whole, part = Facts(area="whole"), Facts(area="part")

    assert _verdicts(whole, part) == {"place": "open"}
    assert _verdicts(part, part) == _verdicts(whole, Facts()) == {}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("on Sunday", "en"), ("el sábado", "es"), "conflict"),
        (("on 12 December", "en"), ("le 13 décembre", "fr"), "conflict"),
        (("in May", "en"), ("le 13 décembre", "fr"), "conflict"),
        (("on Sunday", "en"), ("dimanche", "fr"), None),
        (("on Sunday", "en"), ("el 13 de diciembre", "es"), None),
        (("on Sunday", "en"), ("ayer", "es"), None),
    ],
)
def test_days_without_a_year_are_compared_as_far_as_they_are_known(
    one: tuple[str, str], other: tuple[str, str], verdict: str | None
) -> None:
    a, b = (Facts(dates=tuple(find_dates(*side, None))) for side in (one, other))

    assert _verdicts(a, b).get("date") == verdict


def test_a_weekday_is_compared_with_a_known_day() -> None:
    known = Facts(dates=(_date("2016-12-18", "2016-12-18"),))  # a Sunday
    sunday, monday = (Facts(dates=tuple(find_dates(d, "en", None))) for d in ("Sunday", "Monday"))

    assert _verdicts(known, monday) == {"date": "conflict"}
    assert _verdicts(known, sunday) == {}


@pytest.mark.parametrize(
    ("mood", "tense", "verdict"),
    [("mood.asked", "done", "open"), ("mood.asked", None, None), ("mood.asked", "ahead", None)],
)
def test_what_is_asked_for_is_not_what_was_done(
    mood: str, tense: Tense | None, verdict: str | None
) -> None:
    one, other = Facts(marks=(mood,)), Facts(tense=tense)

    assert _verdicts(one, other).get("mood") == _verdicts(other, one).get("mood") == verdict


def test_what_both_ask_for_may_be_the_same() -> None:
    one = Facts(marks=("mood.asked",), marks_anywhere=("mood.asked",), tense="done")

    assert _verdicts(one, one) == {}


@pytest.mark.parametrize("mark", ["rank.former", "rank.deputy", "kin.kin"])
def test_somebody_else_is_not_the_minister(mark: str) -> None:
    assert _verdicts(Facts(marks=(mark,)), Facts()) == {"rank": "open"}
    assert _verdicts(Facts(marks=(mark,)), Facts(marks_anywhere=(mark,))) == {}

"""What the guards see, and what they must leave alone."""

from __future__ import annotations

import pytest

from aligner.translate.guards import FLAGS, Guard, examine, guard


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "Murieron 34.000 personas.", "34,000 people died."),
        ("es", "Murieron 34.000 personas.", "34.000 people died."),
        ("fr", "34\u202f000 morts", "34,000 dead"),
        ("fr", "34 000 morts", "Thirty-four thousand dead"),
        ("fr", "2,3 milliards d'euros", "2.3 billion euros"),
        ("es", "2.300 millones de euros", "2.3 billion euros"),
        ("es", "2 mil millones de euros", "two billion euros"),
        ("es", "5 millones de personas", "5,000,000 people"),
        ("es", "unos 50 mil soldados", "some 50,000 soldiers"),
        ("es", "Los 12 heridos", "The twelve wounded"),
        ("es", "cerca de 250 heridos", "about two hundred and fifty wounded"),
        ("fr", "le 1er janvier", "on the first of January"),
        ("fr", "la 21e édition", "the twenty-first edition"),
        ("fr", "À 15 h 30, la police", "At 3:30 p.m., police"),
        ("fr", "À 15h30, la police", "At 15:30, police"),
        ("fr", "vers 5 heures du soir", "around 5 p.m."),
        ("es", "a las 8:30 de la tarde", "at 8:30 p.m."),
        ("es", "a las 5 de la mañana", "at 5am"),
        ("es", "el 12/05/2016", "on 12 May 2016"),
        ("fr", "les années 90", "the 1990s"),
        ("es", "el 85% del territorio", "85 percent of the territory"),
        ("es", "entre 20 y 30 casas", "between 20 and 30 houses"),
        ("es", "sin cifras", "no figures"),
        ("es", "dos mil soldados", "2,000 soldiers"),
        ("es", "mil millones de euros", "a billion euros"),
        ("fr", "un milliard d'euros", "1 billion euros"),
        ("es", "medio millón de personas", "half a million people"),
        ("fr", "quatre-vingt-dix mille habitants", "90,000 inhabitants"),
        ("fr", "une trentaine de blessés", "some thirty wounded"),
        ("fr", "une dizaine de blessés", "a dozen wounded"),
        ("es", "decenas de miles de civiles", "tens of thousands of civilians"),
        ("es", "miles de civiles", "thousands of civilians"),
        ("es", "el veinte por ciento", "20 percent"),
        ("es", "el siglo XX", "the 20th century"),
        ("fr", "au XVIIIe siècle", "in the eighteenth century"),
        ("es", "los dos murieron", "both died"),
        ("es", "una mujer y un niño", "a woman and a child"),
        ("es", "entre 2 y 3 millones", "between 2 million and 3 million"),
        ("es", "a las dos y media", "at 2:30"),
        ("fr", "un tiers des habitants", "a third of the inhabitants"),
        ("es", "los años sesenta", "the 1960s"),
        ("fr", "1600 km (1000 miles)", "1,600 km (1,000 miles)"),
    ],
)
def test_a_figure_that_survives_raises_no_flag(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ()


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "Murieron 34.000 personas.", "35,000 people died."),
        ("es", "Murieron 34.000 personas.", "340,000 people died."),
        ("es", "Murieron 34.000 personas.", "People died."),
        ("fr", "2,3 milliards d'euros", "23 billion euros"),
        ("fr", "3000 morts", "300000 dead"),
        ("fr", "À 8 h 46 exactement", "At 8.46 p.m. exactly"),
        ("fr", "vers 10 heures ce matin", "around 10 p.m. this morning"),
        ("es", "entre 20 y 30 casas", "between 20 houses"),
        ("es", "en 1997 y 2001", "in 1997 and 2000"),
        ("es", "murieron siete soldados", "six soldiers died"),
        ("es", "murieron siete soldados", "soldiers died"),
        ("fr", "2,3 milliards d'euros", "2.3 million euros"),
        ("fr", "cinq mille morts", "five hundred dead"),
        ("es", "decenas de miles de civiles", "hundreds of civilians"),
        ("fr", "une trentaine de blessés", "some forty wounded"),
        ("es", "murieron soldados", "12 soldiers died"),
        ("es", "murieron veinte personas", "8 people died"),
    ],
)
def test_a_figure_that_changes_is_flagged(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ("figures_differ",)


@pytest.mark.parametrize(
    "translation",
    ["The army took the town town town yesterday.", "The army took the army took the town again."],
)
def test_a_loop_is_flagged(translation: str) -> None:
    assert guard("El ejército tomó ayer la ciudad.", translation, False, "es") == ("repetition",)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Muy, muy lejos de aquí.", "Very, very far from here."),
        ("Héroe de la Unión", "Hero of the Union, the Union's"),
        ("No, no, no, dijo.", "No, no, no, he said."),
    ],
)
def test_repetition_that_is_good_language_is_no_loop(source: str, translation: str) -> None:
    assert "repetition" not in guard(source, translation, False, "es")


def test_a_copied_source_is_flagged() -> None:
    source = "Les équipes médicales traitaient chaque jour des milliers de blessés."

    assert "copied_source" in guard(source, source, False, "fr")


def test_a_name_alone_may_be_copied() -> None:
    assert (
        guard("Bachar al-Assad, Sergueï Lavrov", "Bachar al-Assad, Sergueï Lavrov", False, "fr")
        == ()
    )


def test_a_translation_far_too_short_or_long_is_flagged() -> None:
    source = "Los rebeldes se están quedando sin municiones y han perdido el objetivo de la lucha."

    assert guard(source, "The rebels.", False, "es") == ("length_ratio",)
    longer = "Yes, of course they come, " + "and others came with them, " * 3
    assert "length_ratio" in guard("Sí, claro que vienen.", longer, False, "es")


def test_nothing_for_something_is_flagged_and_nothing_for_nothing_is_not() -> None:
    assert guard("Algo pasó.", " ", False, "es") == ("empty",)
    assert guard("  ", "", False, "es") == ()


def test_truncation_is_passed_on_first() -> None:
    assert guard("Llegaron 12.", "They came.", True, "es") == ("truncated", "figures_differ")


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el 3 de enero", "on January 3"),
        ("es", "el 12/05/2016", "on May 12, 2016"),
        ("fr", "lundi, en mars", "on Monday, in March"),
        ("es", "los sábados", "on Saturdays"),
        ("fr", "la planète Mars est rouge", "the red planet"),
        ("es", "cantó Plácido Domingo", "Plácido Domingo sang"),
        ("fr", "il peut venir", "May he come"),
    ],
)
def test_a_date_that_survives_raises_no_flag(lang: str, source: str, translation: str) -> None:
    assert "dates_differ" not in guard(source, translation, False, lang)


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el 3 de enero", "on June 3"),
        ("es", "el 3 de enero", "on the 3rd"),
        ("fr", "la ville a cédé lundi", "the town fell on Tuesday"),
        ("fr", "la ville a cédé", "the town fell in December"),
    ],
)
def test_a_month_or_weekday_that_changes_is_flagged(
    lang: str, source: str, translation: str
) -> None:
    assert "dates_differ" in guard(source, translation, False, lang)


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el ejército tomó Alepo", "the army took Aleppo"),
        ("fr", "le président Bachar al-Assad", "President Bashar Al Assad"),
        ("es", "viajó a Londres y Alemania", "he went to London and Germany"),
        ("es", "según la ONU y la OTAN", "according to the UN and NATO"),
        ("es", "la Cruz Roja y las Naciones Unidas", "the Red Cross and the United Nations"),
        ("fr", "le ministère de la Défense", "the Ministry of Defence"),
        ("es", "el día de Navidad", "on Christmas Day"),
        ("fr", "le ministre Sergueï Lavrov", "minister Sergei Lavrov"),
        ("fr", "l'Observatoire et d'Alep", "the Observatory and of Aleppo"),
        ("es", "el gobierno de Estados Unidos", "the American government"),
        ("fr", "Le monde a changé", "The world has changed"),
        ("fr", "il a vu le CowParade", "he saw the Cow Parade"),
    ],
)
def test_a_name_that_survives_raises_no_flag(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ()


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el ejército tomó Alepo", "the army took Damascus"),
        ("es", "el ejército tomó Alepo", "the army took the town"),
        ("fr", "le ministre Sergueï Lavrov", "minister Sergei Karpov"),
        ("es", "la guerra de Irán", "the war in Iraq"),
        ("es", "el ejército tomó la ciudad", "the army took the town of Rabunzel"),
        ("es", "dijo el portavoz Zakharchenko", "the spokesman said"),
    ],
)
def test_a_name_that_is_lost_or_made_up_is_flagged(
    lang: str, source: str, translation: str
) -> None:
    assert guard(source, translation, False, lang) == ("names_differ",)


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el ejército no tomó la ciudad", "the army did not take the town"),
        ("es", "no quedan hospitales", "no hospitals are left"),
        ("es", "no dijo nada a nadie", "he said nothing to anyone"),
        ("es", "los ataques no cesan", "the attacks do not cease"),
        ("es", "los ataques no cesan", "the attacks continue"),
        ("es", "no es imposible", "it is possible"),
        ("es", "no se descarta una tregua", "they do not discard a truce"),
        ("es", "no costará más de lo previsto", "it will cost no more than planned"),
        ("es", "no llegó hasta el lunes", "it arrived only on Monday"),
        ("es", "no olvide consultar", "remember to ask"),
        ("fr", "l'armée n'a pas pris la ville", "the army failed to take the town"),
        ("fr", "ils n'ont pas été arrêtés", "they were not arrested"),
        ("fr", "personne n'a été tué", "nobody was killed"),
        ("fr", "il ne peut être vu que de loin", "it can only be seen from afar"),
        ("fr", "avant qu'il ne parte", "before he leaves"),
        ("fr", "tant que la paix n'est pas signée", "until peace is signed"),
        ("fr", "un bien, non pas un service", "a good, not a service"),
        ("fr", "il fait chaud, à vrai dire", "it is hot, isn't it?"),
    ],
)
def test_a_negation_that_survives_raises_no_flag(lang: str, source: str, translation: str) -> None:
    assert guard(source, translation, False, lang) == ()


@pytest.mark.parametrize(
    ("lang", "source", "translation"),
    [
        ("es", "el ejército no tomó la ciudad", "the army took the town"),
        ("es", "el ejército tomó la ciudad", "the army did not take the town"),
        ("es", "los ataques aéreos no cesan", "the airstrikes do not score"),
        ("es", "nadie vio a los soldados", "people saw the soldiers"),
        ("fr", "l'armée n'a pas pris la ville", "the army took the town"),
        ("fr", "l'armée a pris la ville", "the army never took the town"),
        ("fr", "la ville ne peut être sauvée", "the town can be saved"),
        ("fr", "nous ne pouvons plus accepter que l'on tue", "we can accept only that they kill"),
    ],
)
def test_a_negation_that_is_lost_or_made_up_is_flagged(
    lang: str, source: str, translation: str
) -> None:
    assert guard(source, translation, False, lang) == ("negations_differ",)


@pytest.mark.parametrize(
    "translation",
    [
        "The army took the town hahahahahahaha.",
        "Bombing here, bombing there, the bombing and bombing, no bombing, a bombing.",
        "They said it was one, they said it was two, they said it was all, they said it was so, "
        "they said it was me.",
    ],
)
def test_repetition_far_apart_or_of_letters_is_flagged(translation: str) -> None:
    source = "El ejército tomó la ciudad y dijeron que era una noche larga para todos los suyos."

    assert "repetition" in guard(source, translation, False, "es")


def test_the_source_may_repeat_itself() -> None:
    source = "¡Jajajajajaja! " + "Venceremos. " * 8
    translation = "Hahahahahaha! " + "We will win. " * 8

    assert guard(source, translation, False, "es") == ()


def test_lost_facts_rank_candidates_of_one_source() -> None:
    """One guard serves many candidates; each fact that is lost or made up counts."""
    facts = Guard("El lunes murieron 30 personas en Alepo.", "es")
    candidates = {
        "On Monday 30 people died in Aleppo.": 0,
        "On Monday 30 people died in the town.": 1,
        "On Monday people died in the town.": 2,
        "People died in the town.": 3,
    }

    assert {text: facts.examine(text).lost for text in candidates} == candidates


def test_flags_come_in_the_order_of_their_list() -> None:
    verdict = examine("El 3 de enero cayó Alepo.", "On June 4 Mosul fell.", "es", truncated=True)

    assert verdict.flags == ("truncated", "figures_differ", "dates_differ", "names_differ")
    assert sorted(verdict.flags, key=FLAGS.index) == list(verdict.flags)


def test_facts_are_not_compared_in_a_target_that_is_not_read() -> None:
    assert Guard("On Monday 30 died.", "en", "fr").examine("Lundi, trente morts.") == ((), 0)


def test_a_faith_is_a_capital_in_english_alone() -> None:
    verdict = examine(
        "las milicias chiíes y suníes atacaron a los yazidíes",
        "the Shiite and Sunni militias attacked the Yazidis",
        "es",
    )

    assert verdict.flags == ()

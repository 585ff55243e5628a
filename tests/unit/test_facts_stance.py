from __future__ import annotations

import pytest

from aligner.facts import factuality, polarity
from aligner.facts.negation import find_negations


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("The hospital was hit.", "en", "asserted"),
        ("The hospital was reportedly hit.", "en", "hedged"),
        ("Police said the hospital was hit.", "en", "attributed"),
        ("Russia denied hitting the hospital.", "en", "denied"),
        ("Selon l'ONU, le raid aurait tué dix civils.", "fr", "hedged"),
        ("La Russie dément avoir visé l'hôpital.", "fr", "denied"),
        ("Habrían muerto diez personas.", "es", "hedged"),
        ("El ministro negó que hubiera víctimas.", "es", "denied"),
        ("El presunto autor huyó.", "es", "hedged"),
        ("Police did not deny the report of the raid.", "en", "asserted"),
        ("The talks begin on 3 May in Geneva.", "en", "asserted"),
    ],
)
def test_factuality(text: str, lang: str, wanted: str) -> None:
    assert factuality(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Last month, no hospital was left functioning.", "en", "negative"),
        ("The last hospital still works.", "en", "positive"),
        ("No fewer than 415 civilians died.", "en", "positive"),
        ("Not only soldiers but also civilians were killed.", "en", "positive"),
        ("Officials say the dam was not damaged.", "en", "negative"),
        ("Leaflets warned those who did not leave.", "en", "positive"),
        ("People are under the rubble and no one can save them.", "en", "positive"),
        ("La policía no detuvo a nadie.", "es", "negative"),
        ("Los combates no cesan en la ciudad.", "es", "positive"),
        ("No quedan hospitales en la ciudad.", "es", "negative"),
        ("A pesar de no haber querido renunciar, el régimen sigue.", "es", "positive"),
        ("Les hôpitaux ne fonctionnent plus.", "fr", "negative"),
        ("Les combats n'ont pas cessé.", "fr", "positive"),
        ("Il ne reste que dix médecins.", "fr", "positive"),
        ("Aucun hôpital n'est ouvert.", "fr", "negative"),
    ],
)
def test_polarity_of_the_main_predicate(text: str, lang: str, wanted: str) -> None:
    assert polarity(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("L'explosion aurait fait douze morts.", "fr", "hedged"),
        ("Dix personnes seraient mortes.", "fr", "hedged"),
        ("El atacante habría actuado solo.", "es", "hedged"),
        ("Estaría implicado en el robo.", "es", "hedged"),
        ("La información no ha sido confirmada.", "es", "hedged"),
        ("The claim could not be independently verified.", "en", "hedged"),
        ("Up to 20 people are feared dead.", "en", "hedged"),
        ("The suspect is believed to be at large.", "en", "hedged"),
        ("The ministry denied that troops had crossed the border.", "en", "denied"),
        ("Ankara a démenti toute implication.", "fr", "denied"),
        ("L'armée nie avoir bombardé l'école.", "fr", "denied"),
        ("El Gobierno no desmintió la noticia.", "es", "asserted"),
        ("Civilians were denied access to water.", "en", "asserted"),
        ("Es falso que el puente haya caído.", "es", "denied"),
        ("Le porte-parole a rejeté ces accusations.", "fr", "denied"),
    ],
)  # fmt: skip
def test_hedges_and_denials_of_the_news(text: str, lang: str, wanted: str) -> None:
    found = factuality(text, lang)

    assert ("asserted" if found == "attributed" else found) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("No hospital was left functioning.", "en", "negative"),
        ("Ningún hospital sigue abierto.", "es", "negative"),
        ("Aucun survivant n'a été retrouvé.", "fr", "negative"),
        ("La ville n'a plus d'eau.", "fr", "negative"),
        ("The city is without water.", "en", "negative"),
        ("La ville est sans eau ni électricité.", "fr", "negative"),
        ("Las tropas entraron sin disparar.", "es", "positive"),
        ("Not only civilians but also soldiers died.", "en", "positive"),
        ("Non seulement des civils sont morts, mais aussi des soldats.", "fr", "positive"),
        ("It is not impossible to reach the village.", "en", "positive"),
        ("No es imposible llegar.", "es", "positive"),
        ("Nadie resultó herido.", "es", "negative"),
        ("Neither side signed.", "en", "negative"),
        ("Il n'y a que deux hôpitaux.", "fr", "positive"),
        ("No more than ten people were hurt.", "en", "positive"),
        ("Hardly anyone remained.", "en", "negative"),
        ("Le pont ne fut jamais reconstruit.", "fr", "negative"),
        ("The accord was never signed.", "en", "negative"),
        ("The last hospital still works.", "en", "positive"),
        ("Aucune des routes ouvertes n'a été bloquée.", "fr", "negative"),
        ("Il a traversé sans aucun mal.", "fr", "positive"),
        ("There is no doubt that they left.", "en", "positive"),
        ("No cabe duda de que se fueron.", "es", "positive"),
        ("The road was not reopened until 1990.", "en", "positive"),
        ("Los vuelos no autorizados aterrizaron.", "es", "positive"),
        ("El vuelo no ha sido autorizado.", "es", "negative"),
        ("La fiesta no costará más de 350 euros.", "es", "negative"),
    ],
)  # fmt: skip
def test_scope_of_negation(text: str, lang: str, wanted: str) -> None:
    assert polarity(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("The bridge was not damaged.", "en", "not"),
        ("No hospital was left functioning.", "en", "not"),
        ("The last hospital still works.", "en", ""),
        ("Neither the army nor the police entered the village.", "en", "not"),
        ("Nobody was hurt, and nothing was stolen.", "en", "not not"),
        ("The mayor didn't resign because the council never asked him to.", "en", "not not"),
        ("No fewer than forty people died.", "en", ""),
        ("Not only the port but also the airport is closed.", "en", ""),
        ("It is not impossible to reach the valley.", "en", "not unable"),
        ("The envoy failed to appear and refused to comment.", "en", "fail refuse"),
        ("The city is without water.", "en", "lack"),
        ("No. 5 Squadron left on Monday.", "en", ""),
        ("The no-fly zone covers the north.", "en", ""),
        ("No, the talks are over.", "en", "answer"),
        ("The road was not reopened, nor was the tunnel.", "en", "not nor"),
        ("There is no doubt that they fled.", "en", ""),
        ("Few residents returned; a few shops reopened.", "en", "few"),
        ("They cannot leave unless the army lets them.", "en", "not except"),
        ("The crew was unharmed under the unit's roof.", "en", "un"),
        ("Whether or not they sign, the fighting continues.", "en", ""),
        ("It was the most that anyone ever paid.", "en", ""),
        ("El puente no sufrió daños.", "es", "not"),
        ("Ningún hospital sigue abierto.", "es", "not"),
        ("La policía no detuvo nunca a nadie.", "es", "not"),
        ("No quedó nada ni nadie en el barrio.", "es", "not"),
        ("Nadie vio nada.", "es", "not"),
        ("No vino el alcalde, nadie lo esperaba.", "es", "not not"),
        ("No llegaron los que nunca habían salido.", "es", "not not"),
        ("No solo murieron soldados.", "es", ""),
        ("No obstante, el puerto reabrió.", "es", ""),
        ("El acuerdo se firmó, ¿no?", "es", ""),
        ("Vive en el Nº 6 de la calle Mayor.", "es", ""),
        ("No. 5 es su perfume.", "es", ""),
        ("Sin duda, la tregua se mantiene.", "es", ""),
        ("Quedaron sin ninguna ayuda.", "es", "without"),
        ("El ministro rechazó la propuesta.", "es", "refuse"),
        ("Dejaron de bombardear el barrio.", "es", "stop"),
        ("Los combates no cesan.", "es", "not stop"),
        ("No queda más que un médico.", "es", ""),
        ("Hace más frío que nunca.", "es", ""),
        ("El pueblo carece de agua y es imposible llegar.", "es", "lack unable"),
        ("No fue solo un accidente.", "es", ""),
        ("Le pont n'a pas été touché.", "fr", "not"),
        ("Aucun des hôpitaux n'est plus ouvert.", "fr", "not"),
        ("Personne ne sait rien.", "fr", "not"),
        ("Une personne ne suffit pas.", "fr", "not"),
        ("Il ne boit pas, ne fume pas.", "fr", "not not"),
        ("Il n'y a que deux médecins.", "fr", ""),
        ("Il faut partir avant qu'il ne soit trop tard.", "fr", ""),
        ("Ils ne peuvent quitter la ville.", "fr", "not"),
        ("Les tirs ne cessent de s'intensifier.", "fr", "not stop"),
        ("Pas de trêve avant lundi.", "fr", "not"),
        ("C'est un pas vers la paix.", "fr", ""),
        ("Sans doute la trêve tiendra.", "fr", ""),
        ("Ils vivent sans aucune aide.", "fr", "without"),
        ("Non seulement le port mais l'aéroport est fermé.", "fr", ""),
        ("Le ministre a refusé de répondre et nie les faits.", "fr", "refuse refuse"),
        ("Ni l'armée ni la police n'est entrée.", "fr", "not"),
        ("L'accord n'est-ce pas une surprise ?", "fr", ""),
        ("On ne le voit nulle part.", "fr", "not"),
        ("Nulle part la trêve n'est respectée.", "fr", "not"),
        ("Il n'a plus jamais rien dit à personne.", "fr", "not"),
        ("Le plus grand séisme que le pays ait jamais connu.", "fr", ""),
        ("L'école n'a rouvert qu'en mai.", "fr", "until"),
        ("La population non armée a fui.", "fr", "un"),
        ("They left without paying.", "en", "without"),
        ("Se marcharon sin pagar.", "es", "without"),
        ("Ils sont partis sans payer.", "fr", "without"),
        ("Il est venu sans ménagement.", "fr", "lack"),
    ],
)  # fmt: skip
def test_every_negation_is_read_once_and_so_is_every_word_that_may_stand_for_one(
    text: str, lang: str, wanted: str
) -> None:
    found = find_negations(text, lang)

    assert " ".join(negation.cue for negation in found) == wanted
    assert all(text[n.start : n.end] == n.text for n in found)

from __future__ import annotations

import pytest

from aligner.facts import factuality, polarity


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

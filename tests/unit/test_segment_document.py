from __future__ import annotations

import time
from pathlib import Path

import pytest

from aligner.records import Document
from aligner.segment import segment_document
from aligner.segment.boilerplate import is_boilerplate

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

BOILERPLATE = """\
Views: 1732
Comments: 0
12 comments
3,452 views
Vistas: 1.204
Visitas: 88
Lecturas: 301
1 204 vues
Leave a Reply
Leave a comment
Post a comment
Your email address will not be published. Required fields are marked *
Deja un comentario
Dejar una respuesta
Tu dirección de correo electrónico no será publicada.
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée.
%d bloggers like this:
A %d blogueros les gusta esto:
Share this article
Share on Facebook
Share this:
Compartir en Twitter
Comparte esta noticia
Partager sur Facebook
Partagez cet article
Facebook Twitter WhatsApp
Subscribe to our newsletter
Sign up for our daily newsletter
Suscríbete a nuestro boletín
Abonnez-vous à notre newsletter
Inscrivez-vous à notre lettre d'information
This website uses cookies to improve your experience.
Este sitio web utiliza cookies
Nous utilisons des cookies pour améliorer votre expérience.
Read more
Read more: Storm hits the coast
Lire aussi : Le port reste fermé
À lire aussi
Lea también
Lea también: El puerto sigue cerrado
Te puede interesar
Related articles
Artículos relacionados
Articles similaires
Sur le même sujet
Donate now
Please donate to keep this site alive
Support independent journalism
Haz una donación
Faites un don
Soutenez notre rédaction
Les dons sont les bienvenus
https://example.org/donate
www.example.org
redaccion@ejemplo.es
A flooded street in the old town. Credit: Jane Doe - Flickr
A flooded street in the old town (Photo: AFP)
Foto: EFE
Photo: Reuters/John Smith
Crédit photo : AFP
© 2016 Example Media
Copyright 2016 Example News. All rights reserved.
Todos los derechos reservados
Tous droits réservés
By Jane Doe
Por Juan Pérez
Par Jean Dupont
Published: 21 December 2016
Publicado el 21 de diciembre de 2016
Publié le 21 décembre 2016 à 10:15
Tags: floods, Ebro, rescue
Advertisement
Publicidad
Follow us on Twitter
Síguenos en Facebook
Suivez-nous sur Facebook
Click here to read the full story
***
""".splitlines()

BODY = """\
Comments by the minister angered the opposition.
The comments were published on Tuesday by the New York Times.
Donations to the Red Cross reached five million dollars.
Donations are welcome, the Red Cross said on Tuesday.
The video had 3 million views in two days.
Farmers subscribe to the plan.
More than 200 people commented on the plan.
Readers left 300 comments on the page of the mayor.
The police shared the photo on Facebook and asked for help.
By Monday the army had taken the bridge.
Los comentarios del ministro enfadaron a la oposición.
Las donaciones llegaron a las familias el lunes.
El vídeo fue compartido por miles de usuarios en Facebook.
Los vecinos se suscribieron al periódico en señal de apoyo.
Por la tarde, el ejército tomó el puente.
Los periodistas visitaron el puerto.
Les dons ont afflué après le séisme.
Les commentaires du ministre ont choqué.
Des policiers sont aussitôt intervenus sans ménagement.
Par ailleurs, le pont reste fermé.
Les abonnés du journal ont reçu une lettre.
The group uses cookies to track voters, the report found.
Read more slowly, the teacher told the class.
Support for the mayor has fallen.
Views on the treaty differ in the capital.
Photographs of the flooded street were sold for charity.
""".splitlines()


def make(text: str, lang: str = "en", **fields: str) -> Document:
    return Document(id="d", paths=("d.txt",), text=text, lang=lang, **fields)  # type: ignore[arg-type]


def kinds(document: Document) -> dict[str, str]:
    sentences, _ = segment_document(document)
    return {document.text[s.start : s.end]: s.kind for s in sentences}


@pytest.mark.parametrize("line", BOILERPLATE)
def test_page_furniture_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", BODY)
def test_sentence_about_such_things_is_not(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    "unit",
    ["Facebook ", "1 views ", "A/", "May 12, ", "By Ann ", "Photo: ", "share on x ", "e-mail"],
)
def test_repeated_page_furniture_takes_no_time(unit: str) -> None:
    begin = time.perf_counter()
    for tail in "!", "#x", "zzz", "\u3042":
        is_boilerplate((unit * 400)[:390] + tail)
        is_boilerplate(unit * 14 + tail)

    assert time.perf_counter() - begin < 2


def test_boilerplate_makes_no_statement() -> None:
    document = make(
        "Bridge closed\n\nThe bridge was closed on Monday.\n\nComments: 0\n\nLeave a Reply"
    )

    sentences, statements = segment_document(document)

    assert [s.kind for s in sentences] == ["title", "body", "boilerplate", "boilerplate"]
    assert [s.text for s in statements] == ["Bridge closed", "The bridge was closed on Monday."]


def test_headline_and_subtitle_are_titles() -> None:
    document = make(
        "Flood cuts off three villages\n\nArmy sends boats and engineers\n\n"
        "Three villages on the Ebro were cut off by water on Monday, the army said.\n\nNo more rain"
    )

    assert list(kinds(document).values()) == ["title", "title", "body", "body"]


def test_outlet_above_the_headline_is_boilerplate() -> None:
    document = make("Ebro Daily\n\nFlood cuts off three villages\n\nThe army has sent boats.")

    assert kinds(document)["Ebro Daily"] == "boilerplate"


def test_known_outlet_is_boilerplate_anywhere() -> None:
    document = make("The water rose.\n\nThe Valley Voice\n\nIt fell again.", outlet="Valley Voice")

    assert kinds(document)["The Valley Voice"] == "boilerplate"


def test_known_title_is_title_wherever_it_stands() -> None:
    text = (
        "The water rose on Monday and the army, which had few boats, came late to the villages.\n\n"
    )
    document = make(text + "Flood cuts off villages.", title="Flood cuts off villages")

    assert kinds(document)["Flood cuts off villages."] == "title"


def test_text_without_headline_has_no_title() -> None:
    document = make("Hoy llovió en Lugo. El río creció dos metros en una noche.", lang="es")

    assert set(kinds(document).values()) == {"body"}


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_seeds_are_covered_by_exact_spans(path: Path) -> None:
    document = make(path.read_text(encoding="utf-8"))

    sentences, statements = segment_document(document)

    assert all(document.text[s.start : s.end] == s.text for s in statements)
    covered = "".join(document.text[s.start : s.end] for s in sentences)
    assert "".join(covered.split()) == "".join(document.text.split())
    assert not any("Views:" in s.text or "http" in s.text for s in statements)

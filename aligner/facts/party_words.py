"""Small words in and around the noun phrases that name a party."""

from __future__ import annotations

from aligner.facts.tokens import word_set

__all__ = [
    "ABBREVIATED",
    "AFTER_NOUN",
    "ARTICLES",
    "CONJUNCTIONS",
    "CONTRACTED",
    "DEFINITE",
    "LED",
    "PLACED",
    "PREPOSITIONS",
    "RELATIVES",
    "SPEAKERS",
]

ARTICLES = word_set(
    """
    the a an el la los las un una unos unas le les l' une des du some many several one two
    three algunos algunas varios varias muchos otros otras quelques plusieurs certains d'
    autres other most although though but while when because as and aunque pero cuando y si
    mais bien que et both its their his her su sus son sa ses leur leurs our another this that
    many estos estas esos esas ese esa ces ce cet cette these those
    """
)
_TITLES = """
    Mr Mrs Ms Dr dr Dra dra Sr sr Sra sra M MM Prof Gen Gov Sen Lt Col Capt St Mgr
"""
ABBREVIATED = frozenset(_TITLES.split())  # "Mr. Klaus"; just so: "10 m." is no man
DEFINITE = word_set("the el la los las le les l'")
CONTRACTED = word_set("del al du au")  # a preposition and a definite article
CONJUNCTIONS = word_set(
    "although though but while because when as and aunque pero cuando y si mais bien que et"
)
SPEAKERS = word_set(
    """
    i we you one nous vous on je yo nosotros usted there nothing nobody something everything
    anything nada nadie rien
    """
)
PREPOSITIONS = word_set(
    """
    about over under after during since sobre desde sur chez depuis
    of for from by in with at on to de del des du d' por para en con pour par a au aux dans
    avec
    """
)
PLACED = word_set("in at from inside near on with about en dans desde chez sur con avec aux")
RELATIVES = word_set("que qui quien quienes which who whom lesquels cuales")
LED = word_set(  # "soldiers led by a colonel": the soldiers; but "a study led by Oxfam" is Oxfam's
    """
    encabezado encabezada encabezados encabezadas liderado liderada liderados lideradas dirigido
    dirigida dirigidos dirigidas comandado comandada comandados comandadas conduit conduite
    conduits conduites mene menee menes menees dirige dirigee diriges dirigees led headed
    commanded
    """
)
AFTER_NOUN = word_set(  # "officials familiar with the case", "residents reached by telephone"
    """
    most more least who living working fleeing loyal close familiar opposed reached interviewed
    contacted inside outside near present involved briefed speaking based cited quoted
    citado citada citados citadas cite citee cites citees consultado consultada consultados
    consultadas entrevistado entrevistada entrevistados entrevistadas contactado contactada
    contactados contactadas contacte contactee contactes contactees interroge interrogee
    interroges interrogees joint jointe joints jointes rencontre rencontree rencontres
    """
)

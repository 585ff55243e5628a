"""Abbreviations whose stop does not end a sentence, and words that begin one.

The lists are keyed by language; the key ``""`` holds what all languages share. All entries are in
lower case and without the final stop.
"""

from __future__ import annotations

from aligner.segment.words import as_words

__all__ = ["BEFORE_NAME", "BEFORE_NUMBER", "INNER", "STARTERS", "STATES", "lookup"]

# Followed by a name as a rule: never the end of a sentence before a capital letter.
BEFORE_NAME = {
    "": as_words("dr prof mr ms mrs st gen lt sgt cap rev ing arq lic mons"),
    "en": as_words(
        "gov sen rep col maj capt cpl pvt cmdr adm hon pres supt insp det messrs mt ft brig amb "
        "atty dist vs gens sens reps govs drs profs comdr cllr fr"
    ),
    "es": as_words(
        "sr sra srta sres sras d dña dra dras dres excmo excma ilmo ilma fr gral tte cnel cdte "
        "cmdte alm pte pdte pdta sta sto mtro mtra avda av cía hno hna vda dpto depto prov ee "
        "profa pbro hble admón adm dir"
    ),
    "fr": as_words(
        "m mm mme mmes mlle mlles me mgr pr vve ste cdt col cne adj gal bd av fg chap mt cie mrs vs"
    ),
}

# Followed by a figure as a rule ("No. 5", "art. 12", "Sept. 11", "déc. 2016").
BEFORE_NUMBER = {
    "": as_words("no nos nº p pp art arts vol fig tel tél ed cap ca"),
    "en": as_words(
        "jan feb mar apr jun jul aug sep sept oct nov dec sec ch para approx est mon tue tues wed "
        "thu thur thurs fri sat sun"
    ),
    "es": as_words(
        "núm núms n.º pág págs párr ene feb mar abr jun jul ago sep sept set oct nov dic aprox "
        "tfno tlf apdo km"
    ),
    "fr": as_words(
        "janv févr fév avr juil sept oct nov déc env al n num réf alin chap lun mer jeu ven"
    ),
}

# Both inside and at the end of a sentence: the next word decides.
INNER = {
    "": as_words("etc cf inc ltd co corp al op cit a.m p.m i.e e.g jr sr"),
    "en": as_words(
        "bros dept univ assn ave blvd rd u.s u.n u.k e.u u.s.a d.c ph.d m.d b.a m.a govt incl viz v"
    ),
    "es": as_words(
        "uu ej máx mín s.a s.l a.c d.c ff.aa jj.oo rr.hh cc.oo ss.mm pp.pp c.f v.gr izq dcha vs "
        "hab hnos"
    ),
    "fr": as_words("ex éd éds hab c.-à-d j.-c suiv sq ets dép arr min max"),
}

# Inside an address or behind a town, and with a capital letter only ("Portland, Ore. Police").
STATES = {
    "en": as_words(
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont "
        "Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo"
    ),
}

# Function words: a capital letter on one of them shows the beginning of a sentence, not a name.
STARTERS = {
    "en": as_words(
        "the a an this that these those he she it they we you i his her its their our my your in "
        "on at by for from with without under over after before during since until while when "
        "where why how what who which if although though because as but and or so yet however "
        "meanwhile there here then now still also both some many most several all no none not "
        "nobody nothing every each another other earlier later today yesterday tomorrow despite "
        "according about more less at among between to of"
    ),
    "es": as_words(
        "el la los las un una unos unas lo al del este esta estos estas ese esa esos esas aquel "
        "aquella su sus mi nuestro nuestra él ella ellos ellas nosotros yo usted ustedes se en "
        "con sin por para desde hasta entre sobre tras según durante ante bajo contra de a y e o "
        "u pero sino aunque mientras cuando donde como porque si que quien cuando además también "
        "tampoco sin ya no así luego entonces después antes ahora hoy ayer mañana allí aquí todo "
        "todos todas toda muchos muchas varios varias algunos algunas ningún ninguna cada otro "
        "otra otros otras hay fue es son era eran ha han había"
    ),
    "fr": as_words(
        "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos mon il "
        "elle ils elles on nous vous je j' c' cela ceci ça y en à au aux dans sur sous par pour "
        "avec sans depuis jusqu' jusque entre vers chez selon durant pendant après avant contre "
        "malgré et ou mais or donc car ni si quand lorsque lorsqu' comme que qu' qui où dont "
        "alors ainsi puis ensuite aussi enfin toutefois cependant pourtant néanmoins plusieurs "
        "quelques certains certaines tous toutes tout toute chaque aucun aucune autre autres "
        "aujourd'hui hier demain ici là parmi outre"
    ),
}


def lookup(table: dict[str, frozenset[str]], lang: str, word: str) -> bool:
    """Tell whether a lower-case word stands in a table for a language or for all of them.

    Parameters
    ----------
    table : dict
        One of the tables of this module.
    lang : str
        Two-letter code; a language without a list has only what all languages share.
    word : str
        In lower case, without its final stop.
    """
    return word in table.get("", frozenset()) or word in table.get(lang, frozenset())

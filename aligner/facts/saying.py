"""Verbs that hand a statement over to a party, with their auxiliaries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.tokens import Token, word_set

__all__ = [
    "DETERMINERS",
    "Cues",
    "behind_quotation",
    "reporting_cues",
    "verb_group",
    "word_at",
]


class Cues(NamedTuple):
    """The words of one language that hand a statement over to a party."""

    verbs: frozenset[str]
    participles: frozenset[str]
    forms: frozenset[str]  # first words of all verbs and participles
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: PhraseTable
    denials: frozenset[str]
    passives: frozenset[str]
    quoting: frozenset[str]  # report speech only beside a quotation: "sighed"


DETERMINERS = word_set(
    """
    el la los las un una su sus este esta le les l' une ce cette cet son sa the a an his her
    their its this that these of de no not pas plus jamais
    """
)
_MODALS = word_set(
    """
    to can could will would should must may might not did didn't won't
    """
)
_ALSO_NOUNS = frozenset(["claim", "claims", "reports", "estimate", "estimates", "notes"])
_REFLEXIVE = word_set("nego negaron niega niegan negado negaba")
_TALE = word_set("cuenta cuentan conto contaron")
_ALSO_UNACCENTED = frozenset(["pronostico", "critico"])  # other words without "ó"
_BE = word_set(
    """
    was were been is are be being fue fueron es son ser sido ete est sont
    """
)
_JOINING = word_set("mais but pero sino and y et que qu' when cuando quand because porque car")
_CLOSING = frozenset('"”»')  # marks that end a quotation, or may end one
_ENDING = _CLOSING | frozenset(",;:.!?()“«")
_LONGEST_SUBJECT = 12  # tokens between a quotation and the verb behind it


@cache
def reporting_cues(lang: str) -> Cues:
    """Return the reporting words of a language.

    Parameters
    ----------
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Cues
    """
    table = load_table("reporting")
    return Cues(
        verbs=frozenset(table["verbs"][lang]),
        participles=frozenset(table["participles"].get(lang, [])),
        forms=frozenset(
            form.split()[0]
            for form in [
                *table["verbs"][lang],
                *table["participles"].get(lang, []),
                *table["quoting"][lang],
            ]
        ),
        auxiliaries=frozenset(table["auxiliaries"].get(lang, [])),
        adverbs=frozenset(table["adverbs"][lang]),
        prepositions=PhraseTable({phrase: "" for phrase in table["prepositions"][lang]}),
        denials=frozenset(table["denials"]["words"]),
        passives=frozenset(table["passives"][lang]),
        quoting=frozenset(table["quoting"][lang]),
    )


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """Return the folded word; nothing for an acronym: "UN" is no article, "WHO" no pronoun."""
    if not 0 <= index < len(tokens):
        return ""
    letters = tokens[index].text.replace(".", "")
    acronym = 1 < len(letters) <= 5 and letters.isupper()
    return "" if acronym else tokens[index].norm


def verb_group(
    tokens: tuple[Token, ...], index: int, low: int, lang: str
) -> tuple[int, int] | None:
    """Return the first token of a reporting verb with its auxiliaries, and the index after it."""
    cues, norm = reporting_cues(lang), tokens[index].norm
    if norm not in cues.forms or (index > low and tokens[index].text[0].isupper()):
        return None
    first = index
    while first > low and (
        tokens[first - 1].norm in cues.adverbs
        or (tokens[first - 1].norm.endswith(("ly", "mente")) and tokens[first - 1].text.islower())
        or (
            lang == "fr"
            and tokens[first - 1].norm.endswith("ement")
            and word_at(tokens, first - 2) not in DETERMINERS  # "le gouvernement"
        )
    ):
        first -= 1
    before = {tokens[i].norm for i in range(first, index)}
    if lang == "en" and word_at(tokens, first - 1) in _MODALS:
        return None
    if lang == "en" and (before | {word_at(tokens, first - 1)}) & _BE and norm not in ("saying",):
        return None
    if word_at(tokens, index - 1) == "se" and norm in _REFLEXIVE:
        return None  # "se negó a", "refused to"
    if norm in _TALE and word_at(tokens, index + 1) == "con":
        return None  # "cuentan con", "have"
    double = f"{norm} {word_at(tokens, index + 1)}"
    if double in cues.participles and before & cues.auxiliaries:
        return first, index + 2
    if norm in cues.participles and before & cues.auxiliaries:
        return first, index + 1
    for form, after in ((double, index + 2), (norm, index + 1)):
        if form in cues.quoting and behind_quotation(tokens, first, low):
            return first, after
    if lang == "es" and norm in _ALSO_UNACCENTED and not tokens[index].text.endswith("ó"):
        return None  # "criticó", but "crítico"
    clitics = {"le", "les", "la", "los"} if lang == "es" and first < index else {"l'"}
    if norm not in _ALSO_NOUNS:
        clitics |= {"that"}  # "an agency that declared"; but "that claim"
    if double in cues.verbs and word_at(tokens, index - 1) not in DETERMINERS:
        return first, index + 2
    if norm not in cues.verbs or word_at(tokens, index - 1) in DETERMINERS - clitics:
        return None
    if lang != "en" and before & cues.auxiliaries:
        return None
    return first, index + 1


def behind_quotation(tokens: tuple[Token, ...], verb: int, low: int) -> bool:
    """Say whether nothing but a subject stands between a verb and a quotation before it.

    Parameters
    ----------
    tokens : tuple of Token
    verb : int
        Its first token.
    low : int
        Where its sentence begins.

    Returns
    -------
    bool
    """
    at = verb - 1
    while at > low and verb - at < _LONGEST_SUBJECT and tokens[at].text not in _ENDING:
        if tokens[at].norm in _JOINING:
            return False  # "« trendy » mais personne ne leur a demandé"
        at -= 1
    if at > low and tokens[at].text == "," and tokens[at - 1].text in _CLOSING:
        at -= 1
    closing = at > low and tokens[at].text in _CLOSING
    return closing and (tokens[at].text != '"' or tokens[at].start == tokens[at - 1].end)

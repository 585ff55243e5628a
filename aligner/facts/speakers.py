"""Who speaks: the subject of a reporting verb that stands before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.parties import Party, read_party
from aligner.facts.tokens import Token, word_set

__all__ = [
    "AND",
    "RELATIVES",
    "Cues",
    "leading_party",
    "phrase_end",
    "reporting_cues",
    "subject_of",
    "verb_group",
    "with_article",
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


_DETERMINERS = word_set(
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
_BE = word_set(
    """
    was were been is are be being fue fueron es son ser sido ete est sont
    """
)
AND = {"en": frozenset(["and"]), "es": frozenset(["y", "e"]), "fr": frozenset(["et"])}
RELATIVES = word_set("que qui quien quienes which who whom lesquels cuales")
_NOUN_STOPS = word_set(
    """
    que qui qu' quien who which that whom cuyo cuya dont y and et but pero mais while cuando if
    si ha han habia ya a-t ont avait avaient est sont es son was were is are has have had been
    through between among entre against contra contre quand lorsque parce porque because when
    where donde ou after before than as what how whether why
    """
)


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
            form.split()[0] for form in [*table["verbs"][lang], *table["participles"].get(lang, [])]
        ),
        auxiliaries=frozenset(table["auxiliaries"].get(lang, [])),
        adverbs=frozenset(table["adverbs"][lang]),
        prepositions=PhraseTable({phrase: "" for phrase in table["prepositions"][lang]}),
        denials=frozenset(table["denials"]["words"]),
        passives=frozenset(table["passives"][lang]),
    )


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """Return the folded word; nothing for an acronym: "UN" is no article, "WHO" no pronoun."""
    if not 0 <= index < len(tokens):
        return ""
    letters = tokens[index].text.replace(".", "")
    acronym = 1 < len(letters) <= 5 and letters.isupper()
    return "" if acronym else tokens[index].norm


def phrase_end(tokens: tuple[Token, ...], start: int, high: int) -> int:
    """Return where a noun phrase to the right ends."""
    end = start
    while end < high and end - start < 12:
        token = tokens[end]
        if token.kind == "mark" and token.text not in ("-", "’", "'", "&"):
            break
        if end > start and word_at(tokens, end) in _NOUN_STOPS:
            break
        if end > start and token.norm == "a" and word_at(tokens, end + 1) not in ("l'", "la"):
            break
        end += 1
    return end


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
            and word_at(tokens, first - 2) not in _DETERMINERS  # "le gouvernement"
        )
    ):
        first -= 1
    before = {tokens[i].norm for i in range(first, index)}
    if lang == "en" and word_at(tokens, first - 1) in _MODALS:
        return None
    if lang == "en" and (before | {word_at(tokens, first - 1)}) & _BE and norm not in ("saying",):
        return None
    double = f"{norm} {word_at(tokens, index + 1)}"
    if double in cues.participles and before & cues.auxiliaries:
        return first, index + 2
    if norm in cues.participles and before & cues.auxiliaries:
        return first, index + 1
    clitics = {"le", "les", "la", "los"} if lang == "es" and first < index else {"l'"}
    if norm not in _ALSO_NOUNS:
        clitics |= {"that"}  # "an agency that declared"; but "that claim"
    if double in cues.verbs and word_at(tokens, index - 1) not in _DETERMINERS:
        return first, index + 2
    if norm not in cues.verbs or word_at(tokens, index - 1) in _DETERMINERS - clitics:
        return None
    if lang != "en" and before & cues.auxiliaries:
        return None
    return first, index + 1


def subject_of(tokens: tuple[Token, ...], verb: int, low: int, lang: str) -> Party | None:
    """Read the subject to the left of a verb, over an apposition between commas."""
    end = verb
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.text == ",":
        return _over_apposition(tokens, end - 1, low, lang)
    if word_at(tokens, end - 1) in RELATIVES | {"that"}:  # "an organisation which announced"
        end -= 1
        if end - 1 > low and tokens[end - 1].text == ",":
            end -= 1
        return _subject_left(tokens, end, low, lang) if end > low else None
    if last.norm in AND[lang]:  # "The police kept them away, and said ..."
        return leading_party(tokens, low, verb, lang, ("organisation", "role"))
    if last.kind == "mark" and last.text not in ("-", "'", "’", ")"):
        return None
    return _subject_left(tokens, end, low, lang)


def leading_party(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, kinds: tuple[str, ...]
) -> Party | None:
    """Read the party with which a sentence begins, if it is of one of some kinds."""
    stop = phrase_end(tokens, low, min(high, low + 6))
    whole = read_party(tokens, low, stop, lang)
    named = whole is not None and whole.kind == "organisation" and whole.start - low <= 2
    if whole is not None and named and whole.kind in kinds:
        return whole
    for cut in range(low + 1, min(stop, low + 5) + 1):
        party = read_party(tokens, low, cut, lang)
        if party is not None and party.kind in kinds:
            return party
    return None


def _over_apposition(tokens: tuple[Token, ...], comma: int, low: int, lang: str) -> Party | None:
    """Read the subject before an apposition: "X, a spokesman of Y, said"."""
    opening = comma - 1
    while opening > low and comma - opening < 40:
        if tokens[opening].text == ",":
            end = _before_parenthesis(tokens, opening, low)
            start = _left_edge(tokens, end, low)
            party = read_party(tokens, start, end, lang) if start < end else None
            short = party is not None and with_article(tokens, party.start, low) - start <= 4
            if party is not None and short and _opens_clause(tokens, start, low):
                inner = read_party(tokens, opening + 1, comma, lang)
                named = inner is not None and inner.kind == "person" and party.kind == "role"
                if (
                    named
                    and inner is not None
                    and comma - opening - 1 <= inner.end - inner.start + 1
                ):
                    return inner  # "the president, N. N., said"
                return party
        opening -= 1
    return None


def _before_parenthesis(tokens: tuple[Token, ...], end: int, low: int) -> int:
    if end > low and tokens[end - 1].text == ")":
        while end > low and tokens[end - 1].text != "(":
            end -= 1
        end -= 1
    return max(end, low)


def _subject_left(tokens: tuple[Token, ...], end: int, low: int, lang: str) -> Party | None:
    end = _before_parenthesis(tokens, end, low)
    start = _left_edge(tokens, end, low)
    for first in range(start, end):  # drop what stands before the subject: "In Paris police said"
        if (
            first > start
            and tokens[first - 1].norm not in ("-",)
            and tokens[first].norm not in _HEADS
        ):
            continue
        party = read_party(tokens, first, end, lang)
        if party is not None:
            return party
    relative = start - 1  # "A source who asked not to be named said": over the relative clause
    if relative > low and word_at(tokens, relative) in _RESTRICTIVE:
        party = _subject_left(tokens, relative, max(low, relative - 8), lang)
        return party if party is not None and party.kind in ("organisation", "role") else None
    return None


_RESTRICTIVE = word_set("que qui who")
_HEADS = word_set("the el la los las le les l' un una une")


def _left_edge(tokens: tuple[Token, ...], end: int, low: int) -> int:
    start = end
    while start > low and end - start < 14:
        token = tokens[start - 1]
        if token.kind == "mark" and token.text not in ("-", "’", "'", "&"):
            break
        if word_at(tokens, start - 1) in _NOUN_STOPS and not (
            token.norm in ("and", "y", "et") and tokens[start].text[:1].isupper()
        ):
            break
        start -= 1
    return start


def _opens_clause(tokens: tuple[Token, ...], start: int, low: int) -> bool:
    return (
        start == low
        or tokens[start - 1].kind == "mark"
        or word_at(tokens, start - 1) in _NOUN_STOPS
    )


def with_article(tokens: tuple[Token, ...], start: int, low: int) -> int:
    """Return where the articles before a noun phrase begin, not before `low`."""
    while (
        start > low
        and tokens[start - 1].kind == "word"
        and word_at(tokens, start - 1) in _DETERMINERS
    ):
        start -= 1
    return start

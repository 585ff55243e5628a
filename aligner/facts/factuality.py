"""How a text stands to what it says: as fact, as another's word, in doubt, denied; yes or no."""

from __future__ import annotations

import re
from functools import cache

from aligner.facts.counterparts import is_negated
from aligner.facts.lexicon import load_table, resolve_lang
from aligner.facts.negation import find_negations
from aligner.facts.origins import find_origins
from aligner.facts.tokens import tokenize
from aligner.records import Factuality, Polarity

__all__ = ["factuality", "is_denied", "is_hedged", "polarity"]

_MOSTLY_QUOTED = 0.6  # share of a statement from which on a quotation is the statement


@cache
def _pattern(kind: str, lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:{'|'.join(load_table('stance')[kind][lang])})(?![^ ])")


@cache
def _breaks(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(load_table("stance")["breaks"][lang]))


@cache
def _subclause(lang: str) -> re.Pattern[str]:
    """Match a clause that a subordinator opens, up to the next comma."""
    words = "|".join(load_table("stance")["subordinators"][lang])
    return re.compile(rf"(?<![^ ])(?:{words}) [^,]*(?: ,|$)")


# an opening mark ends the search for a closing one: otherwise open marks cost quadratic time
_QUOTATION = re.compile(r'["“«][^"“”«»]*["”»]')


def _joined(text: str, lang: str) -> str:
    return " ".join([token.norm for token in tokenize(text, lang)])


def is_hedged(text: str, lang: str) -> bool:
    """Say whether a text keeps its distance: "reportedly", French *aurait tué*, "may have".

    Parameters
    ----------
    text : str
    lang : str

    Returns
    -------
    bool
    """
    lang = resolve_lang(lang)
    for match in _pattern("hedges", lang).finditer(_joined(text, lang)):
        month = lang == "en" and match.group() == "may" and re.search(r"\bMay\b", text)
        if not month:
            return True
    return False


def is_denied(text: str, lang: str) -> bool:
    """Say whether a text reports that somebody denies what it says.

    Parameters
    ----------
    text : str
    lang : str

    Returns
    -------
    bool
    """
    lang = resolve_lang(lang)
    joined = _joined(text, lang)
    for match in _pattern("denials", lang).finditer(joined):
        before = joined[: match.start()].split()[-2:]
        if not {"no", "not", "ne", "n'"} & set(before):  # "did not deny" denies nothing
            return True
    return False


def factuality(text: str, lang: str) -> Factuality:
    """Say how a text stands to what it says.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    {"denied", "hedged", "attributed", "asserted"}
        The first that applies, in this order.
    """
    if is_denied(text, lang):
        return "denied"
    if is_hedged(text, lang):
        return "hedged"
    return "attributed" if find_origins(text, lang) else "asserted"


def polarity(text: str, lang: str) -> Polarity:
    """Say whether the main predicate of a statement is negated.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    {"positive", "negative"}

    Notes
    -----
    Bounds ("no fewer than"), "not only", negated infinitives and negations inside subordinate
    clauses do not count; a negated verb of stopping ("no cesan") is positive. Of several
    coordinated clauses the first decides.
    """
    lang = resolve_lang(lang)
    joined = _joined(text, lang)
    says_no = _pattern("says_no", lang)
    if not find_negations(text, lang) and says_no.search(joined) is None:
        return "positive"
    main = _pattern("unnegated", lang).sub("", _main_clause(joined, lang))
    if says_no.search(main) or is_negated(find_negations(main.replace("' ", "'"), lang)):
        return "negative"
    return "positive"


def _main_clause(joined: str, lang: str) -> str:
    """Cut a statement down to its first main clause; what a party says is the main clause."""
    limit = len(joined) * _MOSTLY_QUOTED
    joined = _QUOTATION.sub(lambda m: m.group() if len(m.group()) > limit else " ", joined)
    first = _breaks(lang).split(joined)[0]
    return " ".join(_subclause(lang).sub(" ", first).split()) or joined

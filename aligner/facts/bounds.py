"""Bounds of a figure: words and verbs that make it a minimum or a maximum, and their negation."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from aligner.facts.lexicon import PhraseTable, StemTable, load_table
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["Bound", "bound_at", "bound_before"]

Sign = Literal["~", ">=", "<="]
_TURNED: dict[str, Sign] = {">=": "<=", "<=": ">=", "reach": "<="}
_REACH = 8  # tokens from a bound back to the negation of its clause
_STEPS = 5  # tokens between a verb and its figure
_LESS = word_set(
    """
    less fewer below under lower smaller shorter menor menores menos debajo inferior inferiores
    moins sous dessous inferieur inferieure
    """
)
# What may stand between "exceed" and the figure; of a threshold, its preposition as well.
_BETWEEN = word_set(
    """
    the los las el la les le l' un une a to aux au ya aun now already even deja desormais
    maintenant largement ampliamente present
    """
)
_THRESHOLDS = word_set("barre seuil cap barrera umbral cota threshold mark cifra")
_OF = word_set("of de des del los las")
_NEGATORS = {
    "en": word_set("not never cannot no neither nor without none nobody"),
    "es": word_set("no nunca jamas tampoco sin ningun ninguna ninguno nadie"),
    "fr": word_set("pas jamais guere point aucun aucune sans personne nullement"),
}
_ONLY = word_set("only just merely simply solo solamente seulement")
# "in more than 30 villages", "pour plus de deux jours": the negation is not that of the figure.
_PREPOSITIONS = word_set(
    """
    for in at of from with by since after during on among because en de desde con por durante
    entre tras para dans pendant depuis avec par pour chez apres parmi
    """
)
_CLAUSES = word_set(
    """
    and y e et but pero mais because porque if si whether who which qui quien quienes donde ou
    where whereas while mientras as como comme when cuando quand
    """
)
_THAT = word_set("that que qu'")
_RAISING = ("expect", "think", "believ", "esper", "prev", "cre", "calcul", "estim", "attend")


class Bound(NamedTuple):
    """What a bound makes of a figure, and the tokens ``[start, end)`` that write it."""

    sign: Sign
    start: int
    end: int


@cache
def _phrases(where: Literal["before", "after"], lang: str) -> PhraseTable:
    phrases: dict[str, str] = {}
    for sign, own in load_table("bounds")[where].items():
        for phrase in own[lang]:
            if phrase.endswith(" de"):
                stem = phrase.removesuffix(" de")
                phrases |= {f"{stem} {of}": sign for of in ("de", "del", "d'", "des", "du")}
            else:
                phrases[phrase] = sign
    return PhraseTable(phrases)


@cache
def _verbs(lang: str) -> StemTable:
    return StemTable({key: own[lang] for key, own in load_table("bounds")["verbs"].items()})


def bound_at(tokens: tuple[Token, ...], index: int, lang: str) -> Bound | None:
    """Read the bound that begins at a token, after a figure: "or more", "y pico", "au moins".

    Parameters
    ----------
    tokens : tuple of Token
    index : int
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Bound or None
    """
    found = _phrases("after", lang).match(tokens, index) if index < len(tokens) else None
    return Bound(cast(Sign, found[0]), index, found[1]) if found else None


def bound_before(tokens: tuple[Token, ...], index: int, lang: str) -> Bound | None:
    """Read the bound that ends before a token: "at least", "no costará más de", "n'excède pas".

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        Where the figure begins.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Bound or None
        A bound that the clause denies is turned round: "will not cost more than".
    """
    if not index:
        return None
    found = _phrases("before", lang).match_before(tokens, index)
    if found is None and lang == "es" and _is_not_even(tokens, index - 1):
        return Bound("<=", index - 1, index)
    if found is None:
        return _verb_before(tokens, index, lang)
    sign, start = cast(Sign, found[0]), found[1]
    turns = sign == ">=" or (
        sign == "<=" and any(token.norm in _LESS for token in tokens[start:index])
    )
    if turns and tokens[start].norm not in _NEGATORS[lang] and _is_negated(tokens, start, lang):
        sign = _TURNED[sign]
    return Bound(sign, start, index)


def _is_not_even(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell "ni 200 personas" from "ni 20 ni 30" and from "sin agua ni 20 camas"."""
    if tokens[at].norm != "ni":
        return False
    near = [token.norm for token in tokens[max(0, at - _REACH) : at + _REACH]]
    return near.count("ni") == 1 and "sin" not in near


def _verb_before(tokens: tuple[Token, ...], index: int, lang: str) -> Bound | None:
    """Read "superará los", "dépasse désormais la barre des", "did not reach"."""
    at, negated = index - 1, False
    while at > 0 and index - at <= _STEPS:
        norm = tokens[at].norm
        of_threshold = norm in _OF and norm_at(tokens, at - 1) in _OF | _THRESHOLDS
        if of_threshold or norm in _BETWEEN or norm in _THRESHOLDS:
            at -= 1
        elif lang == "fr" and norm in _NEGATORS["fr"]:
            at, negated = at - 1, True
        else:
            break
    key = _verbs(lang).find(tokens[at].norm) if tokens[at].kind == "word" else None
    if key is None:
        return None
    if negated or _is_negated(tokens, at, lang):
        return Bound(_TURNED[key], at, index)
    return Bound(">=", at, index) if key == ">=" else None


def _is_negated(tokens: tuple[Token, ...], start: int, lang: str) -> bool:
    """Say whether the clause of a bound that begins at `start` is negative."""
    if norm_at(tokens, start - 1) in _PREPOSITIONS:
        return False
    subordinate = raising = False
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = tokens[at]
        if token.kind != "word" or token.norm in _CLAUSES:
            return False
        if token.norm in _NEGATORS[lang] or token.norm.endswith("n't"):
            only = norm_at(tokens, at + 1) in _ONLY
            return not only and (raising or not subordinate)
        subordinate = subordinate or token.norm in _THAT
        raising = raising or token.norm.startswith(_RAISING)
    return False

"""Parties beside the sentence: in a parenthesis after a figure, or after a passive's "by"."""

from __future__ import annotations

from aligner.facts.attribution import Attribution, attribute
from aligner.facts.handed import is_figure
from aligner.facts.parties import read_party
from aligner.facts.reach import clause_end, sentence_part
from aligner.facts.saying import reporting_cues
from aligner.facts.speakers import phrase_end
from aligner.facts.tokens import Token, norm_at

__all__ = ["find_asides", "find_passives"]

_LONGEST_ASIDE = 7  # tokens
_AGENTS = {"en": "by", "es": "por", "fr": "par"}


def find_asides(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "30,000 (police) and 100,000 (organisers)": a party in a parenthesis after a figure.

    Parameters
    ----------
    tokens : tuple of Token
    low, high : int
        One sentence, ``[low, high)``.
    lang : str
    text : str
        The text of `tokens`.

    Returns
    -------
    list of Attribution
        Each reaches back to the parenthesis before it, a semicolon or the start.
    """
    found: list[Attribution] = []
    start, figure = low, False
    for index in range(low, high):
        token = tokens[index]
        figure = figure or is_figure(token, lang)
        if token.text == ";":
            start, figure = index + 1, False
        if token.text != "(":
            continue
        close = _closing(tokens, index, high)
        if close is None:
            continue
        party = read_party(tokens, index + 1, close, lang)
        # after a capital it spells out that name: "the Red Cross (ICRC)"
        before = tokens[index - 1] if index > low else token
        named = before.kind == "word" and before.text.istitle()
        if figure and not named and party is not None and party.kind in ("organisation", "role"):
            found.append(attribute(tokens, party, (start, close + 1), "aside", text))
            start, figure = close + 1, False
    return found


def _closing(tokens: tuple[Token, ...], index: int, high: int) -> int | None:
    for close in range(index + 2, min(high, index + _LONGEST_ASIDE + 2)):
        if tokens[close].text == ")":
            return close
        if tokens[close].kind not in ("word",) and tokens[close].text not in "-'’":
            return None
    return None


def find_passives(
    tokens: tuple[Token, ...], low: int, high: int, lang: str, text: str
) -> list[Attribution]:
    """Read "was announced by X", "fue confirmado por X", "une étude publiée par X".

    Parameters
    ----------
    tokens : tuple of Token
    low, high : int
        One sentence, ``[low, high)``.
    lang : str
    text : str
        The text of `tokens`.

    Returns
    -------
    list of Attribution
        Each covers its clause.
    """
    agent, passives = _AGENTS[lang], reporting_cues(lang).passives
    found = []
    for index in range(low + 1, high - 1):
        if tokens[index].norm != agent:
            continue
        verb = index - 1
        if tokens[verb].norm.endswith(("ly", "mente", "ement")) and verb > low + 1:
            verb -= 1  # "was reported first by": an adverb more
        if tokens[verb].norm not in passives or verb == low:
            continue
        party = read_party(tokens, index + 1, phrase_end(tokens, index + 1, high), lang)
        if party is None or norm_at(tokens, party.start) in ("telephone", "phone"):
            continue
        scope = (sentence_part(tokens, verb, low), clause_end(tokens, party.end, high))
        found.append(attribute(tokens, party, scope, "passive", text))
    return found

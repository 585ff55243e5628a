"""How far a party's word reaches: the range of a sentence that is credited to it."""

from __future__ import annotations

from aligner.facts.parties import Party
from aligner.facts.speakers import RELATIVES, with_article
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = ["clause_end", "prepositional_scopes", "sentence_ends", "sentence_part", "verb_scope"]

_LONGEST_SENTENCE = 300  # tokens; each cue looks over its sentence, so its length is bounded
_CONCESSIONS = word_set("although though while aunque mientras si bien que if")
_CONTRASTS = word_set(
    """
    but while whereas although however mientras pero aunque tandis alors mais cependant
    toutefois sin
    """
)
_SUBORDINATORS = word_set(
    """
    desde since depuis after tras when cuando lorsque apres despues
    """
)
_QUOTES = frozenset('"“”«»')


def sentence_ends(tokens: tuple[Token, ...], text: str) -> list[int]:
    """Return the index after each sentence: a text may hold several."""
    ends: list[int] = []
    quoted = False
    for i, token in enumerate(tokens):
        if token.text in ("“", "«"):
            quoted = True
        elif token.text in ("”", "»"):
            quoted = False
        if i + 1 < len(tokens):
            gap = text[token.end : tokens[i + 1].start]
            stop = token.text in (".", "!", "?", "…") and gap.strip(" ") == "" and gap != ""
            abbreviated = (
                i > 0 and len(tokens[i - 1].text) <= 3 and tokens[i - 1].text[:1].isupper()
            )
            following = tokens[i + 1].text[:1]
            too_long = i + 1 - (ends[-1] if ends else 0) >= _LONGEST_SENTENCE
            if (
                "\n\n" in gap
                or too_long
                or (
                    stop
                    and not quoted
                    and not abbreviated
                    and (following.isupper() or following in _QUOTES)
                )
            ):
                ends.append(i + 1)
                quoted = False
    return [*ends, len(tokens)]


def prepositional_scopes(
    tokens: tuple[Token, ...], low: int, high: int, cues: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return what each of several "according to" phrases, ``(cue, end)``, covers."""
    scopes = []
    for n, (index, end) in enumerate(cues):
        start = cues[n - 1][1] if n else low
        for i in range(index - 1, start - 1, -1):
            if tokens[i].text in (";", ":") or (tokens[i].norm in _CONTRASTS and i > start):
                start = i + 1
                break
        bare = index > low and tokens[index - 1].text != ","
        if bare and tokens[index - 1].norm in RELATIVES:
            scopes.append((index - 1, clause_end(tokens, end, high)))
        elif index <= start + 1:
            scopes.append((start if start < high else index, clause_end(tokens, end, high)))
        elif len(cues) > 1:  # "30,000, said the police; 100,000, said the organisers, marched"
            scopes.append((start, end))
        elif norm_at(tokens, start) in _SUBORDINATORS:
            scopes.append((start, clause_end(tokens, end + 1, high)))
        else:
            scopes.append((start, clause_end(tokens, end, high)))
    return scopes


def clause_end(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return the end of what a party says from `index` on: a semicolon, a contrast, the end."""
    quoted = False
    for i in range(index, high):
        text = tokens[i].text
        if text in ("“", "«"):
            quoted = True
        elif text in ("”", "»"):
            quoted = False
        elif text == '"':
            quoted = not quoted
        if quoted:
            continue
        if text == ";" and i > index:
            return i
        if tokens[i].norm in _CONTRASTS and tokens[i - 1].text == ",":
            if tokens[i].norm == "sin" and norm_at(tokens, i + 1) != "embargo":
                continue
            return i - 1
    return high


def verb_scope(
    tokens: tuple[Token, ...], subject: Party, verb_end: int, low: int, high: int
) -> tuple[int, int]:
    """Say what a verb with its subject before it hands over: what follows, or what went before."""
    before = (
        subject.start - low > 2
        and tokens[with_article(tokens, subject.start, low) - 1].text in ',"”»'
    )
    rest = [t for t in tokens[verb_end:high] if t.kind != "mark" or t.text in ",:"]
    closes = len(rest) <= 4 or tokens[min(verb_end, high - 1)].text in ",."
    if before and closes:
        return sentence_part(tokens, subject.start, low), clause_end(tokens, verb_end, high)
    start = with_article(tokens, subject.start, low)
    stop = clause_end(tokens, verb_end, high)
    # "an agency that declared X, ...": the relative clause ends at its comma
    relative = verb_end <= subject.end + 3 and norm_at(tokens, subject.end) in RELATIVES | {"that"}
    if (
        relative
        or norm_at(tokens, start - 1) in _CONCESSIONS
        or norm_at(tokens, subject.start - 1) in RELATIVES
    ):
        stop = min(stop, _first_comma(tokens, verb_end, stop))
    return start, stop


def _first_comma(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return the first comma outside quotation marks, or `high`."""
    quoted = False
    for i in range(index, high):
        if tokens[i].text in _QUOTES:
            quoted = tokens[i].text in "“«" or (tokens[i].text == '"' and not quoted)
        elif tokens[i].text == "," and not quoted and tokens[i - 1].text != ",":
            return i
    return high


def sentence_part(tokens: tuple[Token, ...], index: int, low: int) -> int:
    """Return where the clause that ends before `index` begins: after a semicolon, or the start."""
    for i in range(index - 1, low, -1):
        if tokens[i].text == ";":
            return i + 1
    return low

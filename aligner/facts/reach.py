"""How far a party's word reaches: the range of a sentence that is credited to it."""

from __future__ import annotations

from aligner.facts.parties import Party
from aligner.facts.party_words import ABBREVIATED, RELATIVES
from aligner.facts.speakers import AND, with_article
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = [
    "clause_end",
    "inverted_end",
    "prepositional_scopes",
    "sentence_ends",
    "sentence_part",
    "verb_scope",
]

_LONGEST_SENTENCE = 300  # tokens; each cue looks over its sentence, so its length is bounded
_CONCESSIONS = word_set("although though while aunque mientras si bien que if")
_CONTRASTS = word_set(
    """
    but while whereas although however mientras pero aunque tandis alors mais cependant
    toutefois sin
    """
)
_SAME_SUBJECT = word_set(  # "... to 2.5 percent, but will fall"
    """
    will would could can may might has have had is are was were does did also not rather only
    tambien aussi egalement pas surtout
    """
)
_SUBORDINATORS = word_set(
    """
    desde since depuis after tras when cuando lorsque apres despues
    """
)
_ADJUNCTS = word_set("in on at during after by over from")  # of English alone
_CLAUSES = word_set(
    """
    that que qu' and y et which who qui he she it they we i is are was were has have had will would
    could can may might il elle ils elles there es fue fueron est sont ont how what why
    """
)
_LISTENER = 5  # tokens of whom somebody told
_LONGEST_ADJUNCTS = 12
_DAY = 3  # tokens between a verb and a comma: "on Friday"
_TAIL = 5  # tokens of a relative clause that says something by itself
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
            ) or (i > 0 and tokens[i - 1].text in ABBREVIATED)
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
    tokens: tuple[Token, ...], low: int, high: int, cues: list[tuple[int, int]], lang: str
) -> list[tuple[int, int]]:
    """Return what each of several "according to" phrases, ``(cue, end)``, covers."""
    scopes = []
    opens = len(cues) > 1 and cues[0][0] <= low + 1
    if opens and all(_starts_part(tokens, index, low, lang) for index, _ in cues[1:]):
        stops = [*(index for index, _ in cues[1:]), high]  # "According to X, ...; to Y, ..."
        return [
            (index, min(stop, clause_end(tokens, end, high)))
            for (index, end), stop in zip(cues, stops, strict=True)
        ]
    for n, (index, end) in enumerate(cues):
        start = cues[n - 1][1] if n else low
        while n and start < index and tokens[start].text in ")]":
            start += 1
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
            last = n == len(cues) - 1  # what follows belongs to nobody more than to the last one
            scopes.append((start, _before_relative(tokens, end, high) if last else end))
        elif norm_at(tokens, start) in _SUBORDINATORS:
            scopes.append((start, clause_end(tokens, end + 1, high)))
        else:
            scopes.append((start, clause_end(tokens, end, high)))
    return scopes


def _starts_part(tokens: tuple[Token, ...], index: int, low: int, lang: str) -> bool:
    """Say whether a part of the sentence begins at a cue: behind "and", "but", a semicolon."""
    before = tokens[index - 1]
    return index > low and (before.norm in _CONTRASTS | AND[lang] or before.text == ";")


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
        if text == ";" and i > index and not _goes_on(tokens, i + 1, high):
            return i
        if tokens[i].norm in _CONTRASTS and tokens[i - 1].text == ",":
            if tokens[i].norm == "sin" and norm_at(tokens, i + 1) != "embargo":
                continue
            if norm_at(tokens, i + 1) in _SAME_SUBJECT:
                continue
            return i - 1
    return high


def _is_inserted(tokens: tuple[Token, ...], index: int, high: int) -> bool:
    """Say whether a verb stands between commas: "..., police said on Friday, up from ..."."""
    for i in range(index, min(high, index + _DAY + 1)):
        if tokens[i].text in ",.":
            return i + 1 >= high or tokens[i + 1].text not in _QUOTES
        if tokens[i].kind != "word" or tokens[i].norm in ("that", "que", "qu'"):
            return False
    return False


def _has_only_adjuncts(tokens: tuple[Token, ...], index: int, high: int) -> bool:
    """Say whether only to whom and where follows a verb: "told reporters on the plane"."""
    told = norm_at(tokens, index - 1) in ("told", "tells")
    at = index
    while told and at < min(high, index + _LISTENER) and tokens[at].kind == "word":
        if tokens[at].norm in _ADJUNCTS:
            break
        at += 1
    if at >= high or (tokens[at].norm not in _ADJUNCTS and tokens[at].text not in ".,;"):
        return False
    while at < min(high, index + _LONGEST_ADJUNCTS) and tokens[at].text not in ".,;":
        if tokens[at].kind != "word" or tokens[at].norm in _CLAUSES:
            return False
        at += 1
    ended = at >= high or tokens[at].text in ".;"
    return ended or (tokens[at].text == "," and norm_at(tokens, at + 1) in _CLAUSES)


def _goes_on(tokens: tuple[Token, ...], index: int, high: int) -> bool:
    """Say whether the clause behind a semicolon hangs on the one before it: "; leaving ..."."""
    if index >= high or not tokens[index].text.islower():
        return False
    head = tokens[index].norm
    return head.endswith(("ando", "endo", "andose", "endose")) or (
        head.endswith("ing") and len(head) > 5
    )


def verb_scope(
    tokens: tuple[Token, ...], subject: Party, verb_end: int, low: int, high: int
) -> tuple[int, int]:
    """Say what a verb with its subject before it hands over: what follows, or what went before."""
    before = (
        subject.opened - low > 2
        and tokens[with_article(tokens, subject.opened, low) - 1].text in ',"”»'
    )
    rest = [t for t in tokens[verb_end:high] if t.kind != "mark" or t.text in ",:"]
    short = len(rest) <= 4 and not any(t.kind == "number" for t in rest)
    closes = (
        short or _is_inserted(tokens, verb_end, high) or _has_only_adjuncts(tokens, verb_end, high)
    )
    if before and closes:
        return sentence_part(tokens, subject.opened, low), clause_end(tokens, verb_end, high)
    start = with_article(tokens, subject.opened, low)
    stop = clause_end(tokens, verb_end, high)
    # "an agency that declared X, ...": the relative clause ends at its comma
    after = subject.end + (norm_at(tokens, subject.end) == ",")
    relative = verb_end <= after + 3 and norm_at(tokens, after) in RELATIVES | {"that"}
    if (
        relative
        or norm_at(tokens, start - 1) in _CONCESSIONS
        or norm_at(tokens, subject.start - 1) in RELATIVES
    ):
        stop = min(stop, _first_comma(tokens, verb_end, stop))
    return start, stop


def inverted_end(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return where the word of a party behind its verb ends; "..., said X, who lives in Y"."""
    end = _before_relative(tokens, index, high)
    return end if end + _TAIL < high else clause_end(tokens, index, high)


def _before_relative(tokens: tuple[Token, ...], index: int, high: int) -> int:
    """Return the first comma from `index` on that a relative clause follows, or `clause_end`."""
    end = clause_end(tokens, index, high)
    comma = _first_comma(tokens, index, end)
    while comma + 1 < end and tokens[comma + 1].norm not in RELATIVES:
        comma = _first_comma(tokens, comma + 1, end)
    return comma


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

"""Who speaks: the subject of a reporting verb that stands before it."""

from __future__ import annotations

from aligner.facts.parties import Party, read_party
from aligner.facts.party_words import ABBREVIATED, RELATIVES
from aligner.facts.saying import DETERMINERS, word_at
from aligner.facts.titled import is_title, name_behind
from aligner.facts.tokens import Token, word_set

__all__ = ["AND", "leading_party", "phrase_end", "subject_of", "with_article"]


AND = {"en": frozenset(["and"]), "es": frozenset(["y", "e"]), "fr": frozenset(["et"])}
_NOUN_STOPS = word_set(
    """
    que qui qu' quien who which that whom cuyo cuya dont y and et but pero mais while cuando if
    si ha han habia ya a-t ont avait avaient est sont es son was were is are has have had been
    through between among entre against contra contre quand lorsque parce porque because when
    where donde ou after before than as what how whether why
    """
)


def _is_inside(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a mark belongs to a phrase: "Marie-Jo", "A & B", "Mr. Klaus"; not " - "."""
    mark, before = tokens[index], tokens[index - 1]
    if mark.text == ".":
        return before.text in ABBREVIATED
    glued = index > 0 and before.end == mark.start
    return mark.text in "’'&" or (mark.text == "-" and glued)


def phrase_end(tokens: tuple[Token, ...], start: int, high: int) -> int:
    """Return where a noun phrase to the right ends."""
    end = start
    while end < high and end - start < 12:
        token = tokens[end]
        if token.kind == "mark" and not _is_inside(tokens, end):
            break
        if end > start and word_at(tokens, end) in _NOUN_STOPS:
            break
        if end > start and token.norm == "a" and word_at(tokens, end + 1) not in ("l'", "la"):
            break
        end += 1
    return end


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
    if last.kind == "mark" and last.text != ")" and not _is_inside(tokens, end - 1):
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
        if party is not None and party.name is None:
            return None  # "The agency urged farmers": it, and not they
    return None


def _over_apposition(tokens: tuple[Token, ...], comma: int, low: int, lang: str) -> Party | None:
    """Read the subject before an apposition: "X, a spokesman of Y, said"."""
    opening, marks = comma - 1, 0
    while opening > low and comma - opening < 40:
        marks += tokens[opening].text in '"“”«»'
        if tokens[opening].text == "," and marks % 2 == 0:  # not one inside of a quotation
            end = _before_parenthesis(tokens, opening, low)
            start = _left_edge(tokens, end, low)
            party = read_party(tokens, start, end, lang) if start < end else None
            before = _named_before(tokens, start, low, lang) if party is not None else None
            if before is not None:
                return before  # "N. N., a spokeswoman for the mayor, M. M., said"
            if _opens_clause(tokens, start, low) and is_title(tokens, start, end, party):
                name = name_behind(tokens, opening, comma + 1, lang)
                if name is not None and name.end == comma:
                    return name._replace(opened=start)  # "the president, N. N., said"
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


def _named_before(tokens: tuple[Token, ...], start: int, low: int, lang: str) -> Party | None:
    """Read the person whose apposition begins at a token."""
    if start <= low or tokens[start - 1].text != ",":
        return None
    party = read_party(tokens, _left_edge(tokens, start - 1, low), start - 1, lang)
    full = party is not None and party.end == start - 1 and party.end - party.start > 1
    return party if full and party is not None and party.kind == "person" else None


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
    relative = start - 1
    while relative > low and end - relative < _LONGEST_CLAUSE and lang == "en":
        if tokens[relative].kind != "word" or word_at(tokens, relative) in _RESTRICTIVE:
            break
        relative -= 1
    # "A source who asked not to be named said": over the relative clause
    if relative > low and word_at(tokens, relative) in _RESTRICTIVE:
        party = _subject_left(tokens, relative, max(low, relative - 8), lang)
        return party if party is not None and party.kind in _WHO else None
    return None


_WHO = frozenset(["organisation", "role", "phrase"])
_LONGEST_CLAUSE = 9  # tokens
_RESTRICTIVE = word_set("que qui who")
_HEADS = word_set("the el la los las le les l' un una une")


def _left_edge(tokens: tuple[Token, ...], end: int, low: int) -> int:
    start = end
    while start > low and end - start < 14:
        token = tokens[start - 1]
        if token.kind == "mark" and not _is_inside(tokens, start - 1):
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
        and word_at(tokens, start - 1) in DETERMINERS
    ):
        start -= 1
    return start

"""Places in one sentence where a clause may begin."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from aligner.protocols import Span
from aligner.segment import cues
from aligner.segment.analysis import Analysis
from aligner.segment.words import find_enclosed, find_words, is_inside

__all__ = ["MEDIUM", "STRONG", "VOICE", "WEAK", "Cut", "find_cuts"]

VOICE, STRONG, MEDIUM, WEAK = 4, 3, 2, 1  # VOICE: another party speaks; never taken back
LONG_QUOTE = 40  # words; a longer quotation may be cut inside
LONG_INSERTION = 300  # characters between two dashes that may still be a pair
MIN_FRONT, MAX_FRONT = 4, 80  # words of a clause that stands first
SHORT_TAIL = 9  # words; "he said on Monday" stays with what he said
REACH = 12  # words behind a cut in which the clause must show its verb
CLAUSE_MARK = re.compile(r"[,;:]")
OPENING_TAIL = re.compile(r"(?:(?<=\s)[\"“‘«„(\[¿¡'][\"“‘«„(\[¿¡'\s]*)?$")
OPENING_QUOTES = frozenset('"“«‘')
DASH = re.compile(r"\s(?:--?|–|—)\s")
PARTICIPLE_HEAD = {"en": frozenset(), "es": frozenset(), "fr": frozenset({"en"})}


class Cut(NamedTuple):
    """A place before word number `word`, at character `position`, and how safe it is."""

    word: int
    position: int
    strength: int


def find_cuts(sentence: Analysis, voices: Container[int] = ()) -> list[Cut]:
    """Return the places where a clause may begin, in order.

    Parameters
    ----------
    sentence : Analysis
    voices : container of int, default=()
        Words with which another party begins to speak.

    Returns
    -------
    list of Cut
        Never inside brackets, inside a quotation of up to 40 words, or inside a word.
    """
    text, lang, words = sentence.text, sentence.lang, sentence.words
    if lang not in cues.COORDINATE:
        return _language_free_cuts(sentence)
    closed = [
        (start, end)
        for start, end in find_enclosed(text)
        if end - start < LONG_QUOTE * 12
        and (text[start] in "([" or len(find_words(text[start:end], lang)) <= LONG_QUOTE)
    ]
    closed = sorted(closed + _dashed(text, closed))
    front = _front_end(sentence)
    cuts = []
    for index in range(1, len(words)):
        gap = text[words[index - 1].end : words[index].start]
        strength = max(_strength(sentence, index, gap), MEDIUM if index == front else 0)
        strength = VOICE if index in voices else strength
        if strength:
            position = words[index].start - len(OPENING_TAIL.search(gap[-8:]).group())  # type: ignore[union-attr]
            if not is_inside(position, closed):
                cuts.append(Cut(index, position, strength))
    return cuts


def _dashed(text: str, closed: list[Span]) -> list[Span]:
    """Return the insertions between two dashes; an odd dash has no partner."""
    dashes = [m.span() for m in DASH.finditer(text) if not is_inside(m.start() + 1, closed)]
    pairs = list(zip(dashes[::2], dashes[1::2], strict=False)) if len(dashes) % 2 == 0 else []
    return [(left[0], right[1]) for left, right in pairs if right[0] - left[1] < LONG_INSERTION]


def _front_end(sentence: Analysis) -> int:
    """Return the word behind a clause that stands first ("While it burned, ..."); 0 if none."""
    words, text, lang = sentence.words, sentence.text, sentence.lang
    if not cues.FRONTED[lang].match(text, words[0]):
        return 0
    for index in range(MIN_FRONT, min(MAX_FRONT, len(words))):
        if "," not in text[words[index - 1].end : words[index].start]:
            continue
        if not sentence.has_main_verb(1, index):
            continue
        begins = (
            words[index].text[0].isupper()
            or cues.SUBJECT[lang].match(text, words[index])
            or _has_verb_soon(sentence, index, plain=True)
        )
        if begins and not sentence.finite[index] and any(sentence.finite[index : index + 30]):
            return index
    return 0


def _language_free_cuts(sentence: Analysis) -> list[Cut]:
    """Cut an unknown language at semicolons only; its verbs are not known."""
    words = sentence.words
    return [
        Cut(index, words[index].start, STRONG)
        for index in range(1, len(words))
        if ";" in sentence.text[words[index - 1].end : words[index].start]
    ]


def _strength(sentence: Analysis, index: int, gap: str) -> int:
    """Return how safe a cut before a word is; 0 where none may be made."""
    if not gap or not (gap[-1].isspace() or CLAUSE_MARK.search(gap) or gap[-1] in '"“«¿¡—–'):
        return 0
    if ";" in gap:
        return STRONG
    text, lang, word = sentence.text, sentence.lang, sentence.words[index]
    comma = "," in gap
    if ":" in gap and any(mark.isspace() for mark in gap):
        return MEDIUM if _has_verb_soon(sentence, index, stop_at_comma=False) else 0
    if DASH.search(gap):
        is_clause = not sentence.finite[index] and _has_verb_soon(sentence, index)
        return MEDIUM if is_clause else 0
    if gap.isspace() and sentence.words[index - 1].lower in cues.JOINT[lang].first:
        return 0
    if cues.NOT_A_CLAUSE[lang].match(text, word.start):
        return 0
    if cues.CONTRAST[lang].match(text, word):
        is_clause = _has_verb_soon(sentence, index + 1, reach=2 * REACH, relative=True)
        return (STRONG if comma else MEDIUM) if is_clause else 0
    if match := cues.COORDINATE[lang].match(text, word):
        return _coordinate(sentence, index, match.end(), comma)
    if cues.SUBORDINATE[lang].match(text, word):
        is_clause = _has_verb_soon(sentence, index + 1, reach=REACH + 4, relative=comma)
        return (MEDIUM if comma else WEAK) if is_clause else 0
    if match := cues.RELATIVE[lang].match(text, word):
        return _relative(sentence, index, match.end(), comma)
    if comma:
        return _after_comma(sentence, index, gap)
    return 0


def _coordinate(sentence: Analysis, index: int, end: int, comma: bool) -> int:
    """Judge "and": a clause of its own must follow, not another noun of a list."""
    first = index + 1
    if first >= len(sentence.words) or sentence.words[first].start < end:
        return 0
    if cues.RELATIVE[sentence.lang].match(sentence.text, sentence.words[first]):
        return MEDIUM if comma else WEAK
    own_verb = sentence.finite[first]
    if comma:
        return STRONG if own_verb or _has_verb_soon(sentence, first, plain=True) else 0
    subject = cues.SUBJECT[sentence.lang].match(sentence.text, sentence.words[first])
    if own_verb:
        return WEAK if sentence.has_main_verb(0, index) else 0
    return WEAK if subject and _has_verb_soon(sentence, first, reach=7, plain=True) else 0


def _relative(sentence: Analysis, index: int, end: int, comma: bool) -> int:
    """Judge a relative pronoun: "que" and "that" behind a verb are no pronouns."""
    before, lang = sentence.words[index - 1], sentence.lang
    if not _has_verb_soon(sentence, index + 1, reach=25 if comma else REACH, relative=True):
        return 0
    if comma:
        reports = _reports(sentence, index) and not _is_bare(sentence, index + 1)
        return 0 if reports or _is_embedded(sentence, index) else MEDIUM
    if sentence.words[index].lower in {"que", "qu'"}:
        verbal = sentence.finite[index - 1] or sentence.saying[index - 1]
        if verbal or before.lower in cues.PURPOSE[lang]:
            return 0
        return 0 if lang == "fr" or _reports(sentence, index) else WEAK
    if before.lower in cues.PREPOSITIONS[lang] or sentence.finite[index - 1]:
        return 0
    return WEAK if end > sentence.words[index].start else 0


def _is_embedded(sentence: Analysis, index: int) -> bool:
    """Tell whether the clause ends at a comma with a bare verb behind it: "who left, were dead"."""
    words, text = sentence.words, sentence.text
    own = sentence.verbs.following[min(index + 1, len(words))]
    for after in range(own + 1, min(own + 30, len(words))):
        gap = text[words[after - 1].end : words[after].start]
        if ";" in gap:
            return False
        if "," in gap and sentence.finite[after] and not sentence.saying[after]:
            return True
    return False


def _reports(sentence: Analysis, index: int) -> bool:
    """Tell whether a verb of saying stands close before "que": it may be a conjunction then."""
    is_que = sentence.words[index].lower in {"que", "qu'"}
    return is_que and any(sentence.saying[max(0, index - 8) : index])


def _is_bare(sentence: Analysis, index: int) -> bool:
    """Tell whether a finite verb, with its pronouns at most, stands at a word."""
    if index < len(sentence.words) and sentence.words[index].lower in cues.CLITICS[sentence.lang]:
        index += 1
    return index < len(sentence.words) and sentence.finite[index]


def _after_comma(sentence: Analysis, index: int, gap: str) -> int:
    """Judge a bare comma: participle clause, end of a fronted clause, or a comma for a stop."""
    lang, words = sentence.lang, sentence.words
    if gap.rstrip()[-1:] in OPENING_QUOTES and any(sentence.saying[max(0, index - 8) : index]):
        return WEAK if _has_verb_soon(sentence, index, reach=len(words)) else 0
    head = index + 1 if words[index].lower in PARTICIPLE_HEAD[lang] else index
    if head < len(words) and sentence.gerund[head] and (lang != "en" or not sentence.finite[head]):
        return MEDIUM
    if words[index].lower in cues.CLITICS[lang] and _is_bare(sentence, index):
        return MEDIUM if sentence.has_main_verb(0, index) else WEAK
    if cues.SUBJECT[lang].match(sentence.text, words[index]):
        if any(sentence.saying[index : index + 3]) and (
            len(words) - index < SHORT_TAIL or _is_inserted(sentence, index)
        ):
            return 0
        return MEDIUM if _has_verb_soon(sentence, index, reach=9, plain=True) else 0
    return 0


def _is_inserted(sentence: Analysis, index: int) -> bool:
    """Tell whether a comma stands close behind the verb: "..., the mayor said on Friday, ..."."""
    words, text = sentence.words, sentence.text
    verb = next(i for i in range(index, index + 3) if sentence.saying[i])
    return any(
        "," in text[words[i - 1].end : words[i].start]
        for i in range(verb + 1, min(verb + 5, len(words)))
    )


def _has_verb_soon(
    sentence: Analysis,
    first: int,
    *,
    reach: int = REACH,
    stop_at_comma: bool = True,
    plain: bool = False,
    relative: bool = False,
) -> bool:
    """Tell whether a finite verb comes before the next clause begins.

    Parameters
    ----------
    sentence : Analysis
    first : int
        Number of the word to start from.
    reach : int, default=12
        How many words to look at.
    stop_at_comma : bool, default=True
        Whether a comma ends the search.
    plain : bool, default=False
        Whether any relative pronoun ends the search too.
    relative : bool, default=False
        Whether the search is for the verb of a relative clause, which may follow an inserted
        phrase between two commas.
    """
    words, text = sentence.words, sentence.text
    commas = 2 if relative or not stop_at_comma else 0
    for index in range(first, min(first + reach, len(words))):
        if index > first and CLAUSE_MARK.search(text[words[index - 1].end : words[index].start]):
            if not commas:
                return False
            commas -= 1
        if index > first and plain and cues.RELATIVE[sentence.lang].match(text, words[index]):
            return False
        if sentence.finite[index]:
            return True
    return False

"""Finite verbs by closed lists and endings: enough to tell a clause from a phrase.

No tagger: a model for three languages would weigh more than all other stages, and the only
question is whether a stretch of words holds a verb of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.segment.verb_lists import (
    COMMON,
    DETERMINERS,
    GERUND_NOUNS,
    NOT_VERBS,
    SAYING,
    STRONG_DETERMINERS,
)
from aligner.segment.words import Word, as_words

__all__ = ["SAYING", "is_finite", "is_gerund", "is_saying"]

# Endings that are hardly ever those of a noun, and such as need a look at the word before.
SURE = {
    "es": re.compile(
        r".*(?:tuvo|tuvieron|dujo|dujeron|puso|pusieron|vino|vinieron|hizo|quiso)"
        r"|.{2,}(?:[aei]ron|aban|ó|[aei]rán|[aei]rá|[aei]rían|ieran|iesen|áramos|ábamos)"
    ),
    "fr": re.compile(r".{2,}(?:aient|èrent|[ie]rent|ront|rait|raient|issent|issait|aît|âmes|îmes)"),
    "en": re.compile(r".+(?:n't|n’t|'ve|'ll|'re|’ve|’ll|’re|'d|’d)|(?:he|she|it|there|who|that)'s"),
}
LIKELY = {
    "es": re.compile(r".{2,}(?:aba|[aei]mos|[aei]ría|ía|ían|ara|iera|an|en|ase|aran)"),
    "fr": re.compile(r".{2,}(?:ait|era|ira|(?<!m)ent)"),
    "en": re.compile(r".{2,}ed"),
}
AUXILIARIES = as_words(
    "is are was were be been being am has have had will would can could may might must should "
    "shall isn't aren't wasn't weren't hasn't haven't hadn't to"
)
NOT_BEFORE_PAST = DETERMINERS["en"] | as_words(
    "of by with in on at for from into over under between against about than as without"
)
GERUND = {
    "es": re.compile(r".{2,}(?:ando|iendo|yendo|ándo\w{2,5}|iéndo\w{2,5}|yéndo\w{2,5})"),
    "fr": re.compile(r".{2,}ant"),
    "en": re.compile(r".{2,}ing"),
}


def is_finite(words: Sequence[Word], index: int, lang: str) -> bool:
    """Tell whether a word is, in all likelihood, a finite verb.

    Parameters
    ----------
    words : sequence of Word
        The words of the sentence.
    index : int
        Which one; its neighbours are looked at too.
    lang : str
        ``es``, ``fr`` or ``en``; for another language every word is taken for no verb.
    """
    word = words[index]
    lower = word.lower
    if lang not in COMMON or lower in NOT_VERBS[lang]:
        return False
    before = words[index - 1].lower if index else ""
    is_name = word.text[:1].isupper() and index > 0
    if lang == "fr" and word.text == "A":  # "A Paris": the preposition without its accent
        return False
    if lang == "fr" and lower.endswith(("-il", "-elle", "-on", "-ils", "-elles", "-t-il")):
        return True
    if is_name:
        return False
    if lower in COMMON[lang]:
        return before not in STRONG_DETERMINERS[lang]
    if SURE[lang].fullmatch(lower):
        return before not in STRONG_DETERMINERS[lang]
    if lang == "en":
        return LIKELY["en"].fullmatch(lower) is not None and _is_past(words, index, before)
    return LIKELY[lang].fullmatch(lower) is not None and before not in DETERMINERS[lang]


def _is_past(words: Sequence[Word], index: int, before: str) -> bool:
    """Tell an English past tense from a participle that only looks like one."""
    if "by" in (word.lower for word in words[index + 1 : index + 4]) or before in NOT_BEFORE_PAST:
        return False
    if before.endswith(("'s", "s'")):
        return False
    for nth in range(index - 1, max(-1, index - 4), -1):
        if words[nth + 1].start - words[nth].end > 1:  # a comma: another clause
            break
        if words[nth].lower in AUXILIARIES:
            return False
    if before.endswith(("ly", "-")) and index > 1 and words[index - 2].lower in DETERMINERS["en"]:
        return False
    return (
        before not in {"and", "or"} or index < 2 or words[index - 2].lower not in DETERMINERS["en"]
    )


def is_gerund(word: Word, lang: str) -> bool:
    """Tell whether a word has the form of a gerund or present participle and is no known noun."""
    pattern = GERUND.get(lang)
    return (
        pattern is not None
        and pattern.fullmatch(word.lower) is not None
        and word.lower not in GERUND_NOUNS[lang]
        and not word.text[:1].isupper()
    )


def is_saying(word: Word, lang: str) -> bool:
    """Tell whether a word is a verb of saying in a finite form."""
    return word.lower in SAYING.get(lang, frozenset())

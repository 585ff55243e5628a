"""Whether what is said is of who says it: "we will withdraw", "she said she knew"."""

from __future__ import annotations

import re

__all__ = ["speaks_of_itself"]

# The first person, and a pronoun that follows the verb of saying. "It is", "il faut" are
# impersonal; of a Spanish verb the ending alone tells, and only in the first person plural.
_WORDS = {
    "en": r"I|we|us|our|ours|my|me|myself|ourselves|"
    r"(?:that|said|says) (?:he|she|they|it(?! (?:is|was|has been|will be|would be|may|might)\b))",
    "fr": r"je|j['’]\w+|nous|notre|nos|mon|mes|moi|"
    r"qu['’](?:elles?|ils|il (?!est|était|y|s['’]agi\w+|fau\w+|fallait|serait|soit|sera)\b)",
    "es": r"yo|nosotr[oa]s|nuestr[oa]s?|mi|mis|me|nos|"
    r"(?!(?:últi|próxi|míni|máxi|ópti|legíti|anóni|extre|supre|présta|recla|kilogra|gra|tra|ra|re)"
    r"mos\b)\w*[aáeéií]mos",
}
_PATTERNS = {
    lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for lang, words in _WORDS.items()
}
_US = re.compile(r"\bU\.?S\b")  # "the US" is no "us"


def speaks_of_itself(text: str, lang: str) -> bool:
    """Say whether a statement speaks of the party to whom it is credited.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language; of others than en, es and fr nothing is known.

    Returns
    -------
    bool
        Said by another, such words say something else: "we shall pay" is another promise.
    """
    pattern = _PATTERNS.get(lang)
    return pattern is not None and pattern.search(_US.sub("", text)) is not None

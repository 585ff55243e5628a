"""What the words of a report mean, in the plain English of the page.

A page counts who reports what. It gives no verdict: see `BANNED`, which a test holds it to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

__all__ = [
    "AGAINST",
    "BANNED",
    "CELLS",
    "CLAIM_FLAGS",
    "DECIDED",
    "DEPENDENCE",
    "FACTUALITY",
    "GLOSSARY",
    "LEVELS",
    "NOT_CLAIMED",
    "RELATED",
    "RELATIONS",
    "TRANSLATION_FLAGS",
    "describe_effort",
    "describe_flag",
    "describe_origins",
    "language_name",
    "shorten",
]

# Words that no page of ours uses about a claim; articles may, and are quoted as they are.
BANNED = ("true", "false", "verified", "confirmed", "consensus", "omitted", "biased")

LEVELS = {
    "cross_language": (
        "Several origins, several languages",
        "At least two origins that show no sign of depending on each other, in at least two "
        "languages.",
    ),
    "corroborated": (
        "Several origins, one language",
        "At least two origins that show no sign of depending on each other, all in one language.",
    ),
    "possibly_corroborated": (
        "Perhaps several origins",
        "Several documents. Whether their origins are independent is unknown, or the link between "
        "the statements is not sure.",
    ),
    "repeated": (
        "Repeated, one origin",
        "Several documents, but they count as one: they go back to one origin or to one text, or "
        "every one of them hedges.",
    ),
    "single": (
        "In one document only",
        "No matching statement was found in the other documents. That says nothing about why.",
    ),
}

RELATIONS = {
    "numeric_conflict": "Different figures for the same thing",
    "polarity_conflict": "One says it, the other denies it",
    "date_conflict": "Different dates for the same thing",
    "actor_conflict": "Different actors for the same act",
    "other_conflict": "They exclude each other",
    "different_scope": "Different scope: another place, period or group",
    "update": "A later state of the same thing",
    "compatible": "Both can hold",
}

# The same in the two or three words that a cell of the grid has room for.
RELATED = {
    "different_scope": "another scope",
    "update": "another time",
    "compatible": "goes with it",
    "another_answer": "another answer",
}

# How a claim stands to others, before their numbers.
AGAINST = {
    "numeric_conflict": "Another figure in",
    "polarity_conflict": "Affirmed on one side, denied on the other:",
    "date_conflict": "Another date in",
    "actor_conflict": "Another actor in",
    "other_conflict": "Excluded by",
    "different_scope": "Another scope in",
    "update": "Another time in",
    "compatible": "Goes with",
}

# What an analyst decided about two statements, or about a phrase.
DECIDED = {
    "same": "the same claim",
    "different": "not the same claim",
    "same_origin": "the same origin",
    "alias": "another name",
    "note": "note",
}

# What a document can say of a claim: in a cell of the grid, and what that means.
CELLS = {
    "says": ("says", "a statement of the document is part of the claim"),
    "otherwise": ("says otherwise", "it gives another answer to the same question"),
    "denies": ("denies", "it says that this is not so"),
    "related": (
        "not the same",
        "it speaks of another place, period or group, of a later state, or gives another answer "
        "whose standing to this one was not found",
    ),
    "perhaps": ("perhaps", "a possible link leads to one of its statements: shown, not counted"),
    "none": ("not found", "the tool found no statement there, and no more than that"),
}

DEPENDENCE = {
    "same_document": "stand in the same document",
    "same_outlet": "come from the same outlet",
    "same_owner": "come from outlets of the same owner",
    "syndicated": "credit the same provider",
    "reused_text": "share wording, or tell the same things in the same order: one text, or its "
    "translation",
    "same_cited_origin": "credit the same party",
    "cites_other": "are linked by citation: one cites the other's outlet",
    "none_found": "show no sign of a shared origin",
    "unknown": "may share an origin: too little is known about them",
}

FACTUALITY = {
    "asserted": "stated in the outlet’s own voice",
    "attributed": "credited to a party",
    "hedged": "hedged: reportedly, conditional",
    "denied": "denied",
}

CLAIM_FLAGS = {
    "contested": "another claim conflicts with it",
    "hedged_only": "every statement of it is hedged",
}

# In words, and what was found in a translation that carries it.
TRANSLATION_FLAGS = {
    "truncated": ("cut short", "The model had not come to an end when it had to stop."),
    "empty": ("nothing came out", "The model wrote no text."),
    "repetition": ("repeats itself", "The same words come again, more often than in the original."),
    "length_ratio": (
        "much shorter or longer than the original",
        "Something was probably left out or added.",
    ),
    "copied_source": (
        "words left untranslated",
        "Most of its common words stand in the original just so.",
    ),
    "figures_differ": (
        "figures differ from the original",
        "A figure of the original is not in it, or it has one that the original lacks.",
    ),
    "dates_differ": (
        "a month or a weekday differs from the original",
        "One is not in it, or stands in it alone.",
    ),
    "names_differ": (
        "a name differs from the original",
        "One is not in it in any spelling that we know, or stands in it alone.",
    ),
    "negations_differ": (
        "a negation differs from the original",
        "One is not in it, or stands in it alone: it may say the opposite.",
    ),
    "unknown_text": (
        "mostly signs that the model does not know",
        "Another language or script than the model was made for, or no words at all.",
    ),
}

GLOSSARY = (
    ("document", "one text by one outlet"),
    ("outlet, provider, owner", "who published; the credited agency; the common owner"),
    (
        "statement",
        "a sentence, or one clause of a long one: the unit that is translated and compared",
    ),
    (
        "origin",
        "the party to whom a document credits a statement; the outlet itself where it is first "
        "hand; else unknown",
    ),
    ("claim", "statements that hold under the same conditions"),
    (
        "link",
        "two statements of different documents: a match is counted, a possible link is shown and "
        "never counted",
    ),
    ("item", "one question whose answers are claims; claims of one item may conflict"),
    (
        "independent origins",
        "the lower number counts unknown dependence as dependence, the upper one as independence",
    ),
    (
        "weakest pair",
        "the lowest link probability between two statements of a claim, from 0 to 1",
    ),
    ("not found", "the tool found no statement there, and no more than that"),
)

NOT_CLAIMED = (
    "Nothing here says whether a claim is right. The page shows who reports it, and where.",
    "Statements are quoted, never written: every original is a character range of its document.",
    "Translations come from a machine and may be wrong. Figures, dates and credited parties are "
    "read from the original.",
    "A missing statement is only a statement that the tool did not find.",
    "Independent means that no sign of dependence was found in the texts and in what is known "
    "about the outlets. Language alone is no sign of independence.",
)

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
}


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where we know no name."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), code)


def describe_flag(flag: str) -> str:
    """Return a flag in words; one that we do not know is shown as it is, spaces for ``_``."""
    words, _ = TRANSLATION_FLAGS.get(flag, (CLAIM_FLAGS.get(flag), ""))
    return words or flag.replace("_", " ")


def describe_effort(effort: Mapping[str, int]) -> str:
    """Say what translating took, in one sentence; nothing where it was not counted."""
    if "texts" not in effort:
        return ""
    n = Counter(effort)
    if not n["texts"]:
        return "No text needed a translation."
    return (
        f"{_count(n['texts'], 'text')} translated; "
        f"{n['cut']:,} too long for the model and cut at clauses; "
        f"{n['retried']:,} searched again because a guard fired; "
        f"{n['flagged']:,} still flagged; "
        f"{_count(n['source_tokens'], 'token')} in, {n['target_tokens']:,} out, "
        f"{n['unknown_tokens']:,} unknown to the model."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shorten(text: str, length: int) -> str:
    """Return a text of at most `length` code points, cut at a space where there is one near."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = head.rfind(" ", length // 2)
    return f"{head[:space] if space > 0 else head}…"


def describe_origins(n_min: int, n_max: int) -> str:
    """Say how many independent origins a claim has."""
    if n_min != n_max:
        return f"{n_min} to {n_max} independent origins"
    return "1 origin" if n_max == 1 else f"{n_max} independent origins"

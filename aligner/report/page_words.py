"""What the words of a report mean, in the plain English of the page.

A page counts who reports what. It gives no verdict: see `BANNED`, which a test holds it to.
"""

from __future__ import annotations

from aligner.records import DateMention, Quantity

__all__ = [
    "BANNED",
    "DEPENDENCE",
    "FACTUALITY",
    "GLOSSARY",
    "LEVELS",
    "NOT_CLAIMED",
    "RELATIONS",
    "describe_days",
    "describe_figure",
    "describe_flag",
    "describe_origins",
    "language_name",
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
        "Several documents, but they count as one: they go back to one origin, or every one of "
        "them hedges.",
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

DEPENDENCE = {
    "same_document": "stand in the same document",
    "same_outlet": "come from the same outlet",
    "same_owner": "come from outlets of the same owner",
    "syndicated": "credit the same provider",
    "reused_text": "share wording that one took from the other, or both from a third",
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

FLAGS = {
    "contested": "another claim conflicts with it",
    "hedged_only": "every statement of it is hedged",
    # Of a translation:
    "truncated": "cut short",
    "empty": "nothing came out",
    "repetition": "repeats itself",
    "length_ratio": "much shorter or longer than the original",
    "copied_source": "words left untranslated",
    "figures_differ": "figures differ from the original",
    "dates_differ": "a month or a weekday differs from the original",
    "names_differ": "a name differs from the original",
    "unknown_text": "mostly signs that the model does not know",
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
    return FLAGS.get(flag, flag.replace("_", " "))


def describe_origins(n_min: int, n_max: int) -> str:
    """Say how many independent origins a claim has."""
    if n_min != n_max:
        return f"{n_min} to {n_max} independent origins"
    return "1 origin" if n_max == 1 else f"{n_max} independent origins"


def describe_figure(quantity: Quantity) -> str:
    """Say what a figure was read as: ``at least 415 civilians``."""
    low, high = quantity.low, quantity.high
    before = {"~": "about ", "vague": "some "}.get(quantity.modality, "")
    if low is None and high is None:
        figure = f"“{quantity.text}”"
    elif high is None:
        figure = f"at least {low:,.12g}"
    elif low is None:
        figure = f"at most {high:,.12g}"
    elif low != high:
        figure = f"{before}{low:,.12g} to {high:,.12g}"
    else:
        before = {">=": "at least ", "<=": "at most "}.get(quantity.modality, before)
        figure = f"{before}{low:,.12g}"
    return f"{figure} {quantity.counted or ''}".rstrip()


def describe_days(date: DateMention) -> str:
    """Say which days a date was read as."""
    if date.earliest is None and date.latest is None:
        return "not resolved to days"
    if date.earliest == date.latest:
        return str(date.earliest)
    return f"{date.earliest or 'open'} to {date.latest or 'open'}"

"""Whether a statement tells what has come about or what is announced."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from aligner.facts.content import content_of
from aligner.facts.lexicon import load_table
from aligner.records import Tense

__all__ = ["find_tense"]


def find_tense(text: str, lang: str) -> Tense | None:
    """Tell whether all dated verbs of a statement lie ahead, or are all done.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language.

    Returns
    -------
    {"ahead", "done"} or None
        None where it has verbs of both kinds, or of neither: in the present, in the conditional,
        or of a language without rules.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return None
    said = unicodedata.normalize("NFC", content_of(text, lang)).lower()
    ahead, done = (pattern.search(said) is not None for pattern in patterns)
    if ahead == done:
        return None
    return "ahead" if ahead else "done"


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    table = load_table("tenses").get(lang)
    if table is None:
        return None
    ahead, done = (rf"(?<!\w)(?:{'|'.join(table[kind])})(?!\w)" for kind in ("ahead", "done"))
    return re.compile(ahead), re.compile(done)

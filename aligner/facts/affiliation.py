"""Whom a named speaker belongs to: "Ann Lee, a doctor with the WHO", "the minister, Ann Lee"."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.facts.lexicon import LANGUAGES, resolve_lang
from aligner.facts.parties import read_party
from aligner.facts.tokens import tokenize

__all__ = ["affiliations"]

_BEHIND = re.compile(r"\s*[,(–—]\s*(?P<said>[^.;:!?\n,()–—]{3,90})")
_BEFORE = re.compile(r"(?P<said>[^.;:!?\n,()«»“”\"]{3,60}?),?\s*$")
_KINDS = frozenset(["organisation", "role"])


@lru_cache(maxsize=1024)
def affiliations(name: str, text: str, lang: str) -> frozenset[str]:
    """Find the parties that stand beside a name, wherever a text writes it.

    Parameters
    ----------
    name : str
        A speaker, as `find_origins` names it.
    text : str
        A document.
    lang : str
        Its language.

    Returns
    -------
    frozenset of str
        Organisations and roles under their canonical names: those of an apposition behind the
        name, and of the words right before it. One that only happens to stand there is among
        them: this is to doubt that two speakers are two, not to credit anybody.
    """
    words = name.split()
    if not words or resolve_lang(lang) != lang or lang not in LANGUAGES:
        return frozenset()
    found: set[str] = set()
    for mention in re.finditer(rf"(?<!\w){re.escape(words[-1])}(?!\w)", text):
        start = text.rfind(words[0], 0, mention.start() + 1)
        start = start if 0 <= mention.start() - start <= len(name) else mention.start()
        behind = _BEHIND.match(text, mention.end())
        before = _BEFORE.search(text, max(0, start - 60), start)
        for beside in (behind, before):
            if beside is not None:
                found |= _parties(beside["said"], lang)
    return frozenset(found)


def _parties(phrase: str, lang: str) -> set[str]:
    """Read every party of a phrase: a role, and whose it is."""
    tokens = tokenize(phrase, lang)
    found = set()
    for start in range(len(tokens)):
        party = read_party(tokens, start, len(tokens), lang)
        if party is not None and party.name and party.kind in _KINDS:
            found.add(party.name)
    return found

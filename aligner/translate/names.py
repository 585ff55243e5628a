"""Names of a source, and whether an English translation keeps them.

Most names are written alike in both languages, or nearly so (Bachar, Bashar; Palmyre, Palmyra);
some have another name in English that is known (`aligner.facts`, and a table counted from
parallel text). A word that the source language also writes in lower case may have been
translated ("Cruz Roja", "Defensa") and is never judged.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.name_words import renderings
from aligner.facts.names import country_of, known_place
from aligner.facts.tokens import Token, fold, word_set
from aligner.translate.dates import is_day_name
from aligner.translate.resemblance import is_opening, resembles, stem
from aligner.translate.spelled import ROMAN

__all__ = ["Names", "lost_names", "made_up_names", "read_names"]

SHORTEST = 3  # letters of a name that is judged
LONGEST = 40  # letters of a word that may be a name
LONG = 6  # letters that no two words have in common by chance
ACRONYM = 6  # letters; longer capitals are shouted words
SHOUTED = 0.7  # share of capitals among longer words in a headline, where capitals say nothing


ADJECTIVE = ("an", "ans", "ese", "ish", "ic")  # "Judean Hills" for "Montes de Judea"
# capitals in English alone: faiths and their followers
FAITHS = word_set("""
    shia shias shiite shiites shi ite ites sunni sunnis alawite alawites druze islamist islamists
    muslim muslims christian christians jew jews jewish catholic catholics protestant protestants
    orthodox hindu hindus buddhist buddhists sikh sikhs yazidi yazidis bible biblical quran koran
""")
UNSAID = frozenset(["united states"])  # the dollar's


class Names(NamedTuple):
    """What of a text must be found in its counterpart, and what can be found in it."""

    names: tuple[str, ...]  # folded words that are nothing but names
    acronyms: tuple[str, ...]
    places: dict[str, tuple[str, ...]]  # key of the gazetteer -> the words written for it
    words: frozenset[str]
    keys: frozenset[str]  # all keys of the gazetteer, those of peoples among them
    free: frozenset[str]  # words that are no key's
    initials: int  # capitalised words
    joined: str  # all words without what stands between: "Cow Parade" is "CowParade"


class _Lexicon(NamedTuple):
    common: frozenset[str]
    renderings: dict[str, tuple[str, ...]]


@cache
def _lexicon(lang: str) -> _Lexicon:
    table = renderings()[lang]
    rows = (line.split() for line in table["renderings"].splitlines())
    return _Lexicon(
        frozenset(table["common"].split()), {row[0]: tuple(row[1:]) for row in rows if row}
    )


def read_names(text: str, tokens: tuple[Token, ...], lang: str) -> Names:
    """Read the names of a text.

    Parameters
    ----------
    text : str
    tokens : tuple of Token
        Of `text`.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Names
    """
    lexicon = _lexicon(lang)
    names: list[str] = []
    acronyms: list[str] = []
    places: dict[str, tuple[str, ...]] = {}
    keys: set[str] = set()
    free: set[str] = set()
    words = [
        token
        for token in tokens
        if token.kind == "word" and token.text[-1] not in "'’" and len(token.text) <= LONGEST
    ]
    longer = [token for token in words if len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in longer)
    shouted = len(longer) > 3 and capitals > SHOUTED * len(longer)
    end = 0
    for index, token in enumerate(tokens):
        skipped = index < end or len(token.text) > LONGEST
        if skipped or token.kind != "word" or token.text[-1] in "'’":
            continue
        place, people = known_place(tokens, index), country_of(token.norm)
        if people:
            keys.add(people.lower())
        if place:
            key, end = place
            keys.add(key)
            if token.text.isupper() and len(token.norm) <= ACRONYM:
                acronyms.append(token.norm)
            if not _is_sentence(text, tokens, index, end):
                places[key] = tuple(t.norm for t in tokens[index:end] if t.kind == "word")
            continue
        if people:
            continue
        free.add(token.norm)
        if shouted or not token.text[0].isupper() or ROMAN.fullmatch(token.text):
            continue
        if is_day_name(token.norm, lang):
            continue
        written = token.text.replace(".", "").removesuffix("s")
        if written.isupper() and len(written) <= ACRONYM:
            if len(written) > 1:
                acronyms.append(fold(written))
        elif (
            len(token.norm) >= SHORTEST
            and not _is_common(token.norm, lexicon.common)
            and not is_opening(text, token.start)
        ):
            names.append(token.norm)
    return Names(
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(acronyms)),
        places,
        frozenset(token.norm for token in words),
        frozenset(keys),
        frozenset(free),
        capitals,
        "".join(token.norm for token in words),
    )


def _is_sentence(text: str, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Tell whether only a sentence begins: "Le monde compte ..." is no newspaper."""
    rest = [token.text for token in tokens[start + 1 : end] if token.kind == "word"]
    return bool(rest) and rest[-1].islower() and is_opening(text, tokens[start].start)


def _is_common(word: str, common: frozenset[str]) -> bool:
    return stem(word) in common or any(
        word.endswith(ending) and stem(word.removesuffix(ending)) in common
        for ending in ("s", "es", "x")
    )


def lost_names(source: Names, translation: Names, source_lang: str) -> list[str]:
    """Return the names that the translation lacks, folded."""
    renderings = _lexicon(source_lang).renderings

    def is_rendered(word: str, others: frozenset[str]) -> bool:
        if word in translation.words or any(
            rendering in translation.words for rendering in renderings.get(word, ())
        ):
            return True
        if len(word) >= LONG and word in translation.joined:
            return True
        return any(resembles(word, other) for other in others)

    lost = [name for name in source.names if not is_rendered(name, translation.words)]
    lost += [
        name for name in source.acronyms
        if not is_rendered(name, translation.words) and not _may_be_acronym(name, translation)
    ]  # fmt: skip
    for key, written in source.places.items():
        if key in translation.keys:
            continue
        short = "".join(word[0] for word in key.split())
        if short in translation.acronyms or any(
            is_rendered(word, translation.free) for word in (*written, *key.split())
        ):
            continue
        if written[0] not in source.acronyms:  # else judged as one
            lost.append(key)
    return lost


def _may_be_acronym(name: str, translation: Names) -> bool:
    """Tell whether another acronym or a name in full may stand for an acronym."""
    return bool(translation.acronyms) or translation.initials > len(name)


def made_up_names(source: Names, translation: Names, source_lang: str) -> list[str]:
    """Return the names of the translation that nothing in the source accounts for, folded."""
    known = source.words | FAITHS
    new = [n for n in translation.names if n not in known and not n.endswith(ADJECTIVE)]
    places = [
        key for key, written in translation.places.items()
        if key not in source.keys and key not in UNSAID and written[0] not in translation.acronyms
    ]  # fmt: skip
    if not new and not places:
        return []
    renderings = _lexicon(source_lang).renderings
    own = source.words.union(*(renderings.get(word, ()) for word in source.words))
    own |= {word for key in source.keys for word in key.split()}

    def is_own(name: str) -> bool:
        if len(name) >= LONG and name in source.joined:
            return True
        return any(resembles(word, name) for word in own)

    return [n for n in new if not is_own(n)] + [
        p for p in places if not any(map(is_own, (*p.split(), *translation.places[p])))
    ]

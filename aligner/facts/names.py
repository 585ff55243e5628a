"""Named places, people and organisations, under one key in all languages."""

from __future__ import annotations

from aligner.facts.counting import concept_of
from aligner.facts.gazetteer import (
    country_of,
    known_people,
    known_place,
    place_with_article,
    territory_names,
)
from aligner.facts.lexicon import resolve_lang
from aligner.facts.name_words import (
    MAY_BE_NAMES,
    NOT_NAMES,
    OPENERS,
    calendar_words,
    is_common,
    is_common_word,
    is_translated,
    name_key,
    spelling_key,
)
from aligner.facts.tokens import Token, tokenize, word_set
from aligner.records import Name

__all__ = [
    "country_of",
    "find_names",
    "is_common_word",
    "is_translated",
    "known_place",
    "name_key",
    "spelling_key",
    "territory_names",
]

_INSIDE = word_set(
    """
    of for de del des du d' la las los le les al el bin ben ibn van von der da do dos and - '
    """
)
_STRONG_INSIDE = word_set("al el bin ben ibn van von der - '")
_ARTICLES = frozenset(["al", "el"])  # of a name, in lower case: "el-Assad"
_COMMON_TOO = word_set("india china indio danes jordan")  # in lower case, no people
_CONTRACTED = {"du": "le", "au": "le", "del": "el", "al": "el"}


def find_names(text: str, lang: str) -> list[Name]:
    """Find names of places, people and organisations.

    Parameters
    ----------
    text : str
        Any text.
    lang : str
        Language code.

    Returns
    -------
    list of Name
        In reading order, not overlapping. Where a capital says nothing, at the beginning of a
        sentence and in a headline in title case or in capitals, a name is what the gazetteer
        knows, or what the language has no common word for.

    Notes
    -----
    Known names (countries, capitals, exonyms, organisations, peoples) have a readable key, any
    other name the key of `spelling_key`.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    shouted = _is_headline(tokens, lang)
    found, index = [], 0
    while index < len(tokens):
        hit = _name_at(tokens, index, lang, shouted)
        if hit is None:
            index += 1
            continue
        key, end = hit
        start, stop = tokens[index].start, tokens[end - 1].end
        found.append(Name(start=start, end=stop, text=text[start:stop], key=key))
        index = end
    return found


def _is_headline(tokens: tuple[Token, ...], lang: str) -> bool:
    """Say whether nearly all words have a capital; only English has headlines in title case."""
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= 3 and capitals > (0.75 if lang == "en" else 0.9) * len(words)


def _name_at(
    tokens: tuple[Token, ...], index: int, lang: str, shouted: bool
) -> tuple[str, int] | None:
    token = tokens[index]
    if token.kind != "word":
        return None
    capital = token.text[0].isupper()
    if capital or token.norm in _ARTICLES:
        place = known_place(tokens, index) or _after_contraction(tokens, index)
        # "UN INCENDIO", but "UN SAYS": the initials of English are words of other languages
        word = shouted and lang != "en" and token.norm in NOT_NAMES
        if place is not None and not _goes_on(tokens, place[1], lang, shouted):
            return None if word and place[1] == index + 1 else place
    people = known_people(tokens, index)
    if people is not None and not _people_goes_on(tokens, index, people[1], lang, shouted):
        alone = people[1] == index + 1
        if alone and lang == "en" and index and tokens[index - 1].norm == "in":
            return None  # a language: "in English"
        if not (alone and token.text.islower() and token.norm in _COMMON_TOO):
            return people
    return _written_name(tokens, index, lang, shouted) if capital else None


def _people_goes_on(
    tokens: tuple[Token, ...], index: int, end: int, lang: str, shouted: bool
) -> bool:
    """Say whether a people is the first word of a name; not "German Chancellor"."""
    if end > index + 1 or not tokens[index].text[0].isupper():
        return False
    return _goes_on(tokens, end, lang, shouted) and not is_translated(tokens[end].norm)


def _written_name(
    tokens: tuple[Token, ...], index: int, lang: str, shouted: bool
) -> tuple[str, int] | None:
    """Find a name that only its capitals mark."""
    if _is_capital(tokens[index]):
        plain = _is_plain_first(tokens, index, lang, shouted)
    else:
        plain = shouted or not _is_first_name(tokens, index, lang)
    if plain:
        return None
    end = index + 1
    while end < len(tokens):
        if _is_capital(tokens[end]) and not (shouted and is_common(tokens[end].norm, lang)):
            end += 1
            continue
        inner = end
        while inner < len(tokens) and inner - end < 3 and tokens[inner].norm in _INSIDE:
            inner += 1
        joined = inner > end and inner < len(tokens) and _is_capital(tokens[inner])
        if shouted or not joined or not _joins(tokens, end, inner):
            break
        end = inner + 1
    written = " ".join(part.text for part in tokens[index:end])
    return name_key(written), end


def _is_first_name(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether a small word with a capital belongs to the name after it: "Su Wei".

    So does a month, where months have no capital: "el cantante Julio Robles".
    """
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    norm = tokens[index].norm
    month = lang != "en" and norm in calendar_words()
    if after is None or not (month or norm in MAY_BE_NAMES) or _opens(tokens, index):
        return False
    return (
        after.start == tokens[index].end + 1
        and _is_capital(after)
        and (month or not is_common(after.norm, lang))
        and known_place(tokens, index + 1) is None
        and country_of(after.norm) is None
    )


def _joins(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether small words hold a name together: "Ministry of Defence", not "Alepo de Siria"."""
    words = [tokens[i].norm for i in range(start, end)]
    if "and" in words or ("for" in words and not is_translated(tokens[start - 1].norm)):
        return False
    glued = tokens[start].start == tokens[start - 1].end
    if "-" in words or "'" in words:
        return glued or words[0] in _STRONG_INSIDE
    return known_place(tokens, end) is None


def _is_capital(token: Token) -> bool:
    return (
        token.kind == "word"
        and token.text[0].isupper()
        and token.text[-1] not in "'’"
        and token.norm not in calendar_words()
        and token.norm not in NOT_NAMES
    )


def _goes_on(tokens: tuple[Token, ...], end: int, lang: str, shouted: bool) -> bool:
    """Say whether a known name is only the beginning of a longer one: "New York Times"."""
    if shouted or end >= len(tokens) or not _is_capital(tokens[end]):
        return False
    if tokens[end - 1].text.isupper() and not tokens[end].text.isupper():
        return False  # "BBC", not "BBC Gordon Mackenzie"
    return tokens[end].start - tokens[end - 1].end == 1 and known_place(tokens, end) is None


def _after_contraction(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Find a city whose article a preposition has swallowed: "archevêque du Cap"."""
    article = _CONTRACTED.get(tokens[index - 1].norm) if index else None
    if article is None or not tokens[index].text[0].isupper():
        return None
    return place_with_article(tokens, index, article)


def _is_plain_first(tokens: tuple[Token, ...], index: int, lang: str, shouted: bool) -> bool:
    """Say whether a capital only opens a sentence, or is one of a headline's."""
    token = tokens[index]
    if not shouted and not _opens(tokens, index):
        return False
    if len(token.text) > 1 and token.text.isupper() and not shouted:
        return False
    if concept_of(token.norm, lang) is not None:
        return True
    if not is_common(token.norm, lang) and len(token.text) > 2:
        return False
    return shouted or not _begins_name(tokens, index)


def _begins_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a common word that opens a sentence begins a name: "Mark Rutte", "Central Bank".

    Before two capitals it does not: "Selon Bernd Weber"; nor before a people: "Three British".
    """
    if tokens[index].norm in OPENERS:
        return False
    after = [t for t in tokens[index + 1 : index + 3] if _is_capital(t)]
    if not after or after[0] is not tokens[index + 1] or country_of(after[0].norm) is not None:
        return False
    return len(after) == 1 or is_translated(tokens[index].norm)


def _opens(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a token opens a sentence or a quotation."""
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.text == "-" and before.end == tokens[index].start:
        return False
    return before.text in '.!?…:"“«”»—–-' or before.kind == "url"

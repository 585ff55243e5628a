"""Named places, people and organisations, under one key in all languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from aligner.facts.counting import concept_of
from aligner.facts.lexicon import LANGUAGES, PhraseTable, StemTable, load_table, resolve_lang
from aligner.facts.tokens import Token, fold, tokenize, word_set
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
_ARTICLES = frozenset(["al", "el", "ul", "as", "the", "l'", "-", "'"])
_CONTRACTED = {"du": "le", "au": "le", "del": "el", "al": "el"}
_NOT_NAMES = word_set(
    """
    i mr mrs ms dr m mme sr sra don dona president presidente presidenta minister ministro
    ministre general colonel sir lord prime el la los las un una en de por con sin al del su y
    o que le les des du il elle ils elles on nous vous je ce cette ces dans pour sur avec sans
    the a an and or but in on at to of for from by with this that these those he she it we they
    you his her its their our my no not more most many some all both several each every other
    after before while when if as is are was were have has had will would can could may might
    must do does did although though because since there here what who how why where credit photo
    also yet so then thus during until under according pero sino aunque porque cuando mientras segun
    tras ante desde hasta entre sobre bajo como asi tambien ademas entonces mais ou or donc car ni
    quand lorsque comme ainsi selon depuis pendant apres avant entre chez sous vers alors aussi
    pourquoi parce puis si govt dept m mlle melle sres monsieur madame
    """
)
_FOLDS = (
    ("tch", "sh"), ("sch", "sh"), ("dj", "j"), ("ch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("ce", "se"), ("ci", "si"), ("c", "k"), ("y", "i"), ("w", "v"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """Fold the spellings of one name in several languages into one key.

    Parameters
    ----------
    name : str
        A name as written.

    Returns
    -------
    str
        Lower case without accents, articles (al-, el-) and doubled letters, with letters that
        French, Spanish and English romanise differently written alike: Bachar and Bashar,
        Palmyre and Palmira. No spelling of any one language; only to be compared.
    """
    words = [w for w in re.split(r"[^a-z]+", fold(name)) if w and w not in _ARTICLES]
    return " ".join(_fold_word(word) for word in words) or fold(name)


def _fold_word(word: str) -> str:
    for written, sound in _FOLDS:
        word = word.replace(written, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(?<=[a-z]{3})[aeiou]+$", "", word) if len(word) > 4 else word


@cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the key of each territory code, and the code of each phrase."""
    path = files("aligner.facts").joinpath("data", "territories.tsv")
    keys: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, *names = line.split("\t")
        keys[code] = names[0]
        for name in names:
            words = " ".join(token.norm for token in tokenize(name, "en"))
            phrases.setdefault(words, code)
            phrases.setdefault(" ".join(token.norm for token in tokenize(name, "fr")), code)
    return keys, phrases


@cache
def _places() -> PhraseTable:
    keys, territories = _codes()
    phrases = {phrase: keys[code].lower() for phrase, code in territories.items()}
    for key, names in load_table("places")["cities"].items():
        phrases.update({fold(name): key for name in names})
    for key, names in load_table("parties")["organisations"].items():
        phrases.update({fold(name): fold(key) for name in names})
    # "New-York", "Royaume Uni": with a hyphen or without
    for phrase, key in list(phrases.items()):
        if " " in phrase:
            words = phrase.replace(" - ", " ").split(" ")
            phrases.setdefault(" ".join(words), key)
            phrases.setdefault(" - ".join(words), key)
    return PhraseTable(phrases)


@cache
def _demonyms() -> StemTable:
    return StemTable(load_table("places")["demonyms"])


@cache
def _compound_demonyms() -> PhraseTable:
    table = load_table("places")["compound_demonyms"]
    return PhraseTable({phrase: key for key, own in table.items() for phrase in own})


@cache
def _regional() -> StemTable:
    """Return the table of the peoples of a continent."""
    return StemTable(load_table("places")["regional_demonyms"])


@cache
def _acronyms() -> dict[str, str]:
    table = load_table("names")["acronyms"]
    return {fold(written): key for key, forms in table.items() for written in forms}


@cache
def _translated() -> StemTable:
    return StemTable({"translated": load_table("names")["translated"]["words"]})


def is_translated(norm: str) -> bool:
    """Say whether a folded word with a capital is a noun that each language translates."""
    return _translated().find(norm) is not None


COMMON_STEM = 6  # letters by which the forms of a common word are known as one


@cache
def _vocabulary(lang: str) -> frozenset[str]:
    """Return the beginnings of the words that a language writes in lower case."""
    path = files("aligner.translate").joinpath("data", "renderings.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[lang]["common"].split())


def _is_common(norm: str, lang: str) -> bool:
    vocabulary = _vocabulary(lang)
    if norm in _NOT_NAMES or norm[:COMMON_STEM] in vocabulary:
        return True
    endings = (ending for ending in ("s", "es", "x") if norm.endswith(ending))
    return any(norm.removesuffix(ending)[:COMMON_STEM] in vocabulary for ending in endings)


def is_common_word(norm: str) -> bool:
    """Say whether a folded word is one that some language writes in lower case."""
    return any(_is_common(norm, lang) for lang in LANGUAGES)


def territory_names() -> list[str]:
    """Return the English names of all countries and territories."""
    return list(_codes()[0].values())


def country_of(norm: str) -> str | None:
    """Return the English name of the country of a folded adjective ("sirio"), or None."""
    code = _demonyms().find(norm)
    return _codes()[0][code] if code else None


def known_place(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Return the key of the known name that begins at a token and the index after it, or None."""
    article = tokens[index].norm in ("al", "el") and index + 1 < len(tokens)
    if not tokens[index].text[:1].isupper() and not (article and tokens[index + 1].text == "-"):
        return None
    found = _places().match(tokens, index)
    if found is None:
        return None
    short = found[1] == index + 1 and len(tokens[index].norm) <= 3
    if short and not tokens[index].text.replace(".", "").isupper():
        return None  # "Us", "Un", "Who" are words; "US", "UN", "WHO" are names
    return found


@cache
def _calendar_words() -> frozenset[str]:
    table = load_table("calendar")
    months = {name for lang in LANGUAGES for names in table["months"][lang] for name in names}
    return frozenset(months | {day for lang in LANGUAGES for day in table["weekdays"][lang]})


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
    shouted = _is_headline(tokens)
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


def _is_headline(tokens: tuple[Token, ...]) -> bool:
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= 3 and capitals > 0.75 * len(words)


def _name_at(
    tokens: tuple[Token, ...], index: int, lang: str, shouted: bool
) -> tuple[str, int] | None:
    token = tokens[index]
    if token.kind != "word":
        return None
    people = _compound_demonyms().match(tokens, index)
    if people is not None:
        return people
    place = known_place(tokens, index) or _after_contraction(tokens, index)
    if place is not None and not _goes_on(tokens, place[1], lang, shouted):
        return place
    demonym = country_of(token.norm) or _regional().find(token.norm)
    goes_on = (
        token.text[0].isupper()
        and _goes_on(tokens, index + 1, lang, shouted)
        and not is_translated(tokens[index + 1].norm)  # "German Chancellor", "canciller alemán"
    )
    if demonym is not None and not goes_on:
        if lang == "en" and index and tokens[index - 1].norm == "in":
            return None  # a language: "in English"
        ambiguous = token.norm in ("india", "china", "indio", "danes", "jordan")
        if not (ambiguous and token.text.islower()):
            return demonym.lower(), index + 1
    if not _is_capital(token) or _is_plain_first(tokens, index, lang, shouted):
        return None
    end = index + 1
    while end < len(tokens):
        if _is_capital(tokens[end]) and not (shouted and _is_common(tokens[end].norm, lang)):
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
    if end == index + 1 and token.norm in _NOT_NAMES:
        return None
    return name_key(written), end


def name_key(written: str) -> str:
    """Return the key of a name that no table knows.

    Parameters
    ----------
    written : str
        The name, its words parted by blanks.

    Returns
    -------
    str
        Of a model the word with its letters and digits ("A400M"), of an acronym the letters,
        else the key of `spelling_key`.
    """
    if written.isupper() and written.isalpha() and len(written) < 5:
        return _acronyms().get(fold(written), fold(written))
    models = [fold(word) for word in written.split() if not word.isalpha() and word.isalnum()]
    return " ".join(models) if models else spelling_key(written)


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
        and token.norm not in _calendar_words()
        and token.norm not in _NOT_NAMES
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
    full = tokens[index - 1]._replace(norm=article)
    found = _places().match((full, *tokens[index : index + 4]), 0)
    return (found[0], index + found[1] - 1) if found else None


def _is_plain_first(tokens: tuple[Token, ...], index: int, lang: str, shouted: bool) -> bool:
    """Say whether a capital only opens a sentence, or is one of a headline's."""
    token = tokens[index]
    if not shouted and not _opens(tokens, index):
        return False
    if len(token.text) > 1 and token.text.isupper() and not shouted:
        return False
    if concept_of(token.norm, lang) is not None:
        return True
    if not _is_common(token.norm, lang) and len(token.text) > 2:
        return False
    return shouted or not _begins_name(tokens, index)


def _begins_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a common word that opens a sentence begins a name: "Mark Rutte", "Central Bank".

    Before two capitals it does not: "Selon Bernd Weber"; nor before a people: "Three British".
    """
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

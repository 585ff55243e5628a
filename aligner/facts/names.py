"""Named places, people and organisations, under one key in all languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from aligner.facts.counting import concept_of
from aligner.facts.lexicon import LANGUAGES, PhraseTable, StemTable, load_table, resolve_lang
from aligner.facts.tokens import Token, fold, tokenize, word_set
from aligner.records import Name

__all__ = ["country_of", "find_names", "known_place", "spelling_key", "territory_names"]

_INSIDE = word_set(
    """
    of for de del des du d' la las los le les al el bin ben ibn van von der da do dos and - '
    """
)
_STRONG_INSIDE = word_set("al el bin ben ibn van von der - '")
_ARTICLES = frozenset(["al", "el", "ul", "as", "the", "l'", "-", "'"])
_NOT_NAMES = word_set(
    """
    i mr mrs ms dr m mme sr sra don dona president presidente presidenta minister ministro
    ministre general colonel sir lord prime el la los las un una en de por con sin al del su y
    o que le les des du il elle ils elles on nous vous je ce cette ces dans pour sur avec sans
    the a an and or but in on at to of for from by with this that these those he she it we they
    you his her its their our my no not more most many some all both several each every other
    after before while when if as is are was were have has had will would can could may might
    must do does did although though because since there here what who how why where credit photo
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
    return re.sub(r"[aeiou]+$", "", word) if len(word) > 4 else word


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
        In reading order, not overlapping. In a headline in title case or in capitals only names
        of the gazetteer are found, because the capitals say nothing there.

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
    place = known_place(tokens, index)
    if place is not None and not _goes_on(tokens, place[1], lang, shouted):
        return place
    demonym = country_of(token.norm)
    if demonym is not None and not _goes_on(tokens, index + 1, lang, shouted):
        if lang == "en" and index and tokens[index - 1].norm == "in":
            return None  # a language: "in English"
        ambiguous = token.norm in ("india", "china", "indio", "danes", "jordan")
        if not (ambiguous and token.text.islower()):
            return demonym.lower(), index + 1
    if shouted or not _is_capital(token) or _is_plain_first(tokens, index, lang):
        return None
    end = index + 1
    while end < len(tokens):
        if _is_capital(tokens[end]):
            end += 1
            continue
        inner = end
        while inner < len(tokens) and inner - end < 3 and tokens[inner].norm in _INSIDE:
            inner += 1
        joined = inner > end and inner < len(tokens) and _is_capital(tokens[inner])
        if not joined or not _joins(tokens, end, inner):
            break
        end = inner + 1
    start = index
    written = " ".join(part.text for part in tokens[start:end])
    if end == index + 1 and token.norm in _NOT_NAMES:
        return None
    return _key(written), end


def _key(written: str) -> str:
    """Return the key of a name; letters and digits in one word are of a model: "A400M"."""
    models = [fold(word) for word in written.split() if not word.isalpha() and word.isalnum()]
    return " ".join(models) if models else spelling_key(written)


def _joins(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether small words hold a name together: "Ministry of Defence", not "Alepo de Siria"."""
    words = [tokens[i].norm for i in range(start, end)]
    if "and" in words:
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


def _is_plain_first(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether a capital only opens a sentence."""
    opens = (
        index == 0 or tokens[index - 1].text in '.!?…:"“«”»—–-' or tokens[index - 1].kind == "url"
    )
    if not opens:
        return False
    if tokens[index - 1].text == "-" and index and tokens[index - 1].end == tokens[index].start:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        following is not None
        and _is_capital(following)
        and concept_of(tokens[index].norm, lang) is None
        and country_of(following.norm) is None  # "Three British soldiers"
    ):
        return False
    return not (len(tokens[index].text) > 1 and tokens[index].text.isupper())

"""Words that are no names although they have a capital, and the keys of those that are."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from aligner.facts.lexicon import LANGUAGES, StemTable, load_table
from aligner.facts.tokens import fold, word_set

__all__ = [
    "MAY_BE_NAMES",
    "NOT_NAMES",
    "OPENERS",
    "calendar_numbers",
    "calendar_words",
    "is_common",
    "is_common_word",
    "is_translated",
    "name_key",
    "renderings",
    "spelling_key",
]

_ARTICLES = frozenset(["al", "el", "ul", "as", "the", "l'", "-", "'"])
MAY_BE_NAMES = word_set(  # inside a sentence and beside a name: "Su Wei", "Will Ferrell"
    """
    su he you we do can will may might must no so yet more most many some his her its their our my
    have had
    """
)
OPENERS = word_set(  # adverbs: before a name they open the sentence, and begin no name
    """
    today yesterday tomorrow tonight now later meanwhile elsewhere recently perhaps only even again
    still earlier soon already hoy ayer anoche manana ahora luego despues solo incluso quizas quiza
    acaso aun ya antes recientemente hier demain maintenant bientot seul seule meme
    deja encore recemment enfin finalmente finally ailleurs
    """
)
NOT_NAMES = MAY_BE_NAMES | word_set(
    """
    i mr mrs ms dr m mme sr sra don dona president presidente presidenta minister ministro ministre
    general colonel sir lord prime el la los las un una en de por con sin al del y o que le les des
    du il elle ils elles on nous vous je ce cette ces dans pour sur avec sans the a an and or but
    in at to of for from by with this that these those she it they not all both several each every
    other after before while when if as is are was were has would could does did although though
    because since there here what who how why where credit photo also then thus during until under
    according pero sino aunque porque cuando mientras segun tras ante desde hasta entre sobre bajo
    como asi tambien ademas entonces mais ou donc car ni quand lorsque comme ainsi selon depuis
    pendant apres avant chez sous vers alors aussi pourquoi parce puis si govt dept mlle melle sres
    monsieur madame aux tout toute tous toutes ceci cela beaucoup certains certaines notre nos
    votre ambos ambas muy tres otro otra otros otras uno nuestro nuestra ella ellas nowadays
    """
)
_FOLDS = (
    ("tch", "sh"), ("sch", "sh"), ("dj", "j"), ("ch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("ce", "se"), ("ci", "si"), ("c", "k"), ("y", "i"), ("w", "v"), ("x", "ks"),
)  # fmt: skip
_UMLAUT = re.compile(r"(?<![gq])([aou])e(?=[^aeiouy])")  # "Koehler" is "Köhler"


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
    word = _UMLAUT.sub(r"\1", word)
    for written, sound in _FOLDS:
        word = word.replace(written, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(?<=[a-z]{3})[aeiou]+$", "", word) if len(word) > 4 else word


@cache
def _acronyms() -> dict[str, str]:
    table = load_table("names")["acronyms"]
    return {fold(written): key for key, forms in table.items() for written in forms}


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


@cache
def _translated() -> StemTable:
    return StemTable({"translated": load_table("names")["translated"]["words"]})


def is_translated(norm: str) -> bool:
    """Say whether a folded word with a capital is a noun that each language translates."""
    return _translated().find(norm) is not None


COMMON_STEM = 6  # letters by which the forms of a common word are known as one


@cache
def renderings() -> dict[str, dict[str, str]]:
    """Return, by language, its common words and how words are rendered in English, as written."""
    path = files("aligner.translate").joinpath("data", "renderings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _common_stems() -> dict[str, frozenset[str]]:
    """Return, by language, the beginnings of the words that it writes in lower case."""
    return {lang: frozenset(renderings()[lang]["common"].split()) for lang in LANGUAGES}


def is_common(norm: str, lang: str) -> bool:
    """Say whether a folded word is one that a language writes in lower case."""
    vocabulary = _common_stems()[lang]
    if norm in NOT_NAMES or norm[:COMMON_STEM] in vocabulary:
        return True
    endings = (ending for ending in ("s", "es", "x") if norm.endswith(ending))
    return any(norm.removesuffix(ending)[:COMMON_STEM] in vocabulary for ending in endings)


def is_common_word(norm: str) -> bool:
    """Say whether a folded word is one that some language writes in lower case."""
    return any(is_common(norm, lang) for lang in LANGUAGES)


@cache
def calendar_words() -> frozenset[str]:
    """Return the folded names of months and weekdays in all languages."""
    return frozenset(word for table in calendar_numbers() for word in table)


@cache
def calendar_numbers() -> tuple[dict[str, int], dict[str, int]]:
    """Return the folded names of weekdays (Monday 0) and of months (January 1) by number."""
    table = load_table("calendar")
    weekdays: dict[str, int] = {}
    months: dict[str, int] = {}
    for lang in LANGUAGES:
        weekdays |= {name: number for number, name in enumerate(table["weekdays"][lang])}
        for number, names in enumerate(table["months"][lang], start=1):
            months |= dict.fromkeys(names, number)
    return weekdays, months

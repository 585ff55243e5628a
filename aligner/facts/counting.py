"""What a figure counts."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.facts.lexicon import StemTable, load_table
from aligner.facts.tokens import Token, norm_at, word_set

__all__ = [
    "PEOPLE",
    "Counted",
    "concept_of",
    "counted_after",
    "is_function_word",
    "is_verb",
    "unit_of",
]


class Counted(NamedTuple):
    """The counted phrase: tokens ``[start, end)``, its keys."""

    start: int
    end: int
    concept: str | None
    event: str | None = None


_LINKS = frozenset(
    ["of", "de", "d'", "del", "des", "du", "the", "los", "las", "les", "ces", "its", "their"]
)
_MORE = word_set(
    """
    other others more additional further new another otros otras nuevos nuevas mas adicionales
    autres nouveaux nouvelles supplementaires million millions
    """
)
_ON_TOP = word_set("additional further adicionales supplementaires more mas")
# Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries.
_STOPS = word_set(
    """
    ellos ellas eux elles them whom us a al con contra desde durante en entre hacia hasta para
    por segun sin sobre tras y e o u ni que quien quienes cual cuales como cuando donde pero
    aunque porque si se le les lo ya no fue fueron ha han habia habian habra habran habria
    habrian hay es son era eran esta estan estaba estaban sera seran seria serian tiene tienen
    puede pueden podrian cuyo cuya mientras ante bajo mas menos este esta estos estas ese esa a
    au aux avec chez contre dans depuis durant en entre hors jusqu' par pendant pour sans selon
    sous sur vers et ou ni qui qu' dont lorsque lorsqu' mais car si se s' y ne n' pas ont a
    avait avaient aura auront aurait auraient est sont etait etaient sera seront serait
    seraient peut peuvent pourraient doit doivent apres avant antes despues ayer hoy anoche hier
    aujourd'hui demain yesterday today tomorrow tonight cette cet ce puis alors tandis
    about above across after against along among around as at away back because before behind
    below beneath beside between beyond but by despite down during except for from if in inside
    into like near nor not off on onto or out outside over past per since so than that there
    though through throughout till to toward towards under until unless up upon via when where
    whereas whether which while who whom whose why with within without and are be been being
    can could did do does had has have having is may might must shall should was were will
    would also only now still then they he she it we you i there this these those each every
    who said says according cannot yet again instead moins plus la el un una unos unas
    permanecen siguen continuan quedan restent demeurent remain remained remains
    """
)
# Words after a noun phrase that begin a modifier worth keeping: age and allegiance.
_MODIFIERS = word_set(
    """
    under over aged opposed loyal menores mayores opuestos leales fieles moins plus ages
    opposes fideles
    """
)
_MODIFIED = frozenset(["person", "civilian", "child", "woman", "man", "fighter", "soldier"])
_ADVERBS = {"en": ("ly",), "es": ("mente",), "fr": ("amment", "emment", "ivement", "ellement")}
_VERB_ENDINGS = {
    "en": ("ing",),
    "es": ("aron", "ieron", "aban", "ando", "iendo", "eron"),
    "fr": ("aient", "erent", "irent"),
}
_YEARS = frozenset(["anos", "ans", "years"])
_MODIFIER_LIMIT = 7  # tokens of "under the age of eighteen"
_MINE_REACH = 15  # tokens on each side of "mineurs" that may tell a miner from a minor
_MINE = ("minier", "charbon", "houill", "grisou", "galerie", "puits", "extraction", "souterrain")
_MINES = frozenset(["mine", "mines", "fond", "terre"])  # "sous terre"
_SPECIFIC_LIMIT = 5  # words of a counted phrase


@cache
def _concepts(lang: str) -> StemTable:
    return StemTable({key: words[lang] for key, words in load_table("counted").items()})


@cache
def _units() -> dict[str, tuple[str, float | str]]:
    return {
        word: (measure, factor)
        for measure, words in load_table("units").items()
        for word, factor in words.items()
    }


def unit_of(norm: str) -> tuple[str, float | str] | None:
    """Return the measure of a unit word and its factor (a currency code for money), or None."""
    units = _units()
    for form in (norm, norm[:-1] if norm.endswith("s") else norm, norm.removesuffix("es")):
        if form in units:
            return units[form]
    return None


def is_function_word(norm: str) -> bool:
    """Say whether a word ends a noun phrase: a preposition, conjunction, pronoun, auxiliary."""
    return norm in _STOPS


def concept_of(norm: str, lang: str) -> str | None:
    """Return the key of a counted noun, ``concept`` or ``concept/event``, or None."""
    return _concepts(lang).find(norm)


def counted_after(tokens: tuple[Token, ...], index: int, lang: str) -> Counted | None:
    """Read the noun phrase that follows a figure.

    Parameters
    ----------
    tokens : tuple of Token
    index : int
        The token after the figure.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    Counted or None
        None where no noun follows.
    """
    start = index
    while start < len(tokens) and tokens[start].norm in _LINKS | _MORE:
        start += 1
    if start < len(tokens) and tokens[start].text == "-":  # "a 180-page text"
        start += 1
        if start < len(tokens) and tokens[start].norm == "strong":  # "a 35,000-strong force"
            start += 1
    end, head, key = start, start, None
    while end < len(tokens) and end - start < _SPECIFIC_LIMIT:
        token = tokens[end]
        if token.kind != "word" or token.norm in _STOPS or token.norm.endswith(_ADVERBS[lang]):
            break
        if key is not None and (token.norm in _MODIFIERS or token.norm in _ON_TOP):
            break
        found = concept_of(token.norm, lang)
        if key is not None and _closes(token, found, key, lang):
            break
        if found is None and end == start and is_verb(token, lang):
            linked = start > index and concept_of(norm_at(tokens, end + 1), lang) is not None
            if not linked:  # "a handful of masked activists"
                break
        if key is None and end > start and _follows_plural(tokens, start, end, lang):
            break
        if found is not None and _better(found, key, lang):
            head, key = end, found
        end += 1
        if token.norm.endswith("'") or (
            end < len(tokens) and tokens[end].norm in ("of", "de", "d'", "des", "du", "del")
        ):
            break
    if end == start:
        return None
    end = _coordinated(tokens, end, key, lang) if key else end
    concept, _, event = (key or "").partition("/")
    if key and _is_mixed(tokens, head, end, lang):
        concept = "person"
    if lang == "fr" and concept == "child" and tokens[head].norm.startswith("mineur"):
        near = tokens[max(0, start - _MINE_REACH) : end + _MINE_REACH]
        if any(token.norm in _MINES or token.norm.startswith(_MINE) for token in near):
            concept = "worker"
    end = _modifier_end(tokens, end, concept, lang)
    return Counted(start, end, concept or None, event or None)


def _better(found: str, key: str | None, lang: str) -> bool:
    if key is None or key == "person":
        return True
    return lang == "en" and found != "person" and "/" not in found


def _closes(token: Token, found: str | None, key: str, lang: str) -> bool:
    """Say whether a word after the head noun no longer belongs to it."""
    if found is not None and "/" in found:
        return True  # "people killed": the verb, not the noun
    if lang == "en":
        return found is None
    agrees = token.norm[-1] in "sx"  # an adjective of a plural noun; a verb seldom ends so
    return not agrees or is_verb(token, lang) or token.text[:1].isupper()


def _follows_plural(tokens: tuple[Token, ...], start: int, end: int, lang: str) -> bool:
    """Say whether a word no longer belongs to an unknown noun: "firmas avalan", "wings agree".

    An adjective agrees with a plural noun before it; in English the plural closes the phrase.
    """
    plurals = [token.norm[-1] in "sx" for token in tokens[start : end + 1]]
    if lang == "en":
        return plurals[-2] and not tokens[end - 1].norm.endswith("ss") and not plurals[-1]
    return plurals[0] and not plurals[-1]


def is_verb(token: Token, lang: str) -> bool:
    """Say whether a word ends as a finite verb or a participle does."""
    lower = token.text.lower()
    if lang == "en":
        return lower.endswith(("ed", "ing")) and len(lower) > 4
    if lang == "es":
        return token.norm.endswith(_VERB_ENDINGS["es"]) or lower.endswith(
            ("ó", "arán", "erán", "irán")
        )
    return lower.endswith(("èrent", "aient", "eront", "iront"))


def _coordinated(tokens: tuple[Token, ...], end: int, key: str, lang: str) -> int:
    """Take in a second noun: "rebels and civilians"."""
    if end + 1 < len(tokens) and tokens[end].norm in ("and", "y", "e", "et", "or", "o", "ou"):
        following = concept_of(tokens[end + 1].norm, lang)
        kinds = {key.split("/")[0], (following or "").split("/")[0]}
        if kinds <= PEOPLE and tokens[end + 1].norm not in _STOPS:
            return end + 2
    return end


PEOPLE = word_set(
    """
    person civilian child woman man fighter soldier police protester activist prisoner hostage
    journalist health_worker rescuer worker student passenger refugee migrant suspect leader
    delegate member voter
    """
)


def _is_mixed(tokens: tuple[Token, ...], head: int, end: int, lang: str) -> bool:
    """Say whether two different kinds of people are counted together."""
    kinds = {concept_of(token.norm, lang) for token in tokens[head:end]} - {None}
    joined = any(
        token.norm in ("and", "y", "e", "et", "or", "o", "ou") for token in tokens[head:end]
    )
    return joined and len(kinds) > 1


def _modifier_end(tokens: tuple[Token, ...], end: int, concept: str, lang: str) -> int:
    """Take in "under the age of eighteen", "menores de 50 años", "opposed to the regime"."""
    at = end
    if at < len(tokens) and tokens[at].norm == "de" and concept in _MODIFIED:
        at += 1
    if at >= len(tokens) or concept not in _MODIFIED or tokens[at].norm not in _MODIFIERS:
        return end
    if tokens[at].norm in ("plus", "moins") and (
        at == end or at + 1 >= len(tokens) or tokens[at + 1].norm not in ("de", "d'")
    ):
        return end  # "200 soldats de plus"
    last = at + 1
    while last < len(tokens) and last - at < _MODIFIER_LIMIT:
        token = tokens[last]
        if token.kind not in ("word", "number") and token.text != "-":
            break
        if token.norm in _STOPS - {"to", "a", "al", "au"} and token.norm != "the":
            break
        if last > at + 1 and lang != "en" and is_verb(token, lang):
            break
        last += 1
        if token.norm in _YEARS:
            break
    return last

"""Whether two credited parties may be one voice, although they go by different names."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from aligner.facts.gazetteer import territory_names
from aligner.facts.identity import is_listed, may_be_same_party, role_of
from aligner.facts.lexicon import load_table
from aligner.facts.name_words import is_common_word, spelling_key
from aligner.facts.tokens import tokenize, word_set

__all__ = ["abbreviates", "may_be_one_voice"]

_SPELLED_ALIKE = 0.6  # share of letters in common from which on two words may be one name
_LEAST = 3  # letters of the longest word that tells nothing by itself
_SMALL = word_set("of the for and on in de del la las los el y e para por du des le les et l' d' s")


@lru_cache(maxsize=65536)
def may_be_one_voice(a: str, b: str, *, translated: bool) -> bool:
    """Say whether nothing in the names of two parties shows that they are two.

    Parameters
    ----------
    a, b : str
        Parties as `find_origins` names them.
    translated : bool
        Two languages name them.

    Returns
    -------
    bool
        Beside what `may_be_same_party` finds: an acronym and what it stands for, its letters in
        the order of another language; a surname with other words before it; an organisation and
        the one that it belongs to; two organs of one state, "Moscow" and "the Kremlin"; two roles
        of one work, "rescuers" and "civil defence"; a role and a name that no table has, since a
        union or a coastguard has a name of its own; so do a description and such a name; and, in
        two languages, two names that no table has and that a language may have translated.

    Notes
    -----
    "Comisiones Obreras" and "Workers' Commissions" share no word. Only a name that the tables
    have is known in all languages; of the others a second origin would be a guess.
    """
    if may_be_same_party(a, b) or _may_abbreviate(a, b) or _may_abbreviate(b, a):
        return True
    if _is_part_of(a, b) or _is_part_of(b, a) or _are_of_one_state(a, b):
        return True
    one, other = role_of(a), role_of(b)
    if one is not None and other is not None:
        same_country = one[1] is None or other[1] is None or one[1] == other[1]
        return same_country and _may_do_one_work(one[0], other[0])
    if is_listed(a) or is_listed(b):
        return False
    if one is not None or other is not None or a.islower() != b.islower():
        return True  # a description, "technician", may be of whoever is named
    return not _are_two_by_name(a, b) if translated else _share_a_surname(a, b)


def _is_part_of(part: str, whole: str) -> bool:
    """Say whether an organisation belongs to another: "the UN said" what UNICEF did."""
    return bool(load_table("parties")["part_of"].get(part) == whole)


def _are_of_one_state(a: str, b: str) -> bool:
    state = _state_of(a)
    return state is not None and state == _state_of(b)


def _state_of(name: str) -> str | None:
    """Return the country of which a party is an organ: the Kremlin, Moscow, its government."""
    role = role_of(name)
    if role is not None:
        return role[1] if role[0] in load_table("parties")["role_kinds"]["of_the_state"] else None
    country = load_table("parties")["part_of"].get(name, name)
    return country if country in territory_names() else None


def _may_do_one_work(one: str, other: str) -> bool:
    kinds = load_table("parties")["role_kinds"]
    general, public = kinds["general"], {*kinds["public"], *kinds["general"]}
    if (one in general and other in public) or (other in general and one in public):
        return True
    return any({one, other} <= set(group) for group in kinds["same_work"])


def abbreviates(short: str, name: str) -> bool:
    """Say whether a word is surely made of a name's initials: FARC; doubled of plurals, EE.UU.

    Parameters
    ----------
    short, name : str
        Parties as `find_origins` names them.
    """
    letters, initials = _letters(short), _initials_of(name)
    doubled = "".join(2 * initial for initial in initials)
    return bool(initials) and (letters == doubled or (letters == initials and len(letters) > 2))


def _may_abbreviate(short: str, name: str) -> bool:
    initials = _initials_of(name)
    in_any_order = bool(initials) and sorted(_letters(short)) == sorted(initials)
    return in_any_order or abbreviates(short, name)


def _letters(short: str) -> str:
    return "".join(char for char in short if char.isalpha()).casefold()


def _initials_of(name: str) -> str:
    """Return the initials of the words that tell, where there are several."""
    words = [t.text for t in tokenize(name, "en") if t.kind == "word" and t.norm not in _SMALL]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def _are_two_by_name(a: str, b: str) -> bool:
    """Say whether each is a name that no language translates, and of no word of the other."""
    ours, theirs = _own_words(a), _own_words(b)
    alike = any(SequenceMatcher(None, x, y).ratio() >= _SPELLED_ALIKE for x in ours for y in theirs)
    return bool(ours and theirs) and not alike


def _own_words(name: str) -> list[str]:
    """Return the words of a name that are no common words, as their sound is spelled.

    None where it begins with a common word, as the names of bodies do: "Comité de la Ribera".
    """
    words = [t.norm for t in tokenize(name, "en") if t.kind == "word"]
    if not words or is_common_word(words[0]):
        return []
    own = (word for word in words if len(word) > _LEAST and not is_common_word(word))
    return [key for word in own if (key := spelling_key(word))]


def _share_a_surname(a: str, b: str) -> bool:
    """Say whether two names end in one word, with no "of" before it: two offices of one town."""
    ends = [name.casefold().split()[-1:] for name in (a, b)]
    plain = all(token.norm not in _SMALL for name in (a, b) for token in tokenize(name, "en"))
    return plain and ends[0] == ends[1]

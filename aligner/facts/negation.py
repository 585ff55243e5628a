"""Every negation of a statement, and every word that another language may negate instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from aligner.facts.lexicon import PhraseTable, load_table, resolve_lang
from aligner.facts.tokens import Token, norm_at, tokenize, word_set
from aligner.records import Negation

__all__ = ["find_negations"]

_REACH = 12  # tokens over which one negation leaves the next n-word nothing to say
_NE_REACH = 8  # tokens between French "ne" and what makes it a negation
_RANK_REACH = 8  # tokens between "the most" and "ever"
# before these endings "without" negates a verb
_VERBAL = {
    "en": ("ing",),
    "es": ("r", "rse", "rlo", "rla", "rlos", "rlas", "rle", "rles"),
    "fr": ("er", "ir", "re"),
}


@cache
def _words(name: str, key: str) -> frozenset[str]:
    words: str = load_table("stance")[name][key]
    return word_set(words)


@cache
def _phrases(lang: str) -> PhraseTable:
    """Map phrases to classes; what negates nothing is of the class ""."""
    table = load_table("stance")
    phrases = dict.fromkeys(table["unnegating"][lang].split(), "")
    for cue, words in table["lexical"].items():
        phrases |= {phrase: cue for phrase in words[lang].split() if "_" in phrase}
    return PhraseTable({phrase.replace("_", " "): cue for phrase, cue in phrases.items()})


@lru_cache(maxsize=65536)
def _class_of(norm: str, lang: str) -> str:
    """Return the class of a word, by the word or by its longest stem; "" if it has none."""
    lexical = _lexical(lang)
    longest = min(len(norm), _longest(lang))  # hostile words do not cost quadratic time
    stems = (f"{norm[:length]}*" for length in range(longest, 1, -1))
    return next((lexical[form] for form in (norm, *stems) if form in lexical), "")


@lru_cache(maxsize=65536)
def _matters(norm: str, lang: str) -> bool:
    """Say whether a word may begin, take part in or end anything that is read here."""
    tables = (("clauses", "opened_by"), ("negators", lang), ("n_words", lang), ("ne", "subjects"))
    return (
        norm in _phrase_beginnings(lang)
        or any(norm in _words(name, key) for name, key in tables)
        or norm in ("ne", "n'", "pas")
        or norm.endswith("n't")
        or bool(_class_of(norm, lang))
    )


@cache
def _phrase_beginnings(lang: str) -> frozenset[str]:
    table = load_table("stance")
    words = [table["unnegating"][lang], *(by_lang[lang] for by_lang in table["lexical"].values())]
    return frozenset(word.split("_")[0] for word in " ".join(words).split() if "_" in word)


@cache
def _lexical(lang: str) -> dict[str, str]:
    table = load_table("stance")["lexical"]
    words = {word: cue for cue, by_lang in table.items() for word in by_lang[lang].split()}
    return words | dict.fromkeys(load_table("stance")["unprefixed"][lang].split(), "")


@cache
def _longest(lang: str) -> int:
    return max(map(len, _lexical(lang)))


@lru_cache(maxsize=256)
def find_negations(text: str, lang: str) -> tuple[Negation, ...]:
    """Find what negates in a text, and what may stand for a negation of another language.

    Parameters
    ----------
    text : str
        A statement.
    lang : str
        Language code.

    Returns
    -------
    tuple of Negation
        In reading order.

    Notes
    -----
    Of the words of one negation ("ne ... plus jamais", "no ... nada") the first is returned. An
    expletive "ne", "ne ... que", bounds ("no fewer than") and "not only" negate nothing.
    """
    lang = resolve_lang(lang)
    tokens = tokenize(text, lang)
    reader = _Reader(tokens=tokens, lang=lang)
    found = []
    at = 0
    while at < len(tokens):
        if not _matters(tokens[at].norm, lang):
            at += 1
            continue
        cue, end = reader.read(at)
        if cue:
            start, stop = tokens[at].start, tokens[end - 1].end
            counts = {"before": at, "after": len(tokens) - at}
            found.append(Negation(start=start, end=stop, text=text[start:stop], cue=cue, **counts))
        at = end
    return tuple(found)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads tokens from left to right, and remembers what the clause has negated already."""

    tokens: tuple[Token, ...]
    lang: str
    said: int | None = None  # the last word of this clause that says no
    n_word: int | None = None  # the last n-word of this clause, which a "ne" is to follow
    taken: set[int] = field(default_factory=set)  # what belongs to a "ne" before it

    def read(self, at: int) -> tuple[str, int]:
        """Return the class of what begins at a token, "" for nothing, and where it ends."""
        norm = self.tokens[at].norm
        if norm in _words("clauses", "opened_by"):
            self.said = self.n_word = None
        phrase = _phrases(self.lang).match(self.tokens, at)
        if at in self.taken:
            return "", at + 1
        if phrase is not None:
            cue, end = phrase
        else:
            cue, end = self._word(at, norm), at + 1
        if cue and cue not in ("answer", "un", "few"):
            self.said = at
        return cue, end

    def _word(self, at: int, norm: str) -> str:
        if self.lang == "fr" and norm in ("ne", "n'"):
            return self._ne(at)
        if self.lang == "fr" and norm == "pas":  # without "ne": elliptic, or a step
            return "" if self._at(at - 1) in _words("ne", "nouns") else "not"
        if norm == "non" and self.lang == "fr":
            return self._non(at)
        if norm == "no":
            return self._no(at)
        if norm in _words("negators", self.lang) or norm.endswith("n't"):
            return "not"
        if norm in _words("n_words", self.lang) or self._is_subject(at, norm):
            cue = self._n_word(at, norm)
            self.n_word = at if cue == "not" else self.n_word
            return cue
        cue = _class_of(norm, self.lang) if self.tokens[at].kind == "word" else ""
        return self._without(at) if cue == "without" else cue

    def _at(self, index: int) -> str:
        return norm_at(self.tokens, index)

    def _within(self, index: int | None, at: int, reach: int = _REACH) -> bool:
        return index is not None and at - index <= reach

    def _is_subject(self, at: int, norm: str) -> bool:
        """Say whether "personne", "nul" are n-words: they are where a "ne" follows."""
        if norm not in _words("ne", "subjects") or self.lang != "fr":
            return False
        if self._at(at - 1) in _words("ne", "nouns"):
            return False
        after = {self._at(i) for i in range(at + 1, at + 6)}
        return bool(after & {"ne", "n'"}) or self._at(at + 1) == "part"

    def _n_word(self, at: int, norm: str) -> str:
        """Read "nadie", "jamais", "nor": of the negation before it, or one of its own."""
        before = self._at(at - 1)
        if self._is_superlative(at, norm in _words("clauses", "ever") or before == "que"):
            return ""
        listed = norm in ("ni", "nor")
        joined = before in _words("clauses", "joined_by")
        if norm in _words("clauses", "adverbs") and "que" in (before, self._at(at - 2)):
            return "not"  # "no vinieron los que ya ni ..."
        if not self._within(self.said, at, 2 * _REACH if listed else _REACH):
            return "not"
        if listed:
            return "nor" if joined else ""
        return "not" if joined and not self._within(self.said, at, 2) else ""

    def _without(self, at: int) -> str:
        """Read "sin": before a verb or a determiner it negates, before a bare noun it lacks."""
        after = self._at(at + 1)
        verbal = after.endswith(_VERBAL[self.lang]) and len(after) > 3
        return "without" if verbal or after in _words("clauses", "determiners") else "lack"

    def _is_superlative(self, at: int, is_ever: bool) -> bool:
        """Say whether an n-word says "ever": "más que nunca", "le plus grand jamais vu"."""
        ranks = _words("clauses", "ranks")
        return is_ever and any(self._at(i) in ranks for i in range(at - _RANK_REACH, at))

    def _no(self, at: int) -> str:
        """Read "no": a negation, an answer, a tag, a number sign or a prefix."""
        before, after = self._at(at - 1), self._at(at + 1)
        kinds = [token.kind for token in self.tokens[at + 1 : at + 3]]
        numbered = "number" in kinds[:1] if self.lang == "en" else False
        numbered = numbered or (after == "." and kinds[1:] == ["number"])
        if self.lang == "fr" or numbered or "º" in self.tokens[at].text:
            return ""
        if (after == "?" and before in ("¿", ",")) or (after == "-" and self._at(at + 2) != "one"):
            return ""  # "¿no?", "no-fly zone"
        if after in _words("clauses", "ended_by") or not after:
            return "answer"
        if self._at(at + 2) in _words("clauses", "only") or self._is_but(at):
            return ""
        return "not"

    def _non(self, at: int) -> str:
        """Read French "non": a negation, an answer or a prefix."""
        before, after = self._at(at - 1), self._at(at + 1)
        if after == "plus":
            return ""
        if after in _words("clauses", "ended_by") or not after:
            return "answer"
        return "not" if after == "pas" or before in ("et", "mais", ",") else "un"

    def _is_but(self, at: int) -> bool:
        """Say whether "no ... más que" follows: only."""
        pairs = ((self._at(i), self._at(i + 1)) for i in range(at + 2, at + 6))
        return self.lang == "es" and ("mas", "que") in pairs

    def _ne(self, at: int) -> str:
        """Read "ne": a negation with its partner, none with "que", expletive mostly if alone."""
        if self._within(self.n_word, at) or self._at(at + 1) in ("ne", "n'"):
            return ""  # "personne ne", "aucun ... n'": said already
        alone = self._at(at + 1) in _words("ne", "alone")
        for i in range(at + 1, min(at + 1 + _NE_REACH, len(self.tokens))):
            norm, after = self.tokens[i].norm, self._at(i + 1)
            if norm in _words("clauses", "opened_by"):
                break
            if norm in _words("ne", "partners"):
                self.taken.add(i)
                return self._ne_with(at, i, norm, after)
            if norm in ("que", "qu'") and i > at + 1:
                if alone and i > at + 3:
                    return "not"  # "on ne saurait dire que"
                return "until" if after in _words("ne", "from") else ""
        return "not" if alone else ""

    def _ne_with(self, at: int, partner: int, norm: str, after: str) -> str:
        only = after in _words("clauses", "only") or (norm == "plus" and after in ("que", "qu'"))
        there_is = (self._at(partner - 2), self._at(partner - 1)) == ("y", "a")
        if only or (there_is and norm == "pas" and after in ("que", "qu'")):
            return ""  # "n'est pas seulement", "il n'y a pas que"
        return "" if self._is_superlative(at, norm == "jamais") else "not"

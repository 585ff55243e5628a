"""Whom a pronoun, a surname or a short form stands for: "he", "Stern", "the agency"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.facts.acronyms import defined_names
from aligner.facts.agencies import agency_before, agency_mentions, dateline_end, news_agencies
from aligner.facts.agency_words import AGENCY
from aligner.facts.aliases import alias_at, resolve_alias
from aligner.facts.attribution import Attribution
from aligner.facts.continuing import find_quotations
from aligner.facts.credits import UNNAMED_AGENCY
from aligner.facts.identity import is_listed, speaks_for_one
from aligner.facts.institutions import is_institution
from aligner.facts.lexicon import resolve_lang
from aligner.facts.mentions import full_names, people_of
from aligner.facts.parties import canonical_party
from aligner.facts.speakers import leading_party
from aligner.facts.titled import name_behind
from aligner.facts.tokens import fold, tokenize
from aligner.records import Document, Origin

__all__ = ["Speakers", "canonical_name"]

_REACH = 3  # sentences back in which a pronoun may find its party
_PLURAL = frozenset(["they", "ils", "elles", "ellos", "ellas"])
_PUBLIC = frozenset(["organismo", "organisme", "institucion", "institution", "body", "watchdog"])
_VERB = 24  # code points behind a pronoun in which its verb stands
_ADDING = re.compile(r"\b(?:add(?:s|ed)|continued|went on|anad|agreg|prosigui|ajout|poursui)")
_WRITTEN = frozenset(["person", "phrase", "organisation"])  # names as a text writes them
_INSTITUTIONS = frozenset(["organisation", "role"])


@dataclass(frozen=True, slots=True)
class _Heard:
    """A party that has spoken, and in which sentence it did so last."""

    sentence: int
    party: str  # its kind
    words: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """The parties of one document: those it names in full, and those that have spoken so far."""

    document: Document
    full: list[tuple[str, str]]  # folded words, name
    people: list[tuple[int, str]]  # start, name; in reading order
    aliases: list[tuple[int, int, str]]  # start, end, name
    agencies: list[tuple[int, str]]  # start, name
    defined: list[tuple[int, int, str]]  # start, end, name
    heard: list[_Heard] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> Speakers:
        """Read the names of a document; nobody has spoken yet."""
        text, aliases, full = document.text, [], full_names(document.text, document.lang)
        if document.aliases:
            tokens = tokenize(text, resolve_lang(document.lang))
            for index in range(len(tokens)):
                if (found := alias_at(tokens, index, document.aliases)) is not None:
                    name, end = found
                    aliases.append((tokens[index].start, tokens[end - 1].end, name))
                    full.append((" ".join(token.norm for token in tokens[index:end]), name))
        quotes = find_quotations(text)
        return cls(
            document=document,
            full=full,
            people=[
                (at, name)
                for at, name in people_of(text, document.lang)
                if not any(low < at < high for low, high in quotes)
            ],
            aliases=aliases,
            agencies=agency_mentions(text, document.lang),
            defined=defined_names(text),
        )

    def resolve(
        self, found: Attribution, offset: int, number: int, starts: Sequence[int]
    ) -> Origin | None:
        """Name the party of an attribution, and note that it has spoken.

        Parameters
        ----------
        found : Attribution
        offset : int
            Where its sentence begins in the document.
        number : int
            Of its sentence.
        starts : sequence of int
            Where each sentence of the document begins.

        Returns
        -------
        Origin or None
            None where nothing says who is meant.
        """
        start, end = found.start + offset, found.end + offset
        alias = next((n for low, high, n in self.aliases if low < end and start < high), None)
        name = alias or self._name_of(found, start, number, starts)
        if name is None:
            return None
        kind = found.party
        if kind in ("pronoun", "short"):
            kind = next((one.party for one in reversed(self.heard) if one.name == name), "person")
        if kind == "person" and (is_institution(fold(name)) or name in self._defined_names()):
            kind = "organisation"
        self.heard.append(_Heard(number, kind, _words(found.text), name))
        via = tuple(each for each in self._passed_on_by(found, offset) if each != name)
        return Origin(name=name, start=start, end=end, via=via)

    def _defined_names(self) -> set[str]:
        """Return the names that the document explains a short form of."""
        return {name for _, _, name in self.defined}

    def _passed_on_by(self, found: Attribution, offset: int) -> tuple[str, ...]:
        """Return who passed a statement on; an agency that is not named may be one that is."""
        names = [
            (self._agency(found.start + offset) or name)
            if name == UNNAMED_AGENCY
            else resolve_alias(name, self.document.aliases)
            for name in found.via
        ]
        return tuple(dict.fromkeys(names))

    def _heard_agency(self, number: int) -> str | None:
        """Return the agency that spoke last, if no table has it: "the transport agency"."""
        near = [one.name for one in self.heard if number - one.sentence <= _REACH]
        called = [name for name in near if AGENCY & set(fold(name).split())]
        return called[-1] if called else None

    def _agency(self, offset: int) -> str | None:
        """Return what "the agency" at an offset stands for."""
        provider = self.document.provider or ""
        single = provider and " / " not in provider and provider != UNNAMED_AGENCY
        own = canonical_name(provider, self.document) if single else None
        return agency_before(self.agencies, offset, own)

    def _name_of(
        self, found: Attribution, start: int, number: int, starts: Sequence[int]
    ) -> str | None:
        if found.party == "agency":
            return (
                self._heard_agency(number)
                or self._agency(start)
                or self._institution(number, fold(found.text))
            )
        if found.party == "pronoun":
            return self._antecedent(found, start, number, starts)
        if found.party == "same":
            return self._same(found, start, number)
        if found.party == "short":
            return self._represented(found, number, starts)
        if found.name is None or found.party not in _WRITTEN or is_listed(found.name):
            return found.name
        end = start + found.end - found.start
        for low, high, name in self.defined:
            if low < end and start < high:
                return name
        words = _words(found.text)
        full = [one.name for one in self.heard if words < one.words]
        if not full:
            full = [name for mention, name in self.full if words < set(mention.split())]
        return full[0] if len(set(full)) == 1 else found.name

    def _same(self, found: Attribution, start: int, number: int) -> str | None:
        """Return whom "the same source" or "la misma agencia" stands for."""
        if AGENCY & set(fold(found.text).split()):
            return self._agency(start)
        names = {one.name for one in self._last(number)}
        return names.pop() if len(names) == 1 else None

    def _antecedent(
        self, found: Attribution, start: int, number: int, starts: Sequence[int]
    ) -> str | None:
        """Return the party that spoke last, or the one person who was named since."""
        last = self._last(number)
        said = fold(self.document.text[start : start + found.end - found.start + _VERB])
        goes_on = bool(last) and _ADDING.search(said) is not None
        if not goes_on:  # nobody else is the news agency that a text is of
            last = [one for one in last if one.name not in news_agencies()]
            named = self._named_since(found, start, number, starts, last)
            if named:  # if several, one of them or the one who spoke before
                return named.pop() if len(named) == 1 else None
        if fold(found.text) in ("he", "she"):
            last = [one for one in last if one.party != "organisation"] or last
        names = {one.name for one in last}
        sure = len(names) == 1 or (last and last[-1].party == "person")
        return last[-1].name if sure else None

    def _named_since(
        self,
        found: Attribution,
        start: int,
        number: int,
        starts: Sequence[int],
        last: Sequence[_Heard],
    ) -> set[str]:
        """Return whom a pronoun may stand for among those named after the last speaker."""
        head = self._subject_before(found, number, starts, last)
        named = {head} if head is not None else set()
        if fold(found.text) in _PLURAL:
            return named
        since = last[-1].sentence + 1 if last else max(0, number - _REACH)
        low = starts[since] if since < len(starts) else start
        first = bisect_left(self.people, (low, ""))
        stop = start - found.start + min(found.start, found.scope_start)  # not what he says
        return named | {name for at, name in self.people[first:] if at < stop}

    def _subject_before(
        self, found: Attribution, number: int, starts: Sequence[int], last: Sequence[_Heard]
    ) -> str | None:
        """Return the party that begins the sentence before, if nobody has spoken since."""
        if number == 0 or (last and last[-1].sentence >= number - 1):
            return None
        lang = resolve_lang(self.document.lang)
        before = self.document.text[starts[number - 1] : starts[number]]
        tokens = tokenize(before[dateline_end(before) :], lang)
        one = fold(found.text) in ("he", "she")
        kinds = ("role",) if one else ("organisation", "role")
        party = leading_party(tokens, 0, len(tokens), lang, kinds) if "\n" not in before else None
        if party is None or party.name is None:
            return None
        named = name_behind(tokens, party.end, len(tokens), lang)
        if found.party == "short" and speaks_for_one(party.name):
            return None  # "the group" is no minister
        if named is not None and speaks_for_one(party.name):
            return named.name  # "The prime minister, N. N., rejected ..."
        plural = tokens[party.end - 1].norm.endswith("s") or not speaks_for_one(party.name)
        return None if one and plural else party.name

    def _represented(self, found: Attribution, number: int, starts: Sequence[int]) -> str | None:
        """Return whom "the spokesman" or "the group" stands for."""
        if found.name is None:
            before = self._subject_before(found, number, starts, self._last(number))
            return before or self._institution(number, fold(found.text))
        last = self._last(number)
        return last[-1].name if len({one.name for one in last}) == 1 else found.name

    def _last(self, number: int) -> list[_Heard]:
        """Return who spoke in the last sentence where anybody did, if that is near."""
        if not self.heard or number - self.heard[-1].sentence > _REACH:
            return []
        return [one for one in self.heard if one.sentence == self.heard[-1].sentence]

    def _institution(self, number: int, called: str) -> str | None:
        """Return the one organisation or group that has spoken lately."""
        near = [one for one in self.heard if number - one.sentence <= _REACH]
        names = {
            one.name for one in near if one.party in _INSTITUTIONS and not _is_person(one.name)
        } - news_agencies()
        if called in _PUBLIC:
            names.discard("company")
        return names.pop() if len(names) == 1 else None


def _is_person(name: str) -> bool:
    """Say whether a role is an office that one person holds."""
    return name in ("president", "minister", "mayor", "governor") or name.endswith(" minister")


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace("-", " ").split()) - {"the", "el", "la", "le", "l'"}


def canonical_name(name: str, document: Document) -> str:
    """Name an outlet or an agency as it would be named if another one credited it.

    Parameters
    ----------
    name : str
    document : Document
        Whose aliases apply.

    Returns
    -------
    str
    """
    own = resolve_alias(name, document.aliases)
    tokens = tokenize(own, "en")
    found = (canonical_party(tokens, i) for i in range(min(2, len(tokens))))
    return next((party[0] for party in found if party and party[1] == len(tokens)), own)

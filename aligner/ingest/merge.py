"""From drafts to documents: one text is one document, with one language and one id."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.facts.credits import UNNAMED_AGENCY, find_credits
from aligner.ingest.draft import Draft
from aligner.ingest.fields import FIELD_NAMES, Fields
from aligner.ingest.language import Detected, detect_language
from aligner.records import Corpus, Document, Skipped

__all__ = ["choose_language", "merge_drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merged:
    """All drafts of one text, in the order of their places."""

    drafts: tuple[Draft, ...]
    declared: Fields
    fields: Fields  # declared, completed by what the pages state
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.drafts[0].content.text

    @property
    def wanted_id(self) -> str:
        return self.declared.id or self.drafts[0].default_id

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(draft.place) for draft in self.drafts))

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def merge_drafts(
    drafts: Iterable[Draft], *, languages: Sequence[str], min_confidence: float
) -> Corpus:
    """Make one document of all drafts with the same canonical text.

    Parameters
    ----------
    drafts : iterable of Draft
        In any order.
    languages : sequence of str
        Language codes of documents that can be used.
    min_confidence : float
        Belief in a detected language below which it is not used, in [0, 1].

    Returns
    -------
    Corpus
        Documents by id; `skipped` holds the paths of texts in another language.
    """
    by_text: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_text[draft.content.text].append(draft)
    usable: list[tuple[_Merged, str, str]] = []
    skipped: list[Skipped] = []
    for same in by_text.values():
        merged = _merge(same)
        lang, note = choose_language(
            merged.text, merged.fields.lang, languages=languages, min_confidence=min_confidence
        )
        if lang is None:
            skipped += [Skipped(path=path, reason=note) for path in merged.paths]
        else:
            usable.append((merged, lang, note))
    ids = _assign_ids([merged for merged, _, _ in usable])
    documents = [_document(merged, ids[merged.digest], lang, note) for merged, lang, note in usable]
    return Corpus(
        documents=tuple(sorted(documents, key=lambda document: document.id)),
        skipped=tuple(skipped),
    )


def choose_language(
    text: str, declared: str | None, *, languages: Sequence[str], min_confidence: float
) -> tuple[str | None, str]:
    """Decide in which language a document is read.

    Parameters
    ----------
    text : str
        Canonical text.
    declared : str or None
        What the manifest says: it is believed, and a clash is noted.
    languages : sequence of str
        Languages that can be used.
    min_confidence : float
        Belief in a detected language below which it counts as unknown, in [0, 1].

    Returns
    -------
    str or None
        One of `languages`; None where the document cannot be used.
    str
        A note on the choice (empty where there is nothing to say), or the reason against it.
    """
    expected = f"expected one of {', '.join(sorted(languages))}"
    if declared is not None and declared not in languages:
        return None, f"declared language {declared}, {expected}"
    detected = detect_language(text)
    clear = detected.confidence >= min_confidence
    if declared is not None:
        return declared, _clash(declared, detected) if clear else ""
    if not clear:
        return None, f"language not clear: perhaps {detected}, {expected}; name it in a manifest"
    if detected.lang not in languages:
        return None, f"language {detected.lang} detected ({detected.belief}), {expected}"
    return detected.lang, f"language {detected.lang} detected ({detected.belief})"


def _clash(declared: str, detected: Detected) -> str:
    if detected.lang == declared:
        return ""
    return f"warning: declared language {declared} is used, but the text looks like {detected}"


def _merge(same: list[Draft]) -> _Merged:
    drafts = sorted(same, key=lambda draft: (draft.place, repr(draft.declared)))
    declared, stated = Fields(), Fields()
    for draft in drafts:
        declared, stated = declared.over(draft.declared), stated.over(draft.stated)
    own_notes = dict.fromkeys(note for draft in drafts for note in draft.content.notes)
    return _Merged(
        drafts=tuple(drafts),
        declared=declared,
        fields=declared.over(stated),
        notes=(*own_notes, *_conflicts([draft.declared for draft in drafts], declared)),
    )


def _conflicts(given: list[Fields], chosen: Fields) -> list[str]:
    notes = []
    for name in FIELD_NAMES:
        values = {getattr(fields, name) for fields in given} - {None, getattr(chosen, name)}
        for value in sorted(values, key=str):
            used = getattr(chosen, name)
            notes.append(f"warning: {name} {used!r} is used, {value!r} was given too")
    return notes


def _assign_ids(all_merged: list[_Merged]) -> dict[str, str]:
    """Give each text, by its digest, an id of its own.

    An id that two texts want goes to the one whose manifest names it; the others are told apart
    by their digest, so that neither the order of the inputs nor a third file changes an id.
    """
    wanting: defaultdict[str, list[_Merged]] = defaultdict(list)
    for merged in all_merged:
        wanting[merged.wanted_id].append(merged)
    ids: dict[str, str] = {}
    rest: list[_Merged] = []
    for wanted, rivals in wanting.items():
        named = [merged for merged in rivals if merged.declared.id]
        keeper = named[0] if len(named) == 1 else rivals[0] if len(rivals) == 1 else None
        rest += [merged for merged in rivals if merged is not keeper]
        if keeper is not None:
            ids[keeper.digest] = wanted
    taken = set(ids.values()) | set(wanting)
    for merged in sorted(rest, key=lambda merged: merged.digest):
        ids[merged.digest] = new = _free_id(merged, taken)
        taken.add(new)
    return ids


def _free_id(merged: _Merged, taken: set[str]) -> str:
    new = f"{merged.wanted_id}-{merged.digest[:8]}"
    while new in taken:
        new = f"{new}-{merged.digest[:8]}"
    return new


def _document(merged: _Merged, identifier: str, lang: str, note: str) -> Document:
    fields = merged.fields
    provider, credit_note = fields.provider, ""
    if provider is None:
        provider, credit_note = _credited_provider(merged.text, lang)
    return Document(
        id=identifier,
        paths=merged.paths,
        text=merged.text,
        lang=lang,
        title=fields.title,
        outlet=fields.outlet,
        provider=provider,
        owner=fields.owner,
        published=fields.published,
        url=fields.url,
        first_hand=bool(fields.first_hand),
        notes=(*merged.notes, *(said for said in (note, credit_note) if said)),
    )


def _credited_provider(text: str, lang: str) -> tuple[str | None, str]:
    """Return the agencies that a text credits with itself, and a note on where it does so.

    Several are joined by " / ", in alphabetical order: the text may be either's.
    """
    found = find_credits(text, lang)
    if not found:
        return None, ""
    names = sorted({credit.provider or UNNAMED_AGENCY for credit in found})
    places = ", ".join(f"{credit.start}-{credit.end}" for credit in found)
    return " / ".join(names), f"provider {' / '.join(names)} read from the text at {places}"

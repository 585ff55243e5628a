"""What people are called by: offices, professions, those who carry another's word."""

from __future__ import annotations

from functools import cache

from aligner.facts.counting import concept_of
from aligner.facts.lexicon import PhraseTable, load_table
from aligner.facts.tokens import Token, fold, word_set

__all__ = ["PEOPLE", "TITLES", "is_calling"]

TITLES = word_set(
    """
    president minister secretary general mr mrs ms dr sir lord senator sen gov governor prime
    chancellor king queen prince pope judge colonel gen captain foreign vice deputy presidente
    ministro ministra secretario primer canciller rey papa juez coronel ministre secretaire
    premier roi pape juge mme m sr sra
    """
)
PEOPLE = word_set(  # concepts of counted.toml
    """
    person civilian child woman man fighter soldier police protester activist prisoner hostage
    journalist health_worker rescuer worker student passenger refugee migrant suspect leader
    member delegate group company country voter
    """
)
_NO_PERSON = frozenset(["group", "company", "country"])


@cache
def _tables() -> tuple[PhraseTable, frozenset[str]]:
    table = load_table("parties")
    kinds = table["role_kinds"]["of_one_person"]
    roles = {fold(p): name for name, own in table["roles"].items() if name in kinds for p in own}
    return PhraseTable(roles), frozenset(table["relays"]["people"])


def is_calling(tokens: tuple[Token, ...], index: int, lang: str) -> bool:
    """Say whether a token says what somebody is: "mayor", "nurse", "spokesman"."""
    norm = tokens[index].norm
    roles, relays = _tables()
    if norm in TITLES or norm in relays or roles.match(tokens, index) is not None:
        return True
    concept = (concept_of(norm, lang) or "").split("/")[0]
    return concept in PEOPLE and concept not in _NO_PERSON

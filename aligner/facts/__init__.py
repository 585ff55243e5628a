"""What decides whether two statements say the same: figures, dates, names, who said it and how.

Each detector is a pure function from a text to records with spans into that text. It reads the
source language, never a translation.
"""

from __future__ import annotations

from aligner.facts.comparison import Comparison, compare_quantities
from aligner.facts.content import content_of
from aligner.facts.credits import Credit, find_credits
from aligner.facts.dates import find_dates
from aligner.facts.exonyms import with_english_places
from aligner.facts.factuality import factuality, polarity
from aligner.facts.identity import may_be_same_party, party_key
from aligner.facts.names import find_names
from aligner.facts.negation import find_negations
from aligner.facts.opposites import find_opposites
from aligner.facts.origins import Attribution, find_origins
from aligner.facts.quantities import find_quantities
from aligner.facts.reading import read_facts

__all__ = [
    "Attribution",
    "Comparison",
    "Credit",
    "compare_quantities",
    "content_of",
    "factuality",
    "find_credits",
    "find_dates",
    "find_names",
    "find_negations",
    "find_opposites",
    "find_origins",
    "find_quantities",
    "may_be_same_party",
    "party_key",
    "polarity",
    "read_facts",
    "with_english_places",
]

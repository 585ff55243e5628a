"""Translation with MarianMT, and the guards that say when not to trust it.

>>> from aligner.translate import load_translator
>>> translator = load_translator()  # or "opus-mt", a folder, a hub name
>>> made = translator.translate(["Murieron 34.000 personas."], source="es", target="en")

Each `aligner.protocols.Hypothesis` has the text, a score, what is wrong with it as far as can be
seen, and the tokens that it took.
"""

from aligner.translate.guards import FLAGS, Guard, Verdict
from aligner.translate.marian import MarianTranslator
from aligner.translate.routed import TIERS, RoutedTranslator, load_translator

__all__ = [
    "FLAGS",
    "TIERS",
    "Guard",
    "MarianTranslator",
    "RoutedTranslator",
    "Verdict",
    "load_translator",
]

"""Lines that hold nothing but a name, such as the outlet's own above its article."""

from __future__ import annotations

import re
import unicodedata

from aligner.segment.verbs import is_finite
from aligner.segment.words import as_words, find_words

__all__ = ["is_name_line", "same_wording"]

# What news organisations call themselves, in three languages.
INSTITUTION = as_words(
    "observatory news times post press agency journal daily tribune herald gazette network "
    "media radio tv television today online magazine review observer guardian chronicle "
    "telegraph mail independent broadcasting service wire bulletin reporter standard express "
    "sun star globe diario noticias periódico observatorio agencia prensa televisión mundo "
    "país gaceta heraldo tribuna crónica revista vanguardia correo informativo digital monde "
    "figaro libération observatoire agence presse nouvelles infos actualités actualité "
    "courrier gazette quotidien dépêche croix echos express point parisien"
)
SMALL_WORDS = as_words(
    "of the for and in on to at de del la el los las y e des du les le d' l' et pour en of"
)
MAX_NAME = 9  # words
MAX_PLAIN_NAME = 3  # words of a name that does not say what it is


def same_wording(left: str, right: str) -> bool:
    """Tell whether two texts have the same letters and figures in the same order."""
    if abs(len(left) - len(right)) > 40:
        return False
    return _letters(left) == _letters(right)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = "".join(character if character.isalnum() else " " for character in folded)
    return re.sub(r"^(?:the|el|la|los|las|le|les) ", "", " ".join(folded.split()))


def is_name_line(line: str, following: str, lang: str) -> bool:
    """Tell whether the first line of a document is a name above the headline.

    Parameters
    ----------
    line, following : str
        The first line, and the line below it.
    lang : str
        Two-letter code.

    Returns
    -------
    bool
        True for a short run of capitalised words with no verb and no stop, above a longer line
        that is not a name itself.
    """
    words = find_words(line, lang)
    if not 1 <= len(words) <= MAX_NAME or line[-1] in ".!?…:;," or "," in line or ":" in line:
        return False
    content = [word for word in words if word.lower not in SMALL_WORDS]
    if not content or not all(word.text[0].isupper() or word.text[0].isdigit() for word in content):
        return False
    if any(word.text[0].isdigit() for word in content) or len(find_words(following, lang)) < 5:
        return False
    lowered = find_words(line.lower(), lang)
    if any(is_finite(lowered, index, lang) for index in range(len(lowered))):
        return False
    is_institution = any(word.lower in INSTITUTION for word in content) or "." in line.strip(".")
    return is_institution or len(words) <= MAX_PLAIN_NAME

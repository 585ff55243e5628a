"""Whether a statement names what it speaks of, or leaves that to the text before it."""

from __future__ import annotations

import re

__all__ = ["has_subject"]

# A subject relative ("who", "que") or a personal pronoun at the head of the clause. A relative of
# place ("where", "en la cual") has its own subject; "il", "it" and "ce" are impersonal as often.
_HEADS = {
    "en": r"who|which|that|they|he|she|we|i|these|those|this(?= (?:is|was|has|had|will|would) )",
    "es": r"que|quien|quienes|(?:el|la|los|las) (?:cual|cuales|que)|lo (?:que|cual)|"
    r"ellos|ellas|él|ella|esto|eso",
    "fr": r"qui|lequel|laquelle|lesquels|lesquelles|ce qui|ils|elles|nous|celui-ci|celle-ci|"
    r"ceux-ci|celles-ci|cela",
}
_JOINTS = {
    "en": r"(?:and|but|or|so|because|as|while|although|though)",
    "es": r"(?:y|e|pero|o|porque|pues|ya que|mientras|aunque)",
    "fr": r"(?:et|mais|ou|car|parce|puisqu?e?|tandis)",
}
_PATTERNS = {
    lang: re.compile(
        rf"[\W_]*(?:{_JOINTS[lang]}\s+)?(?:{heads})(?=[\s’']|$)",
        re.IGNORECASE,
    )
    for lang, heads in _HEADS.items()
}
# A clause that was cut off with its participle ("demanding bolder action"): a small letter first,
# for "Shelling killed five" and "Fernando" begin a sentence with a subject.
_NO_PARTICIPLES = {
    "en": r"according|during|including|regarding|concerning|following|pending|nothing|anything|"
    r"something|everything|king|morning|evening|being",
    "es": r"cuando|comando|bando|mando|contrabando|fondo",
    "fr": r"avant|pendant|durant|devant|tant|autant|pourtant|cependant|maintenant|auparavant|"
    r"moyennant|suivant|concernant|quant|enfant|instant|montant|gant|tenant",
}
_PARTICIPLES = {
    lang: re.compile(rf"[\W_]*(?:{before})?(?!(?:{_NO_PARTICIPLES[lang]})\b){form}")
    for lang, before, form in (
        ("en", "", r"[a-z]+ing (?!(?:of|is|was|has|had|will|would|in|by) )"),
        ("es", "", r"[a-záéíóúñ]+[aei]ndo(?:l[aoe]s?|se)?[\s,]"),
        ("fr", "en ", r"[a-zà-ÿ]+ant[\s,]"),
    )
}


def has_subject(text: str, lang: str) -> bool:
    """Say whether a statement can be judged by itself.

    Parameters
    ----------
    text : str
        One statement.
    lang : str
        Its language; of others than en, es and fr nothing is known, so they pass.

    Returns
    -------
    bool
        False where the statement begins with a pronoun or a participle, so that its subject
        stands outside.
    """
    pattern = _PATTERNS.get(lang)
    if pattern is None:
        return True
    return pattern.match(text) is None and _PARTICIPLES[lang].match(text) is None

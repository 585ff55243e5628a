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
# '"We are ready", said the mayor': who speaks of himself stands in the statement.
_QUOTED_SELF = re.compile(
    r"\W*[\"“«]\W*(?:we|i|nous)[\s’'][^\"”»]*[\"”»]\W*"
    r"(?!(?:said )?(?:s?he|they)\b|\w+-(?:t-)?(?:ils?|elles?)\b)\w+\W+\w+",
    re.IGNORECASE,
)
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
# What a figure is compared with is of another time, and the figure stands before it; perhaps the
# speaker was inserted: "..., the ministry said, down from 45 percent".
_SPEAKER = {
    "en": r"(?:[^,.;]{1,60}\b(?:said|says|reported|announced|added)\b[^,.;]{0,20},\s*)?",
    "es": r"(?:(?:dijo|indicó|informó|anunció|según)\b[^,.;]{1,60},\s*)?",
    "fr": r"(?:(?:selon|d.après|a (?:dit|indiqué|annoncé|précisé))\b[^,.;]{1,60},\s*)?",
}
_COMPARED = {
    "en": r"(?:down|up) from|(?:as )?compared (?:with|to)|a year earlier",
    "es": r"en comparación con|(?:muy )?por (?:encima|debajo) de|comparad[oa] con",
    "fr": r"par rapport à|comparée?s? (?:à|avec)|en (?:baisse|hausse) (?:de|par)",
}
_COMPARISONS = {
    lang: re.compile(rf"[\W_]*{_SPEAKER[lang]}(?:{compared})\b", re.IGNORECASE)
    for lang, compared in _COMPARED.items()
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
        False where the statement begins with a pronoun, a participle or a comparison, so that
        its subject stands outside; not where a speaker follows what is quoted of "I" and "we".
    """
    pattern = _PATTERNS.get(lang)
    if pattern is None:
        return True
    if _QUOTED_SELF.match(text) is not None:
        return True
    cut_off = (pattern, _PARTICIPLES[lang], _COMPARISONS[lang])
    return all(beginning.match(text) is None for beginning in cut_off)

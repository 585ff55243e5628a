"""Words at which a clause may begin, by language, and how safe a cut before them is."""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.segment.words import Word, as_words

__all__ = [
    "ALSO_PREPOSITION",
    "CLITICS",
    "COMPLEMENT",
    "CONTRAST",
    "COORDINATE",
    "FRONTED",
    "JOINT",
    "NOT_A_CLAUSE",
    "PARATACTIC",
    "PREPOSITIONS",
    "PURPOSE",
    "RELATIVE",
    "SUBJECT",
    "SUBORDINATE",
]


class Phrases(NamedTuple):
    """Phrases of one or several words, found at a word of a text."""

    pattern: re.Pattern[str]
    first: frozenset[str]  # their first words: a look-up here spares most of the searches

    def match(self, text: str, word: Word) -> re.Match[str] | None:
        """Match the longest phrase that begins with a word."""
        return self.pattern.match(text, word.start) if word.lower in self.first else None


def _phrases(words: str) -> Phrases:
    """Compile phrases, parted by ``|``; any white space may stand for a blank."""
    phrases = sorted((phrase.strip() for phrase in words.split("|")), key=len, reverse=True)
    ends = [p if p.endswith("'") else p + r"\b" for p in phrases]
    pattern = "|".join(ends).replace(" ", r"\s+").replace("'", "['’]")
    first = frozenset(re.match(r"[^\s']+'?", phrase).group() for phrase in phrases)  # type: ignore[union-attr]
    return Phrases(re.compile(pattern, re.IGNORECASE), first)


# Joins two clauses; safe where a comma stands before it and a verb follows.
COORDINATE = {
    "en": _phrases("and|or|nor|so|yet"),
    "es": _phrases("y|e|o|u|ni"),
    "fr": _phrases("et|ou|ni|donc|or"),
}

# After one of these a clause has begun already.
JOINT = {
    "en": _phrases("and|or|but|nor"),
    "es": _phrases("y|e|o|u|ni|pero|sino"),
    "fr": _phrases("et|ou|ni|mais"),
}

# Opposes two clauses; safe with or without a comma.
CONTRAST = {
    "en": _phrases("but|while|whereas|although|though|however|whilst|even though|meanwhile"),
    "es": _phrases(
        "pero|mientras|mientras que|aunque|sin embargo|no obstante|en cambio|si bien"
        "|por el contrario"
        "|en tanto"
    ),
    "fr": _phrases(
        "mais|tandis que|tandis qu'|alors que|alors qu'|bien que|bien qu'|cependant|toutefois"
        "|en revanche|pendant que|pendant qu'|néanmoins|pourtant|quoique"
    ),
}

# Opens a clause of time, cause or condition.
SUBORDINATE = {
    "en": _phrases(
        "because|in part because|partly because|mainly because|largely because|after|before|until"
        "|unless|when|since|once|as|just as|even as"
        "|despite the fact that|so that|where|whenever|if"
    ),
    "es": _phrases(
        "porque|ya que|puesto que|dado que|cuando|hasta que|después de que|después que|antes de que"
        "|desde que|a pesar de que|pese a que|luego de que|tras lo cual|pues|así que|de modo que"
        "|una vez que|por lo que|con lo que|debido a que|como si|a menos que|siempre que"
    ),
    "fr": _phrases(
        "parce que|parce qu'|car|puisque|puisqu'|quand|lorsque|lorsqu'|après que|après qu'"
        "|avant que|avant qu'|depuis que|depuis qu'|jusqu'à ce que|jusqu'à ce qu'|dès que|dès qu'"
        "|si bien que|si bien qu'|de sorte que|de sorte qu'|afin que|afin qu'|pour que|pour qu'"
        "|au moment où|à mesure que|étant donné que|vu que|comme"
    ),
}

# Behind the last word of a cue they make another phrase of it: "as well", "but also".
NOT_A_CLAUSE = {
    "en": re.compile(
        r"as (?:well|much|many|early|late|long|soon|part|a|an|of|low|high|far|few|to|the)\b"
        r"|(?:but|while) (?:also|not|rather|at least)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?:pero|mientras) (?:también|no solo|además|tanto)\b", re.IGNORECASE),
    "fr": re.compile(r"mais (?:aussi|également|pas|surtout|plutôt)\b", re.IGNORECASE),
}

# Opens a clause about what was named before it.
RELATIVE = {
    "en": _phrases(
        "who|which|whom|whose|where|in which|of which|at which|on which|to which"
        "|from which|by which"
        "|for which|with which|during which|through which|some of whom|many of whom|most of whom"
        "|all of whom|one of whom|some of which|most of which|of whom|with whom|to whom"
    ),
    "es": _phrases(
        "que|quien|quienes|cuyo|cuya|cuyos|cuyas|donde|lo que|lo cual|el cual|la cual|los cuales"
        "|las cuales|en el que|en la que|en los que|en las que|en el cual|en la cual|en los cuales"
        "|en las cuales|con el que|con la que|con los que|con las que|por el que|por la que"
        "|por los que|por las que|por lo cual|del que|de la que|de los que|de las que|del cual"
        "|de la cual|de los cuales|al que|a la que|a los que|a las que|a quien|a quienes"
        "|de quien|de quienes|con quien|con quienes|entre los que|entre las que|entre los cuales"
        "|durante la cual|durante el cual|adonde|en donde|según el cual|según la cual"
    ),
    "fr": _phrases(
        "qui|où|dont|lequel|laquelle|lesquels|lesquelles|duquel|desquels|desquelles|auquel|auxquels"
        "|auxquelles|ce qui|ce que|ce qu'|ce dont|à qui|avec qui|pour qui|dans lequel|dans laquelle"
        "|dans lesquels|dans lesquelles|pour lequel|pour laquelle|par lequel"
        "|par laquelle|sur lequel"
        "|sur laquelle|avec lequel|avec laquelle|avec lesquels|lors duquel|lors de laquelle|d'où"
        "|au cours duquel|au cours de laquelle|parmi lesquels|parmi lesquelles|que|qu'"
        "|selon lequel|selon laquelle|selon lesquels"
    ),
}

# A clause that stands first and ends at a comma: "While the city burned, the army ..."
FRONTED = {
    "en": _phrases(
        "while|although|though|whereas|when|as|after|before|because|since|if|once|until|unless"
        "|even though|even if|even as|whenever|now that|just as|with|given that"
    ),
    "es": _phrases(
        "mientras|aunque|si bien|cuando|desde que|después de que|antes de que"
        "|luego de que|una vez que"
        "|ya que|puesto que|dado que|a pesar de que|pese a que|si|como|porque|debido a que"
    ),
    "fr": _phrases(
        "alors que|alors qu'|tandis que|tandis qu'|bien que|bien qu'|quand|lorsque"
        "|lorsqu'|après que"
        "|après qu'|depuis que|depuis qu'|dès que|dès qu'|si|s'|puisque|puisqu'|comme|parce que"
        "|parce qu'|pendant que|au moment où|avant que|même si"
    ),
}

# What a clause of its own may begin with, behind a comma that stands for a full stop.
SUBJECT = {
    "en": _phrases(
        "he|she|it|they|we|i|this|that|these|those|there|the|also|about|some|many|most|several|more"
        "|another|others|his|her|their|its|a|an|now|then|meanwhile|nobody|no one|all|both|none"
    ),
    "es": _phrases(
        "él|ella|ellos|ellas|esto|eso|este|esta|estos|estas|el|la|los|las|un|una|unos|unas|se"
        "|también|además|su|sus|varios|varias|muchos|muchas|algunos|algunas|hay|nadie|todos|todas"
        "|otros|otras|ahora|entonces|así"
    ),
    "fr": _phrases(
        "il|elle|ils|elles|on|nous|cela|ceci|ça|ce|c'|cet|cette|ces|le|la|les|l'|un|une|des|son|sa"
        "|ses|leur|leurs|plusieurs|certains|certaines|beaucoup|aussi|également|personne|tous|toutes"
        "|d'autres|ainsi|puis"
    ),
}

# Opens a clause that is the object of a verb.
COMPLEMENT = {
    "en": _phrases("that|whether"),
    "es": _phrases("que|si"),
    "fr": _phrases("que|qu'|si"),
}

# Prepositions or adverbs as often as conjunctions, so no sign of a clause by themselves.
ALSO_PREPOSITION = as_words(
    "as since before after until once if where however meanwhile comme si pues cependant "
    "toutefois pourtant néanmoins"
)

# Joins main clauses: what follows depends on nothing.
PARATACTIC = as_words("but however pero mais cependant toutefois pourtant néanmoins sin no en por")

# Pronouns and particles that stand directly before a verb.
CLITICS = {
    "en": as_words(""),
    "es": as_words("se lo la los las le les me nos no ya"),
    "fr": as_words("se s' ne n' le la les l' lui leur y en"),
}

PREPOSITIONS = {
    "en": as_words("in on at by for from with of to into over under between about against"),
    "es": as_words("en de por para con a sin sobre entre contra desde hasta según ante bajo"),
    "fr": as_words("en de d' à pour par avec sans sur entre contre vers chez selon dans"),
}

# Before "que" they make one conjunction: a cut between the two would tear it apart.
PURPOSE = {
    "en": as_words("so such now except provided given"),
    "es": as_words(
        "para sin hasta desde de a con por tras ante más menos mayor mejor peor tan tanto así lo "
        "la el los las ya aunque bien mientras siempre puesto dado según antes después luego vez "
        "modo manera forma en hay tiene tienen tenía tenían tener tuvo tuvieron tendrá mismo "
        "misma otra pasado ayer hoy mañana lunes martes miércoles jueves viernes sábado domingo"
    ),
    "fr": as_words(
        "ce plus moins afin pour sans alors tandis bien parce après avant depuis dès jusqu'à tel "
        "telle autre même mieux tant si sorte ainsi pendant lors ceux celui celle celles n' "
        "autant aussi ne à chez et par"
    ),
}

"""Totals, parts of them, and what comes on top: "350 evacuees, 26 of them wounded; another 40"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.facts.counting import concept_of, is_function_word, is_verb
from aligner.facts.figures import Figure
from aligner.facts.lexicon import PhraseTable
from aligner.facts.tokens import Token, norm_at, word_set
from aligner.records import Quantity

__all__ = ["PART_AFTER", "is_led", "is_part_of", "mark_roles"]

_PART_BEFORE = PhraseTable(
    dict.fromkeys(
        [
            "including", "includes", "among them", "among whom", "of whom", "of which", "of them",
            "of those", "amongst them", "entre ellos", "entre ellas", "entre los que",
            "entre los cuales", "incluidos", "incluidas", "incluido", "incluida", "incluyendo",
            "incluso", "de los que", "de los cuales", "de las que", "de las cuales", "de ellos",
            "de ellas", "dont", "parmi lesquels", "parmi lesquelles", "parmi eux", "parmi elles",
            "y compris", "d' entre eux", "d' entre elles",
        ],
        "part",
    )
)  # fmt: skip
PART_AFTER = PhraseTable(
    dict.fromkeys(
        [
            "of them", "of whom", "of which", "of these", "of those", "de ellos", "de ellas",
            "d' entre eux", "d' entre elles", "des leurs",
        ],
        "part",
    )
)  # fmt: skip
_MORE_BEFORE = word_set("another additional further extra otros otras autres new nuevos nuevas")
_MORE_AFTER = PhraseTable(
    dict.fromkeys(
        [
            "more", "additional", "further", "extra", "others", "other", "mas", "adicionales",
            "de plus", "en plus", "supplementaires", "autres", "new", "nuevos", "nuevas",
            "nouveaux", "nouvelles", "otros", "otras",
        ],
        "more",
    )
)  # fmt: skip
_OF_THE = (
    ("of", "the"), ("of", "these"), ("of", "its"), ("of", "their"), ("out", "of"),
    ("de", "los"), ("de", "las"), ("de", "sus"), ("de", "un", "total", "de"), ("des",),
    ("sur", "les"), ("de", "ses"), ("out", "of", "the"), ("of",),
)  # fmt: skip
_DEFINITE = (
    ("of", "the"), ("of", "those"), ("of", "these"), ("of", "its"), ("of", "their"),
    ("de", "los"), ("de", "las"), ("de", "sus"), ("de", "esos"), ("de", "esas"), ("des",),
    ("de", "ses"), ("de", "ces"), ("de", "leurs"),
)  # fmt: skip
_REACH = 6  # tokens between "including" and the figure
_JOINTS = frozenset(["and", "y", "e", "et", ","])


def is_part_of(tokens: tuple[Token, ...], figure: Figure, whole: Figure) -> bool:
    """Say whether a figure is a part of the next one: "two of the three hostages".

    Parameters
    ----------
    tokens : tuple of Token
    figure, whole : Figure
        In reading order.
    """
    if figure.number.kind in ("share", "vague") or figure.end >= whole.start:
        return False
    gap = tuple(token.norm for token in tokens[figure.end : whole.number.start])
    return gap in _OF_THE


def _is_of_the(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Say whether a figure is a part of what all know: "22 of those arrested"."""
    if figure.number.kind != "exact" or norm_at(tokens, figure.end) not in ("of", "de", "des"):
        return False
    following = (norm_at(tokens, figure.end), norm_at(tokens, figure.end + 1))
    return following in _DEFINITE or following[:1] in _DEFINITE


def mark_roles(
    found: Sequence[Quantity],
    tokens: tuple[Token, ...],
    figures: Sequence[Figure],
    ends: Sequence[int],
    lang: str,
) -> list[Quantity]:
    """Mark figures that are parts of another, and those that come on top of another.

    Parameters
    ----------
    found : sequence of Quantity
    tokens : tuple of Token
    figures : sequence of Figure
        Row by row those of `found`.
    ends : sequence of int
        The token after what each of them counts.
    lang : str
        ``en``, ``es`` or ``fr``.

    Returns
    -------
    list of Quantity
        A part that has its own noun ("12 dead, among them 3 children") is the total of these; it
        takes over what befell the whole.
    """
    marked: list[Quantity] = []
    led = False
    for i, (quantity, figure) in enumerate(zip(found, figures, strict=True)):
        floor = ends[i - 1] if i else 0
        gap = tokens[floor : figure.start]
        led = is_led(tokens, figure, floor) or (
            led and len(gap) <= 2 and all(token.norm in _JOINTS for token in gap)
        )
        after = PART_AFTER.match(tokens, figure.end) if figure.end < len(tokens) else None
        whole_follows = i + 1 < len(figures) and is_part_of(tokens, figure, figures[i + 1])
        before = marked[-1] if marked else None
        if before is not None and (led or after) and quantity.event is None:
            same_kind = quantity.concept is None or quantity.concept == before.concept
            if before.event is not None and (same_kind or quantity.concept is not None):
                quantity = replace(quantity, event=before.event)
        shares_noun = before is None or quantity.concept in (None, "person", before.concept)
        if quantity.concept in ("percent", "times"):
            pass
        elif after or whole_follows or (led and shares_noun) or _is_of_the(tokens, figure):
            quantity = replace(quantity, role="part")
        elif _is_more(tokens, figure, ends[i], lang) and not _is_contrasted(before, quantity):
            quantity = replace(quantity, role="additional")
        marked.append(quantity)
    return marked


def is_led(tokens: tuple[Token, ...], figure: Figure, floor: int) -> bool:
    """Say whether a figure is led in as a part of the last one: "including", "entre ellos", "dont".

    Parameters
    ----------
    tokens : tuple of Token
    figure : Figure
    floor : int
        The token after what the figure before counts.
    """
    if floor and floor + 1 == figure.start and tokens[floor].text == ",":
        return _opens_with_whole(tokens, floor)
    for at in range(max(floor, figure.start - _REACH), figure.start):
        found = _PART_BEFORE.match(tokens, at)
        if found is not None and found[1] <= figure.start:
            return True
    return False


def _is_contrasted(before: Quantity | None, quantity: Quantity) -> bool:
    """Tell "12 killed and another 30 wounded", where nothing is added, from a real addition."""
    return (
        before is not None
        and None not in {before.event, quantity.event}
        and (before.event != quantity.event)
    )


def _opens_with_whole(tokens: tuple[Token, ...], comma: int) -> bool:
    """Say whether the clause before a comma is a whole: "Of the 350 evacuees, 26 ..."."""
    first = comma
    while first > 0 and comma - first < _REACH and tokens[first - 1].text not in ",.;:!?":
        first -= 1
    return norm_at(tokens, first) in ("of", "de", "sur", "among", "entre", "parmi")


def _is_more(tokens: tuple[Token, ...], figure: Figure, end: int, lang: str) -> bool:
    lead = range(max(0, figure.start - 2), figure.number.start)
    if any(tokens[i].norm in _MORE_BEFORE for i in lead):
        return True
    for at in {figure.end, end}:
        found = _MORE_AFTER.match(tokens, at) if at < len(tokens) else None
        if found is not None and not _is_comparative(tokens, at, found[1], lang):
            return True
    return False


def _is_comparative(tokens: tuple[Token, ...], at: int, end: int, lang: str) -> bool:
    """Tell "siete años más joven" and "mucho más" from "200 personas más murieron"."""
    if lang != "es" or tokens[at].norm != "mas":
        return False
    if norm_at(tokens, at - 1) == "mucho":
        return True
    following = tokens[end] if end < len(tokens) else None
    return (
        following is not None
        and following.kind == "word"
        and not is_function_word(following.norm)
        and not is_verb(following, lang)
        and concept_of(following.norm, lang) is None
    )

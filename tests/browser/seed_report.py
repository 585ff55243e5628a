"""A report on the five seed articles, made by hand: real spans, our own translations.

It exists to look at the page and to test it without a model. Its levels and probabilities are
chosen so that each part of the page has something to show; they are not results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from aligner.records import (
    Claim,
    DateMention,
    Dependence,
    Document,
    Facts,
    Item,
    Link,
    Origin,
    OriginGroup,
    Quantity,
    Relation,
    Report,
    Sentence,
    SentenceKind,
    Skipped,
    Statement,
    Translation,
    Why,
)

__all__ = ["build_seed_report"]

SEEDS = Path(__file__).parents[2] / "seeds"

_DOCUMENTS: dict[str, dict[str, object]] = {
    "000": {"lang": "es"},
    "001": {"lang": "en", "outlet": "Impact Tap"},
    "002": {"lang": "fr", "outlet": "Infos-Israel.News", "url": "https://infos-israel.news/"},
    "003": {
        "lang": "en",
        "outlet": "Syrian Observatory for Human Rights",
        "published": "2016-12-21",
        "first_hand": True,
    },
    "004": {"lang": "en", "title": "Syrian Govt Seizes Control of Aleppo"},
}
_BOILERPLATE = re.compile(
    r"Views: |Comments: |Leave a Reply|%d bloggers|Les dons sont|https?://|.*Credit: |Syria: Pro"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][”»\"]?(?= )|(?=\n)|$)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class _Spec:
    """One statement: where it begins and ends, and what a run would have found in it."""

    doc: str
    text: str
    english: str | None = None
    origin: tuple[str, str] | None = None  # name, words
    factuality: str = "asserted"
    figures: tuple[tuple[str, float | None, float | None, str, str], ...] = ()
    dates: tuple[tuple[str, str, str], ...] = ()
    flags: tuple[str, ...] = ()


_SOHR, _RED_CROSS = (
    "Syrian Observatory for Human Rights",
    "International Committee of the Red Cross",
)
_STATEMENTS = {
    "nearly-es": _Spec(
        "000",
        "Desde que el régimen ha recuperado casi en su totalidad el control de la ciudad de Alepo",
        "Since the regime has regained almost complete control of the city of Aleppo",
    ),
    "nearly-en": _Spec(
        "001",
        "Pro-Assad forces have nearly recaptured the ancient city of Aleppo,",
    ),
    "all-sohr": _Spec(
        "003",
        "the regime forces backed by the gunmen loyal to them of Syrian nationality, the Lebanese "
        "Hezbollah, Iranian Revolutionary Guards and other gunmen of non-Syrian nationalities, "
        "were able to restore control of the entire city of Aleppo,",
    ),
    "all-sana": _Spec(
        "004",
        "The state-run Syrian Arab News Agency announced that the army has taken full control of "
        "the besieged city of Aleppo",
        origin=("Syrian Arab News Agency", "The state-run Syrian Arab News Agency announced"),
        factuality="attributed",
    ),
    "palmyra-es": _Spec(
        "000",
        "los ha llevado a lanzar una gran ofensiva en la ciudad de Palmyra, y retomar el control de"
        " esta, después de ocho meses de que el ejército sirio tomara el control,",
        "has led them to launch a great offensive on the city of Palmyra, and to retake control of "
        "it, eight months after the Syrian army had taken control,",
        figures=(("ocho meses", 8, 8, "=", "meses"),),
    ),
    "palmyra-en": _Spec(
        "001",
        "Concurrently with the events in Aleppo, however, radical jihadist forces recaptured "
        "Palmyra.",
    ),
    "air-es": _Spec(
        "000",
        "los ataques aéreos rusos que respaldan el régimen, no cesan",
        "the Russian air strikes that support the regime do not stop",
    ),
    "air-fr": _Spec(
        "002",
        "Les sources de l’opposition syrienne ont rapporté que les avions des forces aériennes de "
        "la Russie avaient bombardé la ville d’Alep tous les jours.",
        "Syrian opposition sources reported that planes of the Russian air force had bombed the "
        "city of Aleppo every day.",
        origin=("Syrian opposition", "Les sources de l’opposition syrienne ont rapporté"),
        factuality="attributed",
    ),
    "leaflets-fr": _Spec(
        "002",
        "le réseau al-Jazeera a rapporté que des avions de la force aérienne avaient largué des "
        "tracts sur la Syrie, y compris les résidents d’Alep,",
        "the al-Jazeera network reported that air force planes had dropped leaflets over Syria, "
        "including the residents of Aleppo,",
        origin=("Al Jazeera", "le réseau al-Jazeera a rapporté"),
        factuality="attributed",
    ),
    "leaflets-en": _Spec(
        "004",
        "In the last few months, Syrian and Russian aircraft dropped leaflets over eastern Aleppo,",
    ),
    "hospital-es": _Spec(
        "000",
        "en la cual no quedan hospitales, ya que todos fueron destruidos por los ataques aéreos,",
        "in which there are no hospitals left, as all were destroyed by the air strikes,",
    ),
    "hospital-en": _Spec(
        "004",
        "Last month, no hospital was left functioning in Aleppo after an air-raid hit a children’s "
        "hospital.",
        dates=(("Last month", "2016-11-01", "2016-11-30"),),
    ),
    "icrc": _Spec(
        "004",
        "The ICRC added that 34,000 people had been evacuated from the rebel areas of Aleppo.",
        origin=(_RED_CROSS, "The ICRC added"),
        factuality="attributed",
        figures=(("34,000 people", 34000, 34000, "=", "people"),),
    ),
    "un": _Spec(
        "004",
        "Over the past week, 35,000 rebels and civilians have fled rebel-held areas said the U.N.",
        origin=("United Nations", "said the U.N."),
        factuality="attributed",
        figures=(("35,000 rebels and civilians", 35000, 35000, "=", "rebels and civilians"),),
    ),
    "icrc-25": _Spec(
        "003",
        "to the international Red Cross who went on public opinion with the number 25 thousand,",
        origin=(_RED_CROSS, "the international Red Cross who went on public opinion"),
        factuality="attributed",
        figures=(("25 thousand", 25000, 25000, "=", "persons"),),
    ),
    "dead-es": _Spec(
        "000",
        "las bombas barril que según cifras oficiales han quitado la vida a más de 350.000 personas"
        " aproximadamente,",
        "the barrel bombs which according to official figures have taken the lives of "
        "approximately more than 350,000 people,",
        origin=("official figures", "según cifras oficiales"),
        factuality="attributed",
        figures=(("más de 350.000 personas", 350000, None, ">=", "personas"),),
        flags=("figures_differ",),
    ),
    "dead-en": _Spec(
        "004",
        "The civil war between the government and rebels has led to almost half a million deaths",
        figures=(("almost half a million deaths", None, 500000, "<=", "deaths"),),
    ),
    "sohr-415": _Spec(
        "001",
        "According to the Syrian Observatory, the toll since mid-November in Aleppo has been "
        "immense: no fewer than 415 civilians have lost their lives in rebel-held neighborhoods,",
        origin=(_SOHR, "According to the Syrian Observatory"),
        factuality="attributed",
        figures=(("no fewer than 415 civilians", 415, None, ">=", "civilians"),),
        dates=(("since mid-November", "2016-11-15", "2016-12-12"),),
    ),
    "sohr-21452": _Spec(
        "003",
        "the Syrian Observatory for Human Rights documented the death of 21452 Syrian civilian "
        "citizens killed in Aleppo province,",
        origin=(_SOHR, "the Syrian Observatory for Human Rights documented"),
        figures=(("21452 Syrian civilian citizens", 21452, 21452, "=", "civilian citizens"),),
    ),
    "western": _Spec(
        "001",
        "An additional 130 civilians are believed to have died in western Aleppo,",
        factuality="hedged",
        figures=(("130 civilians", 130, 130, "=", "civilians"),),
    ),
    "iran-es": _Spec(
        "000",
        "Irán, gran enemigo regional de Arabia Saudita y otras milicias chiíes se han unido a la "
        "guerra, también respaldando al régimen,",
        "Iran, a great regional enemy of Saudi Arabia, and other Shia militias have joined the war,"
        " also supporting the regime,",
    ),
    "iran-en": _Spec("004", "Russia and Iran were backing Assad in the war"),
    "missing": _Spec(
        "000",
        "según informes del Observatorio Sirio de derechos humanos; han desaparecido cientos de "
        "hombres menores de 50 años,",
        "according to reports from the Syrian Observatory for Human Rights; hundreds of men under "
        "50 have disappeared,",
        origin=(_SOHR, "según informes del Observatorio Sirio de derechos humanos"),
        factuality="attributed",
        figures=(("cientos", 200, None, "vague", "hombres menores de 50 años"),),
    ),
}
# members, level, n_min, n_max, dependence, pairs that are linked
_CLAIMS: tuple[tuple[tuple[str, ...], str, int, int, str], ...] = (
    (("air-es", "air-fr"), "cross_language", 2, 2, "none_found"),
    (("leaflets-en", "leaflets-fr"), "cross_language", 2, 2, "none_found"),
    (("nearly-es", "nearly-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("palmyra-es", "palmyra-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("hospital-es", "hospital-en"), "possibly_corroborated", 1, 2, "unknown"),
    (("all-sana", "all-sohr"), "corroborated", 2, 2, "none_found"),
    (("iran-es", "iran-en"), "repeated", 1, 1, "reused_text"),
)
_RELATIONS = (
    (
        ("icrc", "icrc-25"),
        "numeric_conflict",
        "match",
        "34,000 people and 25 thousand: the same party about the same evacuation",
    ),
    (("icrc", "un"), "numeric_conflict", "possible", "34,000 people; 35,000 rebels and civilians"),
    (
        ("dead-es", "dead-en"),
        "different_scope",
        "match",
        "more than 350,000 people; almost half a million deaths",
    ),
    (("nearly-es", "all-sana"), "update", "match", "nearly recaptured, then full control"),
    (
        ("sohr-415", "sohr-21452"),
        "different_scope",
        "match",
        "since mid-November 2016; since March 2011",
    ),
)


def build_seed_report() -> Report:
    """Return the report; the same records every time."""
    documents = {name: _document(name, fields) for name, fields in _DOCUMENTS.items()}
    by_name: dict[str, Statement] = {}
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    for name, document in documents.items():
        specs = {key: spec for key, spec in _STATEMENTS.items() if spec.doc == name}
        for sentence in _split(document):
            sentences.append(sentence)
            if sentence.kind != "boilerplate":
                statements += _cut(document, sentence, specs, by_name)
    facts, translations = _describe(documents, by_name)
    for statement in statements:
        if statement.lang != "en" and statement.id not in translations:
            translations[statement.id] = Translation(
                text="(A translation of this statement would stand here.)",
                model="by-hand",
                score=-1.0,
            )
    claims, links, items = _group(statements, by_name, facts)
    return Report(
        documents=tuple(documents.values()),
        sentences=tuple(sentences),
        statements=tuple(statements),
        translations=translations,
        facts=facts,
        links=links,
        claims=claims,
        items=items,
        skipped=(
            Skipped(path="seeds/empty.txt", reason="empty: no text in it"),
            Skipped(path="seeds/picture.txt", reason="binary: begins like a PNG image"),
        ),
        provenance={
            "version": "0.1.0",
            "config": {
                "cuts": {"match": 0.8, "possible": 0.5},
                "num_beams": 4,
                "calibrated": False,
            },
            "models": [{"name": "by-hand", "sha256": "0" * 64}],
            "inputs": [
                {"path": path, "document": document.id, "notes": list(document.notes)}
                for document in documents.values()
                for path in document.paths
            ],
        },
    )


def _document(name: str, fields: dict[str, object]) -> Document:
    path = next(SEEDS.glob(f"{name}_*.txt"))
    document = Document(
        id=path.stem, paths=(f"seeds/{path.name}",), text=path.read_text("utf-8"), lang="en"
    )
    return replace(document, **fields)  # type: ignore[arg-type]


def _plain(document: Document) -> str:
    """Return the text with ordinary spaces, at the same offsets."""
    return document.text.replace("\N{NO-BREAK SPACE}", " ")


def _split(document: Document) -> list[Sentence]:
    found = []
    for match in _SENTENCE.finditer(document.text):
        kind: SentenceKind = "boilerplate" if _BOILERPLATE.match(match[0]) else "body"
        if match.start() == 0 and len(match[0]) < 90:
            kind = "title"
        found.append(Sentence(doc=document.id, start=match.start(), end=match.end(), kind=kind))
    return found


def _cut(
    document: Document, sentence: Sentence, specs: dict[str, _Spec], by_name: dict[str, Statement]
) -> list[Statement]:
    """Cut a sentence around the statements that are described above."""
    bounds = {sentence.start, sentence.end}
    named = {}
    for key, spec in specs.items():
        at = _plain(document).index(spec.text)
        if sentence.start <= at < sentence.end:
            bounds |= {at, at + len(spec.text)}
            named[at] = key
    ends = sorted(bounds)
    statements = []
    for left, right in pairwise(ends):
        text = document.text[left:right]
        start = left + len(text) - len(text.lstrip())
        statement = Statement(
            doc=document.id,
            sentence=sentence.id,
            start=start,
            end=start + len(text.strip()),
            text=text.strip(),
            lang=document.lang,
        )
        if statement.text:
            statements.append(statement)
            if left in named:
                by_name[named[left]] = statement
    return statements


def _describe(
    documents: dict[str, Document], by_name: dict[str, Statement]
) -> tuple[dict[str, Facts], dict[str, Translation]]:
    facts, translations = {}, {}
    for key, spec in _STATEMENTS.items():
        statement = by_name[key]
        text, verbatim = _plain(documents[spec.doc]), documents[spec.doc].text

        def find(words: str, text: str = text, start: int = statement.start) -> tuple[int, int]:
            at = text.index(words, start)
            return at, at + len(words)

        origin = None
        if spec.origin:
            start, end = find(spec.origin[1])
            origin = Origin(name=spec.origin[0], start=start, end=end)
        facts[statement.id] = Facts(
            origin=origin,
            factuality=spec.factuality,  # type: ignore[arg-type]
            quantities=tuple(
                Quantity(
                    start=find(words)[0],
                    end=find(words)[1],
                    text=verbatim[slice(*find(words))],
                    low=low,
                    high=high,
                    modality=modality,  # type: ignore[arg-type]
                    counted=counted,
                )
                for words, low, high, modality, counted in spec.figures
            ),
            dates=tuple(
                DateMention(
                    start=find(words)[0],
                    end=find(words)[1],
                    text=verbatim[slice(*find(words))],
                    earliest=low,
                    latest=high,
                )
                for words, low, high in spec.dates
            ),
        )
        if spec.english:
            translations[statement.id] = Translation(
                text=spec.english, model="by-hand", score=-0.5, flags=spec.flags
            )
    return facts, translations


def _group(
    statements: Sequence[Statement], by_name: dict[str, Statement], facts: dict[str, Facts]
) -> tuple[tuple[Claim, ...], tuple[Link, ...], tuple[Item, ...]]:
    groups = [
        (tuple(by_name[key] for key in keys), level, n_min, n_max, kind)
        for keys, level, n_min, n_max, kind in _CLAIMS
    ]
    taken = {statement.id for members, *_ in groups for statement in members}
    groups += [((s,), "single", 1, 1, "") for s in statements if s.id not in taken]
    claim_of = {s.id: f"claim:{members[0].id}" for members, *_ in groups for s in members}

    def named(key: str) -> str:
        return claim_of[by_name[key].id]

    item_of: dict[str, str] = {}
    for (a, b), *_ in _RELATIONS:
        item = item_of.get(named(a)) or named(a).replace("claim:", "item:")
        item_of[named(a)] = item_of[named(b)] = item
    contested = {
        named(key) for keys, kind, *_ in _RELATIONS if kind.endswith("_conflict") for key in keys
    }
    claims, links = [], []
    for members, level, n_min, n_max, kind in groups:
        name = claim_of[members[0].id]
        origins: dict[str | None, list[str]] = {}
        for statement in members:
            credit = facts.get(statement.id, Facts()).origin
            origins.setdefault(credit.name if credit else None, []).append(statement.id)
        claims.append(
            Claim(
                id=name,
                item=item_of.get(name, name.replace("claim:", "item:")),
                label=members[0].text,
                members=tuple(statement.id for statement in members),
                level=level,  # type: ignore[arg-type]
                n_min=n_min,
                n_max=n_max,
                languages=tuple(sorted({statement.lang for statement in members})),
                origins=tuple(OriginGroup(name=n, members=tuple(m)) for n, m in origins.items()),
                dependence=tuple(
                    Dependence(a=members[0].id, b=other.id, kind=kind)  # type: ignore[arg-type]
                    for other in members[1:]
                ),
                weakest=0.91 if len(members) > 1 else None,
                flags=("contested",) if name in contested else (),
            )
        )
        links += [_link(members[0].id, other.id, 0.91) for other in members[1:]]
    links.append(_link(by_name["missing"].id, by_name["sohr-415"].id, 0.58, "possible"))
    items: dict[str, list[str]] = {}
    for claim in claims:
        items.setdefault(claim.item, []).append(claim.id)
    relations: dict[str, list[Relation]] = {}
    for (a, b), kind, grade, why in _RELATIONS:
        relations.setdefault(item_of[named(a)], []).append(
            Relation(claims=(named(a), named(b)), type=kind, grade=grade, why=why)  # type: ignore[arg-type]
        )
    return (
        tuple(claims),
        tuple(links),
        tuple(
            Item(id=item, claims=tuple(names), relations=tuple(relations.get(item, ())))
            for item, names in items.items()
        ),
    )


def _link(a: str, b: str, probability: float, grade: str = "match") -> Link:
    return Link(
        a=min(a, b),
        b=max(a, b),
        grade=grade,  # type: ignore[arg-type]
        probability=probability,
        why=Why(
            direct=0.71,
            pivot=0.78 if grade == "match" else None,
            margin=1.21,
            gates=("name: agree (aleppo)", "quantity: open (only one side has a figure)"),
        ),
    )

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import ConfigError
from aligner.ingest.fields import Fields, read_fields, safe_id
from aligner.ingest.manifest import read_manifest


def write_manifest(folder: Path, content: str) -> Path:
    manifest = folder / "manifest.toml"
    manifest.write_text(content, encoding="utf-8")
    return manifest


def test_all_fields_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    manifest = write_manifest(
        tmp_path,
        """
        [[documents]]
        path = "a.txt"
        id = "alep-1"
        lang = "fr-FR"
        title = "Alep évacuée"
        outlet = "Le Journal"
        provider = "AFP"
        owner = "Groupe"
        published = 2016-12-21
        url = "https://journal.example/alep"
        first_hand = false
        """,
    )

    listed = read_manifest(manifest).documents

    assert listed == {
        tmp_path / "a.txt": Fields(
            id="alep-1",
            lang="fr",
            title="Alep évacuée",
            outlet="Le Journal",
            provider="AFP",
            owner="Groupe",
            published="2016-12-21",
            url="https://journal.example/alep",
            first_hand=False,
        )
    }


def test_all_problems_are_told_together_with_document_and_field(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    manifest = write_manifest(
        tmp_path,
        """
        tilte = "x"
        [[documents]]
        path = "a.txt"
        id = "é 1"
        publishd = "2016"
        lang = "French"
        [[documents]]
        path = "missing.txt"
        url = "javascript:alert(1)"
        first_hand = "yes"
        published = "yesterday"
        title = 5
        [[documents]]
        path = "a.txt"
        [[documents]]
        outlet = "x"
        """,
    )

    with pytest.raises(ConfigError) as caught:
        read_manifest(manifest)

    problems = "\n".join(caught.value.problems)
    assert caught.value.where == manifest.as_posix()
    for expected in (
        "unknown key 'tilte'",
        "document 1 (a.txt): unknown key 'publishd': did you mean 'published'?",
        "document 1 (a.txt): id: 'é 1'",
        "write 'e-1'",
        "document 1 (a.txt): lang: expected a language code such as 'fr', got 'French'",
        "document 2 (missing.txt): path: no such file",
        "document 2 (missing.txt): url:",
        "document 2 (missing.txt): first_hand: expected true or false, got 'yes'",
        "document 2 (missing.txt): published: expected an ISO 8601 date",
        "document 2 (missing.txt): title: expected a string, got 5",
        "document 3 (a.txt): path: listed before",
        "document 4 (no path): path: expected the path of a file",
    ):
        assert expected in problems


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[documents", "not TOML"),
        ("documents = 3", "no [[documents]] tables"),
        ("", "no [[documents]] tables"),
        ("x = " + "[" * 5000, "not TOML"),
        ("[[documents]]\npath = '.'", "is a folder"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_a_config_error(
    tmp_path: Path, content: str, problem: str
) -> None:
    manifest = write_manifest(tmp_path, content)

    with pytest.raises(ConfigError) as caught:
        read_manifest(manifest)

    assert problem in str(caught.value)


def test_the_same_id_twice_is_a_problem(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    manifest = write_manifest(
        tmp_path,
        "[[documents]]\npath = 'a.txt'\nid = 'x'\n[[documents]]\npath = 'b.txt'\nid = 'x'\n",
    )

    with pytest.raises(ConfigError, match="another document's"):
        read_manifest(manifest)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2016-12-21", "2016-12-21"),
        ("20161221", "2016-12-21"),
        ("2016-12-21T10:30:00Z", "2016-12-21T10:30:00+00:00"),
        ("2016-12-21 10:30:00+01:00", "2016-12-21T10:30:00+01:00"),
    ],
)
def test_a_date_or_a_time_with_offset_is_written_one_way(written: str, read: str) -> None:
    fields, problems = read_fields({"published": written})

    assert problems == []
    assert fields.published == read


def test_a_time_without_offset_is_a_problem_that_says_what_to_write() -> None:
    _, problems = read_fields({"published": "2016-12-21T10:30:00"})

    assert len(problems) == 1
    assert "write 2016-12-21 or 2016-12-21T10:30:00Z" in problems[0]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("000_310073932db703a3", "000_310073932db703a3"),
        ("Alépo: día 3", "Alepo-dia-3"),
        ("a/b?c=d#e", "a-b-c-d-e"),
        ("..", "document"),
        ("حلب", "document"),
        ("x" * 500, "x" * 120),
    ],
)
def test_ids_are_safe_in_addresses_and_pages(name: str, identifier: str) -> None:
    assert safe_id(name) == identifier


def test_aliases_are_read_with_their_own_name_among_them(tmp_path: Path) -> None:
    manifest = write_manifest(
        tmp_path,
        """
        documents = []
        [aliases]
        "Riverside Committee" = ["CRB", "Comité de la Ribera"]
        """,
    )

    assert read_manifest(manifest).aliases == (
        ("Riverside Committee", "Riverside Committee"),
        ("CRB", "Riverside Committee"),
        ("Comité de la Ribera", "Riverside Committee"),
    )


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('aliases = "x"', """aliases: expected lines "Canonical name" = ["alias", ...], got 'x'"""),
        ('aliases = { A = "B" }', "aliases: 'A': expected a list of texts, got 'B'"),
        ("aliases = { A = [] }", "aliases: 'A': expected a list of texts, got []"),
        ("aliases = { A = [5] }", "aliases: 'A': expected a text, got 5"),
        ('aliases = { A = ["- "] }', "aliases: 'A': expected a text, got '- '"),
        (
            'aliases = { A = ["C"], B = ["c"] }',
            "aliases: 'c' stands for both 'A' and 'B'",
        ),
        ('aliases = { A = ["B"], B = ["C"] }', "aliases: 'B' stands for both 'A' and 'B'"),
    ],
)
def test_aliases_that_say_nothing_clear_are_refused(
    tmp_path: Path, table: str, problem: str
) -> None:
    manifest = write_manifest(tmp_path, f"documents = []\n{table}\n")

    with pytest.raises(ConfigError) as caught:
        read_manifest(manifest)

    assert caught.value.problems == (problem,)

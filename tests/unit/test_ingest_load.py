from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from aligner.errors import ConfigError, InputError
from aligner.ingest import IngestOptions, load_documents
from aligner.records import Corpus

ENGLISH = "The army said on Thursday that it had taken control of the whole city."
OTHER = "Residents of the town told reporters that the bridge had been closed for a week."
FRENCH = "L’armée a annoncé jeudi avoir repris le contrôle de toute la ville."
GERMAN = "Die Armee teilte am Donnerstag mit, sie habe die ganze Stadt eingenommen."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is also the current one, so that paths can be relative."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def reasons(corpus: Corpus) -> dict[str, str]:
    return {each.path: each.reason for each in corpus.skipped}


def test_a_folder_is_read_with_those_below_and_without_hidden_names(folder: Path) -> None:
    write(
        folder,
        {
            "in/b.txt": ENGLISH,
            "in/deep/er/a.md": FRENCH,
            "in/.hidden.txt": OTHER,
            "in/.git/c.txt": OTHER,
        },
    )

    corpus = load_documents(["in"])

    assert [(d.id, d.paths, d.lang) for d in corpus.documents] == [
        ("a", ("in/deep/er/a.md",), "fr"),
        ("b", ("in/b.txt",), "en"),
    ]
    assert corpus.skipped == ()


@pytest.mark.parametrize("named", ["in/a.txt", "./in/a.txt", "in//a.txt"])
def test_paths_stay_as_the_user_named_them(folder: Path, named: str) -> None:
    write(folder, {"in/a.txt": ENGLISH})

    (document,) = load_documents([named]).documents

    assert document.paths == ("in/a.txt",)


def test_bad_files_are_listed_with_reasons_and_the_rest_goes_on(folder: Path) -> None:
    write(
        folder,
        {
            "good.txt": ENGLISH,
            "empty.txt": b"",
            "blank.txt": b" \n ",
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(50),
            "german.txt": GERMAN,
            "large.txt": b"x" * 2000,
            "table.csv": "a,b\n1,2\n",
            "report.json": "{}",
        },
    )

    corpus = load_documents(["."], options=IngestOptions(max_bytes=1000))

    assert [document.id for document in corpus.documents] == ["good"]
    found = reasons(corpus)
    assert found["empty.txt"] == "an empty file, expected text, HTML or JSONL"
    assert found["blank.txt"] == "only white space, expected text, HTML or JSONL"
    assert found["picture.txt"] == "a PNG image, expected text, HTML or JSONL"
    assert found["german.txt"].startswith("language de detected")
    assert found["large.txt"] == "too large: 2,000 bytes, the limit is 1,000"
    assert found["table.csv"] == "a .csv file, expected text, HTML or JSONL"
    assert set(found) == {
        "empty.txt",
        "blank.txt",
        "picture.txt",
        "german.txt",
        "large.txt",
        "table.csv",
        "report.json",
    }


def test_a_file_at_the_limit_is_read(folder: Path) -> None:
    write(folder, {"a.txt": ENGLISH})

    corpus = load_documents(["a.txt"], options=IngestOptions(max_bytes=len(ENGLISH)))

    assert len(corpus.documents) == 1


def test_an_input_that_does_not_exist_is_an_error(folder: Path) -> None:
    write(folder, {"a.txt": ENGLISH})

    with pytest.raises(InputError, match=r"^b\.txt: no such file or folder$"):
        load_documents(["a.txt", "b.txt"])


@pytest.mark.parametrize("named", ["", "a\0b"])
def test_a_name_that_no_file_can_have_is_an_error(named: str) -> None:
    with pytest.raises(InputError):
        load_documents([named])


def test_links_that_lead_in_circles_are_listed_and_left(folder: Path) -> None:
    write(folder, {"in/deep/a.txt": ENGLISH})
    os.symlink("..", folder / "in/deep/back")
    os.symlink("itself", folder / "in/itself")
    os.symlink("nowhere", folder / "in/broken")

    corpus = load_documents(["in"])

    assert [document.id for document in corpus.documents] == ["a"]
    found = reasons(corpus)
    assert found["in/deep/back"] == "a link back to a folder that holds it"
    assert found["in/itself"].startswith("cannot be read: ")
    assert found["in/broken"].startswith("cannot be read: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the root user")
def test_what_may_not_be_read_is_listed(folder: Path) -> None:
    write(folder, {"in/a.txt": ENGLISH, "in/closed/b.txt": OTHER})
    (folder / "in/a.txt").chmod(0)
    (folder / "in/closed").chmod(0)

    corpus = load_documents(["in"])
    (folder / "in/closed").chmod(0o700)

    assert reasons(corpus) == {
        "in/a.txt": "cannot be read: Permission denied",
        "in/closed": "cannot be read: Permission denied",
    }


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    corpus = load_documents(["."])

    assert reasons(corpus) == {"pipe.txt": "a device, pipe or socket, expected a file"}


def test_the_same_text_is_one_document_with_all_paths(folder: Path) -> None:
    write(folder, {"b.txt": FRENCH, "a.txt": FRENCH.encode("utf-16"), "c/a.txt": FRENCH + "\n"})

    corpus = load_documents(["b.txt", "a.txt", "c"])

    assert {document.paths for document in corpus.documents} == {("a.txt", "b.txt"), ("c/a.txt",)}


def test_fields_of_the_same_text_are_merged_and_conflicts_noted(folder: Path) -> None:
    write(
        folder,
        {
            "a.txt": ENGLISH,
            "b.txt": ENGLISH,
            "m.toml": """
                [[documents]]
                path = "b.txt"
                outlet = "Second"
                title = "Title"
                [[documents]]
                path = "a.txt"
                outlet = "First"
                """,
        },
    )

    (document,) = load_documents(["m.toml"]).documents

    assert document.paths == ("a.txt", "b.txt")
    assert (document.outlet, document.title) == ("First", "Title")
    assert "warning: outlet 'First' is used, 'Second' was given too" in document.notes


def test_a_folder_is_read_whole_and_its_manifest_describes(folder: Path) -> None:
    write(
        folder,
        {
            "in/a.txt": ENGLISH,
            "in/unlisted.txt": OTHER,
            "in/manifest.toml": "[[documents]]\npath = 'a.txt'\noutlet = 'Herald'\n",
        },
    )

    corpus = load_documents(["in"])

    assert [(d.id, d.outlet) for d in corpus.documents] == [("a", "Herald"), ("unlisted", None)]
    assert corpus.skipped == ()


def test_a_manifest_named_itself_gives_only_what_it_lists(folder: Path) -> None:
    write(
        folder,
        {
            "in/a.txt": ENGLISH,
            "in/unlisted.txt": OTHER,
            "in/list.toml": "[[documents]]\npath = 'a.txt'\nid = 'herald-1'\nfirst_hand = true\n",
        },
    )

    corpus = load_documents(["in/list.toml"])

    assert [(d.id, d.paths, d.first_hand) for d in corpus.documents] == [
        ("herald-1", ("in/a.txt",), True)
    ]


def test_a_file_that_a_manifest_lists_and_that_is_missing_is_a_config_error(folder: Path) -> None:
    write(folder, {"in/manifest.toml": "[[documents]]\npath = 'gone.txt'\n"})

    with pytest.raises(ConfigError, match=r"gone\.txt"):
        load_documents(["in"])


def test_a_declared_language_that_we_do_not_translate_is_skipped(folder: Path) -> None:
    write(folder, {"a.txt": ENGLISH, "m.toml": "[[documents]]\npath = 'a.txt'\nlang = 'de'\n"})

    corpus = load_documents(["m.toml"])

    assert reasons(corpus) == {"a.txt": "declared language de, expected one of en, es, fr"}


def test_languages_are_an_option(folder: Path) -> None:
    write(folder, {"a.txt": GERMAN, "b.txt": ENGLISH})

    corpus = load_documents(["."], options=IngestOptions(languages=("de",)))

    assert [document.lang for document in corpus.documents] == ["de"]
    assert list(reasons(corpus)) == ["b.txt"]


def test_ids_that_collide_are_told_apart_by_the_texts(folder: Path) -> None:
    write(folder, {"x/a.txt": ENGLISH, "y/a.txt": OTHER, "z/a b.txt": FRENCH})

    two = {d.paths[0]: d.id for d in load_documents(["x", "y"]).documents}
    turned = {d.paths[0]: d.id for d in load_documents(["z", "y", "x"]).documents}

    assert two["x/a.txt"] != two["y/a.txt"]
    assert all(identifier.startswith("a-") for identifier in two.values())
    assert turned == two | {"z/a b.txt": "a-b"}


def test_the_id_that_a_manifest_gives_is_kept_in_a_collision(folder: Path) -> None:
    write(
        folder,
        {
            "in/a.txt": ENGLISH,
            "in/b.txt": OTHER,
            "in/manifest.toml": "[[documents]]\npath = 'b.txt'\nid = 'a'\n",
        },
    )

    ids = {d.paths[0]: d.id for d in load_documents(["in"]).documents}

    assert ids["in/b.txt"] == "a"
    assert ids["in/a.txt"].startswith("a-")


def test_a_file_name_that_is_no_utf8_can_be_shown(folder: Path) -> None:
    name = os.fsencode(str(folder)) + b"/caf\xe9.txt"
    try:
        with open(name, "w", encoding="utf-8") as file:
            file.write(ENGLISH)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    (document,) = load_documents(["."]).documents

    assert document.paths == ("caf\N{REPLACEMENT CHARACTER}.txt",)
    assert document.id == "caf"


def test_the_five_seeds_are_read_as_their_manifest_says() -> None:
    seeds = Path(__file__).parents[2] / "seeds"

    corpus = load_documents([seeds])

    assert corpus.skipped == ()
    assert [(d.id[:3], d.lang, d.outlet, d.first_hand) for d in corpus.documents] == [
        ("000", "es", None, False),
        ("001", "en", "Impact Tap", False),
        ("002", "fr", "Infos-Israel.News", False),
        ("003", "en", "Syrian Observatory for Human Rights", True),
        ("004", "en", None, False),
    ]
    assert [d.published for d in corpus.documents if d.published] == ["2016-12-21"]
    assert all(d.title is None or d.title in d.text for d in corpus.documents)
    assert all(d.notes == () for d in corpus.documents)


def test_a_report_of_ours_is_no_article(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html><head><meta name="generator" content="aligner 1"></head></html>'
    (tmp_path / "report.html").write_text(page, encoding="utf-8")

    corpus = load_documents([tmp_path])

    assert [s.reason for s in corpus.skipped] == [
        "a report that aligner wrote, expected an article"
    ]


def test_aliases_of_a_manifest_hold_for_all_documents_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The road to the town is open again since Monday, he said.")
    (tmp_path / "manifest.toml").write_text('documents = []\n[aliases]\nPolice = ["Bobbies"]\n')

    [document] = load_documents([tmp_path]).documents

    assert document.aliases == (("Bobbies", "Police"), ("Police", "Police"))


def test_an_alias_that_two_manifests_give_to_two_parties_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f'documents = []\n[aliases]\nParty-{name} = ["Bobbies"]\n'
        (tmp_path / f"{name}.toml").write_text(text)

    with pytest.raises(ConfigError, match="'Bobbies' stands for 'Party-two' here"):
        load_documents([tmp_path / "one.toml", tmp_path / "two.toml"])

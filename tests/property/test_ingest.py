from __future__ import annotations

import contextlib
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.ingest import load_documents
from aligner.ingest.decode import canonical_text, decode_text
from aligner.ingest.fields import safe_id

# Everything that a text may hold; control characters are what tells binary data from it.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffd")
TEXTS = st.text(CHARACTERS | st.sampled_from("\t\n\r"), min_size=1).filter(str.strip)
SENTENCES = (
    "The army said on Thursday that it had taken control of the whole city.",
    "L’armée a annoncé jeudi avoir repris le contrôle de toute la ville.",
    "El ejército anunció el jueves que había tomado el control de toda la ciudad.",
    "Die Armee teilte am Donnerstag mit, sie habe die ganze Stadt eingenommen.",
    "",
)


def canonical(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_comes_back_from_unicode_encodings(text: str, encoding: str) -> None:
    decoded = decode_text(text.encode(encoding), path="a.txt")

    assert decoded.text == canonical(text)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_canonical_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        decoded = decode_text(data, path="a.txt")

        assert canonical_text(decoded.text).text == decoded.text
        decoded.text.encode("utf-8")


@given(text=st.text(st.characters()))
def test_canonical_text_is_reached_in_one_step_and_can_be_written(text: str) -> None:
    once = canonical_text(text).text

    assert canonical_text(once).text == once
    assert "\r" not in once
    assert "\0" not in once
    once.encode("utf-8")


@given(name=st.text(st.characters()))
def test_any_name_makes_a_safe_id(name: str) -> None:
    identifier = safe_id(name)

    assert identifier
    assert identifier.isascii()
    assert all(character.isalnum() or character in "._-" for character in identifier)
    assert safe_id(identifier) == identifier


@settings(max_examples=25)
@given(
    files=st.dictionaries(
        st.tuples(st.sampled_from("xyz"), st.sampled_from(["a", "b", "a.b"])),
        st.sampled_from(SENTENCES),
        min_size=1,
    ),
    data=st.data(),
)
def test_the_order_of_inputs_changes_nothing(
    files: dict[tuple[str, str], str], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = []
        for (folder, stem), text in files.items():
            path = Path(name, folder, f"{stem}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        turned = data.draw(st.permutations([*paths, *{path.parent for path in paths}]))

        corpus = load_documents(paths)

        assert load_documents(turned) == corpus
        assert load_documents([name]) == corpus
        ids = [document.id for document in corpus.documents]
        assert ids == sorted(set(ids))

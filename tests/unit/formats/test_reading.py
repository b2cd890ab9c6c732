"""Reading files: every article comes in, every fault is named, nothing else is raised."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import UserFacingError
from annotator.core.model import Document
from annotator.core.offsets import is_canonical, text_hash
from annotator.formats import reading
from annotator.formats.reading import read_articles, read_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def documents(path: Path) -> list[Document]:
    found = list(read_articles(path))
    assert [item.problem for item in found if item.problem] == []
    return [item.document for item in found if item.document]


def problems(path: Path) -> list[tuple[str, dict[str, Any]]]:
    errors = [item.problem for item in read_articles(path, name=path.name) if item.problem]
    return [(error.code, error.fields) for error in errors]


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "crue.txt"
    path.write_bytes("\ufeffCrue\u00a0: l'eau\tmonte 🚒\r\n\r\nSuite\0.".encode())
    (document,) = documents(path)
    assert document.text == "Crue\u00a0: l'eau\tmonte 🚒\n\nSuite\ufffd."
    assert document.title == "Crue : l'eau monte 🚒"
    assert document.metadata == {"file": "crue.txt", "encoding": "utf-8-sig"}
    assert document.sha256 == text_hash(document.text)


def test_damaged_places_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "crue.txt"
    path.write_bytes("Été, été, été, été, été : là-bas, déjà l'été.".encode() + b"\xe9")
    (document,) = documents(path)
    assert document.metadata["damaged_characters"] == 1


def test_a_record_brings_its_metadata(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "L'eau monte.",
        "title": "Crue",
        "outlet": "Le Courrier",
        "authors": ["A. Lemoal", "B. Roux"],
        "date": "2024-02-15",
        "url": "https://example.org/1",
        "lang": "fr",
        "section": {"name": "Climat", "pages": [1, 2]},
    }
    (document,) = documents(write_lines(tmp_path / "a.jsonl", row))
    assert document.title == "Crue"
    assert document.source == "Le Courrier"
    assert document.author == "A. Lemoal, B. Roux"
    assert document.published == "2024-02-15"
    assert document.url == "https://example.org/1"
    assert document.language == "fr"
    assert document.metadata == {"id": 7, "section": {"name": "Climat", "pages": [1, 2]}}


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-15T10:00:00Z", "20240215"])
def test_iso_dates_are_understood(tmp_path: Path, date: str) -> None:
    (document,) = documents(write_lines(tmp_path / "a.jsonl", {"text": "x", "date": date}))
    assert document.published == date


@pytest.mark.parametrize("date", ["15/02/2024", "hier", 1708000000, None])
def test_other_dates_stay_metadata(tmp_path: Path, date: object) -> None:
    (document,) = documents(write_lines(tmp_path / "a.jsonl", {"text": "x", "date": date}))
    assert document.published == ""
    assert document.metadata == {"date": date}


def test_prodigys_meta_is_read_and_annotations_are_named_as_left_out(tmp_path: Path) -> None:
    row = {
        "text": "x",
        "meta": {"source": "Le Courrier", "page": 3},
        "spans": [],
        "answer": "accept",
        "_input_hash": 1,
    }
    (found,) = read_articles(write_lines(tmp_path / "a.jsonl", row))
    assert found.document is not None
    assert found.document.source == "Le Courrier"
    assert found.document.metadata == {"page": 3}
    assert found.left_out == {"spans", "answer"}


def test_bad_lines_are_named_and_the_others_come_in(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        """{"text": "un", "x": "élève à l'été, déjà là"}""".encode()
        + b'\n\n{"text": \n[1]\n{"title": "x"}\n{"text": " "}\n'
        b'{"text": "\xe9"}\n' + b"[" * 100_000 + b'\n{"text": "deux"}'
    )
    found = list(read_articles(path, name="a.jsonl"))
    assert [item.document.text for item in found if item.document] == ["un", "deux"]
    errors = [item.problem for item in found if item.problem]
    assert [(error.code, error.fields.get("line")) for error in errors] == [
        ("bad-record", 3),
        ("bad-record", 4),
        ("bad-record", 5),
        ("empty-text", None),
        ("bad-record", 7),
        ("bad-record", 8),
    ]
    reasons = [error.fields.get("reason") for error in errors]
    assert reasons == ["not-json", "not-an-object", "no-text", None, "encoding", "not-json"]
    assert errors[3].fields == {"name": "a.jsonl:6"}


def test_half_an_emoji_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "eau \\ud83d!", "title": "\\ud83d", "k\\udc00": "\\ud800"}\n')
    (document,) = documents(path)
    assert document.text == "eau \ufffd!"
    assert document.title == "\ufffd"
    assert document.metadata == {"k\ufffd": "\ufffd"}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_lines_come_in_other_encodings_too(tmp_path: Path, encoding: str) -> None:
    rows = [{"text": f"Le procès de l'été n° {n} s'est achevé à Évreux."} for n in range(30)]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\r\n" for row in rows)
    path = tmp_path / "a.ndjson"
    path.write_bytes(text.encode(encoding))
    assert [document.text for document in documents(path)] == [row["text"] for row in rows]


def test_line_separators_inside_strings_do_not_end_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "un\u2028deux\x85trois"}\n', encoding="utf-8")
    assert documents(path)[0].text == "un\ndeux\x85trois"


def test_positions_reach_the_size_of_the_file(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", *({"text": f"é{n}"} for n in range(20)))
    found = list(read_articles(path))
    assert found[-1].position == path.stat().st_size
    assert [item.position for item in found] == sorted(item.position for item in found)


def test_a_stream_that_cannot_seek_is_read_as_it_comes() -> None:
    read, write = os.pipe()
    with os.fdopen(write, "wb") as feed:
        feed.write(b'{"a": 1}\n\n{"b": 2}')
    with os.fdopen(read, "rb") as stream:
        assert isinstance(stream, io.BufferedReader)
        lines = list(read_lines(stream, "-"))
    assert [(line.number, line.content) for line in lines] == [(1, b'{"a": 1}\n'), (3, b'{"b": 2}')]


def test_faults_of_files_have_a_name_and_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "image.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "dossier.txt").mkdir()
    assert problems(tmp_path / "a.docx") == [("unsupported-file", {"name": "a.docx"})]
    assert problems(tmp_path / "vide.txt") == [("empty-text", {"name": "vide.txt"})]
    for name in ("image.txt", "image.jsonl"):
        expected = ("unreadable-file", {"name": name, "reason": "not-text"})
        assert problems(tmp_path / name) == [expected]
    missing = ("unreadable-file", {"name": "nulle.txt", "reason": "not-found"})
    assert problems(tmp_path / "nulle.txt") == [missing]
    assert problems(tmp_path / "dossier.txt")[0][0] == "unreadable-file"


def test_huge_files_and_lines_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_ARTICLE", 50)
    (tmp_path / "a.txt").write_text("x" * 51)
    assert problems(tmp_path / "a.txt")[0][1]["reason"] == "too-large"
    path = write_lines(tmp_path / "a.jsonl", {"text": "un"}, {"text": "x" * 200}, {"text": "deux"})
    found = list(read_articles(path))
    assert [item.document.text for item in found if item.document] == ["un", "deux"]
    assert found[1].problem is not None
    assert found[1].problem.fields["line"] == 2
    assert found[-1].position == path.stat().st_size


@given(data=st.binary(max_size=400), suffix=st.sampled_from(sorted(reading.SUFFIXES)))
def test_no_bytes_whatever_raise_anything(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
    path.write_bytes(data)
    for found in read_articles(path):
        assert (found.document is None) != (found.problem is None)
        assert found.problem is None or isinstance(found.problem, UserFacingError)
        assert found.document is None or is_canonical(found.document.text)


@given(st.dictionaries(st.sampled_from(["id", "title", "date", "author", "x", "meta"]), JSON))
def test_no_metadata_whatever_keep_an_article_out(
    tmp_path_factory: pytest.TempPathFactory, row: dict[str, Any]
) -> None:
    path = write_lines(tmp_path_factory.getbasetemp() / "row.jsonl", {**row, "text": "L'eau."})
    (document,) = documents(path)
    assert document.text == "L'eau."
    assert document.title
    json.dumps(document.metadata, ensure_ascii=False).encode()


def test_the_files_of_other_tools_come_in(shared: Path) -> None:
    found = documents(shared / "files" / "doccano_export.jsonl")
    assert len(found) == 40
    assert all(is_canonical(document.text) for document in found)

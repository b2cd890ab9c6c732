"""Cutting files into parts: every line in exactly one of them, and the same parts every time."""

import codecs
import json
import os
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.partitions import plan as planning
from annotator.app.partitions.plan import Payloads, Plan, planned
from annotator.core.errors import InputChangedError, UnreadableFileError
from annotator.formats import line_ranges as ranges
from annotator.formats.line_ranges import line_ranges, lines_of, read_range
from tests.unit.app.partitions.made import articles, write


def looked(source: Path, count: int = 1000) -> Plan:
    *_, last = planned(source, count)
    assert last.plan is not None
    assert last.done == last.total
    return last.plan


LINES = st.lists(st.sampled_from(["", " ", "{}", "é" * 9, '{"text": "a\\u2028b"}', "\r"]))


@given(lines=LINES, count=st.integers(1, 5), size=st.integers(1, 40), last=st.booleans())
def test_ranges_cover_a_file(tmp_path_factory, lines, count, size, last) -> None:
    path = tmp_path_factory.getbasetemp() / "ranges.jsonl"
    whole = "\n".join(lines).encode() + (b"\n" if last else b"")
    path.write_bytes(whole)
    digest = sha256()
    found = list(line_ranges(path, "x", digest, articles=count, size=size))
    assert digest.digest() == sha256(whole).digest()
    assert b"".join(read_range(path, item) or b"" for item in found) == whole
    numbered = [
        (line.number, line.content)
        for item in found
        for line in lines_of(read_range(path, item) or b"", item.first)
    ]
    expected = enumerate(whole.split(b"\n"), start=1)
    assert numbered == [(number, line) for number, line in expected if line.strip()]
    for item in found:
        data = read_range(path, item) or b""
        assert sum(bool(line.strip()) for line in data.split(b"\n")) <= count
        assert data.endswith(b"\n") or item is found[-1]


def test_a_folder_is_read_by_name_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    write(tmp_path / "b.jsonl", articles(3))
    write(tmp_path / "deep" / "a.NDJSON", articles(2))
    write(tmp_path / "a.jsonl", articles(1))
    write(tmp_path / ".hidden.jsonl", articles(9))
    (tmp_path / "readme.txt").write_text("rien")
    parts = looked(tmp_path, 2).parts
    assert [(part.name, part.first, part.count) for part in parts] == [
        ("a.jsonl", 1, 1),
        ("b.jsonl", 1, 2),
        ("b.jsonl", 3, 1),
        ("deep/a.NDJSON", 1, 2),
    ]
    assert [part.number for part in parts] == [0, 1, 2, 3]


def test_the_fingerprint_is_that_of_content_and_cut(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        write(folder / "a.jsonl", articles(3))
    os.utime(other / "a.jsonl", (1, 1))
    assert looked(one).fingerprint == looked(other).fingerprint
    assert looked(one).fingerprint != looked(one, 2).fingerprint
    write(other / "a.jsonl", articles(3, first=1))
    assert looked(one).fingerprint != looked(other).fingerprint
    (one / "a.jsonl").rename(one / "b.jsonl")
    write(other / "a.jsonl", articles(3))
    assert looked(one).fingerprint != looked(other).fingerprint


def test_parquet_is_cut_inside_its_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "text": [f"Article {number}" for number in range(7)],
            "id": list(range(7)),
            "other": [b"\xff"] * 7,
        }
    )
    pq.write_table(table, path, row_group_size=4)
    parts = looked(path, 3).parts
    assert [(part.first, part.count) for part in parts] == [(1, 3), (4, 1), (5, 3)]
    payloads = Payloads(("id", "text"))
    rows = [
        json.loads(line)
        for part in reversed(parts)
        for line in (payloads.read(part) or b"").splitlines()
    ]
    assert sorted(row["id"] for row in rows) == list(range(7))
    assert all(row == {"id": row["id"], "text": f"Article {row['id']}"} for row in rows)


def test_a_byte_order_mark_and_another_encoding(tmp_path: Path) -> None:
    marked, western = tmp_path / "m.jsonl", tmp_path / "w.jsonl"
    line = '{"text": "L’été à Évry, œuvre de Zoé « déjà »"}\n'
    marked.write_bytes(codecs.BOM_UTF8 + line.encode())
    western.write_bytes(line.encode("cp1252") * 3)
    payloads = Payloads(())
    assert [payloads.read(part) for part in looked(marked).parts] == [line.encode()]
    assert [payloads.read(part) for part in looked(western, 2).parts] == [
        line.encode() * 2,
        line.encode(),
    ]
    (tmp_path / "u.jsonl").write_bytes(line.encode("utf-16"))
    with pytest.raises(UnreadableFileError, match="wide-encoding"):
        looked(tmp_path / "u.jsonl")


def test_a_line_too_long_is_a_part_that_is_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranges, "LARGEST_ARTICLE", 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"a\nb\n" + b"c" * 50 + b"\nd\n")
    parts = looked(path).parts
    assert [(part.first, part.count) for part in parts] == [(1, 2), (3, 1), (4, 1)]
    assert [Payloads(()).read(part) for part in parts] == [b"a\nb\n", None, b"d\n"]


def test_a_part_is_bounded_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "BYTES", 100)
    path = write(tmp_path / "a.jsonl", articles(10))
    assert all(part.count < 4 for part in looked(path).parts)


def test_what_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", articles(3))
    (part,) = looked(path).parts
    write(path, articles(4))
    with pytest.raises(InputChangedError):
        Payloads(()).read(part)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("no.jsonl", None, "not-found"),
        ("a.txt", b"text", "no-rows-files"),
        ("a.parquet", b"no parquet at all", "not-parquet"),
        ("a.jsonl", bytes(range(256)) * 40, "not-text"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name, content, reason) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        looked(tmp_path / name)
    assert caught.value.fields["reason"] == reason


def test_a_parquet_file_without_texts_is_refused(tmp_path: Path) -> None:
    for number, table in enumerate((pa.table({"id": [1]}), pa.table({"text": [1]}))):
        pq.write_table(table, tmp_path / f"{number}.parquet")
        with pytest.raises(UnreadableFileError, match="no-text-column"):
            looked(tmp_path / f"{number}.parquet")

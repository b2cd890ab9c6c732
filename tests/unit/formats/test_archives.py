"""Archives: every member comes in by its own reader, and nothing gets out of hand."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from annotator.core.errors import UnreadableFileError
from annotator.formats import members, registry, zip_safety
from annotator.formats.archives import ArchiveReader
from annotator.formats.codec import FileSource, Profile, Read
from annotator.formats.members import Archive
from tests.unit.formats.made import ARTICLE, docx, html_page, table
from tests.unit.formats.sources import Bytes, read_all

FILES = {
    "presse/crue.txt": ARTICLE.encode(),
    "presse/page.html": html_page(),
    "presse/a.docx": docx(),
    "lignes.jsonl": b'{"text":"Un."}\n{"text":\n',
    "table.csv": table([["texte", "titre"], ["Une ligne de texte.", "Deux."]]),
    "presse/.cache": b"x",
    "__MACOSX/presse/._crue.txt": b"x",
    "presse/image.png": b"\x89PNG\r\n\x1a\n\0\0\0\0\0\x01" * 50,
}


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def texts(reads: list[Read]) -> list[str]:
    return [read.document.text for read in reads if read.document is not None]


def problems(reads: list[Read]) -> list[tuple[str, object, object]]:
    return [
        (read.problem.code, read.problem.fields["name"], read.problem.fields.get("reason"))
        for read in reads
        if read.problem is not None
    ]


def read_archive(name: str, data: bytes) -> list[Read]:
    source = Bytes(name, data)
    assert isinstance(registry.reader_for(source)[0][0], ArchiveReader)
    return read_all(ArchiveReader(), source)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("a.tar", tarred(FILES)),
        ("a.tar.gz", tarred(FILES, "w:gz")),
        ("a.tgz", tarred(FILES, "w:gz")),
        ("a.tar.bz2", tarred(FILES, "w:bz2")),
        ("a.tar.xz", tarred(FILES, "w:xz")),
        ("b.zip", zipped({"a.tar.gz": tarred(FILES, "w:gz")})),
    ],
)
def test_every_member_comes_in_by_its_own_reader(name: str, data: bytes) -> None:
    reads = read_archive(name, data)
    inside = f"{name}/a.tar.gz" if name == "b.zip" else name
    assert texts(reads) == [ARTICLE, ARTICLE, ARTICLE, "Un.", "Une ligne de texte."]
    assert problems(reads) == [
        ("bad-record", f"{inside}/lignes.jsonl", "not-json"),
        ("unsupported-file", f"{inside}/presse/image.png", None),
    ]
    first = reads[0].document
    assert first is not None
    assert first.metadata["file"] == "crue.txt"
    assert all(0 <= read.position <= len(data) for read in reads)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_is_compressed_is_read(pack: object) -> None:
    assert callable(pack)
    reads = read_archive("lignes.jsonl.gz", pack(b'{"text":"Un."}\n{"text":"Deux."}\n'))
    assert texts(reads) == ["Un.", "Deux."]


def test_an_archive_on_the_disk_is_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(FILES))
    assert len(texts(list(ArchiveReader().read(FileSource(path), Profile())))) == 5


def test_columns_of_an_archive_are_those_of_its_first_table() -> None:
    long = "Un deuxième texte, plus long que tout ce qui nomme une colonne de table."
    rows = [["un", "deux"], ["Un premier texte.", long]]
    source = Bytes("a.zip", zipped({"x.txt": b"Seul.", "t.csv": table(rows)}))
    columns = ArchiveReader().columns(source, Profile())
    assert columns is not None
    assert columns.names == ("un", "deux")
    reads = list(ArchiveReader().read(source, Profile(fields={"text": "deux"})))
    assert texts(reads) == ["Seul.", long]


def test_members_know_what_lies_beside_them() -> None:
    data = zipped({"d/a.txt": b"Un.", "d/a.ann": b"T1", "a.ann": b"other"})
    with Archive(Bytes("a.zip", data)) as archive:
        member = next(iter(archive))
        beside = member.beside("../a.ann")
        assert beside is not None
        with beside.open() as file:
            assert file.read() == b"T1"
        assert member.beside("b.ann") is None
        assert member.beside("") is None


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt"])
def test_names_that_lead_out_are_refused(make: object, name: str) -> None:
    assert callable(make)
    reads = read_archive("a.zip", make({name: b"Dehors.", "dans.txt": b"Dedans."}))
    assert texts(reads) == ["Dedans."]
    assert [reason for _, _, reason in problems(reads)] == ["unsafe-name"]


def test_links_and_devices_are_not_followed() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("lien.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert read_archive("a.tar", file.getvalue()) == []


def bombs() -> list[tuple[str, bytes]]:
    zeros = b"\0" * 1000 * 1000
    three = {f"{number}.txt": zeros for number in range(3)}
    return [
        ("a.zip", zipped(three)),
        ("a.tar.gz", tarred(three, "w:gz")),
        ("a.txt.gz", gzip.compress(zeros * 3)),
        ("a.txt.xz", lzma.compress(zeros * 3)),
    ]


@pytest.mark.parametrize(("name", "data"), bombs())
def test_bombs_are_refused(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (members, zip_safety):
        monkeypatch.setattr(module, "_HARMLESS", 2_000_000)
    assert problems(read_archive(name, data)) == [("unreadable-file", name, "unpacks-too-large")]


def test_a_document_that_is_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_safety, "_HARMLESS", 2_000_000)
    data = zipped({"word/document.xml": b" " * 3_000_000})
    (read,) = read_all(registry.reader_for(Bytes("a.docx", data))[0][0], Bytes("a.docx", data))
    assert problems([read]) == [("unreadable-file", "a.docx", "unpacks-too-large")]


def test_figures_that_lie_do_not_unpack_more() -> None:
    data = zipped({"a.txt": b"x" * 100_000})
    lied = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    reads = read_archive("a.zip", lied)
    assert [reason for _, _, reason in problems(reads)] == ["damaged"]


def test_archives_in_archives_in_archives_are_refused() -> None:
    data = b"Un."
    for name in ("a.txt", "b.zip", "c.zip", "d.zip"):
        data = zipped({name: data})
    assert problems(read_archive("e.zip", data)) == [
        ("unreadable-file", "e.zip/d.zip/c.zip", "nested-too-deep")
    ]


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (members, zip_safety):
        monkeypatch.setattr(module, "MOST_MEMBERS", 3)
    many = {f"{number}.txt": b"x" for number in range(4)}
    for name, data in (("a.zip", zipped(many)), ("a.tar", tarred(many))):
        assert problems(read_archive(name, data)) == [("unreadable-file", name, "too-many-files")]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_archives_that_are_cut_off_are_faults_and_not_more(name: str) -> None:
    mode = {"a.tar": "w"}.get(name, f"w:{name.rpartition('.')[2]}")
    data = zipped(FILES) if name == "a.zip" else tarred(FILES, mode)
    for length in range(520, len(data), max(len(data) // 25, 1)):
        for read in ArchiveReader().read(Bytes(name, data[:length]), Profile()):
            assert read.document is not None or read.problem is not None


def test_a_member_that_is_damaged_costs_only_itself() -> None:
    body = json.dumps({"text": "Un texte. " * 50}).encode()
    data = bytearray(zipped({"a.jsonl": body, "b.txt": b"Deux."}))
    data[45] ^= 0xFF
    reads = read_archive("a.zip", bytes(data))
    assert texts(reads) == ["Deux."]
    assert [reason for _, _, reason in problems(reads)] == ["damaged"]


def test_a_locked_member_is_named() -> None:
    data = zipped({"a.txt": b"Un."})
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    assert problems(read_archive("a.zip", data)) == [
        ("unreadable-file", "a.zip/a.txt", "encrypted")
    ]


def test_an_archive_that_is_closed_lets_go_of_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(FILES))
    reads = ArchiveReader().read(FileSource(path), Profile())
    next(reads)
    reads.close()  # type: ignore[attr-defined]
    path.unlink()
    with pytest.raises(UnreadableFileError):
        Archive(Bytes("a.zip", b"PK\x03\x04 broken"))

"""Annotated files in archives and folders: pairs are read once, users keep their names."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from annotator.formats.archives import ArchiveReader
from annotator.formats.codec import FileSource, Profile, Read
from annotator.formats.registry import READERS, companions_of, reader_for, reader_named
from tests.unit.formats.sources import Bytes, quoted, read_all
from tests.unit.formats.test_brat import MARKS, TEXT
from tests.unit.formats.test_cas import filled


def packed(**files: bytes) -> Bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return Bytes("a.zip", buffer.getvalue())


def articles(source: Bytes) -> list[Read]:
    reads = read_all(ArchiveReader(), source)
    assert [read.problem for read in reads if read.problem] == []
    return reads


def test_brats_pairs_are_one_article_each() -> None:
    files = {"d/a.txt": TEXT.encode(), "d/a.ann": MARKS.encode(), "d/b.txt": b"Sans rien."}
    for order in (files, dict(reversed(files.items()))):
        reads = articles(packed(**order))
        assert sorted(len(read.spans) for read in reads) == [0, 5]


def test_a_type_system_is_no_article() -> None:
    cas = filled()
    types = cas.typesystem.to_xml().encode()
    (read,) = articles(packed(**{"TypeSystem.xml": types, "a.xmi": cas.to_xmi().encode()}))
    assert ("PER", "Léa") in quoted(read)


def test_doccanos_files_are_those_of_their_users() -> None:
    line = json.dumps({"id": 1, "text": "Léa vit.", "label": [[0, 3, "PER"]]}).encode()
    reads = articles(packed(**{"ana.jsonl": line, "all.jsonl": line}))
    assert [read.annotator for read in reads] == ["ana", ""]


def test_a_folder_names_what_is_read_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(MARKS, encoding="utf-8")
    for name, other in (("a.txt", "a.ann"), ("a.ann", "a.txt")):
        source = FileSource(tmp_path / name)
        reader = reader_for(source)[0][0]
        assert reader.name == "brat"
        assert companions_of(reader, source) == {str(tmp_path / other)}
        (read,) = reader.read(source, Profile())
        assert len(read.spans) == 5


def test_every_reader_has_a_name_of_its_own() -> None:
    names = [reader.name for reader in READERS]
    assert len(set(names)) == len(names)
    assert all(reader_named(name).name == name for name in names)


def test_listing_the_readers_loads_no_parser() -> None:
    code = "import sys, annotator.formats.registry; print(sorted(sys.modules))"
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("cassis", "lxml", "openpyxl", "spacy", "trafilatura", "numpy"):
        assert f"'{heavy}'" not in output

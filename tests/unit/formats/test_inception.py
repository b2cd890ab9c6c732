"""The export of an INCEpTION project: whose work is whose, what is passed over, what is hostile."""

import io
import json
import zipfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import DocumentState
from annotator.formats.inception import InceptionReader
from annotator.formats.registry import reader_for
from tests.unit.formats.sources import Bytes, likeness, quoted, read_all
from tests.unit.formats.test_cas import filled
from tests.unit.formats.test_webanno_tsv import SPANS

READER = InceptionReader()


def packed(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def xmi_export() -> bytes:
    cas = filled()
    return packed(
        **{"TypeSystem.xml": cas.typesystem.to_xml().encode(), "ana.xmi": cas.to_xmi().encode()}
    )


def project(**files: bytes) -> Bytes:
    description: dict[str, Any] = {
        "name": "crue",
        "annotation_documents": [
            {"name": "a.txt", "user": "ana", "state": "FINISHED"},
            {"name": "a.txt", "user": "ben", "state": "INPROGRESS"},
        ],
    }
    members = {
        "exportedproject.json": json.dumps(description).encode(),
        "source/a.txt": "🚒 Léa vit à Aÿ.\r\nPaul part.".encode(),
        "source/b.txt": b"Personne ne l'a lu.",
        "annotation/a.txt/ana.zip": xmi_export(),
        "annotation/a.txt/ben.tsv": SPANS.data,
        "annotation/a.txt/cleo.json": filled().to_json().encode(),
        "annotation/a.txt/INITIAL_CAS.zip": xmi_export(),
        "annotation_ser/a.txt/ana.ser": b"\xac\xed\0\5",
        "curation/a.txt/CURATION_USER.zip": xmi_export(),
        "log/project-1.log": b"x",
        **files,
    }
    return Bytes("crue.zip", packed(**members))


def test_everybodys_work_is_their_own() -> None:
    source = project()
    reads = read_all(READER, source)
    assert [read.problem for read in reads] == [None] * 5
    assert [(read.annotator, read.state) for read in reads] == [
        ("ana", DocumentState.DONE),
        ("ben", DocumentState.IN_PROGRESS),
        ("cleo", None),
        ("CURATION_USER", DocumentState.DONE),
        ("", None),
    ]
    for read in (reads[0], reads[2], reads[3]):
        assert ("PER", "Léa") in quoted(read)
        assert read.document is not None
        assert read.document.text == "🚒 Léa vit à Aÿ.\nPaul part."
    assert ("PER", "Mme 🚒 Haag") in quoted(reads[1])
    assert reads[4].document is not None
    assert reads[4].document.text == "Personne ne l'a lu."
    assert next(reader.name for reader, _ in reader_for(source)) == "inception"


def test_a_project_packed_again_in_a_folder_is_the_same() -> None:
    """As a Mac packs it: inceptalytics reads such archives too, and finds the same in them."""
    source = project()
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source.data)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(f"crue/{name}", old.read(name))
            folder, _, file = name.rpartition("/")
            new.writestr(f"__MACOSX/crue/{folder}/._{file}", b"\0\5\x16\7")
    packed_again = Bytes("crue.zip", again.getvalue())
    assert next(reader.name for reader, _ in reader_for(packed_again)) == "inception"
    reads, before = read_all(READER, packed_again), read_all(READER, source)
    assert [(read.annotator, read.state, quoted(read)) for read in reads] == [
        (read.annotator, read.state, quoted(read)) for read in before
    ]


def test_damaged_work_is_a_fault_in_its_place() -> None:
    source = project(
        **{"annotation/a.txt/ben.tsv": b"\xff\xfe\x00", "annotation/a.txt/dan.zip": b"PK\3\4x"}
    )
    reads = read_all(READER, source)
    faults = [read for read in reads if read.problem]
    assert sorted(read.annotator for read in faults) == ["ben", "dan"]
    assert len([read for read in reads if read.document]) == 4


def test_an_archive_that_leads_out_of_its_folder_is_refused() -> None:
    reads = read_all(READER, project(**{"annotation/../../x.txt/ana.tsv": SPANS.data}))
    assert [read.problem.fields["reason"] for read in reads if read.problem] == ["unsafe-name"]


def test_a_description_that_cannot_be_read_costs_the_states_alone() -> None:
    for description in (b"[", b"[" * 1_000_000, b"[]", b"3"):
        reads = read_all(READER, project(**{"exportedproject.json": description}))
        assert [read.state for read in reads if read.annotator == "ana"] == [None]


def test_other_archives_are_not_projects() -> None:
    assert likeness(READER, "a.zip", packed(**{"a.txt": b"x"})) == 0
    assert likeness(READER, "a.zip", b"PK\3\4") == 0
    assert likeness(READER, "a.txt", b"x") == 0


@given(
    st.binary(max_size=60),
    st.sampled_from(["ana.zip", "ana.tsv", "ana.json", "ana.xmi", "ana.ser"]),
)
def test_work_of_any_kind_raises_nothing(content: bytes, name: str) -> None:
    source = Bytes(
        "a.zip", packed(**{"exportedproject.json": b"{}", f"annotation/a/{name}": content})
    )
    assert all(read.problem is not None for read in read_all(READER, source))

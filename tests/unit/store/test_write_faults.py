"""Writing that fails: a plain fault, nothing half written, and work goes on afterwards."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.changes import Added
from annotator.core.errors import ProjectWriteError
from annotator.core.ids import LabelId, LayerId, SpanId, new_id
from annotator.core.model import Document, Origin, OriginKind, Span

AddDocument = Callable[..., Document]
MakeDocument = Callable[..., Document]
PER = LabelId("PER")


def dump(project: Project) -> list[str]:
    return list(project._file._db.conn.iterdump())


def make_room(project: Project) -> None:
    project._file._db.execute("PRAGMA max_page_count = 1073741823").fetchone()


@pytest.fixture
def full(project: Project, add_document: AddDocument) -> Document:
    """Return a document in a project whose disk is full; SQLite itself refuses to grow."""
    document = add_document(project, "Lemaireparle." * 12)  # no blanks to trim: all spans differ
    db = project._file._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    return document


def test_a_full_disk_is_reported_and_nothing_is_half_written(
    project: Project, full: Document, make_document: MakeDocument
) -> None:
    before = dump(project)
    long = make_document("Long. " * 50_000)
    with pytest.raises(ProjectWriteError) as caught:
        project.do(AddDocuments((make_document("Court."), long)))
    assert "full" in str(caught.value.fields["reason"])
    assert dump(project) == before
    assert project.document_ids() == [full.id]


def test_work_goes_on_once_there_is_room(
    project: Project, full: Document, make_document: MakeDocument
) -> None:
    long = make_document("Long. " * 50_000)
    with pytest.raises(ProjectWriteError):
        project.do(AddDocuments((long,)))
    make_room(project)
    project.do(AddDocuments((long,)))
    project.do(CreateSpan(long.id, 0, 4, PER))
    assert [span.start for span in project.spans(long.id)] == [0]
    assert project._file._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_gestures_on_a_full_disk_are_all_or_nothing(project: Project, full: Document) -> None:
    """Go on until the file has no free byte: each gesture is there completely or not at all."""
    done = 0
    with pytest.raises(ProjectWriteError):  # noqa: PT012
        for done in range(5_000):
            project.do(CreateSpan(full.id, done % 150, done % 150 + 3 + done // 150, PER))
    spans = project.spans(full.id)
    gestures = [entry for entry in project.journal() if entry.operation == "create-span"]
    assert len(spans) == len(gestures) == done
    project.close()
    reopened = Project.open(project.path)
    assert reopened.spans(full.id) == spans
    reopened.close()


def test_a_disk_that_fills_up_during_undo_loses_nothing(project: Project, full: Document) -> None:
    with pytest.raises(ProjectWriteError):  # noqa: PT012
        for place in range(5_000):
            project.do(CreateSpan(full.id, place % 150, place % 150 + 3 + place // 150, PER))
    made = len(project.spans(full.id))
    undone = 0
    with suppress(ProjectWriteError):
        while project.undo():
            undone += 1
    assert undone < made, "there was room for every undo: the test is pointless"
    assert len(project.spans(full.id)) == made - undone
    make_room(project)
    while project.undo():
        undone += 1
    assert undone == made
    assert project.spans(full.id) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file from being moved")
def test_a_file_moved_or_deleted_underneath_is_reported(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    document = add_document(project, "Le maire parle.")
    away = tmp_path / "away.annodb"
    project.path.rename(away)
    with pytest.raises(ProjectWriteError, match="moved or deleted"):
        project.do(CreateSpan(document.id, 0, 2, PER))
    shutil.copy(away, project.path)  # another file in its place is not the one that is open
    with pytest.raises(ProjectWriteError, match="moved or deleted"):
        project.do(CreateSpan(document.id, 0, 2, PER))
    assert project.spans(document.id) == ()
    away.replace(project.path)
    project.do(CreateSpan(document.id, 0, 2, PER))
    assert len(project.spans(document.id)) == 1


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "attempt to write a readonly database"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "unable to open database file"),
    ],
)
def test_a_failing_disk_is_reported(
    project: Project,
    add_document: AddDocument,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    name: str,
) -> None:
    """Simulated: permissions do not bind every user who may run these tests."""
    document = add_document(project, "Le maire parle.")
    before = dump(project)

    def fail(*values: object) -> None:
        fault = sqlite3.OperationalError(name)
        fault.sqlite_errorcode = code
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(project._file.journal, "record", lambda *a, **k: fail())
        with pytest.raises(ProjectWriteError, match=name):
            project.do(CreateSpan(document.id, 0, 2, PER))
    assert dump(project) == before
    project.do(CreateSpan(document.id, 0, 2, PER))
    assert len(project.spans(document.id)) == 1


def read_only_binds(folder: Path) -> bool:
    folder.chmod(0o500)
    try:
        (folder / "probe").touch()
    except OSError:
        return True
    finally:
        folder.chmod(0o700)
    (folder / "probe").unlink()
    return False


def test_a_read_only_folder_is_reported(project: Project, tmp_path: Path) -> None:
    if not read_only_binds(tmp_path):
        pytest.skip("permissions do not bind this user or this system")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ProjectWriteError):
            Project.create(
                tmp_path / "b.annodb", scheme=project.scheme, annotator=project.annotator
            )
    finally:
        tmp_path.chmod(0o700)


def test_a_failed_transaction_leaves_no_remembered_row_numbers(
    project: Project, make_document: MakeDocument
) -> None:
    """A number looked up in a transaction that was rolled back may later name another row."""
    first, second = make_document("Premier texte."), make_document("Second texte.")
    origin = Origin(OriginKind.MODEL, "m", "1")
    span = Span(
        id=SpanId(new_id()),
        document=first.id,
        annotator=project.annotator_id,
        layer=LayerId("entities"),
        label=PER,
        start=0,
        end=3,
        origin=origin,
    )
    file = project._file
    with pytest.raises(RuntimeError), file.transaction():  # noqa: PT012
        file.documents.add([first])
        file.apply([Added(span)])
        raise RuntimeError
    with pytest.raises(KeyError):
        project.spans(first.id)
    other = Origin(OriginKind.RULE, "r", "2")
    with file.transaction():
        file.documents.add([second, first])
        file.apply([Added(replace(span, origin=other)), Added(replace(span, id=SpanId(new_id())))])
    assert project.spans(second.id) == ()
    assert {item.origin for item in project.spans(first.id)} == {origin, other}


def test_spans_read_in_a_failed_transaction_are_not_remembered(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Le maire parle.")
    project.do(CreateSpan(document.id, 0, 2, PER))
    (span,) = project.spans(document.id)
    other = replace(span, id=SpanId(new_id()), start=3, end=8)
    with pytest.raises(RuntimeError), project._file.transaction():  # noqa: PT012
        project._file.apply([Added(other)])
        assert len(project.spans(document.id)) == 2
        raise RuntimeError
    assert project.spans(document.id) == (span,)


def test_an_operation_that_cannot_be_planned_writes_nothing(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Le maire parle.")
    before = dump(project)
    with pytest.raises(Exception, match="unknown-name"):
        project.do(CreateSpan(document.id, 0, 2, LabelId("NOPE")))
    assert dump(project) == before

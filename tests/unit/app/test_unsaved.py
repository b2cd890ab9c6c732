"""What could not be written, as data: its order, its causes, and copies that have it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.operations.documents import FlagDocument
from annotator.app.operations.library import SetDetails
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import AcceptSpans, CreateSpan, DeleteSpans, RelabelSpan
from annotator.app.project import Project
from annotator.app.saving_copy import saving_copy
from annotator.app.unsaved import Cause, Gesture, Step, Unsaved, cause_of, typed
from annotator.core.effects import Effects
from annotator.core.errors import (
    CopyFailedError,
    GestureGoneError,
    NotAProjectError,
    ProjectExistsError,
    ProjectLockedError,
    ProjectWriteError,
)
from annotator.core.ids import LabelId, SpanId, new_id
from annotator.core.model import Document

AddDocument = Callable[..., Document]
LOC, PER = LabelId("LOC"), LabelId("PER")


@pytest.fixture
def document(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, "Anne parle à Kiev, puis à Riga.")


def label(document: Document, start: int, end: int) -> Gesture:
    return Gesture(CreateSpan(document.id, start, end, LOC))


def kept(project: Project, *items: Gesture | Step) -> Unsaved:
    unsaved = Unsaved()
    for item in items:
        unsaved.keep(item, project)
    return unsaved


def test_all_is_written_in_order_and_told(project: Project, document: Document) -> None:
    unsaved = kept(
        project,
        label(document, 0, 4),
        Gesture(FlagDocument(document.id, True, "why")),
        Step(forward=False),
    )
    told: list[Effects] = []
    assert unsaved.write(project, told.append) == []
    assert unsaved.fault is None
    assert not unsaved.kept
    assert len(told) == 3
    assert len(project.spans(document.id)) == 1
    assert project.status(document.id).comment == "", "the flag was undone"


def test_it_ends_at_what_cannot_be_written_still(
    project: Project, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsaved = kept(project, label(document, 0, 4), label(document, 13, 17))
    written: list[None] = []
    record = project._file.journal.record

    def once(*values: object, **named: object) -> int:
        if written:
            raise ProjectWriteError(path="x", reason="database or disk is full")
        written.append(None)
        return record(*values, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(project._file.journal, "record", once)
        unsaved.write(project, lambda _: None)
    assert isinstance(unsaved.fault, ProjectWriteError)
    assert [item.operation.start for item in unsaved.kept] == [13]  # type: ignore[union-attr]
    unsaved.write(project, lambda _: None)
    assert [span.start for span in project.spans(document.id)] == [0, 13]


def test_the_same_twice_in_a_row_waits_once(project: Project, document: Document) -> None:
    one, other = label(document, 0, 4), label(document, 13, 17)
    assert len(kept(project, one, one).kept) == 1
    assert len(kept(project, one, other, one).kept) == 3


def test_what_is_gone_is_said_and_a_bug_does_not_come_again(
    project: Project, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.do(CreateSpan(document.id, 0, 4, LOC))
    span = project.spans(document.id)[0].id
    unsaved = kept(project, Gesture(RelabelSpan(document.id, span, PER)), label(document, 13, 17))
    project.do(DeleteSpans(document.id, (span,)))
    assert [type(error) for error in unsaved.write(project, lambda _: None)] == [GestureGoneError]
    assert [one.start for one in project.spans(document.id)] == [13]
    unsaved = kept(project, label(document, 0, 4), label(document, 5, 10))

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(project._file.journal, "record", broken)
        with pytest.raises(ZeroDivisionError):
            unsaved.write(project, lambda _: None)
    assert len(unsaved.kept) == 1


def test_gestures_are_named_as_in_menus(project: Project, document: Document) -> None:
    item = kept(project, label(document, 0, 4)).kept[0]
    assert isinstance(item, Gesture)
    assert item.step is not None
    assert item.step.fields["text"] == "Anne"


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        ("database or disk is full", Cause.FULL),
        ("attempt to write a readonly database", Cause.READ_ONLY),
        ("disk I/O error", Cause.FAILING),
        ("moved or deleted", Cause.GONE),
    ],
)
def test_causes(project: Project, reason: str, cause: Cause) -> None:
    error = ProjectWriteError(path=str(project.path), reason=reason)
    assert cause_of(error, project.path) is cause


def test_other_causes(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cause_of(ProjectLockedError(path="x"), project.path) is Cause.HELD
    assert cause_of(NotAProjectError(path="x", reason="malformed"), project.path) is Cause.DAMAGED
    gone = tmp_path / "gone.annodb"
    assert cause_of(ProjectWriteError(path="x", reason="disk I/O error"), gone) is Cause.GONE
    monkeypatch.setattr("annotator.app.unsaved._free", lambda _: 0)
    # A journal that cannot grow is an I/O error to SQLite on some systems.
    error = ProjectWriteError(path="x", reason="disk I/O error")
    assert cause_of(error, project.path) is Cause.FULL
    monkeypatch.setattr("annotator.app.unsaved._writable", lambda _: False)
    assert cause_of(error, project.path) is Cause.READ_ONLY


def test_what_the_person_has_typed_is_known(document: Document) -> None:
    span = SpanId(new_id())
    assert typed(NoteSpan(document.id, span, False, "why"))
    assert not typed(NoteSpan(document.id, span, True, ""))
    assert typed(SetDetails((document.id,), "title", "Un"))
    assert not typed(AcceptSpans(document.id, (span,)))


def test_a_copy_has_what_waits_by_its_end(
    project: Project, document: Document, tmp_path: Path
) -> None:
    target, waiting = tmp_path / "copy.annodb", [label(document, 0, 4)]
    steps = saving_copy(project, target, lambda: waiting)
    next(steps)
    waiting.append(label(document, 13, 17))
    last = list(steps)[-1]
    assert last is not None
    assert last.path == target
    assert project.spans(document.id) == ()
    copy = Project.open(target)
    assert [span.start for span in copy.spans(document.id)] == [0, 13]
    copy.close()


def test_a_copy_given_up_leaves_nothing(project: Project, document: Document) -> None:
    folder = project.path.parent / "elsewhere"
    folder.mkdir()
    steps = saving_copy(project, folder / "copy.annodb", list)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert list(folder.iterdir()) == []
    project.do(CreateSpan(document.id, 0, 4, LOC))


def test_a_copy_replaces_nothing_and_needs_a_folder(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectExistsError):
        list(saving_copy(project, project.path, list))
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(CopyFailedError):
        list(saving_copy(project, blocked / "copy.annodb", list))

"""The journal: what stands, what can be redone, who did what when."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.changes import inverted
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.suggestions import Suggestions
from annotator.store.journal import Standing

AddDocument = Callable[..., Document]


@pytest.fixture
def document(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, "Le maire de Lille parle.", title="Lille")


def gesture(project: Project, document: Document, place: int) -> None:
    project.do(CreateSpan(document.id, place, place + 2, LabelId("PER")))


def standings(project: Project) -> list[tuple[str, str]]:
    return [(entry.kind, entry.standing.value) for entry in project.journal()]


def test_imports_and_suggestions_are_recorded_but_never_undone(
    project: Project, document: Document
) -> None:
    project.do(StoreSuggestions(((document.id, Suggestions(pipeline="m 1")),)))
    entries = project.journal()
    assert [entry.operation for entry in entries] == ["add-documents", "store-suggestions"]
    assert {entry.standing for entry in entries} == {Standing.FIXED}
    assert entries[0].fields == {"count": 1}
    assert entries[1].fields == {"count": 0, "documents": 1}
    assert project.next_undo is None
    assert project.undo() is None
    assert project.redo() is None


def test_undo_and_redo_change_what_stands(project: Project, document: Document) -> None:
    gesture(project, document, 0)
    gesture(project, document, 3)
    project.undo()
    assert standings(project)[1:] == [("do", "done"), ("do", "undone"), ("undo", "fixed")]
    project.undo()
    project.redo()
    assert standings(project)[1:] == [
        ("do", "done"), ("do", "undone"), ("undo", "fixed"), ("undo", "fixed"), ("redo", "fixed"),
    ]  # fmt: skip


def test_a_new_gesture_drops_what_was_undone(project: Project, document: Document) -> None:
    gesture(project, document, 0)
    project.undo()
    gesture(project, document, 3)
    assert standings(project)[1:] == [("do", "dropped"), ("undo", "fixed"), ("do", "done")]
    assert project.next_redo is None


def test_an_operation_without_effect_is_not_recorded(project: Project, document: Document) -> None:
    gesture(project, document, 0)
    project.undo()
    before = project.journal()
    project.do(SetDocumentState(document.id, DocumentState.NEW))
    project.do(FlagDocument(document.id, flagged=False))
    assert project.journal() == before
    assert project.next_redo is not None


def test_entries_name_the_gesture_who_and_when(project: Project, document: Document) -> None:
    earlier = time.time_ns() // 1_000_000
    project.do(CreateSpan(document.id, 12, 17, LabelId("LOC")))
    entry = project.journal()[-1]
    assert earlier <= entry.at <= time.time_ns() // 1_000_000
    assert entry.annotator == project.annotator_id
    assert (entry.kind, entry.operation) == ("do", "create-span")
    assert entry.fields == {"count": 1, "text": "Lille", "label": "LOC"}
    assert len(entry.changes) == 2, "the span, and the document's state"
    assert entry.target is None
    step = project.next_undo
    assert step is not None
    assert (step.operation, step.fields) == (entry.operation, entry.fields)


def test_an_undo_names_its_target_and_what_it_changed(project: Project, document: Document) -> None:
    gesture(project, document, 0)
    project.undo()
    project.redo()
    done, undone, redone = project.journal()[1:]
    assert (undone.target, redone.target) == (done.seq, done.seq)
    assert undone.changes == inverted(done.changes)
    assert redone.changes == done.changes


def test_each_annotator_has_a_history_of_their_own(project: Project, document: Document) -> None:
    other = Annotator(id=AnnotatorId(new_id()), name="Dominique")
    with project._file.transaction():
        project._file.add_annotator(other)
    theirs = Project(project._file, other)
    gesture(project, document, 0)
    gesture(theirs, document, 3)
    assert theirs.status(document.id).state is DocumentState.IN_PROGRESS
    project.undo()
    assert project.spans(document.id) == ()
    assert len(theirs.spans(document.id)) == 1
    assert theirs.next_redo is None
    gesture(theirs, document, 6)
    assert project.next_redo is not None, "another annotator's gesture drops nothing of mine"


def test_no_query_of_a_gesture_reads_a_whole_table(project: Project, document: Document) -> None:
    """A gesture must cost the same after years of work."""
    gesture(project, document, 0)
    seen: list[str] = []
    db = project._file._db
    db.conn.set_trace_callback(seen.append)
    gesture(project, document, 3)
    project.undo()
    project.redo()
    assert project.next_undo
    assert project.next_redo is None
    db.conn.set_trace_callback(None)
    for statement in seen:
        if not statement.startswith(("BEGIN", "COMMIT", "--")):
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]
            # The few origins are read as a whole.
            scans = [step for step in plan if step.startswith("SCAN") and step != "SCAN origins"]
            assert not scans, statement

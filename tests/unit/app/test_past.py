"""The list of gestures: order, lazy reading, places, and never anybody else's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import CreateSpan, DeleteSpans
from annotator.app.past import edit_before, past_gestures
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, LabelId, RelationTypeId, new_id
from annotator.core.model import Annotator, Document, DocumentState

TEXT = "Kiev et Moscou négocient. Selon Anna, tout va bien."


@pytest.fixture
def document(project: Project, make_document: Callable[..., Document]) -> Document:
    made = make_document(TEXT, title="Un")
    project.do(AddDocuments((made,)))
    return made


def label(project: Project, document: Document, word: str, name: str = "LOC") -> None:
    start = TEXT.index(word)
    project.do(CreateSpan(document.id, start, start + len(word), LabelId(name)))


def names(project: Project, *, done: bool) -> list[str]:
    return [str(item.step.fields["text"]) for item in past_gestures(project, done=done)]


def test_the_newest_comes_first_and_undone_ones_are_apart(
    project: Project, document: Document
) -> None:
    for word in ("Kiev", "Moscou", "Anna"):
        label(project, document, word)
    project.undo()
    assert names(project, done=True) == ["Moscou", "Kiev"]
    assert names(project, done=False) == ["Anna"]
    assert project.gesture_counts() == (1, 2)
    listed = past_gestures(project, done=True)
    assert [(item.title, item.documents, item.done) for item in listed] == [("Un", 1, True)] * 2


def test_a_new_gesture_ends_what_could_be_redone(project: Project, document: Document) -> None:
    label(project, document, "Kiev")
    project.undo()
    label(project, document, "Moscou")
    assert project.gesture_counts() == (0, 1)
    assert names(project, done=False) == []


def test_it_is_read_bit_by_bit(project: Project, document: Document) -> None:
    for word in ("Kiev", "Moscou", "Anna", "tout"):
        label(project, document, word)
    first = past_gestures(project, done=True, limit=3)
    rest = past_gestures(project, done=True, before=first[-1].seq, limit=3)
    assert [item.step.fields["text"] for item in (*first, *rest)] == [
        "tout",
        "Anna",
        "Moscou",
        "Kiev",
    ]


def test_it_survives_a_restart(project: Project, document: Document) -> None:
    label(project, document, "Kiev")
    label(project, document, "Moscou")
    project.undo()
    path: Path = project.path
    project.close()
    again = Project.open(path)
    assert (names(again, done=False), names(again, done=True)) == (["Moscou"], ["Kiev"])
    assert edit_before(again) is not None
    again.close()


def test_another_annotators_gestures_are_neither_listed_nor_touched(
    project: Project, document: Document
) -> None:
    other = Annotator(id=AnnotatorId(new_id()), name="B.")
    with project._file.transaction():
        project._file.add_annotator(other)
    theirs = Project(project._file, other)
    label(project, document, "Kiev")
    label(theirs, document, "Moscou")
    label(theirs, document, "Anna", "PER")
    assert names(project, done=True) == ["Kiev"]
    assert names(theirs, done=True) == ["Anna", "Moscou"]
    place = edit_before(project)
    assert place is not None
    assert place.offset == 0
    while project.undo() is not None:
        pass
    assert [span.label for span in theirs.spans(document.id)] == ["LOC", "PER"]
    assert theirs.gesture_counts() == (0, 2)
    assert project.gesture_counts() == (1, 0)


def test_the_place_of_an_edit(project: Project, document: Document) -> None:
    assert edit_before(project) is None
    label(project, document, "Moscou")
    span = project.spans(document.id)[0]
    place = edit_before(project)
    assert place is not None
    assert (place.document, place.offset, place.span) == (document.id, 8, span.id)
    project.do(DeleteSpans(document.id, (span.id,)))
    gone = edit_before(project)
    assert gone is not None
    assert (gone.offset, gone.span) == (8, None)
    project.do(SetDocumentState(document.id, DocumentState.DONE))
    state = edit_before(project)
    assert state is not None
    assert (state.document, state.offset) == (document.id, None)
    earlier = edit_before(project, state.seq)
    assert earlier == gone


def test_the_place_of_a_link_is_its_head(project: Project, document: Document) -> None:
    label(project, document, "tout va bien", "CLAIM")
    label(project, document, "Anna", "SOURCE")
    spans = {span.label: span for span in project.spans(document.id)}
    claim, source = spans[LabelId("CLAIM")], spans[LabelId("SOURCE")]
    kind = project.scheme.relations_between(claim.label, source.label)[0]
    project.do(LinkSpans(document.id, RelationTypeId(kind.id), claim.id, source.id))
    place = edit_before(project)
    assert place is not None
    assert place.span == claim.id

